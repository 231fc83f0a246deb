"""What a rule about time expressions gives, and what it may know about its surroundings."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fonds.model.dates import Calendar
from fonds.model.finding import TimeType
from fonds.writing.times import days
from fonds.writing.times.days import Reference, Stretch

_SENTENCE_END = re.compile(r"(?<![.\s][A-Z])(?<!\b(?:Mr|Dr|St|No|Lt))(?<!\b(?:Gen|Col|Sgt))[.!?؟](?=\s|$)|\n\s*\n")
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|going to|(?:is|are|be|were|was) to|must|should|would|plan(?:s|ned)? to|expect(?:s|ed)?|scheduled|due|"
    r"intend(?:s|ed)?|needs? to|has to|have to|please|ensure|'ll|until|deadline|upcoming)\b|"
    r"(?<!\w)(?:و?س(?:ي(?!ار|اس|د|طر|ف|ر)\w{2,}|ت(?!ه|ون|ين|مي|ار|ما)\w{3,}|ن(?!ه|و|تي|تا)\w{3,})|"
    r"سوف|يجب|ينبغي|المطلوب|يرجي|يرجا|الرجاء|نامر\w*|عليكم|عليك|يتم|موعد)(?!\w)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"(?:\b(?:by|until|till|before|not? later than|prior to|ahead of|up to|as of|from)|"
    r"(?<!\w)(?:قبل|حتي|لغايه|اقصاه|موعد|اعتبارا من))"
    r"(?:\s+(?:the|يوم|مساء|صباح|فجر|end of))*\s*$",
    re.IGNORECASE,
)
_TELLS_A_DAY = re.compile(
    r"(?:\b(?:it|that|this)\s+(?:was|is)\s+(?:on\s+)?(?:a\s+)?|(?<!\w)(?:كان|كانت|وكان)\s+(?:ذلك\s+)?(?:في\s+)?(?:يوم\s+)?)$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|took|went|came|left|began|met|held|fell|shot|sent|gave|made|got|won|lost|wrote|saw|found|"
    r"became|brought|broke|built|fled|flew|kept|knew|led|paid|put|ran|rose|sold|spoke|spent|struck|hit|cut|set|thought|withdrew|"
    r"has|have|\w{2,}ed)\b|(?<!\w)(?:كان\w*|تم|تمت|لم|قال\w*|ذكر\w*|اكد\w*|قد|لقد)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression as one rule understands it; offsets in the plain text.

    ``clock`` is a time of day without a date (``T04:00``, ``TMO``), ready to be joined to a date beside it.
    A ``loose`` one ("morning") means a time only beside a date and is dropped without one.
    """

    start: int
    end: int
    type: TimeType
    value: str | None
    first: date | None = None
    last: date | None = None
    relation: str | None = None
    calendar: Calendar = "gregorian"
    clock: str | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The plain text around an expression, the document's own date, and the order of day and month seen in it."""

    text: str
    reference: Reference | None
    day_first: bool | None

    def sentence(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after, in the same sentence."""
        left = 0
        for mark in _SENTENCE_END.finditer(self.text, max(0, start - 400), start):
            left = mark.end()
        right = _SENTENCE_END.search(self.text, end, min(len(self.text), end + 400))
        return self.text[max(left, start - 400) : start], self.text[end : right.start() if right else end + 400]

    def direction(self, start: int, end: int) -> int:
        """-1: the sentence looks back; 1: it looks ahead; 0: it does not say."""
        before, after = self.sentence(start, end)
        if _DEADLINE.search(before):
            return 1
        if _TELLS_A_DAY.search(before):
            return 0
        past = [match.end() for match in _PAST.finditer(before)]
        future = [match.end() for match in _FUTURE.finditer(before)]
        if past or future:
            return 1 if max(future, default=-1) >= max(past, default=-1) else -1
        if _FUTURE.search(after[:60]):
            return 1
        return -1 if _PAST.search(after) else 0

    def resolve(self, make: days.Make) -> Stretch:
        """What ``make`` gives from the document's date; all unknown without one."""
        found = self.reference.resolve(make) if self.reference else None
        return found or Stretch(None)


Builder = Callable[["re.Match[str]", Surroundings], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over plain text and what to make of its match."""

    pattern: re.Pattern[str]
    build: Builder


def rule(pattern: str, build: Builder) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), build)


def reading(
    match: "re.Match[str]",
    kind: TimeType,
    stretch: Stretch,
    *,
    group: str | int = 0,
    relation: str | None = None,
    calendar: Calendar = "gregorian",
    clock: str | None = None,
) -> Reading:
    """A reading over one group of the match."""
    start, end = match.span(group)
    return Reading(start, end, kind, stretch.value, stretch.first, stretch.last, relation, calendar, clock)


def dated(match: "re.Match[str]", around: Surroundings, year: int | None, month: int, day: int | None) -> Reading | None:
    """A Gregorian day or month; without a year it is taken nearest to the document's date, and stays open without one."""
    if not 1 <= month <= 12:
        return None
    if year is None:

        def make(reference: date) -> Stretch | None:
            there = days.nearest_year(reference, month, day, around.direction(*match.span()))
            return _day_or_month(there, month, day) if there is not None else None

        if day and not days.iso(2000, month, day):
            return None
        found = around.resolve(make)
        open_value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
        return reading(match, "DATE", found if found.value else Stretch(open_value, found.first, found.last))
    stretch = _day_or_month(year, month, day)
    return reading(match, "DATE", stretch) if stretch else None


def _day_or_month(year: int, month: int, day: int | None) -> Stretch | None:
    if day is None:
        return days.of_month(year, month)
    there = days.iso(year, month, day)
    return days.of_day(there) if there else None


def full_year(written: str) -> int:
    """The year of two or four digits: '98 is 1998, '24 is 2024."""
    year = int(written)
    if len(written) > 2:
        return year
    return 2000 + year if year < 50 else 1900 + year
