"""Glosses of the words that names of bodies are made of."""

from functools import lru_cache

from fonds.vocabulary.tables import strings
from fonds.writing.fold import fold_word


@lru_cache(maxsize=1)
def terms() -> dict[str, str]:
    """Folded word of either language to its gloss."""
    return {fold_word(word): row["en"][0] for row in strings("terms") for word in (*row["en"], *row["ar"])}
