"""Reading pictures: every line is accounted for, in its own language, with boxes on the picture as it was given."""

import json
import unicodedata
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from fonds.engines.ocr import clean, numerals
from fonds.engines.ocr.contract import Grey
from fonds.engines.ocr.layout import Band, bands, in_reading_sequence
from fonds.engines.ocr.tesseract import Tesseract, data_folder

needs_data = pytest.mark.skipif(data_folder() is None, reason="language data are not installed; run `make data`")
GOLD = Path(__file__).resolve().parents[3] / "shared/gold/ocr_arabic_printed"
LINES = ["The harbour office holds", "the bridge until Thursday,", "and no lorry may pass", "before the colonel says so."]


@pytest.fixture(scope="module")
def tesseract() -> Tesseract:
    return Tesseract()


def page(lines: list[str], *, size: int = 34, left: int = 90) -> Image.Image:
    sheet = Image.new("L", (1000, 160 + 70 * len(lines)), 255)
    pen = ImageDraw.Draw(sheet)
    for rank, line in enumerate(lines):
        pen.text((left, 80 + 70 * rank), line, font=ImageFont.load_default(size), fill=0)
    return sheet


def grey(sheet: Image.Image) -> Grey:
    return np.asarray(sheet, dtype=np.uint8)


def text(tesseract: Tesseract, picture: Grey) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in tesseract.read(picture).lines]


@needs_data
def test_a_clean_page_is_read_line_by_line(tesseract: Tesseract) -> None:
    found = tesseract.read(grey(page(LINES)))
    assert [" ".join(word.text for word in line.words) for line in found.lines] == LINES
    assert found.angle == 0.0 and found.notes == ()
    assert all(line.language == "en" for line in found.lines)


@needs_data
@pytest.mark.parametrize("angle", [-3.0, 1.5])
def test_a_slanted_page_is_straightened_and_its_boxes_lie_on_the_slant(tesseract: Tesseract, angle: float) -> None:
    sheet = page(LINES)
    turned = sheet.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
    found = tesseract.read(grey(turned))
    assert [" ".join(word.text for word in line.words) for line in found.lines] == LINES
    assert found.angle == pytest.approx(-angle, abs=0.5)
    # The centre of the first line, turned by hand, lies in its box.
    straight = tesseract.read(grey(sheet)).lines[0].xywh
    x, y = straight[0] + straight[2] / 2, straight[1] + straight[3] / 2
    turn = cv2.getRotationMatrix2D((sheet.width / 2, sheet.height / 2), angle, 1.0)
    there = turn @ np.array([x, y, 1.0])
    left, top, width, height = found.lines[0].xywh
    assert left <= there[0] <= left + width and top <= there[1] <= top + height


@needs_data
def test_a_dirty_page_is_cleaned_first(tesseract: Tesseract) -> None:
    chance = np.random.default_rng(4)
    picture = grey(page(LINES)).astype(np.float64) * 0.8 + np.linspace(0, 50, 1000)[None, :] + chance.normal(0, 14, (440, 1000))
    found = tesseract.read(picture.clip(0, 255).astype(np.uint8))
    assert [" ".join(word.text for word in line.words) for line in found.lines] == LINES
    assert any("noise" in note for note in found.notes)


@needs_data
def test_a_scrawl_is_seen_and_not_read(tesseract: Tesseract) -> None:
    """A tangle of ink is a line; it holds no word; its box says where it is."""
    sheet = page(LINES[:2])
    pen = ImageDraw.Draw(sheet)
    chance = np.random.default_rng(8)
    points = [(120 + 3 * step + 9 * float(chance.normal()), 262 + 7 * float(chance.normal())) for step in range(110)]
    pen.line(points, fill=0, width=2)
    found = tesseract.read(grey(sheet))
    assert [" ".join(word.text for word in line.words) for line in found.lines][:2] == LINES[:2]
    scrawl = found.lines[2]
    assert not scrawl.words and scrawl.language is None
    assert "1 line seen, not read" in found.notes
    assert 80 < scrawl.xywh[0] < 140 and 230 < scrawl.xywh[1] < 262


def test_an_empty_page_has_no_lines() -> None:
    assert bands(clean.ink(np.full((600, 400), 255, np.uint8))) == []


def test_a_frame_and_a_ruled_line_are_no_writing() -> None:
    sheet = page(LINES)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((20, 20, 980, 400), outline=0, width=3)
    pen.line((90, 135, 900, 135), fill=0, width=3)
    assert len(bands(clean.ink(grey(sheet)))) == len(LINES)


