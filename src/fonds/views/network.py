"""The network: who is tied to whom, by orders, deals and stated relations; every tie counted in origins, with its lines."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from fonds.engines.store.contract import Store
from fonds.ids import content_id
from fonds.model import Anchor, Deal, Mention, Order, Relation, Slot, Value
from fonds.views.papers import Papers, slight
from fonds.views.shapes import Network, Node, Tie, TieFact
from fonds.views.titles import title
from fonds.writing.analysis import tokens

FactKind = Literal["order", "deal", "relation", "together"]
LONGEST_ROLE = 8
"""Words; more than that is a clause, not a role."""
ALIAS = "IsSynonymOf"
"""A relation that gives one bearer another name ties nobody to anybody."""
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
    ends = _Ends(papers, store.rows(Mention))
    groups: dict[tuple[str, str], list[_Fact]] = defaultdict(list)
    for fact in _facts(papers, store, ends):
        if fact.source != fact.target:
            groups[min(fact.source, fact.target), max(fact.source, fact.target)].append(fact)
    ties = sorted((_tie(papers, facts) for facts in groups.values()), key=lambda tie: (-tie.n_origins, tie.id))
    degree: dict[str, int] = defaultdict(int)
    for tie in ties:
        degree[tie.source] += 1
        degree[tie.target] += 1
    lines = _lines(store, set(degree))
    nodes = [_node(papers, id, ends.described, lines) for id in degree]
    nodes.sort(key=lambda node: (-degree[node.id], node.name, node.id))
    return Network(tuple(nodes), tuple(ties))


class _Ends:
    """The node that a slot stands for: its entity, a person named inside its words, or a dashed node for a described role.

    A description ("the army") is one node in papers that repeat one another; a pronoun or a clause is none.
    """

    def __init__(self, papers: Papers, mentions: Iterable[Mention]) -> None:
        self._papers = papers
        self.described: dict[str, Slot | Mention] = {}
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._on_page: dict[tuple[str, int], list[Mention]] = defaultdict(list)
        self._first: dict[str, Mention] = {}
        for mention in sorted(mentions, key=lambda one: (one.document, one.page, one.start, one.id)):
            if mention.entity in papers.entities and mention.entity:
                self._forms[mention.entity].add(mention.form)
                self._on_page[mention.document, mention.page].append(mention)
                self._first.setdefault(mention.entity, mention)

    def of(self, value: Value) -> str | None:
        """The node's id; ``None`` for a slot that names nobody."""
        if not isinstance(value, Slot):
            return None
        entity = value.entity if value.entity in self._papers.entities else self._inside(value)
        if entity and self._forms[entity] & {"name", "alias", "adjective"}:
            return entity
        if entity and entity in self._first:
            return self._role(self._first[entity])
        return self._role(value)

    def _inside(self, slot: Slot) -> str | None:
        """The first person named in the words ("Mr Nabil Kerran, Director, Kerran Mills")."""
        found = (
            one for one in self._on_page[slot.document, slot.page]
            if slot.start <= one.start and one.end <= slot.end and one.label == "PER" and one.form in ("name", "alias")
        )  # fmt: skip
        return next((one.entity for one in found), None)

    def _role(self, words: Slot | Mention) -> str | None:
        said = [word.folded for word in tokens(words.text)]
        telling = [word for word in said if word not in slight()]
        if not telling or len(said) > LONGEST_ROLE:
            return None
        id = content_id("un", self._papers.original(words.document), " ".join(telling))
        self.described.setdefault(id, words)
        return id


def _facts(papers: Papers, store: Store, ends: _Ends) -> Iterator[_Fact]:
    end = ends.of
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
        if source and target and relation.label != ALIAS:
            # A comma or bracket ties two names but says nothing.
            cue = " ".join(word.text for word in tokens(relation.text)) or relation.label
            name = f"{papers.name(relation.source)} · {cue} · {papers.name(relation.target)}"
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


def _node(papers: Papers, id: str, described: dict[str, Slot | Mention], lines: dict[str, list[Mention]]) -> Node:
    entity = papers.entities.get(id)
    if entity is None:
        words = described[id]
        anchors = papers.anchors(words) if isinstance(words, Slot) else words.anchors
        return Node(id, "unnamed", " ".join(words.text.split()), (), 1, anchors)
    shown: Iterable[Mention] = lines[id][:12]
    anchors = tuple(anchor for mention in shown for anchor in mention.anchors[:1])
    return Node(id, _NODE.get(entity.label, "thing"), entity.name, entity.aliases, entity.documents, anchors)
