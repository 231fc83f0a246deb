"""Ask a case: a query in, lines out, each with its anchors and the reason why it is there.

The index names the pages that may answer; each is read again and checked here, word by word. A line
that answers alone comes before words that only meet on the same page. The same case and query give
the same answer on every engine: scores are made here, from counts that all engines agree on.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fonds.engines.index.contract import Candidate, Every, Index, Some
from fonds.engines.store.contract import Store
from fonds.model import All, Either, Hit, Line, Not, Query, Written
from fonds.search.kept import Kept, Strip, kept
from fonds.search.parse import parse
from fonds.search.plan import Beginning, Exactly, Leaf, Plan, Sounding, Which, ask_of, leaves, plan
from fonds.search.say import said
from fonds.search.sheet import Question, Sheet

MOST_PAGES = 2000
"""Pages that are read again for one question; of more, the engine's best are, and the total says "at least"."""
_OTHER_NAME, _BEGINNING, _SOUNDING = 0.5, 0.7, 0.35
"""What a match of a weaker form is worth beside one of the word as typed."""


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
    known, as_of = kept(store), index.watermark()
    planned = plan(tree, known.names)
    found = index.search(ask_of(planned), MOST_PAGES)
    asked = _Asked(store, known, Question(planned, _weights(planned, index)))
    places = asked.places(found.candidates)
    return Answer(
        hits=asked.hits(places[cursor : cursor + limit]),
        total=len(places),
        how_read=_how_read(tree, planned, asked.met),
        could_not=known.could_not(store, index, as_of, dated=_asks_for_days(tree)),
        papers=len({place.document for place in places}),
        at_least=found.total > len(found.candidates),
        as_of=as_of,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A line that answers, before it is made into a hit."""

    score: float
    document: str
    page: int
    line: int


class _Asked:
    """One planned question over the pages of a store."""

    def __init__(self, store: Store, known: Kept, question: Question) -> None:
        self._store, self._known, self._question = store, known, question
        self.met: set[Leaf] = set()
        """The leaves that some page answered."""

    def places(self, candidates: Iterable[Candidate]) -> list[_Place]:
        """Every line of the candidate pages that answers, best first."""
        wanted: dict[str, set[int]] = {}
        for candidate in candidates:
            wanted.setdefault(candidate.document, set()).add(candidate.page)
        found: list[_Place] = []
        for document in sorted(wanted):
            for sheet in self._sheets(document, wanted[document]):
                answers = sheet.answers()
                found += [_Place(score, document, sheet.page.page, line) for score, line in answers]
                if answers:
                    self.met.update(leaf for leaf, places in sheet.found.items() if places)
        return sorted(found, key=lambda place: (-place.score, place.document, place.page, place.line))

    def hits(self, places: Sequence[_Place]) -> tuple[Hit, ...]:
        """The hits at these places, in their sequence."""
        wanted: dict[str, set[int]] = {}
        for place in places:
            wanted.setdefault(place.document, set()).add(place.page)
        sheets = {(id, sheet.page.page): sheet for id, pages in wanted.items() for sheet in self._sheets(id, pages)}
        return tuple(sheets[place.document, place.page].hit(place.line, place.score, self._line) for place in places)

    def _sheets(self, id: str, pages: set[int]) -> Iterator[Sheet]:
        for page in self._known.pages(self._store, id, pages):
            yield Sheet(page, self._question)

    def _line(self, strip: Strip) -> Line | None:
        return self._store.get(Line, strip.id)


def _weights(planned: Plan, index: Index) -> dict[Leaf, float]:
    """How much a match of each leaf tells: rare words more (BM25's idf over pages), weaker forms less.

    All forms of one asked word share its rarity, so that a rare other name never outranks the word itself.
    """
    pages = index.count(Every(()))
    forms: dict[str, list[Leaf]] = {}
    for leaf in dict.fromkeys(leaves(planned)):
        if not isinstance(leaf, Which):
            forms.setdefault(leaf.asked, []).append(leaf)
    weights: dict[Leaf, float] = {}
    for alike in forms.values():
        having = index.count(Some(tuple(ask_of(leaf) for leaf in alike)))
        rarity = math.log(1 + (pages - having + 0.5) / (having + 0.5))
        weights.update((leaf, rarity * _form_weight(leaf)) for leaf in alike)
    return weights


def _form_weight(leaf: Leaf) -> float:
    match leaf:
        case Exactly(entity=entity):
            return _OTHER_NAME if entity else 1.0
        case Beginning():
            return _BEGINNING
        case Sounding():
            return _SOUNDING
        case _:
            return 1.0


def _how_read(tree: Query, planned: Plan, met: set[Leaf]) -> str:
    """The query in plain words, and what it was widened to: all other names, of sounds only those that found something."""
    widened: dict[str, list[str]] = {}
    for leaf in leaves(planned):
        if isinstance(leaf, Exactly) and leaf.entity:
            widened.setdefault(leaf.asked, []).append(" ".join(leaf.written or leaf.row))
    sounding = sorted({leaf.asked for leaf in leaves(planned) if isinstance(leaf, Sounding) and leaf in met})
    sentences = [f"Looked for {said(tree)}."]
    for asked, names in widened.items():
        shown = ", ".join(f"“{name}”" for name in names[:8])
        sentences.append(f"{asked} also by these names in this case: {shown}{' and more' if len(names) > 8 else ''}.")
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

