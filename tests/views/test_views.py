"""Views: what the faces draw. Nothing unstated is left out, every item opens its line, all of it goes over the wire."""

import msgspec
import pytest

from fonds.model import Deal, Failure, Reason, Term
from fonds.model import Judgement as Decision
from fonds.proof import stage
from fonds.views import cards, copies, deals, network, orders, overview, people, timeline
from fonds.views.papers import sure_part
from tests.proof.shelf import Shelf, day
from tests.proof.test_cards import ORDER, shelf_with

BARTER = (
    "It is agreed: the Hill Guard hands the silo at Tell Nahl to the Lake Company, "
    "and 40 tankers of diesel come across the bridge."
)


@pytest.fixture
def shelf() -> Shelf:
    made = shelf_with("order", "copy", "witness", "denial", "silent")
    made.paper("de1", BARTER, type="letter", written=("2031-03-10", "2031-03-12"))
    made.mention("de1", "Hill Guard", "e-guard", "ORG")
    made.mention("de1", "Lake Company", "e-lake", "ORG")
    start, end, quote = made._span("de1", BARTER)
    guard, lake = made.slot("de1", "Hill Guard", "e-guard"), made.slot("de1", "Lake Company", "e-lake")
    terms = (
        Term(guard, lake, made.slot("de1", "the silo"), origin=made.slot("de1", "Tell Nahl", "e-nahl")),
        Term("UNSTATED", "UNSTATED", made.slot("de1", "diesel"), made.slot("de1", "40 tankers")),
    )
    made.store.put([Deal(start, end, quote, parties=(guard, lake), terms=terms, **made._bound("de1", quote, "dl-1"))])
    made.event("de1", "40 tankers of diesel come across the bridge", "AID", theme=made.slot("de1", "diesel"))
    made.table(
        "led",
        [
            ["id", "date", "type", "place"],
            ["7", "2031-03-17", "ASSAULT", "Tell Nahl"],
            ["8", "2031-03-01", "PROTEST", "Port Essaf"],
        ],
    )
    made.mention("led", "Tell Nahl", "e-nahl")
    made.store.mark("ledger", "led", "1")
    made.store.put([Failure("f1", "", "blot.pdf", "could not be read", "", "the file breaks off", "ask for another copy")])
    stage.run(made.store)
    return made


def test_every_view_goes_over_the_wire_and_comes_back(shelf: Shelf) -> None:
    for view in (cards, copies, deals, network, orders, overview, people, timeline):
        built = view.build(shelf.store)
        assert msgspec.json.decode(msgspec.json.encode(built), type=type(built)) == built


def test_a_deal_has_two_sides_and_its_unstated_slots_ask(shelf: Shelf) -> None:
    (deal,) = deals.build(shelf.store).deals
    assert [(side.party.state, len(side.gives)) for side in deal.sides] == [("stated", 1), ("unstated", 1), ("stated", 0)]
    assert deal.questions == ("Who gives it?", "Who receives it?") and deal.slots_unstated == 2
    assert deal.sides[0].gives[0].theme.anchors[0].quote == "the silo"
    assert [rung.reached for rung in deal.rungs] == [False] * 5


def test_an_order_is_shown_once_with_its_copies_folded_and_its_match_in_a_sentence(shelf: Shelf) -> None:
    view = orders.build(shelf.store)
    (order,) = view.orders
    assert order.document.id == "or" and {paper.id for paper in order.told_in} == {"or-copy", "wi", "de"}
    (match,) = order.matches
    assert (match.verdict, match.lead_days, match.says) == (
        "foreknown",
        (5, 5),
        "The order came 5 days before the event it foretells.",
    )
    assert match.event_anchors[0].document == "led"
    assert (view.ledgers[0].events, view.ledgers[0].dated) == (2, 2)
    assert "Who was to carry it out?" not in order.questions and order.addressee.state == "inapplicable"


