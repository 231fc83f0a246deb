"""Who says what: sources as they stand, contents without source and cue, nothing invented."""

import pytest

from fonds.engines.grammar.contract import Grammar
from fonds.model import Claim
from tests.claims.helping import only, words

SAYINGS = [
    ("Two officials said on Monday that the brigade had left Kelmar.", "Two officials", "said", "the brigade had left Kelmar"),
    ("The brigade had left Kelmar, two officials said.", "two officials", "said", "The brigade had left Kelmar"),
    (
        "Leaked ledgers show the harbour guard sold fuel to smugglers.",
        "Leaked ledgers",
        "show",
        "the harbour guard sold fuel to smugglers",
    ),
    (
        "According to a letter seen by the Herald, the brigade sold the mill.",
        "a letter seen by the Herald",
        "According to",
        "the brigade sold the mill",
    ),
    ("The minister told the Herald he had signed the paper.", "The minister", "told", "he had signed the paper"),
    ("The audit uncovered payments to the harbour guard.", "The audit", "uncovered", "payments to the harbour guard"),
    ("“We never saw the trucks,” Marsh told reporters.", "Marsh", "told", "We never saw the trucks"),
    ("Villagers claim that the bridge was mined.", "Villagers", "claim", "the bridge was mined"),
    (
        "A letter from the governor reveals that the council knew of the raid.",
        "A letter from the governor",
        "reveals",
        "the council knew of the raid",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), SAYINGS)
def test_source_cue_and_content_are_told_apart(text: str, source: str, cue: str, content: str, grammar: Grammar) -> None:
    """Direct, indirect, inanimate, and "according to"."""
    found = [claim for claim in only(Claim, text, grammar) if claim.cue]
    assert [(words(claim.source), claim.cue and claim.cue.text, claim.text.rstrip(",")) for claim in found[:1]] == [
        (source, cue, content)
    ]


def test_nested_sayings_keep_the_outer_source_in_via(grammar: Grammar) -> None:
    """The broadcaster says that the inquiry found: two claims, one inside the other."""
    text = "The inquiry found that the guard had sold the grain, the broadcaster reported."
    outer, inner = [claim for claim in only(Claim, text, grammar) if claim.cue]
    assert (words(outer.source), outer.via) == ("the broadcaster", ())
    assert (words(inner.source), [slot.text for slot in inner.via]) == ("The inquiry", ["the broadcaster"])


def test_files_that_reveal_what_somebody_ordered_do_not_order(grammar: Grammar) -> None:
    """The parser hangs "ordered" on the files; the content is read again on its own."""
    text = (
        "A review by the auditors uncovered private notes revealing the ministry ordered the port authority "
        "to hand the lighthouse back to the navy."
    )
    claims = [claim for claim in only(Claim, text, grammar) if claim.cue]
    assert [words(claim.source) for claim in claims] == ["A review by the auditors", "private notes"]
    assert claims[1].text.startswith("the ministry ordered")


def test_a_headline_may_name_its_source_after_a_colon(grammar: Grammar) -> None:
    """ "…: Agency" is a saying; a picture credit is none."""
    text = "Harbour still 'safe' despite fire: Coastal Agency\n\nPicture: Coastal Agency"
    claims = only(Claim, text, grammar, Coastal_Agency="ORG")
    assert [(words(claim.source), claim.text) for claim in claims] == [
        ("Coastal Agency", "Harbour still 'safe' despite fire")
    ] or claims == []
    text = "The harbour remains 'safe' despite the fire: Coastal Agency\n\nPicture: Coastal Agency"
    claims = only(Claim, text, grammar, Coastal_Agency="ORG")
    assert [words(claim.source) for claim in claims] == ["Coastal Agency"]
    assert [hedge.text for hedge in claims[0].hedges] == ["'safe'"]


def test_a_line_said_twice_counts_once(grammar: Grammar) -> None:
    """The second claim points to the first; deals and events of the repeat are not given again."""
    line = "Leaked papers show the guard sold the ferry to smugglers."
    first, second = only(Claim, f"{line}\n{line}", grammar)
    assert first.repeat_of is None
    assert second.repeat_of == f"{first.start}-{first.end}"


def test_hedges_weaken_and_conditions_make_conditional(grammar: Grammar) -> None:
    """Modal, condition, unconfirmed report, approximator, vague number."""
    text = "The ministry could fall if reports of these payments were confirmed, but the governor could also be blamed."
    first, second = only(Claim, text, grammar)
    assert first.modality == "conditional"
    assert {hedge.text for hedge in first.hedges} == {"could", "if", "reports of these payments were confirmed"}
    assert second.modality == "possible"


def test_a_line_without_a_verb_stays_a_fragment(grammar: Grammar) -> None:
    """Nothing is added to it."""
    (claim,) = only(Claim, "About 300 fighters during the two-day siege", grammar)
    assert (claim.modality, claim.source, [hedge.text for hedge in claim.hedges]) == ("fragment", None, ["About"])


def test_a_denial_is_negative_and_a_question_is_no_claim(grammar: Grammar) -> None:
    """Polarity from the cue; a question asserts nothing."""
    (claim,) = [claim for claim in only(Claim, "The guard denied that it had shelled the market.", grammar) if claim.cue]
    assert claim.polarity == "negative"
    assert not only(Claim, "Did the guard shell the market?", grammar)


def test_a_chat_line_is_said_by_its_author(grammar: Grammar) -> None:
    """The name before the colon is the source, for this message only."""
    text = "[12/3/2019, 14:05] Abu Tarim: We handed the depot to the council.\n[12/3/2019, 14:06] Rana: They paid in cash."
    claims = only(Claim, text, grammar, Abu_Tarim="PER", Rana="PER")
    assert [words(claim.source) for claim in claims] == ["Abu Tarim", "Rana"]
    assert not [
        claim
        for claim in only(Claim, text + "\n\nThe guard attacked the mill.", grammar)
        if claim.text.startswith("The guard") and claim.source
    ]
