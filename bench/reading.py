"""Reading: files and pages per CPU second, jailed and not, and a peer (kreuzberg) on the same files."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.clock import Spent, spent
from fonds.engines.reader.contract import Reader
from fonds.engines.reader.inline import InlineReader
from fonds.engines.reader.process import ProcessReader

_PEER = """
import json, resource, sys, time
began = time.perf_counter()
from kreuzberg import ExtractionConfig, extract_file_sync
def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
settings = ExtractionConfig(use_cache=False, disable_ocr=True)
def run():
    read = 0
    for path in sys.argv[1:]:
        try:
            read += bool(extract_file_sync(path, config=settings).content.strip())
        except Exception:
            pass
    return read
read = run()
cold = cpu()
run()
print(json.dumps({"read": read, "cold": cold, "warm": cpu() - cold}))
"""

Figure = tuple[str, str, str]
"""What, figure, remark."""


def measure(files: Sequence[Path], peer: Path | None) -> Iterator[Figure]:
    """Figures on a mixed folder and on its PDFs alone; ``peer`` is the Python that has kreuzberg."""
    papers = [path for path in files if path.suffix == ".pdf"]
    yield from _compared("mixed folder", "files", files, len(files), peer)
    yield from _compared("PDF with word boxes", "pages", papers, 3 * len(papers), peer)


def _compared(title: str, unit: str, files: Sequence[Path], count: int, peer: Path | None) -> Iterator[Figure]:
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    cold, warm, read = _jailed(files)
    inline = _inline(files)
    yield (
        f"{title}: fonds, jailed, warm",
        f"{count / warm.cpu:.0f} {unit}/CPU-s",
        f"{read} of {len(files)} files gave text, {megabytes:.1f} MB; {1000 * warm.cpu / count:.1f} ms each",
    )
    yield f"{title}: fonds, jailed, cold", f"{count / cold.cpu:.0f} {unit}/CPU-s", "start of the worker included"
    yield (
        f"{title}: cost of the jail",
        f"{100 * (warm.cpu / inline.cpu - 1):+.0f} % CPU",
        f"same readers in this process: {count / inline.cpu:.0f} {unit}/CPU-s; the difference holds the pipe too",
    )
    if peer is None:
        yield f"{title}: kreuzberg", "not measured", "no peer given (--peer PYTHON)"
        return
    command = [str(peer), "-c", _PEER, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (the given peer, no shell)
    if done.returncode:
        yield f"{title}: kreuzberg", "not measured", "the given peer has no kreuzberg"
        return
    told = json.loads(done.stdout)
    yield (
        f"{title}: kreuzberg, warm",
        f"{count / told['warm']:.0f} {unit}/CPU-s",
        f"{told['read']} files gave text; no jail, no word boxes; cold {count / told['cold']:.0f}",
    )
    yield f"{title}: fonds to kreuzberg, warm", f"{told['warm'] / warm.cpu:.2f} times as fast", "by CPU seconds"


def _jailed(files: Sequence[Path]) -> tuple[Spent, Spent, int]:
    """(cold, warm, files that gave text). Warm: what two further passes cost, halved."""
    read = 0

    def passes(times: int) -> None:
        nonlocal read
        with ProcessReader() as reader:
            for _ in range(times):
                read = _pass(reader, files)

    cold = spent(lambda: passes(1))
    more = spent(lambda: passes(3))
    return cold, Spent((more.cpu - cold.cpu) / 2, (more.wall - cold.wall) / 2), read


def _inline(files: Sequence[Path]) -> Spent:
    reader = InlineReader(files_are_mine=True)
    _pass(reader, files)
    twice = spent(lambda: (_pass(reader, files), _pass(reader, files)))
    return Spent(twice.cpu / 2, twice.wall / 2)


def _pass(reader: Reader, files: Sequence[Path]) -> int:
    read = 0
    for path in files:
        with path.open("rb") as file:
            reading = reader.read(file, path.name)
        read += any(page.text.strip() for page in reading.pages)
    return read
