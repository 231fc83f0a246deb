"""Vault: the originals, kept by hash and never changed."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol


class Vault(Protocol):
    """Bytes by SHA-256. Every engine passes ``tests/engines/test_vault_contract.py``."""

    def keep(self, source: BinaryIO) -> tuple[str, int]:
        """Copy everything that ``source`` gives; returns (sha256 in hex, size in bytes).

        Keeping the same bytes again changes nothing. A kill leaves either all of the bytes or none.
        """

    def open(self, sha256: str) -> BinaryIO:
        """A read-only file. Raises ``KeyError`` for a hash that was never kept."""

    def has(self, sha256: str) -> bool:
        """Whether these bytes were kept."""

    def hashes(self) -> Iterator[str]:
        """Every hash kept, sorted."""
