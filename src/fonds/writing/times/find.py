"""Time expressions in running text, English and Arabic: where they stand, what they mean, how sure that is.

:func:`find_times` reads dates, times of day, durations and repetitions into TIMEX3 values with the days
they can fall on. What is counted from the document's own date is dated only where that date is known;
what is counted from something told before stays open. Today's date plays no part.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta

from fonds.model.dates import DayRange
from fonds.model.finding import Time
from fonds.writing.scripts import Plain, has_arabic, language_of, plain
from fonds.writing.times import arabic, clock_english, english, numeric, spans_arabic, spans_english
from fonds.writing.times.days import Reference, iso
from fonds.writing.times.reading import Reading, Rule, Surroundings
from fonds.writing.times.triggers import windows

MAKER = "times/1"

_JOINT = re.compile(
    r"\s*(?:(?:E[SD]T|GMT|UTC|local\s+time)\s*)?(?:,|،|-|/)?\s*(?:(?:at|on|in\s+the|of|from|around|about|في|عند|علي|تمام|من|الساعه|يوم|بعد)\s+)*(?:the\s+)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:and|to|until|through|till|-|,|و|الي|حتي)\s*(?:the\s+)?و?", re.IGNORECASE)
_SAME_DAY = re.compile(
    r"\s*(?:A\.?H\.?|H\b|هـ?|هجري\w*|م|AD|CE)?\s*(?:[/(=,،\[-]|corresponding\s+to|(?:و?ال)?موافق(?:\s+ل\w*)?|الموافق\s*ل?|i\.?e\.?)+\s*"
    r"(?:(?:corresponding\s+to|الموافق|يوم|the|ل)\s*)*",
    re.IGNORECASE,
)


def find_times(text: str, *, language: str | None = None, written: DayRange | None = None) -> tuple[Time, ...]:
    """All time expressions of a text, in sequence, none overlapping another.

    ``written`` is the date the document bears; ``None`` leaves all that is counted from it open. Without
    ``language`` the script decides; words of both languages are always read.
    """
    form = plain(text)
    told = language or language_of(text)
    around = Surroundings(form.text, Reference.of(written), numeric.day_first(form.text, told))
    rules: list[Rule] = [*numeric.RULES, *english.RULES, *clock_english.RULES, *spans_english.RULES]
    if has_arabic(form.text):
        rules += [*arabic.RULES, *spans_arabic.RULES]
    found = _share_year(_join(_longest(_matches(rules, around)), around), form.text)
    return tuple(_time(reading, form) for reading in _agree(found, form.text) if not reading.loose)


def _matches(rules: list[Rule], around: Surroundings) -> list[Reading]:
    found = []
    stretches = windows(around.text)
    for rule in rules:
        for start, end in stretches:
            for match in rule.pattern.finditer(around.text, start, end):
                reading = rule.build(match, around)
                if reading is not None:
                    found.append(reading)
    return found


def _longest(found: list[Reading]) -> list[Reading]:
    """The longest of those that overlap; of equally long ones the rule that stands first."""
    chosen: list[Reading] = []
    taken: list[tuple[int, int]] = []
    for reading in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        place = bisect_left(taken, (reading.start, reading.end))
        before, after = taken[place - 1 : place], taken[place : place + 1]
        if (place and before[0][1] > reading.start) or (after and after[0][0] < reading.end):
            continue
        taken.insert(place, (reading.start, reading.end))
        chosen.append(reading)
    return sorted(chosen, key=lambda one: one.start)


def _join(found: list[Reading], around: Surroundings) -> list[Reading]:
    """A date and a time of day beside each other are one time: "Friday at 0400"."""
    joined: list[Reading] = []
    for reading in found:
        before = joined[-1] if joined else None
        if before and _JOINT.fullmatch(around.text, before.end, reading.start):
            one = _one_time(before, reading)
            if one:
                joined[-1] = one
                continue
        joined.append(reading)
    return joined


def _share_year(found: list[Reading], text: str) -> list[Reading]:
    """ "between 25 February and 20 March 2019": the first day lies in the year that only the second writes."""
    result = list(found)
    for index in range(len(found) - 1, 0, -1):
        first, second = result[index - 1], result[index]
        if not (
            _yearless(text[first.start : first.end])
            and first.value
            and re.search(r"-\d\d-\d\d", first.value[-6:])
            and first.calendar == "gregorian"
        ):
            continue
        if (
            not _AND.fullmatch(text, first.end, second.start)
            or not second.value
            or not re.match(r"\d{4}-\d\d-\d\d", second.value)
        ):
            continue
        if _yearless(text[second.start : second.end]) or second.first is None or second.calendar != "gregorian":
            continue
        month, day = int(first.value[-5:-3]), int(first.value[-2:])
        there = iso(second.first.year - (1 if (month, day) > (second.first.month, second.first.day) else 0), month, day)
        if there:
            result[index - 1] = replace(first, value=there.isoformat(), first=there, last=there)
    return result


def _yearless(written: str) -> bool:
    return not re.search(r"\d{4}|'\d\d|\d[/.-]\d+[/.-]\d", written)


def _one_time(first: Reading, second: Reading) -> Reading | None:
    for day, clock in ((first, second), (second, first)):
        if day.type == "DATE" and clock.clock and not day.clock and _is_day(day):
            value = day.value + clock.clock if day.value else None
            if day.calendar == "hijri" and clock.clock == "TNI" and clock is first and day.first:
                # «ليلة الخامس» is the night that leads into the fifth: it begins on the evening before.
                day = replace(day, first=day.first - timedelta(days=1))
            relation = clock.relation or day.relation
            return replace(day, loose=False, start=first.start, end=second.end, type="TIME", value=value, relation=relation)
        if (
            clock.clock
            and day.type == "TIME"
            and day.value
            and re.fullmatch(r"[\dX-]+T(?:MO|AF|EV|NI)", day.value)
            and re.match(r"T\d", clock.clock)
        ):
            hour = int(clock.clock[1:3])
            late = day.value.endswith(("TAF", "TEV")) or (day.value.endswith("TNI") and hour > 5)
            shown = f"T{hour + 12:02d}{clock.clock[3:]}" if late and hour < 12 else clock.clock
            return replace(day, start=first.start, end=second.end, value=day.value[:-3] + shown)
    return _two_clocks(first, second)


def _two_clocks(first: Reading, second: Reading) -> Reading | None:
    """ "8 in the evening" after "8:00": the part of the day tells which half the hour lies in."""
    if first.clock and second.clock and re.match(r"T\d", first.clock) and second.clock in ("TMO", "TAF", "TEV", "TNI"):
        hour = int(first.clock[1:3])
        late = second.clock in ("TAF", "TEV") or (second.clock == "TNI" and hour > 5)
        clock = f"T{hour + 12:02d}{first.clock[3:]}" if late and hour < 12 else first.clock
        return replace(first, end=second.end, value=clock, clock=clock, loose=False, relation=first.relation or second.relation)
    return None


def _is_day(reading: Reading) -> bool:
    value = reading.value
    if value is None:
        return reading.first == reading.last or reading.calendar == "hijri"
    return bool(re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}|XXXX-WXX-\d", value))


def _agree(found: list[Reading], text: str) -> list[Reading]:
    """A Hijri and a Gregorian date side by side that can be the same day: both are that day."""
    result = list(found)
    for index in range(len(result) - 1):
        first, second = result[index], result[index + 1]
        if {first.calendar, second.calendar} != {"hijri", "gregorian"} or not _SAME_DAY.fullmatch(text, first.end, second.start):
            continue
        both = _common(first, second)
        if both:
            gregorian = second if first.calendar == "hijri" else first
            result[index] = replace(first, first=both[0], last=both[1], value=gregorian.value)
            result[index + 1] = replace(second, first=both[0], last=both[1], value=gregorian.value)
    return result


def _common(first: Reading, second: Reading) -> tuple[date, date] | None:
    if first.first is None or first.last is None or second.first is None or second.last is None:
        return None
    low, high = max(first.first, second.first), min(first.last, second.last)
    return (low, high) if low <= high else None


def _time(reading: Reading, form: Plain) -> Time:
    start, end = form.original(reading.start, reading.end)
    return Time(
        start,
        end,
        form.written[start:end],
        reading.type,
        reading.value,
        reading.first,
        reading.last,
        reading.relation,
        reading.calendar,
        maker=MAKER,
    )
