#!/usr/bin/env python3
"""Checks a fonds pack with nothing but Python's standard library: python3 check.py [FOLDER]

It recomputes every hash of manifest.json, refuses files that the manifest does not name, and looks up every
quote of quotes.jsonl at its exact place in the page's text. It prints what is wrong, or that all is right,
and the seal: the hash of the manifest, to compare with the one that the publisher gave.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LARGEST = 256 * 1024 * 1024


def problems(folder: Path) -> list[str]:
    """Every reason not to trust the pack, as sentences; an empty list means that it holds."""
    try:
        manifest = json.loads(_read(folder, "manifest.json"))
        named = dict(manifest["files"])
        sentences = int(manifest["sentences"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [f"manifest.json cannot be read: {error}"]
    strange = sorted(set(_names(folder)) - set(named) - {"manifest.json"})
    found = [f"{name} is in the folder and not in the manifest" for name in strange]
    for name, wanted in sorted(named.items()):
        try:
            held = hashlib.sha256(_read(folder, name)).hexdigest()
        except (OSError, ValueError) as error:
            found.append(f"{name} cannot be read: {error}")
            continue
        if held != wanted:
            found.append(f"{name} was changed: its SHA-256 is {held}, the manifest says {wanted}")
    return found or _quotes(folder, sentences, named)


def seal(folder: Path) -> str:
    """SHA-256 of the manifest: stands for the whole pack."""
    return hashlib.sha256(_read(folder, "manifest.json")).hexdigest()


def _quotes(folder: Path, sentences: int, named: dict[str, str]) -> list[str]:
    """Every quote at its place, every sentence with a quote."""
    found: list[str] = []
    supported: set[int] = set()
    try:
        originals = {row["id"]: row["sha256"] for row in _rows(folder, "documents.jsonl")}
        for number, row in enumerate(_rows(folder, "quotes.jsonl"), start=1):
            wrong = _wrong_with(folder, row, named, originals)
            if wrong:
                found.append(f"quote {number} (sentence {row['sentence']}) {wrong}")
            else:
                supported.add(row["sentence"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [*found, f"the pack is malformed: {type(error).__name__}: {error}"]
    bare = sorted(set(range(1, sentences + 1)) - supported)
    return [*found, *(f"sentence {number} has no quote that holds" for number in bare)]


def _wrong_with(folder: Path, row: dict[str, Any], named: dict[str, str], originals: dict[str, str]) -> str:
    page = row["page_file"]
    if page not in named:
        return f"points at {page}, which is not in the pack"
    text = _read(folder, page).decode("utf-8")
    start, end = int(row["start"]), int(row["end"])
    if not row["quote"] or start < 0 or text[start:end] != row["quote"]:
        return f"does not stand at {start}-{end} of {page}"
    if originals.get(row["document"]) != row["sha256"]:
        return "names another original than documents.jsonl"
    return ""


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _read(folder, name).decode("utf-8").split("\n") if line.strip()]


def _read(folder: Path, name: str) -> bytes:
    """Bytes of a file inside the folder; links and paths that lead out of it are refused."""
    path = folder
    for part in name.split("/"):
        if part in ("", ".", "..") or "\\" in part or "\0" in part:
            raise ValueError(f"unsafe file name {name!r}")
        path = path / part
        if path.is_symlink():
            raise ValueError(f"{name} is a link")
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{name} is larger than a file of a pack can be")
    return path.read_bytes()


def _names(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        if (path.is_symlink() or not path.is_dir()) and "__pycache__" not in inside.parts:
            yield inside.as_posix()


def main(arguments: list[str]) -> int:
    """Exit status 0: the pack holds; 1: it does not; 2: there is no pack."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    if not (folder / "manifest.json").is_file():
        print(f"{folder} is no pack: it holds no manifest.json")
        return 2
    found = problems(folder)
    for problem in found:
        print(f"WRONG: {problem}")
    if not found:
        print("The pack holds: every file is unchanged and every quote stands on its page.")
        print(f"Seal: {seal(folder)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
