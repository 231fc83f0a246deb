"""Hijri dates as intervals of Gregorian days.

The months of the Islamic calendar begin with a sighting of the moon, so a written Hijri date is known to a
day either way: the reckoning of Umm al-Qura (by the hijridate library, 1343-1500 AH), one day earlier to one
day later. No finer date is ever claimed from the Hijri side alone.
"""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

FIRST_YEAR, LAST_YEAR = 1343, 1500
SLACK = timedelta(days=1)


def days_of(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date] | None:
    """First and last Gregorian day of a Hijri day, month or year, one day of slack on both ends; ``None`` if there is none."""
    try:
        first = Hijri(year, month or 1, day or 1)
        if day is None:
            last = Hijri(year, month or 12, Hijri(year, month or 12, 1).month_length())
        elif day == 30 and first.month_length() == 29:
            return None
        else:
            last = first
        start, end = first.to_gregorian(), last.to_gregorian()
    except (ValueError, OverflowError):
        # A thirtieth of a month that Umm al-Qura gives 29 days: by sighting it may have had 30.
        return _thirtieth(year, month, day)
    return date(start.year, start.month, start.day) - SLACK, date(end.year, end.month, end.day) + SLACK


def _thirtieth(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    if day != 30 or month is None:
        return None
    before = days_of(year, month, 29)
    return (before[0] + SLACK, before[1] + SLACK) if before else None


def year_of(day: date) -> int | None:
    """The Hijri year that a Gregorian day falls in; ``None`` outside the tables."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def nearest(month: int, day: int | None, reference: tuple[date, date]) -> tuple[int, tuple[date, date]] | None:
    """Year and days of a Hijri date without a year, as near as can be to a document's own date.

    ``None`` where two years are equally possible, that is where it lies more than five months away.
    """
    year = year_of(reference[0])
    if year is None:
        return None
    best: tuple[int, int, tuple[date, date]] | None = None
    for candidate in (year - 1, year, year + 1):
        days = days_of(candidate, month, day)
        if not days:
            continue
        distance = max(0, (days[0] - reference[1]).days, (reference[0] - days[1]).days)
        if best is None or distance < best[0]:
            best = distance, candidate, days
    return (best[1], best[2]) if best and best[0] <= 150 else None
