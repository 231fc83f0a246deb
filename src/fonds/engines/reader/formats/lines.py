"""Lines: from a text to its lines, and from lines to a text, with exact offsets either way."""

import re
from collections.abc import Iterable, Sequence

from fonds.engines.reader.contract import ReadLine, ReadPage, ReadWord
from fonds.model import Box

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")


def lines_of(text: str) -> tuple[ReadLine, ...]:
    """The lines that hold anything, without the blanks around them; line ends stay outside."""
    found = []
    for match in _LINE.finditer(text):
        words = match[0].strip(" \t\u00a0\u3000")
        if words.strip():
            start = match.start() + match[0].index(words)
            found.append(ReadLine(words, start, start + len(words)))
    return tuple(found)


def text_page(text: str, maker: str, *, title: str | None = None, notes: Sequence[str] = ()) -> ReadPage:
    """A page without geometry whose text is exactly ``text``."""
    return ReadPage(text, maker, lines_of(text), title=title, notes=tuple(notes))


class Composer:
    """Builds a page's text line by line, so that words and boxes get offsets as they come."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.lines: list[ReadLine] = []

    def add(
        self,
        words: Iterable[tuple[str, Box | None, float | None, str | None]],
        *,
        separator: str = " ",
        xywh: Box | None = None,
        confidence: float | None = None,
        language: str | None = None,
    ) -> None:
        """A line of (text, box, confidence, cell); no words make a line that was seen and not read."""
        start = self._length + (1 if self.lines else 0)
        position, gap = start, len(separator)
        made: list[ReadWord] = []
        parts: list[str] = []
        for text, box, sure, cell in words:
            end = position + len(text)
            parts.append(text)
            if text:
                made.append(ReadWord(text, position, end, box, sure, cell))
            position = end + gap
        line = separator.join(parts)
        if self.lines:
            self._parts.append("\n")
        self._parts.append(line)
        self._length = start + len(line)
        self.lines.append(ReadLine(line, start, start + len(line), xywh, confidence, language, tuple(made)))

    @property
    def text(self) -> str:
        return "".join(self._parts)
