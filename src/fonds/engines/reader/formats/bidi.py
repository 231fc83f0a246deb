"""Right-to-left text layers: from characters with boxes to words in the sequence in which they are read.

Some makers of PDFs (Cairo among them) leave each Arabic word's letters in the sequence of drawing, and
put its parts where no blank was; digits stay right. What is right is told from the boxes, not from the maker.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Edges = tuple[float, float, float, float]
"""left, bottom, right, top in the page's own coordinates."""

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u05ff\u0600-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LEFT_TO_RIGHT_RUN = re.compile(
    r"[0-9A-Za-z\u00c0-\u024f٠-٩۰-۹](?:[0-9A-Za-z\u00c0-\u024f٠-٩۰-۹/.,:٫٬%+@_-]*[0-9A-Za-z\u00c0-\u024f٠-٩۰-۹])?"
)
_FACING = str.maketrans("()[]{}", ")(][}{")
WORD_GAP, TOUCHING = 0.12, 0.03
"""Of the height of the line's letters: a wider gap parts two words."""


class Glyph(NamedTuple):
    """A character as the engine gives it. ``edges`` is its ink, ``advance`` its place in the line; ``None`` for none."""

    text: str
    edges: Edges | None
    advance: Edges | None


def has_right_to_left(line: Sequence[Sequence[Glyph]]) -> bool:
    """Whether any letter of the line is of such a script."""
    return RIGHT_TO_LEFT.search("".join([glyph.text for word in line for glyph in word])) is not None


def rows(lines: Sequence[list[list[Glyph]]]) -> list[list[list[Glyph]]]:
    """Lines that the engine broke although they stand side by side on one row, joined. Only right-to-left text breaks so."""
    found: list[list[list[Glyph]]] = []
    if not any(has_right_to_left(line) for line in lines):
        return list(lines)
    for line in lines:
        if found and _side_by_side(found[-1], line):
            found[-1] = found[-1] + line
        else:
            found.append(line)
    return found


def _side_by_side(first: list[list[Glyph]], second: list[list[Glyph]]) -> bool:
    if not has_right_to_left(first) and not has_right_to_left(second):
        return False
    one, other = _around(first), _around(second)
    if one is None or other is None:
        return False
    tall = min(one[3] - one[1], other[3] - other[1])
    shared = min(one[3], other[3]) - max(one[1], other[1])
    gap = max(one[0], other[0]) - min(one[2], other[2])
    return shared > 0.5 * tall and -0.2 * tall < gap < 2.0 * max(one[3] - one[1], other[3] - other[1])


def _around(line: list[list[Glyph]]) -> Edges | None:
    edges = [glyph.edges for word in line for glyph in word if glyph.edges]
    if not edges:
        return None
    return (min(e[0] for e in edges), min(e[1] for e in edges), max(e[2] for e in edges), max(e[3] for e in edges))


