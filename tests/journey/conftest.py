"""The example case, open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fonds.workbench import Workbench


@pytest.fixture
def harbour(example: Path) -> Iterator[Workbench]:
    """The open case."""
    with Workbench(example / "harbour.fonds") as bench:
        yield bench
