"""Orders, and what then happened: each order with its slots, its rungs, and its place beside the ledgers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from fonds.engines.store.contract import Store
from fonds.model import Event, Match, Order, Slot
from fonds.views.papers import Papers, first_day, questions, rungs
from fonds.views.shapes import LedgerRef, MatchView, OrdersView, OrderView
from fonds.views.titles import title

FORMULA = "p = 1 - exp(-rate x window); rate = fitting events at the place / days that the ledgers span"
_MUCH = 0.33
"""From such a chance on a match is worth little by itself."""


def build(store: Store) -> OrdersView:
    """All orders, each once, oldest first; the ledgers they were tested against."""
    papers = Papers(store)
    events = {event.id: event for event in store.rows(Event)}
    by_order: dict[str, list[Match]] = defaultdict(list)
    for match in store.rows(Match):
        by_order[match.order].append(match)
    groups: dict[str, list[Order]] = defaultdict(list)
    for order in store.rows(Order):
        groups[papers.same(order)].append(order)
    views = [_view(papers, group, by_order, events) for group in groups.values()]
    views.sort(key=lambda view: (first_day(view.written), view.document.path, view.id))
    windows = [match.window_days for rows in by_order.values() for match in rows]
    return OrdersView(tuple(views), _ledgers(papers, events.values()), max(windows, default=0), FORMULA)


def _view(papers: Papers, group: Sequence[Order], matches: dict[str, list[Match]], events: dict[str, Event]) -> OrderView:
    lead = min(
        group,
        key=lambda order: (
            order.id not in papers.leads,
            papers.original(order.document) != order.document,
            -_filled(order),
            order.id,
        ),
    )
    slots = {
        name: papers.slot(name, getattr(lead, name)) for name in ("issuer", "addressee", "action", "theme", "place", "deadline")
    }  # fmt: skip
    others = sorted({order.document for order in group} - {lead.document})
    return OrderView(
        lead.id, title(lead), **slots, act=lead.act, written=papers.order_days(lead), rungs=rungs(lead.status),
        matches=tuple(match_view(papers, match, events) for match in matches[lead.id]),
        slots_unstated=sum(slot.state == "unstated" for slot in slots.values()), questions=questions(slots.values()),
        document=papers.reference(lead.document), told_in=tuple(papers.reference(id) for id in others),
        standing=papers.standing(lead), anchors=lead.anchors,
    )  # fmt: skip


def _filled(order: Order) -> int:
    values = (order.issuer, order.addressee, order.action, order.theme, order.place, order.deadline)
    return sum(isinstance(value, Slot) for value in values)


def match_view(papers: Papers, match: Match, events: dict[str, Event]) -> MatchView:
    """A match with its event's title and lines, and its verdict in a sentence."""
    event = events.get(match.event or "")
    return MatchView(
        match.id, match.order, match.event, title(event) if event else "", papers.slot_days(event.time) if event else None,
        event.anchors if event else (), match.lead_days, match.direction, match.p_chance, match.window_days, match.verdict,
        says(match), _worth(match), match.because,
    )  # fmt: skip


def says(match: Match) -> str:
    """The verdict in plain words."""
    if match.verdict == "none_found":
        return f"No event found in these ledgers within {match.window_days} days. That is an answer, not a gap."
    if match.verdict == "unknown":
        return "It cannot be told: " + match.because.partition(";")[0] + "."
    return {
        "foreknown": f"The order came {between(match)} the event it foretells.",
        "executed": f"What is ordered happened: the order came {between(match)} the event.",
        "after": f"The order was written {between(match)} the event.",
        "overlaps": "The order may be earlier or later than the event.",
    }[match.verdict]


def between(match: Match) -> str:
    """The time between, "2 to 4 days before"."""
    if match.lead_days is None:
        return "at an unknown time from"
    least, most = match.lead_days
    if most < 0:
        return _span(-most, -least) + " after"
    return _span(least, most) + " before" if least > 0 else f"{least:+d} to {most:+d} days from"


def _span(least: int, most: int) -> str:
    return f"{least} day{'' if least == 1 else 's'}" if least == most else f"{least} to {most} days"


def _worth(match: Match) -> str:
    if match.p_chance is None or match.event is None:
        return ""
    if match.p_chance >= _MUCH:
        return "worth little by itself: such an event is common there"
    return "made poor by few events" if "poor rate" in match.because else ""


def _ledgers(papers: Papers, events: Iterable[Event]) -> tuple[LedgerRef, ...]:
    held: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.ledger is not None:
            held[event.document].append(event)
    return tuple(
        LedgerRef(papers.reference(id), len(rows), sum(papers.slot_days(event.time) is not None for event in rows))
        for id, rows in sorted(held.items())
    )
