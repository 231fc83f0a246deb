"""Jail: what a process that parses hostile files gives up before it takes the first one.

In this sequence: limits, no new privileges, Landlock (no file but the interpreter, its libraries, fonts
and the OCR data), seccomp (no network, no new process, no writing, no prying into others). It needs no
root and no library, and cannot be undone. Where the system lacks a part, the returned level says so.
"""

import ctypes
import os
import resource
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from fonds.engines.reader.level import Level
from fonds.engines.reader.seccomp import program

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _PR_SET_DUMPABLE = 38, 22, 4
_SECCOMP_MODE_FILTER = 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_FILE_RIGHTS_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_NET_RIGHTS = 3
"""TCP bind and connect."""
_SCOPES = 3
"""Abstract sockets and signals."""


class NotAlone(RuntimeError):
    """The process has more than one thread: the jail would hold only one of them."""


def close_door(readable: Iterable[Path], *, memory: int, open_files: int = 64) -> Level:
    """Give up everything but reading ``readable`` and the interpreter; ``memory`` in bytes of address space.

    Raises :class:`NotAlone` if other threads run. Returns the level that was really reached.
    """
    if sys.platform != "linux":
        capped = _limits(memory, open_files)
        return Level(False, False, False, 0, capped and sys.platform != "darwin", sys.platform)
    if _threads() != 1:
        raise NotAlone(f"{_threads()} threads run; the jail must be closed before any library starts one")
    paths = [*_interpreter(), *readable]
    # Before the filter: afterwards these calls are refused.
    _LIBC.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return Level(False, False, False, 0, _limits(memory, open_files), "linux")
    abi = _landlock(paths)
    capped = _limits(memory, open_files)
    filtered = _seccomp()
    return Level(filtered, abi > 0, filtered, abi, capped, f"linux/{os.uname().machine}")


def allow_seconds(seconds: float) -> None:
    """Let the process use this many further CPU seconds; then SIGXCPU ends it. Call once a file."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _threads() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


def _limits(memory: int, open_files: int) -> bool:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = open_files if most == resource.RLIM_INFINITY else min(open_files, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ValueError, OSError):
        return False
    return True


def _interpreter() -> list[Path]:
    """The interpreter, its libraries, the packages, the loader's cache and the fonts that PDFs may lack."""
    named = sysconfig.get_paths()
    folders = {named[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    folders |= {entry for entry in sys.path if entry and Path(entry).is_dir()}
    folders |= {str(Path(sys.base_prefix) / "lib"), "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"}
    folders |= {"/etc/ld.so.cache", "/usr/share/fonts", "/usr/local/share/fonts", "/dev/urandom", "/dev/null"}
    return [Path(folder) for folder in sorted(folders)]


def _landlock(paths: Iterable[Path]) -> int:
    """Confine file access to reading and executing ``paths``. Returns the ABI in force, 0 for none."""
    abi = _LIBC.syscall(_CREATE_RULESET, None, 0, 1)
    if abi < 1:
        return 0
    rights = _FILE_RIGHTS_BY_ABI[min(abi, 5)]
    fields = struct.pack("=QQQ", rights, _NET_RIGHTS if abi >= 4 else 0, _SCOPES if abi >= 6 else 0)
    attributes = fields[: 24 if abi >= 6 else 16 if abi >= 4 else 8]
    rules = _LIBC.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if rules < 0:
        return 0
    try:
        for path in paths:
            _allow_reading(rules, path)
        confined = _LIBC.syscall(_RESTRICT_SELF, rules, 0) == 0
    finally:
        os.close(rules)
    return int(abi) if confined else 0


def _allow_reading(rules: int, path: Path) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no door
    try:
        rights = _READ_FILE | _EXECUTE | (_READ_DIR if path.is_dir() else 0)
        _LIBC.syscall(_ADD_RULE, rules, 1, struct.pack("=Qi", rights, handle), 0)
    finally:
        os.close(handle)


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def _seccomp() -> bool:
    instructions = program(os.uname().machine, os.getpid())
    if instructions is None:
        return False
    wanted = _Filter(len(instructions) // 8, instructions)
    return bool(_LIBC.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(wanted), 0, 0) == 0)
