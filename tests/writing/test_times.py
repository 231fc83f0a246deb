"""Time expressions: value, days, relation; dated only by the document's own date. Every person and place is invented."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.model import DayRange, Time
from fonds.writing.times import find_times

WRITTEN = DayRange(date(2016, 3, 20), date(2016, 3, 20))
"""A Sunday."""


def one(text: str, written: DayRange | None = WRITTEN, language: str | None = None) -> Time:
    """The only time expression of a text."""
    found = find_times(text, language=language, written=written)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "27 March 2016",
        "March 27, 2016",
        "the 27th of March, 2016",
        "27/3/2016",
        "2016-03-27",
        "27.3.2016",
        "Sunday, 27 March 2016",
        "2016/03/27",
        "٢٧ آذار ٢٠١٦",
        "٢٧/٣/٢٠١٦",
        "27 مارس 2016",
        "السابع والعشرين من آذار 2016",
        "يوم الأحد 27 مارس 2016 م",
        "٢٧ آذَار ٢٠١٦",
        "۲۷ مارس ۲۰۱۶",
        "27 آذار/مارس 2016",
    ],
)
def test_a_full_date_in_any_writing_is_one_day(text: str) -> None:
    """The same day in English and in Arabic with three sets of months, in digits of three scripts."""
    time = one(text, None)
    assert (time.type, time.value, time.earliest, time.latest) == ("DATE", "2016-03-27", date(2016, 3, 27), date(2016, 3, 27))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in March 2016", "2016-03"),
        ("in 1998", "1998"),
        ("the 1990s", "199X"),
        ("the 20th century", "19"),
        ("summer 2015", "2015-SU"),
        ("the first quarter of 2016", "2016-Q1"),
        ("شهر تشرين الثاني ٢٠١٥", "2015-11"),
        ("عام ٢٠١٤", "2014"),
        ("كانون الأول 2013", "2013-12"),
    ],
)
def test_coarser_dates_keep_their_grain(text: str, value: str) -> None:
    """A month is not a day."""
    time = one(text, None)
    assert time.value == value
    assert time.earliest and time.latest and time.earliest < time.latest


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("the three-week siege", "DURATION", "P3W"),
        ("an 18-month inquiry", "DURATION", "P18M"),
        ("They traded for years", "DURATION", "PXY"),
        ("They fled in days", "DURATION", "PXD"),
        ("for weeks", "DURATION", "PXW"),
        ("deals going back years", "DURATION", "PXY"),
        ("several months", "DURATION", "PXM"),
        ("every Friday", "SET", "XXXX-WXX-5"),
        ("daily", "SET", "P1D"),
        ("لمدة أسبوعين", "DURATION", "P2W"),
        ("منذ سنوات", "DURATION", "PXY"),
        ("طوال ثلاثة أشهر", "DURATION", "P3M"),
        ("كل يوم جمعة", "SET", "XXXX-WXX-5"),
        ("كل شهر", "SET", "P1M"),
        ("27 March", "DATE", "XXXX-03-27"),
        ("at 0400", "TIME", "T04:00"),
        ("before dawn", "TIME", "TMO"),
        ("at 4.30 p.m.", "TIME", "T16:30"),
        ("الساعة الرابعة والنصف فجراً", "TIME", "T04:30"),
        ("الساعة ٨ مساءً", "TIME", "T20"),
    ],
)
def test_without_a_date_of_its_own_nothing_is_dated(text: str, kind: str, value: str) -> None:
    """Durations, sets, clock times and open dates have a value and no days."""
    time = one(text, None)
    assert (time.type, time.value, time.earliest, time.latest) == (kind, value, None, None)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Two months later, the town fell again.", "AFTER P2M"),
        ("the following day", "AFTER P1D"),
        ("three weeks earlier", "BEFORE P3W"),
        ("بعد ذلك بيومين", "AFTER P2D"),
        ("اليوم التالي", "AFTER P1D"),
        ("that day", "SAME"),
        ("قبل يومين من الهجوم", "BEFORE P2D"),
    ],
)
def test_what_leans_on_something_told_before_stays_open(text: str, relation: str) -> None:
    """Even beside a dated letter: "two months later" is later than what the text told, not than the letter."""
    time = one(text)
    assert (time.value, time.earliest, time.latest, time.relation) == (None, None, None, relation)


@pytest.mark.parametrize(
    ("text", "relation", "first", "last"),
    [
        ("We move tomorrow.", "AFTER P1D", date(2016, 3, 21), date(2016, 3, 21)),
        ("two days after this letter", "AFTER P2D", date(2016, 3, 22), date(2016, 3, 22)),
        ("within three days", "WITHIN P3D", date(2016, 3, 20), date(2016, 3, 23)),
        ("two days ago", "BEFORE P2D", date(2016, 3, 18), date(2016, 3, 18)),
        ("last year", None, date(2015, 1, 1), date(2015, 12, 31)),
        ("غداً", "AFTER P1D", date(2016, 3, 21), date(2016, 3, 21)),
        ("خلال ثلاثة أيام من تاريخه", "WITHIN P3D", date(2016, 3, 20), date(2016, 3, 23)),
        ("سننسحب بعد يومين", "AFTER P2D", date(2016, 3, 22), date(2016, 3, 22)),
        ("يوم الجمعة القادم", None, date(2016, 3, 25), date(2016, 3, 25)),
        ("Withdraw by Friday.", None, date(2016, 3, 25), date(2016, 3, 25)),
    ],
)
def test_what_leans_on_the_document_is_dated_by_it(text: str, relation: str | None, first: date, last: date) -> None:
    """Deictic expressions: dated beside the letter's date, open without it."""
    time = one(text)
    assert (time.relation, time.earliest, time.latest) == (relation, first, last)
    undated = one(text, None)
    assert (undated.earliest, undated.latest) == (None, None)


