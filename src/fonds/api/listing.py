"""Listings in parts. A cursor is opaque to the client; inside it is the number of things already shown."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Query

from fonds.api.shapes import Listing
from fonds.errors import WrongUse

T = TypeVar("T")

Limit = Annotated[int, Query(ge=1, le=500, description="How many at most")]
Cursor = Annotated[str | None, Query(max_length=200, description="`next` of the part before")]


def after(cursor: str | None) -> int:
    """How many things were already shown. Raises ``WrongUse`` for a cursor that we did not give out."""
    if cursor is None:
        return 0
    number = cursor.removeprefix("after-")
    if not (cursor.startswith("after-") and number.isascii() and number.isdigit() and len(number) < 10):
        raise WrongUse("This cursor was not given out by fonds; start the listing again without one.")
    return int(number)


def following(shown: int, total: int) -> str | None:
    """The cursor of the next part, ``None`` at the end."""
    return f"after-{shown}" if shown < total else None


def part(rows: Sequence[T], limit: int, cursor: str | None) -> Listing[T]:
    """The part of ``rows`` that the cursor asks for."""
    first = after(cursor)
    return Listing(list(rows[first : first + limit]), len(rows), following(first + limit, len(rows)))
