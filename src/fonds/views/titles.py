"""Short titles of findings, made of their own words only."""

from fonds.model import Claim, Deal, Event, Order, Slot, Term, Value


def title(finding: Order | Deal | Event | Claim, limit: int = 90) -> str:
    """A few words to know the finding by; words of the paper, cut at ``limit`` code points."""
    if isinstance(finding, Order):
        words = finding.text
    elif isinstance(finding, Deal):
        words = " for ".join(part for term in finding.terms if (part := _given(term)))
    elif isinstance(finding, Event):
        told = next((role.slot.text for role in finding.roles if role.name == "description"), finding.text)
        words = told if finding.ledger is not None else _joined([], [("", finding.place)], finding.text)
    else:
        words = finding.text
    written = " ".join((words or finding.text).split())
    return written if len(written) <= limit else written[: limit - 1].rstrip() + "…"


def _given(term: Term) -> str:
    """What is given, with how much of it where the words do not say so already."""
    held = isinstance(term.quantity, Slot) and isinstance(term.theme, Slot) and term.quantity.text in term.theme.text
    return _joined([None if held else term.quantity, term.theme], [])


def _joined(values: list[Value], tails: list[tuple[str, Value]], head: str = "") -> str:
    parts = [head, *(value.text for value in values if isinstance(value, Slot))]
    seen = " ".join(parts)
    for word, value in tails:
        if isinstance(value, Slot) and value.text not in seen:
            parts.append(f"{word} {value.text}".strip())
    return " ".join(part for part in parts if part)
