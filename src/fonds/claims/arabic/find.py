"""Findings in Arabic text: times, orders, deals, events, claims, by rules over words.

There is no Arabic parser to lean on. The rules keep to what letters, orders and news put at the head of
their sentences, and leave a slot empty or unstated rather than guess.
"""

from collections.abc import Sequence
from dataclasses import replace

from fonds.claims.arabic import claims as arabic_claims
from fonds.claims.arabic import deals as arabic_deals
from fonds.claims.arabic import events as arabic_events
from fonds.claims.arabic import letters as arabic_letters
from fonds.claims.arabic import orders as arabic_orders
from fonds.claims.arabic.frame import acts
from fonds.claims.arabic.reading import ArabicReading, Clause
from fonds.model import Claim, DayRange, Finding, Mention, Order, Slot, Time
from fonds.vocabulary import arabic
from fonds.writing.scripts import fold, has_arabic
from fonds.writing.times import find_times

_DENIAL = {fold(word) for word in ("لم", "ولم", "فلم", "لن", "ولن")}
MAKER = "claims.arabic/1"


def find(
    text: str,
    mentions: Sequence[Mention] = (),
    *,
    language: str | None = "ar",
    written: DayRange | None = None,
    times: Sequence[Time] | None = None,
) -> tuple[Finding, ...]:
    """Times, orders, deals, events and claims of an Arabic page, in sequence of their place; ``times`` if they are known.

    ``written`` is the date the paper bears; without it what is counted from it stays open. Text without Arabic
    letters gives nothing. Every span quotes ``text`` exactly, vowel signs included.
    """
    if not has_arabic(text):
        return ()
    times = find_times(text, language=language, written=written) if times is None else times
    reading = ArabicReading(text, mentions, times)
    header = arabic_letters.header(reading)
    found: list[Finding] = []
    seen: dict[str, Claim] = {}
    previous: Clause | None = None
    source: Slot | None = None
    for clause in reading.clauses(header.bids):
        if not has_arabic(reading.plain[clause.start : clause.end]) or _is_field(reading, clause):
            previous = None
            continue
        orders = arabic_orders.orders(reading, clause, header)
        found.extend(orders)
        found.extend(arabic_deals.deals(reading, clause, previous, header.bids))
        told = _told(reading, clause, orders, seen, source)
        found.extend(told)
        source = next((claim.source for claim in told if isinstance(claim, Claim)), None)
        previous = clause
    made: list[Finding] = [replace(finding, maker=MAKER) for finding in found]
    return tuple(sorted([*made, *times], key=lambda one: (one.start, one.end, one.KIND)))


def _reported(order: Order) -> bool:
    """«أمر القائد …» tells of an order; it bids nothing itself."""
    word = fold(order.status[0].evidence.text) if order.status else ""
    return any(arabic.words().has(name, word) for name in ("order_verbs", "order_nouns"))


def _denies(reading: ArabicReading, clause: Clause) -> bool:
    """Whether the clause denies an act of a known type: «لم يستهدف القصف …»."""
    return any(
        act.action is not None and act.action.act is not None and act.index and clause.tokens[act.index - 1].text in _DENIAL
        for act in acts(reading, clause)
    )


def _told(
    reading: ArabicReading, clause: Clause, orders: list[Order], seen: dict[str, Claim], source: Slot | None
) -> list[Finding]:
    """Events and claims of a clause that bids nothing; an identical claim said before is marked as a repeat."""
    opening = reading.slot(clause.tokens[0].start, clause.tokens[0].end)
    bidden = [order for order in orders if not _reported(order)]
    if any(order.start <= opening.end + 12 for order in bidden):
        return []
    claims = arabic_claims.claims(reading, clause, False, source)
    modality = claims[0].modality if claims else "asserted"
    events = [
        happened
        for happened in arabic_events.events(reading, clause, modality)
        if not any(order.start <= happened.event.start < order.end for order in bidden)
    ]
    claims = claims or arabic_claims.claims(reading, clause, bool(events) or _denies(reading, clause), source)
    found: list[Finding] = [happened.event for happened in events if not claims or claims[0].polarity == "positive"]
    for claim in claims:
        first = seen.setdefault(" ".join(claim.text.split()), claim)
        found.append(claim if first is claim else replace(claim, repeat_of=f"{first.start}-{first.end}"))
    return found


def _is_field(reading: ArabicReading, clause: Clause) -> bool:
    """ "الموضوع: …": a line of a form, no sentence."""
    head = reading.plain[clause.start : clause.end].split(":", 1)
    return (
        len(head) == 2
        and len(head[0].split()) <= 3
        and "\n" not in head[0]
        and not clause.numbered
        and not any(verb in head[0] for verb in ("قال", "اضاف", "اكد", "قايلا"))
    )
