"""From the store to the index: after every run the index holds exactly what the store says.

What is done is known from the index itself: it keeps, for each document, the version it was made from, in
the same commit as the pages. So a run that was killed, an index that was deleted, and one that another
version of fonds made are all mended by running again; nothing else is written down.
"""

import hashlib
from collections.abc import Callable, Iterator

from fonds.engines.index.contract import Held, Index, TokenField, Unit
from fonds.engines.store.contract import Store
from fonds.model import Document, Line, Page
from fonds.search import papers
from fonds.search.light import sounds
from fonds.writing.analysis import ANALYZER, tokens

VERSION = f"search/2+analyzer/{ANALYZER}"

BATCH = 1000
"""Pages between commits: a killed run loses no more than these."""

Progress = Callable[[int, int], None]
"""Documents done, documents in all."""


def run(store: Store, index: Index, *, progress: Progress | None = None) -> None:
    """Bring the index up to the store. Documents without text are held too, so that they are known as looked at."""
    held = index.documents()
    wanted = {document.id: document for document in store.rows(Document)}
    gone = sorted(set(held) - set(wanted))
    for document_id in gone:
        index.remove(document_id)
    versions = {document_id: of.version for document_id, of in held.items() if document_id in wanted}
    waiting_pages, changed = 0, bool(gone)
    for done, document_id in enumerate(sorted(wanted), start=1):
        pages = tuple(store.rows(Page, document=document_id))
        version = _version(wanted[document_id], pages)
        if versions.get(document_id) != version:
            unread = sum(not line.text.strip() for line in store.rows(Line, document=document_id))
            index.replace(document_id, Held(version, unread), _units(wanted[document_id], pages))
            versions[document_id] = version
            waiting_pages += max(1, len(pages))
            changed = True
        if waiting_pages >= BATCH:
            index.commit(_watermark(versions))
            waiting_pages = 0
        if progress:
            progress(done, len(wanted))
    if changed:
        index.commit(_watermark(versions))


def waiting(store: Store, index: Index) -> int:
    """How many read documents the index has not seen yet."""
    held = index.documents()
    return sum(document.id not in held for document in store.rows(Document) if document.status != "waiting")


def _units(document: Document, pages: tuple[Page, ...]) -> Iterator[Unit]:
    properties, path = papers.properties(document), papers.path_words(document)
    days = (document.written.earliest, document.written.latest) if document.written else None
    for page in pages:
        found = tokens(page.text)
        loose = sorted({variant for token in found for variant in token.variants})
        fields: dict[TokenField, list[str]] = {
            "words": [token.folded for token in found], "loose": loose, "sounds": sounds(found), "path": path,
        }  # fmt: skip
        yield Unit(page.document, page.page, fields, properties, days)


def _version(document: Document, pages: tuple[Page, ...]) -> str:
    """Changes when anything that the index holds of the document changes."""
    held = hashlib.sha256(VERSION.encode())
    written = document.written
    days = (written.earliest, written.latest) if written else None
    held.update(repr((document.type, document.language, document.paths, days)).encode())
    for page in pages:
        held.update(f"\0{page.page}\0".encode())
        held.update(page.text.encode(errors="surrogatepass"))
    return held.hexdigest()[:24]


def _watermark(versions: dict[str, str]) -> str:
    """Says which state of the documents the index reflects; equal for equal content in any order of intake."""
    return hashlib.sha256("".join(f"{key}={versions[key]};" for key in sorted(versions)).encode()).hexdigest()[:16]
