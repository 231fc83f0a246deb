"""Verify: every original still has its hash, the log's chain holds, and log, vault and store agree."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from fonds.custody.log import CustodyLog
from fonds.engines.store.contract import Store
from fonds.engines.vault.contract import Vault
from fonds.errors import Broken
from fonds.model import Document

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """``problems`` empty: everything agrees."""

    originals: int
    entries: int
    problems: tuple[str, ...]


def verify(*, vault: Vault, log: CustodyLog, store: Store, progress: Callable[[int], None] | None = None) -> Verdict:
    """Recompute everything. Slow by nature: it reads every original."""
    problems: list[str] = []
    logged: set[str] = set()
    entries = 0
    try:
        for entry in log.entries():
            entries += 1
            if "sha256" in entry:
                logged.add(str(entry["sha256"]))
    except Broken as broken:
        problems.append(str(broken))
    else:
        problems.extend(_head_problems(log, store))
    kept = 0
    for sha256 in vault.hashes():
        kept += 1
        if _hash(vault, sha256) != sha256:
            problems.append(f"original {sha256[:16]} was changed: its bytes no longer have its hash")
        if progress:
            progress(kept)
    for document in store.rows(Document):
        if not vault.has(document.sha256):
            problems.append(f"original {document.id} ({document.paths[0]}) is missing from the vault")
        if document.sha256 not in logged:
            problems.append(f"original {document.id} ({document.paths[0]}) stands in no log entry")
    gone = (sha256 for sha256 in sorted(logged) if not vault.has(sha256))
    problems.extend(f"original {sha256[:16]} is in the log but not in the vault" for sha256 in gone)
    return Verdict(kept, entries, tuple(dict.fromkeys(problems)))


def _head_problems(log: CustodyLog, store: Store) -> list[str]:
    """The store remembers how long the log was: a log cut at its end still has a whole chain."""
    remembered = store.marked("custody").get("head", "0 ").split(" ")
    count, head = int(remembered[0]), remembered[1]
    if log.count < count:
        return [f"custody log: {count - log.count} entries at the end are missing"]
    if log.count == count and count and log.head != head:
        return [f"custody log: the last entry ({count}) is not the one that was written"]
    return []


def _hash(vault: Vault, sha256: str) -> str:
    digest = hashlib.sha256()
    with vault.open(sha256) as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
