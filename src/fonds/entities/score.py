"""How likely two names are one: additive log-odds with reasons, vetoes beside them, a probability at the end.

Each reason is a number (natural log-odds); they sum to the total whose logistic is the probability. Vetoes are
not weights: a vetoed pair is never joined by a machine, whatever the sum.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp, log
from typing import Literal

from fonds.entities import vetoes
from fonds.entities.bodies import bodies_near, called_after
from fonds.entities.features import features, near, pair_up, scripts
from fonds.entities.letters import table
from fonds.model import Reason
from fonds.vocabulary.naming import heads
from fonds.writing.fold import fold_word
from fonds.writing.names import PersonName, Unit, parse
from fonds.writing.scripts import has_arabic

VERSION = "1"
SURE = 0.9
"""Without veto: the same, as far as names can tell."""
NOT = 0.2
VETOED = 0.08
"""The most that a vetoed pair is given."""

Sort = Literal["PER", "ORG", "place"]


@dataclass(frozen=True, slots=True)
class Score:
    """``probability`` from 0 to 1; ``reasons`` sum to its log-odds; ``vetoes`` in plain words."""

    probability: float
    verdict: Literal["same", "different", "unsure"]
    reasons: tuple[Reason, ...]
    vetoes: tuple[str, ...] = ()


def sort_of_label(label: str) -> Sort:
    """PER, ORG or place for any label or FollowTheMoney schema; what is neither body nor place counts as a person."""
    if label in ("ORG", "GROUP", "Organization", "Company", "PublicBody", "LegalEntity"):
        return "ORG"
    return "place" if label in ("LOC", "GPE", "FAC", "place", "Address") else "PER"


@lru_cache(maxsize=262144)
def compare(one: str, other: str, sort: Sort = "PER") -> Score:
    """Symmetric in the two names. Empty names and names without letters are never the same."""
    left, right = sorted((one, other))
    if sort == "PER":
        return _persons(left, right)
    return _bodies(left, right, sort)


def _persons(one: str, other: str) -> Score:
    against = vetoes.body_and_person(one, other)
    left, right = parse(one), parse(other)
    if not left.units or not right.units:
        return _settle([Reason("a name without letters", -6.0)], against)
    if not against:
        against = vetoes.of_persons(one, other)
    if left.key == right.key and left.generation == right.generation:
        rare = 4.6 if len(left.units) > 1 else 2.2
        return _settle([Reason(f"spelled alike: {left.key}", rare)], against)
    return _settle(_weigh(left, right), against)


def _weigh(left: PersonName, right: PersonName) -> list[Reason]:
    kind = scripts(left, right)
    weights = table()["weights"][kind]
    values = features(left, right)
    pairs = ", ".join(f"{pairing.left.text} ~ {pairing.right.text} {pairing.near:.2f}" for pairing in pair_up(left, right))
    parts = {
        f"names side by side ({kind}): {pairs}": weights["bias"]
        + sum(
            weights[name] * values[name]
            for name in ("mean", "worst", "worst below .7", "first", "last", "as one word", "dear", "dear on the whole")
        ),
        "more names on one side": weights["extra"] * values["extra"],
        "only one name on one side": weights["alone"] * values["alone"],
        "consonants that no spelling exchanges": weights["clashes"] * values["clashes"],
        "another sequence": weights["crossed"] * values["crossed"],
    }
    return [Reason(what, round(weight, 3)) for what, weight in parts.items() if weight]


def _bodies(one: str, other: str, sort: Sort) -> Score:
    against = vetoes.of_bodies(one, other)
    if fold_word(one) == fold_word(other):
        return _settle([Reason(f"spelled alike: {fold_word(one)}", 4.6)], against)
    if sort == "ORG":
        persons = called_after(one, other)
        reasons = bodies_near(one, other)
        if persons:
            # A unit called after a person: the nouns are translated, the person's name is spelled.
            kind, bearer, namesake = persons
            against = [*against, *vetoes.of_persons(bearer, namesake)]
            spelled = _weigh(parse(bearer), parse(namesake))
            if sum(reason.weight for reason in spelled) > sum(reason.weight for reason in reasons):
                reasons = [Reason(f"{kind} on both sides", 0.0), *spelled]
    else:
        left, right = parse(one), parse(other)
        if not left.units or not right.units:
            return _settle([Reason("a name without letters", -6.0)], against)
        reasons = _places(left, right)
    return _settle(reasons, against)


def _places(left: PersonName, right: PersonName) -> list[Reason]:
    """Places are compared word by word and as one word; an unmatched word says it is another place."""
    left, right, translated = _without_translated(left, right)
    joined = near(_one_unit(left), _one_unit(right))
    values = features(left, right)
    whole = max(joined, values["mean"] - 0.25 * values["extra"])
    arabic = has_arabic(left.key) != has_arabic(right.key)
    scale, middle = (13.0, 0.48) if arabic else (15.0, 0.76)
    return [
        *([Reason(f"{translated} on both sides", 1.5)] if translated else []),
        Reason(f"{left.key} ~ {right.key} {whole:.2f}", round(scale * (whole - middle), 3)),
    ]


def _without_translated(left: PersonName, right: PersonName) -> tuple[PersonName, PersonName, str]:
    """ "Port X" beside "ميناء X": the noun of the one is the other's in translation, what is compared is X."""
    if has_arabic(left.key) == has_arabic(right.key):
        return left, right, ""
    kept = []
    nouns = []
    for name in (left, right):
        known = [heads()[unit.text].gloss for unit in name.units if unit.text in heads()]
        kept.append(replace(name, units=tuple(unit for unit in name.units if unit.text not in heads())))
        nouns.append(known)
    if len(nouns[0]) == 1 and nouns[0] == nouns[1] and all(name.units for name in kept):
        return kept[0], kept[1], nouns[0][0]
    return left, right, ""


def _one_unit(name: PersonName) -> Unit:
    joined = "".join(unit.text for unit in name.units)
    return Unit(joined, joined)


def _settle(reasons: list[Reason], against: list[str]) -> Score:
    total = sum(reason.weight for reason in reasons)
    probability = 1 / (1 + exp(-max(-12.0, min(12.0, total))))
    if against:
        capped = min(probability, VETOED * (0.5 + 0.5 * probability))
        shift = round(log(capped / (1 - capped)) - log(probability / (1 - probability)), 3)
        reasons = [*reasons, Reason("veto: " + "; ".join(against), shift)]
        return Score(round(capped, 4), "different", tuple(reasons), tuple(against))
    verdict: Literal["same", "different", "unsure"] = (
        "same" if probability >= SURE else "different" if probability < NOT else "unsure"
    )
    return Score(round(probability, 4), verdict, tuple(reasons))
