"""Run all benchmarks and write ``bench/RESULTS.md``. ``python -m bench [--files N] [--peer PYTHON] [--print]``."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench import material, reading, searching
from bench.clock import machine, spent
from bench.reading import Figure

RESULTS = Path(__file__).with_name("RESULTS.md")
PEER = Path(__file__).parents[1] / ".make" / "peer" / "bin" / "python"
READ = 240
"""Files of the folder that is read; the folder that is searched is larger."""


def main() -> None:
    """Measure and write; every figure is also printed as it comes."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--files", type=int, default=2000, help="size of the folder that is searched (2000)")
    parser.add_argument("--peer", type=Path, default=PEER if PEER.is_file() else None, help="a Python that has kreuzberg 4.10.4")
    parser.add_argument("--print", action="store_true", dest="only_print", help="do not write RESULTS.md")
    chosen = parser.parse_args()
    head, rows = machine(), []
    with tempfile.TemporaryDirectory() as place:
        for row in _all(Path(place), chosen.files, chosen.peer):
            rows.append(row)
            sys.stdout.write(" | ".join(row) + "\n")
            sys.stdout.flush()
    if not chosen.only_print:
        RESULTS.write_text(_written(head, rows), "utf-8")


def _all(place: Path, files: int, peer: Path | None) -> Iterator[Figure]:
    yield from reading.measure(material.mixed(place / "read", READ), peer)
    material.mixed(place / "search", files)
    yield from searching.measure(place / "search", files, place / "case.fonds")
    command = [sys.executable, "-m", "fonds", "demo", "--build-only", "--at", str(place / "demo")]
    cost = spent(lambda: subprocess.run(command, capture_output=True, check=True))  # noqa: S603 (our own module, no shell)
    remark = "cold; pictures recognised, every step"
    yield "the example case from folder to cards", f"{cost.wall:.0f} s, {cost.cpu:.0f} CPU-s", remark


def _written(head: str, rows: list[Figure]) -> str:
    table = "\n".join(f"| {what} | {figure} | {remark} |" for what, figure, remark in rows)
    return (
        "# Benchmarks\n\n"
        "Written by `make bench` (`python -m bench`). Files are made by `bench/material.py`: text, web pages, mails, tables,\n"
        "Word and Excel files, dense PDFs, Arabic text in turn; no pictures, so no recogniser runs (but in the example case).\n"
        "Cold: a new process; warm: the same process again, files in the system's cache. Absolute figures are this machine's\n"
        "and this moment's; ratios come from one run.\n\n"
        f"{date.today().isoformat()}. {head}.\n\n"
        f"| what | figure | remark |\n|---|---|---|\n{table}\n"
    )


if __name__ == "__main__":
    main()
