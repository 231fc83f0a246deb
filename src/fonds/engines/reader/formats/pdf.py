"""PDF: the text layer with a box for every word, annotations and form values, and pictures where there is no text.

A text layer in a right-to-left script is never believed unseen: its runs of digits are compared with the
drawn page, since some makers and readers turn them round without a sign.
"""

import ctypes
import io
import re

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Reading, ReadPage
from fonds.engines.reader.formats.image import page_of, png
from fonds.engines.reader.formats.lines import Composer
from fonds.engines.reader.formats.pdftext import PageText, layer
from fonds.engines.reader.formats.tools import Tools
from fonds.engines.reader.troubles import corrupt, limit, locked, trouble
from fonds.errors import Missing

MAKER = "pdfium"
MAX_PAGES = 5000
READ_DPI = 200
MAX_DRAWN = 40_000_000
"""Dots of a drawn page."""
FEW_LETTERS = 12
"""A page with fewer letters and a picture on it is read from the picture."""
MAX_ANNOTATIONS = 2000
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
MANY_WORDS = 25
SCRAMBLED = "the text layer of this page is scrambled; the text is read from the picture"
_ARABIC = re.compile(r"[\u0620-\u064a]")
_USUAL = re.compile(
    r"[وفبكل]?(?:ال|لل)\w|(?:و|ف)?(?:في|من|على|إلى|الى|عن|أن|ان|هذا|هذه|لا|ما|كان|قد|مع|بن|كل|أو|التي|الذي|بعد|قبل)$"
)
_DIGITS = re.compile(r"[0-9٠-٩۰-۹]{2,}")
_FOLD = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class _Locked(Exception):
    """A password is wanted."""


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """A page that cannot be opened is left empty and named; the others stay."""
    try:
        document = _opened(data)
    except _Locked:
        return Reading(sniff.PDF, failure=locked("PDF"))
    except pdfium.PdfiumError:
        return read_repaired(data, name, tools)
    return _read(document, tools, ())


