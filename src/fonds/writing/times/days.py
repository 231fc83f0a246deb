"""Days: the arithmetic of written dates. A stretch of days with its TIMEX3 value, and the reference it is counted from."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from fonds.model.dates import DayRange

Unit = Literal["H", "MIN", "S", "D", "W", "M", "Y", "DE", "CE", "Q", "WE"]
"""Hour, minute, second, day, week, month, year, decade, century, quarter, weekend."""

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``first`` to ``last``, both inclusive (``None``: unknown), with the TIMEX3 ``value`` of the expression."""

    value: str | None
    first: date | None = None
    last: date | None = None


Make = Callable[[date], Stretch | None]


@dataclass(frozen=True, slots=True)
class Reference:
    """The days a document may have been written on: what "tomorrow" in it is counted from."""

    first: date
    last: date

    @classmethod
    def of(cls, written: DayRange | None) -> "Reference | None":
        """``None`` where the document's date is unknown or open at one end."""
        if written is None or written.earliest is None or written.latest is None:
            return None
        return cls(written.earliest, written.latest)

    def resolve(self, make: Make) -> Stretch | None:
        """What ``make`` gives for every day of the reference, together; one value only where all agree."""
        early, late = make(self.first), make(self.last)
        if early is None or late is None:
            return None
        return Stretch(early.value if early.value == late.value else None, early.first, late.last)


def iso(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_day(day: date) -> Stretch:
    return Stretch(day.isoformat(), day, day)


def of_month(year: int, month: int) -> Stretch:
    return Stretch(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def of_year(year: int) -> Stretch:
    return Stretch(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def of_decade(year: int) -> Stretch:
    start = year - year % 10
    return Stretch(f"{start // 10}X", date(start, 1, 1), date(start + 9, 12, 31))


def of_century(number: int) -> Stretch | None:
    """The ``number``-th century: the 20th runs from 1901 to 2000; its TIMEX3 value is ``19``."""
    if not 1 <= number <= 99:
        return None
    return Stretch(f"{number - 1:02d}", date(number * 100 - 99, 1, 1), date(number * 100, 12, 31))


def of_week(day: date) -> Stretch:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Stretch(f"{year:04d}-W{week:02d}", monday, monday + timedelta(days=6))


def of_weekend(day: date) -> Stretch:
    week = of_week(day)
    assert week.first and week.value
    return Stretch(f"{week.value}-WE", week.first + timedelta(days=5), week.first + timedelta(days=6))


def of_quarter(year: int, quarter: int) -> Stretch | None:
    if not 1 <= quarter <= 4:
        return None
    last = of_month(year, quarter * 3).last
    return Stretch(f"{year:04d}-Q{quarter}", date(year, quarter * 3 - 2, 1), last)


def of_season(year: int, season: str) -> Stretch:
    """A season of a year, northern, by whole months; the winter "of" a year may be its first months or its last."""
    start, end = SEASONS[season]
    if season == "WI":
        return Stretch(f"{year:04d}-WI", date(year - 1, 12, 1), of_month(year + 1, 2).last)
    return Stretch(f"{year:04d}-{season}", date(year, start, 1), of_month(year, end).last)


def months_on(day: date, count: int) -> date:
    """The same day ``count`` months on, the month's last where it is shorter."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_at(day: date, count: int, unit: str) -> Stretch | None:
    """The unit that lies ``count`` units from the one that holds ``day``: last week is -1, W."""
    try:
        if unit == "D":
            return of_day(day + timedelta(days=count))
        if unit == "W":
            return of_week(day + timedelta(weeks=count))
        if unit == "WE":
            return of_weekend(day + timedelta(weeks=count))
        if unit == "M":
            moved = months_on(day.replace(day=1), count)
            return of_month(moved.year, moved.month)
        if unit == "Q":
            moved = months_on(day.replace(day=1), 3 * count)
            return of_quarter(moved.year, (moved.month + 2) // 3)
        if unit == "Y":
            return of_year(day.year + count)
        if unit == "DE":
            return of_decade(day.year + 10 * count)
        if unit == "CE":
            return of_century((day.year - 1) // 100 + 1 + count)
    except (ValueError, OverflowError):
        return None
    return None


def shifted(day: date, count: int, unit: str) -> date | None:
    """The day ``count`` units on (a decade is ten years); ``None`` for hours and beyond the calendar."""
    try:
        if unit == "D":
            return day + timedelta(days=count)
        if unit == "W":
            return day + timedelta(weeks=count)
        months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
        return months_on(day, count * months) if months else None
    except (ValueError, OverflowError):
        return None


def ago(day: date, count: int, unit: str) -> Stretch | None:
    """``count`` units before (negative: ahead), as coarse as the unit: two weeks ago is a week, two days ago a day."""
    return unit_at(day, -count, unit)


def weekday_near(day: date, weekday: int, direction: int) -> date:
    """The weekday (Monday 0) on or before ``day`` (direction -1), or after it (1)."""
    if direction < 0:
        return day - timedelta(days=(day.weekday() - weekday) % 7)
    return day + timedelta(days=((weekday - day.weekday() - 1) % 7) + 1)


def nearest_year(reference: date, month: int, day: int | None, direction: int) -> int | None:
    """The year of a yearless date: the one that brings it nearest to the document's date.

    About half a year away two years are equally near: then ``direction`` decides, ``None`` without one.
    """
    distances = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        there = iso(year, month, day or 15)
        if there:
            distances.append((abs((there - reference).days), year, (there - reference).days))
    distances.sort()
    if len(distances) < 2:
        return distances[0][1] if distances and distances[0][0] < 200 else None
    nearest, other = distances[:2]
    if other[0] - nearest[0] > 60:
        return nearest[1]
    fitting = [one for one in (nearest, other) if one[2] * direction > 0]
    return fitting[0][1] if fitting else None


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration; ``None`` counts nothing: ``PXY``."""
    names = {"H": ("PT", "H"), "MIN": ("PT", "M"), "S": ("PT", "S"), "Q": ("P", "Q"), "WE": ("P", "WE")}
    if unit in ("DE", "CE"):
        return "PX" + unit if count is None else f"P{count * (10 if unit == 'DE' else 100):g}Y"
    prefix, letter = names.get(unit, ("P", unit))
    return f"{prefix}{'X' if count is None else f'{count:g}'}{letter}"
