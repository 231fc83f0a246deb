"""Span and Slot: where words stand in a text, and what a finding puts into a role."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a text: ``text == whole[start:end]``.

    Offsets are Unicode code points, 0-based, end exclusive.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span cannot run from {self.start} to {self.end}")
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}-{self.end} does not fit its text {self.text!r}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A role that the text fills, with the words that fill it.

    ``entity`` is the id of the entity named there, if one is. Time slots carry ``earliest`` and
    ``latest`` (days, both inclusive) where a day can be told. ``document`` and ``page`` are empty
    (``""``, 0) for text that belongs to no case.
    """

    text: str
    start: int
    end: int
    entity: str | None = None
    earliest: date | None = None
    latest: date | None = None
    document: str = ""
    page: int = 0


Unstated = Literal["UNSTATED"]
UNSTATED: Unstated = "UNSTATED"
"""It exists, the text does not say. Differs from ``None``: does not apply."""

Value = Slot | Unstated | None
"""What may stand in a slot. Anything else is an invented slot, which is a bug."""
