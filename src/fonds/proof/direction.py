"""Direction: which of two papers that share wording came first, by cues that add up.

Each cue gives log-odds (natural logarithm): above 0 the second text comes from the first, below 0 the other way.
No cue decides alone, except that two dates that do not overlap, or a paper that calls itself a copy, nearly do.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from fonds.model import DayRange
from fonds.proof.copies import Pair
from fonds.proof.mail import subject_says
from fonds.proof.texts import Text
from fonds.proof.words import find, is_one, says

KNOWN = 1.1
"""Log-odds (3 to 1) from which the direction counts as known."""
_QUOTES = frozenset('"“”«»„‟')


@dataclass(frozen=True, slots=True)
class Lean:
    """One cue: ``weight`` above 0 says that b comes from a."""

    weight: float
    why: str


def leans(a: Text, b: Text, pair: Pair, lost_in_b: int = 0, lost_in_a: int = 0) -> list[Lean]:
    """The cues that tell which text came first; ``pair`` is of a and b in this sequence.

    ``lost_in_b`` counts hedges of a that b dropped, ``lost_in_a`` the other way round.
    """
    found = [
        _by_date(a, b),
        _by_own_words(a, b, pair),
        _by_type(a, b),
        _by_forwarding(a, b, pair),
        _by_missing_text(a, b, pair),
        _by_misspelling(a, b, pair),
        _by_reading(a, b),
        _by_hedges(lost_in_b - lost_in_a),
    ]
    return [lean for lean in found if lean]


def _by_date(a: Text, b: Text) -> Lean | None:
    first, second = _written(a), _written(b)
    if first and second:
        if first.latest and second.earliest and first.latest < second.earliest:
            return Lean(2.2, f"one is dated {first.latest}, the other {second.earliest}")
        if second.latest and first.earliest and second.latest < first.earliest:
            return Lean(-2.2, f"one is dated {second.latest}, the other {first.earliest}")
    return None


def _written(text: Text) -> DayRange | None:
    return text.document.written if text.document else None


def _by_own_words(a: Text, b: Text, pair: Pair) -> Lean | None:
    """A paper that calls itself a copy or a translation, in words that the other does not have, or by its name."""
    score_a, score_b = _calls_itself_copy(a, {i for p in pair.passages for i, _, _ in p.aligned}), 0.0
    score_b = _calls_itself_copy(b, {j for p in pair.passages for _, j, _ in p.aligned})
    if score_a == score_b:
        return None
    return Lean(score_b - score_a, "one calls itself a copy" if max(score_a, score_b) > 1 else "one is named as a copy")


def _calls_itself_copy(text: Text, shared: set[int]) -> float:
    own = ["" if i in shared else word for i, word in enumerate(text.words)]
    found = find("copy", own)
    # A true mark of copying stands at the head or the foot of the paper.
    if found and (found[0] < 40 or found[1] > len(own) - 40):
        return 2.5
    return 0.8 if text.document and _named_copy(text) else 0.0


def _named_copy(text: Text) -> bool:
    assert text.document is not None
    stems = (PurePosixPath(path.rpartition("!/")[2]).stem for path in text.document.paths)
    parts = (part for stem in stems for part in Text.of("", stem.replace("_", " ").replace("-", " ")).words)
    return any(is_one("copy_name", part) for part in parts)


def _by_type(a: Text, b: Text) -> Lean | None:
    derived_a, derived_b = _derived(a), _derived(b)
    if derived_a == derived_b:
        return None
    return Lean(2.0 if derived_b else -2.0, "one is a report or a translation")


def _derived(text: Text) -> bool:
    return bool(text.document) and is_one("derived_types", text.document.type if text.document else "")


def _by_forwarding(a: Text, b: Text, pair: Pair) -> Lean | None:
    """Quoted lines, quotation marks or "forwarded message" before the shared words show who passes on."""
    score_a = _passes_on(a, [(p.a_first, p.a_last) for p in pair.passages])
    score_b = _passes_on(b, [(p.b_first, p.b_last) for p in pair.passages])
    return None if score_a == score_b else Lean(score_b - score_a, "one quotes or forwards the words")


def _passes_on(text: Text, passages: list[tuple[int, int]]) -> float:
    first = min(first for first, _ in passages)
    if says("forward", text.words[max(0, first - 60) : first]) or (
        text.document and subject_says("forward_subject", text.document)
    ):
        return 3.0
    return max((quoted(text, first, last) for first, last in passages), default=0.0)


def quoted(text: Text, first: int, last: int) -> float:
    """3 where the words stand in lines marked ">", 2 inside quotation marks, else 0."""
    start, end = text.starts[first], text.ends[last]
    line = text.whole.rfind("\n", 0, start) + 1
    if text.whole[line:start].lstrip().startswith(">"):
        return 3.0
    before, after = text.whole[max(0, start - 3) : start], text.whole[end : end + 3]
    opened = _QUOTES & set(before)
    return 2.0 if opened and (_QUOTES & set(after) or _QUOTES & set(text.whole[start:end])) else 0.0


def _by_missing_text(a: Text, b: Text, pair: Pair) -> Lean | None:
    """The shorter paper, held nearly whole by the longer, was cut from it; a little missing says a little."""
    difference = pair.covered_b - pair.covered_a
    if abs(difference) < 0.1:
        return None
    weight = 1.0 if max(pair.covered_a, pair.covered_b) >= 0.75 else 0.4
    return Lean(weight if difference > 0 else -weight, "one lacks text that the other has")


def _by_misspelling(a: Text, b: Text, pair: Pair) -> Lean | None:
    """Of two spellings of an aligned word, the one that stands nowhere else in either paper is the slip."""
    counts = Counter(a.words) + Counter(b.words)
    slips = 0
    for passage in pair.passages:
        for i, j, same in passage.aligned:
            if not same:
                mine, yours = counts[a.words[i]] > 1, counts[b.words[j]] > 1
                slips += (mine and not yours) - (yours and not mine)
                slips += _mixed(b.words[j]) - _mixed(a.words[i])
    if not slips:
        return None
    return Lean(max(-2.0, min(2.0, 0.5 * slips)), "one has slips where the other is right")


def _mixed(word: str) -> int:
    """Digits among letters: a reading error."""
    return int(word.isalnum() and not word.isdigit() and not word.isalpha() and not word[0].isdigit())


def _by_reading(a: Text, b: Text) -> Lean | None:
    """Two scans: the one that reads worse was copied once more."""
    first, second = _confidence(a), _confidence(b)
    if first is None or second is None or abs(first - second) < 0.05:
        return None
    return Lean(0.7 if first > second else -0.7, "one reads worse, as a copy of a copy does")


def _confidence(text: Text) -> float | None:
    read = [line.confidence for lines in text.lines for line in lines if line.confidence is not None]
    return sum(read) / len(read) if read else None


def _by_hedges(lost: int) -> Lean | None:
    return Lean(max(-1.4, min(1.4, 0.7 * lost)), "one drops a hedge that the other has") if lost else None
