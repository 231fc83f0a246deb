"""One suite for every store: what is written is what is read, in one sequence, all or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.engines.store.contract import Store
from fonds.engines.store.memory import MemoryStore
from fonds.engines.store.sqlite import SqliteStore
from fonds.model import Failure, Page


def page(document: str, number: int, text: str = "سحب السلاح الثقيل") -> Page:
    return Page(f"{document}-{number}", document, number, text, "text", "test/1")


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "case.db")
    yield made
    made.close()


def test_a_record_comes_back_as_it_was_written(store: Store) -> None:
    """Arabic text, boxes and open fields survive."""
    store.put([page("a", 1)])
    assert store.get(Page, "a-1") == page("a", 1)
    assert store.get(Page, "a-2") is None


def test_writing_twice_is_one_record(store: Store) -> None:
    """The later body wins; the count does not grow."""
    store.put([page("a", 1), page("a", 1, "second reading")])
    assert [row.text for row in store.rows(Page)] == ["second reading"]


def test_rows_come_by_document_then_in_the_sequence_of_writing(store: Store) -> None:
    """The sequence of documents does not depend on when they were written."""
    store.put([page("b", 2), page("b", 1), page("a", 1)])
    assert [row.id for row in store.rows(Page)] == ["a-1", "b-2", "b-1"]
    assert [row.id for row in store.rows(Page, document="b")] == ["b-2", "b-1"]


def test_replace_is_for_one_kind_and_one_document(store: Store) -> None:
    """Other documents and other kinds keep theirs."""
    store.put([page("a", 1), page("b", 1), Failure("f", "a", "x.pdf", "not read", "file", "cut short", "ask for it again")])
    store.replace(Page, [page("a", 7)], document="a")
    assert [row.id for row in store.rows(Page)] == ["a-7", "b-1"]
    assert store.count(Failure) == 1
    store.replace(Page, [])
    assert store.count(Page) == 0


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    """Records and marks of the failed transaction are gone, those before stay."""
    store.put([page("a", 1)])
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.put([page("b", 1)])
        store.mark("pages", "b", "1")
        raise ZeroDivisionError
    assert [row.id for row in store.rows(Page)] == ["a-1"]
    assert store.marked("pages") == {}


def test_marks_are_remembered_and_forgotten(store: Store) -> None:
    """By step and subject, with their version."""
    store.mark("pages", "b", "1")
    store.mark("pages", "a", "1")
    store.mark("pages", "a", "2")
    assert store.marked("pages") == {"a": "2", "b": "1"}
    store.unmark("pages", "a")
    assert store.marked("pages") == {"b": "1"}
    store.unmark("pages")
    assert store.marked("pages") == {}


def test_rows_may_be_changed_while_they_are_read(store: Store) -> None:
    """A stage rewrites each record as it walks; it sees every one exactly once."""
    store.put(page("a", number) for number in range(1, 1300))
    seen = []
    for row in store.rows(Page):
        seen.append(row.page)
        store.put([Page(row.id, row.document, row.page, "rewritten", row.layer, row.maker)])
    assert seen == list(range(1, 1300))


def test_the_file_keeps_its_records_when_opened_again(tmp_path: Path) -> None:
    """Only SQLite has a file."""
    first = SqliteStore(tmp_path / "case.db")
    first.put([page("a", 1)])
    first.close()
    second = SqliteStore(tmp_path / "case.db")
    assert second.get(Page, "a-1") == page("a", 1)
    second.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5), st.text(max_size=8)), max_size=20))
def test_both_stores_agree(writes: list[tuple[str, int, str]]) -> None:
    """The memory store is the oracle for any sequence of writes."""
    memory, sqlite = MemoryStore(), SqliteStore(Path(":memory:"))
    for document, number, text in writes:
        for store in (memory, sqlite):
            store.replace(Page, [page(document, number, text.encode(errors="replace").decode())], document=document)
    assert list(memory.rows(Page)) == list(sqlite.rows(Page))
    sqlite.close()


def test_the_state_changes_with_the_records(store: Store) -> None:
    """Reading leaves it as it is; writing, forgetting and a change taken back do not, so nothing kept can be out of date."""
    store.put([page("a", 1)])
    written = store.state()
    assert list(store.rows(Page)) and store.state() == written
    store.put([page("a", 1, "أمر")])
    again = store.state()
    inside = ""
    with pytest.raises(RuntimeError), store.transaction():
        store.remove(Page, document="a")
        inside = store.state()
        raise RuntimeError
    assert len({written, again, inside, store.state()}) == 4
    assert store.count(Page) == 1


def test_another_connection_changes_the_state(tmp_path: Path) -> None:
    """Two programs may have one case open."""
    one, other = SqliteStore(tmp_path / "case.db"), SqliteStore(tmp_path / "case.db")
    before = one.state()
    other.put([page("a", 1)])
    assert one.state() != before
    one.close()
    other.close()
