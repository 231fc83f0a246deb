"""What a query may ask of a document as a whole: its type, its language, its paths, its days."""

from fonds.engines.index.contract import Ask, Between, Is, Property, Row
from fonds.model import Document
from fonds.search.plan import property_value
from fonds.writing.analysis import tokens


def properties(document: Document) -> dict[Property, str]:
    """Properties in the form in which they are compared; what is unknown is left out."""
    held: dict[Property, str] = {}
    if kind := property_value(document.type):
        held["type"] = kind
    if document.language:
        held["language"] = document.language
    return held


def path_words(document: Document) -> list[str]:
    """The words of all paths; the gap keeps a row of words from running over two paths."""
    words: list[str] = []
    for path in document.paths:
        words += [*(token.folded for token in tokens(path)), "_"]
    return words


def answers(document: Document, ask: Ask) -> bool:
    """Whether the document has what is asked, as an index would say. Other questions are not about documents."""
    match ask:
        case Is(name, value):
            return properties(document).get(name) == value
        case Row(_, row):
            words = tuple(path_words(document))
            return any(words[place : place + len(row)] == row for place in range(len(words) - len(row) + 1))
        case Between(earliest, latest):
            days = document.written
            if days is None:
                return False
            begins = days.earliest is None or latest is None or days.earliest <= latest
            return begins and (days.latest is None or earliest is None or days.latest >= earliest)
        case _:
            return False
