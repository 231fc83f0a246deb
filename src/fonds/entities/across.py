"""Who is who across documents: candidates by skeleton keys, scores, evidence, and what a machine may join.

The automatic rules, each with its own name in the judgement:

``same-name``      one node already: an equal full name, place or body. No judgement is needed for that.
``glossed-body``   bodies and countries that the tables translate word by word, without veto.
``cross-script``   persons and places at 0.9 or more, without veto, each the other's only candidate at that height, and
                   with a second line: somebody or something else is named beside both.
``rare-name``      the same for a full name of three or more names, without the second line.

Everything else from 0.2 up is proposed to a person. Close pairs that a veto parts are recorded as different.
A chain of joins never brings a vetoed pair together: the cluster is cut there.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fonds.entities.evidence import Company
from fonds.entities.node import Node
from fonds.entities.score import NOT, SURE, Score, compare
from fonds.entities.vetoes import body_and_person
from fonds.ids import content_id
from fonds.model import Judgement, Reason, Verdict
from fonds.vocabulary.naming import heads
from fonds.writing.fold import fold_word
from fonds.writing.names import parse
from fonds.writing.scripts import has_arabic
from fonds.writing.skeleton import strict

VERSION = "1"
CROWD = 200
"""Names under one key at most; a key that more share tells nothing."""
CLOSE = 0.45
"""A vetoed pair is recorded if its units are this near."""
PROPOSED = 400
"""Proposals kept in a case at most, the likeliest first: a queue that nobody can finish helps nobody."""


Rivals = dict[str, dict[bool, list[Node]]]


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Node
    right: Node
    score: Score


def judge(nodes: Sequence[Node]) -> tuple[Judgement, ...]:
    """All judgements of the machine on these nodes, in a fixed sequence whatever sequence the nodes come in."""
    ordered = sorted((node for node in nodes if not node.nominal), key=lambda node: node.id)
    pairs = [_Pair(left, right, compare(left.name, right.name, left.sort)) for left, right in candidates(ordered)]
    company = Company(ordered)
    joined: dict[str, str] = {}
    found: list[Judgement] = []
    rivals = _rivals(pairs)
    # Bodies and places first: they are the second line for persons.
    for sort in ("ORG", "place", "PER"):
        for pair in pairs:
            if pair.left.sort == sort:
                judgement = _decided(pair, company, joined, rivals)
                if judgement is None:
                    continue
                found.append(judgement)
                if judgement.kind == "same" and not judgement.proposed:
                    keep, drop = sorted((joined.get(pair.left.id, pair.left.id), joined.get(pair.right.id, pair.right.id)))
                    for id in [id for id, group in joined.items() if group == drop]:
                        joined[id] = keep
                    joined[drop] = joined[pair.left.id] = joined[pair.right.id] = keep
    found.extend(_named_after(ordered))
    proposals = sorted((one for one in found if one.proposed), key=lambda one: (-(one.score or 0.0), one.id))[:PROPOSED]
    return tuple(sorted([one for one in found if not one.proposed] + proposals, key=lambda one: one.id))


def candidates(nodes: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Pairs of one sort that share a key, each once, sorted by ids."""
    boxes: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        for key in sorted(_keys(node)):
            boxes[(node.sort, key)].append(node)
    found: dict[tuple[str, str], tuple[Node, Node]] = {}
    for box in boxes.values():
        if len(box) <= CROWD:
            for place, left in enumerate(box):
                for right in box[place + 1 :]:
                    if left.everywhere or right.everywhere:
                        found[(left.id, right.id)] = (left, right)
    for one, other in _same_kunya(nodes):
        found[(one.id, other.id)] = (one, other)
    return [found[key] for key in sorted(found)]


