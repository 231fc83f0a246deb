"""Files made on the spot for the reader tests. Everything in them is invented."""

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import date
from email.message import EmailMessage

import numpy as np
import pikepdf
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, head: str = "", **more: str) -> bytes:
    """A Word file with this body XML; ``more`` names further parts of ``word/``; ``head`` comes before the root."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>',
    }
    return zipped(parts | {f"word/{name}.xml": f'<?xml version="1.0"?>{xml}' for name, xml in more.items()})


def paragraph(text: str) -> str:
    """One paragraph of a Word body."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def workbook() -> bytes:
    """Two sheets, one hidden: a balance of barrels."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Balance"
    for row in (["date", "barrels", "note"], [None, 1200, "قمح مقابل وقود"], ["total", 12.5, None]):
        sheet.append(row)
    sheet["A2"] = date(2031, 3, 9)
    hidden = book.create_sheet("Private")
    hidden["C4"] = "Tariq Hamdun"
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(rows: list[list[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def letter() -> bytes:
    """A message with an attachment and a reply's headers."""
    message = EmailMessage()
    message["From"] = "Nadim Aslan <nadim@harbour.invalid>"
    message["To"] = "سلوى الخطيب <salwa@harbour.invalid>"
    message["Date"] = "Tue, 11 Mar 2031 09:05:00 +0300"
    message["Subject"] = "Re: the twelve lorries"
    message["Message-ID"] = "<b2@harbour.invalid>"
    message["In-Reply-To"] = "<a1@harbour.invalid>"
    message["References"] = "<a1@harbour.invalid>"
    message.set_content("They cross on Thursday.\n\n> When do they cross?\n")
    message.add_attachment(b"Order 41: hold the bridge.\n", maintype="text", subtype="plain", filename="order-41.txt")
    return message.as_bytes()


def pdf(lines: list[str], *, rotate: int = 0, pages: int = 1) -> bytes:
    """A PDF with Latin text at known places: line k stands 72 + 20 k points from the top."""
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for _ in range(pages):
        drawn = "".join(f"BT /F1 12 Tf 72 {842 - 72 - 20 * rank} Td ({line}) Tj ET\n" for rank, line in enumerate(lines))
        document.add_blank_page(page_size=(595, 842))
        page = document.pages[-1]
        page.Contents = document.make_stream(drawn.encode("latin-1"))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        if rotate:
            page.Rotate = rotate
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def picture(
    lines: list[str], *, size: int = 34, dpi: int | None = None, kind: str = "PNG", orientation: int | None = None
) -> bytes:
    """A typed page as a picture."""
    width, height = 1240, 160 + 70 * len(lines)
    page = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(page)
    for rank, line in enumerate(lines):
        pen.text((90, 80 + 70 * rank), line, font=ImageFont.load_default(size), fill=0)
    if orientation == 6:
        page = page.rotate(90, expand=True)
    out = io.BytesIO()
    options: dict[str, object] = {"dpi": (dpi, dpi)} if dpi else {}
    if orientation:
        exif = Image.Exif()
        exif[0x0112] = orientation
        options["exif"] = exif
    page.save(out, kind, **options)
    return out.getvalue()


def noise(seed: int = 5) -> bytes:
    """A picture without any writing."""
    grey = np.random.default_rng(seed).normal(235, 6, (300, 400)).clip(0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(grey).save(out, "PNG")
    return out.getvalue()
