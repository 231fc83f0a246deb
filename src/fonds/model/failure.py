"""Failure: what could not be done, where, why, and what to try. A record, not an exception."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Failure:
    """Stays visible until a person settles it. ``document`` is empty where the bytes were never taken in."""

    KIND: ClassVar[str] = "failures"

    id: str
    document: str
    path: str
    what: str
    where: str
    why: str
    remedy: str
