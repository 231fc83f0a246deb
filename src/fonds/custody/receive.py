"""Receive: copy every original into the vault by its hash, log it, and open a Document record for it.

Sequence for each file: vault, then log, then store. A kill between two of them is mended by
running again: what the log already holds is not logged twice, and a record is made from its content.
"""

import io
import mimetypes
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fonds.custody.log import CustodyLog
from fonds.custody.walk import Found, walk
from fonds.engines.store.contract import Store
from fonds.engines.vault.contract import Vault
from fonds.ids import content_id, document_id
from fonds.model import Document, Failure

BATCH = 64
"""Files between two syncs: a kill costs at most this many files of work, never a file."""


@dataclass(frozen=True, slots=True)
class Received:
    """What one delivery brought: files seen, documents that were new, and what could not be taken in."""

    files: int
    new: int
    failures: tuple[Failure, ...]


def receive(paths: Sequence[Path], label: str | None, *, vault: Vault, log: CustodyLog, store: Store) -> Received:
    """Take in every file below ``paths``. Running it again on the same paths changes nothing."""
    files, new = 0, 0
    failures: list[Failure] = []
    taken: set[str] = set()
    batch: list[tuple[str, str, int]] = []
    accession: dict[str, object] = {"from": label} if label else {}
    for found in walk(paths):
        files += 1
        try:
            sha256, size = _keep(found, vault)
        except OSError as error:
            failures.append(_not_taken(found, error))
            continue
        log.append_once("received", path=found.path, sha256=sha256, size=size, **accession)
        taken.add(found.path)
        batch.append((found.path, sha256, size))
        if len(batch) >= BATCH:
            new += _record(batch, log, store)
            batch.clear()
    new += _record(batch, log, store)
    # What could not be taken in last time and was now is settled.
    still = [failure for failure in store.rows(Failure, document="") if failure.path not in taken]
    store.replace(Failure, [*still, *failures], document="")
    return Received(files, new, tuple(failures))


def unpack(
    container: Document, members: Iterable[tuple[str, bytes]], *, vault: Vault, log: CustodyLog, store: Store
) -> list[Document]:
    """Keep the members of a message or an archive as documents of its family, ``container!/member``.

    Called inside the transaction that records the container as read, so that a kill undoes both.
    """
    documents: list[Document] = []
    for name, content in members:
        sha256, size = vault.keep(io.BytesIO(content))
        log.append_once("unpacked", container=container.sha256, member=name, sha256=sha256, size=size)
        paths = [f"{path}!/{name}" for path in container.paths]
        documents.append(open_record(paths, sha256, size, store, family=container.family))
    log.sync()
    return documents


def open_record(paths: Iterable[str], sha256: str, size: int, store: Store, *, family: str | None = None) -> Document:
    """The Document for these bytes, with these paths added; made as ``waiting`` if they are new."""
    id = document_id(sha256)
    known = store.get(Document, id)
    if known is None:
        media_type = mimetypes.guess_type(next(iter(paths)))[0] or "application/octet-stream"
        known = Document(
            id, _in_sequence(paths), sha256, size, media_type, "document", None, None, family or id, "waiting", None
        )
    else:
        # Bytes that came both by themselves and inside a container belong to one family, whichever came first.
        families = sorted({known.family, family or id})
        more = _in_sequence({*known.paths, *paths})
        # Its first path names a document in failures and titles, and a container's paths are those of its members: where
        # they change the document is read again, so that the sequence of intake never shows.
        changed = more[0] != known.paths[0] or (more != known.paths and _has_members(known, store))
        again = known.status != "waiting" and changed
        known = replace(known, paths=more, family=families[0], status="waiting" if again else known.status)
    store.put([known])
    return known


def _in_sequence(paths: Iterable[str]) -> tuple[str, ...]:
    """Places of their own before places inside a message or an archive: the first path names the document."""
    return tuple(sorted(paths, key=lambda path: ("!/" in path, path)))


def _has_members(container: Document, store: Store) -> bool:
    inside = f"{container.paths[0]}!/"
    return any(path.startswith(inside) for row in store.rows(Document) for path in row.paths)


def _keep(found: Found, vault: Vault) -> tuple[str, int]:
    if found.obstacle:
        raise OSError(found.obstacle)
    # O_NOFOLLOW: between looking and opening the file may have been exchanged for a link.
    handle = os.open(found.place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as source:
        return vault.keep(source)


def _record(batch: Sequence[tuple[str, str, int]], log: CustodyLog, store: Store) -> int:
    log.sync()
    before = store.count(Document)
    with store.transaction():
        for path, sha256, size in batch:
            open_record([path], sha256, size, store)
        store.mark("custody", "head", f"{log.count} {log.head}")
    return store.count(Document) - before


def _not_taken(found: Found, error: OSError) -> Failure:
    why = found.obstacle or error.strerror or str(error)
    return Failure(
        content_id("F", "custody", found.path, why),
        "",
        found.path,
        "not taken in",
        "delivery",
        why,
        "Put a readable copy of the file in its place and add the folder again.",
    )
