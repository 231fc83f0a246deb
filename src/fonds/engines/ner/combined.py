"""All engines together: rules and tables before statistics, and each find still says who made it."""

from fonds.engines.grammar.contract import Grammar
from fonds.engines.ner.arabic import ArabicRules
from fonds.engines.ner.contract import NameFound, without_overlaps
from fonds.engines.ner.english import EnglishRules
from fonds.engines.ner.gazetteer import Gazetteer
from fonds.engines.ner.spacy import SpacyNames
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
            finds.extend(rules)
            finds.extend(self._weighed(find, text) for find in self._statistics.find(text, language) if not _direction(text, find))
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
        words = text[find.start : find.end]
        key = fold_word(" ".join(words.split()))
        label = find.label
        place = self.gazetteer.place(key)
        if label in ("PER", "ORG") and place and place.people >= 5000 and sum(self.gazetteer.part(key)) < 20 and not words.isupper():
            label = "LOC"
        several = " " in words
        return NameFound(find.start, find.end, label, find.maker, 0.75 if several else find.score, find.form, find.stands_for)


def _direction(text: str, find: NameFound) -> bool:
    """"Western", "Islamic" and the like describe; they name no group."""
    return find.label == "GROUP" and fold_word(text[find.start : find.end]) in {"western", "eastern", "northern", "southern", "islamic"}
