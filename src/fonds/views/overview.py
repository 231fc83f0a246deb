"""The overview: what could not be read first, then what came in, what is new, and what no paper says."""

from collections import Counter
from collections.abc import Iterable, Iterator

from fonds.engines.store.contract import Store
from fonds.model import Claim, Deal, Document, Entity, Event, Failure, Line, Match, Order, Page
from fonds.views import deals, orders
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
            reference = papers.reference(page.document)
            yield Unreadable(reference, reference.path, f"page {page.page}: {note}", "look at the page", None, ())


def _counted(values: Iterable[str]) -> tuple[Counted, ...]:
    counts = Counter(values)
    return tuple(Counted(what, number) for what, number in sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _news(papers: Papers, store: Store) -> Iterator[News]:
    """Contradictions, foreknown events, lost hedges, deals, and orders without an event; the weightiest kind first."""
    for card in papers.cards:
        for row in card.contradictions:
            yield News("contradiction", f"{card.statement} Contradicted: {row.kind}.", card.id, "claims", (*row.a, *row.b))
    seen: set[tuple[str, str | None]] = set()
    for match in sorted(store.rows(Match), key=lambda match: (match.verdict != "foreknown", match.order, match.id)):
        order = store.get(Order, match.order)
        told_by = papers.card_of(order) if order else None
        key = (told_by.id if told_by else match.order, match.event)
        if order is None or key in seen or match.verdict not in ("foreknown", "none_found"):
            continue
        seen.add(key)
        event = store.get(Event, match.event) if match.event else None
        if match.verdict == "foreknown" and event:
            told = f"“{title(order)}” was written {between(match)} “{title(event)}”."
            yield News("foreknown", told, order.id, "orders", (*order.anchors, *event.anchors))
        else:
            yield News("none_found", f"“{title(order)}”: {says(match)}", order.id, "orders", order.anchors)
    for descent in papers.descents:
        if descent.hedges_lost:
            words = ", ".join(f"“{lost.hedge.quote}”" for lost in descent.hedges_lost)
            told = f"{papers.reference(descent.child).title} drops {words} of {papers.reference(descent.parent).title}."
            yield News("hedge_lost", told, descent.id, "copies", tuple(lost.hedge for lost in descent.hedges_lost))


def _questions(store: Store) -> Iterator[Question]:
    """Each unstated slot of a deal or an order, copies folded."""
    for deal in deals.build(store).deals:
        for slot in _unstated_of_deal(deal.sides):
            yield Question(f"{slot.question} ({deal.title})", "deal", deal.id, slot.slot, deal.anchors)
    for order in orders.build(store).orders:
        for slot in (order.issuer, order.addressee, order.action, order.theme, order.place, order.deadline):
            if slot.state == "unstated":
                yield Question(f"{slot.question} ({order.title})", "order", order.id, slot.slot, order.anchors)


def _unstated_of_deal(sides: tuple[Side, ...]) -> Iterator[SlotView]:
    for side in sides:
        given = [slot for row in side.gives for slot in (row.theme, row.quantity, row.recipient, row.origin, row.destination)]
        yield from (slot for slot in (side.party, *given) if slot.state == "unstated")
