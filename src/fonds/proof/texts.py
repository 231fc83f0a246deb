"""Text: one document as its sequence of folded words, each with the way back to its page and line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fonds.engines.store.contract import Store
from fonds.model import Anchor, Document, Line, Mention, Page
from fonds.writing.analysis import tokens
from fonds.writing.anchors import bind_all

_BREAK = "\n"
"""Between two pages of one document."""


@dataclass(frozen=True, slots=True)
class Text:
    """``whole`` are the pages' texts joined by a line break; ``words[i]`` (folded) stands at ``whole[starts[i]:ends[i]]``.

    ``telling`` are the indices of figures and names, which two fillings of one form do not share.
    ``pages`` are (start in ``whole``, page); both ``pages`` and ``document`` are empty for a text of no case.
    """

    id: str
    whole: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    telling: frozenset[int]
    document: Document | None = None
    pages: tuple[tuple[int, Page], ...] = ()
    lines: tuple[tuple[Line, ...], ...] = field(default=(), repr=False)

    @property
    def first_day(self) -> str:
        """The earliest day it may have been written on, to sort by; late for none."""
        written = self.document.written if self.document else None
        day = written and (written.earliest or written.latest)
        return day.isoformat() if day else "9999"

    @classmethod
    def of(cls, id: str, whole: str) -> "Text":
        """A text that belongs to no case."""
        words, starts, ends = _words(whole)
        return cls(id, whole, words, starts, ends, _telling(whole, starts, ends))

    @classmethod
    def of_document(
        cls, document: Document, pages: Sequence[Page], lines: Sequence[Sequence[Line]], names: Iterable[Mention] = ()
    ) -> "Text":
        """A document with its pages; ``lines[i]`` belong to ``pages[i]``; ``names`` are its mentions."""
        whole = _BREAK.join(page.text for page in pages)
        words, starts, ends = _words(whole)
        placed, position = [], 0
        for page in pages:
            placed.append((position, page))
            position += len(page.text) + len(_BREAK)
        where = {page.page: start for start, page in placed}
        spans = [(where[name.page] + name.start, where[name.page] + name.end) for name in names if name.page in where]
        named = {i for start, end in spans for i in _range(starts, ends, start, end)}
        telling = _telling(whole, starts, ends) | named
        held = tuple(tuple(of_page) for of_page in lines)
        return cls(document.id, whole, words, starts, ends, telling, document, tuple(placed), held)

    def place(self, page: int, offset: int) -> int | None:
        """Where ``offset`` of page number ``page`` stands in ``whole``; ``None`` if the text has no such page."""
        return next((start + offset for start, held in self.pages if held.page == page), None)

    def word_range(self, start: int, end: int) -> range:
        """Indices of the words that touch ``whole[start:end]``."""
        return _range(self.starts, self.ends, start, end)

    def quote(self, first: int, last: int) -> str:
        """The words ``first`` to ``last`` (inclusive) as written, with what stands between them."""
        return self.whole[self.starts[first] : self.ends[last]]

    def anchor(self, first: int, last: int) -> Anchor:
        """The place of words ``first`` to ``last``; what runs over lines is anchored at its longest part on one line."""
        assert self.document is not None, "a text of no case has no anchors"
        start, end = self.starts[first], self.ends[last]
        rank = max(i for i, (begin, _) in enumerate(self.pages) if begin <= start)
        begin, page = self.pages[rank]
        inside = min(end - begin, len(page.text))
        return max(bind_all(page, self.lines[rank], start - begin, inside, self.document), key=lambda anchor: len(anchor.quote))


def _words(whole: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    found = tokens(whole)
    return tuple(word.folded for word in found), tuple(word.start for word in found), tuple(word.end for word in found)


def _range(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> range:
    return range(bisect_right(ends, start), bisect_left(starts, end))


def _telling(whole: str, starts: Sequence[int], ends: Sequence[int]) -> frozenset[int]:
    """Figures, and words with a capital inside a sentence of small letters."""
    found = set()
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        word = whole[start:end]
        capital = word[0].isupper() and word[1:2].islower() and i > 0 and not set(whole[ends[i - 1] : start]) & set(".!?:\n")
        if capital or any(letter.isdigit() for letter in word):
            found.add(i)
    return frozenset(found)


def texts(store: Store, documents: Iterable[Document]) -> list[Text]:
    """The documents that hold any words, sorted by id."""
    found = []
    for document in sorted(documents, key=lambda document: document.id):
        pages = sorted(store.rows(Page, document=document.id), key=lambda page: page.page)
        lines = sorted(store.rows(Line, document=document.id), key=lambda line: (line.page, line.line))
        names = [name for name in store.rows(Mention, document=document.id) if name.form in ("name", "alias")]
        text = Text.of_document(document, pages, [[line for line in lines if line.page == page.page] for page in pages], names)
        if text.words:
            found.append(text)
    return found
