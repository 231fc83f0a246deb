"""Orders beside a ledger: lead time, chance, and the answers "none found" and "unknown"."""

from datetime import date, timedelta
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.model import Match
from fonds.proof import stage
from tests.proof.shelf import Shelf

TEXT = "To Major Suhail Qattan: withdraw the heavy guns from Tell Nahl before Thursday."
HEAD = ["id", "date", "type", "place", "side_a"]


def matches(
    rows: list[list[str]],
    written: str | tuple[str, str] | None = "2031-03-14",
    text: str = TEXT,
    place: str = "Tell Nahl",
    action: str = "withdraw",
) -> list[Match]:
    shelf = Shelf()
    shelf.paper("or", text, type="order", written=written)
    shelf.order("or", text, action=shelf.slot("or", action), place=shelf.slot("or", place))
    shelf.table("led", [HEAD, *rows])
    shelf.store.mark("ledger", "led", "1")
    stage.run(shelf.store)
    return list(shelf.store.rows(Match))


def test_an_attack_after_the_order_to_withdraw_is_foreknown_with_its_lead_time_and_chance() -> None:
    rows = [["1", "2031-01-01", "PROTEST", "Tell Nahl", "x"], ["2", "2031-03-17", "ASSAULT", "Tell Nahl", "Hill Guard"]]
    (found,) = matches(rows, ("2031-03-13", "2031-03-15"))
    assert (found.verdict, found.direction, found.lead_days) == ("foreknown", "before", (2, 4))
    assert found.p_chance == pytest.approx(1 - exp(-1 / 76 * 30), abs=1e-3)
    assert "few events" in found.because


def test_a_withdrawal_at_the_place_carries_the_order_out_beside_the_attack_it_makes_way_for() -> None:
    rows = [["1", "2031-03-16", "RETREAT", "Tell Nahl", "x"], ["2", "2031-03-17", "ASSAULT", "Tell Nahl", "x"]]
    assert sorted((row.verdict, row.lead_days) for row in matches(rows)) == [("executed", (2, 2)), ("foreknown", (3, 3))]


def test_an_interval_that_reaches_over_the_event_is_never_called_foreknown() -> None:
    (found,) = matches([["1", "2031-03-17", "ASSAULT", "Tell Nahl", "x"]], ("2031-03-14", "2031-03-18"))
    assert (found.verdict, found.lead_days) == ("overlaps", (-1, 3))


def test_an_order_written_after_the_event_says_after() -> None:
    (found,) = matches([["1", "2031-03-10", "ASSAULT", "Tell Nahl", "x"]])
    assert (found.verdict, found.lead_days) == ("after", (-4, -4))


@pytest.mark.parametrize(
    "row",
    [
        ["1", "2031-03-17", "ASSAULT", "Umm Kharaz", "x"],  # another place
        ["1", "2031-06-17", "ASSAULT", "Tell Nahl", "x"],  # long after
        ["1", "2031-03-17", "PROTEST", "Tell Nahl", "x"],  # another kind
        ["1", "", "ASSAULT", "Tell Nahl", "x"],  # no day
    ],
)
def test_none_found_is_an_answer(row: list[str]) -> None:
    (found,) = matches([row, ["9", "2031-02-01", "PROTEST", "Port Essaf", "x"]])
    assert (found.verdict, found.event, found.lead_days) == ("none_found", None, None)


def test_an_order_without_a_day_is_unknown_even_beside_a_fitting_event() -> None:
    (found,) = matches([["1", "2031-03-17", "ASSAULT", "Tell Nahl", "x"]], None)
    assert (found.verdict, found.event) == ("unknown", None) and "no day" in found.because


def test_an_order_without_a_place_is_unknown() -> None:
    (found,) = matches([["1", "2031-03-17", "ASSAULT", "Tell Nahl", "x"]], place="UNSTATED")
    assert found.verdict == "unknown" and "no place" in found.because


def test_the_place_is_known_across_scripts() -> None:
    text = "إلى الرائد سهيل: اسحبوا المدافع من مردش فورا"
    (found,) = matches([["1", "2031-03-17", "ASSAULT", "Mirdash", "x"]], text=text, place="مردش", action="اسحبوا")
    assert found.verdict == "foreknown"
    (found,) = matches([["1", "2031-03-17", "ASSAULT", "Mirzaq", "x"]], text=text, place="مردش", action="اسحبوا")
    assert found.verdict == "none_found"


def test_without_a_ledger_nothing_is_claimed() -> None:
    shelf = Shelf()
    shelf.paper("or", TEXT, written="2031-03-14")
    shelf.order("or", TEXT, place=shelf.slot("or", "Tell Nahl"))
    stage.run(shelf.store)
    assert list(shelf.store.rows(Match)) == []


@given(st.integers(-60, 60), st.integers(0, 5), st.integers(0, 5))
def test_the_lead_time_always_holds_the_true_one(lead: int, before: int, after: int) -> None:
    """Whatever day in its interval the order was truly written on, the interval of the lead holds the true distance."""
    true = date(2031, 5, 1)
    happened = true + timedelta(days=lead)
    written = ((true - timedelta(days=before)).isoformat(), (true + timedelta(days=after)).isoformat())
    made = matches([["1", happened.isoformat(), "ASSAULT", "Tell Nahl", "x"]], written)
    assert len(made) == 1 and (made[0].lead_days or not 6 <= lead <= 20)
    for found in made:
        if found.lead_days:
            assert found.lead_days[0] <= lead <= found.lead_days[1]
            assert (found.verdict == "foreknown") == (found.lead_days[0] > 0)
