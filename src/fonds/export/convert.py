"""From the nouns to the rows: nothing is added, nothing rounded up, nothing left out that the export promises."""

from collections.abc import Iterable
from dataclasses import fields
from functools import singledispatch
from typing import Any

from fonds.export import rows
from fonds.model import (
    UNSTATED,
    Anchor,
    Card,
    Claim,
    DayRange,
    Deal,
    Descent,
    Document,
    Entity,
    Event,
    Failure,
    Found,
    Judgement,
    Line,
    Match,
    Mention,
    Order,
    Page,
    Relation,
    RungEvidence,
    Slot,
    Term,
    Time,
    Value,
)  # fmt: skip

NOT_READ_YET = "not read yet; run fonds add on the case again"


@singledispatch
def row(record: object) -> rows.Row:
    """The export's row of a stored record."""
    raise TypeError(f"{type(record).__name__} is not a record of the export")


@row.register
def _document(it: Document) -> rows.Row:
    waiting = it.status == "waiting"
    return rows.DocumentRow(
        id=it.id, paths=tuple(it.paths), sha256=it.sha256, size=it.size, media_type=it.media_type, type=it.type,
        language=it.language, written=_days(it.written), family=it.family,
        status="failed" if it.status == "waiting" else it.status, failure=NOT_READ_YET if waiting else it.failure,
        title=it.title, pages=it.pages,
    )  # fmt: skip


@row.register
def _page(it: Page) -> rows.Row:
    return rows.PageRow(**_same(it, rows.PageRow))


@row.register
def line(it: Line) -> rows.LineRow:
    """A line without its words."""
    return rows.LineRow(**_same(it, rows.LineRow, leave=("words",)))


def line_with_words(it: Line) -> rows.LineRow:
    """A line as ``fonds read`` and ``fonds ocr`` print it."""
    words = tuple(rows.WordRow(**_same(word, rows.WordRow)) for word in it.words)
    return rows.LineRow(**_same(it, rows.LineRow, leave=("words",)), words=words)


@row.register
def _mention(it: Mention) -> rows.Row:
    return rows.MentionRow(**_found(it, "mention"), label=it.label, entity=it.entity, form=it.form)


@row.register
def _time(it: Time) -> rows.Row:
    return rows.TimeRow(
        **_found(it, "time"), type=it.type, value=it.value, earliest=it.earliest, latest=it.latest, relation=it.relation,
        calendar=it.calendar,
    )  # fmt: skip


@row.register
def _claim(it: Claim) -> rows.Row:
    hedges = tuple(rows.HedgeRow(text=hedge.text, start=hedge.start, end=hedge.end, kind=hedge.kind) for hedge in it.hedges)
    cue = rows.SpanRow(text=it.cue.text, start=it.cue.start, end=it.cue.end) if it.cue else None
    return rows.ClaimRow(
        **_found(it, "claim"), proposition=it.proposition, asserter=_slot(it.source, it) if it.source else None,
        by_document=it.source is None, via=_slots(it.via, it), cue=cue, strength=it.strength, polarity=it.polarity,
        modality=it.modality, hedges=hedges, rank=it.rank, repeat_of=it.repeat_of,
    )  # fmt: skip


@row.register
def _deal(it: Deal) -> rows.Row:
    return rows.DealRow(
        **_found(it, "deal"), parties=_slots(it.parties, it), terms=tuple(_term(term, it) for term in it.terms),
        time=_value(it.time, it, dated=True), duration=_value(it.duration, it), jurisdiction=_value(it.jurisdiction, it),
        status=_ladder(it.status),
    )  # fmt: skip


@row.register
def _order(it: Order) -> rows.Row:
    known = it.written_earliest or it.written_latest
    return rows.OrderRow(
        **_found(it, "order"), issuer=_value(it.issuer, it), addressee=_value(it.addressee, it), action=_value(it.action, it),
        theme=_value(it.theme, it), place=_value(it.place, it), deadline=_value(it.deadline, it, dated=True), act=it.act,
        written=rows.DaysRow(earliest=it.written_earliest, latest=it.written_latest) if known else None,
        status=_ladder(it.status),
    )  # fmt: skip


@row.register
def _event(it: Event) -> rows.Row:
    roles: dict[str, rows.SlotRow] = {}
    for role in it.roles:
        taken = sum(name == role.name or name.startswith(f"{role.name}_") for name in roles)
        roles[f"{role.name}_{taken + 1}" if taken else role.name] = _slot(role.slot, it)
    return rows.EventRow(
        **_found(it, "event"), type=it.type, mode=it.mode, roles=roles, place=_value(it.place, it),
        time=_value(it.time, it, dated=True), ledger=it.ledger, modality=it.modality,
    )  # fmt: skip


