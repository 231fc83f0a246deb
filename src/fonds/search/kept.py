"""What is kept between questions: read pages, known names, what cannot be found; all of it dropped when the store changes.

Nothing here is written down, and nothing is true for longer than the state of the store that it was read from.
"""

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from fonds.engines.index.contract import Index
from fonds.engines.store.contract import Store
from fonds.model import Document, Entity, Line, Page
from fonds.search import gaps
from fonds.search.light import Words
from fonds.search.plan import Names

MOST_KEPT = 3000
"""Pages kept, the latest used: somewhat more than one question reads, at about 30 kB a page of 360 words."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line by its place alone; ``words`` counts what stands between blanks. Boxes and text are read when shown."""

    id: str
    line: int
    start: int
    end: int
    words: int


class ReadPage:
    """A page made ready to be searched, whatever is asked."""

    __slots__ = ("_starts", "by_number", "document", "lines", "page", "words")

    def __init__(self, document: Document, page: Page, lines: list[Strip]) -> None:
        self.document, self.page, self.words = document, page, Words(page.text)
        self.lines = tuple(sorted(lines, key=lambda line: line.start))
        self.by_number = {line.line: line for line in self.lines}
        self._starts = [line.start for line in self.lines]

    def line_at(self, start: int) -> int:
        """The number of the line that holds this place, 0 if none does."""
        place = bisect_right(self._starts, start) - 1
        return self.lines[place].line if place >= 0 and start < self.lines[place].end else 0


class Kept:
    """What was read from one store in one state. Threads may share it."""

    def __init__(self, store: Store, state: str) -> None:
        self.state = state
        self.names = Names.of(store.rows(Entity))
        self._pages: OrderedDict[tuple[str, int], ReadPage] = OrderedDict()
        self._gaps: dict[tuple[str, bool], tuple[str, ...]] = {}
        self._lock = threading.Lock()

    def could_not(self, store: Store, index: Index, watermark: str, *, dated: bool) -> tuple[str, ...]:
        """What a search could not have found, with the index at this mark."""
        if (watermark, dated) not in self._gaps:
            self._gaps[watermark, dated] = gaps.could_not(store, index, dated=dated)
        return self._gaps[watermark, dated]

    def pages(self, store: Store, id: str, wanted: set[int]) -> Iterator[ReadPage]:
        """These pages of a document, in sequence; what the store does not hold is left out."""
        found: dict[int, ReadPage] = {}
        with self._lock:
            for number in wanted:
                if page := self._pages.get((id, number)):
                    self._pages.move_to_end((id, number))
                    found[number] = page
        if len(found) < len(wanted):
            fresh = {page.page.page: page for page in _read(store, id, wanted - set(found))}
            found |= fresh
            with self._lock:
                self._pages.update(((id, number), page) for number, page in fresh.items())
                while len(self._pages) > MOST_KEPT:
                    self._pages.popitem(last=False)
        for number in sorted(found):
            yield found[number]


def _read(store: Store, id: str, wanted: set[int]) -> Iterator[ReadPage]:
    document = store.get(Document, id)
    if document is None:
        return
    lines: dict[int, list[Strip]] = {}
    for line in store.rows(Line, document=id):
        if line.page in wanted:
            strip = Strip(line.id, line.line, line.start, line.end, len(line.text.split()))
            lines.setdefault(line.page, []).append(strip)
    for page in store.rows(Page, document=id):
        if page.page in wanted:
            yield ReadPage(document, page, lines.get(page.page, []))


_KEPT: WeakKeyDictionary[Store, Kept] = WeakKeyDictionary()


def kept(store: Store) -> Kept:
    """What is kept of this store in the state that it is in now."""
    state = store.state()
    held = _KEPT.get(store)
    if held is None or held.state != state:
        held = _KEPT[store] = Kept(store, state)
    return held