def read_repaired(data: bytes, name: str, tools: Tools) -> Reading:
    """For a PDF that the first reader refuses: rebuilt by pikepdf, then read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as broken:
            mended = io.BytesIO()
            broken.save(mended)
        document = _opened(mended.getvalue())
    except (pikepdf.PasswordError, _Locked):
        return Reading(sniff.PDF, failure=locked("PDF"))
    except (pikepdf.PdfError, pdfium.PdfiumError, ValueError) as error:
        return Reading(sniff.PDF, failure=corrupt(f"the PDF is damaged beyond repair ({_plainly(error)})"))
    return _read(document, tools, ("the file is damaged; it was repaired before reading",))


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
        len(document)
        return document
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise _Locked from None
        raise


def _read(document: pdfium.PdfDocument, tools: Tools, notes: tuple[str, ...]) -> Reading:
    pages: list[ReadPage] = []
    failure = None
    try:
        count = len(document)
        for number in range(min(count, MAX_PAGES)):
            try:
                page = document[number]
            except pdfium.PdfiumError:
                pages.append(ReadPage("", MAKER, notes=("this page cannot be opened",)))
                failure = failure or corrupt("a page cannot be opened", f"page {number + 1}")
                continue
            try:
                pages.append(_page(page, number + 1, tools, notes))
            except Missing as error:
                pages.append(ReadPage("", "none", (), "ocr", *_size(page), notes=("not read: no recogniser",)))
                failure = failure or trouble(
                    "unsupported",
                    str(error),
                    "Run the set-up again with a network, or install the language data; then add the file again.",
                    f"page {number + 1}",
                )
            finally:
                page.close()
        if count > MAX_PAGES:
            failure = limit(f"the PDF has more than {MAX_PAGES} pages", f"from page {MAX_PAGES + 1}")
        headers = tuple((key, " ".join(value.split())) for key, value in document.get_metadata_dict(skip_empty=True).items())
    finally:
        document.close()
    return Reading(sniff.PDF, tuple(pages), headers=headers, title=dict(headers).get("Title", ""), failure=failure)


def _page(page: pdfium.PdfPage, number: int, tools: Tools, notes: tuple[str, ...]) -> ReadPage:
    text = layer(page)
    said = _annotations(page)
    if text.letters < FEW_LETTERS and _has_picture(page):
        tools.on_image(number)
        return _from_picture(page, tools, notes, said)
    composer = _composed(text)
    if is_scrambled(composer.text):
        tools.on_image(number)
        try:
            seen = _from_picture(page, tools, (*notes, SCRAMBLED), said)
        except Missing:
            notes += ("the text layer looks scrambled, and there is no recogniser to read the picture instead",)
        else:
            if not is_scrambled(seen.text) and RIGHT_TO_LEFT.search(seen.text):
                return seen
    elif RIGHT_TO_LEFT.search(composer.text) and _DIGITS.search(composer.text):
        notes += _digits_checked(page, number, composer, tools)
    _add(composer, said)
    return ReadPage(composer.text, MAKER, tuple(composer.lines), "text", *_size(page), notes=notes + text.notes)


def is_scrambled(text: str) -> bool:
    """Whether Arabic words are none: a font without a sound table gives letters, but not the ones that are drawn.

    In any running Arabic text about one word in four begins with the article or is one of a few small words, and
    digits do not stand inside words. Short texts are not judged.
    """
    if not _ARABIC.search(text):
        return False
    words = [word for word in text.split() if len(_ARABIC.findall(word)) >= 2]
    if len(words) < MANY_WORDS:
        return False
    usual = sum(bool(_USUAL.match(word)) for word in words)
    return usual < 0.05 * len(words)


def _composed(text: PageText) -> Composer:
    composer = Composer()
    for line in text.lines:
        composer.add(((word, box, None, None) for word, box in line.words), xywh=line.xywh)
    return composer


def _add(composer: Composer, said: list[tuple[str, tuple[float, float, float, float] | None]]) -> None:
    for words, box in said:
        composer.add(((word, box, None, None) for word in words.split()), xywh=box)


def _from_picture(
    page: pdfium.PdfPage,
    tools: Tools,
    notes: tuple[str, ...],
    said: list[tuple[str, tuple[float, float, float, float] | None]],
) -> ReadPage:
    drawn, dpi = _drawn(page, READ_DPI)
    width, height = _size(page)
    found = page_of(tools.recognise(np.asarray(drawn.convert("L"), dtype=np.uint8)), 72.0 / dpi, width, height)
    if not said and not notes:
        return found
    composer = Composer()
    for line in found.lines:
        composer.add(
            ((word.text, word.xywh, word.confidence, None) for word in line.words),
            xywh=line.xywh,
            confidence=line.confidence,
            language=line.language,
        )
    _add(composer, said)
    return ReadPage(composer.text, found.maker, tuple(composer.lines), "ocr", width, height, notes=notes + found.notes)


def _digits_checked(page: pdfium.PdfPage, number: int, composer: Composer, tools: Tools) -> tuple[str, ...]:
    """Numbers of the text layer that the drawn page shows the other way round, as notes; both stay to be judged."""
    tools.on_image(number)
    drawn, _ = _drawn(page, READ_DPI)
    try:
        seen = tools.recognise(np.asarray(drawn.convert("L"), dtype=np.uint8))
    except Missing:
        return ("right-to-left text layer, not compared with the picture: no recogniser",)
    shown = {run.translate(_FOLD) for line in seen.lines for word in line.words for run in _DIGITS.findall(word.text)}
    runs = dict.fromkeys(run for run in _DIGITS.findall(composer.text))
    turned = [
        run for run in runs if (folded := run.translate(_FOLD)) not in shown and folded[::-1] in shown and folded != folded[::-1]
    ]
    unseen = [run for run in runs if (folded := run.translate(_FOLD)) not in shown and folded[::-1] not in shown]
    notes = [f"the text layer says {run}, the picture shows {run[::-1]}: look at the page" for run in turned]
    if unseen and not turned:
        notes.append(f"numbers that the picture did not confirm: {', '.join(unseen[:10])}")
    return tuple(notes)


def _has_picture(page: pdfium.PdfPage) -> bool:
    """Anything drawn besides text: a scan, or outlines of letters."""
    return any(item.type != raw.FPDF_PAGEOBJ_TEXT for _, item in zip(range(2000), page.get_objects(max_depth=3), strict=False))


def _size(page: pdfium.PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return round(width, 2), round(height, 2)


def _drawn(page: pdfium.PdfPage, dpi: int) -> tuple[Image.Image, float]:
    width, height = page.get_size()
    scale = dpi / 72
    dots = width * height * scale * scale
    if dots > MAX_DRAWN:
        scale *= (MAX_DRAWN / dots) ** 0.5
    picture = page.render(scale=scale, draw_annots=True, grayscale=False).to_pil()
    return picture, scale * 72


def draw(data: bytes, page: int, dpi: int) -> bytes:
    """The page as PNG. Raises ``LookupError`` for a page that is not there."""
    try:
        document = _opened(data)
    except pdfium.PdfiumError:
        with pikepdf.open(io.BytesIO(data)) as broken:
            mended = io.BytesIO()
            broken.save(mended)
        document = _opened(mended.getvalue())
    try:
        if not 1 <= page <= len(document):
            raise LookupError(f"the PDF has no page {page}")
        opened = document[page - 1]
        try:
            picture, _ = _drawn(opened, dpi)
            return png(picture)
        finally:
            opened.close()
    finally:
        document.close()


def _annotations(page: pdfium.PdfPage) -> list[tuple[str, tuple[float, float, float, float] | None]]:
    """Comments and form values with their boxes, as a reader of paper would miss them."""
    found: list[tuple[str, tuple[float, float, float, float] | None]] = []
    seen: set[str] = set()
    height = page.get_size()[1]
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            for key in (b"Contents", b"V"):
                text = _string(annotation, key)
                if text and text not in seen:
                    seen.add(text)
                    box = raw.FS_RECTF()
                    placed = raw.FPDFAnnot_GetRect(annotation, box)
                    found.append(
                        (
                            text,
                            (
                                round(box.left, 2),
                                round(height - box.top, 2),
                                round(box.right - box.left, 2),
                                round(box.top - box.bottom, 2),
                            )
                            if placed
                            else None,
                        )
                    )
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def _string(annotation: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return " ".join(bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").split())


def _plainly(error: Exception) -> str:
    """The library's reason on one line, without the address in memory that it prints and that differs on every run."""
    said = re.sub(r"^.*? object at 0x[0-9a-f]+>[:,]?\s*", "", " ".join(str(error).split()))
    return said[:120]
