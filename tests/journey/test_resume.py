"""Killing ``fonds add`` at any moment and running it again ends in the case of an unbroken run."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fonds.workbench import Workbench

FONDS = [sys.executable, "-m", "fonds"]


def small_leak(folder: Path) -> Path:
    """A dozen small papers with a mail, a duplicate and a broken file: enough steps to be killed in."""
    folder.mkdir()
    for number in range(6):
        (folder / f"order {number}.txt").write_text(
            f"Order no. {number}\nTo: the commander of Tell Nuqra\n\nWithdraw the heavy guns from Tell Nuqra to Umm Jarra "
            f"before {10 + number} March 2019.\n\nColonel Samir Haddun\n"
        )
    (folder / "أمر.txt").write_text(
        "أمر إداري\nإلى آمر موقع تل نقرة\nتُسحب المدافع الثقيلة من تل نقرة قبل يوم ٩ رجب ١٤٤٠\n", "utf-8"
    )
    (folder / "copy.txt").write_bytes((folder / "order 1.txt").read_bytes())
    (folder / "mail.eml").write_text(
        "From: a@example.org\nTo: b@example.org\nSubject: the keys\nDate: Mon, 11 Mar 2019 09:00:00 +0200\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nSee the annex.\n\n--x\n'
        'Content-Type: text/plain; name="annex.txt"\nContent-Disposition: attachment; filename="annex.txt"\n\n'
        "The keys were handed over.\n\n--x--\n"
    )
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    return folder


def exported(root: Path, target: Path) -> dict[str, str]:
    """Hash of every exported file."""
    done = subprocess.run([*FONDS, "export", str(root), str(target)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(target.glob("*.jsonl"))}


@pytest.mark.slow
def test_a_killed_run_goes_on_to_the_same_case(tmp_path: Path) -> None:
    """Killed at many moments, spread over the whole run; the exports are equal byte for byte and the log holds nothing twice."""
    leak = small_leak(tmp_path / "leak")
    whole = tmp_path / "whole.fonds"
    Workbench.create(whole).close()
    began = time.monotonic()
    assert subprocess.run([*FONDS, "add", str(whole), str(leak)], capture_output=True).returncode == 3
    length = time.monotonic() - began
    expected = exported(whole, tmp_path / "expected")

    dice = random.Random(1440)
    broken = tmp_path / "broken.fonds"
    Workbench.create(broken).close()
    kills = 0
    for step in range(8):
        run = subprocess.Popen(
            [*FONDS, "add", str(broken), str(leak)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            run.wait(timeout=length * (step + 0.3 + 0.6 * dice.random()) / 8)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            kills += 1
    assert kills >= 4, "the run was too short to be killed"
    done = subprocess.run([*FONDS, "add", str(broken), str(leak)], capture_output=True, text=True)
    assert done.returncode == 3, done.stderr
    assert exported(broken, tmp_path / "again") == expected
    with Workbench(broken) as bench:
        assert bench.verify().problems == ()
        entries = [
            tuple(sorted((k, str(v)) for k, v in entry.items() if k not in ("n", "at", "prev")))
            for entry in bench.engines.log.entries()
        ]
        assert len(entries) == len(set(entries))


def test_the_sequence_of_intake_does_not_show(tmp_path: Path) -> None:
    """Folder at once, or file by file backwards: the same export."""
    leak = small_leak(tmp_path / "leak")
    at_once, by_file = tmp_path / "a.fonds", tmp_path / "b.fonds"
    with Workbench.create(at_once) as bench:
        bench.add([leak])
    with Workbench.create(by_file) as bench:
        for file in sorted(leak.iterdir(), reverse=True)[:6]:
            bench.add([file])
        bench.add(sorted(leak.iterdir(), reverse=True))
    assert exported(at_once, tmp_path / "one") == exported(by_file, tmp_path / "two")
