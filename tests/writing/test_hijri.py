"""Hijri dates are intervals that hold the true day, whichever calendar the writer counted by."""

from datetime import date, timedelta

from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from fonds.writing.times.hijri import days_of, nearest, year_of

DAYS = st.dates(min_value=date(1925, 1, 1), max_value=date(2076, 1, 1))


def tabular(day: date) -> tuple[int, int, int]:
    """The day in the arithmetic Islamic calendar (30-year cycle, civil epoch), reckoned apart from the library."""
    number = day.toordinal() + 1721425 - 1948440
    year = (30 * number + 10646) // 10631
    rest = number - (year - 1) * 354 - (3 + 11 * year) // 30
    month = min(12, rest * 2 // 59 + 1)
    while rest < (59 * (month - 1) + 1) // 2:
        month -= 1
    return year, month, rest - (59 * (month - 1) + 1) // 2 + 1


@given(DAYS)
def test_the_day_of_umm_al_qura_lies_inside(day: date) -> None:
    """Law: the interval of a written Hijri date holds the day by Umm al-Qura and is three days wide."""
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    interval = days_of(hijri.year, hijri.month, hijri.day)
    assert interval is not None
    assert interval[0] <= day <= interval[1]
    assert interval[1] - interval[0] == timedelta(days=2)


@given(st.dates(min_value=date(2012, 12, 1), max_value=date(2018, 9, 1)))
def test_a_day_of_the_reckoned_calendar_lies_inside_or_beside(day: date) -> None:
    """The arithmetic calendar differs by a day, seldom two; the interval holds it or ends the day before."""
    interval = days_of(*tabular(day))
    assert interval is None or interval[0] - timedelta(days=1) <= day <= interval[1] + timedelta(days=1)


def test_known_days() -> None:
    """18 Jumada II 1437 was 27 March 2016, 20 Muharram 1435 was 23 November 2013."""
    assert days_of(1437, 6, 18) == (date(2016, 3, 26), date(2016, 3, 28))
    assert days_of(1435, 1, 20) == (date(2013, 11, 22), date(2013, 11, 24))


def test_what_no_calendar_has_is_none() -> None:
    """A thirteenth month, a thirty-first day, a year outside the tables; a thirtieth by sighting is allowed."""
    assert days_of(1440, 13) is None
    assert days_of(1440, 1, 31) is None
    assert days_of(1200, 1, 1) is None
    assert days_of(1437, 6, 30) is not None


def test_a_date_without_year_needs_a_date_near_it() -> None:
    """Nine Rajab is found from a paper of the same months, and from none half a year away."""
    march = (date(2019, 3, 8), date(2019, 3, 10))
    found = nearest(7, 9, march)
    assert found is not None
    assert found[0] == 1440
    assert found[1] == (date(2019, 3, 15), date(2019, 3, 17))
    assert nearest(1, 9, march) is None
    assert year_of(date(1800, 1, 1)) is None
