"""Clean: straighten and clean a page picture before its lines are looked for, only as far as it needs it.

Every change is remembered as one matrix, so that boxes go back onto the picture as it was given.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from fonds.engines.ocr.contract import Grey
from fonds.model import Box

SMALL_TEXT = 14.0
"""Pixels: letters lower than this are enlarged before anything else."""
MOST_ENLARGED = 3.0
MOST_DOTS = 40_000_000
NOISY, VERY_NOISY = 4.0, 11.0
"""Standard deviation of the paper's grey."""
SHADED = 30.0
"""Difference in grey between the lightest and the darkest part of the paper."""
LEVEL_ENOUGH = 0.15
"""Degrees: a smaller angle is not worth the blur of turning."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """``back`` (2 x 3) takes points of the prepared picture to points of the given one; ``angle`` in degrees."""

    picture: Grey
    back: npt.NDArray[np.float64]
    angle: float
    steps: tuple[str, ...]

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The upright box around the region, on the given picture, as x, y, width, height."""
        corners = np.array([[left, top, 1], [right, top, 1], [right, bottom, 1], [left, bottom, 1]], dtype=np.float64)
        points = corners @ self.back.T
        (x1, y1), (x2, y2) = points.min(axis=0), points.max(axis=0)
        return (max(0.0, float(x1)), max(0.0, float(y1)), float(x2 - max(0.0, x1)), float(y2 - max(0.0, y1)))


def prepared(picture: Grey) -> Prepared:
    """The picture ready for finding lines."""
    steps: list[str] = []
    work: Grey = picture if _paper_is_light(picture) else np.asarray(255 - picture, dtype=np.uint8)
    scale = _enlargement(work)
    if scale > 1:
        work = _grey(cv2.resize(work, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC))
        steps.append(f"enlarged {scale:.2f} times")
    noise, shade = _noise(work), _shade(work)
    if noise > NOISY or shade > SHADED:
        work = _evened(_grey(cv2.medianBlur(work, 3)))
        if noise > VERY_NOISY:
            work = _grey(cv2.fastNlMeansDenoising(work, None, 18, 7, 21))
        else:
            work = _grey(cv2.GaussianBlur(work, (0, 0), 1.2))
        steps.append("shade and noise taken away")
    angle = skew(work)
    forward = np.array([[scale, 0, 0], [0, scale, 0]], dtype=np.float64)
    if abs(angle) >= LEVEL_ENOUGH:
        work, turn = _turned(work, angle)
        forward = turn @ np.vstack([forward, [0, 0, 1]])
        steps.append(f"turned by {angle:+.2f} degrees")
    else:
        angle = 0.0
    if noise > NOISY or shade > SHADED:
        work = _stretched(work)
    back = np.linalg.inv(np.vstack([forward, [0, 0, 1]]))[:2]
    return Prepared(work, back, angle, tuple(steps))


def ink(picture: Grey) -> Grey:
    """255 where there is ink, else 0."""
    _, dark = cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    return _grey(dark)


def skew(picture: Grey) -> float:
    """The angle in degrees by which turning makes the rows of text most distinct, -5 to 5."""
    height, width = picture.shape
    if min(height, width) < 40 or width < 1.5 * 40:
        return 0.0
    shrink = min(1.0, 900.0 / width)
    small = ink(_grey(cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)))
    best, found = -1.0, 0.0
    rough = [step * 0.5 for step in range(-10, 11)]
    for angle in rough:
        best, found = max((best, found), (_distinctness(small, angle), angle), key=lambda pair: (pair[0], -abs(pair[1])))
    for angle in (found - 0.375, found - 0.25, found - 0.125, found + 0.125, found + 0.25, found + 0.375):
        best, found = max((best, found), (_distinctness(small, angle), angle), key=lambda pair: (pair[0], -abs(pair[1])))
    level = _distinctness(small, 0.0)
    # A picture without rows of text has no best angle worth believing.
    return found if best > 1.03 * level else 0.0


def _distinctness(dark: Grey, angle: float) -> float:
    if angle:
        dark, _ = _turned(dark, angle, ground=0)
    rows = dark.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _turned(picture: Grey, angle: float, ground: int = 255) -> tuple[Grey, npt.NDArray[np.float64]]:
    height, width = picture.shape
    turn = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), dtype=np.float64)
    method = cv2.INTER_CUBIC if ground == 255 else cv2.INTER_NEAREST
    return _grey(
        cv2.warpAffine(picture, turn, (width, height), flags=method, borderMode=cv2.BORDER_CONSTANT, borderValue=(ground,))
    ), turn


def _enlargement(picture: Grey) -> float:
    tall = letter_height(ink(picture))
    if not tall or tall >= SMALL_TEXT:
        return 1.0
    most = (MOST_DOTS / picture.size) ** 0.5
    return float(max(1.0, min(MOST_ENLARGED, most, 20.0 / tall)))


def letter_height(dark: Grey) -> float:
    """Typical height of connected ink, in pixels; 0 where there is none. Specks and pictures do not count."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    if count < 2:
        return 0.0
    heights, widths, areas = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_AREA]
    likely = (
        (heights >= 5) & (heights < max(20, dark.shape[0] * 0.9)) & (areas >= 12) & (widths < dark.shape[1] * 0.9) & (widths >= 3)
    )
    if likely.sum() < 3:
        return float(np.median(heights[heights >= 3])) if (heights >= 3).any() else 0.0
    # Weighted by width: in Arabic the dots are many and the joined strokes are what a line is made of.
    order = np.argsort(heights[likely], kind="stable")
    tall, weight = heights[likely][order], widths[likely][order].cumsum()
    return float(tall[int(np.searchsorted(weight, weight[-1] / 2))])


def _paper_is_light(picture: Grey) -> bool:
    return float(np.median(picture)) > 100


def _paper(picture: Grey) -> npt.NDArray[np.bool_]:
    dark = ink(picture)
    return np.asarray(cv2.dilate(dark, np.ones((9, 9), np.uint8)) == 0)


def _noise(picture: Grey) -> float:
    paper = _paper(picture)
    if paper.sum() < 500:
        return 0.0
    rest = picture.astype(np.float32) - cv2.GaussianBlur(picture, (0, 0), 3).astype(np.float32)
    return float(rest[paper].std())


def _shade(picture: Grey) -> float:
    rows, columns = (max(1, size // 8) for size in picture.shape)
    lights = [
        float(np.percentile(picture[top : top + rows, left : left + columns], 85))
        for top in range(0, picture.shape[0] - rows + 1, rows)
        for left in range(0, picture.shape[1] - columns + 1, columns)
    ]
    return float(np.percentile(lights, 95) - np.percentile(lights, 10))


def _evened(picture: Grey) -> Grey:
    ground = cv2.GaussianBlur(cv2.morphologyEx(picture, cv2.MORPH_CLOSE, np.ones((41, 41), np.uint8)), (0, 0), 25)
    return _grey(cv2.divide(picture, ground, scale=255))


def _stretched(picture: Grey) -> Grey:
    low, high = np.percentile(picture, 1), np.percentile(picture, 60)
    if high - low < 10:
        return picture
    return np.asarray(((picture.astype(np.float32) - low) * (255.0 / (high - low))).clip(0, 255), dtype=np.uint8)


def _grey(picture: object) -> Grey:
    return np.asarray(picture, dtype=np.uint8)
