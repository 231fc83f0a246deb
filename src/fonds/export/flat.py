"""The case as flat tables (CSV) and as a graph (GraphML), for spreadsheets and graph programs."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec

from fonds.engines.store.contract import Store
from fonds.export import convert, rows
from fonds.export.jsonl import KINDS, in_sequence, write_whole
from fonds.model import Entity, Relation

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, wide forms included."""
_LEFT_OUT = ("words",)


def export_csv(store: Store, folder: Path) -> dict[str, int]:
    """One table a kind, UTF-8 with a mark that spreadsheets look for; gives rows per file.

    Slots become columns (``issuer.text``, ``issuer.start`` …), lists JSON in one cell. A cell that a spreadsheet
    would run as a formula begins with an apostrophe; numbers stay numbers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for name, kind in rows.FILES.items():
        columns = list(_columns(kind))
        lines = (_line([found.get(column) for column in columns]) for found in _flat_rows(store, name))
        counts[name] = write_whole(folder / f"{name}.csv", _with_header(columns, lines)) - 1
    return counts


def export_graphml(store: Store, folder: Path) -> dict[str, int]:
    """Entities as nodes, relations between them as edges with their words and lines, in ``network.graphml``."""
    folder.mkdir(parents=True, exist_ok=True)
    entities = sorted(store.rows(Entity), key=lambda entity: entity.id)
    known = {entity.id for entity in entities}
    drawn = (relation for relation in in_sequence(store, Relation) if relation.source.entity in known)
    relations = [relation for relation in drawn if relation.target.entity in known]
    write_whole(folder / "network.graphml", _graph(entities, relations))
    return {"entities": len(entities), "relations": len(relations)}


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    text = text.replace("\0", "")
    # Spreadsheets pass over blanks and hidden letters before they look.
    first = next((letter for letter in text if letter.isprintable() and not letter.isspace()), "")
    return f"'{text}" if first in _FORMULA or text.startswith(_FORMULA) else text


def _flat_rows(store: Store, name: str) -> Iterator[dict[str, Any]]:
    for record in in_sequence(store, KINDS[name]):
        held = msgspec.to_builtins(convert.row(record))
        yield dict(_flat(held))


_NESTED = (rows.SlotRow, rows.DaysRow, rows.SpanRow)


def _columns(kind: type[rows.Row]) -> Iterator[str]:
    """Columns of a table: those of a slot beside one another, however many rows fill it."""
    for field in msgspec.structs.fields(kind):
        nested = [part for part in (field.type, *getattr(field.type, "__args__", ())) if part in _NESTED]
        if field.name in _LEFT_OUT:
            continue
        yield field.name
        for part in nested:
            yield from (f"{field.name}.{inner.name}" for inner in msgspec.structs.fields(part))


def _flat(held: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in held.items():
        if isinstance(value, dict) and name != "roles":
            yield name, value.get("text")
            yield from ((f"{name}.{inner}", part) for inner, part in value.items())
        else:
            yield name, value


def _with_header(columns: list[str], lines: Iterator[bytes]) -> Iterator[bytes]:
    yield "\ufeff".encode() + _line(columns)
    yield from lines


def _line(cells: list[Any]) -> bytes:
    held = io.StringIO()
    csv.writer(held, lineterminator="\r\n").writerow([safe_cell(cell) for cell in cells])
    return held.getvalue().encode()


_GRAPH_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="label" for="all" attr.name="label" attr.type="string"/>
<key id="words" for="edge" attr.name="words" attr.type="string"/>
<key id="place" for="edge" attr.name="place" attr.type="string"/>
<graph edgedefault="directed">
"""


def _graph(entities: list[Entity], relations: list[Relation]) -> Iterator[bytes]:
    yield _GRAPH_HEAD.encode()
    for entity in entities:
        data = _data("name", entity.name) + _data("label", entity.label)
        yield f"<node id={quoteattr(entity.id)}>{data}</node>\n".encode()
    for relation in relations:
        place = relation.anchors[0].address if relation.anchors else ""
        data = _data("label", relation.label) + _data("words", relation.text) + _data("place", place)
        ends = f"source={quoteattr(str(relation.source.entity))} target={quoteattr(str(relation.target.entity))}"
        yield f"<edge id={quoteattr(relation.id)} {ends}>{data}</edge>\n".encode()
    yield b"</graph>\n</graphml>\n"


def _data(key: str, value: str) -> str:
    """One value; characters that XML cannot hold are left out."""
    allowed = "".join(letter for letter in value if letter in "\t\n" or (letter >= " " and letter not in "\ufffe\uffff"))
    return f'<data key="{key}">{escape(allowed)}</data>'
