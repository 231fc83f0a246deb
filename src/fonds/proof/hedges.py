"""Hedges that a copy lost: words that weakened a claim in the parent and are gone in the child."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fonds.model import Claim
from fonds.proof.copies import Pair
from fonds.proof.texts import Text
from fonds.proof.words import hedge_words

NEIGHBOURS = 6
"""How far from the hedge, in words, the child must still run along with the parent."""
VAGUE = "vague"
"""Kind of hedge that is not counted: "some" and "many" come and go with every turn of phrase."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Words ``first..last`` (inclusive) of the parent."""

    first: int
    last: int
    kind: str


def lost_hedges(
    parent: Text, child: Text, pair: Pair | None, of_parent: Sequence[Claim], of_child: Sequence[Claim]
) -> list[Lost]:
    """Hedges of the parent's claims that the child dropped while it kept the claim, in sequence, each once."""
    known = _known([*of_parent, *of_child])
    found: dict[tuple[int, int], Lost] = {}
    along = _along(pair, parent) if pair else {}
    for claim in of_parent:
        for hedge in claim.hedges:
            words = _words_at(parent, claim.page, hedge.start, hedge.end)
            if hedge.kind == VAGUE or not words:
                continue
            dropped = _dropped(words, along, child, known) if along else None
            if dropped is None:
                dropped = _dropped_in_retelling(claim, parent, of_child, child, known)
            if dropped:
                found[words[0], words[-1]] = Lost(words[0], words[-1], hedge.kind)
    return [found[key] for key in sorted(found)]


def _known(claims: Iterable[Claim]) -> frozenset[tuple[str, ...]]:
    """The vocabulary's hedges and those found in either text."""
    said = {tuple(Text.of("", hedge.text).words) for claim in claims for hedge in claim.hedges if hedge.kind != VAGUE}
    return hedge_words() | said


def _words_at(text: Text, page: int, start: int, end: int) -> range:
    begin = text.place(page, start)
    return range(0) if begin is None else text.word_range(begin, begin + end - start)


def _along(pair: Pair, parent: Text) -> dict[int, int]:
    """Index of each aligned word of the parent to that of the child."""
    if pair.a == parent.id:
        return {i: j for passage in pair.passages for i, j, _ in passage.aligned}
    return {j: i for passage in pair.passages for i, j, _ in passage.aligned}


def _dropped(words: range, along: dict[int, int], child: Text, known: frozenset[tuple[str, ...]]) -> bool | None:
    """Did the child drop these words? ``None`` where it does not run along with the parent here."""
    if any(i in along for i in words):
        return False
    before = next((along[i] for i in range(words[0] - 1, words[0] - 1 - NEIGHBOURS, -1) if i in along), None)
    after = next((along[i] for i in range(words[-1] + 1, words[-1] + 1 + NEIGHBOURS) if i in along), None)
    if before is None or after is None or not before < after <= before + 3 * NEIGHBOURS:
        return None
    return not _holds(child.words[before : after + 1], known)


def _holds(words: Sequence[str], known: frozenset[tuple[str, ...]]) -> bool:
    longest = max(map(len, known), default=0)
    if any(tuple(words[i : i + n]) in known for i in range(len(words)) for n in range(1, longest + 1)):
        return True
    # "suggests", "suggested": the lists hold lemmas.
    return any((word[:-cut],) in known for word in words for cut in (1, 2) if len(word) - cut >= 4)


def _dropped_in_retelling(
    claim: Claim, parent: Text, of_child: Sequence[Claim], child: Text, known: frozenset[tuple[str, ...]]
) -> bool:
    """Does the child tell this claim in other words, without any hedge? Half of the content must be there."""
    told = _content(parent, claim) - {stem for hedge in known for stem in map(_stem, hedge)}
    best: tuple[float, Claim] | None = None
    for other in of_child:
        shared = told & _content(child, other)
        if len(shared) >= 3 and len(shared) >= 0.5 * len(told) and (best is None or len(shared) > best[0]):
            best = (len(shared), other)
    if best is None or any(hedge.kind != VAGUE for hedge in best[1].hedges) or best[1].modality != "asserted":
        return False
    around = _words_at(child, best[1].page, best[1].start, best[1].end)
    return not _holds(child.words[max(0, around.start - NEIGHBOURS) : around.stop], known)


def _content(text: Text, claim: Claim) -> set[str]:
    return {_stem(text.words[i]) for i in _words_at(text, claim.page, claim.start, claim.end) if len(text.words[i]) > 3}


def _stem(word: str) -> str:
    """Enough of a word to find its other forms; the first five letters do for comparing two tellings."""
    return word[:5]
