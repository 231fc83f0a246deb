"""All engines together: rules and tables before statistics, and each find still says who made it."""

import re

from fonds.engines.grammar.contract import Grammar
from fonds.engines.ner.arabic import ArabicRules
from fonds.engines.ner.contract import NameFound, without_overlaps
from fonds.engines.ner.english import EMPTY, NUMBERED, EnglishRules
from fonds.engines.ner.gazetteer import Gazetteer
from fonds.engines.ner.spacy import SpacyNames
from fonds.vocabulary.naming import heads, titles
from fonds.writing.fold import fold_word
from fonds.writing.scripts import has_arabic


class CombinedNer:
    """The default. ``grammar`` serves the English statistics; ``gazetteer`` both languages."""

    maker = "ner/1"

    def __init__(self, grammar: Grammar, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer()
        self._english = EnglishRules(self.gazetteer)
        self._arabic = ArabicRules(self.gazetteer)
        self._statistics = SpacyNames(grammar)

    def find(self, text: str, language: str | None) -> tuple[NameFound, ...]:
        """Both scripts of a mixed text are read, each by its own rules."""
        finds = [*self.gazetteer.find(text, language)]
        if has_arabic(text):
            finds.extend(self._arabic.find(text))
        if any("A" <= letter <= "Z" for letter in text):
            rules = self._english.find(text)
            common = _common(text)
            finds.extend(rules)
            guesses = self._statistics.find(text, language)
            finds.extend(self._weighed(find, text) for find in guesses if _tells(text, find, common))
        adjectives = [find for find in finds if find.form == "adjective"]
        named = without_overlaps([find for find in finds if find.form != "adjective"])
        made = {(find.start, find.end) for find in adjectives}
        named = tuple(find for find in named if not (find.label == "GROUP" and (find.start, find.end) in made))
        # An adjective may stand inside a longer name ("Ruvanian Army"), never beside itself as a name.
        spans = {(find.start, find.end) for find in named}
        kept = [find for find in without_overlaps(adjectives) if (find.start, find.end) not in spans]
        named = tuple(find for find in named if not any(own.start <= find.start and find.end <= own.end for own in kept))
        return tuple(sorted((*named, *kept), key=lambda find: (find.start, -find.end)))

    def _weighed(self, find: NameFound, text: str) -> NameFound:
        """A statistical name, corrected by the tables: a known place is not a person."""
        end = find.end - _count_after(text[find.start : find.end])
        words = text[find.start : end]
        key = fold_word(" ".join(words.split()))
        label = find.label
        if _INITIALS.fullmatch(words) and key.split()[-1] not in heads():
            label = "PER"
        place = self.gazetteer.place(key)
        if (
            label in ("PER", "ORG")
            and place
            and place.people >= 5000
            and sum(self.gazetteer.part(key)) < 20
            and not words.isupper()
        ):
            label = "LOC"
        several = " " in words
        return NameFound(find.start, end, label, find.maker, 0.75 if several else find.score, find.form, find.stands_for)


_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,3}(?:[A-Z][^\W\d]+(?:[-'’]\w+)*)?(?<!\s)")
""" "N. Wahzan", "S.D."."""
_IDENTIFIER = re.compile(r"[A-Z]{1,4}[-/ ]?\d+|[A-Z]{1,4}[-/]?\d+\W.*")
""" "Q-0115": the number of a paper or a row."""


def _count_after(words: str) -> int:
    """Letters of a number that follows the name and does not belong to it ("gave the Northern Guard 15 drums")."""
    found = re.search(r"(\w+)(\s+\d+)$", words)
    return len(found.group(2)) if found and fold_word(found.group(1)) not in NUMBERED else 0


def _common(text: str) -> frozenset[str]:
    """Words that the text also writes small: a capital at the head of a sentence makes no name of them."""
    return frozenset(re.findall(r"(?<![\w'’@./-])[a-z]{3,}(?![\w'’@/-]|\.\w)", text))


def _heading(text: str, start: int) -> bool:
    """The first line of a table names its columns."""
    before = text.rfind("\n", 0, start) + 1
    line = text[before : (text.find("\n", start) + 1 or len(text) + 1) - 1]
    return line.count("\t") > 1 and "\t" not in text[:before]


def _tells(text: str, find: NameFound, common: frozenset[str]) -> bool:
    """The statistical name is made like a name: capital letters of Latin script, more than titles and headings, no times."""
    words = text[find.start : find.end]
    if (
        has_arabic(words)
        or re.search(r"[:\]\[<>/@=|]|\n|\t", words)
        or _IDENTIFIER.fullmatch(words)
        or words.casefold() in common
        or _heading(text, find.start)
        or not re.search(r"[^\W\d_a-z]", words)
        or not words[0].isalnum()
    ):
        return False
    keys = re.findall(r"[^\W\d_]+", fold_word(words))
    if not keys or (words[0].isdigit() and not re.match(r"\d+(?:st|nd|rd|th)\b", words)):
        return False
    if find.label == "GROUP":
        return keys[-1] not in ("western", "eastern", "northern", "southern", "islamic") and words.endswith("s")
    return not all(key in EMPTY or key in titles() or (key in heads() and len(keys) == 1) for key in keys)
