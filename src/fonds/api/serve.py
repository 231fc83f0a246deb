"""Serve: one case on this machine, behind a token, until stopped."""

import os
import socket
import sys
import webbrowser

import click
import uvicorn

from fonds.api.app import build, new_token
from fonds.api.bench import Bench
from fonds.errors import WrongUse

HOST = "127.0.0.1"


class _Server(uvicorn.Server):
    """Says where it is once it answers."""

    def __init__(self, config: uvicorn.Config, name: str, address: str, browser: bool) -> None:
        super().__init__(config)
        self._name, self._address, self._browser = name, address, browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        click.echo(f"{self._name} is open at {self._address}  (Ctrl-C stops)")
        sys.stdout.flush()
        if self._browser and _has_screen():
            webbrowser.open(self._address)


def serve(bench: Bench, *, port: int = 0, browser: bool = False) -> None:
    """Listen on the loopback address only. ``port`` 0 takes a free one. Raises ``WrongUse`` if the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise WrongUse(f"port {port} cannot be used ({error.strerror}); choose another with --port") from error
    token = new_token()
    address = f"http://{HOST}:{listener.getsockname()[1]}/?token={token}"
    config = uvicorn.Config(
        build(bench, token),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=2,
    )
    try:
        _Server(config, bench.name, address, browser).run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()


def _has_screen() -> bool:
    """Without a screen a text browser would take over the terminal."""
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
