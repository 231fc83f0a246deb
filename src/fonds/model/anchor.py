"""Anchor: the exact place of a quote, with all three W3C selectors."""

import re
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""x, y, width, height in points (1/72 in), origin top left; pixels for an image without resolution."""

_ADDRESS = re.compile(
    r"(?P<document>[^/\s]+)/p/(?P<page>\d+)"
    r"(?:#[Ll](?P<first>\d+)(?:-(?P<last>\d+))?(?:w(?P<w1>\d+)(?:-(?P<w2>\d+))?)?)?$"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of ``quote``: ``start, end`` lie inside the page's text; ``line`` counts from 1.

    ``prefix`` and ``suffix`` (up to 32 code points each) let the quote be found again after another
    reading of the page. Spreadsheets carry ``cell`` (``Sheet!B7``), e-mail headers the header's name.
    """

    document: str
    path: str
    page: int
    line: int | None
    cell: str | None
    quote: str
    start: int
    end: int
    xywh: Box | None
    prefix: str = ""
    suffix: str = ""

    @property
    def address(self) -> str:
        """The printed address, ``DOCUMENT/p/3#L12``."""
        return f"{self.document}/p/{self.page}" + (f"#L{self.line}" if self.line else "")


@dataclass(frozen=True, slots=True)
class Address:
    """A parsed address: ``DOCUMENT/p/3#L9-11`` or ``…#L12w7-8``; lines and words count from 1."""

    document: str
    page: int
    first_line: int | None = None
    last_line: int | None = None
    first_word: int | None = None
    last_word: int | None = None

    @classmethod
    def parse(cls, written: str) -> "Address":
        """Read an address as printed; ``#l12`` is accepted like ``#L12``. Raises ``ValueError``."""
        found = _ADDRESS.match(written.strip())
        if not found:
            raise ValueError(f"not an address: {written!r}; one looks like DOCUMENT/p/3#L12")

        def number(name: str, default: int | None = None) -> int | None:
            return int(found[name]) if found[name] else default

        line, word = number("first"), number("w1")
        return cls(found["document"], int(found["page"]), line, number("last", line), word, number("w2", word))