def test_tight_lines_are_told_apart() -> None:
    sheet = Image.new("L", (1000, 700), 255)
    ImageDraw.Draw(sheet).multiline_text((60, 60), "\n".join(LINES * 3), font=ImageFont.load_default(34), fill=0, spacing=2)
    assert len(bands(clean.ink(grey(sheet)))) == 12


def test_columns_are_read_one_after_the_other_by_the_script() -> None:
    left = [Band(0, 30 * row, 300, 30 * row + 20) for row in range(4)]
    right = [Band(400, 30 * row, 700, 30 * row + 20) for row in range(4)]
    assert in_reading_sequence([*left, *right], right_to_left=False) == [0, 1, 2, 3, 4, 5, 6, 7]
    assert in_reading_sequence([*left, *right], right_to_left=True) == [4, 5, 6, 7, 0, 1, 2, 3]


def test_fields_of_a_form_are_read_row_by_row() -> None:
    rows = [band for row in range(4) for band in (Band(0, 40 * row, 80, 40 * row + 20), Band(300, 40 * row, 360, 40 * row + 20))]
    assert in_reading_sequence(rows, right_to_left=False) == list(range(8))
    assert in_reading_sequence(rows, right_to_left=True) == [1, 0, 3, 2, 5, 4, 7, 6]


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(1, 300), st.integers(1, 60)), max_size=25),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_every_line_is_read_once(places: list[tuple[int, int, int, int]], right_to_left: bool) -> None:
    """Law: the reading sequence is a permutation, however the lines lie."""
    boxes = [Band(x, y, x + width, y + height) for x, y, width, height in places]
    assert sorted(in_reading_sequence(boxes, right_to_left=right_to_left)) == list(range(len(boxes)))


@pytest.mark.parametrize(
    ("seen", "written"),
    [
        ("۱۶۳۷", "١٤٣٧"),
        ("4۵۸0", "4٥٨٥"),
        ("17/6/2016", "17/6/2016"),
        ("۱۲/۳", "١٢/٣"),
        ("۷۲۰4", "٧٢٠٤"),
    ],
)
def test_numbers_of_the_persian_data_become_arabic_ones(seen: str, written: str) -> None:
    """The Persian six has the shape of the Arabic four; Western numbers stay Western."""
    assert numerals.as_written(seen) == written.replace("4", "٤" if any("٠" <= c <= "٩" for c in written) else "4")


def test_nine_and_six_are_told_by_the_loop() -> None:
    """Drawn by hand: a ring with a tail is a nine, a hook is a six."""
    dark = np.zeros((60, 120), np.uint8)
    cv2.ellipse(dark, (25, 20), (12, 12), 0, 0, 360, 255, 4)
    cv2.line(dark, (37, 20), (37, 55), 255, 4)
    cv2.line(dark, (70, 8), (90, 8), 255, 4)
    cv2.line(dark, (90, 8), (98, 55), 255, 4)
    assert numerals.told_apart("٩٩", dark) == "٩٦"
    assert numerals.told_apart("٩", dark) == "٩", "the count of signs does not fit: nothing is changed"


@needs_data
def test_a_second_reading_is_the_same(tesseract: Tesseract) -> None:
    picture = grey(page(LINES).rotate(2, fillcolor=255))
    assert tesseract.read(picture) == tesseract.read(picture)


@needs_data
@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold data are not beside this checkout")
def test_printed_arabic_lines_are_read(tesseract: Tesseract) -> None:
    """Ten lines of three books: none lost, under 0.2 of the letters wrong."""
    from rapidfuzz.distance import Levenshtein

    def plain(written: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFKC", written) if not unicodedata.combining(c) and c != "ـ").replace(
            " ", ""
        )

    rows = [json.loads(line) for line in (GOLD / "gold.jsonl").read_text("utf-8").splitlines()][::18]
    images = {row["doc"]: row["image"] for row in map(json.loads, (GOLD / "docs.jsonl").read_text("utf-8").splitlines())}
    wrong = letters = 0
    for row in rows:
        read = " ".join(text(tesseract, np.asarray(Image.open(GOLD / images[row["doc"]]).convert("L"), dtype=np.uint8)))
        assert read
        wrong += Levenshtein.distance(plain(row["value"]), plain(read))
        letters += len(plain(row["value"]))
    assert wrong / letters < 0.2
