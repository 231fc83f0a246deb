"""Grammar: a text into sentences of tokens with a dependency parse, in our own words.

Labels are those of Universal-like English schemes as spaCy writes them (``nsubj``, ``dobj``, ``prep``,
``pobj``, ``xcomp`` …). A finding rule sees tokens only, so the engine behind can change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(slots=True, eq=False)
class Token:
    """One token of a sentence; ``start, end`` are code points of the whole text, ``i`` counts in the text."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    name: str
    """Label of the statistical name the token lies in (``PERSON``, ``ORG``, ``GPE`` …), ``""`` if none."""
    head: "Token" = field(init=False, repr=False)
    children: list["Token"] = field(init=False, repr=False, default_factory=list)

    def subtree(self) -> Iterator["Token"]:
        """This token and all below it, in the sequence of the text."""
        below = [self]
        found: list[Token] = []
        while below:
            token = below.pop()
            found.append(token)
            below.extend(token.children)
        return iter(sorted(found, key=lambda token: token.i))

    def ancestors(self) -> Iterator["Token"]:
        """The heads upward, without this token; the root's head is itself and ends the walk."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """``tokens`` in sequence; ``names`` are (start, end, label) of statistical names."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[tuple[int, int, str], ...]

    @property
    def root(self) -> Token:
        return next(token for token in self.tokens if token.head is token)


class Grammar(Protocol):
    """Engines: ``spacy`` (English)."""

    maker: str
    """Engine, model and version, as written into findings."""

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """Sentences in sequence. A line break never joins two sentences of different paragraphs."""
