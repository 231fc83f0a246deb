"""Short forms: initials by rule, and the world's well-known ones from a table."""

import re
from functools import lru_cache

from fonds.vocabulary.tables import strings
from fonds.writing.fold import fold_word

_SMALL = {"of", "the", "and", "for", "in", "de", "la", "al", "el", "a", "to", "on", "at", "by", "und", "der"}


def initials(name: str) -> str:
    """First letters of the words that count, upper case; empty for one word or for other scripts than Latin."""
    words = [word for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name) if word.casefold() not in _SMALL]
    made = "".join(word[0].upper() for word in words)
    return made if len(made) >= 2 and made.isascii() else ""


def fits(acronym: str, name: str) -> bool:
    """The acronym (dots aside) has the initials of the name, small words counted or not."""
    letters = acronym.replace(".", "").upper()
    every = "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", name))
    return len(letters) >= 2 and letters in (initials(name), every)


@lru_cache(maxsize=1)
def _rows() -> dict[str, int]:
    return {fold_word(form): number for number, row in enumerate(strings("acronyms")) for form in row}


def known(name: str) -> int | None:
    """The row of the table that holds this name, ``None`` if none does. Two names of one row mean the same."""
    key = fold_word(name)
    number = _rows().get(key)
    return number if number is not None else _rows().get(key.removeprefix("the "))


def known_forms(name: str) -> list[str]:
    """All forms of the name's row, as written in the table."""
    number = known(name)
    return list(strings("acronyms")[number]) if number is not None else []


def all_forms() -> dict[str, int]:
    """Folded form to row."""
    return _rows()
