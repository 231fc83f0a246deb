"""Refuse to build a wheel that lacks its data or its web interface: it would install and then disappoint."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NEEDED = {
    "src/fonds/api/static/index.html": "make web",
    "src/fonds/data/gazetteer.sqlite": "make web",
    "src/fonds/data/tessdata/ara.traineddata": "make web",
    "src/fonds/data/tessdata/eng.traineddata": "make web",
}


class Complete(BuildHookInterface[Any]):
    """Looks only; an editable install needs nothing."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises ``SystemExit`` with the command that makes what is missing."""
        missing = [path for path in NEEDED if not (Path(self.root) / path).is_file()]
        if version != "editable" and missing:
            raise SystemExit(f"{missing[0]} is missing; run first: {NEEDED[missing[0]]}")
