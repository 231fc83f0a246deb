"""Run the evaluations and rewrite the table between the marks of docs/explanation/quality.md."""

import sys
from datetime import date
from pathlib import Path

from evaluation import apart, example, gold, seed
from evaluation.row import Row, shared

PARTS = {"example": example.measure, "seed": seed.measure, "gold": gold.measure, "apart": apart.measure}
PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "quality.md"
BEGIN, END = "<!-- table: {} -->", "<!-- end: {} -->"


def main() -> None:
    """Measure the parts named on the command line (all without any)."""
    place = shared()
    if place is None:
        sys.exit("no gold data beside this checkout (set FONDS_SHARED to its folder): nothing to measure")
    names = sys.argv[1:] or list(PARTS)
    for name in names:
        rows = []
        for row in PARTS[name](place):
            rows.append(row)
            sys.stdout.write(_line(row) + "\n")
            sys.stdout.flush()
        _rewrite(name, rows)


def _line(row: Row) -> str:
    figure = f"{row.fonds:.0f}" if row.metric.startswith("invented") else f"{row.fonds:.3f}"
    return f"| {row.set} | {row.metric} | {row.floor} | {row.peer} | {figure} | {row.note} | {date.today().isoformat()} |"


def _rewrite(name: str, rows: list[Row]) -> None:
    text = PAGE.read_text("utf-8")
    begin, end = BEGIN.format(name), END.format(name)
    head, _, rest = text.partition(begin)
    _, _, tail = rest.partition(end)
    table = ["| set | metric | floor | peer | fonds | note | date |", "|---|---|---|---|---|---|---|", *map(_line, rows)]
    PAGE.write_text(f"{head}{begin}\n" + "\n".join(table) + f"\n{end}{tail}", "utf-8")


if __name__ == "__main__":
    main()
