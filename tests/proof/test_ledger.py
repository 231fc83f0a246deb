"""Ledgers of events that happened: tables with whatever headings, read into events that point at their cells."""

import pytest

from fonds.model import Event, Slot
from fonds.proof import stage
from fonds.proof.ledger import OTHER
from tests.proof.shelf import Shelf, day


def events(*rows: list[str]) -> list[Event]:
    shelf = Shelf()
    shelf.table("led", rows)
    shelf.store.mark("ledger", "led", "1")
    stage.run(shelf.store)
    return list(shelf.store.rows(Event))


def test_a_row_becomes_an_event_whose_words_stand_in_its_cells() -> None:
    (found,) = events(
        ["id", "date", "type", "place", "side_a", "what"],
        ["R7", "2031-03-17", "ASSAULT", "Tell Nahl", "Hill Guard", "Column enters the town"],
    )
    assert (found.ledger, found.type) == ("R7", "ASSAULT")
    assert isinstance(found.place, Slot) and found.place.text == "Tell Nahl"
    assert isinstance(found.time, Slot) and (found.time.earliest, found.time.latest) == (day("2031-03-17"),) * 2
    assert found.anchors[0].cell == "A2" and found.anchors[0].line == 2
    assert {role.name: role.slot.text for role in found.roles} == {"actor": "Hill Guard", "description": "Column enters the town"}


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("17 March 2031", "2031-03-17", "2031-03-17"),
        ("March 2031", "2031-03-01", "2031-03-31"),
        ("٢٠٣١-٠٣-١٧", "2031-03-17", "2031-03-17"),
    ],
)
def test_a_day_is_no_more_precise_than_it_is_written(cell: str, first: str, last: str) -> None:
    (found,) = events(["When", "Location", "Event type"], [cell, "Tell Nahl", "Battles"])
    assert isinstance(found.time, Slot) and (found.time.earliest, found.time.latest) == (day(first), day(last))
    assert found.type == "ASSAULT"


def test_start_and_end_columns_make_one_time() -> None:
    (found,) = events(
        ["date_start", "date_end", "where", "what"], ["2031-03-17", "2031-03-19", "Umm Kharaz", "Garrison withdrew by night"]
    )
    assert isinstance(found.time, Slot) and (found.time.earliest, found.time.latest) == (day("2031-03-17"), day("2031-03-19"))
    assert (found.type, found.mode) == ("RETREAT", "withdraw")


def test_arabic_headings_and_types_are_read() -> None:
    (found,) = events(["الرقم", "التاريخ", "النوع", "المكان"], ["5", "17 آذار 2031", "قصف", "تل النحل"])
    assert (found.ledger, found.type) == ("5", "ASSAULT")
    assert isinstance(found.place, Slot) and found.place.text == "تل النحل"


def test_a_row_of_no_known_type_stays_and_a_footer_is_no_event() -> None:
    found = events(["date", "place", "what"], ["2031-03-17", "Tell Nahl", "The moon was seen"], ["kept by the schoolmaster"])
    assert [event.type for event in found] == [OTHER]


def test_a_table_without_a_column_of_days_holds_no_event() -> None:
    assert events(["goods", "unit", "place"], ["wheat", "t", "Tell Nahl"]) == []
