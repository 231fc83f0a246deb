"""Ask a case: a query in, lines out, each with its anchors and the reason why it is there.

The index names the pages that may answer; each is read again and checked here, word by word. A line
that answers alone comes before words that only meet on the same page. The same case and query give
the same answer on every engine: scores are made here, from counts that all engines agree on.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fonds.engines.index.contract import Every, Index
from fonds.engines.store.contract import Store
from fonds.model import All, Document, Either, Entity, Hit, Line, Not, Page, Query, Written
from fonds.search import gaps, papers
from fonds.search.light import Match, matches, why
from fonds.search.parse import parse
from fonds.search.plan import (
    And,
    Beginning,
    Exactly,
    Leaf,
    Loosely,
    Names,
    Nor,
    Or,
    Plan,
    Sounding,
    Which,
    ask_of,
    holds,
    leaves,
    plan,
)
from fonds.search.say import said
from fonds.writing.analysis import tokens
from fonds.writing.anchors import bind_all

MOST_PAGES = 2000
"""Pages that are read again for one question; of more, the engine's best are, and the total says "at least"."""
MOST_ANCHORS = 20
SNIPPET = 240

_EXACT_GAIN, _LOOSE, _BEGINNING, _OTHER_NAME, _SOUNDING = 1.0, 0.8, 0.7, 0.7, 0.45
_SCATTERED = 0.4
"""Factor for a page whose lines answer only together."""
_K, _B, _USUAL_LINE = 1.2, 0.75, 12
"""BM25's saturation and length norm, and the tokens of a usual line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``total`` hits in all (``at_least``: the search was cut), on ``papers`` documents; ``hits`` from the cursor on.

    ``could_not`` says in plain sentences what the answer cannot know: pages that nobody could read, and so on.
    ``as_of`` marks the state of the index, so that a cited result can be repeated.
    """

    hits: tuple[Hit, ...]
    total: int
    how_read: str
    could_not: tuple[str, ...]
    papers: int = 0
    at_least: bool = False
    as_of: str = ""


def ask(store: Store, index: Index, query: str, *, limit: int = 50, cursor: int = 0) -> Answer:
    """The lines that answer, best first. Raises ``BadQuery``; no hit is an answer, not an error."""
    tree = parse(query)
    planned = plan(tree, Names.of(store.rows(Entity)))
    found = index.search(ask_of(planned), MOST_PAGES)
    weights = _weights(planned, index)
    pages: dict[str, list[int]] = {}
    for candidate in found.candidates:
        pages.setdefault(candidate.document, []).append(candidate.page)
    hits: list[Hit] = []
    for document_id in sorted(pages):
        document = store.get(Document, document_id)
        if document is not None:
            hits.extend(_hits_of(store, document, set(pages[document_id]), planned, weights))
    hits.sort(key=lambda hit: (-hit.score, hit.document, hit.page, hit.line))
    return Answer(
        hits=tuple(hits[cursor : cursor + limit]),
        total=len(hits),
        how_read=_how_read(tree, planned),
        could_not=gaps.could_not(store, index, dated=_asks_for_days(tree)),
        papers=len({hit.document for hit in hits}),
        at_least=found.total > len(found.candidates),
        as_of=index.watermark(),
    )


def _hits_of(store: Store, document: Document, wanted: set[int], planned: Plan, weights: Mapping[Leaf, float]) -> Iterator[Hit]:
    lines: dict[int, list[Line]] = {}
    for line in store.rows(Line, document=document.id):
        if line.page in wanted:
            lines.setdefault(line.page, []).append(line)
    for page in store.rows(Page, document=document.id):
        if page.page in wanted:
            yield from _Sheet(document, page, lines.get(page.page, []), planned, weights).hits()


