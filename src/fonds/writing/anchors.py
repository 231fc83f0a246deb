"""Anchors: from a span of a page's text to the exact place on its lines."""

from collections.abc import Sequence

from fonds.model import Anchor, Box, Document, Line, Page, Word

CONTEXT = 32
"""Code points of prefix and suffix kept with a quote."""


def bind_all(page: Page, lines: Sequence[Line], start: int, end: int, document: Document) -> tuple[Anchor, ...]:
    """One anchor for each line that the span ``page.text[start:end]`` touches, in sequence.

    Each anchor quotes its own part of the span. A span that touches no line (text kept
    outside the lines) gives one anchor without line and box.
    """
    anchors: list[Anchor] = []
    for line in lines:
        first, last = max(start, line.start), min(end, line.end)
        if first < last and page.text[first:last].strip():
            words = [word for word in line.words if word.start < last and word.end > first]
            anchors.append(_anchor(page, document, first, last, line, words))
    return tuple(anchors) or (_anchor(page, document, start, end, None, []),)


def bind(page: Page, lines: Sequence[Line], start: int, end: int, document: Document) -> Anchor:
    """The anchor of the span's first line."""
    return bind_all(page, lines, start, end, document)[0]


def _anchor(page: Page, document: Document, start: int, end: int, line: Line | None, words: Sequence[Word]) -> Anchor:
    boxes = [word.xywh for word in words if word.xywh]
    whole_line = line.xywh if line else None
    cells = [word.cell for word in words if word.cell]
    return Anchor(
        document=page.document,
        path=document.paths[0],
        page=page.page,
        line=line.line if line else None,
        cell=cells[0] if cells else None,
        quote=page.text[start:end],
        start=start,
        end=end,
        xywh=union(boxes) if boxes else whole_line,
        prefix=page.text[max(0, start - CONTEXT) : start],
        suffix=page.text[end : end + CONTEXT],
    )


def union(boxes: Sequence[Box]) -> Box:
    """The smallest box around all of them."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return (left, top, right - left, bottom - top)
