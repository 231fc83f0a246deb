"""Old Word files and presentations, through office-oxide: text without geometry. Also the second reader for .docx."""

from typing import Literal

from office_oxide import Document

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Reading
from fonds.engines.reader.formats.lines import text_page
from fonds.engines.reader.formats.tools import Tools

MAKER = "office-oxide"
_FORMATS: dict[str, Literal["doc", "docx", "ppt", "pptx"]] = {
    sniff.DOC: "doc",
    sniff.DOCX: "docx",
    sniff.PPT: "ppt",
    sniff.PPTX: "pptx",
}


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """One page with all the text."""
    kind = sniff.media_type(data, name)
    with Document.from_bytes(data, _FORMATS[kind]) as document:
        text = str(document.plain_text())
    return Reading(kind, (text_page(text, MAKER, notes=("page breaks of the file are not kept",)),))
