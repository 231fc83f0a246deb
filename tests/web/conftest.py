"""A real browser on the built interface, over the example case. Skipped, with a plain reason, where there is no Chromium."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn

from fonds.api import static
from fonds.api.app import build
from fonds.workbench import Workbench

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed; it drives the browser")

TOKEN = "browser-test-token"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
LOUD = ("error", "warning")
AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is."""
    found = os.environ.get("FONDS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium here; set FONDS_CHROMIUM to one to run the browser tests")
    if not (static.FOLDER / "index.html").exists():
        pytest.skip("the web interface is not built; run make web")
    return found


@pytest.fixture(scope="session")
def address(chromium: str, example: Path) -> Iterator[str]:
    """The example case, served on a free loopback port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Workbench(example / "harbour.fonds") as bench:
        settings = uvicorn.Config(build(bench, TOKEN), host="127.0.0.1", port=port, log_level="error", lifespan="off")
        server = uvicorn.Server(settings)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        for _ in range(200):
            if server.started:
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


@dataclass
class Window:
    """A page of the browser and all that it complained of or asked for."""

    page: "playwright.Page"
    address: str
    complaints: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    waiting: int = 0

    def listen(self) -> None:
        """Note what the page complains of and asks for, and how many answers it waits for."""
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type in LOUD else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._asks)
        self.page.on("requestfinished", self._answered)
        self.page.on("requestfailed", self._answered)

    def open(self, path: str) -> None:
        """Go to a screen and wait until it is drawn."""
        self.waiting = 0
        self.page.goto(self.address + path)
        self.settle()

    def walk(self, path: str) -> None:
        """Go to a screen as a link does, without loading the interface anew."""
        self.page.evaluate("path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')) }", path)
        self.settle()

    def settle(self) -> None:
        """Wait until every answer has come, for 90 ms on end, and nothing says that it is still loading."""
        calm = 0
        for _ in range(660):
            self.page.wait_for_timeout(30)
            calm = calm + 1 if self.waiting <= 0 else 0
            if calm >= 3 and not self.page.locator("main .loading, main .wait").count():
                return
        raise AssertionError(f"{self.page.url} still waits for {self.waiting} answers after 20 s")

    def _asks(self, request: "playwright.Request") -> None:
        self.waiting += 1
        self.asked.add(urlsplit(request.url).hostname or request.url[:40])

    def _answered(self, _: "playwright.Request") -> None:
        self.waiting -= 1


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator["playwright.Browser"]:
    """One browser for all."""
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


def open_window(
    browser: "playwright.Browser", address: str, theme: str = "light", width: int = 1440, height: int = 900
) -> Window:
    """A fresh window that the server has let in."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce")
    window = Window(context.new_page(), address)
    window.listen()
    window.open(f"/?token={TOKEN}")
    return window