def _same_kunya(nodes: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Lone names spelled alike in several documents: each beside the first only, or the queue would drown in them."""
    first: dict[tuple[str, str], Node] = {}
    found = []
    for node in nodes:
        if not node.everywhere and node.sort == "PER":
            start = first.setdefault((node.sort, node.key), node)
            if start is not node:
                found.append((start, node))
    return found


def _keys(node: Node) -> set[str]:
    keys: set[str] = set()
    for name in node.names:
        units = parse(name).units
        bones = [strict(unit.bare) for unit in units]
        if node.sort == "PER":
            keys.update(bone for bone in bones if len(bone) > 1)
            if bones:
                keys.add("".join(bones)[:5])
        elif node.sort == "place":
            keys.add("".join(bones)[:4])
            keys.update(bone for bone in bones if len(bone) > 2)
        else:
            keys.update(bone for bone in bones if len(bone) > 1)
            keys.update(f"={heads()[word].gloss}" for word in _words(name) if word in heads())
    return keys


def _words(name: str) -> list[str]:
    return [word for raw in fold_word(name).split() for word in (raw, raw.removeprefix("ال"))]


def _agree(partners: list[Node]) -> bool:
    """All likely partners could be one another, so that none is the other's rival."""
    for place, one in enumerate(partners[:12]):
        for other in partners[place + 1 : 12]:
            if compare(one.name, other.name, one.sort).probability < 0.6:
                return False
    return len(partners) <= 12


def _rivals(pairs: Iterable[_Pair]) -> Rivals:
    """For each node its likely partners, by whether they are in the other script."""
    found: Rivals = defaultdict(lambda: {True: [], False: []})
    for pair in pairs:
        if pair.score.probability >= 0.6:
            across = has_arabic(pair.left.name) != has_arabic(pair.right.name)
            found[pair.left.id][across].append(pair.right)
            found[pair.right.id][across].append(pair.left)
    return found


def _decided(pair: _Pair, company: Company, joined: dict[str, str], rivals: Rivals) -> Judgement | None:
    left, right, score = pair.left, pair.right, pair.score
    if score.vetoes:
        near = any(reason.weight > 0 for reason in score.reasons)
        return _made("different", pair, "veto", score.reasons, score.probability) if near else None
    if score.probability < NOT:
        return None
    across = has_arabic(left.name) != has_arabic(right.name)
    if not (left.everywhere or right.everywhere) and left.key != right.key:
        return None
    alone = [_agree(rivals[node.id][across]) for node in (left, right)]
    single = left.sort == "PER" and min(left.units, right.units) < 2
    if not (left.everywhere and right.everywhere) or single or score.probability < SURE or not all(alone):
        why = [] if all(alone) else [Reason("another name fits as well", 0.0)]
        return _made("unsure", pair, "name", (*score.reasons, *why), score.probability, proposed=True)
    if left.sort == "ORG" and score.probability >= 0.93:
        return _made("same", pair, "glossed-body", score.reasons, score.probability)
    shared = company.shared(left, right, joined) if company.apart(left, right) else []
    if shared:
        line = Reason(f"named beside both: {', '.join(shared[:3])}", min(2.0, 0.7 * len(shared)))
        return _made("same", pair, "cross-script" if across else "spelling", (*score.reasons, line), score.probability)
    if left.sort == "PER" and min(left.units, right.units) >= 3 and score.probability >= 0.97:
        return _made("same", pair, "rare-name", score.reasons, score.probability)
    if left.sort == "place" and across and score.probability >= 0.97:
        return _made("same", pair, "place-script", score.reasons, score.probability)
    return _made(
        "unsure", pair, "name", (*score.reasons, Reason("no second line of evidence", 0.0)), score.probability, proposed=True
    )


def _made(kind: Verdict, pair: _Pair, rule: str, reasons: Sequence[Reason], score: float, *, proposed: bool = False) -> Judgement:
    of = (pair.left.id, pair.right.id) if pair.left.id < pair.right.id else (pair.right.id, pair.left.id)
    by = f"machine:{rule}/{VERSION}"
    return Judgement(content_id("j", kind, of, by, proposed), kind, of, by, "", score, tuple(reasons), proposed=proposed)


def _named_after(nodes: Sequence[Node]) -> list[Judgement]:
    """Bodies and buildings that carry a person's full name: a link, never a join."""
    persons: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.sort == "PER" and node.everywhere:
            persons[parse(node.name).key].append(node)
    found = []
    for node in nodes:
        if node.sort == "PER" or not body_and_person(node.name, "X Y"):
            continue
        units = [unit.text for unit in parse(node.name).units]
        for size in (4, 3, 2):
            for first in range(len(units) - size + 1):
                for person in persons.get(" ".join(units[first : first + size]), ()):
                    of = (node.id, person.id)
                    why = (Reason(f"carries the name of {person.name}", 2.0),)
                    found.append(
                        Judgement(
                            content_id("j", "named_after", of), "named_after", of, f"machine:named-after/{VERSION}", "", 0.9, why
                        )
                    )
    return sorted({one.id: one for one in found}.values(), key=lambda one: one.id)
