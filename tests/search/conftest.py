"""A small invented case: a coast, a guard, a column; nobody in it lives."""

from collections.abc import Callable
from datetime import date

import pytest

from fonds.engines.index.contract import Index
from fonds.engines.index.scan import ScanIndex
from fonds.engines.index.tantivy import TantivyIndex
from fonds.engines.store.contract import Store
from fonds.engines.store.memory import MemoryStore
from fonds.model import DayRange, Document, Entity, Line, Page

AddPaper = Callable[..., Document]


def paper(store: Store, id: str, *pages: str, **more: object) -> Document:
    """A document with these pages; every line of the text is a line."""
    written = more.get("written")
    document = Document(
        id=id, paths=(str(more.get("path", f"{id}.txt")),), sha256=id * 4, size=1, media_type="text/plain",
        type=str(more.get("type", "letter")), language=str(more.get("language", "en")),
        written=DayRange(*written) if isinstance(written, tuple) else None, family=id,
        status=more.get("status", "read"), failure=None, pages=len(pages),  # type: ignore[arg-type]
    )  # fmt: skip
    made_pages, made_lines = [], []
    for number, text in enumerate(pages, start=1):
        made_pages.append(Page(f"{id}-{number}", id, number, text, "text", "test"))
        place = 0
        for count, line in enumerate(text.split("\n"), start=1):
            end = place + len(line)
            name = f"{id}-{number}-{count}"
            made_lines.append(Line(name, id, number, count, line, place, end, None, None, "en", "text", "test"))
            place = end + 1
    store.put([document])
    store.replace(Page, made_pages, document=id)
    store.replace(Line, made_lines, document=id)
    return document


@pytest.fixture
def store() -> Store:
    held = MemoryStore()
    paper(held, "d1", "To the post at Tell Marna\nYou will trade oil for fertiliser with the Guard.\nColonel Samir Halabi",
          written=(date(2019, 3, 9), date(2019, 3, 9)), type="order", path="inbox/order one.txt")  # fmt: skip
    paper(held, "d2", "إلى القائد العام\nيُسلَّم المازوت إلى الحلبي قبل الفجر\nوالقائد سمير الحلبي حاضر", language="ar")
    paper(held, "d3", "Harbour news\nThe oil price rose.\n\nNothing on manure\nThe fertiliser came late.", type="news",
          written=(date(2019, 4, 1), date(2019, 4, 30)))  # fmt: skip
    paper(held, "d4", "HG men took the keys.\nThe hg of it.\nAl-Halaby waited; he said so.", type="chat")
    paper(held, "d5", status="failed")
    held.put([
        Entity("e1", "GROUP", "Harbour Guard", ("HG", "Harbour Guard", "حرس الميناء")),
        Entity("e2", "PER", "Samir Halabi", ("Samir Halabi", "سمير الحلبي", "Colonel Halabi")),
    ])  # fmt: skip
    return held


@pytest.fixture(params=["scan", "tantivy"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return ScanIndex() if request.param == "scan" else TantivyIndex(tmp_path_factory.mktemp("index") / "index", "test")
