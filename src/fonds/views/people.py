"""People: everybody and everything named, with spellings, lines, and the judgements that joined or parted them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from fonds.engines.store.contract import Store
from fonds.model import Anchor, Entity, Judgement, Mention
from fonds.views.papers import Papers
from fonds.views.shapes import EntityView, People, Proposal, Spelling
from fonds.writing.scripts import has_arabic


def build(store: Store) -> People:
    """All entities, most often named first."""
    papers = Papers(store)
    mentions = _mentions(store.rows(Mention))
    judgements = _judgements(store, papers)
    views = [_view(papers, entity, mentions[entity.id], judgements[entity.id]) for entity in papers.entities.values()]
    views.sort(key=lambda view: (-len(view.lines), view.name, view.id))
    waiting = {proposal.judgement.id for view in views for proposal in view.proposals}
    return People(tuple(views), len(waiting))


def build_one(store: Store, id: str) -> EntityView | None:
    """One entity; ``None`` if there is none of this id."""
    papers = Papers(store)
    entity = papers.entities.get(id)
    if entity is None:
        return None
    held = _mentions(mention for mention in store.rows(Mention) if mention.entity == id)
    return _view(papers, entity, held[id], _judgements(store, papers)[id])


def _mentions(rows: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in rows:
        if mention.entity:
            found[mention.entity].append(mention)
    return found


def _judgements(store: Store, papers: Papers) -> dict[str, list[Judgement]]:
    """Judgements in force (not superseded) by the entities they speak of, one for each pair, verdict and voice.

    A proposal about names that are one entity by now asks nothing.
    """
    held = list(store.rows(Judgement))
    old = {judgement.supersedes for judgement in held if judgement.supersedes}
    found: dict[str, list[Judgement]] = defaultdict(list)
    seen: set[tuple[str, str, str, str, bool]] = set()
    for judgement in sorted(held, key=lambda one: (-(one.score or 0.0), one.id)):
        sides = sorted({papers.living(side) for side in judgement.of})
        key = (sides[0], sides[-1], judgement.kind, judgement.by, judgement.proposed)
        if judgement.id in old or key in seen or (judgement.proposed and len(sides) == 1):
            continue
        # What joined names into one entity explains that entity: each such line is kept.
        if len(sides) > 1:
            seen.add(key)
        for side in sides:
            found[side].append(judgement)
    return found


def _view(papers: Papers, entity: Entity, mentions: Sequence[Mention], judgements: Sequence[Judgement]) -> EntityView:
    drawn = [_proposal(papers, entity, judgement) for judgement in judgements]
    documents = sorted({mention.document for mention in mentions if mention.document in papers.documents})
    return EntityView(
        entity.id, entity.label, entity.name, _spellings(mentions), tuple(papers.reference(id) for id in documents),
        _lines(mentions), tuple(row for row in drawn if not row.judgement.proposed),
        tuple(row for row in drawn if row.judgement.proposed),
    )  # fmt: skip


def _spellings(mentions: Sequence[Mention]) -> tuple[Spelling, ...]:
    """Names and aliases as written, most frequent first; descriptions and pronouns are no spellings."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.form in ("name", "alias"):
            groups[" ".join(mention.text.split())].append(mention)
    found = [
        Spelling(text, script(text), len(rows), len({row.document for row in rows}), _lines(rows))
        for text, rows in groups.items()
    ]
    return tuple(sorted(found, key=lambda row: (-row.mentions, row.text)))


def script(text: str) -> str:
    """``arabic`` or ``latin``; ``other`` for anything else."""
    if has_arabic(text):
        return "arabic"
    return "latin" if any("a" <= letter.lower() <= "z" for letter in text) else "other"


def _lines(mentions: Iterable[Mention]) -> tuple[Anchor, ...]:
    """One anchor a line, in the sequence of the documents."""
    by_line = {
        (anchor.document, anchor.page, anchor.line, anchor.cell): anchor
        for mention in sorted(mentions, key=lambda one: (one.document, one.page, one.start), reverse=True)
        for anchor in mention.anchors
    }
    return tuple(sorted(by_line.values(), key=lambda anchor: (anchor.document, anchor.page, anchor.start)))


def _proposal(papers: Papers, entity: Entity, judgement: Judgement) -> Proposal:
    sides = [papers.living(side) for side in judgement.of]
    other = sides[1] if sides[0] == entity.id else sides[0]
    named = papers.entities.get(other)
    return Proposal(
        judgement, other, named.name if named else other,
        tuple(reason for reason in judgement.reasons if reason.weight >= 0),
        tuple(reason for reason in judgement.reasons if reason.weight < 0),
    )  # fmt: skip
