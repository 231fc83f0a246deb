"""The overview: what could not be read first, then what came in, what is new, and what no paper says."""

from collections import Counter
from collections.abc import Iterable, Iterator

from fonds.engines.store.contract import Store
from fonds.model import Anchor, Claim, Deal, Document, Entity, Event, Failure, Line, Match, Order, Page, Slot
from fonds.views import deals, orders
from fonds.views.cards import open_contradictions
from fonds.views.orders import between, says
from fonds.views.papers import Papers
from fonds.views.shapes import Counted, News, Overview, Question, Side, SlotView, Unreadable
from fonds.views.titles import title

_COUNTS = (
    ("pages", Page), ("lines", Line), ("people, groups and places", Entity), ("orders", Order), ("deals", Deal),
    ("events", Event), ("claims", Claim),
)  # fmt: skip


def build(store: Store) -> Overview:
    """The whole case on one page."""
    papers = Papers(store)
    documents = list(papers.documents.values())
    unreadable = tuple(_unreadable(papers, store))
    return Overview(
        _headline(documents, unreadable), unreadable, _counted(document.status for document in documents),
        _counted(document.type for document in documents if document.status in ("read", "partial")),
        _counted(document.language for document in documents if document.language),
        tuple(Counted(what, store.count(kind)) for what, kind in _COUNTS), tuple(_news(papers, store)), tuple(_questions(store)),
    )  # fmt: skip


def _headline(documents: list[Document], unreadable: tuple[Unreadable, ...]) -> str:
    failed = sum(document.status == "failed" for document in documents)
    partly = sum(document.status == "partial" for document in documents)
    empty = sum(document.status == "empty" for document in documents)
    waiting = sum(document.status == "waiting" for document in documents)
    told = [
        f"{number} {what}"
        for number, what in (
            (failed, "could not be read"),
            (partly, "only in part"),
            (empty, "hold no text"),
            (waiting, "still wait"),
        )
        if number
    ]
    if not told:
        poor = f"; {len(unreadable)} warnings" if unreadable else ""
        return f"All {len(documents)} documents were read{poor}."
    return f"Of {len(documents)} documents " + ", ".join(told) + "."


_DONE_TO_THE_PICTURE = ("turned by", "shade and noise")
"""Beginnings of page notes that say how a picture was prepared: nothing was lost by it."""


def _unreadable(papers: Papers, store: Store) -> Iterator[Unreadable]:
    failures = list(store.rows(Failure))
    for failure in failures:
        reference = papers.reference(failure.document) if failure.document in papers.documents else None
        where = f" ({failure.where})" if failure.where else ""
        yield Unreadable(reference, failure.path, f"{failure.what}{where}: {failure.why}", failure.remedy, failure, ())
    named = {failure.document for failure in failures}
    for document in papers.documents.values():
        if document.status in ("failed", "empty") and document.id not in named:
            why = document.failure or "no text was found"
            yield Unreadable(papers.reference(document.id), document.paths[0], why, "look at the original", None, ())
    for page in store.rows(Page):
        for note in page.notes:
            if note.startswith(_DONE_TO_THE_PICTURE):
                continue
            reference = papers.reference(page.document)
            yield Unreadable(reference, reference.path, f"page {page.page}: {note}", "look at the page", None, ())


def _counted(values: Iterable[str]) -> tuple[Counted, ...]:
    counts = Counter(values)
    return tuple(Counted(what, number) for what, number in sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _news(papers: Papers, store: Store) -> Iterator[News]:
    """What to open first: orders that foreknew an event, contradictions, lost hedges; then orders without an event."""
    known, unknown = _orders(papers, store)
    yield from known
    yield from _contradictions(papers)
    for descent in papers.descents:
        # What a final says more surely than its draft was decided, not dropped.
        if descent.hedges_lost and descent.kind != "draft":
            words = ", ".join(dict.fromkeys(f"“{lost.hedge.quote}”" for lost in descent.hedges_lost))
            told = f"{papers.reference(descent.child).title} drops {words} of {papers.reference(descent.parent).title}."
            yield News("hedge_lost", told, descent.id, "copies", tuple(lost.hedge for lost in descent.hedges_lost))
    yield from unknown


def _orders(papers: Papers, store: Store) -> tuple[list[News], list[News]]:
    """Foreknown events, the least likely by chance first; and orders that no ledger bears out. Copies of an order once."""
    seen: set[tuple[str, str | None]] = set()
    known: list[News] = []
    unknown: list[News] = []
    for match in sorted(store.rows(Match), key=lambda one: (1.0 if one.p_chance is None else one.p_chance, one.order, one.id)):
        order = store.get(Order, match.order) if match.verdict in ("foreknown", "none_found") else None
        card = papers.card_of(order) if order else None
        if order is None or card is None or (card.id, match.event) in seen:
            continue
        seen.add((card.id, match.event))
        event = store.get(Event, match.event) if match.event else None
        if match.verdict == "foreknown" and event:
            told = f"“{title(order)}” was written {between(match)} “{title(event)}”."
            known.append(News("foreknown", told, order.id, "orders", (*order.anchors, *event.anchors)))
        elif isinstance(order.place, Slot) and order.place.entity:
            unknown.append(News("none_found", f"“{title(order)}”: {says(match)}", order.id, "orders", order.anchors))
    return known, unknown


def _contradictions(papers: Papers) -> Iterator[News]:
    """What cannot hold together, each once, though two cards show it from either side; both sides are quoted."""
    seen: set[frozenset[str]] = set()
    for card in sorted(papers.cards, key=lambda card: (-card.n_items, card.id)):
        for row in open_contradictions(card):
            both = frozenset(anchor.document for anchor in (*row.a, *row.b)) | {row.kind}
            if row.a and row.b and not any(both <= other for other in seen):
                seen.add(both)
                told = f"{_says(papers, row.a[0])}, but {_says(papers, row.b[0])}: {row.kind}."
                yield News("contradiction", told, card.id, "claims", (*row.a, *row.b))


def _says(papers: Papers, anchor: Anchor) -> str:
    quote = " ".join(anchor.quote.split())
    short = quote if len(quote) <= 120 else quote[:120].rpartition(" ")[0] + " …"
    return f"{papers.reference(anchor.document).title} has “{short}”"


def _questions(store: Store) -> Iterator[Question]:
    """Each unstated slot of a deal or an order, copies folded."""
    for deal in deals.build(store).deals:
        # What has no card is no more than a turn of phrase.
        if deal.standing.card is None:
            continue
        for slot in _unstated_of_deal(deal.sides):
            yield Question(f"{slot.question} ({deal.title})", "deal", deal.id, slot.slot, deal.anchors)
    for order in orders.build(store).orders:
        for slot in (order.issuer, order.addressee, order.action, order.theme, order.place, order.deadline):
            if slot.state == "unstated" and order.standing.card is not None:
                yield Question(f"{slot.question} ({order.title})", "order", order.id, slot.slot, order.anchors)


def _unstated_of_deal(sides: tuple[Side, ...]) -> Iterator[SlotView]:
    for side in sides:
        given = [slot for row in side.gives for slot in (row.theme, row.quantity, row.recipient, row.origin, row.destination)]
        yield from (slot for slot in (side.party, *given) if slot.state == "unstated")
