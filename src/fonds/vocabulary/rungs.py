"""The ladder of an order or a deal: how far the papers say that it got."""

from collections.abc import Iterable

from fonds.model import Rung, RungEvidence

LADDER: tuple[Rung, ...] = (
    "proposed", "ordered", "acknowledged", "agreed", "announced", "executed", "refused", "countermanded", "violated",
)  # fmt: skip
"""From the lowest rung; the last three overtake what came before them."""

TOLD = LADDER[: LADDER.index("executed") + 1]
"""The rungs that lead to the deed."""
USUAL = tuple(rung for rung in TOLD if rung != "acknowledged")
"""Rungs that are shown whether or not a paper reaches them."""
SELDOM: tuple[Rung, ...] = ("refused", "violated", "acknowledged", "countermanded")
"""Rungs that are shown only where a paper reaches them."""


def highest(status: Iterable[RungEvidence]) -> Rung | None:
    """The highest rung that has evidence, ``None`` if none has."""
    return max((it.rung for it in status), key=LADDER.index, default=None)
