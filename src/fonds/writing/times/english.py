"""Dates, times of day and relative days in English. Durations and repetitions: ``spans_english``."""

import re
from dataclasses import replace
from datetime import date, timedelta

from fonds.writing.numbers import ENGLISH_ORDINAL, ordinal_of
from fonds.writing.times import calendar_words as words
from fonds.writing.times import days, hijri
from fonds.writing.times.days import Stretch
from fonds.writing.times.numeric import hijri_reading
from fonds.writing.times.reading import Reading, Rule, Surroundings, dated, full_year, reading, rule


def _names(table: dict[str, int], abbreviated: int) -> str:
    """Full names, and abbreviations (up to ``abbreviated`` letters) with or without their full stop."""
    short = {name: number for name, number in table.items() if len(name) <= abbreviated}
    full = {name: number for name, number in table.items() if name not in short}
    return rf"(?:(?:{words.alternatives(full)})\b|(?:{words.alternatives(short)})\b\.?)"


MONTH = _names({name: number for name, number in words.ENGLISH_MONTHS.items() if name != "may"}, 4).replace(
    "(?:(?:", "(?:(?:may|", 1
)
WEEKDAY = _names(words.ENGLISH_WEEKDAYS, 5)
_DAY = rf"(?:{ENGLISH_ORDINAL}|0?[1-9]\b|[12]\d\b|3[01]\b)"
YEAR = r"(?:1[5-9]\d\d|20\d\d|21\d\d)(?![\d%])(?!-year)"
_LEAD = rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?"
_EDGE = r"(?<![\w/-])"
_PHASE = (
    r"(?:(?:early|late|mid|middle|beginning|end|start|latter\s+part|first\s+half|second\s+half)[\s-](?:of\s+|in\s+)?(?:the\s+)?)?"
)
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}


def _day_number(written: str) -> int:
    return ordinal_of(written) or int(written)


