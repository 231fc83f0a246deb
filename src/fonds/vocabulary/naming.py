"""The naming tables of this folder, read once: countries, regions, head nouns, titles.

All keys are folded words (:func:`fonds.writing.fold.fold_word`), so that spellings which writers
do not keep apart meet.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fonds.vocabulary.tables import strings
from fonds.writing.fold import fold_word


@dataclass(frozen=True, slots=True)
class Country:
    """A country or region: its English name and every name and adjective, as written."""

    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    is_country: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: ``gloss`` is its first English form, the same for all forms that mean the same."""

    gloss: str
    label: Literal["ORG", "FAC", "LOC"]
    state: bool


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries, then all regions."""
    found = []
    for row in strings("countries").values():
        name, others, adjectives, arabic, arabic_adjectives = (cell.strip() for cell in row.split("|"))
        spelled = _split(arabic)
        made = [*_split(arabic_adjectives)] or [made for made in map(_arabic_adjective, spelled[:1]) if made]
        found.append(
            Country(
                name, (name, *_split(others), *spelled), (*_split(adjectives), *(f for a in made for f in _arabic_forms(a))), True
            )
        )
    for row in strings("regions"):
        name, adjectives, arabic = (cell.strip() for cell in row.split("|"))
        found.append(Country(name, (name, *_split(arabic)), tuple(_split(adjectives)), False))
    return tuple(found)


def _arabic_adjective(name: str) -> str | None:
    """The masculine adjective of a one-word country: article and the ending of the name off, yeh on."""
    if " " in name:
        return None
    word = name.removeprefix("ال")
    for ending in ("يا", "ة", "ا"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending)
            break
    return word if word.endswith("ي") else word + "ي"


def _arabic_forms(adjective: str) -> list[str]:
    if not adjective.endswith("ي"):
        return [adjective, "ال" + adjective]
    forms = [adjective, adjective + "ة", adjective + "ين", adjective + "ون"]
    return [*forms, *("ال" + form for form in forms)]


@lru_cache(maxsize=1)
def country_names() -> dict[str, Country]:
    """Folded name to country."""
    return {fold_word(name): country for country in reversed(countries()) for name in country.names}


@lru_cache(maxsize=1)
def country_adjectives() -> dict[str, Country]:
    """Folded adjective or people ("syrians", "السوريه") to country."""
    return {fold_word(word): country for country in reversed(countries()) for word in country.adjectives}


@lru_cache(maxsize=1)
def heads() -> dict[str, Head]:
    """Folded head noun (either language, Arabic without article) to its row."""
    found: dict[str, Head] = {}
    for row in strings("heads"):
        head = Head(row["en"][0], row["is"], row.get("state") == "true")
        for word in (*row["en"], *row["ar"]):
            found.setdefault(fold_word(word), head)
    return found


@lru_cache(maxsize=1)
def titles() -> dict[str, str]:
    """Folded title (either language, Arabic without article) to its gloss."""
    found: dict[str, str] = {}
    for row in strings("titles"):
        for word in (*row["en"], *row["ar"]):
            found.setdefault(fold_word(word), row["en"][0])
    return found


@lru_cache(maxsize=8)
def arabic_words(name: str) -> frozenset[str]:
    """One list of ``arabic.yml``, folded."""
    return frozenset(fold_word(word) for word in strings("arabic")[name].split())


@lru_cache(maxsize=16)
def english_words(name: str) -> frozenset[str]:
    """One list of ``english_names.yml``, folded."""
    return frozenset(fold_word(word) for word in strings("english_names")[name].split())
