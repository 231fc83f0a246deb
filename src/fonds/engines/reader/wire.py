"""Wire: how parent and worker talk. Length-prefixed msgpack; the file itself travels as a descriptor."""

import struct
from typing import Literal

import msgspec

from fonds.engines.reader.contract import Reading
from fonds.engines.reader.level import Level

MAX_ANSWER = 1 << 30
"""Bytes of one answer; more is a broken or hostile worker."""
MAX_REQUEST = 64 * 1024
_LENGTH = struct.Struct("!I")


class Request(msgspec.Struct, frozen=True):
    """One task. ``careful``: use the second reader, because the first one died on this file."""

    task: Literal["read", "draw"]
    name: str
    seconds: float
    careful: bool = False
    page: int = 0
    dpi: int = 0


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The worker has closed its door and waits for the first file. ``languages``: which it could read on pictures."""

    level: Level
    languages: tuple[str, ...] = ()


class Busy(msgspec.Struct, frozen=True, tag="busy"):
    """A page image is being recognised: slow by nature, so the clock is wound up."""

    page: int


class Answer(msgspec.Struct, frozen=True, tag="answer"):
    """What was read."""

    reading: Reading


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A drawn page; empty where the file has no such picture."""

    png: bytes
    why: str = ""


Frame = Ready | Busy | Answer | Picture
_ENCODER = msgspec.msgpack.Encoder()
_FRAMES: msgspec.msgpack.Decoder[Frame] = msgspec.msgpack.Decoder(Frame)
_REQUESTS = msgspec.msgpack.Decoder(Request)


def packed(message: Frame | Request) -> bytes:
    """Length (4 bytes, big end first) and msgpack."""
    body = _ENCODER.encode(message)
    return _LENGTH.pack(len(body)) + body


def length(head: bytes) -> int:
    """How many bytes follow these four."""
    return int(_LENGTH.unpack(head)[0])


def frame(body: bytes) -> Frame:
    """Checked against the types above. Raises ``msgspec.DecodeError`` (its ``ValidationError`` too)."""
    return _FRAMES.decode(body)


def request(body: bytes) -> Request:
    """Checked like :func:`frame`."""
    return _REQUESTS.decode(body)
