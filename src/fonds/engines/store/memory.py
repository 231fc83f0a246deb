"""The store in memory: slow, plain and correct; the reference for the contract tests and for work without a case."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy

from fonds.engines.store.contract import R, Record


class MemoryStore:
    """Keeps the records themselves (they are frozen)."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, tuple[int, Record]]] = {}
        self._marks: dict[str, dict[str, str]] = {}
        self._rank = 0
        self._changes = 0
        self._inside = False

    def put(self, records: Iterable[Record]) -> None:
        self._changes += 1
        for record in records:
            self._rank += 1
            kept = self._records.setdefault(record.KIND, {})
            kept[record.id] = (kept[record.id][0] if record.id in kept else self._rank, record)

    def replace(self, kind: type[R], records: Iterable[R], *, document: str | None = None) -> None:
        fresh = list(records)
        if document is None:
            self._records[kind.KIND] = {}
        else:
            self.remove(kind, document=document)
        self.put(fresh)

    def get(self, kind: type[R], id: str) -> R | None:
        found = self._records.get(kind.KIND, {}).get(id)
        return found[1] if found else None  # type: ignore[return-value]

    def rows(self, kind: type[R], *, document: str | None = None) -> Iterator[R]:
        found = [
            (record.document, rank, record.id, record)
            for rank, record in self._records.get(kind.KIND, {}).values()
            if document is None or record.document == document
        ]
        for _, _, _, record in sorted(found, key=lambda row: row[:3]):
            yield record  # type: ignore[misc]

    def count(self, kind: type[R], *, document: str | None = None) -> int:
        return sum(1 for _ in self.rows(kind, document=document))

    def remove(self, kind: type[R], *, document: str) -> None:
        self._changes += 1
        kept = self._records.get(kind.KIND, {})
        self._records[kind.KIND] = {id: row for id, row in kept.items() if row[1].document != document}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        if self._inside:
            yield
            return
        before = deepcopy(self._records), deepcopy(self._marks)
        self._inside = True
        try:
            yield
        except BaseException:
            self._changes += 1
            self._records, self._marks = before
            raise
        finally:
            self._inside = False

    def mark(self, step: str, subject: str, version: str) -> None:
        self._marks.setdefault(step, {})[subject] = version

    def unmark(self, step: str, subject: str | None = None) -> None:
        if subject is None:
            self._marks.pop(step, None)
        else:
            self._marks.get(step, {}).pop(subject, None)

    def marked(self, step: str) -> dict[str, str]:
        return dict(sorted(self._marks.get(step, {}).items()))

    def state(self) -> str:
        return str(self._changes)

    def close(self) -> None:
        """Nothing to release."""
