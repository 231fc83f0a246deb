"""The English grammar, loaded once, and mentions made by hand from the words they name."""

import pytest

from fonds.engines.grammar.contract import Grammar


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """The packaged English grammar."""
    from fonds.engines.grammar.spacy import SpacyEnglish

    return SpacyEnglish()
