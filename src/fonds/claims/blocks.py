"""Blocks: the paragraphs of a page, ended also where a chat's message or a quoted mail begins.

A line that names its writer ("12:40 - Mira: …", "On …, Mira wrote:", another depth of ">") begins words of somebody
else: no sentence, saying, deal or order runs over it.
"""

import re

from fonds.claims import letters
from fonds.writing.paragraphs import paragraphs

_QUOTED = re.compile(r"[ \t]*((?:>[ \t]*)+)")


def blocks(text: str) -> list[tuple[int, int]]:
    """(start, end) of each block, without surrounding blanks, in sequence."""
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        found.extend(_cut(text, start, end))
    return found


def begins_other_words(line: str, before: str) -> bool:
    """Whether ``line`` begins the words of another writer than the line ``before``."""
    if letters.chat_prefix(line) or letters.opens_quotation(line) or letters.opens_quotation(before):
        return True
    return _depth(line) != _depth(before)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    first, position, before = start, start, ""
    for line in text[start:end].splitlines(keepends=True):
        if position > first and begins_other_words(line.rstrip(), before):
            made.append((first, first + len(text[first:position].rstrip())))
            first = position + len(line) - len(line.lstrip())
        before = line.rstrip()
        position += len(line)
    return [*made, (first, end)]


def _depth(line: str) -> int:
    quoted = _QUOTED.match(line)
    return quoted.group(1).count(">") if quoted else 0
