"""Arabic names by rule: titles, kunya, chains of name parts, head nouns and place words, with the gazetteer.

Arabic has no capitals, and many names are also words. A rule therefore needs a cue (a title, a head noun, a place
word, bin between two words) or two known name parts in a row; a lone word counts only if the gazetteer knows it as
a sizeable place.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fonds.engines.ner.contract import NameFound, without_overlaps
from fonds.engines.ner.gazetteer import Gazetteer, bare_forms
from fonds.model import Label
from fonds.vocabulary.naming import arabic_words as words_of
from fonds.vocabulary.naming import country_adjectives, country_names, heads, titles
from fonds.writing.fold import fold_word

MAKER = "patterns-ar/1"

_TOKEN = re.compile(r"[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u0640]+|[A-Za-z]+|\d+|[^\w\s]")
_KUNYA = {"ابو", "ابا", "ابي", "ام"}
_SON = {"بن", "ابن", "بنت", "ولد", "ال"}
_STOP = words_of("stop")
_PLACE_WORDS = words_of("place")
_PLACE_FIRST = words_of("first")
"""Words that are part of the place's name: "تل حلواج"."""
_SURE_FIRST = words_of("sure")
_VERB = re.compile(r"^(?:سي|ست|يت|تت|است|ين|ان[^ا]|تم)\w{3,}")


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str
    letters: bool


