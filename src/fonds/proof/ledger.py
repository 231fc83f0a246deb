"""Ledger: a table of events that happened, read into events whose every word points at its cell.

The columns may be called what they like (``vocabulary/ledger.yml``); dates are read as written, so "March 2019"
is a month, not a day. A row without a day or a type is an event all the same; it can match nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fonds.ids import content_id
from fonds.model import Document, Event, Line, Mention, Page, Role, Slot, Time
from fonds.vocabulary.tables import table
from fonds.writing.analysis import tokens
from fonds.writing.anchors import bind_all
from fonds.writing.times import find_times

MAKER = "ledger/1"
OTHER = "OTHER"
"""Type of a row whose words fit none."""
_CELL = re.compile(r"(?:^|!)([A-Z]+)(\d+)$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words: ``text == page.text[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet and its filled cells by column letters."""

    number: int
    start: int
    end: int
    cells: Mapping[str, Cell]


def rows_of(page: Page, lines: Sequence[Line]) -> list[Row]:
    """The rows of a page whose words carry cell references; a page that is no table has none."""
    found = []
    for line in lines:
        cells: dict[str, Cell] = {}
        number = 0
        for word in line.words:
            place = _CELL.search(word.cell or "")
            if place:
                number = int(place[2])
                start = cells[place[1]].start if place[1] in cells else word.start
                cells[place[1]] = Cell(page.text[start : word.end], start, word.end)
        if cells:
            found.append(Row(number, line.start, line.end, {column: cell for column, cell in cells.items() if cell.text.strip()}))
    return found


def columns_of(rows: Sequence[Row]) -> tuple[int, dict[str, str]]:
    """(index of the first row below the heading, column to field). No heading that names a day gives ``(0, {})``."""
    for rank, row in enumerate(rows[:10]):
        fields: dict[str, str] = {}
        for column, cell in row.cells.items():
            field = _field(cell.text)
            if field and field not in fields.values():
                fields[column] = field
        if {"date", "start"} & set(fields.values()) and len(fields) >= 2:
            return rank + 1, fields
    return 0, {}


def read_ledger(
    document: Document, pages: Iterable[tuple[Page, Sequence[Line]]], mentions: Sequence[Mention] = ()
) -> list[Event]:
    """The events of a ledger, in the sequence of its rows; names in cells take their entities from ``mentions``."""
    found: list[Event] = []
    for page, lines in pages:
        rows = rows_of(page, lines)
        first, fields = columns_of(rows)
        if fields:
            named = [mention for mention in mentions if mention.page == page.page and mention.entity]
            found.extend(_event(document, page, lines, row, fields, named) for row in rows[first:] if _is_event(row, fields))
    return found


def _is_event(row: Row, fields: Mapping[str, str]) -> bool:
    """A row with a day, or at least a place and something told; a footer has neither."""
    held = {fields[column] for column in row.cells if column in fields}
    return bool(held & {"date", "start"}) and len(held) >= 2


def _event(
    document: Document, page: Page, lines: Sequence[Line], row: Row, fields: Mapping[str, str], mentions: Sequence[Mention]
) -> Event:
    by_field = {fields[column]: cell for column, cell in row.cells.items() if column in fields}
    number = by_field["id"].text.strip() if "id" in by_field else str(row.number)
    described = [by_field[name].text for name in ("type", "mode", "description") if name in by_field]
    type, mode = _type(described)

    def slot(name: str) -> Slot | None:
        cell = by_field.get(name)
        if cell is None:
            return None
        return Slot(cell.text, cell.start, cell.end, _entity(cell, mentions), document=document.id, page=page.page)

    roles = [
        Role(name, held)
        for name, field in (("actor", "side_a"), ("recipient", "side_b"), ("description", "description"))
        if (held := slot(field))
    ]
    return Event(
        row.start, row.end, page.text[row.start : row.end], type, mode, tuple(roles), slot("place"),
        _time(by_field, document.id, page), number, id=content_id("ev", document.id, "ledger", page.page, row.number),
        document=document.id, page=page.page, anchors=bind_all(page, lines, row.start, row.end, document), maker=MAKER,
    )  # fmt: skip


def _time(cells: Mapping[str, Cell], document: str, page: Page) -> Slot | None:
    """The row's days: one cell, or from one cell to another. The words are the first cell's."""
    first = cells.get("start") or cells.get("date")
    if first is None:
        return None
    begins = _days(first.text)
    ends = _days(cells["end"].text) if "end" in cells else None
    earliest, latest = begins
    if ends and ends[1] and earliest and ends[1] >= earliest:
        latest = ends[1]
    return Slot(first.text, first.start, first.end, None, earliest, latest, document, page.page)


