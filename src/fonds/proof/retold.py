"""Retellings: reports that say they had papers before them, joined to the papers of the case that they retell.

No wording is shared, often not even the language. What stays is who and where, days, and figures. A part of the
report that speaks of a paper is held against every older paper that is no report itself; it retells the one that
it agrees with clearly more than with any other, and else none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from fonds.model import Document, Time
from fonds.proof.descent import Link
from fonds.proof.direction import KNOWN
from fonds.proof.figures import Figure, agree, figures
from fonds.proof.reports import Paper
from fonds.proof.words import find, is_one, says
from fonds.writing.analysis import tokens
from fonds.writing.paragraphs import paragraphs

LEAST = 3.0
"""Points from which a part of a report can be one paper's retelling."""
CLEAR = 0.75
"""Points by which the best paper must be ahead of papers of other families."""
WIDEST = timedelta(days=4)
"""A day told more roughly than this marks nothing."""
WEIGHTS = {"PER": 1.5, "LOC": 1.0, "GPE": 1.0, "FAC": 1.0, "ORG": 0.5, "GROUP": 0.5}
DAY, FIGURE, WORD, MOST_WORDS = 1.5, 1.5, 0.25, 1.5
SIGNED = 2.0
"""Points for a paper whose head or foot names who the report says signed it."""
ENDS = 0.2
"""Share of a paper that counts as its head, and as its foot."""
_SENTENCE = re.compile(r"(?<=[.!?؟])[\"”»')]*\s+(?=[^a-z\s])")

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Traits:
    """What retelling leaves alone: people and places (entity to weight), days, figures, longer words by language."""

    named: Mapping[str, float]
    days: frozenset[Window]
    figures: tuple[Figure, ...]
    words: frozenset[str]
    language: str | None
    hands: frozenset[str] = frozenset()
    """People: of a paper, those at its head and foot; of a part of a report, those said to have signed or written."""


def retellings(
    papers: Sequence[Paper], times: Mapping[str, Sequence[Time]], families: Mapping[str, str], derived: frozenset[str]
) -> list[Link]:
    """Links from a report to the papers it retells, one paper of a family at most; sorted.

    ``times`` and ``families`` go by document; what has no family is its own. ``derived`` are copies and translations,
    which stand for their family only where the paper they come from is not held.
    """
    whole = {paper.text.id: _traits(paper, times.get(paper.text.id, ()), 0, len(paper.text.whole)) for paper in papers}
    sources = [paper for paper in papers if _can_be_told(paper)]
    holders: dict[str, set[str]] = defaultdict(set)
    for paper in sources:
        for key in whole[paper.text.id].named:
            holders[key].add(paper.text.id)
    by_id = {paper.text.id: paper for paper in sources}
    found: dict[tuple[str, str], Link] = {}
    for child in sorted(papers, key=lambda paper: paper.text.id):
        if not _retells(child):
            continue
        for start, end in _parts(child):
            part = _traits(child, times.get(child.text.id, ()), start, end)
            near = sorted({id for key in part.named for id in holders[key] if id != child.text.id})
            scored = [(points(part, whole[id]), id) for id in near if _older(by_id[id], child)]
            parent = _clear_best(scored, families, derived)
            if parent:
                link = _link(child.text.id, parent[1], parent[0])
                found.setdefault((link.a, link.b), link)
    return [found[key] for key in sorted(found)]


def points(part: Traits, paper: Traits) -> float:
    """How much of a part of a report stands in a paper; 0 without two kinds of marks, one of them more than names of places."""
    named = part.named.keys() & paper.named.keys()
    people = sum(part.named[key] for key in named)
    days = DAY * len({one for one in part.days if any(one[0] <= other[1] and other[0] <= one[1] for other in paper.days)})
    counted = [one for one in part.figures if agree([one], paper.figures)]
    numbers = FIGURE * len({(one.value, one.unit) for one in counted})
    shared = len(part.words & paper.words) if part.language == paper.language else 0
    if not named or not (days or numbers or any(part.named[key] >= WEIGHTS["PER"] for key in named)):
        return 0.0
    if len(named) + bool(days) + bool(numbers) < 2 or not part.hands <= paper.hands:
        return 0.0
    return people + days + numbers + min(MOST_WORDS, WORD * shared) + (SIGNED if part.hands else 0.0)


