"""What a parser that was taken over can still do: nothing that matters."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fonds.engines.reader import seccomp
from fonds.engines.reader.process import ProcessReader

linux = pytest.mark.skipif(sys.platform != "linux", reason="the jail of this system is another one")

ATTEMPTS = """
import ctypes, json, os, signal, socket, sys, threading
from pathlib import Path
from fonds.engines.reader import jail
secret, parent = sys.argv[1], int(sys.argv[2])
kept = os.open(secret, os.O_RDONLY)
level = jail.close_door([], memory=1 << 30)
def attempt(action):
    try:
        action()
        return "done"
    except BaseException as error:
        return type(error).__name__
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    if libc.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno())
print(json.dumps({
    "level": [level.network_blocked, level.files_confined, level.writes_blocked, level.landlock],
    "socket": attempt(lambda: socket.socket()),
    "unix": attempt(lambda: socket.socketpair()),
    "passwd": attempt(lambda: open("/etc/passwd").read()),
    "secret": attempt(lambda: open(secret).read()),
    "handed over": attempt(lambda: os.pread(kept, 4, 0)),
    "write": attempt(lambda: open(secret + ".new", "w")),
    "write tmp": attempt(lambda: open("/tmp/fonds-jail-test", "w")),
    "chmod": attempt(lambda: os.chmod(secret, 0o777)),
    "unlink": attempt(lambda: os.unlink(secret)),
    "exec": attempt(lambda: os.execv("/bin/true", ["true"])),
    "fork": attempt(lambda: os.fork()),
    "kill": attempt(lambda: os.kill(parent, signal.SIGTERM)),
    "environment": attempt(lambda: open(f"/proc/{parent}/environ").read()),
    "memory": attempt(lambda: bytearray(3 << 30)),
    "unshare": attempt(lambda: call(272 if os.uname().machine == "x86_64" else 97, 0x10000000)),
    "library": attempt(lambda: __import__("xml.dom.minidom")),
    "thread": attempt(lambda: (lambda t: (t.start(), t.join()))(threading.Thread(target=int))),
}))
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    secret = tmp_path_factory.mktemp("jail") / "secret.txt"
    secret.write_text("the name of the source")
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", ATTEMPTS, str(secret), str(os.getpid())],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    assert secret.read_text() == "the name of the source"
    return found


@linux
def test_no_network_no_program_no_other_process(tried: dict[str, object]) -> None:
    assert {tried[name] for name in ("socket", "unix", "exec", "fork", "kill", "unshare")} <= {"PermissionError", "OSError"}


@linux
def test_no_file_can_be_changed(tried: dict[str, object]) -> None:
    assert {tried[name] for name in ("write", "write tmp", "chmod", "unlink")} == {"PermissionError"}


@linux
def test_only_files_that_were_handed_over_can_be_read(tried: dict[str, object]) -> None:
    level = tried["level"]
    assert isinstance(level, list)
    if not level[1]:
        pytest.skip("this kernel has no Landlock; fonds doctor says so")
    assert {tried[name] for name in ("passwd", "secret", "environment")} == {"PermissionError"}
    assert tried["handed over"] == "done"


@linux
def test_honest_work_goes_on(tried: dict[str, object]) -> None:
    assert tried["library"] == tried["thread"] == "done"
    assert tried["memory"] == "MemoryError"


@linux
def test_the_level_is_told_as_it_is(tried: dict[str, object]) -> None:
    with ProcessReader() as reader:
        level = reader.level()
    assert [level.network_blocked, level.files_confined, level.writes_blocked, level.landlock] == tried["level"]
    assert level.network_blocked and any("network blocked: yes" in line for line in level.sentences())


@linux
def test_two_threads_are_no_company_for_a_jail() -> None:
    code = (
        "import threading, time; threading.Thread(target=time.sleep, args=(5,), daemon=True).start()\n"
        "from fonds.engines.reader import jail\n"
        "try: jail.close_door([], memory=1<<30)\nexcept jail.NotAlone: print('refused')"
    )
    environment = {"PYTHONPATH": str(Path(seccomp.__file__).parents[3])}
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60).stdout
        == "refused\n"
    )


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_every_jump_of_the_filter_lands_inside_it(machine: str) -> None:
    """Law: a jump is relative to the next step, and the program ends with a return."""
    program = seccomp.program(machine, 7)
    assert program is not None
    steps = [
        (int.from_bytes(program[at : at + 2], sys.byteorder), program[at + 2], program[at + 3])
        for at in range(0, len(program), 8)
    ]
    assert all(rank + 1 + max(yes, no) < len(steps) for rank, (code, yes, no) in enumerate(steps) if code & 0x07 == 0x05)
    assert steps[-1][0] == 0x06


def test_an_unknown_machine_gets_no_filter_and_says_so() -> None:
    assert seccomp.program("mips", 7) is None
