"""Clusters: a view over the judgements that stand. Nothing is stored but judgements; the same ones give the same clusters."""

from collections import defaultdict
from collections.abc import Iterable

from fonds.model import Judgement

PERSON = "person:"


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements that no later one takes back, and that a person has not overruled; proposals do not count."""
    every = sorted(judgements, key=lambda one: one.id)
    superseded = {one.supersedes for one in every if one.supersedes}
    live = [one for one in every if one.id not in superseded and not one.proposed]
    # What a person decided last on a pair holds for that pair.
    decided: dict[frozenset[str], Judgement] = {}
    for one in sorted((one for one in live if one.by.startswith(PERSON)), key=lambda one: (one.at, one.id)):
        if one.of[0] != one.of[1]:
            decided[frozenset(one.of)] = one
    return [one for one in live if not one.by.startswith(PERSON) and frozenset(one.of) not in decided] + list(decided.values())


def clusters(ids: Iterable[str], judgements: Iterable[Judgement]) -> list[list[str]]:
    """Groups of ids, sorted. Persons' joins come first, then the machine's, the surest first; no join brings together
    two ids that a standing judgement parts, unless a person joined that very pair.
    """
    live = standing(judgements)
    apart: dict[str, set[str]] = defaultdict(set)
    for one in live:
        if one.kind == "different":
            apart[one.of[0]].add(one.of[1])
            apart[one.of[1]].add(one.of[0])
    group = {name: {name} for name in sorted(set(ids))}
    joins = [one for one in live if one.kind == "same" and all(name in group for name in one.of)]
    for one in sorted(joins, key=lambda one: (not one.by.startswith(PERSON), -(one.score or 0.0), sorted(one.of), one.id)):
        left, right = group[one.of[0]], group[one.of[1]]
        if left is right or _parted(left, right, apart):
            continue
        small, large = sorted((left, right), key=len)
        large |= small
        for name in small:
            group[name] = large
    # One list a set object; ids come sorted, so each list is and the first one names it.
    found: dict[int, list[str]] = defaultdict(list)
    for name in sorted(group):
        found[id(group[name])].append(name)
    return sorted(found.values())


def _parted(left: set[str], right: set[str], apart: dict[str, set[str]]) -> bool:
    small, large = sorted((left, right), key=len)
    return any(not large.isdisjoint(apart.get(one, ())) for one in small)
