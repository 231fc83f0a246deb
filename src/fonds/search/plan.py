"""The plan of a search: every word of a query widened to the forms that also answer it.

A word typed without quotes is meant generously: Arabic particles and the article off, a name in another
script by its consonants, and the other names that the case knows for the same person, place or group. Each
widening is a leaf of its own with its reason, so that a hit can say why it is there. A quoted word is exact.
Nothing is widened under NOT: what is excluded is only what was typed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from fonds.engines.index.contract import Ask, Begins, Between, Every, Has, Is, Row, Some, Without
from fonds.model import All, Either, Entity, Field, Keyword, Not, Phrase, Prefix, Query, Written
from fonds.search.say import said_days
from fonds.search.spelling import key
from fonds.writing.analysis import asked_variants, tokens
from fonds.writing.fold import fold_word


@dataclass(frozen=True, slots=True)
class Exactly:
    """These tokens side by side. ``written``: capitals there must be capitals in the text (*IS* is not *is*)."""

    asked: str
    row: tuple[str, ...]
    written: tuple[str, ...] = ()
    entity: str = ""
    """Name of the entity through which this was added, empty for what was typed."""


@dataclass(frozen=True, slots=True)
class Loosely:
    """A word or one of its generous forms."""

    asked: str
    forms: tuple[str, ...]
    """The folded word first."""


@dataclass(frozen=True, slots=True)
class Beginning:
    asked: str
    start: str


@dataclass(frozen=True, slots=True)
class Sounding:
    """A name with the same consonants; ``word`` is the folded word to compare it with more closely."""

    asked: str
    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Which:
    """A property of the document."""

    asked: str
    ask: Ask


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class Nor:
    part: "Plan"


Leaf = Exactly | Loosely | Beginning | Sounding | Which
Plan = Leaf | And | Or | Nor

LABELS: dict[str, tuple[str, ...]] = {
    "person": ("PER",),
    "place": ("LOC", "GPE", "FAC"),
    "group": ("ORG", "GROUP", "GPE"),
}
_LANGUAGES = {
    "arabic": "ar", "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "turkish": "tr",
    "persian": "fa", "farsi": "fa", "hebrew": "he", "russian": "ru", "ukrainian": "uk", "kurdish": "ku", "greek": "el",
}  # fmt: skip
LONGEST_NAME = 6
SHORTEST_KEY = 2
"""Consonants a skeleton must hold: one would make nearly every short word sound alike."""


@dataclass(frozen=True)
class Names:
    """What the case knows by which name: folded tokens of a name to the entities that bear it."""

    entities: tuple[Entity, ...]
    by_row: dict[tuple[str, ...], tuple[int, ...]]

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> "Names":
        held = tuple(sorted(entities, key=lambda entity: entity.id))
        rows: dict[tuple[str, ...], list[int]] = {}
        for number, entity in enumerate(held):
            for name in (entity.name, *entity.aliases):
                row = rows.setdefault(_row(name), [])
                if number not in row:
                    row.append(number)
        rows.pop((), None)
        return cls(held, {row: tuple(numbers) for row, numbers in rows.items()})

    def called(self, row: tuple[str, ...]) -> list[Entity]:
        """Entities with exactly this name."""
        return [self.entities[number] for number in self.by_row.get(row, ())]

    def holding(self, row: tuple[str, ...], labels: Sequence[str]) -> list[Entity]:
        """Entities of these labels with a name that holds these words side by side."""
        numbers = {number for held, found in self.by_row.items() if _inside(row, held) for number in found}
        return [self.entities[number] for number in sorted(numbers) if self.entities[number].label in labels]


def plan(query: Query, names: Names) -> Plan:
    """The widened query."""
    return _plan(query, names, widen=True)


def _plan(query: Query, names: Names, *, widen: bool) -> Plan:
    match query:
        case Keyword(text):
            return _keywords([text], names, widen)
        case Phrase(words):
            return Exactly(f"“{' '.join(words)}”", tuple(fold_word(word) for word in words))
        case Prefix(text):
            return Beginning(f"{text}*", fold_word(text))
        case Written(earliest, latest):
            return Which(f"was written {said_days(query)}", Between(earliest, latest))
        case Field(name, value):
            return _field(name, value, names, widen)
        case All(parts):
            return And(tuple(_joined(parts, names, widen)))
        case Either(parts):
            return Or(tuple(_plan(part, names, widen=widen) for part in parts))
        case Not(part):
            return Nor(_plan(part, names, widen=False))


def _joined(parts: tuple[Query, ...], names: Names, widen: bool) -> Iterator[Plan]:
    """The parts of an AND; words that stand side by side may together be a name that the case knows."""
    place = 0
    while place < len(parts):
        run: list[str] = []
        for part in parts[place : place + LONGEST_NAME]:
            if not isinstance(part, Keyword):
                break
            run.append(part.text)
        while len(run) > 1 and not names.called(_row(" ".join(run))):
            run.pop()
        if run:
            yield _keywords(run, names, widen)
            place += len(run)
        else:
            yield _plan(parts[place], names, widen=widen)
            place += 1


def _keywords(run: list[str], names: Names, widen: bool) -> Plan:
    """Typed words (several only if together they are a known name), or any other name of the same entity."""
    typed = tuple(_word(text, widen) for text in run)
    here: Plan = typed[0] if len(typed) == 1 else And(typed)
    row = _row(" ".join(run))
    others = list(_other_names(" ".join(run), row, names.called(row))) if widen else []
    return Or((here, *others)) if others else here


def _word(text: str, widen: bool) -> Plan:
    row = _row(text)
    if not row:
        return And(())
    if len(row) > 1:
        exact = Exactly(text, row)
        bare = _without_article(text)
        return Or((exact, _word(bare, widen))) if widen and bare else exact
    if not widen:
        return Loosely(text, (row[0],))
    loose = Loosely(text, (row[0], *asked_variants(row[0])))
    sound = key(loose.forms[-1])
    return Or((loose, Sounding(text, sound, loose.forms[-1]))) if len(sound) >= SHORTEST_KEY and text[0].isalpha() else loose


_ARTICLE = re.compile(r"(?:al|el|ul|as|ash|ad|adh|an|ar|at|ath|az|es|esh|ed|en|er|et|ez)[-–’' ](?=\w{3})", re.IGNORECASE)


def _without_article(text: str) -> str:
    """*al-Asadi* -> *Asadi*; empty if there is no written Arabic article."""
    found = _ARTICLE.match(text)
    return text[found.end() :] if found else ""


def _other_names(asked: str, row: tuple[str, ...], entities: Iterable[Entity]) -> Iterator[Exactly]:
    seen = {row}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            other = _row(name)
            if other and other not in seen and not _inside(row, other):
                seen.add(other)
                yield Exactly(asked, other, tuple(token.text for token in tokens(name)), entity.name)


def _field(name: str, value: str, names: Names, widen: bool) -> Plan:
    if name in LABELS:
        return _named(name, value, names, widen)
    row = _row(value)
    if name == "path":
        return Which(f"has “{value}” in its path", Row("path", row) if row else Some(()))
    wanted = property_value(value)
    if name == "language":
        wanted = _LANGUAGES.get(wanted, wanted)
        return Which(f"is in the language “{wanted}”", Is("language", wanted))
    return Which(f"is of the type “{value}”", Is("type", wanted))


def _named(name: str, value: str, names: Names, widen: bool) -> Plan:
    """Any spelling of the persons, places or groups of this name; of none, the words themselves."""
    row = _row(value)
    asked = f"{name}:{value}"
    found: dict[tuple[str, ...], Exactly] = {row: Exactly(asked, row)} if row else {}
    for entity in names.holding(row, LABELS[name]):
        for spelling in (entity.name, *entity.aliases):
            other = _row(spelling)
            if other and other not in found:
                written = tuple(token.text for token in tokens(spelling)) if widen else ()
                found[other] = Exactly(asked, other, written, entity.name)
    return Or(tuple(found.values()))


def property_value(value: str) -> str:
    """The form in which a property is compared: *E-mail* and *email* are one."""
    return "".join(token.folded for token in tokens(value))


def _row(text: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens(text))


def _inside(row: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    return bool(row) and any(longer[place : place + len(row)] == row for place in range(len(longer) - len(row) + 1))


def ask_of(plan: Plan) -> Ask:
    """The plan as a question to an index: at least the pages that answer, which are then read and checked."""
    match plan:
        case And(parts):
            return Every(tuple(ask_of(part) for part in parts))
        case Or(parts):
            return Some(tuple(ask_of(part) for part in parts))
        case Nor(part):
            return Without(ask_of(part))
        case Exactly(row=row):
            return Row("words", row)
        case Loosely(forms=forms):
            return Some((*(Has("words", form) for form in forms), *(Has("loose", form) for form in forms)))
        case Beginning(start=start):
            return Some((Begins("words", start), Begins("loose", start)))
        case Sounding(key=key):
            return Has("sounds", key)
        case Which(ask=ask):
            return ask


def leaves(plan: Plan) -> Iterator[Leaf]:
    """Every leaf that is asked for, in sequence; what stands under NOT is left out."""
    match plan:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Nor():
            return
        case _:
            yield plan


def all_leaves(plan: Plan) -> Iterator[Leaf]:
    """Every leaf, those under NOT too."""
    match plan:
        case And(parts) | Or(parts):
            for part in parts:
                yield from all_leaves(part)
        case Nor(part):
            yield from all_leaves(part)
        case _:
            yield plan


def holds(plan: Plan, present: Callable[[Leaf], bool]) -> bool:
    """Whether the plan holds where ``present`` says which leaves do."""
    match plan:
        case And(parts):
            return all(holds(part, present) for part in parts)
        case Or(parts):
            return any(holds(part, present) for part in parts)
        case Nor(part):
            return not holds(part, present)
        case _:
            return present(plan)
