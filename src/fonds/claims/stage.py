"""The stage: findings of every page of a case, bound to their lines.

Reads documents, pages, lines and mentions; leaves times, claims, deals, orders, events and relations.
A document whose text or mentions changed is done again as a whole; the rest is left alone.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from fonds.claims.find import find
from fonds.claims.letters import Header, header
from fonds.claims.reading import Reading
from fonds.engines.grammar.contract import Grammar
from fonds.engines.store.contract import Store
from fonds.ids import content_id
from fonds.model import (
    Claim,
    Deal,
    Document,
    Event,
    Finding,
    Line,
    Mention,
    Order,
    Page,
    Relation,
    Role,
    RungEvidence,
    Slot,
    Term,
    Time,
)
from fonds.writing.anchors import bind_all

STEP = "claims"
VERSION = "2"
KINDS: tuple[type[Time] | type[Claim] | type[Deal] | type[Order] | type[Event] | type[Relation], ...] = (
    Time,
    Claim,
    Deal,
    Order,
    Event,
    Relation,
)
_PREFIX: dict[type[Any], str] = {Time: "t", Claim: "c", Deal: "d", Order: "o", Event: "e", Relation: "r"}


def run(store: Store, grammar: Grammar) -> None:
    """Find in all documents that were read and are not done at this version with these mentions."""
    done = store.marked(STEP)
    for document in sorted(store.rows(Document), key=lambda each: each.id):
        if document.status not in ("read", "partial"):
            continue
        pages = sorted(store.rows(Page, document=document.id), key=lambda page: page.page)
        mentions = list(store.rows(Mention, document=document.id))
        version = _version(document, pages, mentions, grammar)
        if done.get(document.id) == version:
            continue
        found = of_document(document, pages, list(store.rows(Line, document=document.id)), mentions, grammar)
        with store.transaction():
            for kind in KINDS:
                store.replace(
                    kind,
                    [each for each in found if isinstance(each, kind) and getattr(each, "ledger", None) is None],
                    document=document.id,
                )
            store.mark(STEP, document.id, version)


def _version(document: Document, pages: Sequence[Page], mentions: Sequence[Mention], grammar: Grammar) -> str:
    """A digest of all that the findings are made from."""
    written = document.written and (document.written.earliest, document.written.latest)
    parts = [VERSION, grammar.maker, repr(document.paths), repr(written), repr(document.language), document.type]
    parts += [f"{page.page}:{page.text}" for page in pages]
    parts += [f"{mention.page}:{mention.start}:{mention.end}:{mention.label}:{mention.entity}" for mention in mentions]
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]


def of_document(
    document: Document, pages: Sequence[Page], lines: Sequence[Line], mentions: Sequence[Mention], grammar: Grammar
) -> list[Finding]:
    """All findings of one document, bound; the letter's header of an earlier page serves the later ones."""
    found: list[Finding] = []
    known: Header | None = None
    for page in pages:
        own_lines = [line for line in lines if line.page == page.page]
        if is_table(document, own_lines) or not page.text.strip():
            continue
        own_mentions = [mention for mention in mentions if mention.page == page.page]
        raw = find(page.text, own_mentions, language=document.language, written=document.written, grammar=grammar, header=known)
        found.extend(bound(raw, page, own_lines, document))
        known = _header(page, own_mentions, grammar, known)
    return found


def is_table(document: Document, lines: Sequence[Line]) -> bool:
    """Rows of cells are no prose: a spreadsheet's page is left to the ledger."""
    if (
        document.media_type in ("text/csv", "text/tab-separated-values")
        or "spreadsheet" in document.media_type
        or "excel" in document.media_type
    ):
        return True
    return any(word.cell for line in lines for word in line.words)


def _header(page: Page, mentions: Sequence[Mention], grammar: Grammar, known: Header | None) -> Header:
    own = header(Reading(page.text, grammar, mentions))

    def on_page(slot: Slot | None) -> Slot | None:
        return replace(slot, document=page.document, page=page.page) if slot else None

    if known is None:
        return Header(on_page(own.issuer), on_page(own.addressee), own.orders, own.letter, own.agreement)
    return Header(
        on_page(own.issuer) or known.issuer,
        on_page(own.addressee) or known.addressee,
        own.orders or known.orders,
        own.letter or known.letter,
        own.agreement or known.agreement,
    )


def bound(found: Iterable[Finding], page: Page, lines: Sequence[Line], document: Document) -> list[Finding]:
    """Findings of a page with ids, anchors, and slots that say where they stand."""
    ids: dict[str, str] = {}
    made: list[Finding] = []
    for finding in found:
        if isinstance(finding, Mention):
            continue
        given = _identified(finding, page, lines, document)
        if isinstance(given, Claim):
            ids.setdefault(f"{given.start}-{given.end}", given.id)
        made.append(given)
    facts = [each for each in made if isinstance(each, Order | Deal | Event)]
    return [_proposed(each, ids, facts) if isinstance(each, Claim) else each for each in made]


def _identified(finding: Finding, page: Page, lines: Sequence[Line], document: Document) -> Finding:
    kind = type(finding)
    key = [page.document, page.page, finding.start, finding.end]
    if isinstance(finding, Claim):
        key += [finding.source.start if finding.source else -1, finding.cue.start if finding.cue else -1]
    elif isinstance(finding, Event):
        key += [finding.type]
    elif isinstance(finding, Relation):
        key += [finding.label, finding.source.start, finding.target.start]
    elif isinstance(finding, Order):
        key += [finding.action.start if isinstance(finding.action, Slot) else -1]
    changes: dict[str, Any] = {
        each.name: _placed(getattr(finding, each.name), page, lines, document)
        for each in fields(finding)
        if each.name not in ("anchors", "start", "end", "text")
    }
    changes |= {
        "id": content_id(_PREFIX[kind], *key),
        "document": page.document,
        "page": page.page,
        "anchors": bind_all(page, lines, finding.start, finding.end, document),
    }
    if isinstance(finding, Order) and document.written is not None:
        changes |= {"written_earliest": document.written.earliest, "written_latest": document.written.latest}
    return replace(finding, **changes)


def _placed(value: Any, page: Page, lines: Sequence[Line], document: Document) -> Any:
    """The value with every slot in it placed in the document, every rung's evidence anchored."""
    if isinstance(value, Slot):
        return value if value.document else replace(value, document=page.document, page=page.page)
    if isinstance(value, Role):
        return replace(value, slot=_placed(value.slot, page, lines, document))
    if isinstance(value, RungEvidence):
        return replace(value, anchors=bind_all(page, lines, value.evidence.start, value.evidence.end, document))
    if isinstance(value, Term):
        return replace(value, **{each.name: _placed(getattr(value, each.name), page, lines, document) for each in fields(value)})
    if isinstance(value, tuple):
        return tuple(_placed(each, page, lines, document) for each in value)
    return value


def _proposed(claim: Claim, ids: dict[str, str], facts: Sequence[Order | Deal | Event]) -> Claim:
    """The claim with the fact it states: of those inside it an order before a deal before an event, else its plain words."""
    inside = [fact for fact in facts if claim.start <= fact.start and fact.end <= claim.end]
    order = {Order: 0, Deal: 1, Event: 2}
    inside.sort(key=lambda fact: (order[type(fact)], fact.start - fact.end, fact.start))
    proposition = inside[0].id if inside else " ".join(claim.text.casefold().split())
    repeat = ids.get(claim.repeat_of) if claim.repeat_of else None
    return replace(claim, proposition=proposition, repeat_of=repeat)
