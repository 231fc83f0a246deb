"""Index: finds pages by tokens. A projection of the store, never the truth; losing it loses nothing.

An index never looks at text: it is handed tokens (``fonds.writing.analysis``) and matches them letter
for letter, so every engine gives the same hits. It holds one unit a page. Words are looked up in one of
the :data:`TOKEN_FIELDS`, properties in one of the :data:`PROPERTIES`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

TokenField = Literal["words", "loose", "sounds", "path"]
TOKEN_FIELDS: tuple[TokenField, ...] = ("words", "loose", "sounds", "path")
"""``words``: folded, in sequence; ``loose``: further forms, a bag; ``sounds``: skeletons of what may be
names, a bag; ``path``: the words of the document's paths, in sequence. A bag holds no row of two."""

Property = Literal["type", "language", "document"]
PROPERTIES: tuple[Property, ...] = ("type", "language", "document")


@dataclass(frozen=True, slots=True)
class Unit:
    """One page as an index sees it. ``tokens`` may lack fields; ``written`` is ``None`` where unknown."""

    document: str
    page: int
    tokens: Mapping[TokenField, Sequence[str]]
    properties: Mapping[Property, str] = field(default_factory=dict)
    written: tuple[date | None, date | None] | None = None

    @property
    def id(self) -> str:
        return f"{self.document}/p/{self.page}"


@dataclass(frozen=True, slots=True)
class Has:
    """The page holds this token."""

    field: TokenField
    token: str


@dataclass(frozen=True, slots=True)
class Row:
    """The page holds these tokens (at least one) side by side, in this sequence."""

    field: TokenField
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Begins:
    """The page holds a token that begins so; the beginning is not empty."""

    field: TokenField
    start: str


@dataclass(frozen=True, slots=True)
class Is:
    """The property has exactly this value."""

    property: Property
    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """The interval in which the page was written touches these days, both inclusive; ``None`` is open.

    A page whose date is unknown touches nothing.
    """

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; no part: every page."""

    parts: tuple["Ask", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds; no part: no page."""

    parts: tuple["Ask", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part does not hold."""

    part: "Ask"


Ask = Has | Row | Begins | Is | Between | Every | Some | Without


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that answers. The engine's own score serves to cut a long list, never to rank what is shown."""

    document: str
    page: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """``total`` pages answer; ``candidates`` are the best of them, best first, ties by document and page."""

    total: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What the index holds of a document: the version it was made from, and what could not be searched."""

    version: str
    unread_lines: int = 0


class Index(Protocol):
    """Writes are seen by searches after ``commit``. Every engine passes ``tests/engines/test_index_contract.py``."""

    def replace(self, document: str, held: Held, units: Iterable[Unit]) -> None:
        """All units of this document become these; none is allowed (a document without text)."""

    def remove(self, document: str) -> None:
        """Forget the document; no error if it was never there."""

    def commit(self, watermark: str) -> None:
        """Make all writes since the last commit visible, all together, with the mark of what they reflect."""

    def clear(self) -> None:
        """Forget everything, at once."""

    def watermark(self) -> str:
        """The mark of the last commit, ``""`` for an empty index."""

    def documents(self) -> dict[str, Held]:
        """What is held, by document id, as of the last commit."""

    def search(self, ask: Ask, limit: int) -> Found:
        """The pages that answer; ``limit`` is at least 1."""

    def count(self, ask: Ask) -> int:
        """How many pages answer."""

    def close(self) -> None:
        """Release the engine; uncommitted writes are forgotten."""
