"""Contracts: parties, date in force, term and governing law of an agreement, by its own clauses."""

from fonds.claims.reading import Reading
from fonds.model import Deal


def contract(reading: Reading) -> Deal | None:
    """The deal that a contract's page states, or ``None`` if the page is none."""
    return None
