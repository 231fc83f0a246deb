"""Durations, distances and repetitions in Arabic: «لمدة أسبوعين», «خلال ثلاثة أيام», «بعد يومين», «كل جمعة».

As in English, a distance is dated only where the words lean on the document: «قبل يومين» and «خلال …» in an
instruction do, «بعد ذلك بيومين» does not.
"""

import re
from dataclasses import replace
from datetime import date

from fonds.writing.numbers import ARABIC, DIGITS, number_of
from fonds.writing.scripts import fold
from fonds.writing.times import calendar_words as words
from fonds.writing.times import days
from fonds.writing.times.arabic import STEP, arabic_rule, step_of
from fonds.writing.times.days import Stretch
from fonds.writing.times.reading import Reading, Rule, Surroundings, reading

_SINGULAR = {
    "ثانية": "S",
    "دقيقة": "MIN",
    "ساعة": "H",
    "يوم": "D",
    "يوما": "D",
    "ليلة": "D",
    "أسبوع": "W",
    "أسبوعا": "W",
    "شهر": "M",
    "شهرا": "M",
    "سنة": "Y",
    "عام": "Y",
    "عاما": "Y",
    "عقد": "DE",
    "قرن": "CE",
    "حول": "Y",
}
_DUAL = {
    "دقيقتين": "MIN",
    "دقيقتان": "MIN",
    "ساعتين": "H",
    "ساعتان": "H",
    "يومين": "D",
    "يومان": "D",
    "ليلتين": "D",
    "أسبوعين": "W",
    "أسبوعان": "W",
    "شهرين": "M",
    "شهران": "M",
    "سنتين": "Y",
    "سنتان": "Y",
    "عامين": "Y",
    "عامان": "Y",
    "عقدين": "DE",
    "قرنين": "CE",
}
_PLURAL = {
    "ثوان": "S",
    "ثواني": "S",
    "دقائق": "MIN",
    "ساعات": "H",
    "أيام": "D",
    "ليال": "D",
    "ليالي": "D",
    "أسابيع": "W",
    "أشهر": "M",
    "شهور": "M",
    "سنوات": "Y",
    "سنين": "Y",
    "أعوام": "Y",
    "عقود": "DE",
    "قرون": "CE",
}
SINGULAR, DUAL, PLURAL = ({fold(word): unit for word, unit in table.items()} for table in (_SINGULAR, _DUAL, _PLURAL))


