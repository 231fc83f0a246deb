"""Engines shared by the tests of who is who, and a case made of short invented texts."""

import hashlib
from collections.abc import Callable

import pytest

from fonds.engines.grammar.spacy import SpacyEnglish
from fonds.engines.ner.combined import CombinedNer
from fonds.engines.store.memory import MemoryStore
from fonds.entities import stage
from fonds.ids import document_id
from fonds.model import Document, Line, Page
from fonds.writing.scripts import language_of


@pytest.fixture(scope="session")
def grammar() -> SpacyEnglish:
    return SpacyEnglish()


@pytest.fixture(scope="session")
def ner(grammar: SpacyEnglish) -> CombinedNer:
    return CombinedNer(grammar)


def put_text(store: MemoryStore, text: str) -> str:
    """Store a one-page document with its lines; its id."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    id, language = document_id(sha), language_of(text)
    store.put([Document(id, (f"{id}.txt",), sha, len(text), "text/plain", "letter", language, None, id, "read", None)])
    store.put([Page(f"{id}-1", id, 1, text, "text", "test")])
    place = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        bare = line.rstrip("\n")
        store.put([Line(f"{id}-1-{number}", id, 1, number, bare, place, place + len(bare), None, None, language, "text", "test")])
        place += len(line)
    return id


@pytest.fixture
def case(grammar: SpacyEnglish, ner: CombinedNer) -> Callable[..., MemoryStore]:
    """A store with these texts, grouped."""

    def made(*texts: str) -> MemoryStore:
        store = MemoryStore()
        for text in texts:
            put_text(store, text)
        stage.run(store, grammar, ner)
        return store

    return made
