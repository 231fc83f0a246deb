"""Walk a delivery: every file of the given paths, in a fixed sequence; nothing skipped in silence."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file (``obstacle is None``) or something that cannot be taken in, and why."""

    place: Path
    path: str
    """As recorded: relative to the folder that was given, with ``/``; a file given by itself keeps its name."""
    obstacle: str | None = None


def walk(paths: Iterable[Path]) -> Iterator[Found]:
    """Files below each path, folders sorted by name. Links are never followed: they could lead out of the leak."""
    for given in paths:
        if given.is_dir() and not given.is_symlink():
            yield from _folder(given, "")
        else:
            yield _entry(given, readable(given.name))


def readable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are written as ``\\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _folder(folder: Path, above: str) -> Iterator[Found]:
    try:
        # Names are sorted as bytes: the sequence must not depend on the locale.
        with os.scandir(folder) as entries:
            names = sorted((entry.name for entry in entries), key=os.fsencode)
    except OSError as error:
        yield Found(folder, above.rstrip("/") or readable(folder.name), f"the folder cannot be opened ({error.strerror})")
        return
    for name in names:
        place = folder / name
        path = above + readable(name)
        if place.is_dir() and not place.is_symlink():
            yield from _folder(place, path + "/")
        else:
            yield _entry(place, path)


def _entry(place: Path, path: str) -> Found:
    try:
        mode = place.lstat().st_mode
    except OSError as error:
        return Found(place, path, f"it cannot be looked at ({error.strerror})")
    if stat.S_ISLNK(mode):
        return Found(place, path, "it is a link; links are not followed")
    if not stat.S_ISREG(mode):
        return Found(place, path, "it is no file but a device, pipe or socket")
    return Found(place, path)
