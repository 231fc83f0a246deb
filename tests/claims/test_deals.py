"""Deals: parties and terms as the words give them; givers stay UNSTATED where they do not."""

import pytest

from fonds.engines.grammar.contract import Grammar
from fonds.model import Deal, Order
from tests.claims.helping import findings, only, words


def test_each_listed_term_is_a_deal_with_the_parties_of_the_list(grammar: Grammar) -> None:
    """ "deals between A and B to: …; …; and …"."""
    text = (
        "They describe pacts between the Valley Council and League captains to: remove cannons from Orsa; "
        "trade salt for timber; and clear some villages by League crews before the navy landed."
    )
    deals = only(Deal, text, grammar, Valley_Council="ORG", Orsa="LOC")
    assert [deal.text for deal in deals] == [
        "remove cannons from Orsa",
        "trade salt for timber",
        "clear some villages by League crews before the navy landed",
    ]
    for deal in deals:
        assert [slot.text for slot in deal.parties] == ["the Valley Council", "League captains"]
        assert [each.rung for each in deal.status] == ["agreed"]
    assert [(words(term.giver), words(term.theme)) for term in deals[1].terms] == [("UNSTATED", "salt"), ("UNSTATED", "timber")]
    assert words(deals[0].terms[0].giver) == "UNSTATED"
    assert words(deals[0].terms[0].origin) == "Orsa"
    assert words(deals[2].terms[0].condition) == "before the navy landed"


BARTERS = [
    ("The brigade and the ministry exchanged wheat for cement.", [("UNSTATED", "wheat"), ("UNSTATED", "cement")]),
    ("Wheat was bartered for cement.", [("UNSTATED", "Wheat"), ("UNSTATED", "cement")]),
    ("They agreed to swap salt for medicine.", [("UNSTATED", "salt"), ("UNSTATED", "medicine")]),
    ("The brigade supplied the ministry with nothing.", None),
    ("The two armies exchanged fire for hours.", None),
    (
        "The League bought 200 rifles from a dealer for 90,000 crowns.",
        [("a dealer", "200 rifles"), ("The League", "90,000 crowns")],
    ),
    (
        "The council delivered barley to the garrison in return for diesel.",
        [("The council", "barley"), ("the garrison", "diesel")],
    ),
    ("In exchange for rice, the League released the fishermen.", [("the League", "the fishermen"), ("UNSTATED", "rice")]),
]


@pytest.mark.parametrize(("text", "expected"), BARTERS)
def test_who_gives_what_is_told_only_where_the_words_tell(
    text: str, expected: list[tuple[str, str]] | None, grammar: Grammar
) -> None:
    """Barter verbs leave the givers open; giving verbs name theirs."""
    deals = only(Deal, text, grammar)
    if expected is None:
        assert not deals
        return
    assert [(words(term.giver), words(term.theme)) for deal in deals for term in deal.terms] == expected


def test_handing_over_as_part_of_a_deal_is_executed_and_taking_back_leaves_the_giver_open(grammar: Grammar) -> None:
    """Same place, two framings, no invented giver."""
    text = "The League handed Orsa back to navy crews as part of a chain of agreements going back months."
    (deal,) = only(Deal, text, grammar, League="ORG", Orsa="LOC")
    (term,) = deal.terms
    assert (words(term.giver), words(term.recipient), words(term.theme)) == ("The League", "navy crews", "Orsa")
    assert [each.rung for each in deal.status] == ["executed"]
    text = "Navy crews, backed by drones, took back control of the main forts in Orsa in one of the largest deals signed."
    (deal,) = only(Deal, text, grammar, Orsa="LOC")
    (term,) = deal.terms
    assert (words(term.giver), words(term.recipient)) == ("UNSTATED", "Navy crews")


