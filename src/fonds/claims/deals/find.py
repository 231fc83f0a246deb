"""Deals that a clause tells: every way of telling one is asked, each stretch of text gives one deal only."""

from collections.abc import Iterator
from dataclasses import replace

from fonds.claims.deals.commitments import collusions, commitments
from fonds.claims.deals.exchanges import exchanges
from fonds.claims.deals.named import bargains
from fonds.claims.deals.parts import parts
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.model import Deal


def deals(reading: Reading, clause: Clause) -> Iterator[Deal]:
    """Deals that the clause tells, each stretch of text in one deal only."""
    taken: list[Deal] = []
    for make in (exchanges, parts, bargains, commitments, collusions):
        for deal in make(reading, clause):
            if not any(deal.start < other.end and other.start < deal.end for other in taken):
                taken.append(deal)
            elif make is bargains:
                for position, other in enumerate(taken):
                    if deal.start < other.end and other.start < deal.end:
                        taken[position] = _joined(reading, other, deal)
                        break
    yield from sorted(taken, key=lambda deal: deal.start)


def _joined(reading: Reading, a: Deal, b: Deal) -> Deal:
    """Two readings of one stretch: the terms of the first, parties and rungs of both."""
    parties = list(a.parties)
    parties += [
        slot
        for slot in b.parties
        if not any(
            (slot.start < other.end and other.start < slot.end) or (slot.entity and slot.entity == other.entity)
            for other in parties
        )
    ]
    rungs = {evidence.rung: evidence for evidence in (*b.status, *a.status)}
    start, end = min(a.start, b.start), max(a.end, b.end)
    return replace(
        a,
        start=start,
        end=end,
        text=reading.text[start:end],
        parties=tuple(parties),
        terms=a.terms or b.terms,
        status=tuple(rungs[key] for key in sorted(rungs)),
        time=a.time or b.time,
        duration=a.duration or b.duration,
    )
