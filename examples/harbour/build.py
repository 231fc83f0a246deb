"""Build the example case: write every document named in case.toml into a folder.

    python examples/harbour/build.py OUTDIR

Needs only Python 3.11. The same bytes come out on every run and every machine: times are written in
case.toml, containers are stored without compression (compressed bytes differ between zlib versions), and
pages that need fonts were drawn once by draw.py and lie in drawn/.
"""

from __future__ import annotations

import argparse
import base64
import csv
import io
import sys
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from email.header import Header
from email.utils import formataddr, parseaddr
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "texts"
DRAWN = HERE / "drawn"

MARK = "FICTION - example material of fonds"
"""Stands in every document of the case, so that no page of it can be taken for a real one."""

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True)
class Document:
    """One file of the case, as case.toml describes it."""

    path: str
    form: str
    text: str | None = None
    language: str | None = None
    saved: str = ""
    author: str = ""
    of: str | None = None
    keep: int = 0
    attach: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)
    drawing: Mapping[str, Any] | None = None

    @property
    def drawn(self) -> Path:
        """Where the picture of a drawn document lies; its name is that of the text, not of the leak."""
        assert self.text is not None and self.drawing is not None
        stem = self.text.split(".")[0]
        copy = "-copy" if self.drawing.get("generations") else ""
        return DRAWN / f"{stem}{copy}{Path(self.path).suffix}"


def documents() -> list[Document]:
    """Every document of case.toml, in the order of that file."""
    rows = tomllib.loads((HERE / "case.toml").read_text(encoding="utf-8"))["document"]
    return [Document(**{**row, "attach": tuple(row.get("attach", ()))}) for row in rows]


def text_of(document: Document) -> str:
    """The words of a document; of a workbook, its sheets one after the other."""
    names = [*document.sheets.values(), *([document.text] if document.text else [])]
    return "\n".join((TEXTS / name).read_text(encoding="utf-8") for name in names)


def build(out: Path) -> dict[str, bytes]:
    """Write all documents below `out` and return their bytes by path."""
    made: dict[str, bytes] = {}
    for document in documents():
        made[document.path] = made_from(document, made)
    for path, data in made.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return made


def made_from(document: Document, made: Mapping[str, bytes]) -> bytes:
    """The bytes of one document; `made` holds those that came before it in case.toml."""
    match document.form:
        case "text":
            return text_of(document).encode()
        case "docx":
            return docx(text_of(document).splitlines(), document)
        case "xlsx":
            return xlsx(document)
        case "eml":
            return eml(text_of(document), document.headers, {name: made[name] for name in document.attach})
        case "drawn":
            return document.drawn.read_bytes()
        case "same" if document.of:
            return made[document.of]
        case "truncated" if document.of:
            return truncated(made[document.of], document.keep)
    raise ValueError(f"{document.path}: case.toml gives a form that build.py does not know: {document.form}")


def truncated(pdf: bytes, keep: int) -> bytes:
    """The beginning of a PDF, as an interrupted copy leaves it; the mark is put in after its first line."""
    first, rest = pdf.split(b"\n", 1)
    return b"\n".join([first, b"% " + MARK.encode(), rest])[:keep]


# --- office files --------------------------------------------------------------------------------


