"""The store on SQLite: one file, safe against a kill at any moment (WAL, synchronous FULL)."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fonds.engines.store.codec import decode, encode
from fonds.engines.store.contract import R, Record
from fonds.errors import Broken

SCHEMA_VERSION = 1

_SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
  rank     INTEGER PRIMARY KEY AUTOINCREMENT,
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  document TEXT NOT NULL,
  body     BLOB NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE INDEX IF NOT EXISTS record_by_document ON record (kind, document, rank);
CREATE TABLE IF NOT EXISTS mark (
  step    TEXT NOT NULL,
  subject TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (step, subject)
) STRICT;
"""

_BATCH = 500


class SqliteStore:
    """Opens or makes the file at ``path``. One connection, shared by threads behind a lock."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._depth = 0
        self._undone = 0
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
        try:
            self._db.execute("PRAGMA journal_mode=WAL")
            # Evidence is not the place to save an fsync.
            self._db.execute("PRAGMA synchronous=FULL")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, SCHEMA_VERSION):
                raise Broken(f"{path} was written by another version of fonds (layout {version}; this reads {SCHEMA_VERSION})")
            self._db.executescript(_SCHEMA)
            self._db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise Broken(f"{path} is not a readable case database: {error}") from error

    def put(self, records: Iterable[Record]) -> None:
        with self.transaction():
            self._db.executemany(
                "INSERT INTO record (kind, id, document, body) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (kind, id) DO UPDATE SET document = excluded.document, body = excluded.body",
                ((record.KIND, record.id, record.document, encode(record)) for record in records),
            )

    def replace(self, kind: type[R], records: Iterable[R], *, document: str | None = None) -> None:
        with self.transaction():
            if document is None:
                self._db.execute("DELETE FROM record WHERE kind = ?", (kind.KIND,))
            else:
                self.remove(kind, document=document)
            self.put(records)

    def get(self, kind: type[R], id: str) -> R | None:
        with self._lock:
            row = self._db.execute("SELECT body FROM record WHERE kind = ? AND id = ?", (kind.KIND, id)).fetchone()
        return decode(kind, row[0]) if row else None

    def rows(self, kind: type[R], *, document: str | None = None) -> Iterator[R]:
        # Read in batches by key, so that memory stays bounded and writing between two rows is safe. Within one document
        # the rank alone goes on: a pair (document, rank) would make SQLite walk all records before it.
        after = "rank > ?" if document is not None else "(document, rank) > (?, ?)"
        narrow = "AND document = ?" if document is not None else ""
        last: tuple[str | int, ...] = (-1,) if document is not None else ("", -1)
        while True:
            values = [kind.KIND, *([document] if document is not None else []), *last]
            with self._lock:
                batch = self._db.execute(
                    f"SELECT document, rank, body FROM record WHERE kind = ? {narrow} AND {after} "  # noqa: S608
                    f"ORDER BY document, rank LIMIT {_BATCH}",
                    values,
                ).fetchall()
            for _, _, body in batch:
                yield decode(kind, body)
            if len(batch) < _BATCH:
                return
            last = batch[-1][1:2] if document is not None else batch[-1][:2]

    def count(self, kind: type[R], *, document: str | None = None) -> int:
        narrow, values = ("", [kind.KIND]) if document is None else (" AND document = ?", [kind.KIND, document])
        with self._lock:
            total: int = self._db.execute(f"SELECT count(*) FROM record WHERE kind = ?{narrow}", values).fetchone()[0]  # noqa: S608
        return total

    def remove(self, kind: type[R], *, document: str) -> None:
        with self.transaction():
            self._db.execute("DELETE FROM record WHERE kind = ? AND document = ?", (kind.KIND, document))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._lock:
            outermost = self._depth == 0
            if outermost:
                self._db.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if outermost:
                    self._undone += 1
                    self._db.execute("ROLLBACK")
                raise
            self._depth -= 1
            if outermost:
                self._db.execute("COMMIT")

    def mark(self, step: str, subject: str, version: str) -> None:
        with self.transaction():
            self._db.execute(
                "INSERT INTO mark VALUES (?, ?, ?) ON CONFLICT (step, subject) DO UPDATE SET version = excluded.version",
                (step, subject, version),
            )

    def unmark(self, step: str, subject: str | None = None) -> None:
        with self.transaction():
            if subject is None:
                self._db.execute("DELETE FROM mark WHERE step = ?", (step,))
            else:
                self._db.execute("DELETE FROM mark WHERE step = ? AND subject = ?", (step, subject))

    def marked(self, step: str) -> dict[str, str]:
        with self._lock:
            return dict(self._db.execute("SELECT subject, version FROM mark WHERE step = ? ORDER BY subject", (step,)))

    def state(self) -> str:
        with self._lock:
            others: int = self._db.execute("PRAGMA data_version").fetchone()[0]  # what other connections wrote
            return f"{others} {self._db.total_changes} {self._undone}"

    def close(self) -> None:
        self._db.close()
