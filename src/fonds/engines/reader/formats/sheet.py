"""Workbooks: one page a sheet, hidden ones too; a row is a line, a cell is a word with its reference (``Sheet!B7``)."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from lxml import etree
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Reading, ReadPage
from fonds.engines.reader.formats.lines import Composer
from fonds.engines.reader.formats.ooxml import core_properties, parsed, part
from fonds.engines.reader.formats.table import column_name
from fonds.engines.reader.formats.tools import Tools
from fonds.engines.reader.troubles import locked

MAKER = "calamine"
SPARSE_MAKER = "fonds-sheet"
MAX_CELLS = 5_000_000
"""Of the rectangle around a sheet's cells. The fast reader allots all of it and dies of a lone far cell."""

_REFERENCE = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPREAD = frozenset({sniff.XLSX})


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """Dates in ISO form; whole numbers without ``.0``; a merged cell's text stands in its first cell."""
    kind = sniff.media_type(data, name)
    if kind in _SPREAD and _too_wide(data):
        return read_sparse(data, name, tools)
    pages = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        return Reading(kind, failure=locked("workbook"))
    with book:
        for sheet in book.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            notes = ("this sheet is hidden in the workbook",) if sheet.visible != SheetVisibleEnum.Visible else ()
            pages.append(_page(sheet.name, ((at, list(enumerate(row, 1))) for at, row in enumerate(rows, 1)), MAKER, notes))
    headers = core_properties(data) if kind in _SPREAD else ()
    return Reading(kind, tuple(pages), headers=headers, title=dict(headers).get("Title", ""))


def read_sparse(data: bytes, name: str, tools: Tools) -> Reading:
    """Cell by cell, whatever the distances between them. Dates stay the numbers that the file holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        strings = _shared_strings(package)
        pages = [
            _page(
                title,
                _cells(package, path, strings),
                SPARSE_MAKER,
                (*notes, "read by the second reader: dates may show as numbers"),
            )
            for title, path, notes in _sheets(package)
        ]
    headers = core_properties(data)
    return Reading(sniff.media_type(data, name), tuple(pages), headers=headers, title=dict(headers).get("Title", ""))


def _page(title: str, rows: Iterable[tuple[int, Sequence[tuple[int, object]]]], maker: str, notes: Sequence[str]) -> ReadPage:
    composer = Composer()
    for at, row in rows:
        cells = [(column, shown(value)) for column, value in row]
        while cells and not cells[-1][1]:
            cells.pop()
        if cells:
            composer.add(((text, None, None, f"{title}!{column_name(column)}{at}") for column, text in cells), separator="\t")
    return ReadPage(composer.text, maker, tuple(composer.lines), title=title, notes=tuple(notes))


def shown(value: object) -> str:
    """A cell's value as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value.time() == time()
            else value.isoformat(sep=" ", timespec="minutes" if not value.second else "seconds")
        )
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return " ".join(str(value).split())


def _too_wide(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
                continue
            columns, rows = 0, 0
            with package.open(name) as stream:
                rest = b""
                while block := stream.read(1 << 20):
                    block = rest + block
                    for match in _REFERENCE.finditer(block):
                        columns, rows = max(columns, _column(match[1])), max(rows, int(match[2]))
                    rest = block[-64:]
            if columns * rows > MAX_CELLS:
                return True
    return False


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheets(package: zipfile.ZipFile) -> list[tuple[str, str, tuple[str, ...]]]:
    targets = {
        relation.get("Id"): "xl/" + (relation.get("Target") or "").removeprefix("/xl/").removeprefix("xl/")
        for relation in parsed(part(package, "xl/_rels/workbook.xml.rels"))
    }
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for sheet in parsed(part(package, "xl/workbook.xml")).iter(_MAIN + "sheet"):
        path = targets.get(sheet.get(_RELATED))
        if path:
            hidden = ("this sheet is hidden in the workbook",) if sheet.get("state") in ("hidden", "veryHidden") else ()
            found.append((str(sheet.get("name")), path, hidden))
    return found


def _shared_strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    table = parsed(part(package, "xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(_MAIN + "t")) for item in table.iter(_MAIN + "si")]


def _cells(package: zipfile.ZipFile, path: str, strings: Sequence[str]) -> Iterable[tuple[int, Sequence[tuple[int, object]]]]:
    for row in parsed(part(package, path)).iter(_MAIN + "row"):
        cells: list[tuple[int, object]] = []
        at = int(row.get("r") or 0)
        for cell in row.iter(_MAIN + "c"):
            match = re.match(r"([A-Z]{1,3})(\d+)", str(cell.get("r") or ""))
            column = _column(match[1].encode()) if match else (cells[-1][0] + 1 if cells else 1)
            at = int(match[2]) if match else at
            cells.append((column, _value(cell, strings)))
        yield at, cells


def _value(cell: etree._Element, strings: Sequence[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(_MAIN + "t"))
    value = cell.findtext(_MAIN + "v") or ""
    if cell.get("t") == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    return value
