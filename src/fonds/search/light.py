"""Where on a page a plan matches: exact words, exact places, and the reason for each.

The index only names pages. Here the page is read again with the same analysis, so every hit is
checked before it is shown and its words are marked to the code point.
"""

from array import array
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from fonds.search.plan import SHORTEST_KEY, Beginning, Exactly, Leaf, Loosely, Sounding, Which
from fonds.search.spelling import key, may_be_one
from fonds.writing.analysis import Token, arabic_variants, asked_variants, tokens
from fonds.writing.fold import fold_word


@dataclass(frozen=True, slots=True)
class Match:
    """The words ``first`` to ``last`` (exclusive) of the page answer the leaf."""

    leaf: Leaf
    first: int
    last: int


class Words:
    """The words of a page, found by their forms. Kept for many pages, so it holds no tokens, only their places."""

    __slots__ = ("_text", "by_folded", "by_variant", "ends", "folded", "starts")

    def __init__(self, text: str) -> None:
        found = tokens(text)
        self._text = text
        self.folded = tuple(token.folded for token in found)
        self.starts, self.ends = array("L", (token.start for token in found)), array("L", (token.end for token in found))
        self.by_folded: dict[str, list[int]] = {}
        self.by_variant: dict[str, list[int]] = {}
        for place, token in enumerate(found):
            self.by_folded.setdefault(token.folded, []).append(place)
            for variant in token.variants:
                self.by_variant.setdefault(variant, []).append(place)

    def text(self, place: int) -> str:
        """The word as written."""
        return self._text[self.starts[place] : self.ends[place]]

    def matches(self, leaf: Leaf, alike: "Alike") -> list[Match]:
        """Every place where the leaf holds, in sequence. A property of the document has no place."""
        match leaf:
            case Which():
                return []
            case Exactly(row=row):
                places = self.by_folded.get(row[0], []) if row else []
                return [Match(leaf, place, place + len(row)) for place in places if self._row_stands(leaf, place)]
            case Loosely(forms=forms):
                return self._at(leaf, forms)
            case Beginning(start=start):
                return self._at(leaf, [form for form in (*self.by_folded, *self.by_variant) if form.startswith(start)])
            case Sounding():
                found = self._at(leaf, alike.among(leaf.word, self.by_folded.keys()), variants=False)
                return [match for match in found if _may_name(leaf, self.text(match.first), self.folded[match.first])]

    def _at(self, leaf: Leaf, forms: Iterable[str], *, variants: bool = True) -> list[Match]:
        places: set[int] = set()
        for form in forms:
            places.update(self.by_folded.get(form, ()))
            if variants:
                places.update(self.by_variant.get(form, ()))
        return [Match(leaf, place, place + 1) for place in sorted(places)]

    def _row_stands(self, leaf: Exactly, place: int) -> bool:
        last = place + len(leaf.row)
        if self.folded[place:last] != leaf.row:
            return False
        written = zip(range(place, last), leaf.written, strict=False)
        return all(_capitals_fit(self.text(here), capitals) for here, capitals in written)


class Alike:
    """The words of all pages that may be one name with a word asked for; each is compared once for a question."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[set[str], set[str]]] = {}

    def among(self, word: str, forms: Set[str]) -> Set[str]:
        """Those of the forms that may be the same name."""
        same, compared = self._told.setdefault(word, (set(), set()))
        if fresh := forms - compared:
            compared |= fresh
            same.update(form for form in fresh if _same_name(word, form))
        return forms & same


def _capitals_fit(text: str, written: str) -> bool:
    if written.isupper() and len(written) <= 5:
        return text.isupper()
    return not written[:1].isupper() or text[:1].isupper()


@lru_cache(maxsize=65536)
def _same_name(word: str, folded: str) -> bool:
    """The same consonants and vowels that agree, with or without the article and what is joined before it."""
    return any(may_be_one(form, word) for form in _sounding_forms(folded))


def _may_name(leaf: Sounding, text: str, folded: str) -> bool:
    """Within one script only words that both look like names: *Halaby* for *Halabi*, never *side* for *said*."""
    if not may_be_name(text):
        return False
    if script_of(leaf.word) != script_of(folded):
        return True
    return text[:1].isupper() and leaf.asked[:1].isupper() and folded != leaf.word


@lru_cache(maxsize=65536)
def _sounding_forms(folded: str) -> tuple[str, ...]:
    """The forms of a word whose skeletons are kept: without the article, and without what is joined before it."""
    return tuple(dict.fromkeys((*(asked_variants(folded) or (folded,)), *arabic_variants(folded))))


def sounds(found: Iterable[Token]) -> list[str]:
    """Skeletons of the words that may be names, each once, sorted."""
    names = {token.folded for token in found if may_be_name(token.text)}
    keys = {key(form) for name in names for form in _sounding_forms(name)}
    return sorted(made for made in keys if len(made) >= SHORTEST_KEY)


def may_be_name(text: str) -> bool:
    """Capitalised, or of a script without capitals."""
    first = text[0]
    return first.isalpha() and (first.isupper() or first.lower() == first.upper())


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
            role = "a name" if ":" in leaf.asked else "another name"
            return f"{leaf.asked} matched “{words}”: {role} of {entity} in this case"
        case Exactly():
            return f"{leaf.asked} stands there as “{words}”"
        case Loosely(forms=forms):
            if fold_word(words) != forms[0]:
                return f"{leaf.asked} matched “{words}”: the same word with the article or a particle written onto it"
            return f"{leaf.asked} stands there as “{words}”"
        case Beginning():
            return f"{leaf.asked} matched “{words}”: it begins so"
        case Sounding():
            other = "in another script" if script_of(leaf.word) != script_of(words) else "in another spelling"
            return f"{leaf.asked} matched “{words}”: it may be the same name {other} (same consonants)"
        case Which():
            return f"the paper {leaf.asked}"
