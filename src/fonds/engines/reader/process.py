"""Process reader: the parent's side. It starts a jailed worker, hands it open files, and believes nothing it says.

The parent never parses. A worker that takes too long, grows too big, dies or contradicts itself is
killed and replaced; the file gets a failure with its cause, and the next file is read.
"""

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

import fonds
from fonds.engines.ocr.contract import LANGUAGES
from fonds.engines.reader import wire
from fonds.engines.reader.contract import Reading, Untrusted, check
from fonds.engines.reader.languages import chosen
from fonds.engines.reader.level import Level
from fonds.engines.reader.troubles import TROUBLES
from fonds.errors import Missing, WrongUse

MEMORY = 2 * 1024**3
"""Bytes of address space of a worker, and of resident memory where the system does not cap it."""
RECYCLE_FILES, RECYCLE_BYTES = 500, 600 * 1024**2
START_SECONDS = 60.0
PAGE_SECONDS = 60.0
"""Added for each page image that is recognised."""
MOST_SECONDS = 3600.0


class _Died(Exception):
    """The worker is gone; ``args[0]`` is the cause."""


class ProcessReader:
    """One worker, started at the first file and again whenever it had to be killed. Calls are serial."""

    def __init__(
        self,
        *,
        memory: int = MEMORY,
        seconds: float = 20.0,
        seconds_per_mb: float = 2.0,
        page_seconds: float = PAGE_SECONDS,
        languages: tuple[str, ...] = LANGUAGES,
    ) -> None:
        """``languages`` may occur on pictures of pages; one without data raises ``WrongUse`` at the first file."""
        self._memory, self._page_seconds = memory, page_seconds
        self._seconds, self._seconds_per_mb = seconds, seconds_per_mb
        self._languages = languages
        self._lock = threading.Lock()
        self._worker: _Worker | None = None

    def read(self, file: BinaryIO, name: str) -> Reading:
        with self._lock:
            try:
                return self._read(file, name, careful=False)
            except _Died as first:
                if first.args[0] not in ("crash", "memory"):
                    return Reading("application/octet-stream", failure=TROUBLES[first.args[0]])
            try:
                # Once more, alone, with the second reader for its kind.
                return self._read(file, name, careful=True)
            except _Died as second:
                return Reading("application/octet-stream", failure=TROUBLES[second.args[0]])

    def draw(self, file: BinaryIO, name: str, page: int, dpi: int = 110) -> bytes:
        with self._lock:
            try:
                answer = self._ask(file, wire.Request("draw", name, self._seconds + self._page_seconds, page=page, dpi=dpi))
            except _Died as death:
                raise LookupError(f"page {page} could not be drawn: {TROUBLES[death.args[0]].why}") from None
        if not isinstance(answer, wire.Picture) or not answer.png.startswith(b"\x89PNG"):
            raise LookupError(
                answer.why if isinstance(answer, wire.Picture) and answer.why else "there is no picture of this page"
            )
        return answer.png

    def level(self) -> Level:
        with self._lock:
            return self._alive().level

    def close(self) -> None:
        with self._lock:
            self._stop()

    def __enter__(self) -> "ProcessReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, file: BinaryIO, name: str, *, careful: bool) -> Reading:
        file.seek(0, os.SEEK_END)
        seconds = self._seconds + self._seconds_per_mb * file.tell() / 1e6
        answer = self._ask(file, wire.Request("read", name[-1000:], seconds, careful))
        try:
            if isinstance(answer, wire.Answer):
                return check(answer.reading)
        except Untrusted:
            pass
        self._stop()
        raise _Died("crash")

    def _ask(self, file: BinaryIO, request: wire.Request) -> wire.Frame:
        worker = self._alive()
        try:
            with _shared(file) as handle:
                worker.send(request, handle)
            deadline = time.monotonic() + request.seconds
            ends = time.monotonic() + MOST_SECONDS
            while isinstance(answer := worker.frame(min(deadline, ends), self._memory), wire.Busy):
                deadline = max(deadline, time.monotonic() + self._page_seconds)
        except _Died:
            self._stop()
            raise
        except (msgspec.DecodeError, OSError) as error:
            self._stop()
            raise _Died("crash") from error
        worker.files += 1
        if worker.files >= RECYCLE_FILES or worker.resident() > RECYCLE_BYTES:
            self._stop()
        return answer

    def _alive(self) -> "_Worker":
        if self._worker is None:
            worker = _Worker(self._memory, self._languages)
            try:
                chosen(self._languages, worker.languages)
            except WrongUse:
                worker.kill()
                raise
            self._worker = worker
        return self._worker

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


