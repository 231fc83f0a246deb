"""A personal name taken apart: units that can be compared across scripts, and what is not part of the name.

Titles, vowel signs, articles and the words for *son of* are set aside; words that belong together are joined
("Abd al-Karim", "Nour al-Din", "Abu Bakr"), so that a unit is one name however it was spaced or written.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from fonds.vocabulary.naming import titles
from fonds.writing.fold import fold_word
from fonds.writing.scripts import has_arabic

_ARTICLES = {
    "al",
    "el",
    "ad",
    "ed",
    "as",
    "es",
    "ash",
    "esh",
    "an",
    "en",
    "ar",
    "er",
    "at",
    "et",
    "az",
    "ez",
    "ul",
    "ud",
    "us",
    "ur",
    "il",
}
_ABD = {"abd", "abdel", "abdul", "abdal", "abdol", "abdou", "abdu", "abed", "عبد"}
_ALLAH = {"allah", "ullah", "ollah", "lah", "الله", "اله"}
_DIN = {
    "din",
    "deen",
    "dine",
    "eddin",
    "eddine",
    "uddin",
    "addin",
    "aldin",
    "aldeen",
    "eldin",
    "eldine",
    "eldeen",
    "الدين",
    "دين",
}
_KUNYA = {"abu", "abou", "abo", "aboul", "abul", "abi", "aba", "umm", "um", "oum", "ابو", "ابا", "ابي", "ام"}
_SON = {"bin", "ben", "ibn", "bint", "bent", "ould", "wald", "بن", "ابن", "بنت", "ولد"}
_HOUSE = {"ال"}
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "2", "iii": "3", "iv": "4"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One name of a person. ``text``: folded, joined, without article; ``bare``: also without an article glued to it."""

    text: str
    bare: str
    article: bool = False
    kunya: bool = False
    son: bool = False
    """*son of* stood before it."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """``units`` in sequence as written (after a comma the family name came first: then turned round)."""

    units: tuple[Unit, ...]
    titles: tuple[str, ...] = ()
    generation: str = ""
    turned: bool = False

    @property
    def key(self) -> str:
        """Equal for spellings that differ in nothing but spacing, case, accents, titles and articles."""
        return " ".join(unit.text for unit in self.units)

    @property
    def only_kunya(self) -> bool:
        """ "Abu Salim": no name of the person's own."""
        return bool(self.units) and self.units[0].kunya and len(self.units) == 1


@lru_cache(maxsize=65536)
def parse(written: str) -> PersonName:
    """Take a name apart. Never fails: what is no name gives no units."""
    turned = False
    halves = [half for half in re.split(r"[,،]", written) if half.strip()]
    if len(halves) == 2 and len(halves[0].split()) <= 3 and fold_word(halves[1].strip().rstrip(".")) not in _GENERATIONS:
        written, turned = f"{halves[1]} {halves[0]}", True
    keys = [key for key in map(fold_word, re.findall(r"[^\W_]+", _glued(written))) if key]
    found_titles, keys = _without_titles(keys)
    generation = ""
    while len(keys) > 1 and keys[-1] in _GENERATIONS:
        generation = _GENERATIONS[keys.pop()]
    return PersonName(tuple(_units(keys)), tuple(found_titles), generation, turned)


def _glued(written: str) -> str:
    """Apostrophes inside a word do not part it; hyphens, dots and slashes do."""
    return re.sub(r"(?<=\w)['’ʼʿ‘`´](?=\w)", "", written)


def _without_titles(keys: list[str]) -> tuple[list[str], list[str]]:
    found: list[str] = []
    while len(keys) > 1:
        for length in (3, 2, 1):
            key = " ".join(keys[:length])
            gloss = titles().get(key) or titles().get(key.removeprefix("ال") if has_arabic(key) else key)
            if gloss and len(keys) > length and not (length == 1 and keys[0] in _KUNYA):
                found.append(gloss)
                keys = keys[length:]
                break
        else:
            break
    return found, keys


def _units(keys: list[str]) -> list[Unit]:
    units: list[Unit] = []
    article = son = False
    pending = ""
    kunya = False
    index = 0
    while index < len(keys):
        key = keys[index]
        last = index + 1 == len(keys)
        index += 1
        if key in _SON and not last:
            son = True
            continue
        if (
            not last
            and not pending
            and (key in _ARTICLES or key in _HOUSE)
            and not (len(keys) == 2 and not units and key in ("an", "as", "at"))
        ):
            article = True
            continue
        if pending and key in _ARTICLES and not last:
            continue
        if not last and key in _ABD:
            pending += "abd" if key.isascii() else key
            continue
        if not last and key in _KUNYA and not pending:
            pending, kunya = (
                ("abu" if key.isascii() and key.startswith("a") else "umm" if key.isascii() else _kunya_word(key)),
                True,
            )
            continue
        if (
            units
            and not pending
            and (key in _ALLAH or key in _DIN)
            and not units[-1].son | units[-1].kunya | (key == "din" and last and not article)
        ):
            before = units.pop()
            joined = before.text + (
                "الله" if key in ("الله", "اله") else "دين" if has_arabic(key) else "allah" if key in _ALLAH else "din"
            )
            units.append(Unit(joined, joined, before.article, before.kunya, before.son))
            article = False
            continue
        text, had = _without_article(key)
        if pending:
            text = pending + ("الله" if key in ("الله", "اله") else "allah" if key in _ALLAH else text)
        text = _glued_abd(text)
        units.append(Unit(text, text if pending or had else _bare(text), article or had, kunya, son))
        article = son = kunya = False
        pending = ""
    if pending:
        units.append(Unit(pending, pending, article, kunya, son))
    return units


def _kunya_word(key: str) -> str:
    return "ام" if key == "ام" else "ابو"


def _without_article(key: str) -> tuple[str, bool]:
    if key.startswith("ال") and len(key) > 4 and key not in _ALLAH:
        return key[2:], True
    return key, False


def _bare(key: str) -> str:
    """Without a Latin article written together with the name ("Alhuraishi")."""
    found = re.match(r"(?:al|el)(?=[b-df-hj-np-tv-z])(\w{4,})", key)
    return found.group(1) if found else key


def _glued_abd(key: str) -> str:
    """ "abdulkarim", "abderrahman" as "abd" and the name."""
    found = re.match(r"abd(?:[aeiou]l(?!l|ah)|[aeiou](?=([b-df-hj-np-tv-z])\1))(\w{3,})", key)
    return "abd" + found.group(2) if found else key
