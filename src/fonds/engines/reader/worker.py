"""Worker: one jailed process that reads file after file. Arguments: SOCKET ANSWERS MEMORY LANGUAGES (joined by ``+``).

Each file comes as a read-only descriptor over an inherited socket, so the worker never needs a path
and its jail never needs an opening. Answers go out on a pipe; standard output is nobody's.
"""

import gc
import os
import socket
import sys

from fonds.engines.ocr.tesseract import data_folder, installed
from fonds.engines.reader import jail, wire
from fonds.engines.reader.contract import Reading, Trouble
from fonds.engines.reader.formats import Tools, draw, read


def main(arguments: list[str]) -> int:
    """Serve until the parent closes the socket. Exit status 0; any other end is read as a crash."""
    listener, answers, memory = (int(argument) for argument in arguments[:3])
    incoming = socket.socket(fileno=listener)

    def say(message: wire.Frame) -> None:
        left = memoryview(wire.packed(message))
        while left:
            left = left[os.write(answers, left) :]

    tools = Tools(on_image=lambda page: say(wire.Busy(page)), languages=tuple(arguments[3].split("+")))
    tools.warm()
    folder = data_folder()
    languages = installed()
    level = jail.close_door([folder] if folder else [], memory=memory)
    # What was imported lives as long as the process: nothing to look through again after every file.
    gc.collect()
    gc.freeze()
    say(wire.Ready(level, languages))
    while (task := _next(incoming)) is not None:
        request, handle = task
        jail.allow_seconds(request.seconds)
        with os.fdopen(handle, "rb") as file:
            file.seek(0)
            try:
                if request.task == "draw":
                    say(wire.Picture(draw(file, request.name, request.page, request.dpi)))
                else:
                    say(wire.Answer(read(file, request.name, tools, careful=request.careful)))
            except LookupError as error:
                say(wire.Picture(b"", str(error)))
            except MemoryError:
                gc.collect()
                say(
                    wire.Answer(Reading("application/octet-stream", failure=_too_big()))
                    if request.task == "read"
                    else wire.Picture(b"", "too big")
                )
    return 0


def _too_big() -> Trouble:
    return Trouble(
        "memory",
        "the whole file",
        "reading it needs more memory than one file may use",
        "Open it on a machine kept for unsafe files, save it in parts, and add the parts.",
    )


def _next(incoming: socket.socket) -> tuple[wire.Request, int] | None:
    """The next request with its file, or ``None`` when the parent is gone."""
    data, handles, _, _ = socket.recv_fds(incoming, wire.MAX_REQUEST, 1)
    if not data or not handles:
        return None
    while len(data) < 4 or len(data) < 4 + wire.length(data[:4]):
        more = incoming.recv(wire.MAX_REQUEST)
        if not more:
            return None
        data += more
    return wire.request(data[4:]), handles[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
