"""What a search could not have found: said with every answer, because silence is not denial."""

from fonds.engines.index.contract import Index
from fonds.engines.store.contract import Store
from fonds.model import Document


def could_not(store: Store, index: Index, *, dated: bool) -> tuple[str, ...]:
    """Plain sentences, most weighty first; none if everything was read and is in the index.

    ``dated``: the query asked for days, so papers without a known date are named too.
    """
    held = index.documents()
    counts = {"failed": 0, "partial": 0, "waiting": 0, "empty": 0, "unindexed": 0, "undated": 0}
    for document in store.rows(Document):
        if document.status in counts:
            counts[document.status] += 1
        if document.status in ("read", "partial") and document.id not in held:
            counts["unindexed"] += 1
        if document.status in ("read", "partial") and document.written is None:
            counts["undated"] += 1
    lines = sum(of.unread_lines for of in held.values())
    sentences = [
        (counts["failed"], "paper could not be opened", "papers could not be opened"),
        (counts["partial"], "paper was read in part only", "papers were read in part only"),
        (counts["empty"], "paper was opened and no text found in it", "papers were opened and no text found in them"),
        (lines, "line was seen on a page, not read", "lines were seen on pages, not read"),
        (counts["waiting"], "paper waits to be read", "papers wait to be read"),
        (counts["unindexed"], "paper is read and not yet searchable", "papers are read and not yet searchable"),
        (counts["undated"] if dated else 0, "paper has no known date, so no question about days finds it",
         "papers have no known date, so no question about days finds them"),
    ]  # fmt: skip
    return tuple(f"{number} {one if number == 1 else many}." for number, one, many in sentences if number)
