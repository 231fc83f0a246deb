"""The written rule of grades (``grades.yml``): which digit a card gets, and what a story may say at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fonds.vocabulary.tables import table

Asked = bool | list[int | None]
"""What a test asks of a fact: yes or no, or the least and the most."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A step of the written rule: the digit, what it says, and the words a story may and may not use at it."""

    grade: int
    says: str
    words_allowed: tuple[str, ...]
    words_refused: tuple[str, ...]


@cache
def grades() -> tuple[Grade, ...]:
    """The six steps, best first."""
    rows = table("grades")["steps"]
    return tuple(Grade(row["grade"], row["says"], tuple(row["words_allowed"]), tuple(row["words_refused"])) for row in rows)


@cache
def rule() -> tuple[tuple[int, Mapping[str, Asked]], ...]:
    """Digits with what must hold for them; the first that fits is given."""
    return tuple((row["grade"], row["when"]) for row in table("grades")["rule"])
