"""Inline reader: the same readers in the same process, with no jail. For tests of the formats, never for a leak."""

import threading
from typing import BinaryIO

from fonds.engines.ocr.contract import LANGUAGES
from fonds.engines.ocr.tesseract import installed
from fonds.engines.reader.contract import Reading, check
from fonds.engines.reader.formats import Tools, draw, read
from fonds.engines.reader.languages import chosen
from fonds.engines.reader.level import Level


class InlineReader:
    """Refuses to exist unless the caller says that the files are its own."""

    def __init__(self, *, files_are_mine: bool = False, languages: tuple[str, ...] = LANGUAGES) -> None:
        if not files_are_mine:
            raise ValueError("the inline reader opens files without a jail; say files_are_mine=True for files you made yourself")
        self._tools = Tools(languages=chosen(languages, installed()))
        self._lock = threading.Lock()

    def read(self, file: BinaryIO, name: str) -> Reading:
        with self._lock:
            file.seek(0)
            return check(read(file, name, self._tools))

    def draw(self, file: BinaryIO, name: str, page: int, dpi: int = 110) -> bytes:
        with self._lock:
            file.seek(0)
            return draw(file, name, page, dpi)

    def level(self) -> Level:
        return Level(False, False, False, 0, False, "inline")

    def close(self) -> None:
        """Nothing to stop."""
