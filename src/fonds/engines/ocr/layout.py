"""Layout: where the lines of text are on a clean, level page, and in which sequence they are read.

The recogniser's own layout analysis drops whole Arabic lines without a sign. Here a line is a band of ink
inside a block of ink; whatever ink is large enough to be writing ends up in some line, read or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from fonds.engines.ocr.clean import letter_height
from fonds.engines.ocr.contract import Grey

COLUMN_GAP = 3.0
"""Blank this many letter heights wide parts two lines of the same row."""
MAX_LINES = 2000


@dataclass(frozen=True, slots=True)
class Band:
    """A line of text on the prepared picture: pixels, right and bottom exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left


def bands(dark: Grey) -> list[Band]:
    """The lines of a page given as ink (255) on nothing (0), from the top."""
    unit = letter_height(dark)
    if unit <= 0:
        return []
    writing = _without_rules(dark, unit)
    unit = letter_height(writing) or unit
    pieces = _pieces(writing, unit)
    if not pieces:
        return []
    mask = np.zeros_like(writing)
    for piece in pieces:
        part = (slice(piece.top, piece.bottom), slice(piece.left, piece.right))
        mask[part] = np.maximum(mask[part], writing[part])
    found: list[Band] = []
    for block in _blocks(mask, unit):
        found.extend(_rows(mask, block, unit))
    merged = _merged(found, unit)
    return sorted((band for band in merged if _is_writing(mask, band, unit)), key=lambda band: (band.top, band.left))[:MAX_LINES]


def _without_rules(dark: Grey, unit: float) -> Grey:
    """Ruled lines and frames are no writing, and they tie lines together."""
    length = max(40, int(8 * unit))
    across = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    rules = cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))
    # A thick bar is no rule: it may be the ground of white letters, or a bold stroke.
    return np.asarray(cv2.bitwise_and(dark, cv2.bitwise_not(rules)), dtype=np.uint8)


def _pieces(dark: Grey, unit: float) -> list[Band]:
    """Connected ink that may be part of a letter."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    found = []
    for left, top, width, height, area in stats[1:count]:
        if area < max(4, (unit * 0.12) ** 2) or height > 12 * unit or (height > 6 * unit and width > 6 * unit):
            continue
        found.append(Band(int(left), int(top), int(left + width), int(top + height)))
    return found


def _blocks(dark: Grey, unit: float) -> list[Band]:
    """Ink that hangs together once small gaps are closed."""
    across, down = max(3, int(unit * COLUMN_GAP)), max(1, int(unit * 0.35))
    closed = cv2.morphologyEx(
        cv2.copyMakeBorder(dark, down, down, across, across, cv2.BORDER_CONSTANT, value=(0,)),
        cv2.MORPH_CLOSE,
        np.ones((down, across), np.uint8),
    )[down:-down, across:-across]
    count, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(closed), connectivity=8)
    return [Band(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:count]]


def _rows(dark: Grey, block: Band, unit: float) -> list[Band]:
    """The lines of a block: between two rows full of ink, cut where there is least."""
    ink = dark[block.top : block.bottom, block.left : block.right]
    if block.height < 1.6 * unit:
        return [block]
    profile = _smooth((ink > 0).sum(axis=1).astype(np.float64), max(1.0, unit * 0.25))
    peaks = _peaks(profile, unit)
    if len(peaks) < 2:
        return [block]
    cuts = [0]
    for first, second in pairwise(peaks):
        between = profile[first:second]
        lowest = np.flatnonzero(between <= between.min() + 1e-9)
        cuts.append(first + int(lowest[len(lowest) // 2]))
    cuts.append(block.height)
    return [
        tight
        for top, bottom in pairwise(cuts)
        if (tight := _tight(dark, Band(block.left, block.top + top, block.right, block.top + bottom)))
    ]


def _peaks(profile: npt.NDArray[np.float64], unit: float) -> list[int]:
    """Rows where a line has most of its ink: high, apart, and with a real valley between."""
    most = float(profile.max())
    tops = [
        row
        for row in range(len(profile))
        if profile[row] >= 0.10 * most
        and profile[row] == profile[max(0, row - 2) : row + 3].max()
        and (row == 0 or profile[row - 1] < profile[row] or row < 3)
    ]
    kept: list[int] = []
    for row in tops:
        if not kept:
            kept.append(row)
            continue
        valley = float(profile[kept[-1] : row + 1].min())
        lower = min(profile[kept[-1]], profile[row])
        if row - kept[-1] >= 1.1 * unit and valley <= 0.45 * lower:
            kept.append(row)
        elif profile[row] > profile[kept[-1]]:
            kept[-1] = row
    return kept


def _smooth(values: npt.NDArray[np.float64], sigma: float) -> npt.NDArray[np.float64]:
    reach = int(3 * sigma) + 1
    weights = np.exp(-0.5 * np.square(np.arange(-reach, reach + 1) / sigma))
    return np.convolve(np.pad(values, reach), weights / weights.sum(), "valid")


def _tight(dark: Grey, band: Band) -> Band | None:
    ink = dark[band.top : band.bottom, band.left : band.right]
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    return Band(
        band.left + int(columns[0]), band.top + int(rows[0]), band.left + int(columns[-1]) + 1, band.top + int(rows[-1]) + 1
    )


def _merged(found: Sequence[Band], unit: float) -> list[Band]:
    """Dots, accents and words that belong to one line, joined: they share most of their height and stand near."""
    left = sorted(found, key=lambda band: (-band.height * band.width, band.top, band.left))
    lines: list[Band] = []
    for band in left:
        near = [(_apart(line, band), index) for index, line in enumerate(lines) if _same_row(line, band, unit)]
        if near and min(near)[0] <= COLUMN_GAP * unit:
            index = min(near)[1]
            lines[index] = _around(lines[index], band)
        else:
            lines.append(band)
    return lines


def _same_row(line: Band, band: Band, unit: float) -> bool:
    shared = min(line.bottom, band.bottom) - max(line.top, band.top)
    if band.height < 0.6 * unit and band.width < 3 * unit:
        # A loose dot or accent: close above or below its line.
        return shared > -0.45 * unit and min(line.right, band.right) > max(line.left, band.left)
    return shared > 0.5 * min(line.height, band.height) and max(line.height, band.height) <= 2.2 * max(
        unit, min(line.height, band.height)
    )


def _apart(line: Band, band: Band) -> int:
    return max(0, max(line.left, band.left) - min(line.right, band.right))


def _around(one: Band, other: Band) -> Band:
    return Band(min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom))


def _is_writing(dark: Grey, band: Band, unit: float) -> bool:
    """Large enough to hold a letter, and neither a speck nor a black patch."""
    if band.height < 0.35 * unit or band.height < 4:
        return False
    if band.width < 0.5 * unit and band.height < 0.8 * unit:
        return False
    margin = 0.015 * dark.shape[1]
    if band.width < 0.8 * unit and (band.right <= margin or band.left >= dark.shape[1] - margin):
        return False  # the edge of the paper, not a letter
    if band.width > 30 * unit and band.height < 0.7 * unit:
        return False  # a ruled line of dots or dashes
    share = float((dark[band.top : band.bottom, band.left : band.right] > 0).mean())
    return 0.02 < share < 0.85


def in_reading_sequence(boxes: Sequence[Band], *, right_to_left: bool) -> list[int]:
    """Ranks of the lines as read: columns one after the other, rows from the top, rows by the script's direction."""
    return _sequence(list(range(len(boxes))), boxes, right_to_left)


