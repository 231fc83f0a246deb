"""Sayings: who says what, in direct and indirect speech, and statements inside statements."""

from fonds.claims.sayings.clauses import unfold
from fonds.claims.sayings.saying import Clause, Saying

__all__ = ["Clause", "Saying", "unfold"]
