"""The ladder of an order or a deal: how far the papers say that it got."""

from collections.abc import Iterable

from fonds.model import Rung, RungEvidence

LADDER: tuple[Rung, ...] = (
    "proposed", "ordered", "acknowledged", "agreed", "announced", "executed", "refused", "countermanded", "violated",
)  # fmt: skip
"""From the lowest rung; the last three overtake what came before them."""


def highest(status: Iterable[RungEvidence]) -> Rung | None:
    """The highest rung that has evidence, ``None`` if none has."""
    return max((it.rung for it in status), key=LADDER.index, default=None)
