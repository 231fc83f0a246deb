"""The example case, built once for all tests that judge the journey."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fonds.example import build
from fonds.workbench import Workbench


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with ``leak/`` and ``harbour.fonds``."""
    place = tmp_path_factory.mktemp("example")
    build(place)
    return place


@pytest.fixture
def harbour(example: Path) -> Iterator[Workbench]:
    """The open case."""
    with Workbench(example / "harbour.fonds") as bench:
        yield bench
