"""Cards: origins, not papers; the digit by rule; and the laws that no paper may bend."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.model import Card
from fonds.proof import stage
from fonds.proof.grading import Facts, grade
from tests.proof.shelf import Shelf
from tests.proof.test_copies import noisy

ORDER = (
    "Hill Guard, field office\nTo Major Suhail Qattan\nWithdraw the heavy guns from Tell Nahl to the brick works before Thursday."
    "\nThe drivers wait at the mill and nobody is to use the telephone until the road is clear.\nBurn this page."
)
STEP = "Withdraw the heavy guns from Tell Nahl to the brick works before Thursday"
WITNESS = (
    "I drove the second lorry. On Wednesday night Major Qattan read to us that the Hill Guard told him to take the heavy guns "
    "out of Tell Nahl, and so we did, with our lamps out, by the lower bridge."
)
NEWS = "Our correspondent hears that the Hill Guard ordered its major to take heavy guns out of Tell Nahl. Shops there were shut."


def shelf_with(*papers: str) -> Shelf:
    shelf = Shelf()
    for paper in papers:
        _PAPERS[paper](shelf)
    return shelf


def _order(shelf: Shelf, id: str = "or", text: str = ORDER, type: str = "order", step: str = STEP) -> None:
    shelf.paper(id, text, type=type, written="2031-03-12")
    _stated(shelf, id, step)


def _stated(shelf: Shelf, id: str, quote: str, **slots: Any) -> None:
    shelf.mention(id, "Tell Nahl", "e-nahl")
    shelf.mention(id, "Hill Guard", "e-guard", "ORG")
    shelf.order(
        id, quote, issuer=shelf.slot(id, "Hill Guard", "e-guard"), theme=shelf.slot(id, "heavy guns"),
        place=shelf.slot(id, "Tell Nahl", "e-nahl"), **slots,
    )  # fmt: skip


def _copy(shelf: Shelf, id: str = "or-copy", text: str = ORDER) -> None:
    _order(shelf, id, "COPY OF\n" + text)


def _abridged(shelf: Shelf) -> None:
    lines = ORDER.split("\n")
    _order(shelf, "or-short", "\n".join([lines[0], lines[2], lines[3]]))


def _noisy(shelf: Shelf) -> None:
    lines = [noisy(line, 0.2, 5) if "guns" not in line and "Hill" not in line else line for line in ORDER.split("\n")]
    _order(shelf, "or-noisy", "\n".join(lines))


def _witness(shelf: Shelf) -> None:
    shelf.paper("wi", WITNESS, type="witness statement")
    _stated(shelf, "wi", "the Hill Guard told him to take the heavy guns out of Tell Nahl")


def _news(shelf: Shelf) -> None:
    shelf.paper("ne", NEWS, type="news")
    _stated(shelf, "ne", "the Hill Guard ordered its major to take heavy guns out of Tell Nahl")
    shelf.claim(
        "ne",
        "the Hill Guard ordered its major to take heavy guns out of Tell Nahl",
        source=shelf.slot("ne", "Our correspondent"),
        modality="probable",
    )


def _denial(shelf: Shelf) -> None:
    text = "Statement: it is not so that the Hill Guard gave any order on heavy guns at Tell Nahl."
    shelf.paper("de", text, type="press statement")
    _stated(shelf, "de", "the Hill Guard gave any order on heavy guns at Tell Nahl")
    shelf.claim("de", "the Hill Guard gave any order on heavy guns at Tell Nahl", polarity="negative")


def _silent(shelf: Shelf) -> None:
    shelf.paper("si", "The Hill Guard thanks the people of Tell Nahl for the bread and the blankets.", type="letter")
    shelf.mention("si", "Tell Nahl", "e-nahl")
    shelf.mention("si", "Hill Guard", "e-guard", "ORG")


_PAPERS = {
    "order": _order, "copy": _copy, "abridged": _abridged, "noisy": _noisy, "witness": _witness, "news": _news,
    "denial": _denial, "silent": _silent,
}  # fmt: skip
COPIES = ["copy", "abridged", "noisy"]


def card(shelf: Shelf) -> Card:
    stage.run(shelf.store)
    cards = list(shelf.store.rows(Card))
    assert len(cards) == 1, [row.statement for row in cards]
    return cards[0]


@pytest.mark.parametrize(
    ("papers", "digit", "origins"),
    [
        (["order"], 3, 1), (["order", "copy"], 3, 1), (["witness"], 3, 1), (["order", "witness"], 1, 2), (["news"], 4, 1),
        (["order", "denial"], 5, 1), (["order", "silent"], 3, 1),
    ],
)  # fmt: skip
def test_the_digit_follows_the_written_rule(papers: list[str], digit: int, origins: int) -> None:
    found = card(shelf_with(*papers))
    assert (found.grade, found.n_origins[1]) == (digit, origins)


def test_a_copy_is_folded_into_its_origin_and_counted_as_ignored() -> None:
    found = card(shelf_with("order", "copy", "abridged", "witness"))
    assert (found.n_items, found.n_origins, found.n_copies_ignored) == (4, (2, 2), 2)
    assert {item.document: item.copy_of for item in found.items if item.copy_of} == {"or-copy": "or", "or-short": "or"}
    assert any("if every copy had been counted" in line for line in found.counterfactuals)


def test_silence_is_listed_and_never_counted() -> None:
    found = card(shelf_with("order", "silent"))
    assert [(item.document, item.stance) for item in found.items] == [("or", "for"), ("si", "silent")]
    assert found.n_items == 1


def test_a_denial_is_a_contradiction_with_lines_on_both_sides() -> None:
    found = card(shelf_with("order", "denial"))
    (row,) = found.contradictions
    assert (
        row.kind == "denied"
        and {anchor.document for anchor in row.a} == {"or"}
        and {anchor.document for anchor in row.b} == {"de"}
    )
    assert any("answered or withdrawn: grade 5 -> 3" in line for line in found.counterfactuals)


def test_the_counterfactual_of_one_hand_is_spelt_out() -> None:
    found = card(shelf_with("order", "witness"))
    assert "if origins 1 and 2 came through one hand: 2 -> 1, grade 3" in found.counterfactuals


def test_the_heading_is_made_of_quoted_words_and_says_what_is_not_stated() -> None:
    found = card(shelf_with("order"))
    assert found.statement.startswith(
        "“Hill Guard” ordered somebody (not stated): “Withdraw the heavy guns from Tell Nahl to the brick works before Thursday”"
    )


PRESENT = st.sets(st.sampled_from(["order", "witness", "news", "denial", "silent"]), min_size=1).filter(
    lambda held: held != {"silent"}
)
LAWS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LAWS
@given(PRESENT.map(lambda held: held | {"order"}), st.sampled_from(COPIES))
def test_a_copy_changes_neither_digit_nor_origins(papers: set[str], copy: str) -> None:
    before, after = card(shelf_with(*sorted(papers))), card(shelf_with(*sorted(papers), copy))
    assert (before.grade, before.n_origins) == (after.grade, after.n_origins)


@LAWS
@given(PRESENT)
def test_an_independent_supporter_never_worsens(papers: set[str]) -> None:
    before = card(shelf_with(*sorted(papers - {"witness"}))) if papers - {"witness", "silent", "denial"} else None
    assert before is None or card(shelf_with(*sorted(papers | {"witness"}))).grade <= before.grade


@LAWS
@given(PRESENT)
def test_a_contradiction_never_improves(papers: set[str]) -> None:
    before = card(shelf_with(*sorted(papers - {"denial"}))) if papers - {"denial", "silent"} else None
    assert before is None or card(shelf_with(*sorted(papers | {"denial"}))).grade >= before.grade


@pytest.mark.parametrize("papers", [("order", "copy", "witness", "denial"), ("news", "order", "noisy", "silent")])
def test_the_sequence_of_intake_never_matters(papers: tuple[str, ...]) -> None:
    first = card(shelf_with(*papers))
    assert all(card(shelf_with(*other)) == first for other in permutations(papers))


FACTS = st.builds(
    Facts, st.integers(0, 4), st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans()
)


def consistent(facts: Facts) -> bool:
    strong = facts.strong_origins > 0
    return (
        (not facts.primary or strong) and (not facts.first_hand or strong) and (not strong or facts.spoken)
        and (not facts.against or facts.open)
    )  # fmt: skip


@given(FACTS.filter(consistent), st.integers(0, 3))
def test_merging_groups_never_improves(facts: Facts, fewer: int) -> None:
    from dataclasses import replace

    if facts.strong_origins - fewer >= 1:
        assert grade(replace(facts, strong_origins=facts.strong_origins - fewer)) >= grade(facts)


def test_a_town_handed_over_in_one_paper_and_taken_by_force_in_another_is_a_contradiction() -> None:
    shelf = Shelf()
    shelf.paper("me", "On 16 March Tell Nahl was handed over without a shot.", type="memo", written="2031-03-18")
    shelf.paper("ne", "Our troops stormed Tell Nahl at dawn on 16 March.", type="news", written="2031-03-17")
    for id in ("me", "ne"):
        shelf.mention(id, "Tell Nahl", "e-nahl")
    days = ("2031-03-16", "2031-03-16")
    shelf.event(
        "me",
        "Tell Nahl was handed over",
        "RETREAT",
        "withdraw",
        theme=shelf.slot("me", "Tell Nahl", "e-nahl"),
        time=shelf.slot("me", "16 March", days=days),
    )
    shelf.event(
        "ne",
        "stormed Tell Nahl",
        "ASSAULT",
        "occupy",
        place=shelf.slot("ne", "Tell Nahl", "e-nahl"),
        time=shelf.slot("ne", "16 March", days=days),
    )
    stage.run(shelf.store)
    cards = list(shelf.store.rows(Card))
    assert {(row.grade, row.contradictions[0].kind) for row in cards} == {(5, "given up or taken by force")}


def test_guns_that_leave_a_town_do_not_give_it_up() -> None:
    shelf = Shelf()
    shelf.paper("me", "On 16 March the guns were withdrawn from Tell Nahl.", type="memo", written="2031-03-18")
    shelf.paper("ne", "Our troops stormed Tell Nahl at dawn on 16 March.", type="news", written="2031-03-17")
    days = ("2031-03-16", "2031-03-16")
    shelf.event(
        "me",
        "the guns were withdrawn from Tell Nahl",
        "RETREAT",
        "withdraw",
        theme=shelf.slot("me", "the guns"),
        origin=shelf.slot("me", "Tell Nahl", "e-nahl"),
        time=shelf.slot("me", "16 March", days=days),
    )
    shelf.event(
        "ne",
        "stormed Tell Nahl",
        "ASSAULT",
        "occupy",
        place=shelf.slot("ne", "Tell Nahl", "e-nahl"),
        time=shelf.slot("ne", "16 March", days=days),
    )
    stage.run(shelf.store)
    assert all(not row.contradictions for row in shelf.store.rows(Card))


def test_what_is_only_ordered_is_no_support_for_its_having_happened() -> None:
    shelf = Shelf()
    shelf.paper("or", "The garrison is to leave Tell Nahl.", type="order")
    shelf.event(
        "or",
        "The garrison is to leave Tell Nahl",
        "RETREAT",
        "withdraw",
        modality="ordered",
        place=shelf.slot("or", "Tell Nahl", "e-nahl"),
    )
    shelf.paper("wi", "On 16 March I saw the garrison leave Tell Nahl.", type="witness statement")
    shelf.event(
        "wi",
        "the garrison leave Tell Nahl",
        "RETREAT",
        "withdraw",
        place=shelf.slot("wi", "Tell Nahl", "e-nahl"),
        actor=shelf.slot("wi", "the garrison", "e-garrison"),
    )
    found = card(shelf)
    assert ([item.document for item in found.items], found.n_origins) == (["wi"], (1, 1))


def test_a_town_that_changed_hands_again_later_is_no_contradiction() -> None:
    shelf = Shelf()
    shelf.paper(
        "ne", "Hill Guard handed Tell Nahl to the Lake Company. Two months later Hill Guard recaptured Tell Nahl.", type="news"
    )
    for quote, entity in (("Hill Guard", "e-guard"), ("Lake Company", "e-lake")):
        shelf.mention("ne", quote, entity, "ORG")
    shelf.mention("ne", "Tell Nahl", "e-nahl")
    guard, lake, nahl = (
        shelf.slot("ne", "Hill Guard", "e-guard"),
        shelf.slot("ne", "Lake Company", "e-lake"),
        shelf.slot("ne", "Tell Nahl", "e-nahl"),
    )
    shelf.event("ne", "handed Tell Nahl to the Lake Company", "RETREAT", "withdraw", actor=guard, theme=nahl, recipient=lake)
    shelf.event(
        "ne", "recaptured Tell Nahl", "ASSAULT", "occupy", actor=guard, place=nahl, time=shelf.slot("ne", "Two months later")
    )
    stage.run(shelf.store)
    assert all(not row.contradictions for row in shelf.store.rows(Card))