def test_day_and_month_that_can_be_exchanged_stay_an_interval() -> None:
    """3/4/2016 may be April or March; another date of the paper, or Arabic text, tells."""
    open_date = one("3/4/2016", None)
    assert (open_date.earliest, open_date.latest) == (date(2016, 3, 4), date(2016, 4, 3))
    assert find_times("27/3/2016 and 3/4/2016")[1].value == "2016-04-03"
    assert find_times("3/27/2016 and 3/4/2016")[1].value == "2016-03-04"
    assert one("بتاريخ 3/4/2016", None).value == "2016-04-03"


@pytest.mark.parametrize(
    "text",
    [
        "18 Jumada II 1437",
        "18 Jumada al-Akhirah 1437 AH",
        "١٨ جمادى الآخرة ١٤٣٧ هـ",
        "الثامن عشر من جمادى الثانية 1437",
        "18/6/1437",
        "١٨/٦/١٤٣٧هـ",
    ],
)
def test_a_hijri_date_is_never_one_day(text: str) -> None:
    """An interval of a day either way, with its calendar."""
    time = one(text, None)
    assert (time.calendar, time.earliest, time.latest) == ("hijri", date(2016, 3, 26), date(2016, 3, 28))


def test_both_calendars_side_by_side_meet() -> None:
    """ "9 Rajab 1440 / 16 March 2019" is that one day; two that cannot agree stay as they are."""
    for text in ("9 Rajab 1440 / 16 March 2019", "٩ رجب ١٤٤٠ هـ الموافق ١٦ آذار ٢٠١٩ م"):
        assert {(time.earliest, time.latest) for time in find_times(text)} == {(date(2019, 3, 16), date(2019, 3, 16))}
    apart = find_times("9 Rajab 1440 / 26 March 2019")
    assert apart[0].earliest == date(2019, 3, 15)
    assert apart[1].earliest == date(2019, 3, 26)


def test_a_hijri_date_without_year_needs_the_letters_own() -> None:
    """«التاسع من رجب» is dated beside a dated letter, and open alone."""
    text = "قبل فجر يوم التاسع من رجب"
    dated = one(text, DayRange(date(2019, 3, 8), date(2019, 3, 10), calendar="hijri"))
    assert (dated.earliest, dated.latest, dated.relation) == (date(2019, 3, 15), date(2019, 3, 17), "BEFORE")
    assert dated.text == text
    alone = one(text, None)
    assert (alone.value, alone.earliest) == (None, None)


