"""A shelf of invented papers: records in a store in memory, as the stages before proof would leave them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fonds.engines.store.memory import MemoryStore
from fonds.model import (
    Claim,
    DayRange,
    Document,
    Entity,
    Event,
    Hedge,
    Line,
    Mention,
    Order,
    Page,
    Role,
    RungEvidence,
    Slot,
    Span,
    Word,
)
from fonds.writing.anchors import bind_all


def day(written: str) -> date:
    return date.fromisoformat(written)


class Shelf:
    """Papers of one page each; findings quote the page, so a wrong quote fails at once."""

    def __init__(self) -> None:
        self.store = MemoryStore()

    def paper(
        self, id: str, text: str, *, type: str = "letter", language: str = "en", written: str | tuple[str, str] | None = None,
        headers: Sequence[tuple[str, str]] = (), path: str | None = None, media_type: str = "text/plain", title: str = "",
    ) -> Document:  # fmt: skip
        """A document with one page, a line for each line of the text."""
        bounds = (written, written) if isinstance(written, str) else written
        when = DayRange(day(bounds[0]), day(bounds[1])) if bounds else None
        document = Document(
            id,
            (path or f"{id}.txt",),
            id * 4,
            len(text),
            media_type,
            type,
            language,
            when,
            id,
            "read",
            None,
            title,
            1,
            tuple(headers),
        )
        page = Page(f"{id}-1", id, 1, text, "text", "test/1")
        self.store.put([document, page])
        self.store.put(self._lines(id, text, language))
        return document

    def _lines(self, id: str, text: str, language: str) -> list[Line]:
        found, position = [], 0
        for number, words in enumerate(text.split("\n"), start=1):
            if words.strip():
                found.append(
                    Line(
                        f"{id}-{number}",
                        id,
                        1,
                        number,
                        words,
                        position,
                        position + len(words),
                        None,
                        None,
                        language,
                        "text",
                        "test/1",
                    )
                )
            position += len(words) + 1
        return found

    def table(self, id: str, rows: Sequence[Sequence[str]]) -> Document:
        """A document of cells, as the reader of spreadsheets leaves it."""
        text = "\n".join("\t".join(row) for row in rows)
        document = self.paper(id, text, type="table", media_type="text/csv")
        lines = []
        for line, row in zip(self.store.rows(Line, document=id), rows, strict=True):
            position, words = line.start, []
            for column, cell in enumerate(row):
                if cell:
                    words.append(Word(cell, position, position + len(cell), cell=f"{chr(65 + column)}{line.line}"))
                position += len(cell) + 1
            lines.append(replace(line, words=tuple(words)))
        self.store.put(lines)
        return document

    def slot(self, id: str, quote: str | None, entity: str | None = None, days: tuple[str, str] | None = None) -> Any:
        """A slot at the first place of the quote; ``None`` for no quote, UNSTATED as it is."""
        if quote is None or quote == "UNSTATED":
            return quote
        start = self._at(id, quote)
        bounds = (day(days[0]), day(days[1])) if days else (None, None)
        return Slot(quote, start, start + len(quote), entity, *bounds, document=id, page=1)

    def _at(self, id: str, quote: str) -> int:
        text = next(self.store.rows(Page, document=id)).text
        assert quote in text, f"{quote!r} does not stand in {id}"
        return text.index(quote)

    def _span(self, id: str, quote: str) -> tuple[int, int, str]:
        start = self._at(id, quote)
        return start, start + len(quote), quote

    def _bound(self, id: str, quote: str, finding: str) -> dict[str, Any]:
        start, end, _ = self._span(id, quote)
        page = next(self.store.rows(Page, document=id))
        document = self.store.get(Document, id)
        assert document
        lines = list(self.store.rows(Line, document=id))
        return {
            "id": finding,
            "document": id,
            "page": 1,
            "anchors": bind_all(page, lines, start, end, document),
            "maker": "test/1",
        }

    def mention(self, id: str, quote: str, entity: str, label: str = "LOC") -> Mention:
        found = Mention(*self._span(id, quote), label, entity, **self._bound(id, quote, f"m-{id}-{entity}-{quote}"))  # type: ignore[arg-type]
        self.store.put([found, Entity(entity, label, quote, (), 1, 1)])  # type: ignore[arg-type]
        return found

    def order(self, id: str, quote: str, *, act: str = "RETREAT", ordered: bool = True, **slots: Any) -> Order:
        document = self.store.get(Document, id)
        assert document
        written = document.written
        found = Order(
            *self._span(id, quote), **slots, act=act,
            status=(RungEvidence("ordered", Span(*self._span(id, quote))),) if ordered else (),
            written_earliest=written.earliest if written else None, written_latest=written.latest if written else None,
            **self._bound(id, quote, f"or-{id}-{self._at(id, quote)}"),
        )  # fmt: skip
        self.store.put([found])
        return found

    def event(
        self, id: str, quote: str, type: str, mode: str | None = None, *, place: Any = None, time: Any = None,
        ledger: str | None = None, modality: str = "asserted", **roles: Any,
    ) -> Event:  # fmt: skip
        found = Event(
            *self._span(id, quote), type, mode, tuple(Role(name, slot) for name, slot in roles.items()), place, time, ledger,
            modality, **self._bound(id, quote, f"ev-{id}-{self._at(id, quote)}"),  # type: ignore[arg-type]
        )  # fmt: skip
        self.store.put([found])
        return found

    def claim(self, id: str, quote: str, *, hedges: Sequence[str] = (), **rest: Any) -> Claim:
        found = Claim(
            *self._span(id, quote), hedges=tuple(Hedge(*self._span(id, hedge), kind="epistemic") for hedge in hedges), **rest,
            **self._bound(id, quote, f"cl-{id}-{self._at(id, quote)}"),
        )  # fmt: skip
        self.store.put([found])
        return found
