"""The custody log: what was received and done, append only, each entry chained to the one before.

One JSON object a line, keys sorted, no blanks, UTF-8: ``n`` (from 1), ``at`` (UTC), ``what``, its fields, and
``prev``, the SHA-256 of the line before (64 zeros for the first). Changing, dropping or exchanging a
line breaks the chain; a cut tail shows against the count and head that the store keeps.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from fonds.errors import Broken

Entry = dict[str, object]
GENESIS = "0" * 64


def canonical(entry: Mapping[str, object]) -> bytes:
    """The bytes that are hashed: JSON with sorted keys and no blanks (strings and integers only, so RFC 8785 agrees)."""
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class CustodyLog:
    """The log at ``path``; made if absent. Entries are safe on disk once ``sync`` has returned."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._drop_torn_tail()
        self.count, self.head = 0, GENESIS
        self._said = {_saying(entry) for entry in self.entries()}
        self._file = path.open("ab")

    def append(self, what: str, **fields: object) -> Entry:
        """Add one entry; the clock gives ``at``."""
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        entry: Entry = {"n": self.count + 1, "at": at, "what": what, "prev": self.head, **fields}
        line = canonical(entry)
        self._file.write(line + b"\n")
        self.count, self.head = self.count + 1, hashlib.sha256(line).hexdigest()
        return entry

    def append_once(self, what: str, **fields: object) -> None:
        """Add one entry, unless the log already says exactly this: work that is taken up again is not logged twice."""
        saying = _saying({"what": what, **fields})
        if saying not in self._said:
            self.append(what, **fields)
            self._said.add(saying)

    def sync(self) -> None:
        """Force what was appended onto the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def entries(self) -> Iterator[Entry]:
        """All entries from the first; walking to the end also checks the chain. Raises ``Broken`` at the first bad line."""
        count, head = 0, GENESIS
        if self._path.exists():
            with self._path.open("rb") as lines:
                for line in lines:
                    line = line.rstrip(b"\n")
                    count += 1
                    yield _checked(line, count, head)
                    head = hashlib.sha256(line).hexdigest()
        self.count, self.head = count, head

    def close(self) -> None:
        """Sync and release the file."""
        self.sync()
        self._file.close()

    def _drop_torn_tail(self) -> None:
        # A line without its end was being written when the machine stopped: it was never acknowledged.
        if not self._path.exists():
            return
        content = self._path.read_bytes()
        if content and not content.endswith(b"\n"):
            os.truncate(self._path, content.rfind(b"\n") + 1)


def _saying(entry: Mapping[str, object]) -> bytes:
    """What an entry says, without its place in the chain and its time."""
    said = {name: value for name, value in entry.items() if name not in ("n", "at", "prev")}
    return hashlib.sha256(canonical(said)).digest()


def _checked(line: bytes, count: int, head: str) -> Entry:
    try:
        entry: Entry = json.loads(line)
    except ValueError:
        raise Broken(f"custody log, entry {count}: not readable") from None
    if entry.get("n") != count or entry.get("prev") != head or canonical(entry) != line:
        raise Broken(f"custody log, entry {count}: the chain is broken here; an entry was changed, dropped or moved")
    return entry
