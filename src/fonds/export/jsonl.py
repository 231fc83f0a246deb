"""The case as JSON lines: one file a kind, one object a line, the same bytes for the same case every time."""

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from fonds.engines.store.contract import Record, Store
from fonds.export import convert, rows
from fonds.model import (
    Card,
    Claim,
    Deal,
    Descent,
    Document,
    Entity,
    Event,
    Failure,
    Judgement,
    Line,
    Match,
    Mention,
    Order,
    Page,
    Relation,
    Time,
)  # fmt: skip

R = TypeVar("R", bound=Record)

_NOUNS: tuple[type[Any], ...] = (
    Document, Page, Line, Mention, Time, Entity, Relation, Judgement, Order, Deal, Event, Claim, Descent, Match, Card, Failure
)  # fmt: skip
KINDS: dict[str, type[Any]] = {noun.KIND: noun for noun in _NOUNS}
_encode = msgspec.json.Encoder(order=None).encode


def export(store: Store, folder: Path) -> dict[str, int]:
    """Write ``documents.jsonl`` and its sisters into ``folder`` (made if absent); gives rows per file.

    Each file appears whole or not at all. A kind without records gives an empty file. Files of other names
    in the folder are left alone. Raises ``OSError`` where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for name in rows.FILES:
        lines = (_encode(convert.row(record)) + b"\n" for record in in_sequence(store, KINDS[name]))
        counts[name] = write_whole(folder / f"{name}.jsonl", lines)
    return counts


def in_sequence(store: Store, kind: type[R]) -> Iterator[R]:
    """Records by document, and in a document by place on the paper; never more than one document's in memory."""
    for _, group in groupby(store.rows(kind), key=lambda record: record.document):
        yield from sorted(group, key=_place)


def _place(record: Record) -> tuple[int, int, int, str]:
    """Page, line or offset, end, id: zero where the record has none."""
    page = getattr(record, "page", 0)
    start = getattr(record, "start", 0)
    line = getattr(record, "line", 0)
    return (page if isinstance(page, int) else 0, line or start, getattr(record, "end", 0), record.id)


def write_whole(path: Path, chunks: Iterator[bytes]) -> int:
    """Write all chunks to ``path`` under another name first, so that a broken run leaves no half file; gives their number."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    number = 0
    try:
        with draft.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
                number += 1
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return number
