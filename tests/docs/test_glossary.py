"""The glossary: every public noun of the model has its row, and no row speaks of a noun that is gone."""

import re
from pathlib import Path

import pytest

import fonds.model

GLOSSARY = (Path(__file__).parents[2] / "docs" / "reference" / "glossary.md").read_text("utf-8")
NAMED = set(re.findall(r"`([A-Z]\w+)`", GLOSSARY))
SETTLED = [
    "original", "rendition", "depositor", "source", "family", "page", "line", "layer", "anchor", "mention", "entity", "judgement",
    "deal", "term", "order", "event",
    "claim", "descent", "match", "card", "grade", "score", "probability", "failure", "story", "origin",
]  # fmt: skip
"""Words whose meaning was settled in the design."""


@pytest.mark.parametrize("noun", sorted(fonds.model.__all__))
def test_every_public_noun_is_explained(noun: str) -> None:
    """In code marks, in a row of a table."""
    rows = [row for row in GLOSSARY.splitlines() if row.startswith("|")]
    assert any(re.search(rf"`{noun}`", row) for row in rows), f"docs/reference/glossary.md has no row for {noun}"


def test_no_noun_is_explained_that_is_gone() -> None:
    """A class named in the glossary exists."""
    assert set(fonds.model.__all__) >= NAMED


@pytest.mark.parametrize("word", SETTLED)
def test_settled_words_are_explained(word: str) -> None:
    """Each begins or names a row."""
    assert re.search(rf"^\| [^|]*\b{word}\b[^|]*\|", GLOSSARY, re.MULTILINE | re.IGNORECASE)
