"""One line of the table of quality, and where the data lie."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """``floor``: what a few lines of code reach; ``peer``: the best published or measured system; both as given by the set."""

    set: str
    metric: str
    fonds: float
    floor: str = ""
    peer: str = ""
    note: str = ""


def shared() -> Path | None:
    """The folder of the data, or ``None`` where it is absent."""
    place = Path(os.environ.get("FONDS_SHARED", Path(__file__).parents[2] / "shared"))
    return place if (place / "gold").is_dir() else None
