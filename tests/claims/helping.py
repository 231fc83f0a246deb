"""What the tests of claims share: mentions by their words, findings by kind."""

import re
from typing import TypeVar

from fonds.claims import find
from fonds.engines.grammar.contract import Grammar
from fonds.model import Claim, Deal, Event, Finding, Mention, Order, Role, RungEvidence, Slot, Span, Term, Value
from fonds.model.finding import Label

F = TypeVar("F", bound=Finding)


def mentions(text: str, **names: Label) -> list[Mention]:
    """Every occurrence of each name (underscores are blanks) as a mention with the name as its entity."""
    found = []
    for name, label in names.items():
        written = name.replace("_", " ")
        for place in re.finditer(rf"\b{re.escape(written)}\b", text):
            found.append(Mention(place.start(), place.end(), written, label=label, entity=written))
    return found


def findings(text: str, grammar: Grammar, **names: Label) -> tuple[Finding, ...]:
    """All findings of an English text."""
    return find(text, mentions(text, **names), language="en", written=None, grammar=grammar)


def only(kind: type[F], text: str, grammar: Grammar, **names: Label) -> list[F]:
    """The findings of one kind."""
    return [finding for finding in findings(text, grammar, **names) if isinstance(finding, kind)]


def words(value: Value) -> str | None:
    """The words of a slot, or "UNSTATED", or ``None``."""
    return value.text if isinstance(value, Slot) else value


def role(event: Event, name: str) -> str | None:
    """The words of an event's role."""
    return next((each.slot.text for each in event.roles if each.name == name), None)


def spans(value: object) -> list[Span | Slot]:
    """Every span and slot inside a finding."""
    if isinstance(value, Span | Slot):
        return [value]
    if isinstance(value, tuple):
        return [span for each in value for span in spans(each)]
    if isinstance(value, Role | RungEvidence | Term | Claim | Deal | Order | Event) or hasattr(value, "__dataclass_fields__"):
        return [span for name in value.__dataclass_fields__ for span in spans(getattr(value, name))]
    return []
