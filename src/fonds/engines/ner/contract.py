"""Ner: names in a text. Each find says who made it, so that a reader knows whether a table, a rule or a model spoke."""

from dataclasses import dataclass
from typing import Protocol

from fonds.model import Label


@dataclass(frozen=True, slots=True)
class NameFound:
    """``text[start:end]`` names something of this kind.

    ``sure``: from 0 to 1, how often finds of this maker hold; where two overlap, the surer one stays.
    ``form`` ``adjective`` is a word made from a name ("Ruvanian"); ``stands_for`` then gives the name it is made from.
    """

    start: int
    end: int
    label: Label
    maker: str
    score: float
    form: str = "name"
    stands_for: str | None = None


class Ner(Protocol):
    """Engines: ``gazetteer``, ``patterns``, ``spacy`` (English), ``combined``."""

    maker: str

    def find(self, text: str, language: str | None) -> tuple[NameFound, ...]:
        """Names in sequence of the text. Finds of one engine never overlap. A language the engine cannot read gives none."""


def without_overlaps(finds: list[NameFound]) -> tuple[NameFound, ...]:
    """The surest finds that do not overlap (ties: the longer, then the earlier), in sequence."""
    kept: list[NameFound] = []
    taken: set[int] = set()
    for find in sorted(finds, key=lambda find: (-find.score, find.start - find.end, find.start, find.label, find.maker)):
        places = range(find.start, find.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(find)
    return tuple(sorted(kept, key=lambda find: find.start))
