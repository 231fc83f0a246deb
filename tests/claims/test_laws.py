"""Laws that hold for any text: quotes are exact, results are stable, UNSTATED stays."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.claims import find
from fonds.engines.grammar.contract import Grammar
from fonds.model import UNSTATED, Deal, Order
from tests.claims.helping import mentions, spans

SENTENCES = [
    "The League and the council exchanged wheat for cement.",
    "Leaked papers show the guard sold the ferry for 900 crowns.",
    "Orders sent from the fort told of a raid.",
    "ORDER No. 7",
    "1. Withdraw the guns from Kelmar before 5 March 2019.",
    "“Nobody left,” Marsh said.",
    "The truce was violated on Tuesday.",
    "IS fighters left Orsa; the navy came.",
    "Despite the storm the port stays open: Harbour Office",
    "About 90 men during the long night",
    "They agreed to: trade salt for timber; and leave Orsa by boat.",
    "قال الضابط إن القوات انسحبت.",
    "[12/3/2019, 14:05] Rana: They paid in cash.",
    "To the warden of the silo",
    "Signed",
    "Tamir Oduya",
    "e.g. — ‘salt’ … (!)",
    "IT IS ORDERED THAT THE GATES BE SHUT.",
    "He said she said they knew.",
    "Did he order it?",
    "Hand over 30 sacks to the mill.",
]
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", " "]).map(lambda joint: joint.join(lines))
)
calm = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)


@calm
@given(texts)
def test_every_span_quotes_the_text_exactly(grammar: Grammar, text: str) -> None:
    """text == whole[start:end] for findings, slots, hedges, cues and evidence; and the same again on a second run."""
    known = mentions(text, League="ORG", Orsa="LOC", Kelmar="LOC", Rana="PER", IS="ORG")
    found = find(text, known, language="en", written=None, grammar=grammar)
    for finding in found:
        assert text[finding.start : finding.end] == finding.text
        for span in spans(finding):
            assert text[span.start : span.end] == span.text
            assert span.text.strip()
    assert found == find(text, list(reversed(known)), language="en", written=None, grammar=grammar)


@calm
@given(
    st.sampled_from(["Salt was traded for timber.", "ORDER No. 7\n\n1. Burn the files.\n2. Leave the fort."]),
    st.lists(
        st.sampled_from(
            [
                "Governor Hale visited the market.",
                "The League sells fish.",
                "The navy attacked Orsa on 4 June 2021.",
                "Marsh said the sea was calm.",
            ]
        ),
        max_size=3,
        unique=True,
    ),
)
def test_unrelated_sentences_fill_no_open_slot(grammar: Grammar, text: str, more: list[str]) -> None:
    """Who gives and who orders stays UNSTATED whatever else the page tells."""
    whole = "\n\n".join([text, *more])
    found = find(
        whole, mentions(whole, League="ORG", Hale="PER", Orsa="LOC", Marsh="PER"), language="en", written=None, grammar=grammar
    )
    inside = [each for each in found if each.end <= len(text)]
    assert all(term.giver == UNSTATED for deal in inside if isinstance(deal, Deal) for term in deal.terms)
    assert all(order.issuer == UNSTATED for order in inside if isinstance(order, Order))
    assert any(isinstance(each, Deal | Order) for each in inside)
