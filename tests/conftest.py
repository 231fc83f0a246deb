"""What several suites need: the example case, built once."""

from pathlib import Path

import pytest
from hypothesis import settings

# The same cases on every run, and no clock: a slow machine is no failure.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with ``leak/`` and ``harbour.fonds``, as ``fonds demo`` builds it."""
    from fonds.example import build

    place = tmp_path_factory.mktemp("example")
    build(place)
    return place
