"""Matches: each order beside what the ledgers say happened, with the time between and the part that chance may have.

An order to withdraw fits a withdrawal at its place (carried out) and an attack there afterwards (foreknown). The
window is fixed before the search. ``p_chance = 1 - exp(-rate x window)``: how likely a random window of that length
holds a fitting event, with ``rate`` = fitting events at that place in the same ledgers, divided by the days the
ledgers span. "None found" is an answer; "unknown" says that the order has no day or no place to look at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from typing import Literal

from fonds.ids import content_id
from fonds.model import Event, Match, Order, Slot, Value
from fonds.proof.propositions import place_keys, vocabulary

WINDOW = 30
"""Days after the order in which an event is looked for."""
FEW = 5
"""Fewer fitting events than this make a poor rate, and the match says so."""
FORMULA = "p = 1 - exp(-rate x window); rate = fitting events at the place / days that the ledgers span"

Part = Literal["executed", "foreknown"]
PARTS: tuple[Part, ...] = ("executed", "foreknown")


@dataclass(frozen=True, slots=True)
class _Near:
    """An event that fits an order by act and place."""

    event: Event
    part: Part
    lead: tuple[int, int]
    shared_party: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of an order's surroundings: ``foretold`` are places of attacks that its page announces."""

    order: Order
    foretold: tuple[Slot, ...] = ()
    posts: tuple[Slot, ...] = ()
    """Places in the addressee's name ("commander of the Hill sector"): where a place without a name is looked for."""
    reported: bool = False
    """Told by a report: the paper's day is the day of telling."""


def matches(orders: Sequence[Looked], ledger: Sequence[Event], window: int = WINDOW) -> list[Match]:
    """At least one match for each order, sorted by order and event; none at all without a ledger."""
    dated = [event for event in ledger if isinstance(event.time, Slot) and event.time.earliest and event.time.latest]
    if not ledger:
        return []
    span = _span(dated)
    return [match for looked in sorted(orders, key=lambda one: one.order.id) for match in _of(looked, dated, span, window)]


def _span(dated: Sequence[Event]) -> int:
    """Days from the first to the last event, both included; 0 without any."""
    days = [day for event in dated for day in _days(event)]
    return (max(days) - min(days)).days + 1 if days else 0


def _days(event: Event) -> tuple[date, date]:
    time = event.time
    assert isinstance(time, Slot) and time.earliest and time.latest, "only dated events are compared"
    return time.earliest, time.latest


def _of(looked: Looked, dated: Sequence[Event], span: int, window: int) -> list[Match]:
    order = looked.order
    places = [slot for slot in (order.place,) if isinstance(slot, Slot)]
    # "The hospital" of an order to the commander at Tell Nahl is looked for at Tell Nahl.
    lent = looked.posts if places and not any(place.entity or place_keys(place) for place in places) else ()
    places.extend(lent)
    if not places and not looked.foretold:
        return [_blank(order, "unknown", window, None, "the order names no place to look at")]
    if order.act is None:
        return [_blank(order, "unknown", window, None, "what is ordered fits no type of event")]
    here = [
        (event, part) for event in dated if (part := _fits(order, event, places, looked.foretold))
    ]  # fmt: skip
    rates = {part: _Rate(sum(1 for _, found in here if found == part), span, window) for part in PARTS}
    both = _Rate(len(here), span, window)
    if looked.reported:
        why = f"told by a report, which does not tell the order's own day; {both.says}"
        return [_blank(order, "unknown", window, both.chance, why)]
    written = order.written_earliest, order.written_latest
    if not written[0] or not written[1]:
        return [_blank(order, "unknown", window, both.chance, f"the order bears no day; {both.says}")]
    near = [_near(event, part, (written[0], written[1]), order) for event, part in here]
    chosen = _choose(near, window)
    if not chosen:
        why = f"looked for within {window} days after the order: none; {both.says}"
        return [_blank(order, "none_found", window, both.chance, why)]
    where = "same place" if not lent else "the place in the addressee's name"
    return [_match(order, one, rates[one.part], window, where) for one in chosen]


@dataclass(frozen=True, slots=True)
class _Rate:
    """Fitting events at the place, in the days the ledgers span, for a window."""

    number: int
    span: int
    window: int

    @property
    def chance(self) -> float | None:
        """``None`` where the ledgers hold no dated event to reckon with."""
        return round(1 - exp(-self.number / self.span * self.window), 4) if self.span else None

    @property
    def says(self) -> str:
        """What the chance rests on."""
        events = f"{self.number} fitting event{'' if self.number == 1 else 's'}"
        few = "; so few events make a poor rate" if self.number < FEW else ""
        return f"{events} at this place in {self.span} days of the ledgers{few}"


def _fits(order: Order, event: Event, places: Sequence[Slot], foretold: Sequence[Slot]) -> Part | None:
    """Does the event carry the order out, or is it what the order foretells? Place first, then the act."""
    rules = vocabulary()
    act = order.act or ""
    if event.type in rules["carried_out"].get(act, [act]) and _same_place(places, event.place):
        return "executed"
    if event.type in rules["foretells"].get(act, []) and _same_place([*places, *foretold], event.place):
        return "foreknown"
    return None


def _same_place(places: Sequence[Slot], place: Value) -> bool:
    """One entity, one word, or one skeleton of consonants where the scripts differ."""
    if not isinstance(place, Slot):
        return False
    mine = place_keys(place)
    return any(place_keys(one) & mine for one in places)


def _near(event: Event, part: Part, written: tuple[date, date], order: Order) -> _Near:
    first, last = _days(event)
    people = {slot.entity for slot in (order.issuer, order.addressee) if isinstance(slot, Slot) and slot.entity}
    sides = {role.slot.entity for role in event.roles if role.slot.entity}
    return _Near(event, part, ((first - written[1]).days, (last - written[0]).days), bool(people & sides))


def _choose(near: Sequence[_Near], window: int) -> list[_Near]:
    """The nearest event after the order for each part; else the nearest that overlaps it or came before it."""
    chosen: list[_Near] = []
    for part in PARTS:
        mine = [one for one in near if one.part == part]
        after = [one for one in mine if 0 < one.lead[0] <= window]
        across = [one for one in mine if one.lead[0] <= 0 <= one.lead[1]]
        if after or across:
            chosen.append(min(after or across, key=_distance))
    if not chosen:
        past = [one for one in near if -window <= one.lead[1] < 0]
        chosen.extend([min(past, key=_distance)] if past else [])
    return chosen


def _distance(one: _Near) -> tuple[bool, int, str]:
    return not one.shared_party, min(abs(one.lead[0]), abs(one.lead[1])), one.event.id


def _blank(order: Order, verdict: Literal["none_found", "unknown"], window: int, chance: float | None, why: str) -> Match:
    return Match(content_id("mt", order.id, None), order.id, None, None, "unknown", chance, window, verdict, why)


def _match(order: Order, one: _Near, rate: _Rate, window: int, where: str) -> Match:
    direction: Literal["before", "after", "overlaps"]
    verdict: Literal["foreknown", "executed", "after", "overlaps"]
    if one.lead[0] > 0:
        direction, verdict = "before", one.part
    elif one.lead[1] < 0:
        direction = verdict = "after"
    else:
        direction = verdict = "overlaps"
    act = "carries out what is ordered" if one.part == "executed" else "is what the order makes way for"
    why = f"{where}; {one.event.type} {act}; {rate.says}"
    return Match(
        content_id("mt", order.id, one.event.id), order.id, one.event.id, one.lead, direction, rate.chance, window, verdict, why
    )
