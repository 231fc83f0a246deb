"""What several suites need: the example case, built once."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with ``leak/`` and ``harbour.fonds``, as ``fonds demo`` builds it."""
    from fonds.example import build

    place = tmp_path_factory.mktemp("example")
    build(place)
    return place
