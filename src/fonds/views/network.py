"""The network: who is tied to whom, by orders, deals and stated relations; every tie counted in origins, with its lines."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from fonds.engines.store.contract import Store
from fonds.ids import content_id
from fonds.model import Anchor, Deal, Mention, Order, Relation, Slot, Value
from fonds.views.papers import Papers
from fonds.views.shapes import Network, Node, Tie, TieFact
from fonds.views.titles import title

FactKind = Literal["order", "deal", "relation", "together"]
_NODE: dict[str, Literal["person", "group", "place", "thing"]] = {
    "PER": "person", "ORG": "group", "GROUP": "group", "LOC": "place", "GPE": "place", "FAC": "place",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Fact:
    """A reason for a tie, before its origin is numbered."""

    source: str
    target: str
    directed: bool
    kind: FactKind
    id: str
    title: str
    document: str
    anchors: tuple[Anchor, ...]


def build(store: Store) -> Network:
    """All ties and the nodes they join."""
    papers = Papers(store)
    unnamed: dict[str, Slot] = {}
    groups: dict[tuple[str, str], list[_Fact]] = defaultdict(list)
    for fact in _facts(papers, store, unnamed):
        if fact.source != fact.target:
            groups[min(fact.source, fact.target), max(fact.source, fact.target)].append(fact)
    ties = sorted((_tie(papers, facts) for facts in groups.values()), key=lambda tie: (-tie.n_origins, tie.id))
    degree: dict[str, int] = defaultdict(int)
    for tie in ties:
        degree[tie.source] += 1
        degree[tie.target] += 1
    lines = _lines(store, set(degree))
    nodes = [_node(papers, id, unnamed, lines) for id in degree]
    nodes.sort(key=lambda node: (-degree[node.id], node.name, node.id))
    return Network(tuple(nodes), tuple(ties))


def _facts(papers: Papers, store: Store, unnamed: dict[str, Slot]) -> Iterator[_Fact]:
    def end(value: Value) -> str | None:
        """The node a slot stands for: its entity, or a dashed node of its own for a described role."""
        if not isinstance(value, Slot):
            return None
        if value.entity and value.entity in papers.entities:
            return value.entity
        id = content_id("un", value.document, " ".join(value.text.lower().split()))
        unnamed.setdefault(id, value)
        return id

    for order in store.rows(Order):
        issuer, addressee = end(order.issuer), end(order.addressee)
        place = end(order.place) if isinstance(order.place, Slot) and order.place.entity in papers.entities else None
        if issuer and addressee:
            yield _Fact(issuer, addressee, True, "order", order.id, title(order), order.document, order.anchors)
        for one in (addressee, issuer):
            if one and place:
                yield _Fact(one, place, True, "order", order.id, title(order), order.document, order.anchors)
                break
    for deal in store.rows(Deal):
        yield from _of_deal(deal, [id for party in deal.parties if (id := end(party))], end)
    for relation in store.rows(Relation):
        source, target = end(relation.source), end(relation.target)
        if source and target:
            name = f"{papers.name(relation.source)}: {relation.text}"
            yield _Fact(source, target, True, "relation", relation.id, name, relation.document, relation.anchors)


def _of_deal(deal: Deal, parties: list[str], end: Callable[[Value], str | None]) -> Iterator[_Fact]:
    """Who gives to whom; parties whose giving is not told are tied without direction."""
    tied: set[frozenset[str]] = set()
    for term in deal.terms:
        giver, recipient = end(term.giver), end(term.recipient)
        if giver and recipient:
            tied.add(frozenset((giver, recipient)))
            yield _Fact(giver, recipient, True, "deal", deal.id, title(deal), deal.document, deal.anchors)
    for rank, one in enumerate(parties):
        for other in parties[rank + 1 :]:
            if frozenset((one, other)) not in tied:
                yield _Fact(one, other, False, "deal", deal.id, title(deal), deal.document, deal.anchors)


def _tie(papers: Papers, facts: list[_Fact]) -> Tie:
    """One tie with all its reasons; papers that repeat one another count as one origin."""
    facts = sorted(facts, key=lambda fact: (papers.original(fact.document), fact.document, fact.id))
    ranks: dict[str, int] = {}
    drawn: list[TieFact] = []
    told: dict[str, str] = {}
    for fact in facts:
        original = papers.original(fact.document)
        origin = ranks.setdefault(original, len(ranks) + 1)
        first = told.setdefault(original, fact.document)
        copy_of = first if first != fact.document else None
        drawn.append(TieFact(fact.kind, fact.id, fact.title, fact.document, origin, copy_of, fact.anchors))
    directions = {(fact.source, fact.target) for fact in facts if fact.directed}
    source, target = min(directions) if len(directions) == 1 else (min(facts[0].source, facts[0].target), "")
    target = target or max(facts[0].source, facts[0].target)
    anchors = tuple(dict.fromkeys(anchor for fact in drawn if fact.copy_of is None for anchor in fact.anchors))
    label = ", ".join(dict.fromkeys(fact.kind for fact in drawn))
    ignored = len({fact.document for fact in drawn if fact.copy_of})
    lines = len({(anchor.document, anchor.page, anchor.line) for anchor in anchors})
    return Tie(
        content_id("tie", *sorted((source, target))), source, target, len(directions) == 1, label, tuple(drawn),
        len(ranks), lines, ignored, anchors,
    )  # fmt: skip


def _lines(store: Store, ids: set[str]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in store.rows(Mention):
        if mention.entity in ids and mention.entity:
            found[mention.entity].append(mention)
    return found


def _node(papers: Papers, id: str, unnamed: dict[str, Slot], lines: dict[str, list[Mention]]) -> Node:
    entity = papers.entities.get(id)
    if entity is None:
        slot = unnamed[id]
        return Node(id, "unnamed", " ".join(slot.text.split()), (), 1, papers.anchors(slot))
    shown: Iterable[Mention] = lines[id][:12]
    anchors = tuple(anchor for mention in shown for anchor in mention.anchors[:1])
    return Node(id, _NODE.get(entity.label, "thing"), entity.name, entity.aliases, entity.documents, anchors)
