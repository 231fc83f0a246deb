"""Arabic-Indic digits: from what the Persian data see to what stands there.

Tesseract's Arabic data hardly know these digits (about half of them wrong, measured on four typefaces);
its Persian data do, but name three of them after the signs that they resemble. The tables below are the
confusions as measured; nine and six, which it mixes up, are told apart by the nine's closed loop.
"""

import re

import cv2
import numpy as np

from fonds.engines.ocr.contract import Grey

EASTERN = re.compile(r"[٠-٩۰-۹]")
_PERSIAN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٤٧٨٩")
"""The Persian six has the shape of the Arabic four."""
_LATIN = str.maketrans("0123456789", "٥٦٤٣٤٤٦٦٨٩")
"""Latin signs that an Arabic digit is taken for, inside a number of Arabic digits."""
_LETTERS = str.maketrans("یکگ", "يكك")
NINE, SIX = "٩", "٦"
LOOP = 0.03
"""Of a digit's box: a smaller hole is a speck of paper."""


def as_written(text: str) -> str:
    """A word as the Persian data give it, in Arabic letters and, if it holds such digits, Arabic-Indic digits only."""
    written = text.translate(_LETTERS)
    return written.translate(_PERSIAN).translate(_LATIN) if EASTERN.search(written) else written


def told_apart(text: str, dark: Grey) -> str:
    """The same number with its nines and sixes by their shape; ``dark`` is its ink (255), cut out of the line.

    Digits never join, so the pieces of ink are the signs; where their count does not fit, nothing is changed.
    """
    if NINE not in text and SIX not in text:
        return text
    count, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(dark), connectivity=8)
    pieces = sorted(
        (tuple(map(int, row[:4])) for row in stats[1:count] if row[cv2.CC_STAT_AREA] >= 12), key=lambda piece: piece[0]
    )
    if len(pieces) != len(text):
        return text
    signs = list(text)
    for rank, (left, top, width, height) in enumerate(pieces):
        if signs[rank] in (NINE, SIX):
            signs[rank] = NINE if _has_loop(dark[top : top + height, left : left + width]) else SIX
    return "".join(signs)


def _has_loop(sign: Grey) -> bool:
    padded = cv2.copyMakeBorder(sign, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(0,))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(padded), connectivity=4)
    outside = int(labels[0, 0])
    return any(stats[label, cv2.CC_STAT_AREA] >= LOOP * sign.size for label in range(1, count) if label != outside)
