"""One page under one question: which of its lines answer, how well, and with which words."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from fonds.model import Hit, Line
from fonds.search import papers
from fonds.search.kept import ReadPage, Strip
from fonds.search.light import Alike, Match, why
from fonds.search.plan import Leaf, Loosely, Plan, Which, all_leaves, holds, leaves
from fonds.writing.anchors import bind_all

MOST_ANCHORS = 20
SNIPPET = 240

_LOOSE = 0.8
"""What a generous form is worth beside the word as typed."""
_SCATTERED = 0.4
"""Factor for a page whose lines answer only together."""
_K, _B, _USUAL_LINE = 1.2, 0.5, 12
"""BM25's saturation, its length norm (mild: a heading is no better evidence than a sentence), the words of a usual line."""


class Question:
    """A plan with what each of its leaves tells, and the leaves told apart once for all pages."""

    def __init__(self, planned: Plan, weights: Mapping[Leaf, float]) -> None:
        self.planned, self.weights = planned, weights
        self.asked_for = tuple(dict.fromkeys(leaves(planned)))
        self.leaves = tuple(dict.fromkeys(all_leaves(planned)))
        self.alike = Alike()


class Sheet:
    """One page under one question."""

    def __init__(self, read: ReadPage, question: Question) -> None:
        self.read, self.question, self.planned = read, question, question.planned
        self.document, self.page, self.words = read.document, read.page, read.words
        self.found: dict[Leaf, list[Match]] = {leaf: self.words.matches(leaf, question.alike) for leaf in question.leaves}
        self.by_line = self._by_line()

    def answers(self) -> list[tuple[float, int]]:
        """Score and number of each line that answers; if none does alone, of the one that says most of it."""
        if not holds(self.planned, self._on_page):
            return []
        if not self.by_line:
            first = self._first_line()
            return [(0.0, first.line)] if first else []
        scores = {number: self._score(number, here) for number, here in self.by_line.items()}
        alone = [number for number, here in self.by_line.items() if holds(self.planned, self._on_line(here))]
        if alone:
            return [(round(scores[number], 6), number) for number in sorted(alone)]
        best = min(scores, key=lambda number: (-scores[number], number))
        return [(round(scores[best] * _SCATTERED, 6), best)]

    def hit(self, number: int, score: float, line_of: Callable[[Strip], Line | None]) -> Hit:
        """The hit of a line that answers: its words first, then what stands elsewhere on the page."""
        here = self.by_line.get(number, [])
        further = [] if holds(self.planned, self._on_line(here)) else self._elsewhere(number)
        own = sorted({self._span(match) for match in here})
        spans = [*own, *sorted({self._span(match) for match in further} - set(own))][:MOST_ANCHORS]
        if not spans:
            first = self._first_line()
            spans = [(first.start, first.end)] if first else [(0, len(self.page.text))]
        touched = [line for line in self.read.lines if any(start < line.end and line.start < end for start, end in spans)]
        lines = [line for strip in touched if (line := line_of(strip))]
        anchors = tuple(dict.fromkeys(a for span in spans for a in bind_all(self.page, lines, *span, self.document)))
        reasons = [*self._reasons(here), *self._reasons(further, elsewhere=True), *self._properties()]
        return Hit(
            document=self.document.id,
            paths=self.document.paths,
            page=self.page.page,
            line=number or (anchors[0].line or 1),
            score=score,
            snippet=self._snippet(number, spans[0]),
            why=tuple(dict.fromkeys(reasons)),
            anchors=anchors,
        )

    def _on_page(self, leaf: Leaf) -> bool:
        return papers.answers(self.document, leaf.ask) if isinstance(leaf, Which) else bool(self.found[leaf])

    def _on_line(self, here: Sequence[Match]) -> Callable[[Leaf], bool]:
        """Which leaves hold on one line; what is excluded is excluded by the whole page."""
        there, asked_for = {match.leaf for match in here}, self.question.asked_for
        return lambda leaf: leaf in there if leaf in asked_for and not isinstance(leaf, Which) else self._on_page(leaf)

    def _by_line(self) -> dict[int, list[Match]]:
        """Matches of what was asked for by the number of the line they begin on; 0: outside all lines."""
        by_line: dict[int, list[Match]] = {}
        for leaf in self.question.asked_for:
            for match in self.found[leaf]:
                by_line.setdefault(self.read.line_at(self.words.starts[match.first]), []).append(match)
        return by_line

    def _score(self, number: int, here: Sequence[Match]) -> float:
        """BM25 over the line; of several forms of one asked word the best counts."""
        line = self.read.by_number.get(number)
        length = line.words if line else _USUAL_LINE
        matches: dict[Leaf, list[Match]] = {}
        for match in here:
            matches.setdefault(match.leaf, []).append(match)
        best: dict[str, float] = {}
        for leaf, places in matches.items():
            times = len(places)
            norm = times * (_K + 1) / (times + _K * (1 - _B + _B * length / _USUAL_LINE))
            asked = leaf.asked
            best[asked] = max(best.get(asked, 0.0), self.question.weights[leaf] * norm * self._nearness(leaf, places))
        return sum(sorted(best.values()))

    def _nearness(self, leaf: Leaf, places: Sequence[Match]) -> float:
        """A generous word that stands exactly as typed is worth as much as a quoted one."""
        if not isinstance(leaf, Loosely):
            return 1.0
        folded, typed = self.words.folded, leaf.forms[0]
        return 1.0 if any(folded[match.first] == typed for match in places) else _LOOSE

    def _elsewhere(self, number: int) -> list[Match]:
        """For each word that is not on this line, the place nearest to it."""
        said_here = {match.leaf.asked for match in self.by_line.get(number, [])}
        further: dict[str, Match] = {}
        for other in sorted(self.by_line, key=lambda other: (abs(other - number), other)):
            for match in self.by_line[other]:
                if match.leaf.asked not in said_here:
                    further.setdefault(match.leaf.asked, match)
        return list(further.values())

    def _first_line(self) -> Strip | None:
        """Only properties were asked for: the page's first line stands for it."""
        return next((line for line in self.read.lines if line.words), None)

    def _reasons(self, found: Sequence[Match], *, elsewhere: bool = False) -> Iterator[str]:
        for match in found:
            start, end = self._span(match)
            place = f" (line {self.read.line_at(start)})" if elsewhere and self.read.line_at(start) else ""
            yield why(match.leaf, " ".join(self.page.text[start:end].split())) + place

    def _properties(self) -> Iterator[str]:
        for leaf in leaves(self.planned):
            if isinstance(leaf, Which) and self._on_page(leaf):
                yield why(leaf, "")

    def _span(self, match: Match) -> tuple[int, int]:
        return self.words.starts[match.first], self.words.ends[match.last - 1]

    def _snippet(self, number: int, span: tuple[int, int]) -> str:
        """The line, or of a long one the part around the first match."""
        line = self.read.by_number.get(number)
        start, end = (line.start, line.end) if line else (max(0, span[0] - SNIPPET // 2), span[1] + SNIPPET // 2)
        if end - start > SNIPPET:
            first = max(start, min(span[0] - SNIPPET // 3, end - SNIPPET))
            cut = self.page.text[first : first + SNIPPET]
            return ("… " if first > start else "") + cut.strip() + (" …" if first + SNIPPET < end else "")
        return self.page.text[start:end].strip()
