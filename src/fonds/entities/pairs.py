"""Pairs of names from a table, each scored with its reasons: ``fonds names score``."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fonds.entities.score import compare, sort_of_label
from fonds.errors import WrongUse

_LEFT, _RIGHT = ("name1", "left", "name_1", "a"), ("name2", "right", "name_2", "b")


def score_file(path: Path) -> Iterator[dict[str, Any]]:
    """One row a pair: the columns of the file, then ``name1, name2, score, verdict, vetoes, reasons``.

    Tab or comma separated, UTF-8; the header names the columns (``name1``/``left`` and ``name2``/``right``, optional
    ``schema``, ``type`` or ``label`` with the kind of thing); without such a header the first two columns are the names.
    Raises ``WrongUse`` for a file without two columns.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        rows = csv.reader(
            file, delimiter="\t" if "\t" in first else ",", quoting=csv.QUOTE_NONE if "\t" in first else csv.QUOTE_MINIMAL
        )
        header: list[str] | None = None
        columns = (0, 1)
        for number, row in enumerate(rows, 1):
            if not any(cell.strip() for cell in row):
                continue
            if header is None:
                header, found = _header(row)
                if found:
                    columns = found
                    continue
            if len(row) <= max(columns):
                raise WrongUse(f"line {number} of {path.name} has no two names; give two columns, or name them name1 and name2")
            yield _scored(dict(zip(header, row, strict=False)), row[columns[0]], row[columns[1]])


def _header(row: list[str]) -> tuple[list[str], tuple[int, int] | None]:
    names = [cell.strip().casefold() for cell in row]
    left = next((names.index(name) for name in _LEFT if name in names), None)
    right = next((names.index(name) for name in _RIGHT if name in names), None)
    if left is None or right is None:
        return [], None
    return names, (left, right)


def _scored(kept: dict[str, str], one: str, other: str) -> dict[str, Any]:
    schema = kept.get("schema") or kept.get("type") or ""
    score = compare(one.strip(), other.strip(), sort_of_label(schema or "PER"))
    return {
        **{key: value for key, value in kept.items() if key not in (*_LEFT, *_RIGHT)},
        "name1": one,
        "name2": other,
        "score": score.probability,
        "verdict": score.verdict,
        "vetoes": list(score.vetoes),
        "reasons": [{"what": reason.what, "weight": reason.weight} for reason in score.reasons],
    }
