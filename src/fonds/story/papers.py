"""How a draft calls a paper and quotes it, in words that neither Markdown nor the check can misread."""

import re
from collections import Counter
from datetime import date
from typing import Protocol

from fonds.engines.store.contract import Store
from fonds.model import Anchor, DayRange, Document

LONGEST = 280
"""Code points of a quotation; a longer one is left to the writer."""
_NUMBER = re.compile(r"^\s*[(\[]?\d{1,3}[.)\]\-–]*\s+")
_JOINERS = "\u200c\u200d"
"""Persian and Indic words are written with them."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_KINDS = {"news": "news article", "chat": "chat log", "document": "paper", "unknown": "paper", "": "paper"}


class Quoted(Protocol):
    """Anything with words of a page: a finding or a slot."""

    @property
    def text(self) -> str: ...


class Papers:
    """The names of a case's documents: kind and day; with the file's name where two would be called the same."""

    def __init__(self, store: Store) -> None:
        self._documents = {document.id: document for document in store.rows(Document)}
        self._called = Counter(_called(document) for document in self._documents.values())

    def kind(self, document: str) -> str:
        """The document's type, empty if there is no such document."""
        held = self._documents.get(document)
        return held.type if held else ""

    def name(self, anchor: Anchor) -> str:
        """*the order of 9 March 2019*, *the letter `b.txt`*."""
        document = self._documents.get(anchor.document)
        called = _called(document) if document else "the paper"
        if document and document.written and self._called[called] == 1 and _days(document.written):
            return called
        file = anchor.path.rsplit("/", 1)[-1]
        return f"{called} `{file}`" if re.fullmatch(r"[\w.\- ()]+", file) else f"{called} {without_marks(file)}"


def _called(document: Document) -> str:
    kind = without_marks(_KINDS.get(document.type, document.type))
    days = _days(document.written) if document.written else ""
    return f"the {kind} of {days}" if days else f"the {kind}"


def _days(written: DayRange) -> str:
    """One day, or a few that a Hijri date leaves open; empty for what is wider."""
    first, last = written.earliest, written.latest
    if first is None or last is None or (last - first).days > 3:
        return ""
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def day_words(day: date) -> str:
    """*9 March 2019*, the same on every machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def quotable(found: Quoted | Anchor) -> str:
    """The words, blanks made single, without the number of their paragraph.

    Empty where they are too few or too many, or would end the quotation or the citation.
    """
    words = found.quote if isinstance(found, Anchor) else found.text
    quote = " ".join(_NUMBER.sub("", _shown(words)).split()).rstrip(" .")
    return quote if 8 <= len(quote) <= LONGEST and not re.search(r"[\"“”„«»\[\]<>]", quote) else ""


def first_capital(words: str) -> str:
    """With a capital letter first."""
    return words[:1].upper() + words[1:]


def without_marks(text: str) -> str:
    """Without what Markdown, a citation or a sentence's end could read into it."""
    return " ".join(re.sub(r"[\[\]<>@#*_`“”\"!?]", " ", _shown(text)).replace(". ", " ").split())


def _shown(text: str) -> str:
    """Without controls and signs that turn the reading direction: a draft is also printed on terminals."""
    return "".join(letter if letter.isprintable() or letter in _JOINERS or letter.isspace() else "" for letter in text)
