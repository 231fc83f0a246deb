"""The annotated news article, where it lies beside the checkout: names joined, deals found, nothing invented."""

from functools import cache

import pytest
from evaluation import seed
from evaluation.row import shared

PLACE = shared()
pytestmark = pytest.mark.skipif(PLACE is None, reason="the annotated article does not lie beside this checkout")


@cache
def figures() -> dict[str, float]:
    """Metric to figure."""
    assert PLACE is not None
    return {row.metric: row.fonds for row in seed.measure(PLACE)}


def test_every_span_quotes_the_text_exactly() -> None:
    """All of them."""
    assert figures()["spans that quote the text exactly"] == 1.0


def test_names_are_joined_and_the_government_is_not_the_person() -> None:
    """An armed group under its names, long and short, is one; a government called after a man is not he."""
    assert figures()["Islamic State = IS = ISIS are one"] == 1.0
    assert figures()["the government is not the person"] == 1.0
    assert figures()["pairs of mentions joined rightly (precision)"] == 1.0


def test_deals_and_orders_are_found_and_no_giver_is_invented() -> None:
    """At least four of the five deals; every giver that the text leaves open stays open."""
    assert figures()["deals found"] >= 0.8
    assert figures()["orders found"] >= 0.6
    assert figures()["invented givers"] == 0


def test_sayings_have_their_sources_and_captions_count_once() -> None:
    """Documents, defectors and the investigation say what they say; three repeated captions are said once."""
    assert figures()["sayings whole (source, cue and content overlap)"] >= 0.9
    assert figures()["hedges found"] >= 0.9
    assert figures()["repeated captions counted once"] == 1.0


def test_a_date_without_an_anchor_stays_open() -> None:
    """Two months after what? The text does not date it."""
    assert figures()["relative dates left open"] == 1.0