def _any(table: dict[str, str]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


_VAGUE = r"عدة|بضعة|بضع|عدد\s+من|بعض"
_LENGTH = (
    rf"(?:(?P<count>{_VAGUE}|{DIGITS}|{ARABIC}|نصف|ربع)\s*(?P<counted>(?:ال)?(?:{_any(PLURAL)}|{_any(SINGULAR)}))|(?P<dual>{_any(DUAL)})|"
    rf"(?P<one>{_any(SINGULAR)})(?:\s+واحدة?)?|(?P<open>{_any(PLURAL)}))(?!\w)(?P<half>\s+ونصف(?!\w))?"
)
_NUMBERED = (
    rf"(?:(?P<count>{_VAGUE}|{DIGITS}|{ARABIC}|نصف|ربع)\s*(?P<counted>(?:{_any(PLURAL)}|{_any(SINGULAR)}))|(?P<dual>{_any(DUAL)}))"
    r"(?!\w)(?P<half>\s+ونصف(?!\w))?(?P<one>(?!))?(?P<open>(?!))?"
)
_LETTER = (
    r"(?:من\s+)?(?:تاريخه|تاريخ\s+(?:(?:استلام|تبلغ|صدور)\w*\s+)?(?:هذا|هذه)\s+\w+|"
    r"(?:تاريخ\s+)?استلام\w*(?:\s+(?:هذا|هذه|ال)\s?\w+)?|اليوم|الآن|تبلغكم|استلامكم|تاريخ\s+(?:الكتاب|الأمر|القرار))"
)


def _read(match: "re.Match[str]") -> tuple[float | None, str]:
    """Count (``None``: open) and unit of a length."""
    half = 0.5 if match["half"] else 0.0
    if match["dual"]:
        return 2 + half, DUAL[match["dual"]]
    if match["one"]:
        return 1 + half, SINGULAR[match["one"]]
    if match["open"]:
        return None, PLURAL[match["open"]]
    counted = match["counted"]
    name = counted if counted in PLURAL or counted in SINGULAR else counted.removeprefix("ال")
    unit = PLURAL.get(name) or SINGULAR[name]
    word = re.sub(r"\s+", " ", match["count"])
    fraction = {"نصف": 0.5, "ربع": 0.25}.get(word)
    if fraction:
        return fraction, unit
    value = number_of(word)
    return (None if value is None else value + half), unit


def _duration(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    if match["one"] and not match["cue"]:
        return None
    if match["open"] and not match["cue"]:
        return None
    count, unit = _read(match)
    found = reading(match, "DURATION", Stretch(days.length(count, unit)))
    begin = match.start("cue") if match["open"] else match.start("span")
    return replace(found, start=begin)


def _from(around: Surroundings, count: float | None, unit: str) -> Stretch:
    if count is None or count != int(count):
        return Stretch(None)

    def make(reference: date) -> Stretch | None:
        day = days.shifted(reference, int(count), unit)
        return days.of_day(day) if day else None

    return around.resolve(make)


def _within(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    count, unit = _read(match)
    value = days.length(count, unit)
    other = re.match(r"\s+من(?!\w)", around.text[match.end() :]) and not match["letter"]
    stretch = Stretch(None)
    if count is not None and not other and not _received(match) and (match["letter"] or around.direction(*match.span()) >= 0):
        whole = int(-(-count // 1))

        def make(reference: date) -> Stretch | None:
            last = days.shifted(reference, -(-whole // 24), "D") if unit == "H" else days.shifted(reference, whole, unit)
            return Stretch(value, reference, last or reference)

        stretch = around.resolve(make)
    return reading(match, "DURATION", Stretch(value, stretch.first, stretch.last), group="span", relation=f"WITHIN {value}")


def _received(match: "re.Match[str]") -> bool:
    """Counted from the day a letter is received, which no one can know from the letter."""
    return bool(match["letter"] and re.search(fold("استلام|تبلغ"), match["letter"]))


def _ago(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """«قبل يومين»: two days ago; «قبل يومين من الهجوم» counts from the attack and stays open."""
    count, unit = _read(match)
    value = days.length(count, unit)
    if count is None or count != int(count) or re.match(fold(r"\s+(?:من|ذلك)(?!\w)"), around.text[match.end() :]):
        return reading(match, "DATE", Stretch(None), group="span", relation=f"BEFORE {value}")
    stretch = around.resolve(lambda reference: days.ago(reference, int(count), unit))
    return reading(match, "DATE", stretch, group="span", relation=f"BEFORE {value}")


def _after(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """«بعد يومين»: ahead of the letter where it instructs or foretells; open where it tells a story."""
    count, unit = _read(match)
    value = days.length(count, unit)
    other = re.match(fold(r"\s+من(?!\w)"), around.text[match.end() :]) and not match["letter"]
    ahead = (match["letter"] and not _received(match)) or (not other and around.direction(*match.span()) > 0)
    stretch = _from(around, count, unit) if ahead else Stretch(None)
    return reading(match, "DATE", stretch, group="span", relation=f"AFTER {value}")


def _later(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    count, unit = _read(match)
    way = "BEFORE" if match["before"] else "AFTER"
    return reading(match, "DATE", Stretch(None), group="span", relation=f"{way} {days.length(count, unit)}")


_STEPPED = {
    fold(word): unit
    for word, unit in {
        "اليوم": "D",
        "الأسبوع": "W",
        "الاسبوع": "W",
        "الشهر": "M",
        "السنة": "Y",
        "العام": "Y",
        "العقد": "DE",
        "القرن": "CE",
    }.items()
}


def _step_unit(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    unit = _STEPPED[match["unit"]]
    word = match["step"]
    if word in (fold("التالي"), fold("التالية")) or (word and unit == "D"):
        way = "BEFORE" if word and step_of(word) < 0 else "AFTER"
        return reading(match, "DATE", Stretch(None), group="span", relation=f"{way} {days.length(1, unit)}")
    step = step_of(word) if word else 0
    stretch = around.resolve(lambda reference: days.unit_at(reference, step, unit))
    return reading(match, "DATE", stretch, group="span")


def _same(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    return reading(match, "DATE", Stretch(None), group="span", relation="SAME")


_PARTS = {fold("صباح"): "TMO", fold("مساء"): "TEV", fold("ليلة"): "TNI"}


def _set(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    if match["weekday"]:
        return reading(match, "SET", Stretch(f"XXXX-WXX-{words.ARABIC_WEEKDAYS[match['weekday']] + 1}"), group="span")
    if match["part"]:
        return reading(match, "SET", Stretch("XXXX-XX-XX" + _PARTS[match["part"]]), group="span")
    count, unit = _read(match)
    return reading(match, "SET", Stretch(days.length(count, unit)), group="span")


_ADVERBS = {fold(word): value for word, value in {"يوميا": "P1D", "أسبوعيا": "P1W", "شهريا": "P1M", "سنويا": "P1Y"}.items()}


def _adverb(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    return reading(match, "SET", Stretch(_ADVERBS[match["word"]]), group="word")


_DAYS = words.alternatives(words.ARABIC_WEEKDAYS)

RULES: tuple[Rule, ...] = (
    arabic_rule(
        rf"(?<!\w)[وف]?(?P<span>(?:(?:في\s+)?خلال|في\s+غضون|(?:في\s+)?(?:مدة|مهلة|فترة)\s+(?:لا\s+تتجاوز|أقصاها|لا\s+تزيد\s+(?:عن|على)))\s+(?:(?:مدة|مهلة|فترة)\s+(?:لا\s+تتجاوز\s+|أقصاها\s+)?)?{_LENGTH}(?P<letter>\s+{_LETTER})?)",
        _within,
    ),
    arabic_rule(rf"(?<!\w)[وف]?(?P<span>قبل\s+(?:نحو\s+|حوالي\s+|أكثر\s+من\s+)?{_LENGTH})", _ago),
    arabic_rule(rf"(?<!\w)[وف]?(?P<span>بعد\s+(?:نحو\s+|حوالي\s+)?{_LENGTH}(?P<letter>\s+{_LETTER})?)", _after),
    arabic_rule(rf"(?<!\w)[وف]?(?P<span>(?:(?P<before>قبل)|بعد)\s+ذلك\s+ب\s?{_LENGTH})", _later),
    arabic_rule(rf"(?<!\w)[وفب]?(?P<before>(?!))?(?P<span>{_NUMBERED}\s+(?:لاحقا|فيما\s+بعد))", _later),
    arabic_rule(
        rf"(?<!\w)[وفبل]?(?:(?P<cue>(?:ل?مدة|طوال|طيلة|على\s+مدى|على\s+مدار|منذ|لفترة|استغرقت|استمرت?|دامت?)\s+(?:أكثر\s+من\s+|نحو\s+|حوالي\s+)?))?(?P<span>{_LENGTH})",
        _duration,
    ),
    arabic_rule(rf"(?<!\w)[وفبل]?(?P<span>(?P<unit>{'|'.join(_STEPPED)})\s+(?P<step>{STEP}))(?!\w)", _step_unit),
    arabic_rule(r"(?<!\w)[وفبل]?(?P<span>(?:هذا|هذه)\s+(?P<unit>الأسبوع|الشهر|السنة|العام)(?P<step>(?!))?)(?!\w)", _step_unit),
    arabic_rule(
        r"(?<!\w)[وف]?(?P<span>(?:(?:ال)?يوم|(?:ال)?ليلة)\s+(?:نفسه|نفسها|ذاته|ذاتها)|(?:ذلك|نفس)\s+اليوم|تلك\s+الليلة)(?!\w)",
        _same,
    ),
    arabic_rule(
        rf"(?<!\w)[وف]?(?P<span>كل\s+(?:(?:يوم\s+)?(?P<weekday>{_DAYS})|(?P<part>صباح|مساء|ليلة)(?!\w)|{_LENGTH}))(?!\w)", _set
    ),
    arabic_rule(rf"(?<!\w)[وف]?(?P<word>{'|'.join(_ADVERBS)})(?!\w)", _adverb),
)
