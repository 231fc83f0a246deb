"""The text layer of one PDF page: words and lines with boxes in points, origin top left of the page as shown.

A word's box is the union of its characters' boxes, since single glyph boxes can be odd. Text that runs from left to
right is taken whole and the engine asked for the box of each word; where right-to-left letters, drawn shapes
of letters or letters without a value occur, every character is looked at alone (``bidi``), which takes six times as long.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from fonds.engines.reader.formats import bidi
from fonds.engines.reader.formats.bidi import RIGHT_TO_LEFT, Edges, Glyph
from fonds.model import Box

MAX_CHARACTERS = 2_000_000
_PRESENTATION = range(0xFB1D, 0xFEFD)
_ONE_BY_ONE = re.compile(r"[\ufb1d-\ufefc\0\uffff\ud800-\udfff\U00010000-\U0010ffff]")
"""Characters that stand for another one, for none, or for two places of the engine."""
_LINE, _WORD = re.compile(r"[^\r\n\f\u2028\u2029]+"), re.compile(r"\S+")
_HYPHEN, _HYPHEN_CODE = re.compile("\ufffe"), 2
"""How the engine marks a hyphen at the end of a line: in a text, and asked for the character."""

_NOWHERE: Edges = (0.0, 0.0, 0.0, 0.0)

PlacedWord = tuple[str, Box | None]
"""A word and its box on the page as shown."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words in the sequence of reading."""

    words: tuple[PlacedWord, ...]
    xywh: Box | None


@dataclass(frozen=True, slots=True)
class PageText:
    """``letters`` counts letters and digits of the whole page."""

    lines: tuple[TextLine, ...]
    letters: int
    notes: tuple[str, ...] = ()


def layer(page: pdfium.PdfPage) -> PageText:
    """All text of the page. Empty where the page has no text layer."""
    text = page.get_textpage()
    try:
        return _layer(page, text)
    finally:
        text.close()


