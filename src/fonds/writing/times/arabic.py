"""Dates, times of day and relative days in Arabic: Syriac, Arabised and French month names, Hijri, spelled-out days.

Patterns are written in plain letters (see ``scripts``): :func:`arabic_rule` folds them.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from fonds.writing.numbers import ARABIC, ARABIC_ORDINAL, ordinal_of, whole_number
from fonds.writing.scripts import fold
from fonds.writing.times import calendar_words as words
from fonds.writing.times import days
from fonds.writing.times.days import Stretch
from fonds.writing.times.english import day_range, hijri_yearless, weekday_stretch
from fonds.writing.times.numeric import clock_reading, clock_value, hijri_reading
from fonds.writing.times.reading import Builder, Reading, Rule, Surroundings, dated, full_year, reading, rule


def arabic_rule(pattern: str, build: Builder) -> Rule:
    """A rule whose pattern is folded like the text it runs on."""
    return rule(fold(pattern), build)


MONTH = rf"(?:{words.alternatives(words.ARABIC_MONTHS)})(?!\w)"
HIJRI_MONTH = rf"(?:{words.alternatives(words.HIJRI_ARABIC)})(?!\w)"
WEEKDAY = (
    rf"(?:{words.alternatives({name: number for name, number in words.ARABIC_WEEKDAYS.items() if name.startswith('ال')})})(?!\w)"
)
_EDGE = r"(?<![\w/-])[وف]?"
DAY = rf"(?:{ARABIC_ORDINAL}|{ARABIC}|0?[1-9](?!\d)|[12]\d(?!\d)|3[01](?!\d))"
YEAR = rf"(?:(?:1[3-9]|20|21)\d\d(?!\d)|(?:ألف(?:ين|ان)?)(?:\s+و\s?(?:{ARABIC}))?)"
_OF_YEAR = (
    rf"(?:\s*[,،/-]?\s*(?:من\s+)?(?:(?:ال|ل)?(?:عام|سنة|لعام|لسنة)\s+)?(?P<year>{YEAR})"
    r"(?:\s*(?:م(?!\w)|ه(?!\w)|للهجرة|هجري(?:ة|اً|ا)?(?!\w)|ميلادي(?:ة)?(?!\w)))?)"
)
_LEAD = rf"(?:(?:يوم\s+)?{WEEKDAY}\s*[,،]?\s+(?:الواقع\s+(?:في|ب)\s*|(?:ال)?موافق\s+(?:ل\s?)?)?)?"
_SEASONS = {fold("ربيع"): "SP", fold("صيف"): "SU", fold("خريف"): "FA", fold("شتاء"): "WI"}
_PHASE = r"(?P<phase>(?:أوائل|اوائل|مطلع|بداية|أول|منتصف|أواسط|أواخر|نهاية|آخر|غرة|سلخ|خلال)\s+)?"
PARTS = {
    fold(name.replace("_", " ")): value
    for names, value in (
        ("فجر الفجر فجرا صباح الصباح صباحا الصبح الشروق الضحى السحر", "TMO"),
        ("ظهر الظهر ظهرا الظهيرة", "T12:00"),
        ("عصر العصر عصرا", "TAF"),
        ("مساء المساء مساءا المغرب مغرب الغروب", "TEV"),
        ("ليل الليل ليلا ليلة الليلة العشاء", "TNI"),
        ("منتصف_الليل", "T00:00"),
        ("منتصف_النهار منتصف_الظهر", "T12:00"),
    )
    for name in names.split()
}
_PART = "|".join(sorted(PARTS, key=len, reverse=True))
_STEP = {
    fold(word): step
    for step, group in (
        (-1, "الماضي الماضية الفائت الفائتة المنصرم المنصرمة السابق السابقة"),
        (0, "الحالي الحالية الجاري الجارية"),
        (1, "القادم القادمة المقبل المقبلة التالي التالية المقبله"),
    )
    for word in group.split()
}
STEP = "|".join(sorted(_STEP, key=len, reverse=True))


def step_of(word: str) -> int:
    """-1 for «الماضي», 0 for «الحالي», 1 for «القادم»."""
    return _STEP[word]


def _day_number(written: str) -> int | None:
    return ordinal_of(written) or whole_number(written)


def _year_number(written: str | None) -> int | None:
    return (full_year(written) if written.isdigit() else whole_number(written)) if written else None


def _gregorian(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    day, year = _day_number(match["day"]), _year_number(match["year"])
    if not day or not 1 <= day <= 31 or (match["year"] and not year):
        return None
    return dated(match, around, year, words.month_of(words.ARABIC_MONTHS, match["month"]), day)


def _day_range(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    """«من ٤ إلى ٢٢ كانون الثاني»: one stretch of days in one month."""
    first, last, year = _day_number(match["first"]), _day_number(match["day"]), _year_number(match["year"])
    if not first or not last or not first < last <= 31:
        return None
    end = dated(match, around, year, words.month_of(words.ARABIC_MONTHS, match["month"]), last)
    return day_range(end, first) if end else None


def _season(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    season = _SEASONS[match["season"].removeprefix("ال")]
    year = _year_number(match["year"])
    if year:
        return reading(match, "DATE", days.of_season(year, season), group="span")
    step = _STEP[match["step"]] if match["step"] else 0 if match["this"] else None
    if step is None:
        return None
    stretch = around.resolve(lambda reference: days.of_season(reference.year + step, season))
    return reading(match, "DATE", Stretch(stretch.value or f"XXXX-{season}", stretch.first, stretch.last), group="span")


def _month(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    year = _year_number(match["year"])
    if year is None and not match["cue"] and not match["phase"]:
        return None
    found = dated(match, around, year, words.month_of(words.ARABIC_MONTHS, match["month"]), None)
    return replace(found, start=match.start("span")) if found else None


def _hijri(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    month = words.month_of(words.HIJRI_ARABIC, match["month"])
    day, year = _day_number(match["day"]), _year_number(match["year"])
    if not day or not 1 <= day <= 30:
        return None
    return hijri_reading(match, year, month, day) if year else hijri_yearless(match, around, month, day)


def _hijri_month(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    month, year = words.month_of(words.HIJRI_ARABIC, match["month"]), _year_number(match["year"])
    if year is None and not match["cue"] and not match["phase"]:
        return None
    found = hijri_reading(match, year, month, None) if year else hijri_yearless(match, around, month, None)
    return replace(found, start=match.start("span")) if found else None


def _year(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    year = _year_number(match["year"])
    if not year or not 1300 <= year < 2200:
        return None
    if year <= 1500:
        return hijri_reading(match, year, None, None)
    start, end = match.span("span")
    stretch = days.of_year(year)
    return Reading(start, end, "DATE", stretch.value, stretch.first, stretch.last)


def _weekday(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    step = _STEP[match["step"]] if match["step"] else 0 if match["this"] else None
    start, end = match.span("span")
    stretch = weekday_stretch(around, words.ARABIC_WEEKDAYS[match["weekday"]], step, start, end)
    return Reading(start, end, "DATE", stretch.value, stretch.first, stretch.last)


_NEAR = {
    fold(word): count
    for count, group in (
        (0, "اليوم|هذا اليوم|يومنا هذا"),
        (1, "غدا|الغد|يوم غد|يوم الغد|غد"),
        (2, "بعد غد|بعد الغد|بعد يوم غد"),
        (-1, "أمس|الأمس|البارحة|يوم أمس|ليلة أمس"),
        (-2, "أول أمس|أول من أمس|قبل أمس"),
    )
    for word in group.split("|")
}


def _near_day(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    count = _NEAR[re.sub(r"\s+", " ", match["span"])]
    relation = f"{'AFTER' if count > 0 else 'BEFORE'} P{abs(count)}D" if count else None
    stretch = around.resolve(lambda reference: days.unit_at(reference, count, "D"))
    return reading(match, "DATE", stretch, group="span", relation=relation)


def _this_part(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    count = -1 if match["last"] else 0
    stretch = around.resolve(lambda reference: days.unit_at(reference, count, "D"))
    part = PARTS[match["part"]]
    return reading(
        match, "TIME", Stretch(stretch.value + part if stretch.value else None, stretch.first, stretch.last), group="span"
    )


_RELATIONS = {
    fold("قبل"): "BEFORE",
    fold("قبيل"): "BEFORE",
    fold("حتى"): "BEFORE",
    fold("بعد"): "AFTER",
    fold("عقب"): "AFTER",
    fold("منذ"): "AFTER",
}


def _part(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    part = PARTS[match["part"]]
    cue = (match["cue"] or "").strip()
    relation = _RELATIONS.get(cue)
    if fold(match["part"]).removeprefix("ال") == "ظهر" and cue == "بعد":
        return reading(match, "TIME", Stretch("TAF"), clock="TAF")
    start = match.start("cue") if relation in ("BEFORE", "AFTER") else match.start("part")
    return Reading(
        start,
        match.end("part"),
        "TIME",
        part,
        relation=relation,
        clock=part,
        loose=(not cue and not part.startswith("T0") and not part.startswith("T1")) or match["part"] == "الليله",
    )


def _clock(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    hour = _day_number(match["h"])
    part = PARTS.get(match["part"].removeprefix("ال"), PARTS.get(match["part"])) if match["part"] else None
    if match["after"]:
        part = "TAF"
    if hour is None or hour > 24 or (not part and not match["cue"]):
        return None
    minute = int(match["m"]) if match["m"] else None
    extra = match["extra"]
    if extra:
        extra = extra.strip().removeprefix("و").strip()
        named = {"النصف": 30, "نصف": 30, "الربع": 15, "ربع": 15, "الثلث": 20, "ثلث": 20}
        minute = named.get(extra) or _day_number(extra.split()[0])
    if match["less"]:
        minute, hour = {"ربعا": 45, "ربع": 45, "ثلثا": 40, "ثلث": 40}[match["less"]], hour - 1
    if (part in ("TEV", "TAF", "T12:00") and hour < 12 and not (part == "T12:00" and hour == 11)) or (
        part == "TNI" and 5 < hour < 12
    ):
        hour += 12
    elif (part == "TMO" and hour == 12) or (part == "TNI" and hour == 12):
        hour = 0
    value = clock_value(hour, minute, None, int(match["s"]) if match["s"] else None)
    return clock_reading(match, value)


def _decade(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    start = {"عشرين": 20, "ثلاثين": 30, "اربعين": 40, "خمسين": 50, "ستين": 60, "سبعين": 70, "ثمانين": 80, "تسعين": 90}[
        match["tens"]
    ]
    return reading(match, "DATE", days.of_decade(1900 + start), group="span")


def _century(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    stretch = days.of_century(ordinal_of(match["rank"]) or 0)
    return reading(match, "DATE", stretch) if stretch else None


def _vague(match: "re.Match[str]", around: Surroundings) -> Reading | None:
    return reading(match, "DATE", Stretch("PRESENT_REF"))


def weekend_of(reference: date, step: int) -> Stretch:
    """The weekend of the week ``step`` weeks from the one holding ``reference``."""
    return days.of_weekend(reference + timedelta(weeks=step))


_CUE = r"(?:(?P<cue>شهر|في|خلال|منذ|حتى|من|إلى|لغاية)\s+)?"

RULES: tuple[Rule, ...] = (
    arabic_rule(
        rf"{_EDGE}(?:(?:من|بين)\s+)?(?P<first>{DAY})\s*(?:إلى|حتى|-)\s*(?P<day>{DAY})\s*(?:من\s+)?(?:شهر\s+)?(?P<month>{MONTH}){_OF_YEAR}?",
        _day_range,
    ),
    arabic_rule(rf"{_EDGE}{_LEAD}(?P<month>{MONTH})\s+(?P<day>{DAY})(?![:.\d])\s*{_OF_YEAR}?", _gregorian),
    arabic_rule(
        rf"(?<!\w)[وفبل]?(?P<span>(?:(?P<this>هذا)\s+)?(?P<season>(?:ال)?(?:ربيع|صيف|خريف|شتاء))(?:\s+(?P<step>{STEP})(?!\w)|{_OF_YEAR})?)(?!\w)",
        _season,
    ),
    arabic_rule(
        rf"{_EDGE}{_LEAD}(?:يوم\s+)?(?P<day>{DAY})\s*(?:من\s+)?(?:شهر\s+)?[/-]?\s*(?P<month>{MONTH})(?:\s*[/(]\s*(?:{MONTH})\)?)?{_OF_YEAR}?",
        _gregorian,
    ),
    arabic_rule(rf"{_EDGE}{_CUE}(?P<span>{_PHASE}(?:شهر\s+)?(?P<month>{MONTH})(?:\s*[/(]\s*(?:{MONTH})\)?)?{_OF_YEAR}?)", _month),
    arabic_rule(
        rf"{_EDGE}{_LEAD}(?:يوم\s+)?(?P<day>{DAY})\s*(?:من\s+)?(?:شهر\s+)?[/-]?\s*(?P<month>{HIJRI_MONTH}){_OF_YEAR}?", _hijri
    ),
    arabic_rule(rf"{_EDGE}(?:(?P<cue>شهر)\s+)?(?P<span>{_PHASE}(?P<month>{HIJRI_MONTH}){_OF_YEAR}?)", _hijri_month),
    arabic_rule(
        rf"(?<!\w)(?:[وفبل]|لل)?(?:ال)?(?:عام|سنة)\s+(?P<span>(?P<year>{YEAR}))(?:\s*(?:م(?!\w)|ه(?!\w)|هجري(?:ة)?(?!\w)|ميلادي(?:ة)?(?!\w)))?",
        _year,
    ),
    arabic_rule(
        rf"(?<!\w)[وفبل]?(?P<span>(?P<this>هذا\s+)?(?:يوم\s+)?(?P<weekday>{WEEKDAY})(?:\s+(?P<step>{STEP})(?!\w))?)", _weekday
    ),
    arabic_rule(
        r"(?<!\w)[وفبل]?(?P<span>(?:هذا\s+اليوم|يومنا\s+هذا|اليوم(?!\s+(?:التالي|نفسه|ذاته|الذي|السابق|ال\w+))|بعد\s+(?:يوم\s+)?(?:ال)?غد|(?:يوم\s+)?(?:الغد|غد[اً]*)|"
        r"أول\s+(?:من\s+)?أمس|قبل\s+أمس|(?:ليلة|يوم)\s+أمس|(?:ال)?أمس|البارحة))(?!\w)",
        _near_day,
    ),
    arabic_rule(
        r"(?<!\w)[وفبل]?(?P<span>(?:(?:هذا|هذه)\s+(?P<part>الصباح|المساء|الليلة|الفجر)(?P<last>(?!))?))(?!\w)", _this_part
    ),
    arabic_rule(r"(?<!\w)[وفبل]?(?P<span>(?P<part>الليلة)(?P<last>\s+(?:الماضية|الفائتة|السابقة))?)(?!\s*ال)(?!\w)", _this_part),
    arabic_rule(
        rf"(?<!\w)[وفب]?(?:(?P<cue>قبل|قبيل|بعد|عقب|عند|مع|في|حتى|منذ|وقت)\s+(?:طلوع\s+|حلول\s+|بزوغ\s+|صلاة\s+|أذان\s+)?)?(?P<part>{_PART})(?!\w)",
        _part,
    ),
    arabic_rule(
        rf"(?<!\w)[وفبل]?(?P<cue>(?:تمام\s+)?(?:ال)?ساعة\s+(?:تمام\s+)?)?(?P<h>\d{{1,2}}|{ARABIC_ORDINAL}|{ARABIC})(?:[:.](?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?)?"
        rf"(?P<extra>\s+و\s?(?:(?:ال)?(?:نصف|ربع|ثلث)|(?:\d{{1,2}}|{ARABIC})\s+دقيق\w+))?(?:\s+[إا]لا\s+(?P<less>ربعا?|ثلثا?))?"
        rf"(?:\s+(?:(?:من|في)\s+)?(?:(?P<after>بعد\s+الظهر)|(?P<part>{_PART})))?(?!\w)",
        _clock,
    ),
    arabic_rule(
        r"(?<!\w)[وفبل]?(?P<span>(?:(?:أوائل|مطلع|أواسط|منتصف|أواخر|نهاية)\s+)?(?:ال)?(?P<tens>عشرين|ثلاثين|أربعين|خمسين|ستين|سبعين|ثمانين|تسعين)(?:ي?ات)(?:\s+القرن\s+الماضي)?)(?!\w)",
        _decade,
    ),
    arabic_rule(rf"(?<!\w)[وفبل]?القرن\s+(?P<rank>{ARABIC_ORDINAL})(?!\w)", _century),
    arabic_rule(r"(?<!\w)(?:الآن|حاليا|في\s+الوقت\s+(?:الحالي|الراهن|الحاضر))(?!\w)", _vague),
)