@row.register
def _relation(it: Relation) -> rows.Row:
    return rows.RelationRow(
        **_found(it, "relation"), label=it.label, source=_slot(it.source, it), target=_slot(it.target, it)
    )


@row.register
def _entity(it: Entity) -> rows.Row:
    return rows.EntityRow(**_same(it, rows.EntityRow))


@row.register
def _judgement(it: Judgement) -> rows.Row:
    reasons = tuple(rows.ReasonRow(**_same(reason, rows.ReasonRow)) for reason in it.reasons)
    return rows.JudgementRow(**_same(it, rows.JudgementRow, leave=("reasons",)), reasons=reasons)


@row.register
def _descent(it: Descent) -> rows.Row:
    shared = tuple(rows.SharedRow(child=anchor(of.child), parent=anchor(of.parent), why=of.why) for of in it.shared)
    lost = tuple(rows.LostHedgeRow(hedge=anchor(of.hedge), kind=of.kind) for of in it.hedges_lost)
    return rows.DescentRow(**_same(it, rows.DescentRow, leave=("shared", "hedges_lost")), shared=shared, hedges_lost=lost)


@row.register
def _match(it: Match) -> rows.Row:
    return rows.MatchRow(**_same(it, rows.MatchRow))


@row.register
def _card(it: Card) -> rows.Row:
    items = tuple(
        rows.CardItemRow(**_same(item, rows.CardItemRow, leave=("anchors",)), anchors=anchors(item.anchors)) for item in it.items
    )
    against = tuple(rows.ContradictionRow(a=anchors(of.a), b=anchors(of.b), kind=of.kind) for of in it.contradictions)
    return rows.CardRow(**_same(it, rows.CardRow, leave=("items", "contradictions")), items=items, contradictions=against)


@row.register
def _failure(it: Failure) -> rows.Row:
    return rows.FailureRow(**_same(it, rows.FailureRow))


def anchor(it: Anchor) -> rows.AnchorRow:
    """The place of a quote."""
    return rows.AnchorRow(**_same(it, rows.AnchorRow))


def anchors(found: Iterable[Anchor]) -> tuple[rows.AnchorRow, ...]:
    """Places of quotes, in sequence."""
    return tuple(anchor(it) for it in found)


def _found(it: Found, kind: str) -> dict[str, Any]:
    return {
        "id": it.id, "kind": kind, "document": it.document, "page": it.page, "start": it.start, "end": it.end, "text": it.text,
        "anchors": anchors(it.anchors), "maker": it.maker,
    }  # fmt: skip


def _slot(it: Slot, home: Found, *, dated: bool = False) -> rows.SlotRow:
    """``home`` tells document and page for a slot that does not say them itself."""
    plain = rows.SlotRow(
        text=it.text, start=it.start, end=it.end, entity=it.entity, document=it.document or home.document,
        page=it.page or home.page,
    )  # fmt: skip
    if not dated:
        return plain
    return rows.SlotRow(
        text=it.text, start=it.start, end=it.end, entity=it.entity, document=plain.document, page=plain.page,
        earliest=it.earliest, latest=it.latest,
    )  # fmt: skip


def _slots(found: Iterable[Slot], home: Found) -> tuple[rows.SlotRow, ...]:
    return tuple(_slot(it, home) for it in found)


def _value(it: Value, home: Found, *, dated: bool = False) -> rows.ValueRow:
    if it is None or it == UNSTATED:
        return it
    return _slot(it, home, dated=dated)


def _term(it: Term, home: Found) -> rows.TermRow:
    return rows.TermRow(
        **{field.name: _value(getattr(it, field.name), home, dated=field.name == "deadline") for field in fields(Term)}
    )


def _ladder(status: Iterable[RungEvidence]) -> tuple[rows.RungRow, ...]:
    return tuple(rows.RungRow(rung=it.rung, anchors=anchors(it.anchors)) for it in status)


def _days(it: DayRange | None) -> rows.DaysRow | None:
    return rows.DaysRow(earliest=it.earliest, latest=it.latest) if it else None


def _same(it: object, kind: type[rows.Row], leave: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields that noun and row share by name."""
    return {name: getattr(it, name) for name in kind.__struct_fields__ if name not in leave}
