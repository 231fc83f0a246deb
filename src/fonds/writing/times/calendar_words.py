"""The words of the calendar: months and weekdays in English and Arabic, Gregorian and Hijri.

Arabic Gregorian months go by three sets of names: the Syriac ones of the Levant and Iraq, the Arabised
Latin ones of Egypt and the Gulf, and the French ones of the Maghreb.
"""

import re

from fonds.writing.scripts import fold

ENGLISH_MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
ENGLISH_WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}

_ARABIC_MONTHS = {
    1: "كانون الثاني|كانون ثاني|يناير|جانفي|ينايير",
    2: "شباط|فبراير|فيفري|فبرير",
    3: "آذار|اذار|مارس",
    4: "نيسان|أبريل|إبريل|افريل|أفريل",
    5: "أيار|ايار|مايو|ماي|مايس",
    6: "حزيران|يونيو|يونيه|جوان",
    7: "تموز|يوليو|يوليه|جويلية|يوليوز",
    8: "آب|أغسطس|اغسطس|أوت|غشت",
    9: "أيلول|ايلول|سبتمبر|شتنبر|سيبتمبر",
    10: "تشرين الأول|تشرين أول|أكتوبر|اكتوبر",
    11: "تشرين الثاني|تشرين ثاني|نوفمبر|نونبر|نوڤمبر",
    12: "كانون الأول|كانون أول|ديسمبر|دجنبر|ديسيمبر",
}
_HIJRI_ARABIC = {
    1: "محرم|المحرم|محرم الحرام",
    2: "صفر|صفر الخير",
    3: "ربيع الأول|ربيع أول|ربيع الاول",
    4: "ربيع الآخر|ربيع الثاني|ربيع ثاني|ربيع آخر",
    5: "جمادى الأولى|جمادى الأول|جماد الأول|جماد أول|جمادى الاولى|جماد الأولى",
    6: "جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادى الآخر|جماد الثاني|جماد الآخر|جماد الآخرة|جماد ثاني",
    7: "رجب|رجب الفرد|رجب المرجب",
    8: "شعبان",
    9: "رمضان|رمضان المبارك",
    10: "شوال",
    11: "ذو القعدة|ذي القعدة|ذو القعده|ذي قعدة|ذوالقعدة|ذيالقعدة",
    12: "ذو الحجة|ذي الحجة|ذي حجة|ذوالحجة|ذيالحجة",
}
_ARABIC_WEEKDAYS = {
    0: "الاثنين|الإثنين|اثنين",
    1: "الثلاثاء|ثلاثاء",
    2: "الأربعاء|الاربعاء|أربعاء",
    3: "الخميس|خميس",
    4: "الجمعة|جمعة",
    5: "السبت|سبت",
    6: "الأحد|الاحد|أحد",
}

HIJRI_ENGLISH: tuple[tuple[int, str], ...] = (
    (1, r"(?:al-)?muharram"),
    (2, r"safar"),
    (4, r"rabi['`]?\s*(?:(?:al|ath|as)[- ]?(?:thani|akhir|aakhir|sani)|ii|2)|rabiul\s?(?:thani|akhir)"),
    (3, r"rabi['`]?\s*(?:al[- ]?aww?all?|i|1)|rabiul\s?aww?al"),
    (6, r"ju?mada?\s*(?:(?:al|ath|as)[- ]?(?:thani(?:ya|yah)?|akhir(?:a|ah)?|aakhira|sani)|ii|2)|jumadal\s?akhira"),
    (5, r"ju?mada?\s*(?:al[- ]?(?:aww?all?|ula|oula|awwala)|i|1)|jumadal\s?ula"),
    (7, r"rajab"),
    (8, r"sha['`]?a?['`]?ban"),
    (9, r"ramad[ah]+n|ramazan"),
    (10, r"shaw+al"),
    (11, r"(?:dhu|zul|thul|dhul|zu|thu)[- ]?(?:al|l)?[- ]?[qk]i?['`]?[ai]?d[ae]h?"),
    (12, r"(?:dhu|zul|thul|dhul|zu|thu)[- ]?(?:al|l)?[- ]?hijj?[ae]h?"),
)
HIJRI_ENGLISH_PATTERN = "|".join(f"(?:{pattern})" for _, pattern in HIJRI_ENGLISH)


def _table(words: dict[int, str]) -> dict[str, int]:
    return {fold(word): number for number, names in words.items() for word in names.split("|")}


ARABIC_MONTHS = _table(_ARABIC_MONTHS)
ARABIC_WEEKDAYS = _table(_ARABIC_WEEKDAYS)
HIJRI_ARABIC = _table(_HIJRI_ARABIC)


def alternatives(words: dict[str, int]) -> str:
    """A regular expression of all words, the longest first; a blank in a name matches any blanks."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word)))


def month_of(words: dict[str, int], name: str) -> int:
    """The number of a name matched by :func:`alternatives`."""
    return words[re.sub(r"\s+", " ", name.lower().rstrip("."))]


def hijri_english(name: str) -> int | None:
    """The number of a Hijri month in Latin letters, ``None`` if it is none."""
    for number, pattern in HIJRI_ENGLISH:
        if re.fullmatch(pattern, name.strip(), re.IGNORECASE):
            return number
    return None
