"""Hedges that a copy lost: words that weakened a claim in the parent and are gone in the child."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fonds.model import Claim
from fonds.proof.copies import Pair
from fonds.proof.texts import Text
from fonds.proof.words import hedge_words, seeming_words

NEIGHBOURS = 6
"""How far from the hedge, in words, the child must still run along with the parent."""
NEXT = 2
"""Words after a hedge of which one must be kept where nothing before it is."""
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
    """Hedges of the parent that the child dropped while it kept the claim, in sequence, each once.

    Hedges are those of the parent's claims and, where the child runs along word for word, any of the vocabulary.
    """
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
    taken = {i for first, last in found for i in range(first, last + 1)}
    for i, word in enumerate(parent.words):
        if i not in along and i not in taken and _weakens(word) and _dropped(range(i, i + 1), along, child, known):
            found[i, i] = Lost(i, i, "epistemic")
    return [found[key] for key in sorted(found)]


def lost_in_items(parent: Text, child: Text, of_parent: Sequence[Claim], of_child: Sequence[Claim]) -> list[Lost]:
    """Lost hedges of a translation: of a numbered item that is hedged in the parent and not in the child.

    Words of two languages cannot be aligned; the numbers of a paper's items can.
    """
    known = _known(of_child)
    theirs = dict(_items(child))
    hedged = {
        where.start
        for claim in of_child
        for hedge in claim.hedges
        if (where := _words_at(child, claim.page, hedge.start, hedge.end))
    }
    found: dict[tuple[int, int], Lost] = {}
    for number, (first, last) in _items(parent):
        span = theirs.get(number)
        if span is None or any(span[0] <= i < span[1] for i in hedged) or _holds(child.words[span[0] : span[1]], known):
            continue
        for claim in of_parent:
            for hedge in claim.hedges:
                words = _words_at(parent, claim.page, hedge.start, hedge.end)
                if words and hedge.kind not in (VAGUE, "approximator") and first <= words[0] < last:
                    found[words[0], words[-1]] = Lost(words[0], words[-1], hedge.kind)
    return [found[key] for key in sorted(found)]


def _items(text: Text) -> list[tuple[int, tuple[int, int]]]:
    """Numbered items as (number, (first word, word after the last)); a number that comes twice is left out."""
    starts = [
        (int(text.words[i]), i)
        for i, start in enumerate(text.starts)
        if text.words[i].isdigit()
        and len(text.words[i]) <= 2
        and not text.whole[text.whole.rfind("\n", 0, start) + 1 : start].strip(" (\t")
    ]
    ends = [*(i for _, i in starts[1:]), len(text.words)][: len(starts)]
    once = Counter(number for number, _ in starts)
    return [(number, (i, end)) for (number, i), end in zip(starts, ends, strict=True) if once[number] == 1]


def _weakens(word: str) -> bool:
    """A verb or adverb of seeming, in any of its forms. Modals and numbers' approximators are not looked for alone."""
    return any(form in seeming_words() for form in (word, word[:-1], word[:-2]))


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
    if before is None and after is not None and any(i in along for i in range(words[-1] + 1, words[-1] + 1 + NEXT)):
        # A new beginning of the same sentence: "letters seen by a paper appear to show" for "letters show".
        return not _holds(child.words[max(0, after - NEIGHBOURS) : after + 1], known)
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
