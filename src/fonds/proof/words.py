"""The words of ``vocabulary/copies.yml`` and ``hedges.yml`` in folded form, ready to be looked for."""

from collections.abc import Sequence
from functools import lru_cache

from fonds.vocabulary.tables import table
from fonds.writing.analysis import tokens


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[tuple[str, ...], ...]]:
    lists = table("copies").items()
    return {name: tuple(tuple(word.folded for word in tokens(phrase)) for phrase in phrases) for name, phrases in lists}


@lru_cache(maxsize=32)
def _by_first(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """A list's phrases by their first word, in the sequence of the list."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in _lists()[name]:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def says(name: str, words: Sequence[str]) -> bool:
    """Does one phrase of the list stand among these folded words, side by side?"""
    return bool(find(name, words))


def find(name: str, words: Sequence[str]) -> tuple[int, int] | None:
    """First and last index (inclusive) of the earliest phrase of the list; ``None`` if none stands there."""
    phrases = _by_first(name)
    for i, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                return i, i + len(phrase) - 1
    return None


def is_one(name: str, phrase: str) -> bool:
    """Is the phrase, folded, in the list?"""
    return tuple(word.folded for word in tokens(phrase)) in _lists()[name]


_NO_HEDGES = frozenset({"vague", "approximator", "approximator_needs_number", "evidential_nouns", "evidential_verbs"})
"""Lists whose words weaken only beside others ("under" a number, "reports" that wait to be confirmed)."""


@lru_cache(maxsize=1)
def hedge_words() -> frozenset[tuple[str, ...]]:
    """Words that weaken a claim (``vocabulary/hedges.yml``), folded, each as the words that stand side by side."""
    found: set[tuple[str, ...]] = set()
    for name, phrases in table("hedges").items():
        if isinstance(phrases, list) and name not in _NO_HEDGES:
            found.update(tuple(word.folded for word in tokens(str(phrase))) for phrase in phrases)
    return frozenset(found)


@lru_cache(maxsize=1)
def seeming_words() -> frozenset[str]:
    """Single words of seeming: epistemic adverbs and verbs that say little but that it is not certain."""
    lists = table("hedges")
    verbs = ("seem", "appear", "suggest", "suspect", "hint", "imply", "allege")
    single = {str(word) for word in lists["epistemic"] if " " not in str(word)}
    return frozenset(word.folded for phrase in [*single, *verbs, "may", "might"] for word in tokens(phrase))
