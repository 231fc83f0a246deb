"""Rows: what a reader answered, as Page and Line records with ids made from their place."""

from dataclasses import replace

from fonds.engines.reader.contract import Reading, ReadPage
from fonds.ids import content_id
from fonds.model import Document, Failure, Line, Page, Status, Word
from fonds.pages.dating import written
from fonds.pages.kinds import kind_of
from fonds.pages.language import of_document, of_lines

HARDLY_READ = 0.55
"""Below this most of it is noise: the page counts as not read, whatever words came out."""
READ_BADLY = 0.65
"""Mean confidence of a recognised page below which its text must be compared with the picture."""


def records(document: Document, reading: Reading) -> tuple[Document, list[Page], list[Line], list[Failure]]:
    """The document as it now stands, its pages and lines, and what could not be read."""
    pages: list[Page] = []
    lines: list[Line] = []
    for number, page in enumerate(reading.pages, 1):
        pages.append(_page(document.id, number, page))
        lines.extend(_lines(document.id, number, page))
    text = "\n\n".join(page.text for page in pages)
    failures = _failures(document, reading)
    name = document.paths[0].rpartition("/")[2]
    read = replace(
        document,
        media_type=reading.media_type,
        type=kind_of(text, reading.media_type, name, reading.headers),
        language=of_document((line.text, line.language) for line in lines),
        written=written(text, reading.headers, reading.media_type),
        status=_status(reading, failures),
        failure=f"{failures[0].what}: {failures[0].why}" if failures else None,
        title=reading.title,
        pages=len(pages),
        headers=reading.headers,
    )
    return read, pages, lines, failures


def _page(document: str, number: int, page: ReadPage) -> Page:
    sure = _confidence(page)
    notes = page.notes
    if sure is not None and sure < READ_BADLY:
        notes = (f"read badly (confidence {sure:.2f}): compare with the picture", *notes)
    return Page(
        id=content_id("p", document, number),
        document=document,
        page=number,
        text=page.text,
        layer=page.layer,
        maker=page.maker,
        width=page.width,
        height=page.height,
        title=page.title,
        notes=notes,
    )


def _lines(document: str, number: int, page: ReadPage) -> list[Line]:
    languages = of_lines([line.text for line in page.lines])
    return [
        Line(
            id=content_id("l", document, number, rank),
            document=document,
            page=number,
            line=rank,
            text=line.text,
            start=line.start,
            end=line.end,
            xywh=line.xywh,
            confidence=line.confidence,
            language=language or line.language,
            layer=page.layer,
            maker=page.maker,
            words=tuple(Word(word.text, word.start, word.end, word.xywh, word.confidence, word.cell) for word in line.words),
        )
        for rank, (line, language) in enumerate(zip(page.lines, languages, strict=True), 1)
    ]


def _confidence(page: ReadPage) -> float | None:
    """Mean over the letters read; a line that was seen and not read counts as a short one with none."""
    weighed = [(max(len(line.text), 10), line.confidence or 0.0) for line in page.lines if line.confidence is not None]
    return sum(weight * sure for weight, sure in weighed) / sum(weight for weight, _ in weighed) if weighed else None


def _failures(document: Document, reading: Reading) -> list[Failure]:
    found = []
    if reading.failure:
        trouble = reading.failure
        found.append(_failure(document, trouble.what, trouble.where, trouble.why, trouble.remedy))
    for number, page in enumerate(reading.pages, 1):
        unread, sure = sum(not line.text for line in page.lines), _confidence(page)
        if page.layer != "ocr" or sure is None or (unread * 2 < len(page.lines) and sure >= HARDLY_READ):
            continue
        why = f"{unread} of {len(page.lines)} lines were seen and could not be read; confidence of the page {sure:.2f}"
        remedy = "It may be handwriting or a poor picture: transcribe it beside the picture, or ask for a better scan."
        found.append(_failure(document, "not read", f"page {number}", why, remedy))
    return found


def _failure(document: Document, what: str, where: str, why: str, remedy: str) -> Failure:
    return Failure(content_id("F", document.id, what, where), document.id, document.paths[0], what, where, why, remedy)


def _status(reading: Reading, failures: list[Failure]) -> Status:
    if not failures:
        return "read"
    if reading.failure and reading.failure.what == "empty":
        return "empty"
    if reading.members or any(page.text.strip() for page in reading.pages):
        return "partial"
    return "failed"
