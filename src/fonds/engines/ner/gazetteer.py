"""The gazetteer: known places, countries, name parts. Looked up before any statistics are asked.

The file is built by ``tools/gazetteer.py``. Without it countries and regions still work, and every
other place must be told from the words around it.
"""

import re
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from fonds.engines.ner.contract import NameFound, without_overlaps
from fonds.vocabulary.acronyms import known
from fonds.vocabulary.naming import country_adjectives, country_names, heads, titles
from fonds.writing.fold import fold_word
from fonds.writing.scripts import has_arabic

WORD = re.compile(r"\w+(?:[.'’\-‑]\w+)*\.?(?<=\.)(?=\s[a-z])|(?:[A-Z]\.){2,}|\w+(?:['’\-‑]\w+)*", re.UNICODE)
LONGEST = 5
"""Words in the longest name that is looked up."""
SHORTEST_ARABIC = 4
PROCLITICS = ("وال", "بال", "فال", "كال", "لل", "ول", "وب", "و", "ف", "ب", "ل", "ك")
"""Arabic words of one or more letters that are written together with the next word."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the table: its usual Latin name, ISO country and people (0 if not known)."""

    name: str
    country: str
    people: int


class Gazetteer:
    """Read-only look-ups; opens in a few milliseconds. ``path`` defaults to the file in the package's data folder."""

    maker = "gazetteer/1"

    def __init__(self, path: Path | None = None) -> None:
        own = path or Path(str(files("fonds") / "data" / "gazetteer.sqlite"))
        self._db = sqlite3.connect(f"file:{own}?mode=ro&immutable=1", uri=True, check_same_thread=False) if own.exists() else None
        self.place = lru_cache(maxsize=65536)(self._place)
        self.part = lru_cache(maxsize=65536)(self._part)

    @property
    def complete(self) -> bool:
        """False where the built file is missing."""
        return self._db is not None

    def _place(self, key: str) -> Place | None:
        """The most peopled place of this folded name."""
        if self._db is None:
            return None
        row = self._db.execute("SELECT name, country, people FROM place WHERE key=?", (key,)).fetchone()
        return Place(*row) if row else None

    def _part(self, key: str) -> tuple[int, int]:
        """How often this folded word was a given name and a family name of a person."""
        if self._db is None:
            return (0, 0)
        row = self._db.execute("SELECT given, family FROM part WHERE key=?", (key,)).fetchone()
        return (row[0], row[1]) if row else (0, 0)

    def find(self, text: str, language: str | None) -> tuple[NameFound, ...]:
        """Countries, regions, their adjectives, and places that are hard to mistake."""
        words = [(found.start(), found.end()) for found in WORD.finditer(text)]
        finds: list[NameFound] = []
        for index in range(len(words)):
            for length in range(min(LONGEST, len(words) - index), 0, -1):
                span = (words[index][0], words[index + length - 1][1])
                if re.search(r"[^\w\s.'’\-‑]|\n\s*\n", text[slice(*span)]):
                    continue
                found = self._name(text, *span, length)
                if found:
                    finds.append(found)
                    break
        named = without_overlaps([find for find in finds if find.form == "name"])
        adjectives = [find for find in finds if find.form == "adjective"]
        return tuple(sorted((*named, *adjectives), key=lambda find: (find.start, -find.end)))

    def _name(self, text: str, start: int, end: int, length: int) -> NameFound | None:
        written = " ".join(text[start:end].split())
        if has_arabic(written):
            return self._arabic(written, start, end, length)
        if not written[0].isupper():
            return None
        key = fold_word(written)
        if len(key) <= 3 and not written.isupper() and "." not in written:
            return None
        country = country_names().get(key)
        if country:
            return NameFound(start, end, "GPE" if country.is_country else "LOC", self.maker, 0.93)
        if known(written) is not None and (written.isupper() == (len(key) <= 5) or length > 1) and not _shouted(text, start, end):
            return NameFound(start, end, "ORG", self.maker, 0.94 if length > 1 else 0.8)
        made = country_adjectives().get(key)
        if made:
            return NameFound(start, end, "GPE" if made.is_country else "LOC", self.maker, 0.9, "adjective", made.name)
        # "The hill" begins a sentence; a name of several words has capitals on all that count.
        if any(word[0].islower() and len(word) > 3 for word in written.split()):
            return None
        if length > 1 and len(key) > 6 and self.place(key) and not self._person_like(key):
            return NameFound(start, end, "LOC", self.maker, 0.72)
        return None

    def _arabic(self, written: str, start: int, end: int, length: int) -> NameFound | None:
        for clitic, word in bare_forms(written):
            key = fold_word(word)
            country = country_names().get(key)
            if country and (len(key) > 3 or not clitic):
                return NameFound(start + clitic, end, "GPE" if country.is_country else "LOC", self.maker, 0.9)
            if known(word) is not None and len(key) > 3:
                return NameFound(start + clitic, end, "ORG", self.maker, 0.92 if length > 1 else 0.7)
            made = country_adjectives().get(key)
            if made:
                return NameFound(
                    start + clitic, end, "GPE" if made.is_country else "LOC", self.maker, 0.85, "adjective", made.name
                )
            common = key.removeprefix("ال") in heads() or key.removeprefix("ال") in titles()
            place = self.place(key) if (len(key) >= SHORTEST_ARABIC or length > 1) and not common else None
            if place and place.people >= (20_000 if not clitic else 100_000) and not self._person_like(key):
                return NameFound(start + clitic, end, "LOC", self.maker, 0.75)
        return None

    def _person_like(self, key: str) -> bool:
        """Every word is known as part of persons' names, and more than by chance."""
        return all(sum(self.part(word)) >= 3 for word in key.split())


def _shouted(text: str, start: int, end: int) -> bool:
    """A neighbouring word is in capitals too: then capitals say nothing."""
    around = text[max(0, start - 20) : start].split()[-1:] + text[end : end + 20].split()[:1]
    return text[start:end].isupper() and any(len(word) > 3 and word.isupper() for word in around)


def bare_forms(word: str) -> list[tuple[int, str]]:
    """(letters cut, word) as written and with each proclitic cut off that leaves three letters; the article stays on."""
    forms = [(0, word)]
    for clitic in PROCLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) >= 3:
            if clitic == "لل":
                forms.append((2, "ال" + word[2:]))
            elif len(clitic) == 3:
                forms.append((1, word[1:]))
            else:
                forms.append((len(clitic), word[len(clitic) :]))
    return forms
