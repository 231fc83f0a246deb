"""Orders: issuer, addressee, act, place, deadline, each from words that say so."""

import pytest

from fonds.engines.grammar.contract import Grammar
from fonds.model import Claim, Event, Order
from tests.claims.helping import only, words

REPORTED = [
    (
        "The Ministry ordered Colonel Marsh to withdraw his men from Kelmar.",
        "The Ministry",
        "Colonel Marsh",
        "withdraw",
        "his men",
    ),
    ("Colonel Marsh was ordered to withdraw his men.", "UNSTATED", "Colonel Marsh", "withdraw", "his men"),
    ("Headquarters instructed the garrison to burn the files.", "Headquarters", "the garrison", "burn", "the files"),
    ("The coast guard was told by the governor to release the ferry.", "the governor", "The coast guard", "release", "the ferry"),
    (
        "Governor Hale issued an order to the coast guard to seize the ferry.",
        "Governor Hale",
        "the coast guard",
        "seize",
        "the ferry",
    ),
]


@pytest.mark.parametrize(("text", "issuer", "addressee", "action", "theme"), REPORTED)
def test_a_reported_order_names_whom_it_names(
    text: str, issuer: str, addressee: str, action: str, theme: str, grammar: Grammar
) -> None:
    """Active, passive, and "issued an order to"."""
    (order,) = only(Order, text, grammar)
    assert (words(order.issuer), words(order.addressee), words(order.action), words(order.theme)) == (
        issuer,
        addressee,
        action,
        theme,
    )


def test_orders_sent_from_somewhere_have_no_addressee(grammar: Grammar) -> None:
    """The act and the addressee exist and are not said."""
    text = "The notes obtained by the paper are copies of typed orders sent from League headquarters."
    (order,) = only(Order, text, grammar)
    assert (words(order.issuer), order.addressee, order.action) == ("League headquarters", "UNSTATED", "UNSTATED")


@pytest.mark.parametrize(
    "text",
    [
        "They left in order to sleep.",
        "The house is in order.",
        "The Ministry did not order the withdrawal.",
        "Law and order broke down in Kelmar.",
        "The purchase order was late.",
        "He told me that the road was closed.",
    ],
)
def test_other_uses_of_the_words_are_no_orders(text: str, grammar: Grammar) -> None:
    """ "In order to", a purchase order, telling news."""
    assert not only(Order, text, grammar)


LETTER = """River Brigade
General Headquarters

To the commander of the Northern Sector

1. Withdraw all heavy guns from Kelmar to Sutra before 5 March 2019.
2. Do not open the gates before the convoy arrives.
3. The flour shall be handed over to the Hill Council by Friday.
4. Evacuate the depot at Tarn before the army attacks.

Signed
Idris Vant
"""


def test_a_letter_that_bids_gives_an_order_a_point(grammar: Grammar) -> None:
    """Issuer from the signature, addressee from the line "To the …"."""
    orders = only(
        Order, LETTER, grammar, Kelmar="LOC", Sutra="LOC", Tarn="LOC", Idris_Vant="PER", River_Brigade="ORG", Hill_Council="ORG"
    )
    assert [words(order.action) for order in orders] == ["Withdraw", "Do not open", "handed over", "Evacuate"]
    assert {words(order.issuer) for order in orders} == {"Idris Vant"}
    assert {words(order.addressee) for order in orders} == {"the commander of the Northern Sector"}
    assert [words(order.deadline) for order in orders][1::2] == ["before the convoy arrives", "before the army attacks"]
    assert all(order.deadline.earliest is None for order in orders[1::2] if hasattr(order.deadline, "earliest"))
    assert (orders[0].act, orders[1].act) == ("RETREAT", None)
    assert words(orders[0].place) == "Kelmar"
    assert "5 March 2019" in (words(orders[0].deadline) or "")


def test_what_is_bidden_is_not_done(grammar: Grammar) -> None:
    """Events of a bidding letter are ordered or planned, never asserted; its points are not claims."""
    assert {event.modality for event in only(Event, LETTER, grammar, Kelmar="LOC", Tarn="LOC")} <= {"ordered", "planned"}
    assert not only(Claim, LETTER, grammar)


def test_without_header_and_signature_the_issuer_is_unstated(grammar: Grammar) -> None:
    """A bare order names nobody, and a sentence about somebody else changes nothing."""
    text = "ORDER No. 7\n\n1. Withdraw the guns from Kelmar.\n2. Burn the files.\n"
    for more in ("", "\nGovernor Hale visited the market. The League sells fish.\n"):
        orders = only(Order, text + more, grammar)
        assert [(order.issuer, order.addressee) for order in orders] == [("UNSTATED", "UNSTATED")] * 2


def test_an_article_that_begins_with_a_verb_bids_nobody(grammar: Grammar) -> None:
    """Imperatives count in letters and orders only."""
    assert not only(Order, "Read more about the siege.\n\nThe brigade left the town. Follow our coverage.", grammar)


def test_a_letter_that_tells_to_act_is_not_the_issuer(grammar: Grammar) -> None:
    """Who signed it orders; if nobody is said to have, nobody is named."""
    (order,) = only(Order, "A letter signed by Idris Vant tells the garrison to leave the mill.", grammar, Idris_Vant="PER")
    assert words(order.issuer) == "Idris Vant"
    (order,) = only(Order, "One letter tells the garrison to leave the mill.", grammar)
    assert order.issuer == "UNSTATED"


STATES = """To: Mr Tam Orr, Director, Orr Haulage

ORDER No. 9

1. All lorries are to be clear of the Orsa crossing before 9 May 2020.
2. Nothing is to be left in the sheds.
3. The second company will enter the mill at dawn.

(signed) Colonel Idris Vant
cc: file
"""


def test_states_bans_and_wills_bid_too(grammar: Grammar) -> None:
    """ "are to be clear of", "Nothing is to be", "The company will": all are orders to the addressee."""
    orders = only(Order, STATES, grammar, Idris_Vant="PER", Orsa="LOC")
    assert [words(order.action) for order in orders] == ["are to be clear of", "Nothing is to be left", "enter"]
    assert [order.act for order in orders] == ["RETREAT", None, None]
    assert {(words(order.issuer), words(order.addressee)) for order in orders} == {
        ("Colonel Idris Vant", "Mr Tam Orr, Director, Orr Haulage")
    }


def test_a_duty_laid_on_the_reader_is_an_order_and_keeps_its_not(grammar: Grammar) -> None:
    """ "You are to …" bids without a heading; a ban keeps its "not"; what is unreal or nobody's is none."""
    text = (
        "To: Captain Mira Olsadi\nFrom: Colonel Hadi Qarmun\n\nYou are to leave the mill by 18 March 2017.\n"
        "The prisoners must not be beaten.\nNeither side shall fire on the crossing.\n"
        "Had we been told to leave the mill, we would have left it."
    )
    found = only(Order, text, grammar)
    assert [words(order.action) for order in found] == ["leave", "must not be beaten"]
    assert {words(order.addressee) for order in found} == {"Captain Mira Olsadi"}
