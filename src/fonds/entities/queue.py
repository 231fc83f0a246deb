"""The queue: what waits for a person, one question a pair of entities, the most useful first, nothing that is settled."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from fonds.entities.score import compare, sort_of_label
from fonds.ids import content_id
from fonds.model import Entity, Judgement
from fonds.vocabulary.naming import english_words, heads, titles
from fonds.writing.fold import fold_word
from fonds.writing.names import parse

LONGEST = 400
"""Proposals kept in a case at most: a queue that nobody can finish helps nobody."""
LIKELY = 0.3
EACH = 3
"""Proposals in which one entity takes part at most, unless it is named often."""


def queue(
    machine: Iterable[Judgement],
    entity_of: Mapping[str, str],
    entities: Mapping[str, Entity],
    settled: AbstractSet[frozenset[str]] = frozenset(),
) -> list[Judgement]:
    """The judgements with their proposals cleared: of entities, one a pair, the least useful left out.

    ``entity_of``: node id to entity id as the standing judgements group them. Questions between parts of one entity or
    of two entities that a veto parts are no questions any more, nor are pairs that a person answered (``settled``).
    """
    rows = list(machine)
    parted = {_pair(one, entity_of) for one in rows if one.kind == "different" and not one.proposed}
    best: dict[tuple[str, str], Judgement] = {}
    for one in sorted((row for row in rows if row.proposed), key=lambda row: (-(row.score or 0.0), row.id)):
        pair = _pair(one, entity_of)
        open_still = pair[0] != pair[1] and pair not in parted and frozenset(pair) not in settled
        if open_still and _sensible(one, entities[pair[0]], entities[pair[1]]):
            best.setdefault(pair, one)
    taken: dict[str, int] = {}
    asked: list[Judgement] = []
    for pair, one in sorted(best.items(), key=lambda item: (-gain(item[1], entities[item[0][0]], entities[item[0][1]]), item[0])):
        if len(asked) < LONGEST and all(taken.get(id, 0) < max(EACH, entities[id].mentions) for id in pair):
            asked.append(replace(one, id=content_id("j", one.kind, pair, one.by, True), of=pair))
            taken.update((id, taken.get(id, 0) + 1) for id in pair)
    return sorted([row for row in rows if not row.proposed] + asked, key=lambda row: row.id)


def gain(proposal: Judgement, one: Entity, other: Entity) -> float:
    """How much an answer is expected to set right: the mentions of the smaller side, by how likely they move."""
    return (proposal.score or 0.0) * min(one.mentions, other.mentions)


def _pair(one: Judgement, entity_of: Mapping[str, str]) -> tuple[str, str]:
    left, right = sorted(entity_of.get(id, id) for id in one.of)
    return left, right


def _sensible(proposal: Judgement, one: Entity, other: Entity) -> bool:
    """Likely enough, names rather than words, and not apart under the names the entities go by now."""
    if (proposal.score or 0.0) < LIKELY or sort_of_label(one.label) != sort_of_label(other.label):
        return False
    if any(_only_words(entity.name) for entity in (one, other)):
        return False
    sort = sort_of_label(one.label)
    units = [parse(entity.name).units for entity in (one, other)]
    if sort == "PER" and min(map(len, units)) > 1:
        return not compare(one.name, other.name, sort).vetoes
    return True


def _only_words(name: str) -> bool:
    """Days, titles, plain words and head nouns alone name nobody."""
    plain = english_words("empty") | english_words("plain") | english_words("days")
    return all(word in plain or word in titles() or word.removeprefix("ال") in heads() for word in fold_word(name).split())
