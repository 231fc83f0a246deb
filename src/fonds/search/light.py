"""Where on a page a plan matches: exact words, exact places, and the reason for each.

The index only names pages. Here the page is read again with the same analysis, so every hit is
checked before it is shown and its words are marked to the code point.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fonds.search.plan import SHORTEST_KEY, Beginning, Exactly, Leaf, Loosely, Sounding, Which
from fonds.search.spelling import key, may_be_one
from fonds.writing.analysis import Token, asked_variants
from fonds.writing.fold import fold_word


@dataclass(frozen=True, slots=True)
class Match:
    """``tokens[first:last]`` of the page answer the leaf."""

    leaf: Leaf
    first: int
    last: int


def matches(leaf: Leaf, tokens: Sequence[Token]) -> list[Match]:
    """Every place where the leaf holds, in sequence. A property of the document has no place."""
    match leaf:
        case Which():
            return []
        case Exactly(row=row):
            places = (place for place in range(len(tokens) - len(row) + 1) if tokens[place].folded == row[0])
            return [Match(leaf, place, place + len(row)) for place in places if _row_stands(leaf, tokens, place)]
        case _:
            return [Match(leaf, place, place + 1) for place, token in enumerate(tokens) if _word_stands(leaf, token)]


def _row_stands(leaf: Exactly, tokens: Sequence[Token], place: int) -> bool:
    here = tokens[place : place + len(leaf.row)]
    if any(token.folded != word for token, word in zip(here, leaf.row, strict=True)):
        return False
    return all(_capitals_fit(token.text, written) for token, written in zip(here, leaf.written, strict=False))


def _capitals_fit(text: str, written: str) -> bool:
    if written.isupper() and len(written) <= 5:
        return text.isupper()
    return not written[:1].isupper() or text[:1].isupper()


def _word_stands(leaf: Loosely | Beginning | Sounding, token: Token) -> bool:
    match leaf:
        case Loosely(forms=forms):
            return token.folded in forms or any(variant in forms for variant in token.variants)
        case Beginning(start=start):
            return token.folded.startswith(start) or any(variant.startswith(start) for variant in token.variants)
        case Sounding():
            return _sounds(leaf, token)


def _sounds(leaf: Sounding, token: Token) -> bool:
    """The same consonants and vowels that agree; within one script only for words that both look like names."""
    if not may_be_name(token) or (not _foreign(leaf.word, token.folded) and not _spelt_as_name(leaf, token)):
        return False
    return any(may_be_one(form, leaf.word) for form in sounding_forms(token))


def _spelt_as_name(leaf: Sounding, token: Token) -> bool:
    return token.text[:1].isupper() and leaf.asked[:1].isupper() and token.folded != leaf.word


def sounding_forms(token: Token) -> tuple[str, ...]:
    """The forms of a word whose skeletons are kept: without the article, and without what is joined before it."""
    bare = asked_variants(token.folded)
    return tuple(dict.fromkeys((*(bare or (token.folded,)), *token.variants)))


def sounds(tokens: Iterable[Token]) -> list[str]:
    """Skeletons of the words that may be names, each once, sorted."""
    keys = {key(form) for token in tokens if may_be_name(token) for form in sounding_forms(token)}
    return sorted(made for made in keys if len(made) >= SHORTEST_KEY)


def may_be_name(token: Token) -> bool:
    """Capitalised, or of a script without capitals."""
    first = token.text[0]
    return first.isalpha() and (first.isupper() or first.lower() == first.upper())


def _foreign(one: str, other: str) -> bool:
    return script_of(one) != script_of(other)


def script_of(word: str) -> str:
    """A rough name of the script of a word's first letter: enough to tell one script from another."""
    code = ord(word[0])
    for name, first, last in (("latin", 0, 0x24F), ("greek", 0x370, 0x3FF), ("cyrillic", 0x400, 0x52F), ("hebrew", 0x590, 0x5FF)):
        if first <= code <= last:
            return name
    return "arabic" if 0x600 <= code <= 0x8FF else "other"


def why(leaf: Leaf, words: str) -> str:
    """One plain sentence: which words answered what was asked, and how."""
    match leaf:
        case Exactly(entity=entity) if entity:
            return f"{leaf.asked} matched “{words}”: another name of {entity} in this case"
        case Exactly():
            return f"{leaf.asked} stands there as “{words}”"
        case Loosely(forms=forms):
            if fold_word(words) != forms[0]:
                return f"{leaf.asked} matched “{words}”: the same word with the article or a particle written onto it"
            return f"{leaf.asked} stands there as “{words}”"
        case Beginning():
            return f"{leaf.asked} matched “{words}”: it begins so"
        case Sounding():
            other = "in another script" if _foreign(leaf.word, words) else "in another spelling"
            return f"{leaf.asked} matched “{words}”: it may be the same name {other} (same consonants)"
        case Which():
            return f"the paper is {leaf.asked}"
