"""A small invented case that answers as the workbench does: three papers, one picture, one order, one decision.

Everybody and every place in it is fiction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from PIL import Image

import fonds.views.cards
import fonds.views.copies
import fonds.views.deals
import fonds.views.network
import fonds.views.orders
import fonds.views.overview
import fonds.views.people
import fonds.views.timeline
from fonds.engines.index.scan import ScanIndex
from fonds.engines.store.memory import MemoryStore
from fonds.errors import WrongUse
from fonds.model import (
    UNSTATED,
    DayRange,
    Document,
    Entity,
    Failure,
    Finding,
    Judgement,
    Line,
    Mention,
    Order,
    Page,
    Reason,
    Slot,
    Verdict,
    Word,
)
from fonds.search import stage
from fonds.search.ask import Answer, ask
from fonds.story import check as story_check
from fonds.story import html as story_html
from fonds.views import shapes
from fonds.writing.anchors import bind_all

LETTER, SCAN, BROKEN = "aa11bb22cc33dd44", "bb22cc33dd44ee55", "cc33dd44ee55ff66"
HOSTILE = "<script>alert('Tell Nuqra')</script>"
"""A line of the letter: text of a leaked file that must stay text."""

_LETTER = ("To the post at Tell Nuqra", "withdraw the heavy weapons before dawn", HOSTILE, "Waddah al-Asaad")
_SCAN = ("إلى الأخ آمر موقع تل نقرة", "وتُسلَّم مفاتيح المستودعات", "أبو جندب الأسعد")


@dataclass(frozen=True)
class Doing:
    """What the journey is doing."""

    step: str = "ready"
    done: int = 0
    total: int = 0


class FakeBench:
    """The workbench of the tests: records in memory, the real views and the real search over them."""

    name = "Harbour papers"

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.index = ScanIndex()
        self.text = "The post was told to withdraw."
        self.doing = Doing()
        _fill(self.store)
        stage.run(self.store, self.index)

    def documents(self) -> list[Document]:
        return list(self.store.rows(Document))

    def document(self, id: str, /) -> Document | None:
        return self.store.get(Document, id)

    def page(self, document: str, page: int, /) -> tuple[Page, Sequence[Line], Sequence[Finding]] | None:
        sheet = next((row for row in self.store.rows(Page, document=document) if row.page == page), None)
        if sheet is None:
            return None
        found: list[Finding] = [*self.store.rows(Mention, document=document), *self.store.rows(Order, document=document)]
        return sheet, list(self.store.rows(Line, document=document)), found

    def picture(self, document: str, page: int, /) -> bytes | None:
        if (document, page) != (SCAN, 1):
            return None
        drawn = BytesIO()
        Image.new("RGB", (298, 421), "#f3ead8").save(drawn, "PNG")
        return drawn.getvalue()

    def search(self, query: str, limit: int, cursor: int, /) -> Answer:
        return ask(self.store, self.index, query, limit=limit, cursor=cursor)

    def people(self) -> shapes.People:
        return fonds.views.people.build(self.store)

    def entity(self, id: str, /) -> shapes.EntityView | None:
        return fonds.views.people.build_one(self.store, id)

    def decide(self, left: str, right: str, kind: Verdict, by: str, /) -> Judgement:
        if self.store.get(Entity, left) is None:
            raise WrongUse(f"nobody in this case has the id {left}")
        made = Judgement(f"j-{kind}", kind, (left, right), f"person:{by}", "2026-11-22T18:00:00Z", None)
        self.store.put([made])
        return made

    def undo(self, judgement_id: str, by: str, /) -> Judgement:
        old = self.store.get(Judgement, judgement_id)
        if old is None:
            raise WrongUse(f"there is no decision {judgement_id}")
        return replace(old, id=f"{old.id}-undone", kind="unsure", by=f"person:{by}", supersedes=old.id)

    def deals(self) -> shapes.DealsView:
        return fonds.views.deals.build(self.store)

    def orders(self) -> shapes.OrdersView:
        return fonds.views.orders.build(self.store)

    def cards(self) -> shapes.CardsView:
        return fonds.views.cards.build(self.store)

    def card(self, id: str, /) -> shapes.CardView | None:
        return fonds.views.cards.build_one(self.store, id)

    def timeline(self) -> shapes.Timeline:
        return fonds.views.timeline.build(self.store)

    def network(self) -> shapes.Network:
        return fonds.views.network.build(self.store)

    def overview(self) -> shapes.Overview:
        return fonds.views.overview.build(self.store)

    def copies(self) -> shapes.CopiesView:
        return fonds.views.copies.build(self.store)

    def failures(self) -> list[Failure]:
        return list(self.store.rows(Failure))

    def progress(self) -> Doing:
        return self.doing

    def story(self) -> str:
        return self.text

    def save_story(self, text: str, /) -> None:
        self.text = text

    def check_story(self) -> list[story_check.Problem]:
        return list(story_check.check(self.store, self.text))

    def examine_story(self) -> list[story_check.Checked]:
        return story_check.examine(self.store, self.text)

    def story_html(self) -> str:
        return story_html.render(self.store, self.text)


def _fill(store: MemoryStore) -> None:
    written = DayRange(date(2019, 3, 14), date(2019, 3, 14), because="the letter says so")
    letter = _document(LETTER, "mail/letter <b>.txt", "text/plain", "letter", "en", written)
    scan = _document(SCAN, "phones/IMG_0417.png", "image/png", "order", "ar", None)
    broken = replace(_document(BROKEN, "port-plan.tiff", "image/tiff", "document", None, None),
                     status="failed", failure="the picture is cut off", pages=0)
    store.put([letter, scan, broken])
    why = "the picture is cut off"
    store.put([Failure("f-1", BROKEN, "port-plan.tiff", "corrupt", "the whole file", why, "Ask for it again.")])
    page, lines = _page(letter, _LETTER, None)
    store.put([page, *lines, *_found(letter, page, lines)])
    page, lines = _page(scan, _SCAN, (595.0, 842.0))
    store.put([page, *lines])


def _document(id: str, path: str, media: str, kind: str, language: str | None, written: DayRange | None) -> Document:
    return Document(id, (path,), id * 4, 100, media, kind, language, written, id, "read", None, pages=1)


def _page(document: Document, texts: Sequence[str], size: tuple[float, float] | None) -> tuple[Page, list[Line]]:
    lines, start = [], 0
    for number, text in enumerate(texts, 1):
        box = (60.0, 80.0 * number, 400.0, 24.0) if size else None
        words = (Word(text, start, start + len(text), box, 0.82 if size else None),)
        lines.append(Line(f"{document.id}-{number}", document.id, 1, number, text, start, start + len(text), box,
                          0.82 if size else None, document.language, "ocr" if size else "text", "test/1", words))  # fmt: skip
        start += len(text) + 1
    width, height = size or (None, None)
    page = Page(f"{document.id}-p1", document.id, 1, "\n".join(texts), "ocr" if size else "text", "test/1", width, height)
    return page, lines


def _found(document: Document, page: Page, lines: list[Line]) -> list[Mention | Order | Entity | Judgement]:
    def slot(words: str, entity: str | None = None) -> Slot:
        start = page.text.index(words)
        return Slot(words, start, start + len(words), entity, document=document.id, page=1)

    def bound(words: str) -> dict[str, object]:
        start = page.text.index(words)
        anchors = bind_all(page, lines, start, start + len(words), document)
        return {"document": document.id, "page": 1, "anchors": anchors, "maker": "test/1"}

    place, person = slot("Tell Nuqra", "e-place"), slot("Waddah al-Asaad", "e-person")
    told = slot("withdraw the heavy weapons before dawn")
    return [
        Mention(place.start, place.end, place.text, id="m-1", label="LOC", entity="e-place", **bound(place.text)),  # type: ignore[arg-type]
        Mention(person.start, person.end, person.text, id="m-2", label="PER", entity="e-person", **bound(person.text)),  # type: ignore[arg-type]
        Entity("e-place", "LOC", "Tell Nuqra", (), 1, 1),
        Entity("e-person", "PER", "Waddah al-Asaad", (), 1, 1),
        Judgement("j-1", "same", ("e-person", "e-place"), "machine:test/1", "", 0.4, (Reason("line by line", 0.4),), None, True),
        Order(told.start, told.end, told.text, id="o-1", issuer=UNSTATED, action=slot("withdraw"), place=place,
              written_earliest=date(2019, 3, 14), written_latest=date(2019, 3, 14), **bound(told.text)),  # type: ignore[arg-type]
    ]