def stored_zip(parts: Mapping[str, str]) -> bytes:
    """A zip archive of these parts, uncompressed and with a fixed time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3  # the same on every machine
            info.external_attr = 0o644 << 16
            archive.writestr(info, content.encode())
    return buffer.getvalue()


def office_file(main: str, parts: Mapping[str, tuple[str, str]], document: Document) -> bytes:
    """An Office package: the name of its main part, all parts as (content type, content), who saved it and when."""
    core = (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:description>{MARK}</dc:description><dc:creator>{escape(document.author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{document.saved}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{document.saved}</dcterms:modified></cp:coreProperties>'
    )
    core_type = "application/vnd.openxmlformats-package.core-properties+xml"
    everything = {**parts, "docProps/core.xml": (core_type, core)}
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in everything.items() if kind)
    types = (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    root = relationships(
        {
            "rId1": (f"{OFFICE}/officeDocument", main),
            "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        }
    )
    contents = {name: content for name, (_, content) in everything.items()}
    return stored_zip({"[Content_Types].xml": types, "_rels/.rels": root, **contents})


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A relationships part: id -> (type, target)."""
    rows = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, (kind, to) in targets.items())
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def docx(lines: Sequence[str], document: Document) -> bytes:
    """A Word document with one paragraph a line; an Arabic one runs from right to left."""
    arabic = document.language == "ar"
    paragraph = '<w:pPr><w:bidi/><w:jc w:val="start"/></w:pPr>' if arabic else ""
    run = '<w:rPr><w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr>' if arabic else '<w:rPr><w:lang w:val="en-GB"/></w:rPr>'
    body = "".join(f'<w:p>{paragraph}<w:r>{run}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    main = f'{XML}<w:document xmlns:w="{WORD}"><w:body>{body}{page}</w:body></w:document>'
    return office_file("word/document.xml", {"word/document.xml": (kind, main)}, document)


def xlsx(document: Document) -> bytes:
    """A workbook with one sheet for each CSV text; numbers and dates are real numbers and dates."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts: dict[str, tuple[str, str]] = {}
    links = {"rId0": (f"{OFFICE}/styles", "styles.xml")}
    names = ""
    for number, (name, source) in enumerate(document.sheets.items(), start=1):
        with (TEXTS / source).open(encoding="utf-8", newline="") as file:
            parts[f"xl/worksheets/sheet{number}.xml"] = (f"{kind}.worksheet+xml", sheet(list(csv.reader(file))))
        links[f"rId{number}"] = (f"{OFFICE}/worksheet", f"worksheets/sheet{number}.xml")
        names += f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
    book = f'{XML}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'
    parts["xl/workbook.xml"] = (f"{kind}.sheet.main+xml", book)
    parts["xl/styles.xml"] = (f"{kind}.styles+xml", STYLES)
    parts["xl/_rels/workbook.xml.rels"] = ("", relationships(links))
    return office_file("xl/workbook.xml", parts, document)


STYLES = (
    f'{XML}<styleSheet xmlns="{SHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
"""Two cell styles: 0 plain, 1 a date."""


def sheet(rows: Sequence[Sequence[str]]) -> str:
    """One worksheet part."""
    body = ""
    for number, row in enumerate(rows, start=1):
        cells = "".join(cell(f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}{number}", value) for at, value in enumerate(row))
        body += f'<row r="{number}">{cells}</row>'
    return f'{XML}<worksheet xmlns="{SHEET}"><sheetData>{body}</sheetData></worksheet>'


def cell(place: str, value: str) -> str:
    """One cell: a number, a date (days since 30 December 1899), a text, or nothing."""
    if not value:
        return ""
    if value.isdecimal():
        return f'<c r="{place}"><v>{value}</v></c>'
    try:
        days = (date.fromisoformat(value) - date(1899, 12, 30)).days
    except ValueError:
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}" s="1"><v>{days}</v></c>'


# --- e-mail --------------------------------------------------------------------------------------

MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".txt": "text/plain; charset=utf-8",
}


def eml(body: str, headers: Mapping[str, str], attachments: Mapping[str, bytes]) -> bytes:
    """A message as it travels: header lines, the body, attachments in base64. Written by hand, since what
    the standard library prints differs between its versions."""
    lines = [f"{name}: {header_value(name, value)}" for name, value in headers.items()]
    lines += [f"X-Note: {MARK}", "MIME-Version: 1.0"]
    plain = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", *body.splitlines()]
    if not attachments:
        return "\r\n".join([*lines, *plain, ""]).encode()
    boundary = "=_part_" + headers["Message-ID"].strip("<>").split("@")[0]
    lines += [f'Content-Type: multipart/mixed; boundary="{boundary}"', "", f"--{boundary}", *plain]
    for path, data in attachments.items():
        name = Path(path).name
        lines += [
            f"--{boundary}",
            f'Content-Type: {MEDIA_TYPES[Path(path).suffix]}; name="{name}"',
            f'Content-Disposition: attachment; filename="{name}"',
            "Content-Transfer-Encoding: base64",
            "",
            *base64.encodebytes(data).decode().splitlines(),
        ]
    return "\r\n".join([*lines, f"--{boundary}--", ""]).encode()


def header_value(name: str, value: str) -> str:
    """A header as ASCII; a name in Arabic becomes an encoded word."""
    if value.isascii():
        return value
    if name in {"From", "To", "Cc"}:
        shown, address = parseaddr(value)
        return formataddr((shown, address))
    return Header(value, "utf-8").encode()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Build the example case (fiction) into a folder.")
    parser.add_argument("out", type=Path, metavar="OUTDIR")
    options = parser.parse_args(arguments)
    print(f"{len(build(options.out))} files in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