def test_date_and_hour_are_one_time() -> None:
    """ "at 0400 on Friday 25 March"."""
    time = one("at 0400 on Friday 25 March")
    assert (time.type, time.value) == ("TIME", "2016-03-25T04:00")


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the sea.",
        "2000 rifles",
        "Order 117/4",
        "He is in his 30s? No: a 39-year-old clerk",
        "In a second.",
        "Mr Rajab Tamwil",
        "an hour's walk away is a may tree",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Words that are months elsewhere, counts, ages, names."""
    assert [time.text for time in find_times(text) if time.type == "DATE" and time.text != "30s"] == []


@pytest.mark.parametrize(
    "text", ["3-5 May 2019", "from 3 to 5 May 2019", "between 3 and 5 May 2019", "May 3-5, 2019", "من ٣ إلى ٥ أيار ٢٠١٩"]
)
def test_days_of_one_month_from_to(text: str) -> None:
    """A stretch of days written with one month."""
    time = one(text, None)
    assert (time.value, time.earliest, time.latest) == ("2019-05-03/2019-05-05", date(2019, 5, 3), date(2019, 5, 5))


def test_a_year_written_once_holds_for_both() -> None:
    """ "between 25 February and 20 March 2019"; over the turn of a year the first lies in the year before."""
    assert [time.value for time in find_times("between 25 February and 20 March 2019")] == ["2019-02-25", "2019-03-20"]
    assert [time.value for time in find_times("from 20 December to 5 January 2019")] == ["2018-12-20", "2019-01-05"]
    assert [time.value for time in find_times("On 25 February they met. On 20 March 2019 they left.")] == [
        "XXXX-02-25",
        "2019-03-20",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ledger closes on the 20th.", "XXXX-XX-20"),
        ("Close it by the 22nd, please.", "2016-03-22"),
        ("April next year", "2017-04"),
        ("صيف ٢٠١٥", "2015-SU"),
        ("القصف في منتصف الليل", "T00:00"),
        ("a day-long meeting", "P1D"),
        ("at 7:56:30 pm", "T19:56:30"),
        ("Friday morning", "XXXX-WXX-5TMO"),
    ],
)
def test_short_forms(text: str, value: str) -> None:
    """Days of the month, stepped years, parts of the day, seconds."""
    assert one(text).value == value


def test_an_interval_as_document_date_carries_through() -> None:
    """A letter dated by a Hijri day gives tomorrow the same slack, and no single value."""
    time = one("غداً", DayRange(date(2019, 3, 8), date(2019, 3, 10), calendar="hijri"))
    assert (time.value, time.earliest, time.latest) == (None, date(2019, 3, 9), date(2019, 3, 11))


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2070, 1, 1)))
@settings(max_examples=60)
def test_a_written_hijri_day_holds_the_true_day(day: date) -> None:
    """Law, through the whole reading: digits of a Hijri date give an interval that holds the day."""
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    time = one(f"{hijri.day}/{hijri.month}/{hijri.year} هـ", None)
    assert time.earliest and time.latest
    assert time.earliest <= day <= time.latest


_PIECES = st.lists(
    st.sampled_from(
        [
            "tomorrow",
            "within three days",
            "Two months later",
            "on Friday",
            "27 March",
            "last week",
            "for years",
            "at dawn",
            "غداً",
            "بعد يومين",
            "خلال أسبوع",
            "التاسع من رجب",
            "يوم الجمعة",
            "قبل شهرين",
            "the army",
            "will move",
            "انسحبت",
            ",",
            ".",
            "\n",
            "اَلسَّلَام",
            "\u200f",
            "3/4",
            "الساعة ٥",
        ]
    ),
    max_size=12,
)


@given(_PIECES)
@settings(max_examples=150)
def test_laws_of_spans_and_open_dates(pieces: list[str]) -> None:
    """Laws: spans quote; none overlaps another; without a document date no relative time has days."""
    text = " ".join(pieces)
    found = find_times(text)
    for time in found:
        assert text[time.start : time.end] == time.text
        assert time.earliest is None and time.latest is None
    for left, right in pairwise(found):
        assert left.end <= right.start


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1)), _PIECES)
@settings(max_examples=60)
def test_days_never_run_backwards(day: date, pieces: list[str]) -> None:
    """Law: earliest <= latest, whatever the document's date."""
    for time in find_times(" ".join(pieces), written=DayRange(day, day + timedelta(days=1))):
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
