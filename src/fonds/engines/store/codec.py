"""Records to bytes and back: one JSON per record, checked against the noun when it is read."""

from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


@cache
def _decoder(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def encode(record: object) -> bytes:
    """Canonical enough to compare: fields in the sequence of the class."""
    return msgspec.json.encode(record)


def decode(kind: type[T], written: bytes) -> T:
    """Raises ``msgspec.ValidationError`` if the bytes do not fit the noun."""
    record: T = _decoder(kind).decode(written)  # type: ignore[arg-type]
    return record
