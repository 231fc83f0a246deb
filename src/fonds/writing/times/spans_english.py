"""Durations, distances and repetitions in English: "three-week", "two months later", "within three days", "every Friday".

A distance is dated only where the words themselves lean on the document ("ago", "from now", "after this
letter"); "later" and "the following day" lean on something told before, and stay open.
"""

import re
from datetime import date

from fonds.writing.numbers import DIGITS, ENGLISH, number_of
from fonds.writing.times import calendar_words as words
from fonds.writing.times import days
from fonds.writing.times.days import Stretch
from fonds.writing.times.reading import Reading, Rule, Surroundings, reading, rule

_UNITS = {
    "second": "S",
    "minute": "MIN",
    "min": "MIN",
    "hour": "H",
    "hr": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W2",
    "month": "M",
    "year": "Y",
    "yr": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
    "weekend": "WE",
    "quarter": "Q",
}
_UNIT = (
    r"(?P<unit>seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?|yrs?|decades?|century|"
    r"centuries|weekends?|quarters?)\b"
)
_VAGUE = r"several|some|a\s+few|few|many|a\s+couple\s+of|a\s+number\s+of|a\s+handful\s+of|recent|those|these|countless"
_NUMBER = rf"(?:half\s+an?|an?\s+half|{DIGITS}|(?:{ENGLISH})|an?|one)"
_COUNT = rf"(?P<count>{_VAGUE}|{_NUMBER})(?P<half>\s+and\s+(?:a|one)[\s-]half)?"
_MORE = (
    r"(?:(?:about|around|nearly|almost|over|more\s+than|less\s+than|at\s+least|at\s+most|only|up\s+to|some|roughly|"
    r"approximately)\s+)?"
)
_EDGE = r"(?<![\w.,/:$£€-])"
_LETTER = (
    r"(?:(?:the\s+)?(?:date|receipt|day|issue|issuance)\s+(?:of\s+)?)?(?:this|the\s+present)\s+"
    r"(?:letter|order|memo|memorandum|message|note|directive|instruction|decree|notice|circular|e-?mail|document)|"
    r"(?:of\s+)?(?:receipt|receiving|the\s+date)\s+(?:of\s+(?:this|the\s+present)\s+\w+|hereof)|now|today|the\s+date\s+hereof"
)


def _unit(written: str) -> tuple[str, int]:
    """The unit's letter, and how many of it the word means (a fortnight is two weeks)."""
    name = written.lower()
    letter = _UNITS[name if name in _UNITS else name.removesuffix("s")]
    return ("W", 2) if letter == "W2" else (letter, 1)


def _count(match: "re.Match[str]") -> float | None:
    """The number counted, ``None`` where the words leave it open ("several")."""
    written = re.sub(r"\s+", " ", match["count"].lower())
    if re.fullmatch(_VAGUE, written):
        return None
    whole = 0.5 if "half" in written else 1.0 if written in ("a", "an") else number_of(written)
    return None if whole is None else whole + (0.5 if match["half"] else 0)


def _length(match: "re.Match[str]") -> tuple[str, float | None, str]:
    unit, times = _unit(match["unit"])
    count = _count(match)
    return days.length(None if count is None else count * times, unit), None if count is None else count * times, unit