def _layer(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> PageText:
    place = _Placement(page)
    count = min(text.count_chars(), MAX_CHARACTERS)
    whole = text.get_text_range(0, count) if count else ""
    if len(whole) == count and not RIGHT_TO_LEFT.search(whole) and not _ONE_BY_ONE.search(whole):
        return _left_to_right(whole, text, place)
    return _character_by_character(page, text, place)


def _left_to_right(whole: str, text: pdfium.PdfTextPage, place: "_Placement") -> PageText:
    """The text as the engine gives it; ``whole`` has one character for each of the engine's places."""
    whole = _HYPHEN.sub(lambda mark: "-" if raw.FPDFText_GetUnicode(text.raw, mark.start()) == _HYPHEN_CODE else " ", whole)
    lines = [list(_WORD.finditer(whole, *line.span())) for line in _LINE.finditer(whole)]
    texts = [[match[0] for match in line] for line in lines if line]
    edges = _edges(text, (match.span() for line in lines for match in line))
    return PageText(_placed(texts, place.boxes(edges)), sum(map(str.isalnum, whole)))


def _edges(text: pdfium.PdfTextPage, spans: Iterable[tuple[int, int]]) -> list[Edges | None]:
    """Around the characters of each span. The engine gives one rectangle for each run of letters that was drawn at once."""
    page, count_of, rectangle_of = text.raw, raw.FPDFText_CountRects, raw.FPDFText_GetRect
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    found: list[Edges | None] = []
    for start, end in spans:
        edges = None
        for rank in range(count_of(page, start, end - start)):
            rectangle_of(page, rank, left, top, right, bottom)
            one = (left.value, bottom.value, right.value, top.value)
            if one[2] > one[0]:
                edges = _around([edges, one]) if edges else one
        found.append(edges)
    return found


def _placed(texts: list[list[str]], boxes: list[Box | None]) -> tuple[TextLine, ...]:
    """Lines of words with their boxes; ``boxes`` holds one for each word of all lines."""
    waiting = iter(boxes)
    return tuple([_line(tuple(zip(line, waiting, strict=False))) for line in texts])


def _line(words: tuple[PlacedWord, ...]) -> TextLine:
    placed = [box for _, box in words if box]
    return TextLine(words, _union(placed) if placed else None)


def _character_by_character(page: pdfium.PdfPage, text: pdfium.PdfTextPage, place: "_Placement") -> PageText:
    """Words from the places of their letters."""
    level = page.get_rotation() % 180 == 0
    glyphs = _Glyphs(text)
    texts: list[list[str]] = []
    edges: list[Edges | None] = []
    for line in bidi.rows(list(glyphs.lines())):
        if bidi.has_right_to_left(line):
            line = bidi.words(line, level)
        texts.append([_plain("".join([glyph.text for glyph in word])) for word in line])
        edges.extend(_around([glyph.edges for glyph in word if glyph.edges]) for word in line)
    letters = sum(character.isalnum() for line in texts for word in line for character in word)
    notes = (f"{glyphs.unmapped} letters have no Unicode value in the file",) if glyphs.unmapped else ()
    return PageText(_placed(texts, place.boxes(edges)), letters, notes)


def _around(edges: list[Edges]) -> Edges | None:
    if not edges:
        return None
    left, bottom, right, top = zip(*edges, strict=True)
    return (min(left), min(bottom), max(right), max(top))


class _Glyphs:
    """The engine's characters as lines of words, in its own sequence."""

    def __init__(self, text: pdfium.PdfTextPage) -> None:
        self._text = text
        self.unmapped = 0

    def lines(self) -> Iterator[list[list[Glyph]]]:
        """Only lines and words that hold something."""
        line: list[list[Glyph]] = []
        word: list[Glyph] = []
        for glyph in self._characters():
            if glyph is not None and not glyph.text.isspace():
                word.append(glyph)
                continue
            if word:
                line.append(word)
                word = []
            if (glyph is None or glyph.text in "\r\n\f\u2028\u2029") and line:
                yield line
                line = []

    def _characters(self) -> Iterator[Glyph | None]:
        """``None`` at the end of the page."""
        pending = 0
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        loose = raw.FS_RECTF()
        page, unicode_of, box_of = self._text.raw, raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox
        # A place in the line is asked for only where it decides something: it doubles the cost of a page.
        places = RIGHT_TO_LEFT.search(self._text.get_text_range()) is not None
        for index in range(min(raw.FPDFText_CountChars(page), MAX_CHARACTERS)):
            code = unicode_of(page, index)
            if 0xD800 <= code < 0xDC00:
                pending = code
                continue
            if pending:
                code = 0x10000 + ((pending - 0xD800) << 10) + (code - 0xDC00) if 0xDC00 <= code < 0xE000 else 0xFFFD
                pending = 0
            if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
                self.unmapped += code == 0
                continue
            character = "-" if code == 2 else chr(code)  # 2: a hyphen at the end of a line, as the engine marks it
            edges = advance = None
            if not character.isspace():
                if box_of(page, index, left, right, bottom, top) and right.value > left.value:
                    edges = (left.value, bottom.value, right.value, top.value)
                if places and raw.FPDFText_GetLooseCharBox(page, index, loose) and loose.right > loose.left:
                    advance = (loose.left, loose.bottom, loose.right, loose.top)
            yield Glyph(character, edges, advance)
        yield None


def _plain(word: str) -> str:
    """Arabic presentation forms (drawn shapes) as the letters that they stand for; everything else untouched."""
    if not any(ord(character) in _PRESENTATION for character in word):
        return word
    return "".join(
        unicodedata.normalize("NFKC", character) if ord(character) in _PRESENTATION else character for character in word
    )


class _Placement:
    """From the page's own coordinates (origin bottom left, before turning and cropping) to the page as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_bbox() if hasattr(page, "get_bbox") else page.get_cropbox()
        self._left, self._bottom, self._right, self._top = left, bottom, right, top
        self._turn = page.get_rotation() % 360

    def boxes(self, edges: Sequence[Edges | None]) -> list[Box | None]:
        """One box for each edges, ``None`` for ``None``; all of a page at once, which is much faster than one by one."""
        if not edges:
            return []
        flat = [number for edge in edges for number in edge or _NOWHERE]
        left, bottom, right, top = np.array(flat).reshape(-1, 4).T
        x1, y1, x2, y2 = {
            90: (bottom - self._bottom, left - self._left, top - self._bottom, right - self._left),
            180: (self._right - right, bottom - self._bottom, self._right - left, top - self._bottom),
            270: (self._top - top, self._right - right, self._top - bottom, self._right - left),
        }.get(self._turn, (left - self._left, self._top - top, right - self._left, self._top - bottom))
        rows = (np.round(np.stack([x1, y1, x2 - x1, y2 - y1], axis=1), 2) + 0.0).tolist()
        return [(x, y, width, height) if edge else None for edge, (x, y, width, height) in zip(edges, rows, strict=True)]


def _union(boxes: list[Box]) -> Box:
    lefts, tops, _, _ = zip(*boxes, strict=True)
    left, top = min(lefts), min(tops)
    right, bottom = max([box[0] + box[2] for box in boxes]), max([box[1] + box[3] for box in boxes])
    return (left, top, round(right - left, 2), round(bottom - top, 2))
