"""The projector: after any run, and after any accident, the index holds what the store says."""

from fonds.engines.index.contract import Every, Has, Held, Index, Unit
from fonds.engines.index.scan import ScanIndex
from fonds.engines.store.contract import Store
from fonds.model import Document, Page
from fonds.search import stage
from fonds.search.ask import ask
from tests.search.conftest import paper


def test_a_second_run_writes_nothing(store: Store, index: Index) -> None:
    """Unchanged documents are left alone; the mark stays."""
    stage.run(store, index)
    mark = index.watermark()
    index.replace = None  # type: ignore[method-assign, assignment]
    stage.run(store, index)
    assert index.watermark() == mark and stage.waiting(store, index) == 0


def test_changes_and_removals_follow(store: Store, index: Index) -> None:
    """A page read again, a type found later, a document gone: the index follows each."""
    stage.run(store, index)
    paper(store, "d3", "rice only", type="memo")
    store.remove(Document, document="d4")
    stage.run(store, index)
    assert "d4" not in index.documents()
    assert index.count(Has("words", "manure")) == 0
    assert [hit.document for hit in ask(store, index, "type:memo rice").hits] == ["d3"]


def test_a_deleted_or_half_filled_index_is_mended(store: Store) -> None:
    """Whatever an interrupted run left, the next one ends in the same state; stray pages go."""
    whole, broken = ScanIndex(), ScanIndex()
    stage.run(store, whole)
    broken.replace("d1", Held("half"), [Unit("d1", 7, {"words": ["stray"]})])
    broken.replace("gone", Held("x"), [Unit("gone", 1, {"words": ["oil"]})])
    broken.commit("half")
    stage.run(store, broken)
    assert broken.watermark() == whole.watermark() and broken.documents() == whole.documents()
    assert broken.search(Every(()), 99) == whole.search(Every(()), 99)


def test_order_of_intake_does_not_matter(store: Store) -> None:
    """Law: the mark and the hits are the same in any order."""
    forward, backward = ScanIndex(), ScanIndex()
    stage.run(store, forward)
    pages = sum(1 for _ in store.rows(Page))
    seen: list[tuple[int, int]] = []
    stage.run(store, backward, progress=lambda done, total: seen.append((done, total)))
    assert forward.watermark() == backward.watermark() and pages and seen[-1] == (5, 5)