def test_the_timeline_sets_papers_above_ledgers_below_and_lists_what_has_no_day(shelf: Shelf) -> None:
    view = timeline.build(shelf.store)
    assert [bar.kind for bar in view.above] == ["order"] and view.above[0].copies == 3
    assert [(bar.ledger, bar.days.sure_from) for bar in view.below] == [("8", day("2031-03-01")), ("7", day("2031-03-17"))]
    assert [link.label.split(" · ")[0] for link in view.links] == ["5 days before"]
    assert {(row.kind, row.reason) for row in view.unplaced} == {("deal", "no day is told")}
    assert any("denied" in clash.says for clash in view.clashes)


def test_only_a_single_day_and_the_middle_of_a_moon_date_are_sure() -> None:
    first, last = day("2031-03-13"), day("2031-03-15")
    assert sure_part(first, first, "gregorian") == (first, first)
    assert sure_part(first, last, "hijri") == (day("2031-03-14"),) * 2
    assert sure_part(first, last, "gregorian") == (None, None)


def test_ties_are_counted_in_origins_and_unnamed_roles_are_nodes_of_their_own(shelf: Shelf) -> None:
    shelf.paper("x1", "The delegate ordered the miller to keep the keys.", type="letter")
    shelf.order(
        "x1",
        "ordered the miller to keep the keys",
        act="MISC",
        issuer=shelf.slot("x1", "The delegate"),
        addressee=shelf.slot("x1", "the miller"),
    )
    view = network.build(shelf.store)
    assert {node.name for node in view.nodes if node.kind == "unnamed"} == {"The delegate", "the miller"}
    tie = next(tie for tie in view.ties if {tie.source, tie.target} == {"e-guard", "e-nahl"})
    assert (tie.n_origins, tie.n_copies_ignored) == (3, 1)
    assert all(tie.anchors for tie in view.ties)


def test_people_show_spellings_lines_and_open_proposals_for_and_against(shelf: Shelf) -> None:
    reasons = (Reason("same skeleton", 2.0), Reason("other rank", -1.0))
    shelf.store.put([Decision("j1", "same", ("e-guard", "e-lake"), "machine:names/1", "", 1.0, reasons, proposed=True)])
    view = people.build(shelf.store)
    guard = next(entity for entity in view.entities if entity.id == "e-guard")
    assert view.waiting == 1 and guard.proposals[0].other_name == "Lake Company"
    assert (len(guard.proposals[0].speaks_for), len(guard.proposals[0].speaks_against)) == (1, 1)
    assert len(guard.spellings) == 1 and guard.spellings[0].mentions == len(guard.lines)
    assert people.build_one(shelf.store, "e-guard") == guard and people.build_one(shelf.store, "nobody") is None


def test_copies_are_families_that_count_once(shelf: Shelf) -> None:
    view = copies.build(shelf.store)
    (family,) = view.families
    assert [member.document.id for member in family.members] == ["or", "or-copy"]
    assert view.documents - view.independent == 1 and family.says == "2 papers come from one another and count once."


def test_a_card_shows_both_sides_and_the_step_it_stands_on(shelf: Shelf) -> None:
    view = cards.build(shelf.store).cards[0]
    assert (view.card.grade, [step.grade for step in view.steps if step.reached]) == (5, [5])
    assert [origin.folded[0].document for origin in view.supporting if origin.folded] == ["or-copy"]
    assert view.opposing[0].items[0].document == "de" and view.silent
    assert "is disputed" in view.words_allowed
    assert cards.build_one(shelf.store, view.card.proposition) == view


def test_the_overview_begins_with_what_could_not_be_read_and_ends_with_questions(shelf: Shelf) -> None:
    view = overview.build(shelf.store)
    assert view.unreadable[0].path == "blot.pdf" and view.unreadable[0].remedy == "ask for another copy"
    assert {news.kind for news in view.news} == {"contradiction", "foreknown"}
    assert all(question.says.startswith("Who ") and question.anchors for question in view.questions) and len(view.questions) == 2


def test_an_empty_case_has_empty_views() -> None:
    store = Shelf().store
    assert timeline.build(store).first is None and not network.build(store).nodes
    assert overview.build(store).headline == "All 0 documents were read."
    assert ORDER