def _retells(paper: Paper) -> bool:
    """A report that says it had papers before it."""
    kind = paper.text.document.type if paper.text.document else ""
    if not is_one("derived_types", kind) or is_one("translation", kind):
        return False
    cited = any(
        claim.source and any(is_one("paper_nouns", word.folded) for word in tokens(claim.source.text)) for claim in paper.claims
    )
    return cited or says("seen", paper.text.words)


def _can_be_told(paper: Paper) -> bool:
    """A letter, an order, a list: no report, and no witness, who speaks rather than writes papers."""
    kind = paper.text.document.type if paper.text.document else ""
    return bool(paper.text.document) and not is_one("derived_types", kind) and not is_one("witness_types", kind)


def _older(paper: Paper, child: Paper) -> bool:
    """Not written after the report; an undated paper may be older."""
    one, other = _written(paper.text.document), _written(child.text.document)
    return one is None or other is None or one <= other


def _written(document: Document | None) -> date | None:
    written = document.written if document else None
    return (written.earliest or written.latest) if written else None


def _parts(paper: Paper) -> list[tuple[int, int]]:
    """Sentences that speak of a paper."""
    text = paper.text
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(text.whole):
        breaks = [start, *(start + match.end() for match in _SENTENCE.finditer(text.whole[start:end])), end]
        found.extend(pairwise(breaks))
    return [
        (start, end) for start, end in found if any(is_one("paper_nouns", text.words[i]) for i in text.word_range(start, end))
    ]


def _hands(paper: Paper, start: int, end: int) -> frozenset[str]:
    """People at the head and foot of a whole paper; in a part of it, the person named next after a word of signing."""
    text, whole = paper.text, len(paper.text.whole)
    people = [
        (at, one.entity)
        for one in paper.mentions
        if one.entity and one.label == "PER" and (at := text.place(one.page, one.start)) is not None and start <= at < end
    ]
    if start == 0 and end == whole:
        return frozenset(entity for at, entity in people if not ENDS * whole <= at < (1 - ENDS) * whole)
    words = text.word_range(start, end)
    cue = find("signing", [text.words[i] for i in words])
    if cue is None:
        return frozenset()
    after = text.ends[words[cue[1]]]
    near = [(at, entity) for at, entity in people if after <= at <= after + 40]
    return frozenset([min(near)[1]]) if near else frozenset()


def _traits(paper: Paper, times: Iterable[Time], start: int, end: int) -> Traits:
    text = paper.text
    named: dict[str, float] = {}
    for mention in paper.mentions:
        at = text.place(mention.page, mention.start)
        if at is None or not start <= at < end or mention.form not in ("name", "alias"):
            continue
        # An outlet's own name marks no paper.
        if mention.entity and mention.entity not in paper.outlet:
            named[mention.entity] = max(named.get(mention.entity, 0.0), WEIGHTS.get(mention.label, 0.0))
    days = set()
    for time in times:
        at = text.place(time.page, time.start)
        if at is not None and start <= at < end and time.earliest and time.latest and time.latest - time.earliest <= WIDEST:
            days.add((time.earliest, time.latest))
    own = _written(text.document)
    inside = (text.words[i] for i in text.word_range(start, end))
    words = frozenset(word[:5] for word in inside if len(word) > 4 and word.isalpha())
    language = text.document.language if text.document else None
    # A report's own day marks no paper.
    kept = frozenset(day for day in days if (start == 0 and end == len(text.whole)) or day != (own, own))
    return Traits(
        {key: weight for key, weight in named.items() if weight}, kept, figures(text.whole[start:end]), words, language,
        _hands(paper, start, end),
    )  # fmt: skip


def _clear_best(
    scored: Sequence[tuple[float, str]], families: Mapping[str, str], derived: frozenset[str]
) -> tuple[float, str] | None:
    """The best family's paper from which the others come, if no other family comes near."""
    best: dict[str, float] = {}
    for score, id in scored:
        family = families.get(id, id)
        best[family] = max(best.get(family, 0.0), score)
    ranked = sorted(best.items(), key=lambda row: (-row[1], row[0]))
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEAR):
        return None
    family, score = ranked[0]
    return score, min((id for _, id in scored if families.get(id, id) == family), key=lambda id: (id in derived, id))


def _link(child: str, parent: str, score: float) -> Link:
    because = ("it says that it had papers before it, and tells what this one holds: people, places, days, figures",)
    probability = round(min(0.9, 0.5 + 0.08 * (score - LEAST) + 0.1), 3)
    a, b = sorted((child, parent))
    return Link(a, b, "report_of", probability, 2 * KNOWN if b == child else -2 * KNOWN, because, None)
