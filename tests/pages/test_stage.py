"""From sealed originals to pages and lines, with the failures that a person must see."""

import io
from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw

from fonds.engines.executor.inline import InlineExecutor
from fonds.engines.ocr.tesseract import data_folder
from fonds.engines.reader.contract import Member, Reader
from fonds.engines.reader.inline import InlineReader
from fonds.engines.store.memory import MemoryStore
from fonds.engines.vault.memory import MemoryVault
from fonds.ids import document_id
from fonds.model import Document, Failure, Line, Page
from fonds.pages import picture, stage
from tests.engines import papers


class Case:
    """A case in memory; members of containers are taken in as the journey would."""

    def __init__(self) -> None:
        self.store, self.vault = MemoryStore(), MemoryVault()
        self.reader: Reader = InlineReader(files_are_mine=True)
        self.progress: list[tuple[int, int, int, str]] = []

    def add(self, path: str, data: bytes) -> str:
        sha256, size = self.vault.keep(io.BytesIO(data))
        id = document_id(sha256)
        self.store.put(
            [Document(id, (path,), sha256, size, "application/octet-stream", "document", None, None, id, "waiting", None)]
        )
        return id

    def keep(self, container: Document, members: Sequence[Member]) -> None:
        for member in members:
            self.add(f"{container.paths[0]}!/{member.name}", member.data)

    def run(self) -> None:
        stage.run(
            self.store,
            self.vault,
            lambda worker: self.reader,
            keep_members=self.keep,
            executor=InlineExecutor(),
            progress=lambda *told: self.progress.append(told),
        )

    def document(self, id: str) -> Document:
        found = self.store.get(Document, id)
        assert found is not None
        return found


@pytest.fixture
def case() -> Case:
    return Case()


def test_a_text_becomes_one_page_and_its_lines(case: Case) -> None:
    id = case.add(
        "leak/order.txt", b"To: the bridge guard\nDate: 12 March 2031\n\nHold the bridge until the colonel has spoken.\n"
    )
    case.run()
    document = case.document(id)
    assert (document.status, document.media_type, document.pages, document.failure) == ("read", "text/plain", 1, None)
    (page,) = case.store.rows(Page, document=id)
    lines = list(case.store.rows(Line, document=id))
    assert [line.line for line in lines] == [1, 2, 3]
    assert all(line.text == page.text[line.start : line.end] for line in lines)
    assert case.store.marked(stage.STEP) == {id: stage.VERSION}


def test_what_cannot_be_read_stays_visible_with_a_remedy(case: Case) -> None:
    id = case.add("leak/torn.pdf", b"%PDF-1.7 torn")
    case.run()
    document = case.document(id)
    assert document.status == "failed" and document.failure and document.failure.startswith("corrupt: ")
    (failure,) = case.store.rows(Failure, document=id)
    assert failure.path == "leak/torn.pdf" and failure.remedy


def test_an_empty_file_is_empty_not_failed(case: Case) -> None:
    id = case.add("leak/nothing.txt", b"")
    case.run()
    assert case.document(id).status == "empty"


def test_members_are_read_in_the_same_run(case: Case) -> None:
    case.add("leak/mail.eml", papers.letter())
    case.add("leak/all.zip", papers.zipped({"inner.zip": papers.zipped({"deep.txt": "Hold it."})}))
    case.run()
    paths = {document.paths[0]: document.status for document in case.store.rows(Document)}
    assert paths["leak/mail.eml!/order-41.txt"] == "read"
    assert paths["leak/all.zip!/inner.zip!/deep.txt"] == "read"
    assert case.progress[-1][:3] == (5, 5, 0)


def test_a_second_run_reads_nothing_again(case: Case) -> None:
    case.add("a.txt", b"Hold the bridge.")
    case.run()
    case.progress.clear()
    case.run()
    assert case.progress == []


def test_a_kill_inside_a_document_leaves_it_waiting(case: Case) -> None:
    """Members are taken in inside the transaction: if that fails, nothing of the container is recorded."""
    id = case.add("mail.eml", papers.letter())

    def broken(container: Document, members: Sequence[Member]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stage.run(case.store, case.vault, lambda worker: case.reader, keep_members=broken, executor=InlineExecutor())
    assert case.document(id).status == "waiting"
    assert case.store.count(Page) == 0
    case.run()
    assert case.document(id).status == "read"


def test_the_language_is_told_by_script_then_by_words(case: Case) -> None:
    arabic = case.add("a.txt", "إلى قائد الكتيبة\nتنسحب القوة من الجسر قبل فجر يوم الخميس\n".encode())
    english = case.add("e.txt", b"The force withdraws from the bridge before dawn on Thursday.\nColonel Wahid Barzan\n")
    names = case.add("n.txt", b"Wahid Barzan\nNadim Aslan\nTariq Hamdun\n")
    case.run()
    assert [case.document(id).language for id in (arabic, english, names)] == ["ar", "en", None]
    assert [line.language for line in case.store.rows(Line, document=english)] == ["en", None]


def test_a_picture_is_drawn_for_pages_that_have_one(case: Case) -> None:
    paper, plain = case.add("p.pdf", papers.pdf(["Hold the bridge"])), case.add("t.txt", b"Hold the bridge")
    case.run()
    drawn = picture.draw(case.store, case.vault, case.reader, paper, 1)
    assert drawn and drawn.startswith(b"\x89PNG")
    assert picture.draw(case.store, case.vault, case.reader, paper, 7) is None
    assert picture.draw(case.store, case.vault, case.reader, plain, 1) is None


@pytest.mark.skipif(data_folder() is None, reason="language data are not installed; run `make data`")
def test_a_scrawl_counts_as_not_read(case: Case) -> None:
    """Seen, boxed, and listed as a failure with what to do; never silently an empty page."""
    chance = np.random.default_rng(8)
    sheet = Image.new("L", (900, 500), 255)
    for row in range(4):
        points = [(100 + 6 * k + 9 * float(chance.normal()), 80 + 100 * row + 7 * float(chance.normal())) for k in range(100)]
        ImageDraw.Draw(sheet).line(points, fill=0, width=2)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    id = case.add("note.png", out.getvalue())
    case.run()
    assert case.document(id).status in ("partial", "failed")
    (failure,) = case.store.rows(Failure, document=id)
    assert failure.what == "not read" and "transcribe" in failure.remedy
    lines = list(case.store.rows(Line, document=id))
    assert len(lines) >= 3 and all(line.xywh for line in lines)
