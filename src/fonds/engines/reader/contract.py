"""Reader: hostile bytes in, plain pages out.

A reader never raises on bad input: what went wrong is a :class:`Trouble` inside the :class:`Reading`.
What a reader says is checked by :func:`check` before anybody believes it, because the process that
parsed a hostile file is itself not trusted any more.
"""

from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol

import msgspec

from fonds.engines.reader.level import Level
from fonds.model import Box

Cause = Literal["timeout", "crash", "memory", "corrupt", "locked", "unsupported", "empty", "limit"]

MAX_TEXT = 256 * 1024 * 1024
"""Code points of all pages of one file together."""
MAX_MEMBERS = 20_000
MAX_MEMBER_BYTES = 400 * 1024 * 1024
"""Bytes of all members of one container together."""


# Words and lines come by the million: as structs they are made and sent in a fraction of the time of dataclasses.
class ReadWord(msgspec.Struct, frozen=True, gc=False):
    """A word, or a cell of a table; ``text == page.text[start:end]``. Confidence 0 to 1, ``None`` where nothing was guessed."""

    text: str
    start: int
    end: int
    xywh: Box | None = None
    confidence: float | None = None
    cell: str | None = None


class ReadLine(msgspec.Struct, frozen=True, gc=False):
    """A line; ``text == page.text[start:end]``. Seen on the picture but unreadable: empty text and a box."""

    text: str
    start: int
    end: int
    xywh: Box | None = None
    confidence: float | None = None
    language: str | None = None
    words: tuple[ReadWord, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page. Boxes are in points, origin top left (pixels for an image without a resolution)."""

    text: str
    maker: str
    lines: tuple[ReadLine, ...] = ()
    layer: Literal["text", "ocr"] = "text"
    width: float | None = None
    height: float | None = None
    title: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside the file. ``name`` is a label as written there, never a path to write to."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be read, where in the file, why, and what a tired person may try."""

    what: Cause
    where: str
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file held. With a ``failure`` and pages it is partial; with a failure alone it failed.

    ``headers`` are metadata as written (mail headers, document properties, dates of a web page),
    in the sequence of the file; a name may occur more than once.
    """

    media_type: str
    pages: tuple[ReadPage, ...] = ()
    members: tuple[Member, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    title: str = ""
    failure: Trouble | None = None

    @property
    def partial(self) -> bool:
        """Something was read and something was not."""
        return self.failure is not None and bool(self.pages or self.members)


class Reader(Protocol):
    """Engines: ``process`` (jailed worker) and, for tests only, ``inline``. One call at a time each.

    Several readers may work side by side; they share nothing.
    """

    def read(self, file: BinaryIO, name: str) -> Reading:
        """Read all of ``file`` (from its beginning); ``name`` helps only where the bytes do not say what they are."""

    def draw(self, file: BinaryIO, name: str, page: int, dpi: int = 110) -> bytes:
        """The picture of a page (from 1) as PNG. Images keep their pixels. ``LookupError`` where there is no picture."""

    def level(self) -> Level:
        """What the jail around the parsers holds back on this machine."""

    def close(self) -> None:
        """Stop the worker. Safe to call twice."""


class Untrusted(Exception):
    """A worker's answer that contradicts itself or breaks a limit."""


def check(reading: Reading) -> Reading:
    """The same reading, if every span lies inside its page and quotes it. Raises :class:`Untrusted`."""
    if sum(len(page.text) for page in reading.pages) > MAX_TEXT:
        raise Untrusted("more text than a file may hold")
    if len(reading.members) > MAX_MEMBERS or sum(len(member.data) for member in reading.members) > MAX_MEMBER_BYTES:
        raise Untrusted("more members than a container may hold")
    for page in reading.pages:
        before = 0
        for line in page.lines:
            if line.start < before or page.text[line.start : line.end] != line.text or line.end - line.start != len(line.text):
                raise Untrusted("a line that does not stand in its page")
            before = line.end
            for word in line.words:
                if not line.start <= word.start <= word.end <= line.end or page.text[word.start : word.end] != word.text:
                    raise Untrusted("a word that does not stand in its line")
    return reading
