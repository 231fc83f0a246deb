"""Asking a case: which lines answer, why, and what the answer cannot know."""

import pytest

from fonds.engines.index.contract import Index
from fonds.engines.store.contract import Store
from fonds.model import Page
from fonds.search import stage
from fonds.search.ask import Answer, ask
from tests.search.conftest import paper


@pytest.fixture(autouse=True)
def filled(store: Store, index: Index) -> None:
    stage.run(store, index)


def places(answer: Answer) -> list[tuple[str, int]]:
    return [(hit.document, hit.line) for hit in answer.hits]


def test_a_word_finds_its_lines_and_says_why(store: Store, index: Index) -> None:
    """One hit a line, with the exact words anchored and the reason in plain words."""
    answer = ask(store, index, "oil")
    assert sorted(places(answer)) == [("d1", 2), ("d3", 2)] and answer.total == 2 and answer.papers == 2
    hit = next(hit for hit in answer.hits if hit.document == "d1")
    assert hit.snippet == "You will trade oil for fertiliser with the Guard."
    assert [anchor.quote for anchor in hit.anchors] == ["oil"] and hit.anchors[0].line == 2
    assert hit.why == ("oil stands there as “oil”",)


def test_words_on_one_line_come_before_words_that_only_share_a_page(store: Store, index: Index) -> None:
    """AND holds over the page; the line that holds all comes first, and the other says where the rest stands."""
    answer = ask(store, index, "oil fertiliser")
    assert places(answer)[0] == ("d1", 2)
    scattered = answer.hits[1]
    assert scattered.document == "d3" and {anchor.line for anchor in scattered.anchors} == {2, 5}
    assert any("(line 5)" in reason or "(line 2)" in reason for reason in scattered.why)


def test_quotes_are_exact_and_words_generous(store: Store, index: Index) -> None:
    """An unquoted Arabic word is found with particles written onto it; a quoted one only as it stands."""
    assert set(places(ask(store, index, "قائد"))) == {("d2", 1), ("d2", 3)}
    assert places(ask(store, index, '"القائد"')) == [("d2", 1)]
    assert places(ask(store, index, '"oil for fertiliser"')) == [("d1", 2)]
    assert places(ask(store, index, '"fertiliser for oil"')) == []
    assert places(ask(store, index, '"late oil" OR "Samir Halabi of"')) == [], "a row that the page's end cuts off"
    assert places(ask(store, index, "يسلم")) == [("d2", 2)], "vowel signs do not hide a word"


def test_a_name_in_one_script_finds_the_other(store: Store, index: Index) -> None:
    """Halabi finds الحلبي and Halaby, and says that it may be the same name; quotes switch it off."""
    answer = ask(store, index, "Halabi")
    assert set(places(answer)) == {("d1", 3), ("d2", 2), ("d2", 3), ("d4", 3)}
    assert places(answer)[0] == ("d1", 3), "the exact form first"
    arabic = next(hit for hit in answer.hits if hit.document == "d2")
    assert any("another script" in reason for reason in arabic.why)
    assert set(places(ask(store, index, "الحلبي"))) >= {("d1", 3), ("d2", 2), ("d4", 3)}
    assert places(ask(store, index, '"Halabi"')) == [("d1", 3)]


def test_other_names_of_an_entity_answer_too(store: Store, index: Index) -> None:
    """The group's full name finds its acronym, only in capitals, and the hit says through whom."""
    answer = ask(store, index, "Harbour Guard")
    assert ("d4", 1) in places(answer) and ("d4", 2) not in places(answer)
    hit = next(hit for hit in answer.hits if hit.document == "d4")
    assert hit.why == ("Harbour Guard matched “HG”: another name of Harbour Guard in this case",)
    assert "HG" in answer.how_read
    typed = places(ask(store, index, "HG"))
    assert typed[0] in {("d4", 1), ("d4", 2)} and typed.index(("d4", 1)) < 2, "what was typed comes before other names"
    assert set(places(ask(store, index, "person:Halabi"))) == {("d1", 3), ("d2", 3)}


def test_properties_and_days(store: Store, index: Index) -> None:
    """Type, language, path and the days in which a paper was written."""
    assert places(ask(store, index, "oil type:news")) == [("d3", 2)]
    assert places(ask(store, index, "oil -type:news")) == [("d1", 2)]
    assert places(ask(store, index, "language:Arabic المازوت")) == [("d2", 2)]
    assert places(ask(store, index, "path:inbox oil")) == [("d1", 2)]
    assert places(ask(store, index, "path:chat oil")) == []
    assert places(ask(store, index, "oil date:2019-03")) == [("d1", 2)]
    assert places(ask(store, index, "date:2019-04-15 fertiliser")) == [("d3", 5)]
    assert places(ask(store, index, "type:order")) == [("d1", 1)]
    undated = ask(store, index, "date:2019 oil").could_not
    assert any("no known date" in sentence for sentence in undated)


def test_not_excludes_pages_by_what_was_typed_only(store: Store, index: Index) -> None:
    """NOT Halabi keeps pages with other spellings: nothing is widened under NOT."""
    assert {document for document, _ in places(ask(store, index, "(oil OR keys) NOT Halabi"))} == {"d3", "d4"}


def test_no_hit_is_an_answer_with_its_gaps(store: Store, index: Index) -> None:
    """What could not be read is said beside an empty answer."""
    answer = ask(store, index, "rhubarb")
    assert answer.hits == () and answer.total == 0
    assert "1 paper could not be opened." in answer.could_not
    assert answer.how_read.startswith("Looked for the word rhubarb")


def test_paging_is_stable(store: Store, index: Index) -> None:
    """Cursor and limit cut one fixed list."""
    whole = ask(store, index, "the OR oil")
    parts = [hit for cursor in range(0, whole.total, 2) for hit in ask(store, index, "the OR oil", limit=2, cursor=cursor).hits]
    assert tuple(parts) == whole.hits and len(parts) > 4


def test_every_anchor_quotes_its_page(store: Store, index: Index) -> None:
    """Law: what a hit marks stands on the page at exactly that place."""
    for query in ("oil", "Halabi", "قائد", "Harbour Guard", "fert*", '"oil for"', "type:news"):
        hits = ask(store, index, query).hits
        assert hits, query
        for hit in hits:
            page = next(page for page in store.rows(Page, document=hit.document) if page.page == hit.page)
            assert hit.anchors and hit.why
            assert all(page.text[anchor.start : anchor.end] == anchor.quote for anchor in hit.anchors)


def test_a_phrase_over_a_line_break_is_found_and_hostile_text_is_only_text(store: Store, index: Index) -> None:
    """Two anchors, one a line; markup and direction overrides in a page do no harm."""
    paper(store, "d9", "it was handed\nback <script>alert(1)</script> \u202egnp.exe")
    stage.run(store, index)
    hit = ask(store, index, '"handed back"').hits[0]
    assert [(anchor.line, anchor.quote) for anchor in hit.anchors] == [(1, "handed"), (2, "back")]
    assert ask(store, index, "script").hits[0].snippet.startswith("back <script>")
