"""Offline: the journey opens no way out of the machine, seen from Python and, on Linux, by the kernel.

Two watchers stand over every process of the journey. An audit hook writes down each name that is looked up and
each connection or datagram that leaves through Python. A seccomp filter kills any process, native code included,
that asks the kernel to connect or send to an internet address; the jailed readers inherit it. Opening a socket is not
calling: urllib3, which spaCy's own command line loads, looks at import whether ``::1`` can be bound.
"""

import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

WATCH = '''
import ctypes, os, platform, struct, sys

LOG = {log!r}
CALLS = {{"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
          "socket.gethostbyaddr", "socket.getnameinfo", "http.client.connect", "urllib.Request"}}

def watch(event, args):
    if event in CALLS and not (event.startswith("socket.") and getattr(args[0], "family", None) == 1):
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(f"{{event}} {{args[1:]!r}}\\n")

sys.addaudithook(watch)

CALLS_OUT = {{"x86_64": (42, 44), "aarch64": (203, 206)}}.get(platform.machine())
if sys.platform == "linux" and CALLS_OUT and {kernel!r}:
    connect, sendto = CALLS_OUT
    def step(code, true, false, k):
        return struct.pack("HBBI", code, true, false, k)
    # Load the number of the call, then the length of the address given with it: 16 bytes is IPv4's, 28 IPv6's.
    program = b"".join([step(0x20, 0, 0, 0), step(0x15, 0, 2, connect), step(0x20, 0, 0, 32), step(0x05, 0, 0, 2),
                        step(0x15, 0, 4, sendto), step(0x20, 0, 0, 56), step(0x15, 1, 0, 16), step(0x15, 0, 1, 28),
                        step(0x06, 0, 0, 0x80000000), step(0x06, 0, 0, 0x7FFF0000)])
    held = ctypes.create_string_buffer(program, len(program))
    filter = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(held))
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.prctl(38, 1, 0, 0, 0) == 0 and libc.prctl(22, 2, filter, 0, 0) == 0, os.strerror(ctypes.get_errno())
'''

LETTER = """To: Major Rana Vessel
From: the Operations Office, Port Almery
3 March 2019

You are to withdraw all heavy weapons from Port Almery before 9 March 2019. Forty tankers of diesel will be handed to the
Stores Office in exchange for 900 tonnes of wheat. The broadcaster says that the town may have been left.
"""


def watched(folder: Path, code: str, *words: str | Path, kernel: bool = True) -> tuple[int, str, list[str]]:
    """Run Python code under both watchers: exit status, standard error, what was asked of the network."""
    log = folder / "network.log"
    log.unlink(missing_ok=True)
    text = WATCH.format(log=str(log), kernel=kernel) + code
    done = subprocess.run([sys.executable, "-c", text, *map(str, words)], capture_output=True, text=True, cwd=folder)
    return done.returncode, done.stderr, log.read_text("utf-8").splitlines() if log.exists() else []


FONDS = "import sys; from fonds.cli import main; main()"


def test_the_watchers_see(tmp_path: Path) -> None:
    """Wrong case first: a look-up and a call out are written down, so that an empty list below means something."""
    code = "import socket\ntry: socket.create_connection(('192.0.2.1', 9), timeout=0.01)\nexcept OSError: pass"
    _, _, asked = watched(tmp_path, code, kernel=False)
    assert any("192.0.2.1" in line for line in asked)


@pytest.mark.skipif(sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="the filter is Linux's")
def test_the_kernel_stops_native_code_too(tmp_path: Path) -> None:
    """Past Python: libc itself connects, or sends to an address, and the process is dead; what names none lives."""
    code = "import ctypes, socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); ctypes.CDLL(None).{}"
    assert watched(tmp_path, code.format("connect(s.fileno(), bytes(16), 16)"))[0] == -signal.SIGSYS
    assert watched(tmp_path, code.format("sendto(s.fileno(), b'x', 1, 0, bytes(16), 16)"))[0] == -signal.SIGSYS
    assert watched(tmp_path, code.format("sendto(s.fileno(), b'x', 1, 0, None, 0)"))[0] == 0


def test_importing_fonds_asks_nothing_of_the_network(tmp_path: Path) -> None:
    """Every face and stage, with all that they load."""
    parts = ["cli", "api.app", "journey", "wiring", "engines.grammar.spacy", "engines.index.tantivy"]
    code = "".join(f"import fonds.{part}\n" for part in parts)
    status, errors, asked = watched(tmp_path, code)
    assert status == 0, errors
    assert asked == []


def test_the_journey_asks_nothing_of_the_network(tmp_path: Path) -> None:
    """new, add (a letter, a page with remote pictures, a mail, a picture), search, story, export: no name looked up, no call."""
    leak = tmp_path / "leak"
    leak.mkdir()
    (leak / "letter.txt").write_text(LETTER, "utf-8")
    page = f'<html><head><link rel=stylesheet href="http://192.0.2.1/a.css"></head><img src="http://192.0.2.1/a.png"><p>{LETTER}</html>'
    (leak / "news.html").write_text(page, "utf-8")
    mail = "From: a@almery.example\r\nTo: b@almery.example\r\nSubject: wheat\r\nContent-Type: text/html\r\n\r\n" + page
    (leak / "mail.eml").write_text(mail, "utf-8")
    (leak / "notes.png").write_bytes(b"\x89PNG\r\n\x1a\nno picture")
    for words, allowed in (
        (["new", "case"], (0,)),
        (["add", "case", leak], (0, 3)),
        (["search", "case", "wheat"], (0,)),
        (["story", "draft", "case"], (0,)),
        (["export", "case", "out"], (0,)),
    ):
        status, errors, asked = watched(tmp_path, FONDS, *words)
        assert status in allowed, (words, errors)
        assert asked == [], words
    assert "all heavy weapons" in (tmp_path / "out" / "pages.jsonl").read_text("utf-8")


def test_the_http_face_measures_and_sends_nothing() -> None:
    """Its framework can record requests and find an address to send them to in the environment: both are off."""
    from fonds.api.app import bare
    from tests.api.fake import FakeBench

    app = bare(FakeBench())
    settings = app._telemetry
    assert not (settings["auto_configure"] or settings["tracing"] or settings["metrics"] or settings["logs"])
    assert not app._native_telemetry.enabled()
