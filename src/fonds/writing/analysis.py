"""Text to tokens: the one place that decides what a word is for search and comparing.

Engines receive these tokens and never look at text, so every engine gives the same hits. A token
has its exact place in the text, its folded form, and generous forms (an Arabic word without the
particles written onto it). Change :data:`ANALYZER` with any change here: indexes are then rebuilt.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from fonds.writing.fold import fold_word
from fonds.writing.scripts import ARABIC

ANALYZER = "2"

LONGEST = 255
"""UTF-16 units: a longer token is cut here, because engines of the Lucene family would cut it in pieces."""


class Token(NamedTuple):  # made by the million: a third of a dataclass's cost
    """One word. ``text == whole[start:end]``; ``variants`` are further folded forms, without ``folded`` itself."""

    text: str
    start: int
    end: int
    folded: str
    variants: tuple[str, ...] = ()


_LAST_CODE = 0x20000
"""No script in use lies beyond the two first planes; looking further would only slow the start."""


def _class_of(*categories: str) -> str:
    """A regex character class of all code points of these Unicode categories, as ranges."""
    ranges: list[list[int]] = []
    for code in range(_LAST_CODE):
        if unicodedata.category(chr(code)) in categories:
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


_MARK = _class_of("Mn", "Mc", "Me")
_HIDDEN = _class_of("Cf")
"""Invisible signs, direction overrides among them: inside a word they neither part it nor hide it."""
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_APOSTROPHE = "'’‘ʼʻ`´"

_WORD = re.compile(
    rf"[{_IDEOGRAPH}]"
    rf"|(?:(?![{_IDEOGRAPH}])[^\W_])(?:(?![{_IDEOGRAPH}])[^\W_]|[{_MARK}]|[{_HIDDEN}]+(?=[^\W_{_IDEOGRAPH}])"
    rf"|[{_APOSTROPHE}](?=[^\W_{_IDEOGRAPH}]))*"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHE}][sS]$")
_ELISION = re.compile(rf"(?:[ldjmnstcLDJMNSTC]|[qQ]u)[{_APOSTROPHE}](?=[^\W\d_]{{2}})")


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in sequence. ``Al-Assad`` is two words, ``Sa'id`` one, ``guard's`` is ``guard``."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for found in _WORD.finditer(text):
        start, end = found.span()
        if not found[0].isalnum():  # apostrophes are rare; only then look for what they join
            elided = _ELISION.match(text, start, end)
            if elided:
                yield from _token(text, start, elided.end() - 1)
                start = elided.end()
            possessive = _POSSESSIVE.search(text, start, end)
            end = possessive.start() if possessive and possessive.start() > start else end
        yield from _token(text, start, end)


def _token(text: str, start: int, end: int) -> Iterator[Token]:
    written = text[start:end]
    folded, variants = _forms(written)
    if folded:
        yield Token(written, start, end, folded, variants)


@lru_cache(maxsize=65536)
def _forms(written: str) -> tuple[str, tuple[str, ...]]:
    folded = fold_word(written)
    if len(folded) * 2 > LONGEST:  # two units are the most that one code point takes
        folded = folded.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", errors="ignore")
    return folded, arabic_variants(folded)


_ARABIC = re.compile(rf"[{ARABIC}\u06fa-\u06ff]+$")


def arabic_variants(folded: str) -> tuple[str, ...]:
    """An Arabic word without the particles written onto it, in every way that leaves three letters.

    >>> arabic_variants("والقايد")
    ('القايد', 'قايد')
    """
    if not _ARABIC.match(folded):
        return ()
    found: list[str] = []
    for joined in ("", "و", "ف"):
        if not folded.startswith(joined):
            continue
        rest = folded[len(joined) :]
        if joined and len(rest) >= 3:
            found.append(rest)
        found.extend(_without_preposition(rest))
    return tuple(dict.fromkeys(form for form in found if form != folded))


_WRITTEN_ON = (("بال", "ال"), ("كال", "ال"), ("فال", "ال"), ("لل", "ال"), ("ال", ""), ("ب", ""), ("ل", ""), ("ك", ""))
"""Particle and what is left in its place: li + al-madina is written lil-madina, the article hidden in it."""


def _without_preposition(word: str) -> Iterator[str]:
    for particle, left in _WRITTEN_ON:
        if word.startswith(particle):
            bare = word[len(particle) :]
            if len(bare) >= 3:
                if left:
                    yield left + bare
                yield bare


def asked_variants(folded: str) -> tuple[str, ...]:
    """What a reader who asks for this word also means: the article off, with what is joined before it.

    Single letters are not taken off a question: who asks for *Walid* does not mean a word without its W.

    >>> asked_variants("القايد")
    ('قايد',)
    """
    if not _ARABIC.match(folded):
        return ()
    found = re.match(r"[وف]?(?:[بك]?ال|لل)(?=.{3})", folded)
    return (folded[found.end() :],) if found else ()
