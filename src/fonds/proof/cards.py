"""Cards: how each proposition stands, with its items for, against and silent, by origin, and a digit by rule."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fonds.ids import content_id
from fonds.model import Anchor, Card, CardItem, Claim, Contradiction, Deal, Descent, Document, Event, Match, Mention, Order
from fonds.proof.denials import Denials
from fonds.proof.grading import counterfactuals, facts, grade
from fonds.proof.odds import DRAFT, Odds
from fonds.proof.origins import (
    LIKELY,
    SAME_HAND,
    Join,
    Origins,
    conduit_joins,
    descent_joins,
    origins,
    quoting_joins,
    report_joins,
    voice_joins,
)
from fonds.proof.propositions import Standing, Statement, Window, claim_of, propositions, statement
from fonds.proof.stance import Directness, Item, denial, items_of
from fonds.proof.statements import sentence
from fonds.proof.weight import held_by_other, rests
from fonds.proof.words import is_one
from fonds.vocabulary.grades import grades
from fonds.writing.analysis import tokens

FITTING = frozenset({"executed", "foreknown"})
"""Verdicts of a match by which the setting bears an order out."""
SAME_TEXT = frozenset({"copy", "version", "translation", "forward", "extract"})
"""Kinds of descent whose child holds its parent's findings, or some of them, again."""
PLACES = frozenset({"LOC", "GPE", "FAC"})
_PARTS = re.compile(r"\s[-–—|·]\s|[|,،:()\n]")
_BEST = ("primary", "witness", "report", "fragment")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the cards are made from; sequences in any order. ``matches`` are those of this case's orders."""

    documents: Sequence[Document]
    findings: Sequence[Order | Deal | Event]
    claims: Sequence[Claim] = ()
    mentions: Sequence[Mention] = ()
    descents: Sequence[Descent] = ()
    matches: Sequence[Match] = ()
    positions: Mapping[str, float] = field(default_factory=dict)
    """Finding to how far down its paper it stands, 0 to 1."""
    outlets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Document to the entity ids of the outlet that speaks in it."""


def cards(evidence: Evidence) -> list[Card]:
    """A card for each proposition that a paper affirms, sorted by id. A ledger's row alone, or a denial alone, makes none."""
    documents = {document.id: document for document in evidence.documents}
    natures = {id: nature(document) for id, document in documents.items()}
    # A ledger was put together by somebody, from what others told.
    natures.update((finding.document, "report") for finding in evidence.findings if isinstance(finding, Event) and finding.ledger)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        claims[claim.document].append(claim)
    located = frozenset(mention.entity for mention in evidence.mentions if mention.entity and mention.label in PLACES)
    families = family_of(evidence.descents)
    papers = {
        (finding.document, finding.id): Standing(
            families.get(finding.document, finding.document),
            evidence.positions.get(finding.id),
            _written(documents.get(finding.document)),
        )
        for finding in evidence.findings
    }
    statements = [
        statement(finding, claim_of(finding, claims[finding.document]), located, papers[finding.document, finding.id])
        for finding in evidence.findings
    ]
    by_place = _by_place(statements)
    standing = [*descent_joins(evidence.descents), *conduit_joins(evidence.documents)]
    odds, denials = Odds(statements, evidence.descents), Denials(evidence.claims)
    spans = _spans(evidence.findings)
    fits = {match.order for match in evidence.matches if match.verdict in FITTING}
    citing = _citing(evidence.claims, natures)
    quiet = _Quiet(evidence.mentions, documents)
    # A card is called by a paper that comes from no other; by the final rather than its draft.
    derived = frozenset(row.parent if row.kind == "draft" else row.child for row in evidence.descents if row.kind in SAME_HAND)
    made = []
    for group in propositions(statements):
        if _told_by_paper(group) and any(not denial(one, natures[one.document]) for one in group):
            keys = sorted({key for one in group for key in one.places | one.yielded})
            near = {one.finding.id: one for key in keys for one in by_place[key]}
            denying = denials.of(group)
            items = items_of([*group, *denying], (near[id] for id in sorted(near)), natures)
            speaking = [*dict.fromkeys(item.document for item in items)]
            joins = [*standing, *report_joins(evidence.descents, speaking)]
            joins += [*quoting_joins(evidence.descents, _words_of(items)), *_voices(items, evidence.outlets, citing)]
            fitting = any(one.finding.id in fits for one in group)
            found = _contradictions(items, odds)
            hands = len(set(origins(speaking, joins).most.values()))
            disputed = any(row.kind != DRAFT for row in found)
            within = held_by_other(group, spans[_page(group[0].finding)])
            if fitting or hands > 1 or ((disputed or rests(group)) and not within):
                made.append(_card(group, items, joins, fitting, quiet, derived, found, documents))
    return sorted(made, key=lambda card: card.id)


