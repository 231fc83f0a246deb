"""Numbers as written and as understood: digits of any script, English and Arabic words, cardinals and ordinals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.writing.scripts import fold, plain

_EN_UNITS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "dozen": 12,
}
_EN_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_EN_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_EN_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1000,
}

_AR_CARDINALS = {
    1: "واحد واحدة",
    2: "اثنان اثنين إثنان إثنين اثنتان اثنتين اثنا اثني إثنا إثني اثنتا اثنتي",
    3: "ثلاثة ثلاث",
    4: "أربعة أربع",
    5: "خمسة خمس",
    6: "ستة ست",
    7: "سبعة سبع",
    8: "ثمانية ثماني ثمان",
    9: "تسعة تسع",
    10: "عشرة عشر",
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
    100: "مئة مائة",
    200: "مئتان مئتين مائتان مائتين",
    300: "ثلاثمئة ثلاثمائة",
    400: "أربعمئة أربعمائة",
    500: "خمسمئة خمسمائة",
    600: "ستمئة ستمائة",
    700: "سبعمئة سبعمائة",
    800: "ثمانمئة ثمانمائة ثمانيمئة",
    900: "تسعمئة تسعمائة",
    1000: "ألف آلاف ألفا",
    2000: "ألفان ألفين ألفي",
    10**6: "مليون ملايين",
    2 * 10**6: "مليونان مليونين",
    10**9: "مليار مليارات",
}
_AR_ORDINALS = {
    1: "الأول الأولى الحادي الحادية",
    2: "الثاني الثانية",
    3: "الثالث الثالثة",
    4: "الرابع الرابعة",
    5: "الخامس الخامسة",
    6: "السادس السادسة",
    7: "السابع السابعة",
    8: "الثامن الثامنة",
    9: "التاسع التاسعة",
    10: "العاشر العاشرة",
    20: "العشرون العشرين",
    30: "الثلاثون الثلاثين",
}
_AR_WORDS = {fold(word): value for value, words in _AR_CARDINALS.items() for word in words.split()}
_AR_RANKS = {fold(word): value for value, words in _AR_ORDINALS.items() for word in words.split()}

DIGITS = r"\d{1,3}(?:[,\u202f ]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"
_EN_WORD = "|".join(sorted([*_EN_UNITS, *_EN_TENS, *_EN_SCALES], key=len, reverse=True))
ENGLISH = rf"(?:an?\s+)?(?:{_EN_WORD})(?:(?:\s+and\s+|[\s-]+)(?:{_EN_WORD}))*"
_EN_RANK = "|".join(sorted(_EN_ORDINALS, key=len, reverse=True))
ENGLISH_ORDINAL = rf"(?:(?:{'|'.join(_EN_TENS)})[\s-])?(?:{_EN_RANK})|\d{{1,3}}(?:st|nd|rd|th)"
_AR_WORD = "|".join(sorted(_AR_WORDS, key=len, reverse=True))
ARABIC = rf"(?:{_AR_WORD})(?:\s+و?\s?(?:{_AR_WORD}))*"
_AR_RANK = "|".join(sorted(_AR_RANKS, key=len, reverse=True))
ARABIC_ORDINAL = rf"(?:{_AR_RANK})(?:\s+(?:عشره?|و\s?(?:{_AR_RANK})))?"

_EDGE_BEFORE = r"(?<![\w.,/:\-])"
_EDGE_AFTER = r"(?![\w/:]|[.,-]\d)"
_AMOUNT = re.compile(
    rf"{_EDGE_BEFORE}(?:(?P<mixed>(?:{DIGITS})\s+(?:hundred|thousand|million|billion|الف|الاف|مليون|ملايين|مليار))"
    rf"|(?P<rank>{ENGLISH_ORDINAL})|(?P<digits>{DIGITS})|(?P<english>{ENGLISH})|[وبل]?(?P<arabic_rank>{ARABIC_ORDINAL})"
    rf"|[وبل]?(?P<arabic>{ARABIC})){_EDGE_AFTER}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text: ``text`` as written at ``start, end``, ``value`` as understood; ``ordinal`` for "the ninth"."""

    start: int
    end: int
    text: str
    value: float
    ordinal: bool = False


