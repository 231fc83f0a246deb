"""Document: one body of bytes, wherever it lay, and what became of it."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from fonds.model.dates import DayRange

Status = Literal["read", "partial", "failed", "empty", "waiting"]
"""``waiting``: taken in, not read yet. An export of a finished case holds none."""


@dataclass(frozen=True, slots=True)
class Document:
    """One row per different bytes; ``paths`` lists every place it came from, members as ``container!/member``.

    ``family`` is the id of the outermost container (a message, an archive) or the document's own id.
    ``language`` is ISO 639-1 (``ar``, ``en``) of most of its lines, ``None`` if none was told.
    """

    KIND: ClassVar[str] = "documents"

    id: str
    paths: tuple[str, ...]
    sha256: str
    size: int
    media_type: str
    type: str
    language: str | None
    written: DayRange | None
    family: str
    status: Status
    failure: str | None
    title: str = ""
    pages: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    """Metadata as written: e-mail headers, document properties; never interpreted."""

    @property
    def document(self) -> str:
        return self.id
