"""How commands print: JSON for machines, short lines for people, a progress bar on a terminal."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click
import msgspec

from fonds.journey import Progress
from fonds.workbench import Workbench, case_folder

DONE, NO, WRONG_USE, SOME_FAILED = 0, 1, 2, 3

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
case_argument = click.argument("case", metavar="CASE")


@contextmanager
def opened(case: str) -> Iterator[Workbench]:
    """The case that was named; closed again whatever happens."""
    bench = Workbench(case_folder(case))
    try:
        yield bench
    finally:
        bench.close()


def print_json(row: object) -> None:
    """One object on one line, keys as in the export, letters as they are.

    What no reader sees (controls, signs that turn the reading direction) is escaped: the line may end on a terminal.
    """
    click.echo(escaped(json.dumps(msgspec.to_builtins(row), ensure_ascii=False)))


def escaped(line: str) -> str:
    """A line of JSON with every unprintable letter as ``\\uXXXX``; it parses to the same."""
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in line)


def _escape(letter: str) -> str:
    return "\\u007f" if letter == "\x7f" else json.dumps(letter)[1:-1]


def print_rows(rows: Iterable[Any], as_json: bool, line: Callable[[Any], str]) -> int:
    """Print every row; returns how many there were."""
    count = 0
    for row in rows:
        count += 1
        if as_json:
            print_json(row)
        else:
            click.echo(line(row))
    return count


def safe(text: str) -> str:
    """Text from a document for the terminal: no control characters, on one line."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()


class Bar:
    """Progress on a terminal, on one line that rewrites itself; silent where there is none."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        if not self._shown:
            return
        count = f" {progress.done} of {progress.total}" if progress.total else ""
        failed = f", {progress.failed} failed" if progress.failed else ""
        text = safe(f"{progress.step}{count}{failed}  {progress.doing}")[:100]
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)

    def close(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
