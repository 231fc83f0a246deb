"""Store: where records live. One table of typed records, by kind; the truth of a case.

A record is a frozen dataclass of ``fonds.model`` with a class attribute ``KIND`` and attributes
``id`` and ``document`` (``""`` where it belongs to none). Writing the same record twice is one record.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import ClassVar, Protocol, TypeVar


class Record(Protocol):
    """What can be stored."""

    KIND: ClassVar[str]

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> str: ...


R = TypeVar("R", bound=Record)


class Store(Protocol):
    """Records by kind. Every engine passes ``tests/engines/test_store_contract.py``."""

    def put(self, records: Iterable[Record]) -> None:
        """Insert, or replace by (kind, id)."""

    def replace(self, kind: type[R], records: Iterable[R], *, document: str | None = None) -> None:
        """All records of this kind (of that document, if given) become these, in one transaction."""

    def get(self, kind: type[R], id: str) -> R | None:
        """The record, or ``None``."""

    def rows(self, kind: type[R], *, document: str | None = None) -> Iterator[R]:
        """Records sorted by (document, rank of writing in its ``put`` or ``replace``, id)."""

    def count(self, kind: type[R], *, document: str | None = None) -> int:
        """How many ``rows`` would give."""

    def remove(self, kind: type[R], *, document: str) -> None:
        """Forget the records of this kind that belong to this document."""

    def transaction(self) -> AbstractContextManager[None]:
        """All writes inside happen together or not at all; transactions nest into the outer one."""

    def mark(self, step: str, subject: str, version: str) -> None:
        """Remember that ``step`` is done for ``subject`` (a document id, or ``""`` for the case) at ``version``."""

    def unmark(self, step: str, subject: str | None = None) -> None:
        """Forget one mark, or all marks of the step."""

    def marked(self, step: str) -> dict[str, str]:
        """Subject to version, for every mark of the step."""

    def state(self) -> str:
        """Says which state the records are in: while it is the same, so are they. It may change though nothing did.

        Only good while this store is open; never to be written down.
        """

    def close(self) -> None:
        """Release the engine."""