def _sequence(members: list[int], boxes: Sequence[Band], right_to_left: bool) -> list[int]:
    if len(members) <= 1:
        return members
    columns = _columns(members, boxes)
    if columns:
        first, second = columns if not right_to_left else columns[::-1]
        return _sequence(first, boxes, right_to_left) + _sequence(second, boxes, right_to_left)
    rows = _split(members, boxes, upright=True)
    if len(rows) > 1:
        return [member for row in rows for member in _sequence(row, boxes, right_to_left)]
    return sorted(members, key=lambda i: (_row_key(i, members, boxes), -boxes[i].right if right_to_left else boxes[i].left, i))


def _row_key(member: int, members: Sequence[int], boxes: Sequence[Band]) -> int:
    middle = (boxes[member].top + boxes[member].bottom) / 2
    return min(boxes[other].top for other in members if boxes[other].top <= middle < boxes[other].bottom)


def _split(members: Sequence[int], boxes: Sequence[Band], *, upright: bool) -> list[list[int]]:
    """Groups with blank between them, along one direction."""
    ends = [((boxes[i].top, boxes[i].bottom) if upright else (boxes[i].left, boxes[i].right), i) for i in members]
    groups: list[list[int]] = []
    reach = -1
    for (start, end), member in sorted(ends):
        if groups and start < reach:
            groups[-1].append(member)
        else:
            groups.append([member])
        reach = max(reach, end)
    return groups


def _columns(members: list[int], boxes: Sequence[Band]) -> tuple[list[int], list[int]] | None:
    """Left and right column, where a page has two with at least three long lines each."""
    groups = _split(members, boxes, upright=False)
    if len(groups) < 2:
        return None
    for at in range(1, len(groups)):
        left = [member for group in groups[:at] for member in group]
        right = [member for group in groups[at:] for member in group]
        if all(len(side) >= 3 and _is_prose(side, boxes) for side in (left, right)):
            return sorted(left), sorted(right)
    return None


def _is_prose(side: Sequence[int], boxes: Sequence[Band]) -> bool:
    width = max(boxes[i].right for i in side) - min(boxes[i].left for i in side)
    tall = sorted(boxes[i].height for i in side)[len(side) // 2]
    return width >= 8 * tall and sum(boxes[i].width > 0.6 * width for i in side) >= 0.6 * len(side)
