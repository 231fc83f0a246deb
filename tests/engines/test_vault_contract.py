"""One suite for every vault: bytes by hash, kept once, never changed."""

import hashlib
import io
from pathlib import Path

import pytest

from fonds.engines.vault.contract import Vault
from fonds.engines.vault.folder import FolderVault
from fonds.engines.vault.memory import MemoryVault


@pytest.fixture(params=["memory", "folder"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Vault:
    return MemoryVault() if request.param == "memory" else FolderVault(tmp_path / "vault")


def test_bytes_come_back_by_their_hash(vault: Vault) -> None:
    """The key is the SHA-256 of exactly these bytes."""
    sha256, size = vault.keep(io.BytesIO("أمر إداري".encode()))
    assert sha256 == hashlib.sha256("أمر إداري".encode()).hexdigest()
    assert size == len("أمر إداري".encode())
    with vault.open(sha256) as kept:
        assert kept.read().decode() == "أمر إداري"


def test_the_same_bytes_are_kept_once(vault: Vault) -> None:
    """Keeping again changes nothing."""
    assert vault.keep(io.BytesIO(b"x")) == vault.keep(io.BytesIO(b"x"))
    assert len(list(vault.hashes())) == 1


@pytest.mark.parametrize("wrong", ["0" * 64, "../../etc/passwd", ""])
def test_a_hash_never_kept_is_a_key_error(vault: Vault, wrong: str) -> None:
    """Also for what is no hash at all."""
    assert not vault.has("0" * 64)
    with pytest.raises(KeyError):
        vault.open(wrong)


def test_a_source_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    """Half a file is no original."""

    class Breaking(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError("the stick was pulled out")
            return super().read(4)

    vault = FolderVault(tmp_path / "vault")
    with pytest.raises(OSError, match="pulled out"):
        vault.keep(Breaking(b"12345678"))
    assert list((tmp_path / "vault").iterdir()) == []


def test_what_a_kill_left_behind_is_cleared_and_the_kept_stays(tmp_path: Path) -> None:
    """Temporary files have no name of their own; originals are read-only."""
    vault = FolderVault(tmp_path / "vault")
    sha256, _ = vault.keep(io.BytesIO(b"paper"))
    (tmp_path / "vault" / "incoming-abc").write_bytes(b"half")
    again = FolderVault(tmp_path / "vault")
    assert list(again.hashes()) == [sha256]
    assert not (tmp_path / "vault" / "incoming-abc").exists()
    assert (tmp_path / "vault" / sha256[:2] / sha256[2:]).stat().st_mode & 0o222 == 0
