"""Figures: how much of what a paper tells, and where two papers tell it differently.

A figure is a number with the words that say of what ("1,200 tonnes of wheat"). Two figures are of one thing where
those words agree; they clash where the numbers cannot both be meant ("about 900" and 950 can).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fonds.proof.propositions import vocabulary
from fonds.writing.analysis import Token, tokens
from fonds.writing.numbers import find_numbers
from fonds.writing.scripts import language_of

ROUGH = 0.15
"""Share by which "about so many" may differ from what is meant."""
_STEM = 5
"""Letters by which a word meets its other forms."""
_STOPS = ".;:!?،؛؟()[]\"“”«»"


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` of ``unit`` (stem of the word counted) and, where it is told, ``of`` (stems: "tonnes of wheat").

    ``rough``: said to be about so many; ``bound``: only a limit ("at least", "up to").
    """

    value: float
    unit: str
    of: frozenset[str]
    language: str | None
    rough: bool = False
    bound: bool = False

    def same_thing(self, other: "Figure") -> bool:
        """The same thing counted: one unit, in one language, and nothing said of it that differs."""
        if self.language != other.language or self.unit != other.unit:
            return False
        return self.of == other.of or not self.of or not other.of

    def clashes(self, other: "Figure") -> bool:
        """The same thing, in numbers that cannot both be meant. Limits clash with nothing."""
        if not self.same_thing(other) or self.bound or other.bound or self.value == other.value:
            return False
        rough = self.rough or other.rough
        return not rough or abs(self.value - other.value) > ROUGH * max(self.value, other.value)


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in sequence; numbers that count nothing named are left out."""
    return _figures(text)


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[Figure, ...]:
    words = tokens(text)
    language = language_of(text)
    rules = vocabulary()["figures"]
    found = []
    for amount in find_numbers(text):
        if amount.ordinal or _numbers_an_item(text, amount.start, amount.value):
            continue
        after = _counted(text, amount.end, words, set(rules["joins"]))
        if after and after[0] not in _times():
            before = [word.folded for word in words if word.end <= amount.start and amount.start - word.end <= 24][-3:]
            said = " ".join(before)
            rough = any(said.endswith(cue) for cue in rules["rough"]) or _begins(amount.text, rules["rough"])
            bound = any(said.endswith(cue) for cue in rules["bound"]) or _begins(amount.text, rules["bound"])
            found.append(Figure(amount.value, after[0], frozenset(after[1:]), language, rough, bound))
    return tuple(found)


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    """Stems of words that make a number a date or a span of time."""
    return frozenset(word.folded[:_STEM] for phrase in vocabulary()["figures"]["times"] for word in tokens(phrase))


def _numbers_an_item(text: str, start: int, value: float) -> bool:
    """The number of a paragraph: small, in digits, at the head of a line."""
    return value < 30 and text[start].isdigit() and not text[:start].rpartition("\n")[2].strip()


def _begins(text: str, cues: Sequence[str]) -> bool:
    words = [word.folded for word in tokens(text)]
    return bool(words) and any(words[: len(cue.split())] == cue.split() for cue in cues)


def _counted(text: str, end: int, words: Sequence[Token], joins: set[str]) -> list[str]:
    """Stems of the word counted and of what stands after "of": up to two words that follow at once."""
    found: list[str] = []
    last, joined = end, False
    for word in words:
        if word.start < end:
            continue
        if set(text[last : word.start]) & set(_STOPS + ",") or "\n\n" in text[last : word.start]:
            break
        last = word.end
        if word.folded in joins:
            joined = bool(found)
            continue
        if not word.folded.isalpha() or len(word.folded) < 2 or (found and not joined and word.text.isascii()):
            break
        found.append(word.folded[:_STEM])
        joined = False
        if len(found) == 2:
            break
    return found


def differ(mine: Sequence[Figure], yours: Sequence[Figure]) -> bool:
    """One thing is counted differently; a paper that gives both numbers of a thing contradicts neither."""
    own, their = [one for one in mine if not one.bound], [one for one in yours if not one.bound]
    for one in own:
        rivals = _rivals(one, their)
        if rivals and all(other.clashes(again) for other in rivals for again in _rivals(other, own)):
            return True
    return False


def _rivals(one: Figure, others: Sequence[Figure]) -> list[Figure]:
    """Figures of the same thing; where some say of what as fully as this one does, only these."""
    alike = [other for other in others if one.same_thing(other)]
    return [other for other in alike if other.of == one.of] or alike


def agree(mine: Sequence[Figure], yours: Sequence[Figure]) -> bool:
    """One thing is counted alike."""
    return any(one.value == other.value and one.same_thing(other) for one in mine for other in yours)
