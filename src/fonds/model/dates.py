"""Dates as intervals of days, with the reason: never one day more precise than the source."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Calendar = Literal["gregorian", "hijri", "unknown"]


@dataclass(frozen=True, slots=True)
class DayRange:
    """From ``earliest`` to ``latest``, both inclusive; either may be open (``None``), never both."""

    earliest: date | None
    latest: date | None
    edtf: str | None = None
    calendar: Calendar = "gregorian"
    because: str = ""

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise ValueError("a day range needs at least one end; use None for an unknown date")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a day range cannot run backwards: {self.earliest} to {self.latest}")
