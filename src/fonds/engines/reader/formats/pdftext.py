"""The text layer of one PDF page: words and lines with boxes in points, origin top left of the page as shown.

The engine's characters are taken in its own sequence (logical, also for Arabic); a word's box is the union
of its characters' boxes, since single glyph boxes can be odd.
"""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from fonds.engines.reader.contract import ReadWord
from fonds.engines.reader.formats import bidi
from fonds.engines.reader.formats.bidi import RIGHT_TO_LEFT, Glyph
from fonds.model import Box

MAX_CHARACTERS = 2_000_000
_PRESENTATION = range(0xFB1D, 0xFEFD)


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words in the sequence of reading; offsets are not set yet."""

    words: tuple[ReadWord, ...]
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
    level = page.get_rotation() % 180 == 0
    found: list[TextLine] = []
    glyphs = _Glyphs(text)
    total = 0
    for line in bidi.rows(list(glyphs.lines())):
        if bidi.has_right_to_left(line):
            line = bidi.words(line, level)
        words = []
        for word in line:
            written = _plain("".join(glyph.text for glyph in word))
            boxes = [glyph.edges for glyph in word if glyph.edges]
            words.append(ReadWord(written, 0, 0, place.box(boxes) if boxes else None))
            total += sum(character.isalnum() for character in written)
        placed = [word.xywh for word in words if word.xywh]
        found.append(TextLine(tuple(words), _union(placed) if placed else None))
    notes = (f"{glyphs.unmapped} letters have no Unicode value in the file",) if glyphs.unmapped else ()
    return PageText(tuple(found), total, notes)


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

    def _point(self, x: float, y: float) -> tuple[float, float]:
        if self._turn == 90:
            return y - self._bottom, x - self._left
        if self._turn == 180:
            return self._right - x, y - self._bottom
        if self._turn == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def box(self, boxes: list[tuple[float, float, float, float]]) -> Box:
        """The box around (left, bottom, right, top) boxes."""
        left, bottom, right, top = zip(*boxes, strict=True)
        x1, y1 = self._point(min(left), min(bottom))
        x2, y2 = self._point(max(right), max(top))
        return (round(min(x1, x2), 2), round(min(y1, y2), 2), round(abs(x2 - x1), 2), round(abs(y2 - y1), 2))


def _union(boxes: list[Box]) -> Box:
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[0] + b[2] for b in boxes), max(b[1] + b[3] for b in boxes)
    return (left, top, round(right - left, 2), round(bottom - top, 2))