def find_numbers(text: str) -> tuple[Amount, ...]:
    """All numbers of a text, in sequence. Digits that are part of a date, a time or a code are left out."""
    return tuple(_numbers(text))


def _numbers(text: str) -> Iterator[Amount]:
    form = plain(text)
    for match in _AMOUNT.finditer(form.text):
        group = str(match.lastgroup)
        value = ordinal_of(match[group]) if "rank" in group else number_of(match[group])
        if value is None or match[group].lower() in ("a", "an"):
            continue
        start, end = form.original(*match.span(group))
        yield Amount(start, end, text[start:end], value, "rank" in group)


def number_of(written: str) -> float | None:
    """The value of one cardinal number, in digits or words; ``None`` if it is none."""
    words = fold(written).strip().lower()
    if re.fullmatch(DIGITS, words):
        number = float(re.sub(r"[,\s\u202f]", "", words))
        return int(number) if number.is_integer() else number
    mixed = re.fullmatch(rf"({DIGITS})\s+(\S+)", words)
    if mixed:
        scale = _EN_SCALES.get(mixed[2]) or _AR_WORDS.get(mixed[2])
        head = number_of(mixed[1])
        return head * scale if scale and head is not None else None
    return _english(words) if words and words[0] < "\x80" else _arabic(words)


def whole_number(written: str) -> int | None:
    """Like :func:`number_of`, ``None`` also for fractions."""
    value = number_of(written)
    return int(value) if value is not None and value == int(value) else None


def ordinal_of(written: str) -> int | None:
    """The value of one ordinal ("the 9th", "twenty-first", «التاسع عشر»); ``None`` if it is none."""
    words = fold(written).strip().lower().removeprefix("the ")
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", words)
    if digits:
        return int(digits[1])
    parts = re.split(r"[\s-]+", words)
    if parts[-1] in _EN_ORDINALS:
        if len(parts) == 1:
            return _EN_ORDINALS[parts[0]]
        return _EN_TENS[parts[0]] + _EN_ORDINALS[parts[1]] if len(parts) == 2 and parts[0] in _EN_TENS else None
    return _arabic_ordinal(words)


def _arabic_ordinal(words: str) -> int | None:
    match = re.fullmatch(rf"({_AR_RANK})(?:\s+(عشره?|و\s?({_AR_RANK})))?", words)
    if not match:
        return None
    first = _AR_RANKS[match[1]]
    if not match[2]:
        return first
    if not match[3]:
        return first + 10 if first < 10 else None
    tens = _AR_RANKS[match[3]]
    return first + tens if first < 10 <= tens else None


def _english(words: str) -> int | None:
    total = current = 0
    seen = False
    for word in re.split(r"[\s-]+", words):
        if word in ("and", "a", "an"):
            continue
        if word in _EN_SCALES:
            scale = _EN_SCALES[word]
            if scale == 100:
                current = max(current, 1) * 100
            else:
                total, current = total + max(current, 1) * scale, 0
        elif word == "dozen":
            current = max(current, 1) * 12
        elif word in _EN_UNITS or word in _EN_TENS:
            current += _EN_UNITS.get(word, 0) + _EN_TENS.get(word, 0)
        else:
            return None
        seen = True
    return total + current if seen else None


def _arabic(words: str) -> int | None:
    total = current = 0
    seen = False
    for token in words.split():
        word = token if token in _AR_WORDS else token.removeprefix("و")
        if not word:
            continue
        if word not in _AR_WORDS:
            return None
        value = _AR_WORDS[word]
        if value in (1000, 10**6, 10**9):
            total, current = total + max(current, 1) * value, 0
        elif value in (2000, 2 * 10**6):
            total += value
        elif value == 100 and 0 < current < 10:
            current *= 100
        else:
            current += value
        seen = True
    return total + current if seen else None
