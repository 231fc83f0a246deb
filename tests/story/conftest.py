"""A small invented case with an order, a deal, claims of every standing, and an event."""

from datetime import date
from typing import Any

import pytest

from fonds.engines.store.contract import Store
from fonds.engines.store.memory import MemoryStore
from fonds.model import (
    Anchor,
    Card,
    CardItem,
    Claim,
    DayRange,
    Deal,
    Document,
    Event,
    Hedge,
    Line,
    Match,
    Order,
    Page,
    RungEvidence,
    Slot,
    Span,
)  # fmt: skip
from fonds.writing.anchors import bind_all

TEXTS = {
    "d1": "To the post at Tell Marna\nYou will withdraw all heavy weapons before dawn.\nColonel Samir Halabi",
    "d2": "We trade oil for rice, as agreed.\nThe town may have fallen without a shot <script>alert(1)</script>\u202e",
    "d3": "The Guard entered Tell Marna on 17 March.\nThe commander did not meet the Column.",
    "d4": "إلى القائد العام\nيُسلَّم المازوت قبل الفجر",
}


class Case:
    """The store, and anchors by words."""

    def __init__(self) -> None:
        self.store: Store = MemoryStore()
        for id, text in TEXTS.items():
            written = DayRange(date(2019, 3, 9), date(2019, 3, 9)) if id == "d1" else None
            self.store.put([Document(id, (f"in/{id}.txt",), id * 32, 1, "text/plain", "order" if id == "d1" else "letter",
                                     "ar" if id == "d4" else "en", written, id, "read", None, pages=1)])  # fmt: skip
            place, lines = 0, []
            for number, line in enumerate(text.split("\n"), start=1):
                end = place + len(line)
                lines.append(Line(f"{id}-{number}", id, 1, number, line, place, end, None, None, "en", "text", "t"))
                place = end + 1
            self.store.replace(Line, lines, document=id)
            self.store.replace(Page, [Page(f"{id}-1", id, 1, text, "text", "t")], document=id)

    def anchors(self, document: str, words: str) -> tuple[Anchor, ...]:
        page = next(self.store.rows(Page, document=document))
        start = page.text.index(words)
        held = self.store.get(Document, document)
        assert held
        return bind_all(page, list(self.store.rows(Line, document=document)), start, start + len(words), held)

    def found(self, kind: Any, id: str, document: str, words: str, *values: Any, **more: Any) -> None:
        start = TEXTS[document].index(words)
        self.store.put([kind(start, start + len(words), words, *values, id=id, document=document, page=1,
                             anchors=self.anchors(document, words), maker="t", **more)])  # fmt: skip

    def card(self, proposition: str, grade: int) -> None:
        item = CardItem("d1", "for", self.anchors("d1", "withdraw"), 1)
        self.store.put([Card(f"k-{proposition}", proposition, "", (item,), 1, (1, 1), 0, (), grade, (), ())])


@pytest.fixture
def case() -> Case:
    made = Case()
    made.found(Order, "o-1", "d1", "withdraw all heavy weapons before dawn", issuer=Slot("Colonel Samir Halabi", 0, 20),
               status=(RungEvidence("ordered", Span(0, 4, "will"), ()),))  # fmt: skip
    made.found(Deal, "x-1", "d2", "trade oil for rice", status=(RungEvidence("agreed", Span(0, 6, "agreed"), ()),))
    made.found(Claim, "c-1", "d3", "The Guard entered Tell Marna on 17 March")
    made.found(Claim, "c-2", "d2", "The town may have fallen", hedges=(Hedge(0, 3, "may"),))
    made.found(Claim, "c-3", "d3", "The commander did not meet the Column", polarity="negative")
    made.found(Claim, "c-4", "d4", "يُسلَّم المازوت قبل الفجر")
    made.found(Event, "v-1", "d3", "entered Tell Marna", "ASSAULT", "occupy", ledger="row 7")
    made.store.put([Match("m-1", "o-1", "v-1", (8, 8), "before", 0.1, 30, "foreknown")])
    for number in (1, 2, 3, 4, 5, 6):
        made.found(Claim, f"g-{number}", "d3", "The Guard entered Tell Marna on 17 March", proposition=f"p-{number}")
        made.card(f"p-{number}", number)
    return made


@pytest.fixture
def store(case: Case) -> Store:
    return case.store
