"""Passages: the stretches of words that two texts share, through reading errors, gaps and headings.

Words are aligned by their longest common subsequence; what stands in the gaps is compared by letters, so that a
misread word, or one that a scanner split, still counts as the same. Aligned words that lie close together on both
sides make a passage. A few stray common words never do.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

GAP = 6
"""Words that may be missing inside a passage, on either side."""
LEAST = 6
"""Aligned words that make a passage."""
NEAR = 66.0
"""Likeness of letters, in per cent, from which two words are one word misread."""
LARGEST_TABLE = 60_000_000
"""Words times words that are aligned at once; longer texts are cut at words that both hold once."""

Aligned = tuple[int, int, bool]
"""Index in a, index in b, and whether the words are equal (else near)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Aligned words: ``a_first..a_last`` and ``b_first..b_last`` (inclusive). ``near`` of the ``aligned`` are misread."""

    aligned: tuple[Aligned, ...]

    @property
    def a_first(self) -> int:
        return self.aligned[0][0]

    @property
    def a_last(self) -> int:
        return self.aligned[-1][0]

    @property
    def b_first(self) -> int:
        return self.aligned[0][1]

    @property
    def b_last(self) -> int:
        return self.aligned[-1][1]

    @property
    def equal(self) -> int:
        """How many words are letter for letter the same."""
        return sum(1 for _, _, same in self.aligned if same)


def shared_passages(a: Sequence[str], b: Sequence[str]) -> list[Passage]:
    """The passages that two sequences of folded words share, in sequence."""
    found: list[Passage] = []
    current: list[Aligned] = []
    for pair in align(a, b):
        if current and (pair[0] - current[-1][0] > GAP or pair[1] - current[-1][1] > GAP):
            found.extend(_passage(current, a))
            current = []
        current.append(pair)
    found.extend(_passage(current, a))
    return found


def _passage(aligned: list[Aligned], a: Sequence[str]) -> Iterator[Passage]:
    """A run of aligned words, trimmed at its thin ends; nothing if too little is left to mean anything."""
    kept = list(aligned)
    while kept and not _dense(kept[:3]):
        kept.pop(0)
    while kept and not _dense(kept[-3:]):
        kept.pop()
    if len(kept) < LEAST or not _dense_whole(kept):
        return
    if sum(1 for i, _, _ in kept if len(a[i]) > 3) < 3 or max(_runs(kept)) < 3:
        return
    yield Passage(tuple(kept))


def _dense(three: list[Aligned]) -> bool:
    return len(three) == 3 and three[-1][0] - three[0][0] <= 3 and three[-1][1] - three[0][1] <= 3


def _dense_whole(aligned: list[Aligned]) -> bool:
    width = max(aligned[-1][0] - aligned[0][0], aligned[-1][1] - aligned[0][1]) + 1
    return len(aligned) >= 0.5 * width


def _runs(aligned: list[Aligned]) -> Iterator[int]:
    """Lengths of the stretches without any gap."""
    length = 1
    for before, after in pairwise(aligned):
        if after[0] - before[0] == 1 and after[1] - before[1] == 1:
            length += 1
        else:
            yield length
            length = 1
    yield length


def align(a: Sequence[str], b: Sequence[str]) -> Iterator[Aligned]:
    """Pairs of indices of the same word in both, equal or near, rising on both sides."""
    for a_from, a_to, b_from, b_to in _tables(a, b):
        i = a_from
        j = b_from
        for block in Indel.opcodes(a[a_from:a_to], b[b_from:b_to]):
            if block.tag != "equal":
                continue
            yield from _near(a, i, a_from + block.src_start, b, j, b_from + block.dest_start)
            for step in range(block.src_end - block.src_start):
                yield a_from + block.src_start + step, b_from + block.dest_start + step, True
            i, j = a_from + block.src_end, b_from + block.dest_end
        yield from _near(a, i, a_to, b, j, b_to)


def _near(a: Sequence[str], i: int, i_end: int, b: Sequence[str], j: int, j_end: int) -> Iterator[Aligned]:
    """Misread words in a gap between equal ones: paired in sequence, or joined where a scanner split them."""
    if i == i_end or j == j_end or i_end - i > 12 or j_end - j > 12:
        return
    if i_end - i != j_end - j and min(i_end - i, j_end - j) <= 2 and ratio("".join(a[i:i_end]), "".join(b[j:j_end])) >= 80:
        for step in range(min(i_end - i, j_end - j)):
            yield i + step, j + step, False
        return
    at = j
    for left in range(i, i_end):
        for right in range(at, min(j_end, at + 3)):
            if likely_misread(a[left], b[right]):
                yield left, right, False
                at = right + 1
                break


def likely_misread(one: str, other: str) -> bool:
    """Could one word be the other, misread? Numbers and short words are never stretched so far."""
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) < 3:
        return False
    return ratio(one, other) >= NEAR


def _tables(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches to align: everything at once, or cut at words both texts hold exactly once, in rising sequence."""
    if len(a) * len(b) <= LARGEST_TABLE:
        yield 0, len(a), 0, len(b)
        return
    i = j = 0
    for left, right in [*_landmarks(a, b), (len(a), len(b))]:
        if (left - i) * (right - j) <= LARGEST_TABLE and (left > i or right > j):
            yield i, left, j, right
        i, j = left, right


def _landmarks(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Longest rising chain of words that stand exactly once in each text."""
    once_b = {word for word, n in Counter(b).items() if n == 1}
    once = {word for word, n in Counter(a).items() if n == 1} & once_b
    where = {word: j for j, word in enumerate(b) if word in once}
    pairs = [(i, where[word]) for i, word in enumerate(a) if word in once]
    ends: list[int] = []
    chain_ends: list[int] = []
    back: list[int] = []
    for rank, (_, j) in enumerate(pairs):
        slot = bisect_left(ends, j)
        if slot == len(ends):
            ends.append(j)
            chain_ends.append(rank)
        else:
            ends[slot] = j
            chain_ends[slot] = rank
        back.append(chain_ends[slot - 1] if slot else -1)
    chain: list[tuple[int, int]] = []
    rank = chain_ends[-1] if chain_ends else -1
    while rank >= 0:
        chain.append(pairs[rank])
        rank = back[rank]
    return chain[::-1]
