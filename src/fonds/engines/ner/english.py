"""English names by rule: runs of capitalised words, judged by their head nouns, titles and the words before them.

The rules know no names. What a run is follows from what surrounds it ("the town of X", "Colonel X Y"), what it is
built on ("X Brigade", "Ministry of X"), and what the gazetteer knows of its words.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fonds.engines.ner.contract import NameFound, without_overlaps
from fonds.engines.ner.gazetteer import Gazetteer
from fonds.model import Label
from fonds.vocabulary.naming import country_adjectives, country_names, english_words, heads, titles
from fonds.writing.fold import fold_word

MAKER = "patterns-en/1"

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.(?=\s)|\w+(?:[-‑'’&]\w+)*|[^\w\s]", re.UNICODE)
_INSIDE = {
    "of",
    "for",
    "al",
    "el",
    "bin",
    "ibn",
    "ben",
    "bint",
    "de",
    "la",
    "van",
    "von",
    "der",
    "du",
    "da",
    "di",
    "ould",
    "ul",
    "ud",
    "&",
}
"""Small words that may stand inside a name, between two capitalised words."""
_AL = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az|ul|abd)[-‑'’]\w", re.IGNORECASE)
_PLACE_NOUNS = english_words("place_nouns")
_LOCATIVE = english_words("locative")
_SURELY_LOCATIVE = english_words("surely_locative")
_DAYS = english_words("days")
_PLAIN = english_words("plain")
_PLACE_FIRST = english_words("place_first")
EMPTY = english_words("empty") | _PLAIN | _DAYS
"""Words that make no name by themselves."""
NUMBERED = english_words("numbered")
"""Nouns that are told apart by a number after them."""


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str
    capital: bool
    fresh: bool
    """Begins a sentence or line: its capital says nothing."""


class EnglishRules:
    """Rules over runs of capitalised words; ``gazetteer`` tells what is known of them."""

    maker = MAKER

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, text: str) -> tuple[NameFound, ...]:
        """Names that a rule is sure of; what no rule knows is left to statistics."""
        words = _words(text)
        finds: list[NameFound] = []
        for run in _runs(words, text):
            finds.extend(self._judge(words, run, text))
        finds.extend(_acronyms(text))
        finds.extend(_speakers(text))
        finds.extend(self._signatories(text))
        return without_overlaps(finds)

    def _signatories(self, text: str) -> Iterator[NameFound]:
        """ "For the Council: Tariq Zahlan": two or three capitalised words alone after a label that is followed by people."""
        for found in _LABELLED.finditer(text):
            start = found.start(1)
            keys = [fold_word(word) for word in found.group(1).split()]
            first, titled = _after_titles(_words(found.group(1)), 0, len(keys))
            bare = keys[first:] if titled else keys
            if len(bare) > 1 and not any(
                key in heads() or key in EMPTY or key in titles() or key in country_names() or key in country_adjectives()
                for key in bare
            ):
                cut = found.group(1).split()[:first] if titled else []
                start += sum(len(word) for word in cut) + len(cut)
                yield NameFound(start, found.end(1), "PER", MAKER, 0.8)

    def _judge(self, words: list[_Word], run: tuple[int, int], text: str) -> Iterator[NameFound]:
        first, last = run
        while first < last and words[first].fresh and words[first].key in _PLAIN:
            first += 1
        first, titled = _after_titles(words, first, last)
        if first >= last:
            return
        before = words[first - 1].key if first else ""
        for begin, end in self._pieces(words, first, last):
            found = self._piece(words, begin, end, titled and begin == first, before if begin == first else "", text)
            if found:
                yield found

    def _pieces(self, words: list[_Word], first: int, last: int) -> list[tuple[int, int]]:
        """ "X of Y" stays whole under a head noun ("Ministry of X", "Islamic State of X") and is two names otherwise."""
        for index in range(first, last):
            if words[index].key in ("of", "for") and not any(words[i].key in heads() for i in range(first, index)):
                return [(first, index), *self._pieces(words, index + 1, last)]
        return [(first, last)]

    def _piece(self, words: list[_Word], first: int, last: int, titled: bool, before: str, text: str) -> NameFound | None:
        keys = [words[i].key for i in range(first, last)]
        end = words[last - 1].end
        if all(key in EMPTY or key.isdigit() or not key for key in keys):
            return None

        def named(label: Label, score: float, from_word: int = first) -> NameFound:
            return NameFound(words[from_word].start, end, label, MAKER, score)

        if titled and not _head_at_end(keys) and len(keys) <= 5:
            return named("PER", 0.96)
        label = self._by_head(keys)
        if label and len(keys) > 1:
            return named(label, 0.95 if not words[first].fresh or keys[0] not in _PLAIN else 0.6)
        if len(keys) == 1 and (
            keys[0] in heads() or keys[0] in titles() or keys[0] in country_names() or keys[0] in country_adjectives()
        ):
            return None
        if before == "of" and self._place_noun_before(words, first):
            return named("LOC", 0.9)
        if (
            last < len(words)
            and words[last].key in _PLACE_NOUNS - {"area", "north", "south", "east", "west", "capital"}
            and before == "the"
        ):
            return named("LOC", 0.8)
        if keys[0] in ("abu", "umm", "ibn") and len(keys) > 1:
            return named("PER", 0.85)
        given, family = self._gazetteer.part(keys[0]), self._gazetteer.part(keys[-1].removeprefix("al-").removeprefix("el-"))
        if 2 <= len(keys) <= 4 and given[0] >= 5 and (sum(family) >= 1 or _AL.match(words[last - 1].text)):
            return named("PER", 0.8)
        if len(keys) == 2 and _AL.match(words[last - 1].text) and not words[first].fresh and keys[0] not in country_adjectives():
            return named("PER", 0.65)
        if len(keys) == 1 and not words[first].fresh:
            return self._single(words, first, named, before)
        return None

    def _single(
        self, words: list[_Word], first: int, named: Callable[[Label, float], NameFound], before: str
    ) -> NameFound | None:
        """One capitalised word: a place if known as one, or if a preposition of place stands before it."""
        word = words[first]
        place = self._gazetteer.place(word.key)
        parts = sum(self._gazetteer.part(word.key))
        if place and place.people >= 5000 and parts < 20 and not word.text.isupper():
            return named("LOC", 0.8 if before in _LOCATIVE else 0.62)
        if before in _SURELY_LOCATIVE and not word.text.isupper() and parts < 20 and word.key not in _PLAIN | _DAYS:
            return named("LOC", 0.61)
        return None

    def _by_head(self, keys: list[str]) -> Label | None:
        """The label of the head noun: the last word ("X Brigade"), or the one before "of" ("Ministry of X")."""
        for small in ("of", "for"):
            if small in keys[1:]:
                head = heads().get(keys[keys.index(small) - 1])
                return head.label if head and head.label != "LOC" else ("LOC" if head else None)
        if "and" in keys[1:] and keys[keys.index("and") - 1] in heads():
            return heads()[keys[keys.index("and") - 1]].label
        head = heads().get(keys[-1]) or (
            heads().get(keys[-2]) if len(keys) > 1 and (keys[-1].isdigit() or len(keys[-1]) == 1) else None
        )
        if head:
            return head.label
        if keys[0] in _PLACE_FIRST and 2 <= len(keys) <= 3:
            return "LOC"
        first = heads().get(keys[0])
        if (
            first
            and len(keys) > 1
            and (keys[1].isdigit() or keys[0] in ("branch", "brigade", "battalion", "division", "unit", "jabhat"))
        ):
            return first.label
        if len(keys) > 1 and keys[0] in (
            "jabhat",
            "hayat",
            "liwa",
            "harakat",
            "hizb",
            "ansar",
            "jaish",
            "jaysh",
            "katibat",
            "kataib",
            "ahrar",
            "faylaq",
        ):
            return "ORG"
        return None

    def _place_noun_before(self, words: list[_Word], first: int) -> bool:
        return first >= 2 and words[first - 2].key in _PLACE_NOUNS


def _head_at_end(keys: list[str]) -> bool:
    return keys[-1] in heads()


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    fresh = True
    previous_end = 0
    for found in _TOKEN.finditer(text):
        start, end, word = found.start(), found.end(), found.group()
        for possessive in ("'s", "’s"):
            if word.endswith(possessive) and len(word) > 2:
                end -= 2
                word = word[:-2]
        if "\n" in text[previous_end:start]:
            fresh = True
        capital = word[0].isupper() or bool(_AL.match(word) and any(letter.isupper() for letter in word))
        words.append(_Word(start, end, word, word.casefold() if not word[0].isalnum() else fold_word(word), capital, fresh))
        fresh = word in '.!?:;"“”*•-–' if len(word) == 1 else False
        previous_end = found.end()
    return words


def _runs(words: list[_Word], text: str) -> Iterator[tuple[int, int]]:
    """(first, last) of runs of capitalised words with small words and numbers between them."""
    index = 0
    while index < len(words):
        if not (words[index].capital or _ordinal(words, index)):
            index += 1
            continue
        last = index + 1
        while last < len(words):
            gap = text[words[last - 1].end : words[last].start]
            if gap not in (" ", "\u00a0") and not (gap == "\n" and not words[last].fresh):
                break
            if words[last].capital or _its_number(words, last):
                last += 1
                continue
            step = 2 if last + 1 < len(words) and words[last].key == "of" and words[last + 1].key == "the" else 1
            if (
                words[last].key in _INSIDE
                and last + step < len(words)
                and words[last + step].capital
                and not words[last + step].fresh
            ):
                last += step
                continue
            if (
                words[last].key == "and"
                and last + 1 < len(words)
                and words[last + 1].capital
                and not words[last + 1].fresh
                and any(_lists(words[i].key) for i in range(index, last))
            ):
                last += 1
                continue
            break
        yield index, last
        index = last


def _its_number(words: list[_Word], index: int) -> bool:
    """ "Branch 215", but not "gave the Council 60 drums": there the number counts what follows."""
    if not words[index].text.isdigit() or words[index - 1].key not in NUMBERED:
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    return not (following and following.key.endswith("s") and following.key not in ("was", "has", "is", "does", "s"))


def _lists(key: str) -> bool:
    """Bodies whose names list what they do: "Ministry of X and Y", "X Shipping and Forwarding"."""
    return key in heads() and heads()[key].gloss in (
        "ministry",
        "department",
        "directorate",
        "company",
        "agency",
        "institute",
        "commission",
        "bank",
    )


def _ordinal(words: list[_Word], index: int) -> bool:
    """ "4th Division": a written ordinal before a capitalised word."""
    return bool(re.fullmatch(r"\d+(?:st|nd|rd|th)", words[index].key)) and index + 1 < len(words) and words[index + 1].capital


def _after_titles(words: list[_Word], first: int, last: int) -> tuple[int, bool]:
    """Past the titles at the head of a run, or one in small letters right before it."""
    titled = False
    while first < last:
        for length in (3, 2, 1):
            key = " ".join(words[i].key for i in range(first, min(first + length, last)))
            if first + length <= last and key.rstrip(".") in titles():
                first += length
                titled = True
                if first < last and words[first].text == ".":
                    first += 1
                break
        else:
            break
    if first < last and not titled and first:
        before = words[first - 1]
        if before.text == "." and first > 1:
            before = words[first - 2]
        titled = before.key in titles() and not words[first].fresh and before.key not in heads()
    return first, titled


_BRACKETED = re.compile(r"\(([A-Z][A-Z&\-‑]{1,9}s?)\)")


def _acronyms(text: str) -> Iterator[NameFound]:
    """An acronym in brackets names an organisation if its letters are the initials of the words before it."""
    for found in _BRACKETED.finditer(text):
        before = re.findall(r"[^\W\d_][\w'’\-‑]*", text[max(0, found.start() - 120) : found.start()])
        letters = [letter for letter in found.group(1) if letter.isupper()]
        initials = "".join(word[0].upper() for word in before if word[0].isupper())
        if initials.endswith("".join(letters)):
            yield NameFound(found.start(1), found.end(1), "ORG", MAKER, 0.9)


_SPEAKER = re.compile(
    r"^(?:\[[\d/.,:\-\s\u202fAPMapm]{8,28}\]|[\d/.\-]{6,10},? [\d:]{4,8}(?: [AP]M)? -)\s*([^\W\d_][^:\n]{1,40}?):\s", re.MULTILINE
)


_LABELLED = re.compile(
    r"^(?:from|signed|signature|for the [^:\n]{2,40}|on behalf of [^:\n]{2,40}|witness|name|author|commander|sender|recipient)"
    r":[ \t]*((?:[A-Z][\w'’.\-]+[ ]){1,3}[A-Z][\w'’\-]+)[ \t]*(?:$|[,(<])",
    re.MULTILINE | re.IGNORECASE,
)


def _speakers(text: str) -> Iterator[NameFound]:
    """Who speaks in a chat: the words between the time and the colon."""
    for found in _SPEAKER.finditer(text):
        yield NameFound(found.start(1), found.end(1), "PER", MAKER, 0.9)
