"""Searching: how soon a folder can be searched, and what a question costs beside a plain scan and SQLite's FTS5."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.clock import spent
from bench.material import NEEDLE, NEEDLE_AR
from bench.reading import Figure
from fonds.journey import Progress
from fonds.model import Line
from fonds.workbench import Workbench

QUESTIONS = (("a rare word", NEEDLE), ("a phrase", '"behind the school"'), ("a rare Arabic word", NEEDLE_AR))
REPEATS = 15


class _Searchable(Exception):
    """Everything is read and indexed; what follows is not measured here."""


def measure(folder: Path, files: int, place: Path) -> Iterator[Figure]:
    """Add ``folder`` to a new case at ``place`` up to the first answer, then ask both ways."""
    began = time.perf_counter()

    def told(progress: Progress) -> None:
        # The step after the first indexing begins: a second terminal could search now.
        if progress.step == "who is who":
            raise _Searchable

    with Workbench.create(place) as case:

        def take_in() -> None:
            try:
                case.add([folder], tell=told)
            except _Searchable:
                case.search(NEEDLE)

        cost = spent(take_in)
        wall = time.perf_counter() - began
        yield (
            f"first useful search, folder of {files} mixed files",
            f"{wall:.1f} s",
            f"from an empty case: hashing, keeping, reading in the jail, indexing, asking; {files / wall:.0f} files/s, "
            f"{cost.cpu:.1f} CPU-s in this process (workers not counted)",
        )
        lines = [(row.document, row.text) for row in case.store.rows(Line)]
        yield from _asked(case, lines)


def _asked(case: Workbench, lines: Sequence[tuple[str, str]]) -> Iterator[Figure]:
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table line using fts5(text, tokenize='unicode61')")
    built = spent(lambda: table.executemany("insert into line(text) values (?)", ((text,) for _, text in lines)))
    yield "index of SQLite FTS5 over the same lines", f"{built.wall:.2f} s", f"{len(lines)} lines already read; fonds reads too"
    for title, query in QUESTIONS:
        own, hits = _timed(lambda: case.search(query).total)  # noqa: B023 (called at once)
        full, found = _timed(lambda: len(table.execute("select rowid from line where line match ?", (query,)).fetchall()))  # noqa: B023
        scan, seen = _timed(lambda: sum(query.strip('"') in text for _, text in lines))  # noqa: B023
        remark = "median; with anchors, snippets and reasons; the word's other forms count too"
        yield f"{title}: fonds, warm", f"{own:.2f} ms, {hits} lines", remark
        remark = f"row numbers only; fonds takes {own / full:.1f} times as long"
        yield f"{title}: SQLite FTS5, warm", f"{full:.2f} ms, {found} lines", remark
        remark = f"in memory; fonds takes {own / scan:.2f} times as long"
        yield f"{title}: plain scan of the lines", f"{scan:.2f} ms, {seen} lines", remark


def _timed(ask: Callable[[], int]) -> tuple[float, int]:
    """(milliseconds, hits), the median of some repetitions after a first one."""
    hits = ask()
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times), hits
