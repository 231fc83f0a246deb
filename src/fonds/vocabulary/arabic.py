"""The Arabic word lists as typed data, folded to plain letters: actions, cues, hedges, kinds of nouns.

The YAML beside this file holds natural spellings; :mod:`fonds.writing.scripts` folds them and the texts alike.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from fonds.vocabulary.tables import table
from fonds.writing.scripts import fold

Form = Literal["present", "past", "bid", "noun"]

_OWNERS = r"(?:ها|هم|هما|ه|كم|نا|ي|هن)?"


@dataclass(frozen=True, slots=True)
class Action:
    """One family of words for an act; ``pattern`` matches a plain word, its group ``form`` tells which form it is."""

    act: str | None
    mode: str | None
    object: str
    subject: bool
    patterns: tuple[tuple[Form, re.Pattern[str]], ...]

    def fits(self, word: str, form: Form) -> bool:
        """Whether a plain word can be this form of it; many can be several."""
        return any(name == form and pattern.fullmatch(word) for name, pattern in self.patterns)

    def form_of(self, word: str) -> Form | None:
        """The form in which a plain word belongs here, ``None`` if it does not; past before noun where both fit."""
        return next((form for form, pattern in self.patterns if pattern.fullmatch(word)), None)


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of cues by name, each folded."""

    say: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    hedges: dict[str, str]
    rungs: dict[str, str]

    def has(self, name: str, word: str) -> bool:
        """Whether a plain word stands in a list, itself or behind و or ف."""
        listed = self.lists[name]
        return word in listed or (word[:1] in "وف" and word[1:] in listed)


def _any(stems: list[str]) -> str:
    return "|".join(sorted((re.escape(fold(stem)) for stem in stems), key=len, reverse=True))


def _action(act: str, entry: dict[str, Any]) -> Action:
    patterns: list[tuple[Form, re.Pattern[str]]] = []
    if entry["present"]:
        patterns.append(
            ("present", re.compile(rf"[وف]?[لس]?(?P<person>[يتن])(?:{_any(entry['present'])})(?:ون|وا|ان|ا|ن|و)?{_OWNERS}"))
        )
    if entry["past"]:
        patterns.append(("past", re.compile(rf"[وف]?(?:{_any(entry['past'])})(?:وا|ت|تا|نا|ا|و)?(?:ها|هم|ه|كم)?")))
    if entry["bid"]:
        patterns.append(("bid", re.compile(rf"[وف]?(?:{_any(entry['bid'])})(?:وا|ي|و)?(?:ها|هم|ه)?")))
    patterns.append(("noun", re.compile(rf"[وف]?[بلك]?(?:ال|ل)?(?:{_any(entry['nouns'])})(?:ا|{_OWNERS[3:-2]})?")))
    return Action(
        None if act == "NONE" else act,
        entry.get("mode"),
        entry.get("object", "theme"),
        bool(entry.get("subject")),
        tuple(patterns),
    )


@lru_cache(maxsize=1)
def actions() -> tuple[Action, ...]:
    """All action families, those with a PLOVER type first."""
    loaded = table("arabic_actions")
    return tuple(_action(act, entry) for act, entries in loaded.items() for entry in entries)


@lru_cache(maxsize=1)
def words() -> Words:
    """All cue lists."""
    loaded = table("arabic_cues")

    def inverse(table: dict[str, list[str]]) -> dict[str, str]:
        return {fold(word): kind for kind, listed in table.items() for word in listed}

    lists = {name: tuple(fold(word) for word in listed) for name, listed in loaded.items() if isinstance(listed, list)}
    return Words(inverse(loaded["say"]), lists, inverse(loaded["hedges"]), inverse(loaded["rungs"]))


@lru_cache(maxsize=65536)
def act_of(word: str) -> tuple[Action, Form] | None:
    """The first action family a plain word belongs to, and its form there; ``None`` for most words."""
    for action in actions():
        form = action.form_of(word)
        if form:
            return action, form
    return None


@lru_cache(maxsize=65536)
def is_present(word: str) -> bool:
    """Whether a plain word can be the present tense of a listed verb."""
    return any(action.fits(word, "present") for action in actions())
