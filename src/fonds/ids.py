"""Ids made from content: the same evidence gets the same id on every machine, in any order of intake."""

import hashlib
import json


def document_id(sha256: str) -> str:
    """First 16 hex digits (64 bits) of the bytes' SHA-256."""
    return sha256[:16]


def content_id(kind: str, *parts: object) -> str:
    """A short id from the parts that make the thing what it is; ``kind`` is a prefix letter or two."""
    written = json.dumps([kind, *parts], ensure_ascii=False, sort_keys=True, default=str)
    return f"{kind}-{hashlib.sha256(written.encode()).hexdigest()[:12]}"