def _day_month(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    day = _day_number(match["day"])
    if day > 31 or not _is_month(match):
        return None
    year = full_year(match["year"].lstrip("'")) if match["year"] else None
    return dated(match, around, year, words.month_of(words.ENGLISH_MONTHS, match["month"]), day)


def _is_month(match: "re.Match[str]") -> bool:
    """ "march" and "may" are months only with a capital (or in capitals)."""
    return match["month"][0].isupper() or match["month"].lower().rstrip(".") not in ("march", "may", "mar", "sat", "sun", "dec")


def _month_year(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    return dated(match, around, full_year(match["year"].lstrip("'")), words.month_of(words.ENGLISH_MONTHS, match["month"]), None)


def _month_alone(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    name = match["month"]
    if not name[0].isupper():
        return None
    cue = match["phase"] or match["step"] or match["cue"]
    if name.lower().rstrip(".") in ("may", "march", "jan", "mar", "april", "june", "august", "dec", "jun", "sep") and not cue:
        return None
    if len(name.rstrip(".")) <= 4 and not name.endswith(".") and re.match(r"\s+[A-Z]", around.text[match.end() :]):
        return None  # "Jan Kavan" is a man
    month = words.month_of(words.ENGLISH_MONTHS, name)
    found: Reading | None
    if match["step"]:
        step = _STEP[match["step"].lower()]

        def make(reference: date) -> Stretch | None:
            year = reference.year
            if step < 0 and month >= reference.month:
                year -= 1
            if step > 0 and month <= reference.month:
                year += 1
            return days.of_month(year, month)

        stretch = around.resolve(make)
        found = reading(match, "DATE", Stretch(stretch.value or f"XXXX-{month:02d}", stretch.first, stretch.last))
    else:
        found = dated(match, around, None, month, None)
    if found and match["cue"]:
        return Reading(match.end("cue"), found.end, "DATE", found.value, found.first, found.last)
    return found


def _month_of_stepped_year(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """ "April next year"."""
    if not _is_month(match):
        return None
    month, step = words.month_of(words.ENGLISH_MONTHS, match["month"]), _STEP[match["step"].lower()]
    day = _day_number(match["day"]) if match["day"] else None

    def make(reference: date) -> Stretch | None:
        there = days.iso(reference.year + step, month, day or 1)
        return None if there is None else days.of_day(there) if day else days.of_month(there.year, month)

    found = around.resolve(make)
    return reading(match, "DATE", found if found.first else Stretch(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")))


def _day_of_month(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """ "on the 20th": of the month that brings it nearest to the letter; "of next month" says which."""
    day = _day_number(match["day"])
    if day > 31:
        return None
    step = _STEP.get((match["step"] or "").lower())
    direction = around.direction(*match.span("span"))

    def make(reference: date) -> Stretch | None:
        months = [days.months_on(reference.replace(day=1), count) for count in ((step,) if step is not None else (-1, 0, 1))]
        there = [found for month in months if (found := days.iso(month.year, month.month, day))]
        fitting = [found for found in there if step is not None or (found - reference).days * direction >= 0]
        best = min(fitting, key=lambda found: abs((found - reference).days), default=None)
        return days.of_day(best) if best else None

    found = around.resolve(make) if direction or step is not None else Stretch(None)
    return reading(match, "DATE", found if found.first else Stretch(f"XXXX-XX-{day:02d}"), group="span")


def _day_range(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """ "3-5 May 2016", "23rd to 26th October": one stretch of days in one month."""
    first, last = _day_number(match["first"]), _day_number(match["day"])
    if not first < last <= 31 or not _is_month(match):
        return None
    year = full_year(match["year"].lstrip("'")) if match["year"] else None
    end = dated(match, around, year, words.month_of(words.ENGLISH_MONTHS, match["month"]), last)
    return day_range(end, first) if end else None


def day_range(end: Reading, first: int) -> Reading | None:
    """A stretch from day ``first`` of the month in which ``end`` is a day."""
    if end.value is None:
        return None
    start = f"{end.value[:-2]}{first:02d}"
    low = end.first.replace(day=first) if end.first else None
    return replace(end, value=f"{start}/{end.value}", first=low)


def _year(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    start, end = match.span("span")
    stretch = days.of_year(int(match["year"]))
    return Reading(start, end, "DATE", stretch.value, stretch.first, stretch.last)


def _decade(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    number = match["decade"]
    if len(number) == 2:
        return reading(
            match, "DATE", days.of_decade(int("19" + number)) if int(number) >= 30 else days.of_decade(int("20" + number))
        )
    return reading(match, "DATE", days.of_decade(int(number)))


def _century(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    stretch = days.of_century(ordinal_of(match["rank"]) or 0)
    return reading(match, "DATE", stretch) if stretch else None


def weekday_stretch(around: Surroundings, weekday: int, step: int | None, start: int, end: int) -> Stretch:
    """The weekday as its sentence points: back, ahead, or open where it does not say."""
    direction = around.direction(start, end) if step is None else step

    def make(reference: date) -> Stretch | None:
        if step == 0:
            monday = days.of_week(reference).first
            return days.of_day(monday + timedelta(days=weekday)) if monday else None
        if not direction:
            return None
        day = days.weekday_near(reference, weekday, direction)
        if step == -1 and day == reference:
            day -= timedelta(days=7)
        return days.of_day(day)

    found = around.resolve(make)
    return found if found.first else Stretch(f"XXXX-WXX-{weekday + 1}")


def _weekday(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    name = match["weekday"].lower().rstrip(".")
    if len(name) < 6 and (not match["weekday"][0].isupper() or (name in ("sat", "sun") and not match["cue"])):
        return None
    step = _STEP.get(match["step"].lower()) if match["step"] else None
    start, end = match.span("span")
    stretch = weekday_stretch(around, words.ENGLISH_WEEKDAYS[name], step, start, end)
    return Reading(start, end, "DATE", stretch.value, stretch.first, stretch.last)


def _season(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    season = _SEASONS[match["season"].lower()]
    if match["year"]:
        return reading(match, "DATE", days.of_season(int(match["year"]), season))
    if not match["step"]:
        return None
    step = _STEP[match["step"].lower()]

    def make(reference: date) -> Stretch | None:
        this_year = days.of_season(reference.year, season)
        assert this_year.first and this_year.last
        if step == 0:
            return this_year
        passed = days.SEASONS[season][1] < reference.month if season != "WI" else reference.month > 2
        ahead = days.SEASONS[season][0] > reference.month
        if step < 0:
            return days.of_season(reference.year - (0 if passed else 1), season)
        return days.of_season(reference.year + (0 if ahead else 1), season)

    stretch = around.resolve(make)
    return reading(match, "DATE", Stretch(stretch.value or f"XXXX-{season}", stretch.first, stretch.last))


def _quarter(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    number = ordinal_of(match["rank"]) if match["rank"] else int(match["q"])
    if not number or number > 4:
        return None
    if match["year"]:
        stretch = days.of_quarter(int(match["year"]), number)
        return reading(match, "DATE", stretch) if stretch else None
    return reading(match, "DATE", Stretch(f"XXXX-Q{number}"))


def _hijri(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    month = words.hijri_english(match["month"])
    day = _day_number(match["day"]) if match["day"] else None
    if not month or (day and day > 30):
        return None
    if match["year"]:
        return hijri_reading(match, int(match["year"]), month, day)
    return hijri_yearless(match, around, month, day)


def hijri_yearless(match: "re.Match[str]", around: Surroundings, month: int, day: int | None) -> Reading:
    """A Hijri date without its year: dated only beside the document's own date, and kept as an interval."""
    reference = around.reference
    near = hijri.nearest(month, day, (reference.first, reference.last)) if reference else None
    if not near:
        return reading(match, "DATE", Stretch(None), calendar="hijri")
    first, last = near[1]
    value = (first + hijri.SLACK).isoformat() if day else f"{first.isoformat()}/{last.isoformat()}"
    return reading(match, "DATE", Stretch(value, first, last), calendar="hijri")


_HMONTH = words.HIJRI_ENGLISH_PATTERN
_HYEAR = r"(?P<year>1[34]\d\d)(?!\d)(?:\s*(?:A\.?H\.?|H\.?)(?!\w))?"

_TO = r"\s*(?:-|to|until|through|till)\s*(?:the\s+)?"

RULES: tuple[Rule, ...] = (
    rule(
        rf"{_EDGE}(?:the\s+)?(?P<first>{_DAY}){_TO}(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>{YEAR}|'\d\d\b))?",
        _day_range,
    ),
    rule(
        rf"\bbetween\s+(?:the\s+)?(?P<first>{_DAY})\s+and\s+(?:the\s+)?(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH})"
        rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}|'\d\d\b))?",
        _day_range,
    ),
    rule(
        rf"{_EDGE}(?P<month>{MONTH})\s+(?P<first>{_DAY}){_TO}(?P<day>{_DAY})(?!\s+(?:{MONTH}))(?:,?\s+(?:of\s+)?(?P<year>{YEAR}|'\d\d\b))?",
        _day_range,
    ),
    rule(
        rf"{_EDGE}(?:the\s+)?(?:(?P<day>{_DAY})\s+(?:of\s+)?)?(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<step>this|last|next)\s+year\b",
        _month_of_stepped_year,
    ),
    rule(
        r"\b(?:on|by|until|before|after|from|since|till)\s+(?P<span>the\s+(?P<day>(?:[12]?\d|3[01])(?:st|nd|rd|th))(?:\s+of\s+(?P<step>this|last|next)\s+month)?)"
        r"(?=\s*(?:[.,;:)!?]|$)|\s+(?:and|at|or|to|until|in|by|for|with|from|we|you|they|he|she|it|I|if|when|unless|as|whatever|please)\b)",
        _day_of_month,
    ),
    rule(
        rf"{_EDGE}{_LEAD}(?:the\s+)?(?P<day>{_DAY})\s*(?:day\s+)?(?:of\s+)?[-/\s]?(?P<month>{MONTH})"
        rf"(?:,?\s*[-/]?(?:of\s+)?(?P<year>{YEAR}|'\d\d\b))?",
        _day_month,
    ),
    rule(
        rf"{_EDGE}{_LEAD}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{_DAY})(?!:?\d|,\d{{3}}\b)(?:,?\s+(?:of\s+)?(?P<year>{YEAR}|'\d\d\b))?",
        _day_month,
    ),
    rule(rf"{_EDGE}{_PHASE}(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR}|'\d\d\b)", _month_year),
    rule(
        rf"{_EDGE}(?P<cue>(?:in|of|since|until|by|during|from|to|through|between|and|for)\s+)?(?P<phase>{_PHASE})"
        rf"(?:(?P<step>last|this|next|past|coming)\s+)?(?P<month>{MONTH})(?![\w'])(?!\.?\s+\d{{1,2}}\b(?!\s*:))",
        _month_alone,
    ),
    rule(
        rf"(?:\b(?:in|since|by|until|till|of|from|to|during|year|before|after|between|around|about|circa|through|early|late|mid|"
        rf"the|and|end of|beginning of|for|an?|post|pre)[\s-]+)(?P<span>(?P<year>{YEAR}))(?![\w/:]|[.,-]\d)",
        _year,
    ),
    rule(
        r"(?<![\w$£€.,/:+#-])(?P<span>(?P<year>(?:19|20)\d\d))(?=\s*(?:$|[;)\]\n]|[.,:](?:\s|$)|-(?:19|20)\d\d)|\s+(?:and|to|by|in|with|was|were|when|after|before|from|at|on|for|as)\b|'s\b)",
        _year,
    ),
    rule(r"(?<=[12]\d\d\d)-(?P<span>(?P<year>(?:19|20)\d\d))(?![\w])", _year),
    rule(
        r"(?:the\s+)?(?:(?:early|late|mid|middle)[\s-](?:of\s+)?(?:the\s+)?)?(?<![\d.,])"
        r"(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bmy )"
        r"'?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)'?s\b",
        _decade,
    ),
    rule(rf"{_EDGE}(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?P<rank>{ENGLISH_ORDINAL})[\s-]century\b", _century),
    rule(rf"{_EDGE}(?P<cue>on\s+)?(?P<span>(?:(?P<step>last|this|next|past|coming)\s+)?(?P<weekday>{WEEKDAY}))(?!\w)", _weekday),
    rule(
        rf"\b(?:the\s+)?(?:(?P<step>last|this|next|past|coming)\s+)?(?:(?:early|late|mid)[\s-])?(?P<season>spring|summer|autumn|fall|winter)\b"
        rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?",
        _season,
    ),
    rule(
        rf"\b(?:the\s+)?(?:(?P<rank>first|second|third|fourth|[1-4](?:st|nd|rd|th))[\s-]quarter|Q(?P<q>[1-4])\b)(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?",
        _quarter,
    ),
    rule(rf"{_EDGE}(?:the\s+)?(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_HMONTH})\b(?:,?\s+(?:of\s+)?{_HYEAR})?", _hijri),
    rule(rf"{_EDGE}(?P<month>{_HMONTH})\s+(?P<day>{_DAY})(?:,?\s+{_HYEAR})?", _hijri),
    rule(rf"{_EDGE}(?:the\s+month\s+of\s+)?(?P<month>{_HMONTH}),?\s+(?P<day>(?!))?{_HYEAR}", _hijri),
)
