"""Paragraphs: which lines of a page run on as one piece of prose, and which stand alone.

A typed or scanned page breaks its sentences over lines; headings, list items and captions end where
their line ends. Parsing needs to know which is which.
"""

import re

WRAP_LIMIT = 120
"""A longer line shows that the text was not wrapped by hand or by a page: then every line stands alone."""

_ENDS = re.compile(r"[.!?؟۔:;][\"'”’»)\]]*\s*$")
_ITEM = re.compile(r"\s*(?:[-–•*]|\(?[0-9٠-٩]{1,3}[.)\-]|[a-z]\))\s+\S")
_FIELD = re.compile(r"\s*[^\W\d_][\w .'/-]{0,28}:(?:\s|$)")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, end) of each paragraph, without surrounding blanks, in sequence; blank text gives none."""
    found: list[tuple[int, int]] = []
    for block in _blocks(text):
        wrapped = max(end - start for start, end in block) <= WRAP_LIMIT
        width = max(end - start for start, end in block)
        current: tuple[int, int] | None = None
        previous: tuple[int, int] | None = None
        for start, end in block:
            if current and previous and wrapped and _runs_on(text[slice(*previous)], text[start:end], width):
                current = (current[0], end)
            else:
                if current:
                    found.append(current)
                current = (start, end)
            previous = (start, end)
        if current:
            found.append(current)
    return found


def _runs_on(line: str, following: str, width: int) -> bool:
    if line == following or _ENDS.search(line) or _ITEM.match(following) or _FIELD.match(following):
        return False
    if following[0].islower():
        return True
    # A line that stops well short of the others was ended by its writer, not by the margin.
    return len(line) >= 0.6 * width and not _FIELD.match(line)


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    """Runs of non-blank lines, each line as (start, end) without its surrounding blanks."""
    blocks: list[list[tuple[int, int]]] = [[]]
    position = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = position + line.index(words[0])
            blocks[-1].append((start, start + len(words)))
        elif blocks[-1]:
            blocks.append([])
        position += len(line)
    return [block for block in blocks if block]
