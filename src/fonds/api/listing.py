"""Listings in parts. A cursor is opaque to the client; inside it is the number of things already shown."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Query

from fonds.api.shapes import Listing
from fonds.errors import WrongUse

T = TypeVar("T")

Limit = Annotated[int, Query(ge=1, le=500, description="How many at most")]
Cursor = Annotated[str | None, Query(max_length=200, description="`next` of the part before")]


def part(rows: Sequence[T], limit: int, cursor: str | None) -> Listing[T]:
    """The part of ``rows`` that the cursor asks for. Raises ``WrongUse`` for a cursor that we did not give out."""
    if cursor is not None and not (cursor.startswith("after-") and cursor[6:].isascii() and cursor[6:].isdigit()):
        raise WrongUse("This cursor was not given out by fonds; start the listing again without one.")
    first = int(cursor[6:]) if cursor else 0
    last = first + limit
    return Listing(list(rows[first:last]), len(rows), f"after-{last}" if last < len(rows) else None)
