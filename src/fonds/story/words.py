"""The words of ``verbs.yml`` in folded form, looked for in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fonds.vocabulary.rungs import TOLD
from fonds.vocabulary.tables import table
from fonds.writing.analysis import Token, tokens
from fonds.writing.fold import fold_word


@dataclass(frozen=True, slots=True)
class Strong:
    """A strong word found in a sentence: the weakest grade that bears it, and a weaker word."""

    token: Token
    needs: int
    weaker: str


Pattern = tuple[str, ...]
"""Folded words side by side; a last ``*`` in a word stands for any ending."""


def _read() -> Mapping[str, Any]:
    return table("verbs", "fonds.story")


@cache
def patterns(name: str) -> tuple[Pattern, ...]:
    """``attribution``, ``hedges``, ``dispute``, ``open``, ``negation``, or a rung of the ladder."""
    held = _read()["rungs"][name] if name in TOLD else _read()[name]
    return tuple(tuple(_folded(word) for word in str(entry).split()) for row in held for entry in row)


def says(name: str, found: tuple[Token, ...]) -> bool:
    """Whether any word of that list stands among the tokens."""
    return any(_stands(pattern, found, place) for place in range(len(found)) for pattern in patterns(name))


def strong(found: tuple[Token, ...]) -> list[Strong]:
    """The strong words, in sequence."""
    table = _strong()
    return [Strong(token, *table[token.folded]) for token in found if token.folded in table]


def words_of(sentence: str) -> tuple[Token, ...]:
    """The tokens of a sentence."""
    return tokens(sentence)


@cache
def _strong() -> dict[str, tuple[int, str]]:
    return {fold_word(word): (int(needs), str(weaker)) for word, (needs, weaker) in _read()["strong"].items()}


def _stands(pattern: Pattern, found: tuple[Token, ...], place: int) -> bool:
    if place + len(pattern) > len(found):
        return False
    return all(_fits(word, found[place + index]) for index, word in enumerate(pattern))


def _fits(word: str, token: Token) -> bool:
    forms = (token.folded, *token.variants)
    return any(form.startswith(word[:-1]) for form in forms) if word.endswith("*") else word in forms


def _folded(word: str) -> str:
    return fold_word(word[:-1]) + "*" if word.endswith("*") else fold_word(word)
