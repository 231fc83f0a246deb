"""Dates and clock times in digits: 2016-03-27, 27/3/2016, 1437/6/18, 04:00. The same in every language.

Between 03/04/2016 as April and as March no one can choose from the figures alone: the order of day and
month is taken from another date of the same document that has only one reading, or from Arabic text
(day first); otherwise both days are kept as an interval.
"""

import re
from datetime import date

from fonds.writing.times import days, hijri
from fonds.writing.times.days import Stretch
from fonds.writing.times.reading import Reading, Rule, Surroundings, full_year, reading, rule

_MARK = r"(?:\s*(?:[hH]\b\.?|A\.?H\.?\b|هجري\w*|هـ?(?!\w)))?"
_EDGE = r"(?<![\w.,/:+-])"
_SEP = r"\s?[-/.\\]\s?"
_ENTIRE = rf"(?<![\d.,/:+-])(\d{{1,2}})({_SEP})(\d{{1,2}})\2(\d{{4}})(?!\d)"
_LOOSE = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/-])")


def day_first(text: str, language: str | None) -> bool | None:
    """True where the document's numeric dates begin with the day, False with the month, ``None`` where they do not tell."""
    votes = {True: 0, False: 0}
    for match in _LOOSE.finditer(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second:
            votes[True] += 1
        elif second > 12 >= first:
            votes[False] += 1
    if bool(votes[True]) != bool(votes[False]):
        return bool(votes[True])
    return True if language == "ar" else None


def either_day(year: int, first: int, second: int, order: bool | None) -> Stretch | None:
    """The day that two figures and a year name; both days as an interval where the order of day and month is open."""
    day_month = days.iso(year, second, first)
    month_day = days.iso(year, first, second)
    if day_month and month_day and day_month != month_day:
        if order is None:
            low, high = sorted((day_month, month_day))
            return Stretch(f"{year:04d}-XX-XX", low, high)
        return days.of_day(day_month if order else month_day)
    found = day_month or month_day
    return days.of_day(found) if found else None


def _figures(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    first, second, year = int(match["a"]), int(match["b"]), full_year(match["y"])
    if hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR:
        return hijri_reading(match, year, second, first)
    if not 1500 < year < 2200:
        return None
    stretch = either_day(year, first, second, around.day_first)
    return reading(match, "DATE", stretch) if stretch else None


def _year_first(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    year, month, day = int(match["y"]), int(match["b"]), int(match["a"])
    if hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR:
        return hijri_reading(match, year, month, day)
    there = days.iso(year, month, day) if 1500 < year < 2200 else None
    return reading(match, "DATE", days.of_day(there)) if there else None


def hijri_reading(match: "re.Match[str]", year: int, month: int | None, day: int | None) -> Reading | None:
    """A Hijri date: the value is Umm al-Qura's, the interval a day wider on both ends."""
    interval = hijri.days_of(year, month, day)
    if not interval:
        return None
    first, last = interval
    value = (first + hijri.SLACK).isoformat() if day else f"{first.isoformat()}/{last.isoformat()}"
    return reading(match, "DATE", Stretch(value, first, last), calendar="hijri")


def _yearless(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    first, second = int(match["a"]), int(match["b"])

    def make(reference: date) -> Stretch | None:
        years: set[int | None] = set()
        for month, day in ((second, first), (first, second)):
            if days.iso(2000, month, day) if month <= 12 else None:
                years.add(days.nearest_year(reference, month, day, around.direction(*match.span())))
        there = years.pop() if len(years) == 1 else None
        return either_day(there, first, second, around.day_first) if there else None

    found = around.resolve(make)
    if found.first:
        return reading(match, "DATE", found)
    fixed = either_day(2000, first, second, around.day_first)
    if not fixed or not fixed.value:
        return None
    return reading(match, "DATE", Stretch("XXXX" + fixed.value[4:]))


def clock_value(hour: int, minute: int | None, half: str | None, second: int | None = None) -> str | None:
    """``T16:30`` from hour, minutes and a.m. or p.m.; ``None`` if no clock shows it."""
    if half:
        if not 1 <= hour <= 12:
            return None if half != "p" or hour > 23 else f"T{hour:02d}" + (f":{minute:02d}" if minute is not None else "")
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    return f"T{hour:02d}" + (f":{minute:02d}" if minute is not None else "") + (f":{second:02d}" if second is not None else "")


def clock_reading(match: "re.Match[str]", value: str | None) -> Reading | None:
    """A time of day without a date."""
    return reading(match, "TIME", Stretch(value), clock=value) if value else None


def _clock(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    second = int(match["s"]) if match["s"] else None
    return clock_reading(match, clock_value(int(match["h"]), int(match["m"]), None, second))


def _stamp(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    there = days.iso(int(match["y"]), int(match["b"]), int(match["a"]))
    clock = clock_value(int(match["h"]), int(match["m"]), None, int(match["s"]) if match["s"] else None)
    if not there or not clock:
        return None
    return reading(match, "TIME", Stretch(there.isoformat() + clock, there, there))


RULES: tuple[Rule, ...] = (
    rule(
        rf"{_EDGE}(?P<y>\d{{4}})-(?P<b>\d\d)-(?P<a>\d\d)[T ](?P<h>\d\d):(?P<m>\d\d)(?::(?P<s>\d\d))?"
        r"(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?(?!\d)",
        _stamp,
    ),
    rule(rf"{_EDGE}(?P<y>\d{{4}})(?P<sep>{_SEP})(?P<b>\d{{1,2}})(?P=sep)(?P<a>\d{{1,2}})(?!\d){_MARK}", _year_first),
    rule(
        rf"{_EDGE}(?P<a>\d{{1,2}})(?P<sep>{_SEP})(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}|\d\d)(?![\d/:]|[.,-]\d){_MARK}", _figures
    ),
    rule(
        r"(?:\b(?:on|by|until|dated?|since|before|after|from)\s+|(?<!\w)(?:يوم|بتاريخ|تاريخ|حتي|قبل|بعد|منذ)\s+)(?=\d)"
        r"(?P<span>(?P<a>\d{1,2})/(?P<b>\d{1,2}))(?![\d/:.%]\d|/|\d)",
        lambda match, around: _shift(_yearless(match, around), match),
    ),
    rule(rf"{_EDGE}(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![\d:])", _clock),
)


def _shift(found: Reading | None, match: "re.Match[str]") -> Reading | None:
    """The reading over the named group ``span``: the cue before it was only needed to recognise it."""
    if found is None:
        return None
    start, end = match.span("span")
    return Reading(start, end, found.type, found.value, found.first, found.last, found.relation, found.calendar, found.clock)
