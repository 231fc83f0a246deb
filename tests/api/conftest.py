"""A client that the server has let in, and one that it has not."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from fonds.api.app import build
from tests.api.fake import FakeBench

TOKEN = "a-token-of-the-test"


@pytest.fixture
def bench() -> FakeBench:
    """The invented case."""
    return FakeBench()


@pytest.fixture
def stranger(bench: FakeBench) -> Iterator[TestClient]:
    """A browser on this machine that has not shown the token."""
    with TestClient(build(bench, TOKEN), base_url="http://127.0.0.1:8765", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(stranger: TestClient) -> TestClient:
    """The same, let in by the address that fonds prints."""
    stranger.get("/", params={"token": TOKEN})
    return stranger
