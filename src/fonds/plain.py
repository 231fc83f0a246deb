"""The stages on plain files, without a case: read, ocr, extract, copies, names. What a case would hold, on one text.

``extract`` gives for a text what the case holds for a document of that text, with offsets in the text as given.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import fonds.claims
import fonds.entities.mentions
import fonds.pages.dating
from fonds.engines.reader.contract import Reading
from fonds.errors import WrongUse
from fonds.ids import document_id
from fonds.model import DayRange, Document, Finding, Line, Mention, Page
from fonds.pages.language import of_document, of_lines
from fonds.pages.rows import records
from fonds.proof.copies import Comparison, compare
from fonds.wiring import Analysis


def read(path: Path, engines: Analysis) -> Reading:
    """Pages, lines and words of one file, read in the jail. What went wrong is in ``failure``."""
    try:
        with path.open("rb") as file:
            return engines.reader(0).read(file, path.name)
    except OSError as error:
        raise WrongUse(f"{path} cannot be opened ({error.strerror})") from error


def extract(text: str, engines: Analysis, *, language: str | None = None, written: date | None = None) -> Sequence[Finding]:
    """Everything found in the text, by place. ``language`` ``None``: told from the text; ``written``: the date the text bears."""
    if language is None:
        lines = text.splitlines()
        language = of_document(zip(lines, of_lines(lines), strict=True))
    day = DayRange(written, written, written.isoformat(), because="given by the user") if written else None
    day = day or fonds.pages.dating.written(text, {}, "text/plain")
    mentions: Sequence[Mention] = fonds.entities.mentions.find(text, language, grammar=engines.grammar, ner=engines.ner)
    found = fonds.claims.find(text, mentions, language=language, written=day, grammar=engines.grammar)
    return sorted([*mentions, *found], key=lambda finding: (finding.start, -finding.end, type(finding).KIND))


def reading_rows(path: Path, reading: Reading) -> Iterator[Page | Line]:
    """The rows that a case would hold of this reading: each page, then its lines with their words.

    The document id is made from the file's bytes, as in a case.
    """
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    id = document_id(sha256)
    document = Document(
        id, (path.name,), sha256, path.stat().st_size, reading.media_type, "document", None, None, id, "waiting", None
    )
    _, pages, lines, _ = records(document, reading)
    for page in pages:
        yield page
        yield from (line for line in lines if line.page == page.page)


def compare_files(paths: Sequence[Path], engines: Analysis) -> list[Comparison]:
    """Which of these files share wording, most alike first. A file that cannot be read raises ``WrongUse``."""
    texts: list[tuple[str, str]] = []
    for path in dict.fromkeys(paths):
        reading = read(path, engines)
        if reading.failure and not reading.pages:
            raise WrongUse(f"{path} cannot be compared: {reading.failure.why} {reading.failure.remedy}")
        texts.append((str(path), "\n\n".join(page.text for page in reading.pages)))
    return compare(texts)