def _duration(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    if match["count"].lower() in ("the", "those", "these"):
        return None
    if (
        match["count"].lower() in ("a", "an")
        and not match["cue"]
        and match["unit"].lower() in ("second", "minute", "night", "day", "quarter")
    ):
        return None
    value, _, _ = _length(match)
    start = match.start("more") if match["more"] else match.start("count")
    return Reading(start, match.end("unit"), "DURATION", value)


def _hyphened(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    count = number_of(match["count"])
    unit, times = _unit(match["unit"])
    return reading(match, "DURATION", Stretch(days.length(count * times if count is not None else None, unit)))


def _unit_long(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """ "day-long" is one day, "decades-long" an open number of decades."""
    unit, times = _unit(match["unit"])
    return reading(match, "DURATION", Stretch(days.length(None if match["unit"].lower().endswith("s") else times, unit)))


def _open_length(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    return reading(match, "DURATION", Stretch(days.length(None, _unit(match["unit"])[0])))


def _ago(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    value, count, unit = _length(match)
    if count is None or count != int(count):
        return reading(match, "DATE", Stretch(None if count else "PAST_REF"), relation=f"BEFORE {value}")
    stretch = around.resolve(lambda reference: days.ago(reference, int(count), unit))
    return reading(match, "DATE", stretch, relation=f"BEFORE {value}")


def _later(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    relation = "BEFORE" if match["way"].lower() in ("earlier", "before", "previously", "prior", "beforehand") else "AFTER"
    return reading(match, "DATE", Stretch(None), relation=f"{relation} {_length(match)[0]}")


def _hence(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    value, count, unit = _length(match)
    if re.search(r"\brecei(?:pt|ving)\b", match[0], re.IGNORECASE):
        count = None  # the day of receipt is not in the letter
    return reading(match, "DATE", _from_letter(around, count, unit), relation=f"AFTER {value}")


def _from_letter(around: Surroundings, count: float | None, unit: str) -> Stretch:
    if count is None or count != int(count):
        return Stretch(None)

    def make(reference: date) -> Stretch | None:
        day = days.shifted(reference, int(count), unit)
        return days.of_day(day) if day else None

    return around.resolve(make)


def _in_time(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """ "in two days" looks ahead where the sentence does ("we will move in two days"); else it is only a length."""
    value, count, unit = _length(match)
    if around.direction(*match.span()) > 0 or match["time"]:
        return reading(match, "DATE", _from_letter(around, count, unit), relation=f"AFTER {value}")
    return Reading(match.start("count"), match.end("unit"), "DURATION", value)


def _within(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """A time limit: from the document's date on, unless it counts from something else or tells of the past."""
    value, count, unit = _length(match)
    other = re.match(r"\s+(?:of|from|after|before)\s+\w", around.text[match.end() :]) and not match["letter"]
    stretch = Stretch(None)
    received = match["letter"] and re.search(r"recei", match["letter"], re.IGNORECASE)
    if count is not None and not other and not received and (match["letter"] or around.direction(*match.span()) >= 0):
        whole = int(-(-count // 1))

        def make(reference: date) -> Stretch | None:
            last = reference if unit in ("H", "MIN", "S") else days.shifted(reference, whole, unit)
            if unit == "H":
                last = days.shifted(reference, -(-whole // 24), "D")
            return Stretch(value, reference, last) if last else None

        stretch = around.resolve(make)
    return reading(match, "DURATION", Stretch(value, stretch.first, stretch.last), relation=f"WITHIN {value}")


def _past_stretch(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """ "the last three weeks": a length that ends (or, "next", begins) with the document's date."""
    value, count, unit = _length(match)
    back = match["step"].lower() in ("last", "past", "previous", "preceding")
    stretch = Stretch(None)
    if count is not None and count == int(count):

        def make(reference: date) -> Stretch | None:
            other = days.shifted(reference, -int(count) if back else int(count), unit)
            if other is None:
                return None
            return Stretch(value, other, reference) if back else Stretch(value, reference, other)

        stretch = around.resolve(make)
    return reading(match, "DURATION", Stretch(value, stretch.first, stretch.last))


def _step_unit(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    step = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[match["step"].lower()]
    unit = _unit(match["unit"])[0]
    if unit in ("S", "MIN", "H", "D"):
        return None
    if match["the"] and step > 0:
        return reading(match, "DATE", Stretch(None), relation=f"AFTER {days.length(1, unit)}")
    return reading(match, "DATE", around.resolve(lambda reference: days.unit_at(reference, step, unit)))


def _told_before(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    unit = _unit(match["unit"])[0]
    way = match["way"].lower()
    if way in ("same", "that"):
        return reading(match, "DATE", Stretch(None), relation="SAME")
    relation = "BEFORE" if way in ("previous", "preceding") else "AFTER"
    return reading(match, "DATE", Stretch(None), relation=f"{relation} {days.length(1, unit)}")


def _set(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    number = 2 if match["other"] else 1
    if match["weekday"]:
        weekday = words.ENGLISH_WEEKDAYS[
            match["weekday"].lower().removesuffix("s")
            if match["weekday"].lower() not in words.ENGLISH_WEEKDAYS
            else match["weekday"].lower()
        ]
        return reading(match, "SET", Stretch(f"XXXX-WXX-{weekday + 1}"))
    if match["part"]:
        return reading(
            match,
            "SET",
            Stretch(
                {"morning": "XXXX-XX-XXTMO", "afternoon": "XXXX-XX-XXTAF", "evening": "XXXX-XX-XXTEV", "night": "XXXX-XX-XXTNI"}[
                    match["part"].lower()
                ]
            ),
        )
    if match["number"]:
        number = int(number_of(match["number"]) or 1)
    unit, times = _unit(match["unit"])
    return reading(match, "SET", Stretch(days.length(number * times, unit)))


def _plural_weekday(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    return reading(match, "SET", Stretch(f"XXXX-WXX-{words.ENGLISH_WEEKDAYS[match['weekday'].lower()] + 1}"), group="span")


_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annually": "P1Y",
    "yearly": "P1Y",
    "annual": "P1Y",
    "fortnightly": "P2W",
    "biweekly": "P2W",
}


def _adverb(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    return reading(match, "SET", Stretch(_ADVERBS[match[0].lower()]))


_DAYNAME = "|".join(name for name in words.ENGLISH_WEEKDAYS if len(name) > 5)

RULES: tuple[Rule, ...] = (
    rule(rf"{_EDGE}{_MORE}{_COUNT}[\s-]+{_UNIT}\s+ago\b", _ago),
    rule(
        rf"{_EDGE}{_MORE}{_COUNT}\s+{_UNIT}\s+(?P<way>later|earlier|afterwards?|before|previously|prior|beforehand)\b(?!\s+(?:the|a|an|this|that)\b)",
        _later,
    ),
    rule(
        r"(?<!will )(?<!would )(?<!must )(?<!may )(?<!can )(?<!to )\b(?:(?:over|for|during|in|within|throughout)\s+)?(?:the\s+)?"
        r"(?P<step>last|past|previous|preceding|next|coming|following)\s+"
        rf"(?:(?:about|nearly|almost)\s+)?{_COUNT}\s+{_UNIT}",
        _past_stretch,
    ),
    rule(rf"{_EDGE}{_MORE}{_COUNT}\s+{_UNIT}\s+(?:after|from|of)\s+(?:{_LETTER})", _hence),
    rule(rf"{_EDGE}{_MORE}{_COUNT}\s+{_UNIT}\s+hence\b", _hence),
    rule(rf"\bwithin\s+{_MORE}{_COUNT}\s+{_UNIT}(?P<letter>\s+(?:(?:after|from|of)\s+)?(?:{_LETTER}))?", _within),
    rule(rf"\bin\s+{_MORE}{_COUNT}\s+{_UNIT}(?P<time>'?\s+time\b)?", _in_time),
    rule(
        rf"{_EDGE}(?P<cue>\b(?:for|in|after|during|over|lasting|lasted|takes?|took|spent|once|twice|of)\s+)?(?P<more>{_MORE}){_COUNT}[\s-]+(?:full\s+|whole\s+|consecutive\s+|straight\s+|long\s+)?{_UNIT}(?![\s-](?:old|of\s+age)\b)",
        _duration,
    ),
    rule(
        rf"{_EDGE}(?P<count>{DIGITS}|(?:{ENGLISH}))-(?P<unit>second|minute|hour|day|night|week|month|year|decade)(?:-long)?\b(?!-olds?\b)",
        _hyphened,
    ),
    rule(r"(?<![\w-])(?P<unit>hours?|days?|weeks?|months?|years?|decades?|century)-long\b", _unit_long),
    rule(
        r"\b(?:for|in|over|within|going\s+back|dating\s+back|after|lasting)\s+(?:the\s+)?(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b(?!\s+(?:later|earlier|ago|of))",
        _open_length,
    ),
    rule(
        r"\b(?P<the>the\s+)?(?P<step>last|past|this|current|next|coming)\s+(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?!\s+of\b)",
        _step_unit,
    ),
    rule(
        r"\b(?:the|that)\s+(?:very\s+)?(?P<way>next|following|previous|preceding|same)\s+(?P<unit>day|night|week|weekend|month|year)\b",
        _told_before,
    ),
    rule(r"\b(?P<way>that)\s+(?P<unit>day|night|week|weekend|month|year)\b", _told_before),
    rule(
        rf"\b(?:every|each)\s+(?P<other>other\s+|second\s+)?(?:(?P<weekday>{_DAYNAME})|(?P<part>morning|afternoon|evening|night)\b|"
        rf"(?:(?P<number>{DIGITS}|{ENGLISH})\s+)?{_UNIT})",
        _set,
    ),
    rule(rf"\bon\s+(?P<span>(?P<weekday>{_DAYNAME})s)\b", _plural_weekday),
    rule(rf"\b(?:{'|'.join(_ADVERBS)})\b", _adverb),
)
