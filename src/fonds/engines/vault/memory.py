"""The vault in memory, for tests and for work on plain files without a case."""

import hashlib
import io
from collections.abc import Iterator
from typing import BinaryIO


class MemoryVault:
    """Keeps the bytes as they are."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def keep(self, source: BinaryIO) -> tuple[str, int]:
        content = source.read()
        sha256 = hashlib.sha256(content).hexdigest()
        self._kept[sha256] = content
        return sha256, len(content)

    def open(self, sha256: str) -> BinaryIO:
        return io.BytesIO(self._kept[sha256])

    def has(self, sha256: str) -> bool:
        return sha256 in self._kept

    def hashes(self) -> Iterator[str]:
        yield from sorted(self._kept)
