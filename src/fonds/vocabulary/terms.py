"""Glosses of the words that names of bodies are made of."""

from functools import lru_cache
from importlib.resources import files

import yaml

from fonds.writing.fold import fold_word


@lru_cache(maxsize=1)
def terms() -> dict[str, str]:
    """Folded word of either language to its gloss."""
    rows = yaml.load((files("fonds.vocabulary") / "terms.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return {fold_word(word): row["en"][0] for row in rows for word in (*row["en"], *row["ar"])}
