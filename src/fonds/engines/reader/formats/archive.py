"""Archives: members by name and bytes, under hard limits. Nothing is ever written under a member's name."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import IO

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Member, Reading, Trouble
from fonds.engines.reader.formats.tools import Tools
from fonds.engines.reader.troubles import corrupt, limit, locked

MAX_TOTAL = 400 * 1024**2
MAX_ONE = 200 * 1024**2
MAX_COUNT = 20_000
MAX_RATIO = 200
SMALL = 1024**2
"""A member below this size is no bomb, whatever its ratio."""


class _Stop(Exception):
    """A limit was reached; ``args[0]`` says which."""


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """What was unpacked before a limit is kept; the failure says which limit."""
    kind = sniff.media_type(data, name)
    unpack = {sniff.ZIP: _zip, sniff.TAR: _tar, sniff.GZIP: _gzip}[kind]
    members: list[Member] = []
    failure: Trouble | None = None
    total = 0
    try:
        for label, bytes_ in unpack(data, name):
            total += len(bytes_)
            if total > MAX_TOTAL:
                raise _Stop(f"it unpacks to more than {MAX_TOTAL // 1024**2} MB")
            if len(members) >= MAX_COUNT:
                raise _Stop(f"it holds more than {MAX_COUNT} files")
            members.append(Member(label, bytes_))
    except _Stop as stop:
        failure = limit(str(stop), f"after {len(members)} members")
    except _Locked:
        failure = locked("archive")
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, ValueError, NotImplementedError) as error:
        failure = corrupt(f"the archive is damaged ({error})", f"after {len(members)} members")
    return Reading(kind, members=tuple(members), failure=failure)


class _Locked(Exception):
    """A password is wanted."""


def safe_name(name: str) -> str:
    """A member's name as a label: no root, no way up, no drive, no control characters; never empty."""
    parts = [
        part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".") and not part.endswith(":")
    ]
    label = "/".join(parts)
    return "".join(character if character.isprintable() else "_" for character in label) or "unnamed"


def _zip(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_COUNT:
            raise _Stop(f"it holds more than {MAX_COUNT} files")
        # Overlapping entries are how a small file unpacks to terabytes.
        spans = sorted((entry.header_offset, entry.compress_size) for entry in entries)
        if any(start + size > following for (start, size), (following, _) in pairwise(spans)):
            raise _Stop("its members overlap, which honest archives never do")
        for entry in entries:
            if entry.is_dir():
                continue
            if entry.flag_bits & 1:
                raise _Locked
            yield safe_name(_zip_name(entry)), _zip_member(archive, entry)


def _zip_name(entry: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag are often UTF-8 or the sender's code page all the same."""
    if entry.flag_bits & 0x800:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return entry.filename


def _zip_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        return _bounded(part, entry.compress_size)


def _bounded(part: IO[bytes] | gzip.GzipFile, packed: int) -> bytes:
    most = min(MAX_ONE, max(SMALL, packed * MAX_RATIO))
    data = part.read(most + 1)
    if len(data) > most:
        raise _Stop(
            "a member unpacks to far more than its size; it looks like a bomb"
            if most < MAX_ONE
            else f"a member is larger than {MAX_ONE // 1024**2} MB"
        )
    return data


def _gzip(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as part:
        inner = _bounded(part, len(data))
    plain = PurePosixPath(name.replace("\\", "/")).name
    label = (
        plain[:-4] + ".tar"
        if plain.lower().endswith(".tgz")
        else plain[:-3]
        if plain.lower().endswith(".gz")
        else plain + ".unpacked"
    )
    yield safe_name(label), inner


def _tar(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for entry in archive:
            if entry.isfile():
                part = archive.extractfile(entry)
                if part is not None:
                    if entry.size > MAX_ONE:
                        raise _Stop(f"a member is larger than {MAX_ONE // 1024**2} MB")
                    yield safe_name(entry.name), part.read()
