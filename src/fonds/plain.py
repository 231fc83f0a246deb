"""The stages on plain files, without a case: read, ocr, extract, copies, names. What a case would hold, on one text.

``extract`` gives for a text what the case holds for a document of that text, with offsets in the text as given.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import fonds.claims
import fonds.entities.mentions
import fonds.pages.dating
import fonds.pages.language
from fonds.engines.reader.contract import Reading
from fonds.errors import WrongUse
from fonds.model import DayRange, Finding, Mention
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
    language = language or fonds.pages.language.language_of(text)
    day = DayRange(written, written, written.isoformat(), because="given by the user") if written else None
    day = day or fonds.pages.dating.written(text, {}, "text/plain")
    mentions: Sequence[Mention] = fonds.entities.mentions.find(text, language, grammar=engines.grammar, ner=engines.ner)
    found = fonds.claims.find(text, mentions, language=language, written=day, grammar=engines.grammar)
    return sorted([*mentions, *found], key=lambda finding: (finding.start, -finding.end, type(finding).KIND))
