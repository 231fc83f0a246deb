"""Relations between named persons, bodies and places, from apposition, roles, possession and cue verbs."""

from collections.abc import Iterator

from fonds.claims.attribution import Clause
from fonds.claims.reading import Reading
from fonds.model import Relation


def relations(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Relations that the clause tells."""
    yield from ()
