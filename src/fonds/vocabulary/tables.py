"""The word lists as they lie on disk: every YAML file of the program is opened here, once.

What is handed out is shared by all who ask for it; nobody changes it.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_TYPED = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNTYPED = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def table(name: str, folder: str = "fonds.vocabulary") -> Mapping[str, Any]:
    """The lists of ``<name>.yml`` by their names."""
    held = yaml.load(_text(name, folder), Loader=_TYPED)  # noqa: S506  # a safe loader
    if not isinstance(held, dict):
        raise TypeError(f"{name}.yml must be a mapping")
    return held


@cache
def strings(name: str) -> Any:
    """``<name>.yml``, mapping or list, with every word a string: NO is a country there, not a truth value."""
    return yaml.load(_text(name, "fonds.vocabulary"), Loader=_UNTYPED)  # noqa: S506  # makes nothing but strings


def _text(name: str, folder: str) -> str:
    return (files(folder) / f"{name}.yml").read_text(encoding="utf-8")
