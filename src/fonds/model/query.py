"""The query tree and the hit: the language between search and any index."""

from dataclasses import dataclass
from datetime import date

from fonds.model.anchor import Anchor


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word, generously: folded, light prefixes removed."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this sequence, exactly as folded (a quoted word is exact)."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so (``fert*``)."""

    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """The document was written in these days (``date:2019-03-01..2019-04-01``); an open end is ``None``."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Field:
    """A property of the document: ``type:letter``, ``language:ar``, ``person:ID``."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part must hold."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: "Query"


Query = Keyword | Phrase | Prefix | Written | Field | All | Either | Not


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that answers a query. ``why`` says in plain words which form matched which word."""

    document: str
    paths: tuple[str, ...]
    page: int
    line: int
    score: float
    snippet: str
    why: tuple[str, ...]
    anchors: tuple[Anchor, ...]
