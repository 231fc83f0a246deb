"""A finding as ``fonds extract`` prints it: one flat object, for texts that belong to no case.

The same facts as in the export, without ids, documents and pages; ``status`` is the highest rung that
the text supports.
"""

from dataclasses import fields
from functools import singledispatch
from typing import Any

from fonds.model import Claim, Deal, Event, Found, Mention, Order, Relation, Slot, Span, Term, Time, Value
from fonds.vocabulary.rungs import highest

Plain = dict[str, Any]


@singledispatch
def finding_row(finding: object) -> Plain:
    """The printed object: ``kind`` first, then ``start, end, text``, then what the kind adds; JSON-able, dates ISO."""
    raise TypeError(f"{type(finding).__name__} is not a finding")


@finding_row.register
def _mention(it: Mention) -> Plain:
    return {**_found("mention", it), "label": it.label, "entity": it.entity, "form": it.form}


@finding_row.register
def _time(it: Time) -> Plain:
    return {
        **_found("time", it), "type": it.type, "value": it.value, "earliest": _iso(it.earliest), "latest": _iso(it.latest),
        "relation": it.relation,
    }  # fmt: skip


@finding_row.register
def _claim(it: Claim) -> Plain:
    return {
        **_found("claim", it), "source": _value(it.source), "cue": _span(it.cue) if it.cue else None,
        "via": [_value(via) for via in it.via], "modality": it.modality, "polarity": it.polarity,
        "hedges": [{**_span(hedge), "kind": hedge.kind} for hedge in it.hedges], "repeat_of": it.repeat_of,
    }  # fmt: skip


@finding_row.register
def _deal(it: Deal) -> Plain:
    return {
        **_found("deal", it), "status": highest(it.status), "parties": [_value(party) for party in it.parties],
        "terms": [_term(term) for term in it.terms], "time": _value(it.time, dated=True), "duration": _value(it.duration),
        "jurisdiction": _value(it.jurisdiction),
    }  # fmt: skip


@finding_row.register
def _order(it: Order) -> Plain:
    return {
        **_found("order", it), "issuer": _value(it.issuer), "addressee": _value(it.addressee), "action": _value(it.action),
        "theme": _value(it.theme), "place": _value(it.place), "deadline": _value(it.deadline, dated=True),
        "status": highest(it.status),
    }  # fmt: skip


@finding_row.register
def _event(it: Event) -> Plain:
    roles: Plain = {}
    for role in it.roles:
        taken = sum(name == role.name or name.startswith(f"{role.name}_") for name in roles)
        roles[f"{role.name}_{taken + 1}" if taken else role.name] = _value(role.slot)
    return {
        **_found("event", it), "type": it.type, "mode": it.mode, "roles": roles, "place": _value(it.place),
        "time": _value(it.time, dated=True), "modality": it.modality,
    }  # fmt: skip


@finding_row.register
def _relation(it: Relation) -> Plain:
    return {**_found("relation", it), "label": it.label, "source": _value(it.source), "target": _value(it.target)}


def _found(kind: str, it: Found) -> Plain:
    return {"kind": kind, "start": it.start, "end": it.end, "text": it.text}


def _span(it: Span) -> Plain:
    return {"text": it.text, "start": it.start, "end": it.end}


def _value(it: Value, *, dated: bool = False) -> Plain | str | None:
    if not isinstance(it, Slot):
        return it
    plain: Plain = {"text": it.text, "start": it.start, "end": it.end, "entity": it.entity}
    return {**plain, "earliest": _iso(it.earliest), "latest": _iso(it.latest)} if dated else plain


def _term(it: Term) -> Plain:
    return {field.name: _value(getattr(it, field.name), dated=field.name == "deadline") for field in fields(Term)}


def _iso(day: object) -> str | None:
    return str(day) if day is not None else None
