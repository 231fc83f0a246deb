"""Times of day and days counted from the document's own, in English: "at 0400", "before dawn", "tomorrow morning"."""

import re

from fonds.writing.numbers import whole_number
from fonds.writing.times import days
from fonds.writing.times.days import Stretch
from fonds.writing.times.numeric import clock_reading, clock_value
from fonds.writing.times.reading import Reading, Rule, Surroundings, reading, rule

PARTS = {
    "morning": "TMO",
    "mornings": "TMO",
    "dawn": "TMO",
    "daybreak": "TMO",
    "sunrise": "TMO",
    "first light": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "dusk": "TEV",
    "sunset": "TEV",
    "nightfall": "TEV",
    "night": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "midnight": "T00:00",
    "mid-day": "T12:00",
    "mid day": "T12:00",
}

PART = (
    r"(?:morning|dawn|daybreak|sunrise|first\s+light|afternoon|evening|dusk|sunset|nightfall|night|noon|mid[\s-]?day|midnight)\b"
)


def _near_day(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    word = re.sub(r"\s+", " ", match[0].lower())
    count = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get(word.split(" ")[-1], 0)
    if word.startswith(("the day before", "day before")):
        count -= 1
    elif word.startswith(("the day after", "day after")):
        count += 1
    elif word == "last night":
        count = -1
    part = "TNI" if "night" in word else None
    relation = f"{'AFTER' if count > 0 else 'BEFORE'} P{abs(count)}D" if count else None
    stretch = around.resolve(lambda reference: days.unit_at(reference, count, "D"))
    if part:
        return reading(
            match,
            "TIME",
            Stretch(stretch.value + part if stretch.value else None, stretch.first, stretch.last),
            relation=relation,
        )
    return reading(match, "DATE", stretch, relation=relation)


def _this_part(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    stretch = around.resolve(days.of_day)
    part = PARTS[match["part"].lower()]
    return reading(match, "TIME", Stretch(stretch.value + part if stretch.value else None, stretch.first, stretch.last))


def _part(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    part = PARTS[re.sub(r"\s+", " ", match["part"].lower())]
    cue = (match["cue"] or "").lower()
    relation = {"before": "BEFORE", "by": "BEFORE", "until": "BEFORE", "till": "BEFORE", "after": "AFTER", "since": "AFTER"}.get(
        cue.split(" ")[0]
    )
    loose = not cue and part not in ("T12:00", "T00:00")
    start = match.start() if relation in ("BEFORE", "AFTER") and cue.startswith(("before", "after")) else match.start("part")
    return Reading(start, match.end(), "TIME", part, relation=relation, clock=part, loose=loose)


def _clock(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    half = (match["half"] or "")[:1].lower() or None
    return clock_reading(
        match,
        clock_value(int(match["h"]), int(match["m"]) if match["m"] else None, half, int(match["s"]) if match["s"] else None),
    )


def _military(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    value = clock_value(int(match["h"]), int(match["m"]), None)
    if not value:
        return None
    start, end = match.span("span")
    return Reading(start, end, "TIME", value, clock=value)


def _oclock(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    hour = whole_number(match["h"])
    part = (match["part"] or "").lower()
    half = "p" if part in ("afternoon", "evening") or (part == "night" and hour and hour > 5) else "a" if part else None
    return clock_reading(match, clock_value(hour, None, half)) if hour else None


def _vague(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    word = match[0].lower()
    value = (
        "FUTURE_REF"
        if "future" in word
        else "PRESENT_REF"
        if re.search(r"now|present|current|moment|today", word)
        else "PAST_REF"
    )
    return reading(match, "DATE", Stretch(value))


RULES: tuple[Rule, ...] = (
    rule(
        r"\b(?:(?:the\s+)?day\s+(?:before|after)\s+(?:yesterday|tomorrow|today)|today|tonight|yesterday|tomorrow|last\s+night)\b",
        _near_day,
    ),
    rule(r"\bthis\s+(?P<part>morning|afternoon|evening)\b", _this_part),
    rule(
        rf"\b(?:(?P<cue>(?:just\s+)?(?:before|after|by|until|till|since|at|around|from|in\s+the|towards?))\s+)?(?:early\s+|late\s+|first\s+)?(?P<part>{PART})",
        _part,
    ),
    rule(
        r"(?<![\w.,:/-])(?P<h>[01]?\d|2[0-3])(?:[.:](?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?)?\s*(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?)",
        _clock,
    ),
    rule(
        r"\b(?:at|by|before|until|from|around|about|not later than|NLT)\s+"
        r"(?P<span>(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)(?:\s*(?:hours|hrs|h|Z)\b)?)"
        r"(?![\d,.]\d|\w)",
        _military,
    ),
    rule(r"(?<![\w.,:/-])(?P<span>(?P<h>[01]\d|2[0-4]):?(?P<m>[0-5]\d)\s*(?:hours|hrs|h|Z)\b)", _military),
    rule(
        r"\b(?P<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o'?\s?clock\b(?:\s+(?:in\s+the\s+|at\s+)(?P<part>morning|afternoon|evening|night))?",
        _oclock,
    ),
    rule(
        r"\b(?:now|nowadays|currently|at\s+(?:the\s+)?(?:present|moment)|recently|(?:in\s+)?the\s+(?:near\s+)?future|(?:in\s+)?the\s+(?:recent\s+)?past(?!\s+\w))\b",
        _vague,
    ),
)