class _Sheet:
    """One page under one plan."""

    def __init__(
        self, document: Document, page: Page, lines: Sequence[Line], planned: Plan, weights: Mapping[Leaf, float]
    ) -> None:
        self.document, self.page, self.planned, self.weights = document, page, planned, weights
        self.lines = sorted(lines, key=lambda line: line.start)
        self.tokens = tokens(page.text)
        self.asked_for = frozenset(leaves(planned))
        self.found: dict[Leaf, list[Match]] = {leaf: matches(leaf, self.tokens) for leaf in _all_leaves(planned)}

    def hits(self) -> Iterator[Hit]:
        if not holds(self.planned, self._on_page):
            return
        by_line = self._by_line()
        if not by_line:
            yield from self._whole_paper()
            return
        alone = [number for number, here in sorted(by_line.items()) if holds(self.planned, self._on_line(here))]
        for number in alone:
            yield self._hit(number, by_line[number], self._score(number, by_line[number]))
        if not alone:
            yield self._scattered(by_line)

    def _on_page(self, leaf: Leaf) -> bool:
        return papers.answers(self.document, leaf.ask) if isinstance(leaf, Which) else bool(self.found[leaf])

    def _on_line(self, here: Sequence[Match]) -> Callable[[Leaf], bool]:
        """Which leaves hold on one line; what is excluded is excluded by the whole page."""
        there = {match.leaf for match in here}
        return lambda leaf: leaf in there if leaf in self.asked_for and not isinstance(leaf, Which) else self._on_page(leaf)

    def _by_line(self) -> dict[int, list[Match]]:
        """Matches of what was asked for by the number of the line they begin on; 0: outside all lines."""
        by_line: dict[int, list[Match]] = {}
        for leaf in dict.fromkeys(leaves(self.planned)):
            for match in self.found[leaf]:
                by_line.setdefault(self._line_at(self.tokens[match.first].start), []).append(match)
        return by_line

    def _line_at(self, start: int) -> int:
        return next((line.line for line in self.lines if line.start <= start < line.end), 0)

    def _score(self, number: int, here: Sequence[Match]) -> float:
        """BM25 over the line; of several forms of one asked word the best counts."""
        line = next((line for line in self.lines if line.line == number), None)
        length = len(line.text.split()) if line else _USUAL_LINE
        best: dict[str, float] = {}
        for leaf in {match.leaf for match in here}:
            times = sum(match.leaf == leaf for match in here)
            norm = times * (_K + 1) / (times + _K * (1 - _B + _B * length / _USUAL_LINE))
            asked = leaf.asked
            best[asked] = max(best.get(asked, 0.0), self.weights[leaf] * norm * self._nearness(leaf, here))
        return sum(sorted(best.values()))

    def _nearness(self, leaf: Leaf, here: Sequence[Match]) -> float:
        """A generous word that stands exactly as typed is worth as much as a quoted one."""
        if not isinstance(leaf, Loosely):
            return 1.0
        exact = any(match.leaf == leaf and self.tokens[match.first].folded == leaf.forms[0] for match in here)
        return _EXACT_GAIN if exact else _LOOSE

    def _hit(self, number: int, here: Sequence[Match], score: float, further: Sequence[Match] = ()) -> Hit:
        spans = sorted({self._span(match) for match in (*here, *further)})
        first = sorted({self._span(match) for match in here})
        ordered = [*first, *(span for span in spans if span not in first)][:MOST_ANCHORS]
        anchors = tuple(
            dict.fromkeys(a for start, end in ordered for a in bind_all(self.page, self.lines, start, end, self.document))
        )
        reasons = [*self._reasons(here), *self._reasons(further, elsewhere=True), *self._properties()]
        return Hit(
            document=self.document.id,
            paths=self.document.paths,
            page=self.page.page,
            line=number or (anchors[0].line or 1),
            score=round(score, 6),
            snippet=self._snippet(number, ordered[0] if ordered else (0, 0)),
            why=tuple(dict.fromkeys(reasons)),
            anchors=anchors,
        )

    def _scattered(self, by_line: dict[int, list[Match]]) -> Hit:
        """The page answers, no line does alone: the line that says most, with the rest of the words where they stand."""
        scores = {number: self._score(number, here) for number, here in by_line.items()}
        best = min(by_line, key=lambda number: (-scores[number], number))
        said_here = {match.leaf.asked for match in by_line[best]}
        further: dict[str, Match] = {}
        for number in sorted(by_line, key=lambda number: (abs(number - best), number)):
            for match in by_line[number]:
                if match.leaf.asked not in said_here:
                    further.setdefault(match.leaf.asked, match)
        return self._hit(best, by_line[best], scores[best] * _SCATTERED, tuple(further.values()))

    def _whole_paper(self) -> Iterator[Hit]:
        """Only properties were asked for: the page's first line stands for it."""
        line = next((line for line in self.lines if line.text.strip()), None)
        if line is not None:
            anchors = bind_all(self.page, self.lines, line.start, line.end, self.document)
            reasons = tuple(dict.fromkeys(self._properties()))
            snippet = self._snippet(line.line, (line.start, line.start))
            yield Hit(self.document.id, self.document.paths, self.page.page, line.line, 0.0, snippet, reasons, anchors)

    def _reasons(self, found: Sequence[Match], *, elsewhere: bool = False) -> Iterator[str]:
        for match in found:
            start, end = self._span(match)
            place = f" (line {self._line_at(start)})" if elsewhere and self._line_at(start) else ""
            yield why(match.leaf, " ".join(self.page.text[start:end].split())) + place

    def _properties(self) -> Iterator[str]:
        for leaf in leaves(self.planned):
            if isinstance(leaf, Which) and self._on_page(leaf):
                yield why(leaf, "")

    def _span(self, match: Match) -> tuple[int, int]:
        return self.tokens[match.first].start, self.tokens[match.last - 1].end

    def _snippet(self, number: int, span: tuple[int, int]) -> str:
        """The line, or of a long one the part around the first match."""
        line = next((line for line in self.lines if line.line == number), None)
        start, end = (line.start, line.end) if line else (max(0, span[0] - SNIPPET // 2), span[1] + SNIPPET // 2)
        if end - start > SNIPPET:
            first = max(start, min(span[0] - SNIPPET // 3, end - SNIPPET))
            cut = self.page.text[first : first + SNIPPET]
            return ("… " if first > start else "") + cut.strip() + (" …" if first + SNIPPET < end else "")
        return self.page.text[start:end].strip()


def _all_leaves(planned: Plan) -> Iterator[Leaf]:
    match planned:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _all_leaves(part)
        case Nor(part):
            yield from _all_leaves(part)
        case _:
            yield planned


def _weights(planned: Plan, index: Index) -> dict[Leaf, float]:
    """How much a match of each leaf tells: rare words more (BM25's idf over pages), weaker forms less."""
    pages = index.count(Every(()))
    weights: dict[Leaf, float] = {}
    for leaf in leaves(planned):
        if leaf not in weights and not isinstance(leaf, Which):
            having = index.count(ask_of(leaf))
            rarity = math.log(1 + (pages - having + 0.5) / (having + 0.5))
            weights[leaf] = rarity * _form_weight(leaf)
    return weights


def _form_weight(leaf: Leaf) -> float:
    match leaf:
        case Exactly(entity=entity):
            return _OTHER_NAME if entity else _EXACT_GAIN
        case Beginning():
            return _BEGINNING
        case Sounding():
            return _SOUNDING
        case _:
            return 1.0


def _how_read(tree: Query, planned: Plan) -> str:
    """The query in plain words, and what it was widened to."""
    widened: dict[str, list[str]] = {}
    for leaf in leaves(planned):
        if isinstance(leaf, Exactly) and leaf.entity:
            widened.setdefault(leaf.asked, []).append(" ".join(leaf.written or leaf.row))
    sounding = sorted({leaf.asked for leaf in leaves(planned) if isinstance(leaf, Sounding)})
    sentences = [f"Looked for {said(tree)}."]
    for asked, names in widened.items():
        shown = ", ".join(f"“{name}”" for name in names[:8])
        sentences.append(f"{asked} also by its other names in this case: {shown}{' and more' if len(names) > 8 else ''}.")
    if sounding:
        words = ", ".join(sounding)
        sentences.append(f"{words} also as a name in another script or spelling; put it in quotes for the exact word only.")
    return " ".join(sentences)


def _asks_for_days(tree: Query) -> bool:
    match tree:
        case Written():
            return True
        case All(parts) | Either(parts):
            return any(_asks_for_days(part) for part in parts)
        case Not(part):
            return _asks_for_days(part)
        case _:
            return False