LADDER = [
    ("The League and the council signed an agreement.", "agreed"),
    ("The League refused to release the fishermen.", "refused"),
    ("The truce between the League and the council was violated on Tuesday.", "violated"),
    ("The League offered to release the fishermen in exchange for rice.", "proposed"),
    ("The League agreed to release the fishermen in exchange for rice.", "agreed"),
    ("The League released the fishermen in exchange for rice.", "executed"),
    ("The League would release the fishermen in exchange for rice.", "proposed"),
    ("The governor ordered the guard to release the fishermen in exchange for rice.", "ordered"),
]


@pytest.mark.parametrize(("text", "rung"), LADDER)
def test_the_rung_is_the_one_the_words_carry(text: str, rung: str, grammar: Grammar) -> None:
    """Agreed is not done; ordered is not agreed."""
    rungs = {each.rung for deal in only(Deal, text, grammar) for each in deal.status}
    assert rungs == {rung}


def test_collusion_is_an_umbrella_without_terms(grammar: Grammar) -> None:
    """Parties and how long, nothing given."""
    text = "The League has been colluding with the Valley Council for years in deals over salt and the old port of Orsa."
    (deal,) = only(Deal, text, grammar, League="ORG", Valley_Council="ORG", Orsa="LOC")
    assert [slot.text for slot in deal.parties] == ["The League", "the Valley Council"]
    assert deal.terms == ()
    assert words(deal.duration) == "for years"


def test_a_contract_gives_parties_date_term_and_law(grammar: Grammar) -> None:
    """The set phrases of agreements."""
    text = (
        "STORAGE AGREEMENT\n\nThis Agreement is made and entered into as of March 3, 2017 "
        "by and between Orsa Grain Company, Inc., a corporation, "
        "and Tessel Mills LLC (each a “Party”). The Parties hereby agree as follows.\n\n"
        "This Agreement shall remain in effect for a period of three years from the date hereof.\n\n"
        "This Agreement shall be governed by the laws of the Republic of Tessaly.\n"
    )
    deal = next(deal for deal in only(Deal, text, grammar) if deal.jurisdiction)
    assert [slot.text for slot in deal.parties] == ["Orsa Grain Company, Inc.", "Tessel Mills LLC"]
    assert words(deal.time) == "March 3, 2017"
    assert "three years" in (words(deal.duration) or "")
    assert words(deal.jurisdiction) == "Tessaly"


def test_in_return_ties_the_act_of_one_sentence_to_that_of_the_next(grammar: Grammar) -> None:
    """Two points of a letter, one exchange; nobody is named, so nobody gives."""
    text = (
        "ORDER No. 7\n\n1. All guns are to be withdrawn from Orsa before dawn.\n2. In return the hill road will be left open.\n"
    )
    (deal,) = only(Deal, text, grammar, Orsa="LOC")
    assert [(words(term.giver), words(term.theme)) for term in deal.terms] == [
        ("UNSTATED", "All guns"),
        ("UNSTATED", "the hill road"),
    ]
    assert [each.rung for each in deal.status] == ["ordered"]


def test_the_shalls_of_an_agreement_are_terms_and_no_orders(grammar: Grammar) -> None:
    """Parties from the line that lists them; a draft is only proposed."""
    points = (
        "Parties: the Valley Council, by its clerk; and the League Stores.\n"
        "1. Thirty barrels of oil shall be delivered at Orsa to the League Stores.\n"
        "2. Against this the League shall release 90 sacks of salt to the Council.\n"
    )
    for heading, rung in (("MEMORANDUM OF UNDERSTANDING\n", "agreed"), ("DRAFT\nMEMORANDUM OF UNDERSTANDING\n", "proposed")):
        text = heading + points + "Signed on 4 May 2020.\n"
        found = findings(text, grammar, Orsa="LOC", Valley_Council="ORG", League_Stores="ORG")
        (deal,) = [each for each in found if isinstance(each, Deal)]
        assert [slot.text for slot in deal.parties] == ["the Valley Council", "the League Stores"]
        assert [words(term.giver) for term in deal.terms] == ["UNSTATED", "the League"]
        assert [each.rung for each in deal.status] == [rung]
        assert not [each for each in found if isinstance(each, Order)]