def _words_of(items: Iterable[Item]) -> dict[str, set[str]]:
    """Each paper's statements on the card, as folded words."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in items:
        found[item.document].add(" ".join(word.folded for word in tokens(item.statement.finding.text)))
    return found


def _page(finding: Order | Deal | Event) -> tuple[str, int]:
    return finding.document, finding.page


def _spans(findings: Iterable[Order | Deal | Event]) -> Mapping[tuple[str, int], list[tuple[int, int]]]:
    """Where orders and deals stand on each page."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for finding in findings:
        if not isinstance(finding, Event):
            found[_page(finding)].append((finding.start, finding.end))
    return found


def family_of(descents: Iterable[Descent]) -> dict[str, str]:
    """Document to one id for its whole family of copies and translations; others are not named."""
    kept = [row for row in descents if row.kind in SAME_TEXT and row.probability >= LIKELY]
    ids = sorted({id for row in kept for id in (row.child, row.parent)})
    numbers = origins(ids, descent_joins(kept)).most
    first: dict[int, str] = {}
    return {id: first.setdefault(numbers[id], id) for id in ids}


def _written(document: Document | None) -> Window:
    return (document.written.earliest, document.written.latest) if document and document.written else (None, None)


def nature(document: Document) -> Directness:
    """What a paper is by its kind: the thing itself, a witness, or a report of others."""
    if is_one("witness_types", document.type):
        return "witness"
    return "primary" if is_one("primary_types", document.type) else "report"


def _told_by_paper(group: Sequence[Statement]) -> bool:
    """Orders and deals always; events that a paper tells with a place or somebody who acts."""
    for one in group:
        if not isinstance(one.finding, Event):
            return True
        if one.finding.ledger is None and (one.places or one.doers or one.others or one.finding.roles):
            return True
    return False


