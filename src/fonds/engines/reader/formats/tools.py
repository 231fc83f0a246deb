"""Tools: what format readers share inside a worker: the recogniser, and a word to the parent before slow work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from fonds.engines.ocr.contract import LANGUAGES, Grey, Ocr, OcrPage
from fonds.engines.ocr.tesseract import Tesseract


def _silent(page: int) -> None:
    """Nobody listens."""


@dataclass
class Tools:
    """``on_image(page)`` is called before each page image is recognised; ``languages`` may occur on it and no other."""

    on_image: Callable[[int], None] = field(default=_silent)
    languages: tuple[str, ...] = LANGUAGES

    @cached_property
    def ocr(self) -> Ocr:
        """Loaded at the first page image. Raises ``fonds.errors.Missing`` where the language data are absent."""
        return Tesseract()

    def recognise(self, picture: Grey) -> OcrPage:
        """The lines of a picture, each in one of ``languages``. Raises ``fonds.errors.Missing`` like :attr:`ocr`."""
        return self.ocr.read(picture, self.languages)

    def warm(self) -> None:
        """Import what would otherwise be imported behind the closed door."""
