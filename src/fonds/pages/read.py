"""Read: one original through the jailed reader."""

from pathlib import Path
from typing import BinaryIO

from fonds.engines.reader.contract import Reader, Reading


def read_original(reader: Reader, file: BinaryIO | Path, name: str) -> Reading:
    """What the file holds. Never raises on its content; ``OSError`` if a path cannot be opened."""
    if isinstance(file, Path):
        with file.open("rb") as opened:
            return reader.read(opened, name)
    return reader.read(file, name)
