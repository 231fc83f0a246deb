"""The timeline: what the papers tell above, what the ledgers record below, the links between, and what has no day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from fonds.engines.store.contract import Store
from fonds.model import Deal, Event, Match, Order, Slot, Value
from fonds.views.cards import open_contradictions
from fonds.views.orders import between, match_view
from fonds.views.papers import Papers, first_day
from fonds.views.shapes import Bar, Clash, DayCount, Days, Link, ThingKind, Timeline, Unplaced
from fonds.views.titles import title

Thing = Order | Deal | Event
NOT_TOLD = frozenset({"ordered", "planned", "hypothetical", "conditional", "question", "fragment"})
"""Modalities of an event that no paper tells as having happened."""
FIGURES = "different figures"
"""A kind of contradiction that says nothing of time."""


def build(store: Store) -> Timeline:
    """Everything with a time, each thing once; copies are counted in ``copies``."""
    papers = Papers(store)
    things: list[Thing] = [*store.rows(Order), *store.rows(Deal), *store.rows(Event)]
    above: list[Bar] = []
    below: list[Bar] = []
    unplaced: list[Unplaced] = []
    spans = _spans(things)
    for group in _once(papers, things):
        lead = group[0]
        when = _days(papers, lead)
        if isinstance(lead, Event) and lead.ledger is None and not _worth_drawing(papers, lead, spans):
            continue
        if when is None or (isinstance(lead, Event) and lead.modality in NOT_TOLD):
            unplaced.append(_unplaced(papers, lead))
        else:
            bar = _bar(papers, lead, when, len(group) - 1)
            (below if bar.ledger is not None else above).append(bar)
    above.sort(key=_sort)
    below.sort(key=_sort)
    bars = {bar.id: bar for bar in [*above, *below]}
    links = _links(papers, store, bars)
    drawn = [day for bar in bars.values() for day in (bar.days.earliest, bar.days.latest) if day]
    return Timeline(
        min(drawn, default=None), max(drawn, default=None), tuple(above), tuple(below), links,
        tuple(sorted(unplaced, key=lambda row: (row.document, row.id))), _clashes(papers, things), _counts(below),
    )  # fmt: skip


def _once(papers: Papers, things: Iterable[Thing]) -> list[list[Thing]]:
    """The same thing in copies of one paper is drawn once, from the paper they come from."""
    groups: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        recorded = isinstance(thing, Event) and thing.ledger is not None
        groups[thing.KIND, thing.id if recorded else papers.same(thing)].append(thing)
    return [
        sorted(
            rows,
            key=lambda row: (
                _days(papers, row) is None,
                row.id not in papers.leads,
                papers.original(row.document) != row.document,
                row.id,
            ),
        )
        for _, rows in sorted(groups.items())
    ]


def _spans(things: Iterable[Thing]) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Where orders and deals stand on each page."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for thing in things:
        if not isinstance(thing, Event):
            found[thing.document, thing.page].append((thing.start, thing.end))
    return found


def _worth_drawing(papers: Papers, event: Event, spans: dict[tuple[str, int], list[tuple[int, int]]]) -> bool:
    """An event that is told: not the content of an order or deal, which is drawn itself, nor one without time, place and name."""
    told = event.modality not in NOT_TOLD
    if not told and any(start <= event.start and event.end <= end for start, end in spans[event.document, event.page]):
        return False
    if papers.card_of(event) is not None or isinstance(event.place, Slot):
        return True
    named = any(role.slot.entity for role in event.roles)
    return told and len(event.text.split()) > 1 and (named or papers.slot_days(event.time) is not None)


def _days(papers: Papers, thing: Thing) -> Days | None:
    if isinstance(thing, Order):
        return papers.order_days(thing)
    return papers.slot_days(thing.time)


def _bar(papers: Papers, thing: Thing, when: Days, copies: int) -> Bar:
    ledger = thing.ledger if isinstance(thing, Event) else None
    deadline = papers.slot_days(thing.deadline) if isinstance(thing, Order) else None
    type = thing.type if isinstance(thing, Event) else thing.act if isinstance(thing, Order) else None
    place: Value = None if isinstance(thing, Deal) else thing.place
    where = papers.name(place) if isinstance(place, Slot) else ""
    return Bar(thing.id, kind(thing), title(thing), when, deadline, type, where, ledger, thing.document, copies, thing.anchors)


def kind(thing: Thing) -> ThingKind:
    """The thing's kind in the words of the views."""
    return "order" if isinstance(thing, Order) else "deal" if isinstance(thing, Deal) else "event"


