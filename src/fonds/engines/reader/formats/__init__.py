"""Formats: one reader for each kind of file. Run inside the jail; each takes bytes and gives a Reading."""

import os
from collections.abc import Callable, Mapping
from typing import BinaryIO

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Reading
from fonds.engines.reader.formats import archive, docx, html, image, mail, office, pdf, sheet, table, text
from fonds.engines.reader.formats.tools import Tools
from fonds.engines.reader.troubles import corrupt, empty, limit, unsupported

__all__ = ["MAX_BYTES", "Tools", "draw", "read"]

MAX_BYTES = 400 * 1024**2
"""Bytes of one file; a larger one is refused before it is loaded."""

Format = Callable[[bytes, str, Tools], Reading]

# fmt: off
READERS: Mapping[str, Format] = {
    sniff.TEXT: text.read, sniff.MARKDOWN: text.read, sniff.JSON: text.read, sniff.XML: text.read,
    sniff.HTML: html.read, sniff.CSV: table.read, sniff.TSV: table.read,
    sniff.DOCX: docx.read, sniff.DOC: office.read, sniff.PPT: office.read, sniff.PPTX: office.read,
    sniff.XLSX: sheet.read, sniff.XLSB: sheet.read, sniff.XLS: sheet.read, sniff.ODS: sheet.read,
    sniff.MAIL: mail.read, sniff.PDF: pdf.read, sniff.ZIP: archive.read, sniff.GZIP: archive.read, sniff.TAR: archive.read,
    sniff.PNG: image.read, sniff.JPEG: image.read, sniff.TIFF: image.read, sniff.WEBP: image.read,
    sniff.GIF: image.read, sniff.BMP: image.read,
}
SECOND: Mapping[str, Format] = {sniff.XLSX: sheet.read_sparse, sniff.PDF: pdf.read_repaired, sniff.DOCX: office.read}

# fmt: on


def read(file: BinaryIO, name: str, tools: Tools, *, careful: bool = False) -> Reading:
    """Read the whole file. Never raises on bad content, except ``MemoryError``."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size > MAX_BYTES:
        return Reading(sniff.UNKNOWN, failure=limit(f"the file is larger than {MAX_BYTES // 1024**2} MB"))
    data = file.read()
    if not data:
        return Reading(sniff.UNKNOWN, failure=empty("the file has no bytes"))
    kind = sniff.media_type(data, name)
    chosen = SECOND.get(kind) if careful else None
    chosen = chosen or READERS.get(kind)
    if chosen is None:
        return Reading(kind, failure=unsupported(sniff.spoken(kind), sniff.remedy(kind)))
    try:
        found = chosen(data, name, tools)
    except MemoryError:
        raise
    except (SystemExit, KeyboardInterrupt):
        raise
    except RecursionError:
        return Reading(kind, failure=limit("its parts lie inside one another too deeply"))
    except BaseException as error:  # readers in Rust raise panics that are no Exception
        return Reading(kind, failure=corrupt(_plain(error, kind)))
    if not found.failure and not found.members and not any(page.text.strip() or page.lines for page in found.pages):
        return Reading(found.media_type, found.pages, headers=found.headers, title=found.title, failure=empty())
    return found


def draw(file: BinaryIO, name: str, page: int, dpi: int) -> bytes:
    """The page's picture as PNG. Raises ``LookupError`` where there is none."""
    data = file.read()
    kind = sniff.media_type(data, name)
    try:
        if kind == sniff.PDF:
            return pdf.draw(data, page, dpi)
        if kind in sniff.IMAGES:
            return image.draw(data, page)
    except MemoryError:
        raise LookupError("the picture is too large to draw") from None
    except LookupError:
        raise
    except Exception as error:
        raise LookupError(f"the page could not be drawn: {type(error).__name__}") from None
    raise LookupError("this kind of file has no page pictures")


def _plain(error: BaseException, kind: str) -> str:
    said = " ".join(str(error).split())[:160]
    return f"the {sniff.spoken(kind)} is damaged or not what it says ({type(error).__name__}{': ' + said if said else ''})"
