"""The stage: ids, anchors, headers that serve later pages, tables left alone, the same again on a second run."""

from datetime import date

from fonds.claims import stage
from fonds.engines.grammar.contract import Grammar
from fonds.engines.store.memory import MemoryStore
from fonds.model import Claim, DayRange, Deal, Document, Event, Line, Order, Page, Slot, Word
from tests.claims.helping import words

FIRST = "From: Idris Vant\nTo: the warden of the Eastern Silo\n\nORDER No. 7\n\n1. Withdraw the guns from Kelmar.\n"
SECOND = "2. Hand over the flour to the Hill Council by 20 May 2021.\n"


def _case(*pages: str, media_type: str = "text/plain", cells: bool = False) -> MemoryStore:
    store = MemoryStore()
    store.put(
        [
            Document(
                "d1",
                ("letters/7.txt",),
                "0" * 64,
                1,
                media_type,
                "order",
                "en",
                DayRange(date(2021, 5, 12), date(2021, 5, 12)),
                "d1",
                "read",
                None,
            )
        ]
    )
    for number, text in enumerate(pages, start=1):
        store.put([Page(f"p{number}", "d1", number, text, "text", "test")])
        position = 0
        for rank, line in enumerate(text.splitlines(keepends=True), start=1):
            body = line.rstrip("\n")
            word = Word(body, position, position + len(body), cell="Sheet!A1" if cells else None)
            store.put(
                [
                    Line(
                        f"l{number}-{rank}",
                        "d1",
                        number,
                        rank,
                        body,
                        position,
                        position + len(body),
                        None,
                        None,
                        "en",
                        "text",
                        "test",
                        (word,),
                    )
                ]
            )
            position += len(line)
    return store


def test_findings_are_anchored_and_a_later_page_knows_the_header(grammar: Grammar) -> None:
    """The second page's order has the first page's issuer, and says on which page it stands."""
    store = _case(FIRST, SECOND)
    stage.run(store, grammar)
    one, two = sorted(store.rows(Order, document="d1"), key=lambda order: order.page)
    assert (words(two.issuer), words(two.addressee)) == ("Idris Vant", "the warden of the Eastern Silo")
    assert isinstance(two.issuer, Slot)
    assert (two.issuer.document, two.issuer.page, two.page) == ("d1", 1, 2)
    assert isinstance(two.theme, Slot) and two.theme.page == 2
    assert two.anchors[0].quote == two.text and two.anchors[0].line == 1
    assert two.status[0].anchors and one.id != two.id
    assert (two.written_earliest, two.written_latest) == (date(2021, 5, 12), date(2021, 5, 12))


def test_a_claim_names_the_fact_it_states_and_its_repeat(grammar: Grammar) -> None:
    """The proposition is the deal's id; the repeated line points to the first claim's id."""
    line = "Leaked papers show the guard bartered salt for timber.\n"
    store = _case(line + line)
    stage.run(store, grammar)
    (deal,) = store.rows(Deal, document="d1")
    first, second = sorted(store.rows(Claim, document="d1"), key=lambda claim: claim.start)
    assert first.proposition == deal.id
    assert second.repeat_of == first.id


def test_rows_of_a_table_are_no_prose(grammar: Grammar) -> None:
    """A spreadsheet's cells give no sentence findings."""
    for store in (
        _case("The guard attacked the mill.\n", cells=True),
        _case("The guard attacked the mill.\n", media_type="text/csv"),
    ):
        stage.run(store, grammar)
        assert not list(store.rows(Event))


def test_running_again_changes_nothing(grammar: Grammar) -> None:
    """Same records, same ids; a changed text is done again."""
    store = _case(FIRST, SECOND)
    stage.run(store, grammar)
    before = list(store.rows(Order))
    marks = store.marked(stage.STEP)
    stage.run(store, grammar)
    assert (list(store.rows(Order)), store.marked(stage.STEP)) == (before, marks)
    store.put([Page("p2", "d1", 2, "2. Burn the files.\n", "text", "test")])
    stage.run(store, grammar)
    assert words(sorted(store.rows(Order), key=lambda order: order.page)[1].action) == "Burn"
