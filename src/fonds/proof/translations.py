"""Translations: papers in two languages with the same figures, days and names in the same sequence.

No dictionary is asked: words differ, but reference numbers, days, quantities and the people named stay. Cautious:
a paper is held to be a translation of one other at most, and only where each fits the other best.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from rapidfuzz.distance import LCSseq

from fonds.model import Claim, Mention, Time
from fonds.proof.descent import Link
from fonds.proof.direction import KNOWN
from fonds.proof.hedges import lost_in_items
from fonds.proof.texts import Text
from fonds.proof.words import says
from fonds.writing.scripts import language_of

LEAST_MARKS = 4
HEAD = 40
"""Words at the head and the foot in which a translation says so."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What translating leaves alone, in the text's sequence: figures, days, people. ``declared``: it says it is a translation."""

    text: Text
    language: str | None
    marks: tuple[str, ...]
    declared: bool

    @classmethod
    def of(cls, text: Text, times: Iterable[Time] = (), names: Iterable[Mention] = ()) -> "Marks":
        """Marks of one text; its times and mentions, if there are any, carry page offsets."""
        placed: list[tuple[int, str]] = []
        taken: set[int] = set()
        for time in times:
            begin = text.place(time.page, time.start)
            if begin is not None and time.earliest and time.latest:
                placed.append((begin, f"day {time.earliest} {time.latest}"))
                taken.update(text.word_range(begin, begin + time.end - time.start))
        for name in names:
            begin = text.place(name.page, name.start)
            if begin is not None and name.entity and name.form in ("name", "alias"):
                placed.append((begin, f"name {name.entity}"))
                taken.update(text.word_range(begin, begin + name.end - name.start))
        for i, word in enumerate(text.words):
            if word.isdigit() and i not in taken:
                placed.append((text.starts[i], f"figure {int(word)}"))
        kind = text.document.type if text.document else ""
        declared = kind == "translation" or says("translation", [*text.words[:HEAD], "", *text.words[-HEAD:]])
        language = (text.document.language if text.document else None) or language_of(text.whole)
        return cls(text, language, tuple(mark for _, mark in sorted(placed)), declared)


def translations(held: Sequence[Marks], claims: Mapping[str, Sequence[Claim]]) -> list[Link]:
    """Pairs of which one translates the other, sorted; at most one for each paper, each the other's best.

    ``claims`` of each text tell which hedges a translation lost.
    """
    scored = {(a, b): score for a, b in _candidates(held) if (score := _fit(held[a], held[b])) >= 0.5}
    best: dict[int, tuple[float, int]] = {}
    for (a, b), score in sorted(scored.items()):
        for one, other in ((a, b), (b, a)):
            if one not in best or score > best[one][0]:
                best[one] = (score, other)
    found = [_link(held[a], held[b], score, claims) for (a, b), score in scored.items() if best[a][1] == b and best[b][1] == a]
    return sorted(found, key=lambda link: (link.a, link.b))


def _candidates(held: Sequence[Marks]) -> list[tuple[int, int]]:
    holders: Mapping[str, list[int]] = defaultdict(list)
    for rank, marks in enumerate(held):
        for mark in sorted(set(marks.marks)):
            holders[mark].append(rank)
    shared: Counter[tuple[int, int]] = Counter()
    for mark in sorted(holders):
        ranks = holders[mark]
        if len(ranks) <= 200:
            shared.update((a, b) for i, a in enumerate(ranks) for b in ranks[i + 1 :] if held[a].language != held[b].language)
    return sorted(pair for pair, n in shared.items() if n >= 3)


def _fit(a: Marks, b: Marks) -> float:
    """How likely one translates the other, 0 to 1; 0 without enough marks in common."""
    alike = Counter(a.marks) & Counter(b.marks)
    strong = sum(1 for mark in alike if not mark.startswith("name") and not (mark.startswith("figure") and len(mark) < 9))
    declared = a.declared != b.declared
    if len(alike) < (LEAST_MARKS - 1 if declared else LEAST_MARKS) or (not strong and not declared):
        return 0.0
    longer, shorter = sorted((len(a.text.words), len(b.text.words)), reverse=True)
    if longer > 3 * shorter:
        return 0.0
    same_sequence = LCSseq.similarity(a.marks, b.marks)
    share = same_sequence / max(len(a.marks), len(b.marks))
    return 1 / (1 + exp(-(-5.5 + 6 * share + 0.35 * min(len(alike), 10) + 0.5 * min(strong, 3) + (2.5 if declared else 0.0))))


def _link(a: Marks, b: Marks, score: float, claims: Mapping[str, Sequence[Claim]]) -> Link:
    if a.text.id > b.text.id:
        a, b = b, a
    lean = (int(b.declared) - int(a.declared)) * 2 * KNOWN
    alike = sum((Counter(a.marks) & Counter(b.marks)).values())
    declared = ("one says it is a translation",) if lean else ()
    because = (f"{alike} figures, days and names in common, in two languages", *declared)
    mine, yours = claims.get(a.text.id, ()), claims.get(b.text.id, ())
    lost_in_b = tuple(lost_in_items(a.text, b.text, mine, yours)) if lean > 0 else ()
    lost_in_a = tuple(lost_in_items(b.text, a.text, yours, mine)) if lean < 0 else ()
    return Link(a.text.id, b.text.id, "translation", round(score, 3), lean, because, None, lost_in_b, lost_in_a)
