"""Who is who across documents: candidates by skeleton keys, scores, evidence, and what a machine may join.

The automatic rules, each with its own name in the judgement:

``same-name``      one node already: an equal full name, place or body. No judgement is needed for that.
``glossed-body``   bodies and countries that the tables translate word by word, without veto.
``cross-script``   persons and places at 0.9 or more, without veto, each the other's only candidate at that height, and
                   with a second line: somebody or something else is named beside both.
``rare-name``      the same for a full name of three or more names, without the second line.
``short-body``     an acronym whose letters only one body of the case has for initials, with a second line.
``kunya``, ``initials``  short forms of persons (:mod:`fonds.entities.short`): one person fits, with a second line.

Everything else from 0.2 up is proposed to a person. Close pairs that a veto parts are recorded as different.
A chain of joins never brings a vetoed pair together: the cluster is cut there.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fonds.entities.candidates import candidates
from fonds.entities.evidence import Company
from fonds.entities.joined import Joined
from fonds.entities.node import Node
from fonds.entities.score import NOT, SURE, Score, compare
from fonds.entities.short import Fitting, fittings
from fonds.entities.vetoes import body_and_person
from fonds.ids import content_id
from fonds.model import Judgement, Reason, Verdict
from fonds.vocabulary.acronyms import fits
from fonds.writing.names import parse
from fonds.writing.scripts import has_arabic

VERSION = "2"
MANY = 12
"""Likely partners at most: a name that more fit is nobody's for a machine."""


Rivals = dict[str, dict[bool, list[Node]]]


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Node
    right: Node
    score: Score


def judge(nodes: Sequence[Node]) -> tuple[Judgement, ...]:
    """All judgements of the machine on these nodes, in a fixed sequence whatever sequence the nodes come in.

    Proposals among them are one a pair of nodes; :func:`fonds.entities.queue.queue` makes them one a pair of entities.
    """
    ordered = sorted((node for node in nodes if not node.nominal), key=lambda node: node.id)
    pairs = [_Pair(left, right, compare(left.name, right.name, left.sort)) for left, right in candidates(ordered)]
    company = Company(ordered)
    joined = Joined()
    found: list[Judgement] = []
    rivals = _rivals(pairs)

    def keep(judgement: Judgement | None) -> None:
        if judgement is not None:
            found.append(judgement)
            if judgement.kind == "same" and not judgement.proposed:
                joined.join(*judgement.of)

    # Bodies and places first: they are the second line for persons.
    for sort in ("ORG", "place", "PER"):
        for pair in pairs:
            if pair.left.sort == sort:
                keep(_decided(pair, company, joined, rivals))
    told = [_short(fitting) for fitting in fittings(ordered, company, joined)]
    for judgement in told:
        keep(judgement)
    found.extend(_named_after(ordered))
    return tuple(sorted(found, key=lambda one: one.id))


def _agree(partners: list[Node]) -> bool:
    """All likely partners could be one another, so that none is the other's rival."""
    if len(partners) > MANY:
        return False
    return all(
        compare(one.name, other.name, one.sort).probability >= 0.6
        for place, one in enumerate(partners)
        for other in partners[place + 1 :]
    )


def _rivals(pairs: Iterable[_Pair]) -> Rivals:
    """For each node its likely partners, by whether they are in the other script; a lone surname is nobody's rival."""
    found: Rivals = defaultdict(lambda: {True: [], False: []})
    for pair in pairs:
        if pair.score.probability >= 0.6 and pair.left.everywhere and pair.right.everywhere:
            across = has_arabic(pair.left.name) != has_arabic(pair.right.name)
            found[pair.left.id][across].append(pair.right)
            found[pair.right.id][across].append(pair.left)
    return found


def _decided(pair: _Pair, company: Company, joined: Joined, rivals: Rivals) -> Judgement | None:
    left, right, score = pair.left, pair.right, pair.score
    if score.vetoes:
        near = any(reason.weight > 0 for reason in score.reasons)
        return _made("different", pair, "veto", score.reasons, score.probability) if near else None
    if score.probability < NOT:
        return None
    across = has_arabic(left.name) != has_arabic(right.name)
    if left.sort == "PER" and any(_by_letter(node) for node in (left, right)):
        return None
    if not (left.everywhere or right.everywhere) and left.key != right.key:
        return None
    alone = [_agree(rivals[node.id][across]) for node in (left, right)]
    single = left.sort == "PER" and min(left.units, right.units) < 2
    if left.sort == "ORG" and all(alone) and (fits(left.name, right.name) or fits(right.name, left.name)):
        short = min(left.name, right.name, key=len)
        beside = company.shared(left, right, joined)
        if sum(map(str.isupper, short)) >= 3 and beside:
            line = Reason(f"named beside both: {', '.join(beside[:3])}", min(2.0, 0.7 * len(beside)))
            return _made("same", pair, "short-body", (*score.reasons, line), score.probability)
    if not (left.everywhere and right.everywhere) or single or score.probability < SURE or not all(alone):
        why = [] if all(alone) else [Reason("another name fits as well", 0.0)]
        return _made("unsure", pair, "name", (*score.reasons, *why), score.probability, proposed=True)
    if left.sort == "ORG" and score.probability >= 0.93:
        return _made("same", pair, "glossed-body", score.reasons, score.probability)
    # In two scripts a document may name one person twice: a translation, a letterhead, a list.
    if left.sort == "PER" and company.meet(left, right, joined):
        both = Reason("one document names both, each by its own name", -1.0)
        return _made("unsure", pair, "name", (*score.reasons, both), score.probability, proposed=True)
    shared = company.shared(left, right, joined) if across or company.apart(left, right) else []
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


def _by_letter(node: Node) -> bool:
    """ "N. Wahzan": judged as a short form, not as a spelling."""
    units = parse(node.name).units
    return len(units) == 2 and 1 in (len(units[0].text), len(units[1].text))


def _short(fitting: Fitting) -> Judgement:
    of = (fitting.short.id, fitting.full.id) if fitting.short.id < fitting.full.id else (fitting.full.id, fitting.short.id)
    by = f"machine:{fitting.rule}/{VERSION}"
    kind: Verdict = "same" if fitting.alone else "unsure"
    id = content_id("j", kind, of, by, not fitting.alone)
    return Judgement(id, kind, of, by, "", fitting.score, fitting.reasons, proposed=not fitting.alone)


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
