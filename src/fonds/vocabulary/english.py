"""The English word lists as typed data: cues of saying, hedges, bargains, commands, kinds of nouns, and acts.

The lists are YAML beside this file, so that a newcomer can add a word without reading a rule. Words are
lemmas in lower case; a name with a blank is a verb with its particle or words that stand side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from fonds.vocabulary.tables import table

Strength = Literal["factive", "neutral", "doubting"]
STRENGTHS: tuple[Strength, ...] = ("factive", "neutral", "doubting")


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that hand a statement to somebody; ``verbs`` and ``nouns`` map a lemma to its strength."""

    verbs: dict[str, Strength]
    nouns: dict[str, Strength]
    object_verbs: frozenset[str]
    document_verbs: frozenset[str]
    negating: frozenset[str]
    addressed: frozenset[str]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """Words that weaken, by kind."""

    modal: frozenset[str]
    conditional: frozenset[str]
    approximator: frozenset[str]
    approximator_needs_number: frozenset[str]
    epistemic: frozenset[str]
    epistemic_verbs: frozenset[str]
    epistemic_nouns: frozenset[str]
    evidential_nouns: frozenset[str]
    evidential_verbs: frozenset[str]
    vague: frozenset[str]


@dataclass(frozen=True, slots=True)
class DealWords:
    """Words of bargains; ``rungs`` maps a rung of the status ladder to the verbs that carry a bargain there."""

    nouns: frozenset[str]
    weak_nouns: frozenset[str]
    not_deals: frozenset[str]
    collusion_nouns: frozenset[str]
    collusion_verbs: frozenset[str]
    barter_verbs: frozenset[str]
    give_verbs: frozenset[str]
    take_verbs: frozenset[str]
    strong_counter: tuple[str, ...]
    commit_verbs: frozenset[str]
    rungs: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class OrderWords:
    """Words of command."""

    verbs: frozenset[str]
    weak_verbs: frozenset[str]
    nouns: frozenset[str]
    not_before: frozenset[str]
    heading: frozenset[str]
    countermand: frozenset[str]
    acknowledge: frozenset[str]
    execute: frozenset[str]
    duty: frozenset[str]
    not_acts: frozenset[str]
    acts: frozenset[str]
    polite: frozenset[str]
    of_paper: frozenset[str]
    before_the_verb: frozenset[str]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Kinds of nouns that rules ask about."""

    places: frozenset[str]
    people: frozenset[str]
    documents: frozenset[str]
    goods: frozenset[str]


@dataclass(frozen=True, slots=True)
class Act:
    """A PLOVER type and mode with the roles of its verb's object and of what stands after "to"."""

    type: str
    mode: str | None = None
    object: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Actions:
    """Verb or noun lemma (perhaps of several words) to the act that it names."""

    verbs: dict[str, Act]
    nouns: dict[str, Act]
    light: frozenset[str]


def _sets(raw: Mapping[str, Any], *names: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(str(word) for word in raw[name]) for name in names}


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The reporting words."""
    raw = table("cues")
    verbs = {word: strength for strength in reversed(STRENGTHS) for word in raw["verbs"][strength]}
    nouns = {word: strength for strength in reversed(STRENGTHS) for word in raw["nouns"][strength]}
    sets = _sets(raw, "object_verbs", "document_verbs", "negating", "addressed")
    return Cues(verbs=verbs, nouns=nouns, phrases=tuple(raw["phrases"]), **sets)


@lru_cache(maxsize=1)
def hedge_words() -> HedgeWords:
    """The weakening words."""
    raw = table("hedges")
    return HedgeWords(**_sets(raw, *raw))


@lru_cache(maxsize=1)
def deal_words() -> DealWords:
    """The words of bargains."""
    raw = table("deals")
    names = (
        "nouns",
        "weak_nouns",
        "not_deals",
        "collusion_nouns",
        "collusion_verbs",
        "barter_verbs",
        "give_verbs",
        "take_verbs",
        "commit_verbs",
    )
    rungs = {str(rung): frozenset(str(word) for word in words) for rung, words in raw["rungs"].items()}
    return DealWords(strong_counter=tuple(raw["strong_counter"]), rungs=rungs, **_sets(raw, *names))


@lru_cache(maxsize=1)
def order_words() -> OrderWords:
    """The words of command."""
    raw = table("orders")
    return OrderWords(**_sets(raw, *raw))


@dataclass(frozen=True, slots=True)
class VerbGroups:
    """Verbs (and the nouns they take) by how they behave in a sentence."""

    no_goods: frozenset[str]
    needs_object: frozenset[str]
    with_to: frozenset[str]
    object_control: frozenset[str]
    undone: frozenset[str]
    claimed: frozenset[str]
    believed: frozenset[str]


@lru_cache(maxsize=1)
def verb_groups() -> VerbGroups:
    """Verbs by behaviour."""
    raw = table("verbs")
    return VerbGroups(**_sets(raw, *raw))


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """Kinds of nouns."""
    raw = table("nouns")
    return Nouns(**_sets(raw, *raw))


@lru_cache(maxsize=1)
def actions() -> Actions:
    """Acts by verb and noun."""
    raw = table("actions")
    verbs: dict[str, Act] = {}
    named: dict[str, Act] = {}
    for type_, groups in raw.items():
        if type_ == "light":
            continue
        for group in groups:
            act = Act(type_, group.get("mode"), group.get("object"), group.get("to"))
            verbs.update((word, act) for word in group.get("verbs", ()) if word not in verbs)
            named.update((word, act) for word in group.get("nouns", ()) if word not in named)
    return Actions(verbs, named, frozenset(raw["light"]))


@dataclass(frozen=True, slots=True)
class RelationWords:
    """Words that tie two names: verb lemma to label; label to noun lemmas."""

    verbs: dict[str, str]
    nouns: dict[str, frozenset[str]]
    nouns_in_charge: frozenset[str]
    also_known: frozenset[str]


@lru_cache(maxsize=1)
def relation_words() -> RelationWords:
    """The words of relations."""
    raw = table("relations")
    verbs: dict[str, str] = {}
    for label, words in raw.items():
        if label not in ("nouns", "also_known"):
            for word in words:
                verbs.setdefault(str(word), str(label))
    named = {str(label): frozenset(str(word) for word in words) for label, words in raw["nouns"].items()}
    return RelationWords(verbs, named, named["InChargeOf"], frozenset(raw["also_known"]))