def words(line: Sequence[Sequence[Glyph]], level: bool) -> list[list[Glyph]]:
    """The words of a line that holds right-to-left letters, in the sequence of reading, each letter by letter.

    ``line`` holds the engine's words. ``level``: the line runs along the x axis; others are only mended inside words.
    """
    rtl = sum(len(RIGHT_TO_LEFT.findall(glyph.text)) for word in line for glyph in word)
    latin = sum(len(_LATIN.findall(glyph.text)) for word in line for glyph in word)
    mended = [_ligatures_opened(_in_sequence(word, rtl >= latin)) for word in line]
    if not level or any(not _placed(word) for word in mended):
        return mended
    tall = sorted(edges[3] - edges[1] for word in mended for glyph in word if (edges := glyph.edges))
    height = tall[len(tall) * 3 // 4]
    ordered = sorted(mended, key=lambda word: -_right(word))
    joined: list[list[Glyph]] = []
    for word in ordered:
        if joined and _joins(joined[-1], word, (_left(joined[-1]) - _right(word)) / height):
            joined[-1] = joined[-1] + word
        else:
            joined.append(word)
    return _brackets_faced(_by_direction(joined, rtl >= latin))


def _in_sequence(word: Sequence[Glyph], from_right: bool) -> list[Glyph]:
    """The word's characters; turned round if its right-to-left letters stand from left to right on the page."""
    if sum(bool(RIGHT_TO_LEFT.match(glyph.text)) for glyph in word) < 2:
        return _by_place(word, from_right)
    letters = [glyph for glyph in word if glyph.edges and RIGHT_TO_LEFT.match(glyph.text)]
    rising = falling = 0
    for first, second in pairwise(letters):
        # Letters may stand above one another; their right ends in the line still tell.
        before, after = (first.advance or first.edges), (second.advance or second.edges)
        if before and after and before != after:
            rising += after[2] > before[2]
            falling += after[2] < before[2]
    if rising <= falling:
        return list(word)
    turned = _runs_back(list(reversed(word)))
    if len(turned) > 1 and unicodedata.combining(turned[0].text[0]):
        turned[0], turned[1] = turned[1], turned[0]
    return turned


def _ligatures_opened(word: list[Glyph]) -> list[Glyph]:
    """Lam-alef drawn as one sign often comes as alef and lam, in one and the same box."""
    for rank in range(len(word) - 1):
        first, second = word[rank], word[rank + 1]
        if first.text in "اأإآٱ" and second.text == "ل" and first.edges and first.edges == second.edges:
            word[rank], word[rank + 1] = second, first
    return word


def _by_place(word: Sequence[Glyph], from_right: bool) -> list[Glyph]:
    """Latin words from the left; numbers with their punctuation as a line from the right holds them."""
    if any(glyph.edges is None for glyph in word):
        return list(word)
    if not from_right or any(_LATIN.match(glyph.text) for glyph in word):
        return sorted(word, key=_place)
    return _runs_back(sorted(word, key=_place, reverse=True))


def _place(glyph: Glyph) -> float:
    return glyph.edges[0] if glyph.edges else 0.0


def _runs_back(turned: list[Glyph]) -> list[Glyph]:
    """Numbers and Latin runs inside a word that was turned round stand from left to right all the same."""
    text = "".join(glyph.text for glyph in turned)
    for run in _LEFT_TO_RIGHT_RUN.finditer(text):
        turned[run.start() : run.end()] = reversed(turned[run.start() : run.end()])
    return turned


def _by_direction(found: list[list[Glyph]], from_right: bool) -> list[list[Glyph]]:
    """Words sorted from the right; runs of Latin words, with the numbers between them, read from the left."""
    texts = ["".join(glyph.text for glyph in word) for word in found]
    if not from_right:
        return _runs_turned(list(reversed(found)), list(reversed(texts)), RIGHT_TO_LEFT)
    return _runs_turned(found, texts, _LATIN)


def _runs_turned(found: list[list[Glyph]], texts: list[str], other: re.Pattern[str]) -> list[list[Glyph]]:
    """Runs from one word of the other script to the last of them, turned round."""
    main = _LATIN if other is RIGHT_TO_LEFT else RIGHT_TO_LEFT
    done: list[list[Glyph]] = []
    at = 0
    while at < len(found):
        if not other.search(texts[at]):
            done.append(found[at])
            at += 1
            continue
        last = at
        ahead = at + 1
        while ahead < len(found) and not main.search(texts[ahead]):
            if other.search(texts[ahead]):
                last = ahead
            ahead += 1
        done.extend(_closed(list(reversed(found[at : last + 1]))))
        at = last + 1
    return done


def _closed(run: list[list[Glyph]]) -> list[list[Glyph]]:
    """In a line from the right, the full stop after a Latin run is drawn at the run's left end."""
    first = run[0]
    if len(first) > 1 and first[0].text in ".,;:!?،؛؟":
        run[0], run[-1] = first[1:], (run[-1] if len(run) > 1 else first[1:]) + first[:1]
    return run


def _joins(first: Sequence[Glyph], second: Sequence[Glyph], gap: float) -> bool:
    """Parts of right-to-left words are joined, and punctuation to its word; numbers and Latin words keep their blanks."""
    if gap >= WORD_GAP:
        return False
    if not any(RIGHT_TO_LEFT.match(glyph.text) for glyph in (*first, *second)):
        return (len(second) == 1 and second[0].text in ".،؛,;()[]") or (len(first) == 1 and first[0].text in "()[]")
    return gap < TOUCHING or all(RIGHT_TO_LEFT.match(glyph.text) or not glyph.text.isalnum() for glyph in (first[-1], second[0]))


def _brackets_faced(found: list[list[Glyph]]) -> list[list[Glyph]]:
    """Brackets come as drawn. Where a line would close before it opens, they are turned to what was meant."""
    depth = lowest = 0
    for character in "".join(glyph.text for word in found for glyph in word):
        depth += (character in "([{") - (character in ")]}")
        lowest = min(lowest, depth)
    if lowest == 0:
        return found
    return [[glyph._replace(text=glyph.text.translate(_FACING)) for glyph in word] for word in found]


def _placed(word: Sequence[Glyph]) -> bool:
    return any(glyph.advance or glyph.edges for glyph in word)


def _left(word: Sequence[Glyph]) -> float:
    return min(box[0] for box in _places(word))


def _right(word: Sequence[Glyph]) -> float:
    return max(box[2] for box in _places(word))


def _places(word: Sequence[Glyph]) -> list[Edges]:
    """Where the letters stand; vowel signs reach into the blanks and count only where there is nothing else."""
    letters = [box for glyph in word if not unicodedata.combining(glyph.text[0]) and (box := glyph.advance or glyph.edges)]
    return letters or [box for glyph in word if (box := glyph.advance or glyph.edges)]