def _by_place(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        for key in one.places | one.yielded:
            found[key].append(one)
    return found


def _citing(claims: Iterable[Claim], natures: Mapping[str, Directness]) -> frozenset[str]:
    """Reports that have something from unnamed papers ("letters show"): perhaps from those on this very card."""
    return frozenset(
        claim.document
        for claim in claims
        if natures.get(claim.document) == "report" and claim.source and not claim.source.entity
        if any(is_one("paper_nouns", word.folded) for word in tokens(claim.source.text))
    )


def _voices(items: Sequence[Item], outlets: Mapping[str, frozenset[str]], citing: frozenset[str]) -> list[Join]:
    """Named voices that items of one side go back to; an outlet's own report joins those that cite the outlet."""
    joins: list[Join] = []
    # One voice that says both things is a contradiction, not an origin.
    for side in (False, True):
        mine = [item for item in items if bool(item.against) is side]
        named: dict[str, set[str]] = defaultdict(set)
        for item in mine:
            claim = item.statement.claim
            named[item.document].update(
                slot.entity for slot in ([claim.source, *claim.via] if claim else []) if slot and slot.entity
            )
        cited = {voice for voices in named.values() for voice in voices}
        for item in mine:
            if item.directness == "report":
                named[item.document] |= outlets.get(item.document, frozenset()) & cited
        joins.extend(voice_joins({document: frozenset(voices) for document, voices in named.items() if voices}))
    primary = min((item.document for item in items if item.directness == "primary"), default=None)
    # Each report joins one such paper; two papers are not made one by a report of both.
    papers = [
        Join(document, primary, "it retells unnamed papers, perhaps this one", False) for document in sorted(citing) if primary
    ]
    return [*joins, *papers]


class _Quiet:
    """Papers that name the same place and people as a proposition: looked at, and silent if they say nothing on it."""

    def __init__(self, mentions: Iterable[Mention], documents: Mapping[str, Document]) -> None:
        self._held: dict[str, dict[str, Mention]] = defaultdict(dict)
        for mention in sorted(mentions, key=lambda one: (one.document, one.page, one.start, one.id)):
            if mention.entity and mention.document in documents:
                self._held[mention.entity].setdefault(mention.document, mention)

    def about(self, group: Sequence[Statement], speaking: set[str]) -> list[tuple[str, tuple[Anchor, ...]]]:
        """(document, lines), sorted: the place and somebody of the proposition, or two of its people."""
        places = {key[2:] for one in group for key in one.places if key.startswith("e:")}
        people = {key[2:] for one in group for key in one.doers | one.others}
        lines: dict[str, dict[str, Mention]] = defaultdict(dict)
        for entity in sorted(places | people):
            for document, mention in self._held.get(entity, {}).items():
                if document not in speaking:
                    lines[document][entity] = mention
        return [
            (document, tuple(anchor for entity in sorted(named) for anchor in named[entity].anchors[:1]))
            for document, named in sorted(lines.items())
            if len(named) >= 2 and named.keys() & people
        ]


def _card(
    group: Sequence[Statement],
    items: Sequence[Item],
    joins: Sequence[Join],
    fits: bool,
    quiet: _Quiet,
    derived: frozenset[str],
    contradictions: tuple[Contradiction, ...],
    documents: Mapping[str, Document],
) -> Card:
    chief = _lead(items, derived).statement
    lead = chief.finding
    speaking = [*dict.fromkeys(item.document for item in items)]
    looked = quiet.about(group, set(speaking))
    held = origins([*speaking, *(document for document, _ in looked)], joins)
    # A copy of what speaks is not silent, whatever a machine read in it.
    heard = {held.most[document] for document in speaking}
    silent = [(document, lines) for document, lines in looked if held.most[document] not in heard]
    supporting = [item for item in items if not item.against]
    telling = [item for item in supporting if item.directness != "fragment"] or supporting
    counted = held.count(item.document for item in telling)
    papers = len({item.document for item in supporting})
    found = facts(items, held.cautious, fits)
    digit = grade(found)
    return Card(
        id=content_id("cd", lead.id), proposition=lead.id,
        statement=sentence(lead, chief.claim, documents.get(lead.document)),
        items=(*_items(items, held), *(CardItem(document, "silent", lines, held.most[document]) for document, lines in silent)),
        n_items=len(speaking), n_origins=counted, n_copies_ignored=papers - held.count(item.document for item in supporting)[1],
        contradictions=contradictions, grade=digit, because=_because(digit, counted, held, speaking, fits),
        counterfactuals=counterfactuals(items, held.cautious, fits),
    )  # fmt: skip


def _lead(items: Sequence[Item], derived: frozenset[str]) -> Item:
    """The statement that the card is called by: no denial, no ledger's row, no copy, the nearest to the thing, the fullest."""

    def rank(item: Item) -> tuple[bool, bool, bool, int, int, str]:
        finding = item.statement.finding
        recorded = isinstance(finding, Event) and finding.ledger is not None
        nearness = _BEST.index(item.directness)
        return bool(item.against), recorded, item.document in derived, nearness, -item.statement.filled, finding.id

    return min((item for item in items if item.against in ("", "denied")), key=rank)


def _items(items: Sequence[Item], held: Origins) -> list[CardItem]:
    """One item for each document and stance; the best of an origin counts, the others are its copies."""
    merged: dict[tuple[str, bool], list[Item]] = defaultdict(list)
    for item in items:
        merged[item.document, bool(item.against)].append(item)
    best: dict[tuple[int, bool], str] = {}
    for document, against in sorted(merged, key=lambda key: (_rank(merged[key]), key)):
        best.setdefault((held.most[document], against), document)
    found = []
    for document, against in sorted(merged, key=lambda key: (key[1], held.most[key[0]], _rank(merged[key]), key)):
        rows = merged[document, against]
        chief = best[held.most[document], against]
        anchors = tuple(dict.fromkeys(anchor for row in rows for anchor in row.anchors))
        first = min(rows, key=lambda row: _BEST.index(row.directness))
        hedged = all(row.hedged for row in rows)
        found.append(
            CardItem(
                document, "against" if against else "for", anchors, held.most[document], None if chief == document else chief,
                first.directness, hedged,
            )
        )  # fmt: skip
    return found


def _rank(rows: Sequence[Item]) -> tuple[int, bool]:
    return min((_BEST.index(row.directness), row.hedged) for row in rows)


def _contradictions(items: Sequence[Item], odds: Odds) -> tuple[Contradiction, ...]:
    """What speaks against, beside what speaks for; and figures that differ between papers that agree otherwise."""
    supporting = tuple(dict.fromkeys(anchor for item in items if not item.against for anchor in item.anchors))
    kinds = sorted({item.against for item in items if item.against})
    found = [
        Contradiction(supporting, tuple(dict.fromkeys(a for item in items if item.against == kind for a in item.anchors)), kind)
        for kind in kinds
    ]
    agreeing = [item.statement for item in items if not item.against]
    return (*found, *odds.of(agreeing))


def _because(digit: int, counted: tuple[int, int], held: Origins, speaking: Sequence[str], fits: bool) -> tuple[str, ...]:
    """The step of the rule, the count, and each join that made papers one."""
    step = next(step for step in grades() if step.grade == digit)
    said = set(speaking)
    joins = [
        f"{join.a} and {join.b} count once{'' if join.sure else ' (cautiously)'}: {join.why}"
        for join in held.joins
        if join.a in said and join.b in said
    ]
    number = f"{counted[0]}" if counted[0] == counted[1] else f"{counted[0]} to {counted[1]}"
    setting = ("an event that fits stands in a ledger",) if fits else ()
    return (f"grade {digit}: {step.says}", f"{number} origin{'' if counted == (1, 1) else 's'} for it", *setting, *joins)


def outlet_of(document: Document, lines: Sequence[str], mentions: Sequence[Mention]) -> frozenset[str]:
    """Entities of the outlet that speaks in a paper: a group that fills a part of its title, headers, head or foot by itself.

    Parts are what stands between dashes, bars and commas: "By Lena Hark, Valley Post, 2 May" names the Valley Post.
    """
    written = [document.title, *lines[:4], *lines[-2:], *(value for _, value in document.headers)]
    parts = {part.strip(" .()©").lower() for text in written for part in _PARTS.split(text)}
    groups = (mention for mention in mentions if mention.entity and mention.label == "ORG")
    return frozenset(mention.entity for mention in groups if mention.entity and mention.text.strip().lower() in parts)