class ArabicRules:
    """Rules over the words of a text; ``gazetteer`` tells what is known of them."""

    maker = MAKER

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, text: str) -> tuple[NameFound, ...]:
        """Names that a rule is sure of."""
        words = [
            _Word(
                found.start(),
                found.end(),
                found.group(),
                fold_word(found.group()),
                found.group()[0] >= "\u0620" and bool(fold_word(found.group())),
            )
            for found in _TOKEN.finditer(text)
        ]
        finds: list[NameFound] = []
        for index, word in enumerate(words):
            if word.letters:
                finds.extend(self._organisation(words, index, text))
                finds.extend(self._place(words, index, text))
                finds.extend(self._person(words, index, text))
        return without_overlaps(finds)

    # --- persons

    def _person(self, words: list[_Word], index: int, text: str) -> Iterator[NameFound]:
        cut, key = self._bare(words[index], lambda word: word in titles() or word.removeprefix("ال") in titles())
        if key is not None:
            yield from self._titled(words, index, text)
            return
        cut, key = self._bare(words[index], lambda word: word in _KUNYA)
        if key is not None:
            last = self._chain(words, index + 1, text, 4, known_first=False, after_kunya=True)
            if last > index + 1 and not _stop(words[index + 1].key):
                yield NameFound(words[index].start + cut, words[last - 1].end, "PER", MAKER, 0.85)
            return
        for cut, form in bare_forms(words[index].text):
            key = fold_word(form)
            if self._gazetteer.part(key)[0] >= (5 if not cut else 30) and not _stop(key) and not key.startswith("ال"):
                last = self._chain(words, index + 1, text, 4, known_first=True)
                if last > index + 1:
                    yield NameFound(words[index].start + cut, words[last - 1].end, "PER", MAKER, 0.7)
                    return

    def _titled(self, words: list[_Word], index: int, text: str) -> Iterator[NameFound]:
        """After a title, past further titles and what they rule ("رئيس الاتحاد"), comes a name."""
        first = index + 1
        definite = fold_word(words[index].text).lstrip("وفبلك").startswith("ال") or words[index].key.startswith("لل")
        while first < len(words) and _joined(words, first, text) and _is_title(words[first].key):
            first += 1
        if not definite:
            passed = 0
            while first < len(words) and passed < 4 and _joined(words, first, text) and self._ruled(words[first].key):
                first += 1
                passed += 1
        if first < len(words) and words[first].text in '"«“/:' and words[first].text:
            first += 1
        if first >= len(words) or not words[first].letters or _stop(words[first].key):
            return
        last = self._chain(words, first, text, 5, known_first=False, titled=True)
        known = sum(1 for i in range(first, last) if sum(self._gazetteer.part(words[i].key)) >= 1)
        if last - first >= 2 and (known or definite):
            yield NameFound(words[first].start, words[last - 1].end, "PER", MAKER, 0.82 if known else 0.62)
        elif last - first == 1 and definite and (sum(self._gazetteer.part(words[first].key)) >= 2):
            yield NameFound(words[first].start, words[last - 1].end, "PER", MAKER, 0.7)

    def _ruled(self, key: str) -> bool:
        """A definite word that a title rules: "رئيس الوزراء", "قائد القوات المشتركة", and adjectives of countries."""
        if self._gazetteer.part(key.removeprefix("ال"))[1] >= 40 and key not in country_adjectives():
            return False
        return key.startswith("ال") or key in heads() or key in country_names()

    def _chain(
        self,
        words: list[_Word],
        first: int,
        text: str,
        most: int,
        *,
        known_first: bool,
        after_kunya: bool = False,
        titled: bool = False,
    ) -> int:
        """End of a chain of name parts that begins at ``first``."""
        last = first
        while last < len(words) and last - first < most and words[last].letters and (last == first or _joined(words, last, text)):
            if last == first and not _joined(words, last, text) and known_first:
                break
            key = words[last].key
            if _stop(key) or key in heads() or _is_title(key) or key in country_names():
                break
            if key in _SON | _KUNYA | {"عبد"}:
                if last + 1 >= len(words) or not _joined(words, last + 1, text) or _stop(words[last + 1].key):
                    break
                last += 2
                continue
            given, family = self._gazetteer.part(key)
            bare = sum(self._gazetteer.part(key.removeprefix("ال")))
            enough = (given + family >= (3 if not key.startswith("ال") else 8)) or (key.startswith("ال") and bare >= 15)
            nisba = key.startswith("ال") and key.endswith("ي") and len(key) > 4 and key not in country_adjectives()
            # A title vouches for one unknown word after it, not for a sentence.
            vouched = not (known_first or after_kunya) and last - first < 2
            doubtful = bool(_VERB.match(key)) or key.startswith("ال") or self._and_then(key)
            # After a title and a given name a definite word is the family name, however rare.
            definite = titled and last == first + 1 and key.startswith("ال") and len(key) > 4
            family_name = definite and key not in country_adjectives() and _given(words[first].key, self._gazetteer)
            if (known_first or last > first) and not (enough or nisba or family_name) and (not vouched or doubtful):
                break
            last += 1
        return last

    def _and_then(self, key: str) -> bool:
        """The word begins with "and", "in" or "for" and something known, rather than with a letter of its own."""
        rest = key[1:]
        return key[0] in "وبلف" and (
            len(key) < 5
            or rest.startswith("ال")
            or _is_title(rest)
            or rest in heads()
            or _stop(rest)
            or sum(self._gazetteer.part(rest)) >= 3
        )

    # --- places

    def _place(self, words: list[_Word], index: int, text: str) -> Iterator[NameFound]:
        """The word or two after a place word: "مدينة حمراء الوادي"."""
        cut, key = self._bare(words[index], lambda word: word in _PLACE_WORDS or word in _PLACE_FIRST)
        if key is None or index + 1 >= len(words):
            return
        first = index + 1
        while first < len(words) and words[first].text in '"«“':
            first += 1
        if first >= len(words) or not words[first].letters or not (_joined(words, first, text) or first > index + 1):
            return
        name = words[first]
        if (
            _stop(name.key)
            or name.key in country_adjectives()
            or _is_title(name.key)
            or (_VERB.match(name.key) and not self._known(name.key))
        ):
            return
        if key in _PLACE_FIRST:
            whole = fold_word(f"{key} {name.key}")
            if self._known(whole) or (
                key in _SURE_FIRST and not name.key.startswith("ال") and name.key not in heads() and first == index + 1
            ):
                yield NameFound(words[index].start + cut, name.end, "LOC", MAKER, 0.84)
            if key not in _PLACE_WORDS or self._known(whole) or key in _SURE_FIRST:
                return
        if name.key in _PLACE_WORDS or name.key in _PLACE_FIRST:
            return
        last = first + 1
        compound = name.key in (
            "تل",
            "راس",
            "عين",
            "بيت",
            "دير",
            "خان",
            "ام",
            "ابو",
            "بني",
            "كفر",
            "وادي",
            "جبل",
            "باب",
            "سد",
            "قصر",
            "حي",
            "نبع",
            "خربه",
        )
        definite_first = name.key.startswith("ال")
        if last < len(words) and _joined(words, last, text) and words[last].letters and not _stop(words[last].key):
            two = fold_word(f"{name.text} {words[last].text}")
            following = words[last].key
            if (
                self._gazetteer.place(two)
                or compound
                or (
                    not definite_first
                    and following.startswith("ال")
                    and following not in country_adjectives()
                    and not self._known(name.key)
                )
            ):
                last += 1
        known = self._known(fold_word(text[name.start : words[last - 1].end]))
        if key.removeprefix("ال").startswith("منطق") and not known:
            return
        if definite_first and not known and name.key.endswith(("يه", "ين", "ات")) and key.startswith("ال"):
            return
        yield NameFound(name.start, words[last - 1].end, "LOC", MAKER, 0.86 if known else 0.72)

    def _known(self, key: str) -> bool:
        return self._gazetteer.place(key) is not None or key in country_names()

    # --- organisations

    def _organisation(self, words: list[_Word], index: int, text: str) -> Iterator[NameFound]:
        """A head noun and what it rules: "وزارة الخارجية", "اتحاد صناعة السيارات", "الجيش الروفاني", "لواء الصخر"."""
        cut, key = self._bare(words[index], lambda word: word.removeprefix("ال") in heads())
        if key is None:
            return
        head = heads()[key.removeprefix("ال")]
        if head.label == "LOC":
            return
        label: Label = head.label
        start = words[index].start + cut
        if key.startswith("ال"):
            last = index + 1
            while last < len(words) and last - index < 4 and _joined(words, last, text) and words[last].key.startswith("ال"):
                if _stop(words[last].key) or _is_title(words[last].key):
                    break
                last += 1
            named = any(words[i].key in country_adjectives() for i in range(index + 1, last))
            if last > index + 1 and (
                named
                or head.gloss in ("union", "league", "front", "movement", "party", "organisation", "guard", "army", "command")
            ):
                yield NameFound(start, words[last - 1].end, label, MAKER, 0.78 if named else 0.62)
            return
        last = self._ruled_by_head(words, index + 1, text)
        if last > index + 1 and not (last == index + 2 and _stop(words[index + 1].key)):
            first = words[index + 1].key
            if (
                not first.startswith("ال")
                and last == index + 2
                and not (self._known(first) or any(self._gazetteer.part(first)) or first in country_names())
            ):
                # "لجنة خاصة": an indefinite phrase describes, it does not name; a company or unit may still be called so.
                if head.gloss not in (
                    "company",
                    "brigade",
                    "battalion",
                    "bank",
                    "party",
                    "movement",
                    "network",
                    "news",
                    "university",
                    "organisation",
                ):
                    return
                yield NameFound(start, words[last - 1].end, label, MAKER, 0.63)
                return
            yield NameFound(start, words[last - 1].end, label, MAKER, 0.83)

    def _ruled_by_head(self, words: list[_Word], first: int, text: str) -> int:
        """End of a construct after its head: words up to the first definite one, then its definite adjectives."""
        last = first
        closed = False
        while last < len(words) and last - first < 6 and words[last].letters and _joined(words, last, text):
            key = words[last].key
            definite = key.startswith("ال") or key.startswith("لل") or key in country_names()
            conjunct = key.startswith("وال") and last > first
            if conjunct and key.removeprefix("وال") in heads():
                # "and the Guard": another body begins.
                break
            if _stop(key) and not key.startswith("لل"):
                break
            if (closed and not (definite or conjunct)) or (closed and _is_title(key) and not conjunct):
                break
            if not closed and not definite and last - first >= 2 and not self._known(key):
                break
            closed = closed or definite
            last += 1
            if key in _SURE_FIRST and last < len(words) and _joined(words, last, text) and not _stop(words[last].key):
                return last + 1
        if not closed and last > first + 1:
            # No definite word came: only the first word after the head belongs to the name.
            known = [i for i in range(first, last) if self._known(words[i].key) or sum(self._gazetteer.part(words[i].key)) >= 3]
            last = (known[-1] + 1) if known else first + 1
        return last

    def _bare(self, word: _Word, wanted: Callable[[str], bool]) -> tuple[int, str | None]:
        """(letters cut, key) of the first form of the word that is wanted."""
        for cut, form in bare_forms(word.text):
            key = fold_word(form)
            if wanted(key):
                return cut, key
        return 0, None


def _stop(key: str) -> bool:
    return key in _STOP or (key[:1] in "وف" and key[1:] in _STOP and len(key) > 3)


def _given(key: str, gazetteer: Gazetteer) -> bool:
    return gazetteer.part(key)[0] >= 3


def _is_title(key: str) -> bool:
    return key in titles() or key.removeprefix("ال") in titles()


def _joined(words: list[_Word], index: int, text: str) -> bool:
    """Only blanks, or a wrapped line, lie between this word and the one before."""
    return (
        index > 0
        and words[index].letters
        and words[index - 1].letters
        and text[words[index - 1].end : words[index].start].strip(" \u00a0\u0640") == ""
    )
