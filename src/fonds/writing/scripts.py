"""Scripts: a text in plain letters whose every position still leads back to the text as written.

Rules about words must not trip over vowel signs, a stretched letter (tatweel), a hidden direction mark or
the choice between أ and ا. :func:`plain` removes what is only ornament and folds what writers use
interchangeably, and keeps, for each letter left, where it stood. Findings are then quoted from the
original, never from the plain form.

This is the gentle folding, for the patterns of rules: one letter stays one letter, case and accents stay, so that a
regular expression can be written. The thorough one, for comparing and search, is ``fold``.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ORNAMENT = frozenset(
    [
        *map(chr, range(0x064B, 0x0660)),
        "\u0670",
        "\u0640",
        *map(chr, range(0x200B, 0x2010)),
        *map(chr, range(0x202A, 0x202F)),
        *map(chr, range(0x2066, 0x206A)),
        "\u061c",
        "\u00ad",
        "\ufeff",
    ]
)
"""Vowel signs, tatweel, direction marks, zero-width and soft characters: they carry no letter."""

_FOLD = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ؤ": "و",
    "ئ": "ي",
    "ک": "ك",
    "گ": "ك",
    "٫": ".",
    "٬": ",",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "’": "'",
    "‘": "'",
    "／": "/",
}

ARABIC = r"\u0620-\u064a\u066e-\u06d3"
"""Arabic letters as a range for regular expressions, without the presentation forms of old fonts."""
LATIN = r"A-Za-z\u00c0-\u024f"
"""Latin letters as a range for regular expressions."""
_ARABIC = re.compile(rf"[{ARABIC}\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(rf"[{LATIN}]")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` in plain letters; ``offsets[i]`` is where its i-th letter stands in ``written``."""

    text: str
    offsets: tuple[int, ...]
    written: str

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for a span of the plain text; ornaments on its last letter belong to it."""
        if start >= end:
            raise ValueError(f"no letters between {start} and {end}")
        last = self.offsets[end - 1] + 1
        while last < len(self.written) and self.written[last] in ORNAMENT and unicodedata.category(self.written[last]) != "Cf":
            last += 1
        return self.offsets[start], last


@lru_cache(maxsize=16)
def plain(text: str) -> Plain:
    """The plain form of a text: without ornament, letters folded one to one, digits of any script as 0-9."""
    letters: list[str] = []
    offsets: list[int] = []
    for position, char in enumerate(text):
        if char in ORNAMENT:
            continue
        letters.append(_plain_letter(char))
        offsets.append(position)
    return Plain("".join(letters), tuple(offsets), text)


def fold(text: str) -> str:
    """The plain letters alone, for lexicons."""
    return plain(text).text


def _plain_letter(char: str) -> str:
    if char < "\x80":
        return char
    folded = _FOLD.get(char)
    if folded is not None:
        return folded
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return char


def language_of(text: str) -> str | None:
    """``ar`` or ``en`` by the script of most letters (Arabic or Latin); ``None`` without letters of either."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if not arabic and not latin:
        return None
    return "ar" if arabic >= latin else "en"


def has_arabic(text: str) -> bool:
    """True where at least one Arabic letter stands."""
    return bool(_ARABIC.search(text))
