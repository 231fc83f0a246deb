"""Deals as a two-sided ledger: who gives what to whom, how far each got, and what no paper says."""

from collections import defaultdict
from collections.abc import Sequence

from fonds.engines.store.contract import Store
from fonds.model import Deal, Slot, Term, Value
from fonds.views.papers import Papers, first_day, questions, rungs
from fonds.views.shapes import DealsView, DealView, Given, Side, SlotView
from fonds.views.titles import title


def build(store: Store) -> DealsView:
    """All deals, each once; oldest paper first."""
    papers = Papers(store)
    groups: dict[str, list[Deal]] = defaultdict(list)
    for deal in store.rows(Deal):
        groups[papers.same(deal)].append(deal)
    views = [_view(papers, group) for group in groups.values()]
    views.sort(key=lambda view: (first_day(view.document.written), view.document.path, view.id))
    return DealsView(tuple(views), sum(view.slots_unstated for view in views), sum(view.slots_total for view in views))


def _view(papers: Papers, group: Sequence[Deal]) -> DealView:
    """The fullest telling leads; further papers with the same deal are folded in."""
    lead = min(
        group,
        key=lambda deal: (deal.id not in papers.leads, papers.original(deal.document) != deal.document, -_filled(deal), deal.id),
    )
    sides = _sides(papers, lead)
    time, duration = papers.slot("time", lead.time), papers.slot("duration", lead.duration)
    jurisdiction = papers.slot("jurisdiction", lead.jurisdiction)
    slots = [*(slot for side in sides for slot in _slots(side)), time, duration, jurisdiction]
    applying = [slot for slot in slots if slot.state != "inapplicable"]
    others = sorted({deal.document for deal in group} - {lead.document})
    return DealView(
        lead.id, title(lead), sides, rungs(lead.status), time, duration, jurisdiction,
        sum(slot.state == "unstated" for slot in applying), len(applying), questions(applying),
        papers.reference(lead.document), tuple(papers.reference(id) for id in others), papers.standing(lead), lead.anchors,
    )  # fmt: skip


def _filled(deal: Deal) -> int:
    values = [value for term in deal.terms for value in (term.giver, term.recipient, term.theme, term.quantity)]
    return sum(isinstance(value, Slot) for value in values) + len(deal.parties)


def _sides(papers: Papers, deal: Deal) -> tuple[Side, ...]:
    """A side for each giver, in the sequence of the terms, then the parties that give nothing that is told."""
    givers: dict[str, list[tuple[Value, Given]]] = {}
    for rank, term in enumerate(deal.terms):
        givers.setdefault(_key(term.giver, rank), []).append((term.giver, _given(papers, term)))
    sides = [
        Side(papers.slot("giver", rows[0][0]), tuple(given for _, given in rows)) for rows in givers.values()
    ]  # fmt: skip
    idle = [party for party in deal.parties if _key(party, -1) not in givers]
    return (*sides, *(Side(papers.slot("party", party), ()) for party in idle))


def _key(giver: Value, rank: int) -> str:
    """Two unstated givers may be two: they are never put together."""
    if isinstance(giver, Slot):
        return giver.entity or f"{giver.start}-{giver.end}-{giver.text}"
    return f"unstated {rank}"


def _given(papers: Papers, term: Term) -> Given:
    return Given(
        papers.slot("theme", term.theme), papers.slot("quantity", term.quantity), papers.slot("recipient", term.recipient),
        papers.slot("origin", term.origin), papers.slot("destination", term.destination),
        papers.slot("condition", term.condition), papers.slot("deadline", term.deadline),
    )  # fmt: skip


def _slots(side: Side) -> list[SlotView]:
    given = [
        slot
        for row in side.gives
        for slot in (row.theme, row.quantity, row.recipient, row.origin, row.destination, row.condition, row.deadline)
    ]
    return [side.party, *given]
