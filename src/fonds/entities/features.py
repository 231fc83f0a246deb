"""What two names have in common, as numbers between 0 and 1 that a person can check.

Units of the shorter name look for their partner in the longer one; the same features are used for training
(``tools/train_name_costs.py``) and for scoring, so that the weights mean what they say.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp

from rapidfuzz.distance import JaroWinkler, Levenshtein

from fonds.entities.letters import beyond, cost
from fonds.writing.names import PersonName, Unit
from fonds.writing.scripts import has_arabic
from fonds.writing.skeleton import WEAK, romanised, skeleton, strict


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which unit of the one name meets which of the other, and how near they are (0 to 1)."""

    left: Unit
    right: Unit
    near: float
    places: tuple[int, int]


def scripts(left: PersonName, right: PersonName) -> str:
    """``ar-lat``, ``ar-ar`` or ``lat-lat`` (Cyrillic is read as Latin)."""
    arabic = [any(has_arabic(unit.text) for unit in name.units) for name in (left, right)]
    return "ar-ar" if all(arabic) else "ar-lat" if any(arabic) else "lat-lat"


def near(left: Unit, right: Unit) -> float:
    """How near two units are, whether or not an article was glued to either."""
    return max(_near(one, other) for one in {left.text, left.bare} for other in {right.text, right.bare})


@lru_cache(maxsize=262144)
def _near(left: str, right: str) -> float:
    if left == right:
        return 1.0
    if has_arabic(left) == has_arabic(right):
        if has_arabic(left):
            return _same_script(left, right, skeletons=False)
        return _same_script(romanised(left), romanised(right), skeletons=True)
    arabic, latin = (left, romanised(right)) if has_arabic(left) else (right, romanised(left))
    learned = exp(-max(0.0, cost(arabic, latin) - 0.35))
    return 0.65 * learned + 0.35 * skeleton_near(arabic, latin)


def _same_script(left: str, right: str, *, skeletons: bool) -> float:
    spelled = Levenshtein.normalized_similarity(left, right)
    if not skeletons:
        return spelled
    return 0.35 * spelled + 0.15 * JaroWinkler.similarity(left, right) + 0.5 * skeleton_near(left, right)


@lru_cache(maxsize=262144)
def skeleton_near(left: str, right: str) -> float:
    """How near two consonant skeletons are; the strict ones count .95 at most."""
    whole = Levenshtein.normalized_similarity(skeleton(left), skeleton(right))
    without = Levenshtein.normalized_similarity(strict(left), strict(right))
    # Words of weak letters only have no strict skeleton worth comparing.
    thin = min(len(strict(left)), len(strict(right))) < 2 or not set(strict(left)) - set(WEAK)
    return max(whole, (0.8 if thin else 0.95) * without)


def pair_up(left: PersonName, right: PersonName) -> list[Pairing]:
    """Best partners first, each unit once; sorted by place in the shorter name."""
    every = sorted(
        (
            (near(one, other) - 0.02 * abs(_rank(i, left) - _rank(j, right)), -abs(i - j), -i, -j)
            for i, one in enumerate(left.units)
            for j, other in enumerate(right.units)
        ),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = (set(), set())
    found = []
    for _, _, minus_i, minus_j in every:
        i, j = -minus_i, -minus_j
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append(Pairing(left.units[i], right.units[j], near(left.units[i], right.units[j]), (i, j)))
    return sorted(found, key=lambda pairing: pairing.places)


_ALIKE = {
    frozenset(pair)
    for pair in (
        "gj",
        "gk",
        "jk",
        "sz",
        "dz",
        "td",
        "bf",
        "cs",
        "jc",
        "gx",
        "kx",
        "cj",
        "tz",
        "ts",
        "wf",
        "sd",
        "kc",
        "yj",
        "wb",
        "hx",
        "gy",
        "gh",
        "kh",
        "wg",
    )
}
"""Consonant classes that spellings of one name exchange; any other exchange makes another name."""


@lru_cache(maxsize=131072)
def clash(left: str, right: str) -> str:
    """The consonants that two words exchange although no spelling does ("d/l" of Khalid and Khalil); empty if none."""
    bones = (skeleton(left), skeleton(right))
    for change in Levenshtein.editops(*map(_hard, bones)):
        if change.tag == "replace":
            pair = (_hard(bones[0])[change.src_pos], _hard(bones[1])[change.dest_pos])
            if frozenset(pair) not in _ALIKE:
                return "/".join(pair)
    return ""


def _hard(bones: str) -> str:
    # An h at the beginning is a consonant like any other; w and y there may stand for a vowel.
    return "".join(bone for place, bone in enumerate(bones) if bone not in WEAK or (bone == "h" and place == 0))


def _clashes(pairs: list[Pairing]) -> int:
    return sum(
        1
        for pairing in pairs
        if pairing.near < 1
        and all(
            clash(one, other)
            for one in {pairing.left.text, pairing.left.bare}
            for other in {pairing.right.text, pairing.right.bare}
        )
    )


def excess(left: Unit, right: Unit) -> float:
    """How much dearer than usual the Latin spelling of the Arabic unit is, for each letter; 0 within one script."""
    if has_arabic(left.text) == has_arabic(right.text):
        return 0.0
    arabic, latin = (left, right) if has_arabic(left.text) else (right, left)
    return min(beyond(arabic.text, romanised(form)) for form in {latin.text, latin.bare})


def _rank(place: int, name: PersonName) -> float:
    return place / max(1, len(name.units) - 1)


def without_extra_kunya(left: PersonName, right: PersonName) -> tuple[PersonName, PersonName]:
    """ "Abu X Y Z" beside "Y Z": what is compared is Y Z."""
    both = []
    for own, other in ((left, right), (right, left)):
        extra = len(own.units) > 2 and own.units[0].kunya and not any(unit.kunya for unit in other.units)
        both.append(replace(own, units=own.units[1:]) if extra else own)
    return both[0], both[1]


def features(left: PersonName, right: PersonName) -> dict[str, float]:
    """Named numbers; symmetric in the two names. Both must have units. A kunya that only one carries is left out."""
    left, right = without_extra_kunya(left, right)
    pairs = pair_up(left, right)
    nears = sorted(pairing.near for pairing in pairs)
    joined = _near("".join(unit.text for unit in left.units), "".join(unit.text for unit in right.units))
    extra = abs(len(left.units) - len(right.units))
    ends = [near(left.units[0], right.units[0]), near(left.units[-1], right.units[-1])]
    mean = sum(nears) / len(nears)
    dear = sorted(min(4.0, excess(pairing.left, pairing.right)) for pairing in pairs)
    return {
        "mean": mean,
        "worst": nears[0],
        "worst below .7": max(0.0, 0.7 - nears[0]),
        "as one word": joined,
        "first": ends[0],
        "last": ends[1],
        "extra": float(min(extra, 3)),
        "alone": float(min(len(left.units), len(right.units)) == 1 and extra > 0),
        "clashes": float(min(2, _clashes(pairs))),
        "dear": dear[-1],
        "dear on the whole": sum(dear) / len(dear),
        "crossed": float(_crossed(pairs)),
    }


def _crossed(pairs: list[Pairing]) -> bool:
    """Near partners stand in another sequence."""
    places = [pairing.places[1] for pairing in sorted(pairs, key=lambda pairing: pairing.places[0]) if pairing.near > 0.7]
    return places != sorted(places)
