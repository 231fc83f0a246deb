"""Folding: one spelling for letters that writers, keyboards and scanners do not keep apart.

For comparing only; a quote is always cut from the text as it stands. :func:`fold` keeps, for every
folded character, the place it came from, so that a match leads back to the exact words.

What is folded: case; compatibility and presentation forms (NFKD); accents, Arabic and Hebrew vowel
points; tatweel; the forms of alef, yeh, kaf and heh; taa marbuta to heh; hamza off; all decimal
digits to ASCII; invisible characters off. Signs of scripts that need their marks (Indic) stay.

This is the thorough folding, for comparing and search. The gentle one, for the patterns of rules, is ``scripts``.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي",
        "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
        "ک": "ك", "ڪ": "ك",
        "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه",
        "ء": "", "ـ": "",
        "ʿ": "", "ʾ": "", "ʼ": "", "ʻ": "", "'": "", "’": "", "‘": "", "`": "", "´": "",
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    }
)  # fmt: skip

_KEPT_MARKS = range(0, 10)
"""Combining classes below 10 (Indic nukta and virama, kana voicing) make another letter, not an ornament."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``origins[i]`` is the place in the original of ``text[i]`` (code points)."""

    text: str
    origins: tuple[int, ...]
    length: int
    """Length of the original."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of ``text[start:end]``: marks that were folded away belong to the letter before them.

        An empty span gives an empty span. Raises ``ValueError`` outside the folded text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no span {start}-{end} in a folded text of {len(self.text)}")
        first = self.origins[start] if start < len(self.text) else self.length
        if start == end:
            return first, first
        following = next((origin for origin in self.origins[end:] if origin > self.origins[end - 1]), self.length)
        return first, following


@lru_cache(maxsize=16384)
def fold_letter(letter: str) -> str:
    """One code point folded: none, one or several characters."""
    if unicodedata.category(letter) in ("Cf", "Cc") and letter not in "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85":
        return ""
    kept = []
    for part in unicodedata.normalize("NFKD", letter):
        if unicodedata.combining(part) in _KEPT_MARKS:
            digit = unicodedata.decimal(part, None)
            kept.append(part.casefold() if digit is None else str(digit))
    return "".join(kept).translate(_LETTERS)


def fold(text: str) -> Folded:
    """The whole text folded, with the way back."""
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        for folded in fold_letter(letter):
            letters.append(folded)
            origins.append(place)
    return Folded("".join(letters), tuple(origins), len(text))


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word or short phrase folded, without the way back; folding twice changes nothing."""
    return "".join(map(fold_letter, word))
