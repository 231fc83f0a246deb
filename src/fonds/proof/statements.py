"""A card's heading: a plain sentence made only of words quoted from the papers; what is unstated is said to be so."""

from collections.abc import Sequence

from fonds.model import Deal, Event, Order, Role, Slot, Value


def sentence(finding: Order | Deal | Event) -> str:
    """One sentence; quoted words stand in “ ”."""
    if isinstance(finding, Order):
        return _order(finding)
    if isinstance(finding, Deal):
        return _deal(finding)
    return _event(finding)


def _quoted(value: Value, otherwise: str) -> str:
    return f"“{' '.join(value.text.split())}”" if isinstance(value, Slot) else otherwise


def _tail(pairs: Sequence[tuple[str, Value]]) -> str:
    return "".join(f", {name} {_quoted(value, '')}" for name, value in pairs if isinstance(value, Slot))


def _order(order: Order) -> str:
    head = f"{_quoted(order.issuer, 'Somebody (not stated)')} ordered {_quoted(order.addressee, 'somebody (not stated)')}"
    act = _quoted(order.action, "something (not stated)")
    theme = f" {_quoted(order.theme, '')}" if isinstance(order.theme, Slot) else ""
    return f"{head}: {act}{theme}{_tail([('at', order.place), ('by', order.deadline)])}."


def _deal(deal: Deal) -> str:
    parties = " and ".join(_quoted(party, "") for party in deal.parties) or "Somebody (not stated)"
    terms = []
    for term in deal.terms:
        what = (
            " ".join(part for part in (_quoted(term.quantity, ""), _quoted(term.theme, "")) if part) or "something (not stated)"
        )
        giver = _quoted(term.giver, "somebody (not stated)")
        to = f" to {_quoted(term.recipient, 'somebody (not stated)')}" if term.recipient is not None else ""
        terms.append(f"{giver} gives {what}{to}{_tail([('from', term.origin), ('to', term.destination), ('by', term.deadline)])}")
    return f"Deal of {parties}: {'; '.join(terms) or 'terms not stated'}."


def _event(event: Event) -> str:
    roles = [_role(role) for role in event.roles]
    where = _tail([("at", event.place), ("on", event.time)])
    return (
        f"“{' '.join(event.text.split())}” ({event.type}{f', {event.mode}' if event.mode else ''})"
        + (f": {'; '.join(roles)}" if roles else "")
        + f"{where}."
    )


def _role(role: Role) -> str:
    return f"{role.name} {_quoted(role.slot, '')}"
