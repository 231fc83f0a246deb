"""The query language: from what a person types to a query tree.

::

    oil fertiliser              both words (AND may be written)
    oil OR diesel               either           (oil | diesel)
    -news   NOT news            not this
    (oil OR diesel) -news       parentheses
    "hand back the town"        these words in this sequence, exactly
    fert*                       words that begin so
    type:letter language:ar     properties of the document; also path: person: place: group:
    date:2019-03-01..2019-04    written in these days; 2019, 2019-03, ..2019, 2019-03.. too

Operators are written in capitals, so that *and*, *or* and *not* stay words. What cannot be read is refused
with its place and a mend, never guessed.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NoReturn

from fonds.errors import BadQuery
from fonds.model import All, Either, Field, Keyword, Not, Phrase, Prefix, Query, Written
from fonds.writing.analysis import tokens
from fonds.writing.fold import fold_word

FIELDS = ("type", "language", "path", "person", "place", "group", "date")
_SAME = {"lang": "language", "written": "date", "who": "person", "where": "place", "file": "path", "org": "group"}

Kind = Literal["word", "phrase", "field", "(", ")", "AND", "OR", "NOT", "end"]
_OPERATORS: dict[str, Kind] = {"AND": "AND", "&&": "AND", "OR": "OR", "||": "OR", "|": "OR", "NOT": "NOT"}
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
_NAME = re.compile(r"([A-Za-z]+):")
_NEAR = re.compile(r"NEAR(/\d+)?$")
DEEPEST = 40
"""Parentheses and NOTs inside one another; nobody writes more by hand."""


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: Kind
    text: str
    at: int
    """Column, from 1."""
    name: str = ""
    quoted: bool = False


def parse(query: str) -> Query:
    """The query tree. Raises :class:`BadQuery` with the column and what to write instead."""
    reader = _Reader(list(_pieces(query)))
    tree = reader.either(0)
    rest = reader.pieces[reader.place]
    if rest.kind == ")":
        _refuse(rest.at, "a closing parenthesis without an opening one", "take it away, or open one before it")
    if not _asks_for_something(tree):
        raise BadQuery("The query only says what must not be there; add at least one word or field to look for.")
    return tree


class _Reader:
    """Recursive descent over the pieces: OR binds weakest, then AND (or a blank), then NOT."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.pieces = pieces
        self.place = 0

    def either(self, depth: int) -> Query:
        parts = [self.all(depth)]
        while self.pieces[self.place].kind == "OR":
            self.place += 1
            parts.append(self.all(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def all(self, depth: int) -> Query:
        parts = [self.one(depth)]
        while (kind := self.pieces[self.place].kind) not in ("OR", ")", "end"):
            if kind == "AND":
                self.place += 1
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self, depth: int) -> Query:
        piece = self.pieces[self.place]
        if depth > DEEPEST:
            _refuse(piece.at, f"more than {DEEPEST} things inside one another", "ask in several queries")
        if piece.kind in ("AND", "OR", "end", ")"):
            self._nothing_here(piece)
        self.place += 1
        if piece.kind == "NOT":
            return Not(self.one(depth + 1))
        if piece.kind == "(":
            inner = self.either(depth + 1)
            if self.pieces[self.place].kind != ")":
                _refuse(piece.at, "this parenthesis is never closed", "close it with )")
            self.place += 1
            return inner
        return _leaf(piece)

    def _nothing_here(self, piece: _Piece) -> NoReturn:
        before = self.pieces[self.place - 1] if self.place else None
        if piece.kind == "end" and before is None:
            raise BadQuery("The query is empty; type a word, a name, or a \"phrase in quotes\".")
        if before is not None and before.kind in ("AND", "OR", "NOT"):
            _refuse(before.at, f"{before.text} has nothing after it", "write a word after it, or take it away")
        if before is not None and before.kind == "(":
            _refuse(before.at, "nothing stands in this parenthesis", "write a word in it, or take it away")
        if piece.kind == ")":
            _refuse(piece.at, "a closing parenthesis without an opening one", "take it away, or open one before it")
        _refuse(piece.at, f"{piece.text} has nothing before it", "write a word before it, or take it away")


def _pieces(query: str) -> Iterator[_Piece]:
    place = 0
    while place < len(query):
        letter = query[place]
        if letter.isspace():
            place += 1
        elif letter in "()":
            yield _Piece("(" if letter == "(" else ")", letter, place + 1)
            place += 1
        elif letter in _QUOTES:
            text, end = _quoted(query, place)
            yield _Piece("phrase", text, place + 1, quoted=True)
            place = end
        elif letter in "-!" and place + 1 < len(query) and not query[place + 1].isspace():
            yield _Piece("NOT", letter, place + 1)
            place += 1
        else:
            piece, place = _bare(query, place)
            if piece:
                yield piece
    yield _Piece("end", "", len(query) + 1)


def _bare(query: str, place: int) -> tuple[_Piece | None, int]:
    """A word, an operator, or a field with its value."""
    named = _NAME.match(query, place)
    if named and not query.startswith("//", named.end()):
        return _field(query, place, named)
    end = place
    while end < len(query) and not query[end].isspace() and query[end] not in '()"“„«':
        end += 1
    word = query[place:end]
    if word in _OPERATORS:
        return _Piece(_OPERATORS[word], word, place + 1), end
    if _NEAR.match(word):
        _refuse(place + 1, "NEAR is not there yet", "ask for both words, or for a \"phrase in quotes\"")
    if "~" in word:
        _refuse(place + word.index("~") + 1, "~ (words spelt nearly so) is not there yet", "write the spellings with OR")
    return (_Piece("word", word, place + 1), end) if tokens(word) or "*" in word else (None, end)


def _field(query: str, place: int, named: re.Match[str]) -> tuple[_Piece, int]:
    name = _SAME.get(named[1].lower(), named[1].lower())
    if name not in FIELDS:
        _refuse(place + 1, f"there is no field “{named[1]}”", f"use one of {', '.join(FIELDS)}, or put the words in quotes")
    start = named.end()
    if start < len(query) and query[start] in _QUOTES:
        value, end = _quoted(query, start)
        quoted = True
    else:
        end, quoted = start, False
        while end < len(query) and not query[end].isspace() and query[end] not in "()":
            end += 1
        value = query[start:end]
    if not value.strip():
        _refuse(place + 1, f"{named[0]} has no value", f"write it without a blank, as in {_example(name)}")
    return _Piece("field", value, place + 1, name, quoted), end


def _quoted(query: str, place: int) -> tuple[str, int]:
    closing = {_QUOTES[query[place]], '"'}
    end = next((at for at in range(place + 1, len(query)) if query[at] in closing), None)
    if end is None:
        _refuse(place + 1, "this quotation mark is never closed", "close it")
    return query[place + 1 : end], end + 1


def _leaf(piece: _Piece) -> Query:
    if piece.kind == "field":
        if piece.name == "date":
            return _written(piece)
        return Field(piece.name, piece.text.strip())
    if piece.kind == "phrase":
        words = tuple(token.text for token in tokens(piece.text))
        if not words:
            _refuse(piece.at, "no word stands between these quotation marks", "write one, or take them away")
        return Phrase(words)
    return _word(piece)


def _word(piece: _Piece) -> Query:
    star = piece.text.find("*")
    if star < 0:
        return Keyword(piece.text)
    beginning = [token.text for token in tokens(piece.text[:star])]
    if star != len(piece.text) - 1 or len(beginning) != 1:
        _refuse(piece.at + star, "* stands for the end of one word only", "write it after the first letters, as in fert*")
    if len(fold_word(beginning[0])) < 2:
        _refuse(piece.at, "one letter and * would find nearly everything", "write at least two letters before *")
    return Prefix(beginning[0])


def _written(piece: _Piece) -> Written:
    first, dots, last = fold_word(piece.text.strip()).partition("..")
    earliest = _days(piece, first)[0] if first else None
    latest = _days(piece, last if dots else first)[1] if (last or not dots) else None
    if earliest is None and latest is None:
        _refuse(piece.at, "date: has no day in it", f"write it as in {_example('date')}")
    if earliest and latest and earliest > latest:
        _refuse(piece.at, f"the dates run backwards: {earliest} is after {latest}", "write the earlier one first")
    return Written(earliest, latest)


_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


def _days(piece: _Piece, text: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    found = _DAY.match(text)
    try:
        if not found:
            raise ValueError
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        _refuse(piece.at, f"“{text}” is not a date", f"write it as in {_example('date')}")


def _example(name: str) -> str:
    examples = {
        "date": "date:2019-03-01..2019-04-15 (or date:2019-03)", "type": "type:letter", "language": "language:ar",
        "path": "path:inbox", "person": 'person:"Samir Halabi"', "place": "place:Marfa", "group": 'group:"Harbour Guard"',
    }  # fmt: skip
    return examples[name]


def _asks_for_something(tree: Query) -> bool:
    match tree:
        case Not():
            return False
        case All(parts):
            return any(_asks_for_something(part) for part in parts)
        case Either(parts):
            return all(_asks_for_something(part) for part in parts)
        case _:
            return True


def _refuse(at: int, what: str, mend: str) -> NoReturn:
    raise BadQuery(f"The query cannot be read at column {at}: {what}; {mend}.")
