"""The vault as a folder: ``vault/ab/cdef…``, files read-only, written aside first and then moved in."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20


class FolderVault:
    """``root`` is made if absent. Temporary files lie in the same folder, so that moving in is atomic."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True)
        # What a kill left behind has no name of its own yet and is worth nothing.
        for left in root.glob("incoming-*"):
            left.unlink(missing_ok=True)

    def keep(self, source: BinaryIO) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        handle, name = tempfile.mkstemp(prefix="incoming-", dir=self._root)
        incoming = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
            sha256 = digest.hexdigest()
            place = self._place(sha256)
            if place.exists():
                incoming.unlink()
            else:
                place.parent.mkdir(exist_ok=True)
                incoming.chmod(0o400)
                incoming.replace(place)
        except BaseException:
            incoming.unlink(missing_ok=True)
            raise
        return sha256, size

    def open(self, sha256: str) -> BinaryIO:
        try:
            return self._place(sha256).open("rb")
        except FileNotFoundError:
            raise KeyError(sha256) from None

    def has(self, sha256: str) -> bool:
        return self._place(sha256).exists()

    def hashes(self) -> Iterator[str]:
        for place in sorted(self._root.glob("??/*")):
            yield place.parent.name + place.name

    def _place(self, sha256: str) -> Path:
        if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
            raise KeyError(sha256)
        return self._root / sha256[:2] / sha256[2:]
