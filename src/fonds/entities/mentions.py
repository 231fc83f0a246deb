"""Mentions of a text: names, short forms, adjectives, descriptions, each with the words and a document-local entity."""

from fonds.engines.grammar.contract import Grammar
from fonds.engines.ner.contract import Ner
from fonds.entities.descriptions import descriptions
from fonds.entities.spelled import names
from fonds.entities.within import group
from fonds.model import Mention

VERSION = "1"


def find(text: str, language: str | None, *, grammar: Grammar, ner: Ner) -> tuple[Mention, ...]:
    """All mentions in sequence; ``entity`` is ``e1``, ``e2`` …, equal for mentions of one thing.

    Mentions may nest ("Ruvanian" in "Ruvanian Army"); ``text[start:end]`` is quoted
    exactly. A text without letters gives none.
    """
    drafts = names(text, language, ner)
    if any("a" <= letter <= "z" for letter in text):
        drafts.extend(descriptions(text, drafts, grammar))
    group(text, drafts)
    return tuple(draft.mention() for draft in drafts)
