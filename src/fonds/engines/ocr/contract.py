"""OCR: from the picture of a page to its lines, every one accounted for.

A line that was found on the picture and could not be read is in the answer too, with no words.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from fonds.model import Box

LANGUAGES = ("ara", "eng")
"""What may occur unless the user says otherwise; names are those of the language data."""

Grey = npt.NDArray[np.uint8]
"""A picture, rows by columns, 0 black to 255 white."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word, its box in pixels of the given picture, confidence 0 to 1."""

    text: str
    xywh: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line from the first to the last word in the sequence of reading; no words: seen, not read."""

    words: tuple[OcrWord, ...]
    xywh: Box
    confidence: float
    language: str | None


@dataclass(frozen=True, slots=True)
class OcrPage:
    """All lines in the sequence of reading. ``angle`` (degrees) is by how much the page was straightened."""

    lines: tuple[OcrLine, ...]

    maker: str

    angle: float = 0.0
    notes: tuple[str, ...] = ()


class Ocr(Protocol):
    """Engines: ``tesseract``."""

    @property
    def maker(self) -> str:
        """Engine and version."""
        raise NotImplementedError

    def read(self, picture: Grey, languages: tuple[str, ...] = LANGUAGES) -> OcrPage:
        """``languages``: what may occur; each line is read in one of them and in no other."""
