"""Triggers: the words and figures without which no time expression stands. Rules run only around them.

Most of a page speaks of no time; sixty patterns over every letter of it would cost far more than one pattern
that finds where to look.
"""

import re
from collections.abc import Iterable

from fonds.writing.scripts import fold
from fonds.writing.times import calendar_words as words

REACH = 72
"""How far, in letters, an expression may reach on either side of a trigger."""

_ENGLISH = (
    r"second|minute|min|hour|hr|day|night|week|fortnight|month|year|yr|decade|century|centurie|quarter|weekend|season|today|tonight",
    r"tomorrow|yesterday|morning|dawn|daybreak|sunrise|first\s+light|afternoon|evening|dusk|sunset|nightfall|noon|midday|midnight|mid",
    r"now|nowadays|currently|present|moment|recently|future|past|spring|summer|autumn|fall|winter|hourly|daily|nightly|weekly|monthly",
    r"quarterly|annual|annually|yearly|fortnightly|biweekly|o'?\s?clock",
)
_ARABIC = (
    "ثاني ثواني ثوان دقيق دقائق ساع يوم أيام ليل ليال أسبوع أسابيع شهر أشهر شهور سنة سنو سنين سنت سنوي عام أعوام عقد عقود قرن",
    "فجر صباح صبح ظهر عصر مساء مغرب غروب عشاء منتصف غد أمس البارحة الآن حاليا الوقت ربيع صيف خريف شتاء يات الضحى السحر الشروق",
)


def _pattern() -> re.Pattern[str]:
    latin = "|".join([*words.ENGLISH_MONTHS, *words.ENGLISH_WEEKDAYS, *_ENGLISH, words.HIJRI_ENGLISH_PATTERN])
    names = {name.split()[0] for table in (words.ARABIC_MONTHS, words.HIJRI_ARABIC, words.ARABIC_WEEKDAYS) for name in table}
    arabic = sorted({fold(word) for line in _ARABIC for word in line.split()} | names)
    return re.compile(rf"\d|(?<![^\W\d_])(?:{latin})s?(?![^\W\d_])|(?:{'|'.join(map(re.escape, arabic))})", re.IGNORECASE)


_TRIGGER = _pattern()


def windows(text: str) -> list[tuple[int, int]]:
    """The stretches of a plain text where a time expression can stand, in sequence, cut at blanks."""
    return list(_merged(_around(text, match.start(), match.end()) for match in _TRIGGER.finditer(text)))


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return first, last


def _merged(stretches: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for start, end in stretches:
        if current and start <= current[1]:
            current = current[0], max(current[1], end)
        else:
            if current:
                yield current
            current = start, end
    if current:
        yield current
