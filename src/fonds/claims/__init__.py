"""Claims: who says what, who bids whom, who bargains with whom, and what happened."""

from fonds.claims.find import find
from fonds.claims.letters import Header

__all__ = ["Header", "find"]