def _days(written: str) -> tuple[date | None, date | None]:
    read: tuple[Time, ...] = find_times(written.strip())
    dated = [time for time in read if time.earliest or time.latest]
    if not dated:
        return None, None
    starts = [time.earliest for time in dated if time.earliest]
    ends = [time.latest for time in dated if time.latest]
    # A day told in two calendars is one day; "3 to 5 May" runs from the first to the last.
    return (min(starts) if starts else None), (max(ends) if ends else None)


def _entity(cell: Cell, mentions: Sequence[Mention]) -> str | None:
    """The entity named in the cell: the mention that fills most of it."""
    inside = [mention for mention in mentions if cell.start <= mention.start and mention.end <= cell.end]
    chief = max(inside, key=lambda mention: (mention.end - mention.start, -mention.start), default=None)
    return chief.entity if chief and chief.end - chief.start >= 0.5 * len(cell.text.strip()) else None


# --- words of types --------------------------------------------------------------------------------------------------


def _type(described: Sequence[str]) -> tuple[str, str | None]:
    """PLOVER type and mode: a PLOVER name itself, else the longest known word, the type's column before the others."""
    names, phrases = _types()
    for written in described:
        words = tuple(word.folded for word in tokens(written))
        if written.strip().upper() in names:
            type = written.strip().upper()
            said = next((other.strip().lower() for other in described if other.strip().lower() in _modes()), None)
            return type, said or next(iter(_told_modes(described, phrases, type)), None)
        best = max(_hits(words, phrases), default=None)
        if best:
            return best[2], best[3] or None
    return OTHER, None


def _hits(words: Sequence[str], phrases: Mapping[tuple[str, ...], tuple[str, str]]) -> list[tuple[int, int, str, str]]:
    found = []
    for i in range(len(words)):
        for length in (4, 3, 2, 1):
            known = phrases.get(tuple(words[i : i + length])) if i + length <= len(words) else None
            if known:
                found.append((length, -i, known[0], known[1]))
    return found


def _told_modes(described: Sequence[str], phrases: Mapping[tuple[str, ...], tuple[str, str]], type: str) -> list[str]:
    """Modes of this type that any cell tells, longest words first."""
    hits = [hit for written in described for hit in _hits([word.folded for word in tokens(written)], phrases)]
    return [mode for _, _, told, mode in sorted(hits, reverse=True) if told == type and mode]


@lru_cache(maxsize=1)
def _modes() -> frozenset[str]:
    return frozenset(mode for _, mode in _types()[1].values() if mode)


@lru_cache(maxsize=1)
def _types() -> tuple[frozenset[str], dict[tuple[str, ...], tuple[str, str]]]:
    """PLOVER names, and folded phrases with the type and mode they tell."""
    acts = table("actions")
    phrases: dict[tuple[str, ...], tuple[str, str]] = {}
    for type, rows in sorted(acts.items()):
        for row in rows if type.isupper() else []:
            for phrase in [*row.get("nouns", []), *(form for verb in row.get("verbs", []) for form in _forms(verb))]:
                phrases.setdefault(tuple(word.folded for word in tokens(phrase)), (type, row.get("mode", "")))
    for type, more in table("ledger")["types"].items():
        for phrase in more:
            phrases.setdefault(tuple(word.folded for word in tokens(phrase)), (type, ""))
    return frozenset(type for type in acts if type.isupper()), phrases


def _forms(verb: str) -> list[str]:
    """A verb's regular forms, with its particle if it has one."""
    head, _, particle = verb.partition(" ")
    stem = head[:-1] if head.endswith("e") else head
    short = len(head) > 2 and head[-1] in "bdgmnprt" and head[-2] in "aeiou" and head[-3] not in "aeiou"
    doubled = head + head[-1] if short else head
    forms = [head, f"{head}s", f"{head}es", f"{stem}ed", f"{stem}ing", f"{doubled}ed", f"{doubled}ing"]
    forms.extend(table("ledger")["irregular"].get(head, []))
    return [f"{form} {particle}".strip() for form in dict.fromkeys(forms)]


def _field(heading: str) -> str | None:
    words = tuple(word.folded for word in tokens(heading.replace("_", " ")))
    return _columns().get(words)


@lru_cache(maxsize=1)
def _columns() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for field, names in table("ledger")["columns"].items():
        for name in names:
            found.setdefault(tuple(word.folded for word in tokens(str(name).replace("_", " "))), field)
    return found
