"""Whether two words may spell one name: equal consonants, and vowels that do not contradict each other.

Arabic writes long vowels and leaves short ones out; Latin and Cyrillic writers put down both, each in his
own way. So a long vowel in the Arabic word must show in the other (*Hassan* is not حسين), a plainly long one
of the other must show in the Arabic (*Hussein* is not حسن), and both must begin alike (*Said* is not أسد).
"""

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from fonds.writing.scripts import has_arabic
from fonds.writing.skeleton import romanised, skeleton, strict

NEAR_ENOUGH = 0.8
"""Jaro-Winkler for two spellings in scripts that both write vowels."""

_ARABIC_GAP = {"ا": "a", "ع": "a", "و": "w", "ي": "y", "ه": "h", "ح": "h"}
_LATIN_GAP = set("aeiouwyh")
_LONG_W = re.compile(r"ou|oo|uu|au|aw|w")
_LONG_Y = re.compile(r"ei|ee|ii|ai|ay|ey|y")


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What two spellings of one name share: strong consonants; for a word that has but one, the weak ones too."""
    strong = strict(word)
    return strong if len(strong) > 1 else skeleton(word)


def may_be_one(one: str, other: str) -> bool:
    """Both folded, in any of the three scripts. Equal words are one; two Arabic words only if equal."""
    if one == other:
        return True
    if key(one) != key(other) or len(key(one)) < 2:
        return False
    arabic = [word for word in (one, other) if has_arabic(word)]
    if len(arabic) == 2:
        return False
    if not arabic:
        near = JaroWinkler.similarity(romanised(one), romanised(other))
        return near >= NEAR_ENOUGH and Levenshtein.distance(skeleton(one), skeleton(other)) <= 1
    return _vowels_agree(arabic[0], other if arabic[0] == one else one)


def _vowels_agree(arabic: str, other: str) -> bool:
    here, there = _gaps_of_arabic(arabic), _gaps_of_latin(romanised(other))
    if len(here) != len(there):  # a cluster that one side writes as one letter: only the consonants can tell
        return True
    if _beginning(here[0]) != _beginning(there[0]):
        return False
    last = len(here) - 1
    return all(_fits(a, b, place == last) for place, (a, b) in enumerate(zip(here, there, strict=True)) if place)


def _beginning(gap: str) -> str:
    return "h" if gap.startswith("h") else "vowel" if gap else ""


def _fits(arabic: str, latin: str, last: bool) -> bool:
    """``last``: after the final consonant, where endings vary more than inside a word."""
    if "w" in arabic and not set(latin) & set("uow"):
        return False
    if "y" in arabic and not set(latin) & set("iyea" if last else "iye"):
        return False
    if last:
        return True
    return not (_LONG_W.search(latin) and "w" not in arabic) and not (_LONG_Y.search(latin) and "y" not in arabic)


@lru_cache(maxsize=16384)
def _gaps_of_arabic(word: str) -> tuple[str, ...]:
    return _gaps([(letter, _ARABIC_GAP.get(letter)) for letter in word])


@lru_cache(maxsize=16384)
def _gaps_of_latin(word: str) -> tuple[str, ...]:
    return _gaps([(letter, letter if letter in _LATIN_GAP else None) for letter in word])


def _gaps(letters: list[tuple[str, str | None]]) -> tuple[str, ...]:
    """What stands before, between and after the strong consonants; a doubled consonant is one."""
    gaps, previous = [""], ""
    for letter, weak in letters:
        if weak is not None:
            gaps[-1] += weak
            previous = ""
        elif letter != previous:
            gaps.append("")
            previous = letter
    return tuple(gaps)
