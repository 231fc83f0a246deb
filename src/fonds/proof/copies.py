"""Near-copies: which texts share so much wording that one comes from the other, or both from a third.

Everything here looks at two texts alone, never at the rest of the case: adding or removing a document
cannot change what is found about two others.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp
from typing import Literal

from fonds.proof.passages import Passage, shared_passages
from fonds.proof.texts import Text

Likeness = Literal["copy", "version", "extract", "quote", "twin"]
"""``copy``: nearly all of both. ``version``: much of both. ``extract``: nearly all of one, a part of the other.
``quote``: a passage. ``twin``: the same form filled in with other figures; no descent follows from it."""

GRAM = 6
"""Letters of the pieces by which candidates are found."""
KEPT = 4
"""One piece in so many is looked up, the same ones in every text."""
CROWD = 40
"""A piece held by more texts than this pairs each text with its neighbours only."""
PASSAGE = 16
"""Shared pieces of a passage worth looking at, about a dozen words; or this share of the shorter text's pieces:"""
SHARE = 0.08
LEAST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that share wording; ``a < b`` by id. ``covered_a``: share of a's words that stand in b, 0 to 1.

    ``similarity`` (0 to 1) says how much is shared; ``probability`` that this is no accident.
    """

    a: str
    b: str
    kind: Likeness
    similarity: float
    probability: float
    covered_a: float
    covered_b: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SharedText:
    """A shared passage as written in both: ``a[start:end]``, ``b[start:end]`` in code points."""

    a_start: int
    a_end: int
    a_text: str
    b_start: int
    b_end: int
    b_text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What ``fonds copies FILE…`` prints of two files."""

    a: str
    b: str
    kind: Likeness
    similarity: float
    probability: float
    shared: tuple[SharedText, ...]


def compare(named: Sequence[tuple[str, str]]) -> list[Comparison]:
    """Plain texts, as (name, text), against one another: the pairs that share wording, most alike first.

    Names must differ. Texts of fewer than eight words are compared only as a whole.
    """
    held = {name: Text.of(name, whole) for name, whole in named}
    found = [
        Comparison(
            pair.a, pair.b, pair.kind, round(pair.similarity, 4), round(pair.probability, 4),
            tuple(_shared(held[pair.a], held[pair.b], passage) for passage in pair.passages),
        )
        for pair in near_copies(sorted(held.values(), key=lambda text: text.id))
    ]  # fmt: skip
    return sorted(found, key=lambda row: (-row.probability, -row.similarity, row.a, row.b))


def _shared(a: Text, b: Text, passage: Passage) -> SharedText:
    spans = (a.starts[passage.a_first], a.ends[passage.a_last], b.starts[passage.b_first], b.ends[passage.b_last])
    return SharedText(spans[0], spans[1], a.whole[spans[0] : spans[1]], spans[2], spans[3], b.whole[spans[2] : spans[3]])


def near_copies(texts: Sequence[Text]) -> list[Pair]:
    """All pairs of texts that share wording, sorted by ids."""
    held = {text.id: text for text in texts}
    found = (judge(held[a], held[b]) for a, b in candidates(texts))
    return [pair for pair in found if pair]


def candidates(texts: Sequence[Text]) -> list[tuple[str, str]]:
    """Pairs worth aligning: they share some pieces of letters. Sorted; each pair once, smaller id first."""
    holders: dict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for text in sorted(texts, key=lambda text: text.id):
        pieces = _pieces(text.words)
        sizes[text.id] = len(pieces)
        for piece in sorted(pieces):
            holders[piece].append(text.id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if len(ids) > CROWD:
            shared.update(pairwise(ids))
        else:
            shared.update((a, b) for rank, a in enumerate(ids) for b in ids[rank + 1 :])
    return sorted(pair for pair, n in shared.items() if n >= PASSAGE or n >= SHARE * min(sizes[pair[0]], sizes[pair[1]]))


def _pieces(words: Sequence[str]) -> set[int]:
    """Hashes of the text's pieces of letters, blanks left out so that split words do no harm; one in ``KEPT``."""
    letters = "".join(words).encode("utf-32-le")
    width = 4 * GRAM
    if len(letters) <= width:
        return {zlib.crc32(letters)}
    hashes = (zlib.crc32(letters[i : i + width]) for i in range(0, len(letters) - width + 4, 4))
    return {number for number in hashes if number % KEPT == 0}


def judge(a: Text, b: Text) -> Pair | None:
    """How two texts are alike; ``None`` if they share no more than turns of phrase. Symmetric in its arguments."""
    if a.id > b.id:
        a, b = b, a
    if a.words == b.words:
        whole = Passage(tuple((i, i, True) for i in range(len(a.words))))
        return Pair(a.id, b.id, "copy", 1.0, 1.0, 1.0, 1.0, (whole,))
    if min(len(a.words), len(b.words)) < LEAST_WORDS:
        return None
    passages = tuple(shared_passages(a.words, b.words))
    aligned = sum(len(passage.aligned) for passage in passages)
    if not aligned:
        return None
    covered_a, covered_b = aligned / len(a.words), aligned / len(b.words)
    probability = _probability(covered_a, covered_b)
    kind = _kind(a, b, covered_a, covered_b, passages)
    return Pair(a.id, b.id, kind, max(covered_a, covered_b), probability, covered_a, covered_b, passages)


def _probability(covered_a: float, covered_b: float) -> float:
    """How likely the sharing comes from copying: one half where 38 % of both is shared, or 68 % of one.

    Filled-in forms of one office share a third of their words; versions of one paper under poor reading more.
    """
    low, high = sorted((covered_a, covered_b))
    return 1 / (1 + exp(-max(14 * (low - 0.38), 16 * (high - 0.68))))


def _kind(a: Text, b: Text, covered_a: float, covered_b: float, passages: Sequence[Passage]) -> Likeness:
    if is_twin(a, b, passages):
        return "twin"
    low, high = sorted((covered_a, covered_b))
    if low >= 0.75:
        return "copy"
    if high >= 0.75:
        return "extract"
    return "version" if low >= 0.38 else "quote"


def is_twin(a: Text, b: Text, passages: Sequence[Passage]) -> bool:
    """The same form filled in twice: where the wording agrees, figures and names mostly do not.

    Misreading seldom spoils most figures and names of a page, so where they disagree there are two papers.
    """
    agree = differ = 0
    for passage in passages:
        for (i, j, _), (i_next, j_next, _) in pairwise(passage.aligned):
            left = sum(1 for step in range(i + 1, i_next) if step in a.telling)
            right = sum(1 for step in range(j + 1, j_next) if step in b.telling)
            differ += min(left, right)
        agree += sum(1 for i, j, _ in passage.aligned if i in a.telling and j in b.telling)
    return differ >= 2 and differ > agree
