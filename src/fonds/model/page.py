"""Page, Line, Word: paper and what stands on it. Pages, lines and words count from 1."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from fonds.model.anchor import Box

Layer = Literal["text", "ocr", "transcription", "translation"]
"""``text``: what the file itself says; ``ocr``: read from the picture; the other two by people."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word; ``start, end`` lie inside the page's text. ``cell`` is a spreadsheet cell (``Sheet!B7``)."""

    text: str
    start: int
    end: int
    xywh: Box | None = None
    confidence: float | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. ``text == page.text[start:end]``; confidence 0 to 1, ``None`` where nothing was guessed.

    A line that was seen on the picture and could not be read has ``text == ""`` and a box.
    """

    KIND: ClassVar[str] = "lines"

    id: str
    document: str
    page: int
    line: int
    text: str
    start: int
    end: int
    xywh: Box | None
    confidence: float | None
    language: str | None
    layer: Layer
    maker: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page in its best layer; ``width, height`` in the unit of the boxes, ``None`` without geometry.

    ``text`` is never normalised: quotes are cut from it. Lines are its parts; line breaks and
    blank lines of the source stay inside.
    """

    KIND: ClassVar[str] = "pages"

    id: str
    document: str
    page: int
    text: str
    layer: Layer
    maker: str
    width: float | None = None
    height: float | None = None
    title: str | None = None
    """Sheet name, slide title, part of a message: what the page is called, if anything."""
    notes: tuple[str, ...] = ()
    """What a person must know before trusting the text ("2 lines seen, not read")."""
