"""Claim cards: a proposition with what speaks for it, against it and not at all, by origin, and the rule that graded it."""

from collections import defaultdict
from collections.abc import Sequence

from fonds.engines.store.contract import Store
from fonds.model import Card, CardItem, Contradiction, Deal, Event, Match, Order
from fonds.views.papers import Papers, questions
from fonds.views.shapes import CardsView, CardView, GradeStep, OriginView
from fonds.vocabulary.grades import grades

SETTLED = "draft and final differ"
"""Kind of a contradiction that is listed and not open."""
ORDER_SLOTS = ("issuer", "addressee", "action", "theme", "place", "deadline")
TERM_SLOTS = ("giver", "recipient", "theme", "quantity", "origin", "destination", "condition", "deadline")


def build(store: Store) -> CardsView:
    """All cards, the weightiest first: contradicted, of several origins, borne out by a ledger; single events last."""
    papers = Papers(store)
    borne_out = {match.order for match in store.rows(Match) if match.event is not None}
    cards = sorted(papers.cards, key=lambda card: _weight(store, card, borne_out))
    return CardsView(tuple(_view(papers, card) for card in cards))


def _weight(store: Store, card: Card, borne_out: set[str]) -> tuple[bool, bool, bool, bool, int, int, str]:
    event = store.get(Event, card.proposition) is not None
    return (
        not open_contradictions(card), card.n_origins[1] < 2, card.proposition not in borne_out, event, card.grade,
        -card.n_items, card.id,
    )  # fmt: skip


def open_contradictions(card: Card) -> tuple[Contradiction, ...]:
    """Contradictions that stand; that a draft was changed is none."""
    return tuple(row for row in card.contradictions if row.kind != SETTLED)


def build_one(store: Store, id: str) -> CardView | None:
    """One card, by its id or its proposition's; ``None`` if there is none."""
    papers = Papers(store)
    card = next((card for card in papers.cards if id in (card.id, card.proposition)), None)
    return _view(papers, card) if card else None


def _view(papers: Papers, card: Card) -> CardView:
    speaking = {item.document for item in card.items if item.stance != "silent"}
    step = next(row for row in grades() if row.grade == card.grade)
    return CardView(
        card, _origins(papers, card, "for"), _origins(papers, card, "against"), _origins(papers, card, "silent"),
        card.contradictions, tuple(link for link in papers.descents if link.child in speaking or link.parent in speaking),
        tuple(GradeStep(row.grade, row.says, row.grade == card.grade) for row in grades()),
        step.words_allowed, step.words_refused, _questions(papers, card),
    )  # fmt: skip


def _origins(papers: Papers, card: Card, stance: str) -> tuple[OriginView, ...]:
    groups: dict[int, list[CardItem]] = defaultdict(list)
    for item in card.items:
        if item.stance == stance:
            groups[item.origin].append(item)
    return tuple(_origin(papers, card, origin, rows) for origin, rows in sorted(groups.items()))


def _origin(papers: Papers, card: Card, origin: int, rows: Sequence[CardItem]) -> OriginView:
    counted = tuple(item for item in rows if item.copy_of is None)
    folded = tuple(item for item in rows if item.copy_of is not None)
    ids = [*dict.fromkeys(item.document for item in (*counted, *folded) if item.document in papers.documents)]
    joined = [line for line in card.because if " count once" in line and sum(id in line for id in ids) >= 2]
    return OriginView(origin, counted, folded, tuple(papers.reference(id) for id in ids), "; ".join(joined))


def _questions(papers: Papers, card: Card) -> tuple[str, ...]:
    """The unstated slots of the order or deal that the card is about."""
    order = papers.store.get(Order, card.proposition)
    if order:
        return questions(papers.slot(name, getattr(order, name)) for name in ORDER_SLOTS)
    deal = papers.store.get(Deal, card.proposition)
    if deal:
        return questions(papers.slot(name, getattr(term, name)) for term in deal.terms for name in TERM_SLOTS)
    return ()