def _unplaced(papers: Papers, thing: Thing) -> Unplaced:
    """No day: the paper's own silence, a time that hangs on something undated, or a thing that is not told as done."""
    written = thing.time.text if not isinstance(thing, Order) and isinstance(thing.time, Slot) else ""
    return Unplaced(thing.id, kind(thing), title(thing), written, _why(papers, thing), thing.document, thing.anchors)


def _why(papers: Papers, thing: Thing) -> str:
    if isinstance(thing, Order):
        return "its paper bears no day"
    if isinstance(thing, Event) and thing.modality in NOT_TOLD:
        return f"{thing.modality}, not told as having happened"
    if isinstance(thing.time, Slot):
        return f"told only as “{' '.join(thing.time.text.split())}”, from something whose day is not known"
    document = papers.documents.get(thing.document)
    if document is not None and document.written is None:
        return "no day is told, and its paper bears none"
    return "no day is told"


def _sort(bar: Bar) -> tuple[date, str, str]:
    return first_day(bar.days), bar.title, bar.id


def _links(papers: Papers, store: Store, bars: dict[str, Bar]) -> tuple[Link, ...]:
    events = {event.id: event for event in store.rows(Event)}
    found = []
    for match in store.rows(Match):
        if match.event in bars and match.order in bars:
            chance = f" · chance {match.p_chance:.2f}" if match.p_chance is not None else ""
            found.append(Link(match_view(papers, match, events), match.order, match.event or "", between(match) + chance))
    return tuple(sorted(found, key=lambda link: (link.source, link.target)))


def _clashes(papers: Papers, things: Sequence[Thing]) -> tuple[Clash, ...]:
    """Sequences that cannot hold: a deadline that ends before its order was written; two dated tellings of a card at odds."""
    found = []
    for thing in things:
        if isinstance(thing, Order) and isinstance(thing.deadline, Slot):
            latest = thing.deadline.latest
            # A report is written after what it tells of.
            if papers.reported(thing.document):
                continue
            if latest and thing.written_earliest and latest < thing.written_earliest:
                says = f"The deadline ({latest}) is over before the paper was written ({thing.written_earliest})."
                found.append(Clash(says, (thing.id,), (*thing.anchors, *papers.anchors(thing.deadline))))
    seen: set[frozenset[str]] = set()
    by_place = {(a.document, a.page, a.start): thing.id for thing in things for a in thing.anchors}
    for card in sorted(papers.cards, key=lambda card: (-card.n_items, card.id)):
        for row in open_contradictions(card):
            if row.kind == FIGURES:
                continue
            anchors = (*row.a, *row.b)
            members = tuple(dict.fromkeys(by_place[key] for a in anchors if (key := (a.document, a.page, a.start)) in by_place))
            papers_told = frozenset(anchor.document for anchor in anchors)
            if len(members) > 1 and not any(papers_told <= other for other in seen):
                seen.add(papers_told)
                found.append(Clash(f"These cannot all be true: {row.kind}.", members, anchors))
    return tuple(found)


def _counts(below: Sequence[Bar]) -> tuple[DayCount, ...]:
    counts = Counter(first_day(bar.days) for bar in below)
    return tuple(DayCount(day, counts[day]) for day in sorted(counts))
