"""Word documents: paragraphs as lines, tables row by row, headers, footers, footnotes, text boxes, comments.

Pages are those that the writer broke by hand; where the printer breaks them is not in the file.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Reading, ReadPage
from fonds.engines.reader.formats.lines import text_page
from fonds.engines.reader.formats.ooxml import core_properties, parsed, part
from fonds.engines.reader.formats.tools import Tools

MAKER = "fonds-docx"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    {_FALLBACK, _W + "pPr", _W + "rPr", _W + "tblPr", _W + "sectPr", _W + "del", _W + "moveFrom", _W + "instrText"}
)
_LITERAL = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011", _W + "softHyphen": ""}


@dataclass
class _Walk:
    """What the walk over one part collects: finished pages of lines, the notes that are called on the page."""

    footnotes: dict[str, list[str]]
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    called: list[str] = field(default_factory=list)
    deletions: int = 0

    def line(self, text: str) -> None:
        self.pages[-1].append(text)

    def turn(self) -> None:
        self.close()
        self.pages.append([])

    def close(self) -> None:
        """Footnotes stand at the foot of the page that calls them."""
        for note in self.called:
            self.pages[-1].extend(self.footnotes.get(note, ()))
        self.called.clear()


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """Deleted passages of tracked changes are not text; a note says that there are some."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        walk = _Walk(_notes(package, names))
        body = parsed(part(package, "word/document.xml")).find(_W + "body")
        if body is not None:
            _blocks(body, walk)
        walk.close()
        headers = _others(package, names, "word/header")
        footers = _others(package, names, "word/footer")
        comments = _others(package, names, "word/comments")
    while len(walk.pages) > 1 and not walk.pages[-1]:
        walk.pages.pop()
    walk.pages[0][:0] = headers
    walk.pages[-1].extend(footers)
    remarks = (f"{walk.deletions} passages were deleted with tracked changes and are not shown",) if walk.deletions else ()
    pages: list[ReadPage] = [
        text_page("\n".join(lines), MAKER, notes=remarks if not rank else ()) for rank, lines in enumerate(walk.pages)
    ]
    if comments:
        pages.append(text_page("\n".join(comments), MAKER, title="comments"))
    properties = core_properties(data)
    return Reading(sniff.DOCX, tuple(pages), headers=properties, title=dict(properties).get("Title", ""))


def _notes(package: zipfile.ZipFile, names: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind in ("footnote", "endnote"):
        if f"word/{kind}s.xml" in names:
            for note in parsed(part(package, f"word/{kind}s.xml")).iter(_W + kind):
                if note.get(_W + "type") is None:
                    found[kind + str(note.get(_W + "id"))] = _lines(note)
    return found


def _others(package: zipfile.ZipFile, names: set[str], prefix: str) -> list[str]:
    """Lines of all parts of that kind; the same header on several sections counts once."""
    found: dict[str, None] = {}
    for name in sorted(name for name in names if name.startswith(prefix) and name.endswith(".xml")):
        found |= dict.fromkeys(line for line in _lines(parsed(part(package, name))) if line.strip())
    return list(found)


def _lines(element: etree._Element) -> list[str]:
    walk = _Walk({})
    _blocks(element, walk)
    return [line for page in walk.pages for line in page]


def _blocks(parent: etree._Element, walk: _Walk) -> None:
    for element in parent:
        if element.tag == _W + "p":
            _paragraph(element, walk)
        elif element.tag == _W + "tbl":
            for row in element.iter(_W + "tr"):
                if _nearest_table(row) is element:
                    walk.line("\t".join(_cell(cell) for cell in row.iter(_W + "tc") if _nearest_row(cell) is row))
        elif element.tag not in _SKIPPED:
            _blocks(element, walk)


def _nearest_table(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(_W + "tbl"), None)


def _nearest_row(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(_W + "tr"), None)


def _cell(cell: etree._Element) -> str:
    return " ".join(line.replace("\t", " ").replace("\n", " ") for line in _lines(cell) if line.strip())


def _paragraph(paragraph: etree._Element, walk: _Walk) -> None:
    if paragraph.find(f"{_W}pPr/{_W}pageBreakBefore") is not None and walk.pages[-1]:
        walk.turn()
    text: list[str] = []
    boxes: list[etree._Element] = []
    for element in _inline(paragraph, walk, boxes):
        if element.tag == _W + "t":
            text.append(element.text or "")
        elif element.tag == _W + "br" and element.get(_W + "type") == "page":
            walk.line("".join(text))
            text.clear()
            walk.turn()
        elif element.tag in _LITERAL:
            text.append(_LITERAL[element.tag])
        else:
            kind = "footnote" if element.tag == _W + "footnoteReference" else "endnote"
            walk.called.append(kind + str(element.get(_W + "id")))
    for line in "".join(text).split("\n"):
        walk.line(line)
    for box in boxes:
        _blocks(box, walk)


def _inline(element: etree._Element, walk: _Walk, boxes: list[etree._Element]) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in (_W + "del", _W + "moveFrom"):
            walk.deletions += 1
        elif child.tag == _W + "txbxContent":
            boxes.append(child)
        elif child.tag in (_W + "t", _W + "footnoteReference", _W + "endnoteReference") or child.tag in _LITERAL:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _inline(child, walk, boxes)
