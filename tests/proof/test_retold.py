"""Reports that had papers before them, figures told differently, and that a paper taken away leaves no trace."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.model import Card, Claim, Deal, Descent, Document, Event, Line, Match, Mention, Order, Page, Slot, Time
from fonds.proof import stage
from fonds.proof.figures import differ, figures
from fonds.proof.propositions import place_keys
from tests.proof.shelf import Shelf

_KINDS = (Claim, Deal, Document, Event, Line, Match, Mention, Order, Page, Time)
LETTER = "To the miller of Ardun. Twelve barges of barley leave Port Selk on 4 May 2031 for 700 drums of oil. Mirka Tolland."
OTHER = "From the office at Ardun. Salt goes down to Port Selk in nine barges, not before 8 June 2031, says Sander Quoll."
NEWS = (
    "A river bargain\n\nPapers seen by this newspaper say that twelve barges of barley left Port Selk for 900 drums of oil. "
    "One letter, signed by Mirka Tolland, names the miller of Ardun and 4 May 2031."
)


def _time(shelf: Shelf, id: str, quote: str, day: str) -> None:
    found = shelf._span(id, quote)
    when = date.fromisoformat(day)
    shelf.store.put([Time(*found, "DATE", day, when, when, **shelf._bound(id, quote, f"t-{id}-{day}"))])


def _paper(shelf: Shelf, id: str) -> None:
    if id == "letter":
        shelf.paper("letter", LETTER, written="2031-05-01")
        shelf.mention("letter", "Mirka Tolland", "e-mirka", "PER")
        _time(shelf, "letter", "4 May 2031", "2031-05-04")
        _barter(shelf, "letter", "Twelve barges of barley leave Port Selk on 4 May 2031 for 700 drums of oil")
    elif id == "other":
        shelf.paper("other", OTHER, written="2031-05-02")
        shelf.mention("other", "Sander Quoll", "e-sander", "PER")
        _time(shelf, "other", "8 June 2031", "2031-06-08")
    else:
        shelf.paper("news", NEWS, type="news", written="2031-07-01")
        shelf.mention("news", "Mirka Tolland", "e-mirka", "PER")
        _time(shelf, "news", "4 May 2031", "2031-05-04")
        shelf.claim("news", "twelve barges of barley left Port Selk for 900 drums of oil", source=shelf.slot("news", "Papers"))
        _barter(shelf, "news", "twelve barges of barley left Port Selk for 900 drums of oil")
    for quote, entity in (("Port Selk", "e-selk"), ("Ardun", "e-ardun")):
        shelf.mention(id, quote, entity)


def _barter(shelf: Shelf, id: str, quote: str) -> None:
    shelf.event(id, quote, "COOPERATE", place=shelf.slot(id, "Port Selk", "e-selk"))


def _case(papers: Sequence[str]) -> Shelf:
    shelf = Shelf()
    for id in papers:
        _paper(shelf, id)
    stage.run(shelf.store)
    return shelf


def _all(shelf: Shelf) -> list[object]:
    return [*shelf.store.rows(Descent), *shelf.store.rows(Card)]


def test_a_report_hangs_on_the_letter_whose_people_days_and_figures_it_tells_and_on_no_other() -> None:
    (row,) = _case(["letter", "other", "news"]).store.rows(Descent)
    assert (row.child, row.parent, row.kind, row.direction_known) == ("news", "letter", "report_of", True)
    assert row.probability < 0.95


def test_a_report_of_what_no_paper_of_the_case_says_hangs_on_none() -> None:
    assert not list(_case(["other", "news"]).store.rows(Descent))


def test_a_figure_that_the_report_changed_is_a_contradiction_with_the_line_that_holds_it_and_one_origin() -> None:
    cards = list(_case(["letter", "other", "news"]).store.rows(Card))
    rows = [row for card in cards for row in card.contradictions]
    assert rows and all(row.kind == "different figures" for row in rows)
    assert all({row.a[0].document, row.b[0].document} == {"letter", "news"} for row in rows)
    assert all(card.n_origins == (1, 1) for card in cards)


LAWS = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LAWS
@given(st.permutations(["letter", "other", "news"]), st.sampled_from(["letter", "other", "news"]))
def test_a_paper_taken_away_is_as_if_it_had_never_come_in_any_sequence(papers: list[str], gone: str) -> None:
    shelf = _case(papers)
    with shelf.store.transaction():
        for kind in _KINDS:
            owner = "id" if kind is Document else "document"
            shelf.store.replace(kind, [row for row in shelf.store.rows(kind) if getattr(row, owner) != gone])
    stage.run(shelf.store)
    assert _all(shelf) == _all(_case([id for id in ("letter", "other", "news") if id != gone]))


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("700 drums of oil", "900 drums of oil", True),
        ("700 drums of oil", "seven hundred drums of oil", False),
        ("about 700 drums of oil", "750 drums of oil", False),
        ("about 700 drums of oil", "1,200 drums of oil", True),
        ("at least 700 drums of oil", "900 drums of oil", False),
        ("700 drums of oil", "900 drums of water", False),
        ("lots of 60 tonnes, 1,200 tonnes of barley in all", "1,200 tonnes of barley", False),
        ("3 days", "5 days", False),
        ("٧٠٠ برميل", "٩٠٠ برميل", True),
    ],
)
def test_figures_clash_only_where_they_count_one_thing_and_cannot_both_be_meant(one: str, other: str, clash: bool) -> None:
    assert differ(figures(one), figures(other)) is differ(figures(other), figures(one)) is clash


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tel Arvan", "تل أرفان", True),
        ("Tel Arvan", "Tel Mirosh", False),
        ("مدينة درفان", "مدينة سلموك", False),
        ("the city of Darfan", "درفان", True),
    ],
)
def test_a_place_is_known_by_its_own_name_not_by_the_words_it_shares_with_many(one: str, other: str, same: bool) -> None:
    assert bool(place_keys(Slot(one, 0, len(one))) & place_keys(Slot(other, 0, len(other)))) is same


def test_a_negative_claim_without_an_event_of_its_own_is_a_denial_and_a_claim_of_something_else_is_none() -> None:
    shelf = Shelf()
    shelf.paper("a", "The heavy mortars were withdrawn from Port Selk on 4 May 2031.", type="letter")
    shelf.event("a", "The heavy mortars were withdrawn from Port Selk", "RETREAT", place=shelf.slot("a", "Port Selk", "e-selk"))
    shelf.paper(
        "b", "The heavy mortars were not withdrawn from Port Selk. The bread was not sold at Port Selk.", type="witness statement"
    )
    shelf.claim("b", "The heavy mortars were not withdrawn from Port Selk", polarity="negative")
    shelf.claim("b", "The bread was not sold at Port Selk", polarity="negative")
    stage.run(shelf.store)
    (card,) = shelf.store.rows(Card)
    (row,) = card.contradictions
    assert (row.kind, [anchor.quote for anchor in row.b]) == ("denied", ["The heavy mortars were not withdrawn from Port Selk"])
    assert [item.document for item in card.items if item.stance == "against"] == ["b"]