class _Worker:
    """A running worker process and its two channels."""

    def __init__(self, memory: int, languages: tuple[str, ...]) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        answers, speaking = os.pipe()
        told = (str(theirs.fileno()), str(speaking), str(memory), "+".join(languages))
        command = [sys.executable, "-P", "-m", "fonds.engines.reader.worker", *told]
        try:
            self._process = subprocess.Popen(  # noqa: S603 (our own module, no shell)
                command,
                pass_fds=(theirs.fileno(), speaking),
                env=_environment(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        finally:
            theirs.close()
            os.close(speaking)
        self._requests, self._answers = ours, answers
        self.files = 0
        try:
            ready = self.frame(time.monotonic() + START_SECONDS, memory)
        except _Died:
            self.kill()
            raise _cannot_start() from None
        if not isinstance(ready, wire.Ready):
            self.kill()
            raise _cannot_start()
        self.level, self.languages = ready.level, ready.languages

    def send(self, request: wire.Request, handle: int) -> None:
        socket.send_fds(self._requests, [wire.packed(request)], [handle])

    def frame(self, deadline: float, memory: int) -> wire.Frame:
        """The next message. Raises ``_Died`` on silence past the deadline, on an end, on too much memory."""
        size = wire.length(self._bytes(4, deadline, memory))
        if size > wire.MAX_ANSWER:
            raise _Died("crash")
        return wire.frame(self._bytes(size, deadline, memory))

    def _bytes(self, count: int, deadline: float, memory: int) -> bytes:
        found = bytearray()
        while len(found) < count:
            left = deadline - time.monotonic()
            if left <= 0:
                raise _Died("timeout")
            ready, _, _ = select.select([self._answers], [], [], min(left, 0.25))
            if ready:
                part = os.read(self._answers, min(count - len(found), 1 << 20))
                if not part:
                    raise _Died(self._why_ended())
                found += part
            elif self.resident() > memory:
                raise _Died("memory")
        return bytes(found)

    def _why_ended(self) -> str:
        try:
            status = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "crash"
        return "timeout" if status == -signal.SIGXCPU else "memory" if status == -signal.SIGKILL else "crash"

    def resident(self) -> int:
        """Bytes of memory the worker really holds; 0 where the system does not tell cheaply."""
        try:
            return int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")
        except (OSError, IndexError, ValueError):
            return _resident_by_ps(self._process.pid) if sys.platform == "darwin" else 0

    def kill(self) -> None:
        self._requests.close()
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            os.close(self._answers)


def _resident_by_ps(pid: int) -> int:
    found = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S603
    return int(found.stdout.strip() or 0) * 1024


def _environment() -> dict[str, str]:
    """Little, and the same everywhere: one thread a library, fixed hashes, no home, no search path."""
    source = str(Path(fonds.__file__).parent.parent)
    kept = {name: os.environ[name] for name in ("FONDS_TESSDATA",) if name in os.environ}
    return kept | {
        "PYTHONPATH": source,
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "OMP_THREAD_LIMIT": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "OPENCV_FOR_THREADS_NUM": "1",
    }


@contextlib.contextmanager
def _shared(file: BinaryIO) -> Iterator[int]:
    """A descriptor that can only be read, whatever the file was opened for; bytes in memory go through an unlinked file."""
    try:
        handle = file.fileno()
    except OSError:
        with tempfile.TemporaryFile() as copy:
            file.seek(0)
            while part := file.read(1 << 20):
                copy.write(part)
            copy.flush()
            with _shared(copy) as shared:
                yield shared
        return
    try:
        # A fresh opening: its own position, and no right to write.
        own = os.open(f"/proc/self/fd/{handle}", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        own = os.dup(handle)
    try:
        yield own
    finally:
        os.close(own)


def _cannot_start() -> Missing:
    """A worker that dies before it has seen a file says nothing about any file: the installation is at fault."""
    command = [sys.executable, "-P", "-c", "import fonds.engines.reader.worker"]
    said = subprocess.run(command, env=_environment(), cwd="/", capture_output=True, text=True, check=False).stderr  # noqa: S603
    reason = said.strip().splitlines()[-1] if said.strip() else "it ended without a word"
    told = f"the reader of files cannot start on this machine ({reason}); nothing was read; reinstall fonds and try again"
    return Missing(told)
