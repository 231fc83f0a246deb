"""The index contract: every engine finds exactly what a plain scan finds."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.engines.index.contract import Ask, Begins, Between, Every, Has, Held, Index, Is, Row, Some, Unit, Without
from fonds.engines.index.scan import ScanIndex
from fonds.engines.index.tantivy import TantivyIndex

Maker = Callable[[], Index]


@pytest.fixture(params=["scan", "tantivy"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    made: Index = ScanIndex() if request.param == "scan" else TantivyIndex(tmp_path / "index", "test")
    yield made
    made.close()


def page(document: str, number: int, words: str, **more: object) -> Unit:
    return Unit(document, number, {"words": words.split(), "loose": str(more.get("loose", "")).split()},
                {"type": str(more.get("type", "letter"))}, more.get("written"))  # type: ignore[arg-type]  # fmt: skip


def found(index: Index, ask: Ask) -> list[tuple[str, int]]:
    answer = index.search(ask, 100)
    assert answer.total == len(answer.candidates) == index.count(ask)
    return sorted((candidate.document, candidate.page) for candidate in answer.candidates)


def fill(index: Index) -> None:
    index.replace("d1", Held("v1", 2), [
        page("d1", 1, "trade oil for fertiliser", written=(date(2019, 3, 10), date(2019, 3, 12))),
        page("d1", 2, "للقائد العام", loose="القائد قائد عام", type="order"),
    ])  # fmt: skip
    index.replace("d2", Held("v1"), [page("d2", 1, "oil oil oil", written=(None, date(2018, 1, 1)))])
    index.commit("m1")


def test_words_rows_and_beginnings(index: Index) -> None:
    """A word, words side by side (also a row of one), a beginning; a wrong sequence finds nothing."""
    fill(index)
    assert found(index, Has("words", "oil")) == [("d1", 1), ("d2", 1)]
    assert found(index, Row("words", ("oil", "for"))) == [("d1", 1)]
    assert found(index, Row("words", ("for", "oil"))) == []
    assert found(index, Row("words", ("fertiliser",))) == [("d1", 1)]
    assert found(index, Begins("words", "fert")) == [("d1", 1)]
    assert found(index, Begins("words", "f.*t")) == []
    assert found(index, Has("loose", "قائد")) == [("d1", 2)]


def test_properties_days_and_negation(index: Index) -> None:
    """Intervals touch or do not; a page without a date touches nothing; control records are never found."""
    fill(index)
    assert found(index, Is("type", "order")) == [("d1", 2)]
    assert found(index, Between(date(2019, 3, 12), date(2019, 3, 31))) == [("d1", 1)]
    assert found(index, Between(date(2019, 3, 13), None)) == []
    assert found(index, Between(None, date(1990, 1, 1))) == [("d2", 1)]
    assert found(index, Without(Has("words", "oil"))) == [("d1", 2)]
    assert found(index, Every(())) == [("d1", 1), ("d1", 2), ("d2", 1)]
    assert found(index, Some(())) == []


def test_a_document_is_replaced_and_removed_whole(index: Index) -> None:
    """No page of an older version stays; documents() tells versions; nothing shows before the commit."""
    fill(index)
    index.replace("d1", Held("v2"), [page("d1", 1, "rice")])
    assert found(index, Has("words", "fertiliser")) == [("d1", 1)]
    index.commit("m2")
    assert found(index, Has("words", "fertiliser")) == []
    assert found(index, Is("type", "order")) == []
    assert index.documents() == {"d1": Held("v2"), "d2": Held("v1")} and index.watermark() == "m2"
    index.remove("d2")
    index.remove("never there")
    index.commit("m3")
    assert list(index.documents()) == ["d1"] and index.count(Every(())) == 1
    index.clear()
    assert index.documents() == {} and index.watermark() == "" and index.count(Every(())) == 0


def test_a_cut_list_keeps_its_total(index: Index) -> None:
    """Fewer candidates than pages: the total still counts all."""
    index.replace("d", Held("1"), [page("d", number, "salt") for number in range(1, 30)])
    index.commit("m")
    answer = index.search(Has("words", "salt"), 5)
    assert answer.total == 29 and len(answer.candidates) == 5


def test_hostile_tokens_are_letters(index: Index) -> None:
    """Signs of query languages, emoji and very long tokens are matched letter for letter."""
    words = ["a+b", "(x", "x|y", "😀", "x" * 255, "\u202ea", "[1-2]", "#", "&&", "~x", "@"]
    index.replace("d", Held("1"), [Unit("d", 1, {"words": words})])
    index.commit("m")
    for word in words:
        assert found(index, Has("words", word)) == [("d", 1)]
        assert found(index, Begins("words", word)) == [("d", 1)], word
    assert found(index, Begins("words", ".")) == []


def test_an_index_survives_its_process(tmp_path: Path) -> None:
    """What was committed is there on the next open, what was not is gone, and another analyzer starts anew."""
    first = TantivyIndex(tmp_path / "i", "1")
    fill(first)
    first.replace("d3", Held("v1"), [page("d3", 1, "late")])
    first.close()
    again = TantivyIndex(tmp_path / "i", "1")
    assert again.watermark() == "m1" and list(again.documents()) == ["d1", "d2"]
    again.close()
    assert TantivyIndex(tmp_path / "i", "2").documents() == {}


def test_a_strange_folder_is_refused(tmp_path: Path) -> None:
    """A folder with other things in it is never taken for an index, nor emptied."""
    (tmp_path / "letter.txt").write_text("keep me")
    with pytest.raises(ValueError, match="not an index"):
        TantivyIndex(tmp_path, "1")
    assert (tmp_path / "letter.txt").exists()


WORD = st.sampled_from(["oil", "salt", "نفط", "ملح", "oi", "_", "12"])
UNITS = st.lists(
    st.builds(
        lambda words, loose, kind, days: (words, loose, kind, days),
        st.lists(WORD, max_size=6), st.lists(WORD, max_size=2), st.sampled_from(["letter", "order"]),
        st.none() | st.tuples(st.none() | st.just(date(2019, 3, 1)), st.none() | st.just(date(2019, 3, 5))),
    ),
    min_size=1, max_size=6,
)  # fmt: skip
DAY = st.none() | st.dates(date(2019, 2, 25), date(2019, 3, 10))
LEAF = st.one_of(
    st.builds(Has, st.sampled_from(["words", "loose"]), WORD),
    st.builds(Row, st.just("words"), st.lists(WORD, min_size=1, max_size=3).map(tuple)),
    st.builds(Begins, st.just("words"), st.sampled_from(["o", "oi", "ن", "1"])),
    st.builds(Is, st.just("type"), st.sampled_from(["letter", "order", "list"])),
    st.builds(Between, DAY, DAY),
)
ASK = st.recursive(
    LEAF,
    lambda part: st.one_of(
        st.lists(part, max_size=3).map(lambda parts: Every(tuple(parts))),
        st.lists(part, max_size=3).map(lambda parts: Some(tuple(parts))),
        st.builds(Without, part),
    ),
    max_leaves=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(units=UNITS, asks=st.lists(ASK, min_size=5, max_size=15))
def test_random_questions_find_the_same(units: list[tuple], asks: list[Ask], tmp_path_factory: pytest.TempPathFactory) -> None:  # type: ignore[type-arg]
    """Law: Tantivy and the plain scan return the same pages for any question."""
    engines: list[Index] = [ScanIndex(), TantivyIndex(tmp_path_factory.mktemp("t") / "i", "1")]
    for engine in engines:
        for number, (words, loose, kind, days) in enumerate(units):
            unit = Unit(f"d{number}", 1, {"words": words, "loose": loose}, {"type": kind}, days)
            engine.replace(unit.document, Held("1"), [unit])
        engine.commit("m")
    for ask in asks:
        assert found(engines[0], ask) == found(engines[1], ask), ask
