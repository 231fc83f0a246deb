"""Right-to-left text layers: the words of a PDF set by Pango and Cairo, as a reader of the page reads them."""

import io
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from fonds.engines.ocr.tesseract import data_folder
from fonds.engines.reader.contract import ReadPage
from fonds.engines.reader.formats.bidi import Glyph, words
from fonds.engines.reader.formats.pdf import is_scrambled
from fonds.engines.reader.inline import InlineReader

PAPER = Path(__file__).parent / "data" / "cairo-arabic.pdf"
"""Made with pango-view from invented sentences; its numbers are no palindromes."""
WRITTEN = [
    "قيادة ميناء الرمل – سري",
    "العدد: ٣٧٥٠/ع/١٤٥٢",
    "التاريخ: ١٢ رمضان ١٤٥٢ هـ (9/1/2031)",
    "إلى قائد الكتيبة: تُسحب الأسلحة الثقيلة من الجسر؛ الرسالة QN-2041 Alpha Group.",
    "تسلم 1250 طناً من القمح و٨٦٠ برميلاً قبل فجر يوم الخميس.",
    "Order No. 9182 dated 12 March 2031",
]


@pytest.fixture(scope="module")
def page() -> ReadPage:
    reading = InlineReader(files_are_mine=True).read(io.BytesIO(PAPER.read_bytes()), PAPER.name)
    assert reading.failure is None
    return reading.pages[0]


def test_words_numbers_and_brackets_stand_as_written(page: ReadPage) -> None:
    assert [line.text for line in page.lines] == WRITTEN


def test_the_engine_alone_turns_letters_round() -> None:
    """Why the boxes decide: the engine's own text has each word's letters in drawing sequence, and digits right."""
    text = pypdfium2.PdfDocument(PAPER)[0].get_textpage().get_text_range()
    assert "قيادة" not in text and "قيادة"[::-1] in text
    assert "١٤٥٢" in text


def test_boxes_run_from_the_right(page: ReadPage) -> None:
    first = [word.xywh for word in page.lines[0].words if word.xywh]
    assert len(first) == 5
    assert all(before[0] > after[0] for before, after in pairwise(first))


@pytest.mark.skipif(data_folder() is None, reason="language data are not installed; run `make data`")
def test_a_number_that_the_picture_shows_the_other_way_is_told() -> None:
    """A text layer that says 2541 over a picture that shows 1452."""
    from fonds.engines.reader.formats.lines import Composer
    from fonds.engines.reader.formats.pdf import _digits_checked
    from fonds.engines.reader.formats.tools import Tools

    composer = Composer()
    composer.add([("التاريخ", None, None, None), ("1302/1/9", None, None, None)])
    notes = _digits_checked(pypdfium2.PdfDocument(PAPER)[0], 1, composer, Tools())
    assert notes == ("the text layer says 1302, the picture shows 2031: look at the page",)


def glyphs(text: str, left: float, *, rightward: bool) -> list[Glyph]:
    """Characters of equal width from ``left``; in the stream from left to right, or from right to left."""
    places = range(len(text)) if rightward else reversed(range(len(text)))
    boxes = [(left + 5.0 * place, 0.0, left + 5.0 * place + 5, 10.0) for place in places]
    return [Glyph(character, box, box) for character, box in zip(text, boxes, strict=True)]


def as_text(found: list[list[Glyph]]) -> str:
    return " ".join("".join(glyph.text for glyph in word) for word in found)


def test_a_line_that_is_right_stays_as_it_is() -> None:
    """Other makers write logical text; letters then stand from right to left in the stream."""
    line = [glyphs("الجسر", 100, rightward=False), glyphs("سلم", 60, rightward=False), glyphs("45", 40, rightward=True)]
    assert as_text(words(line, True)) == "الجسر سلم 45"


def test_words_are_put_in_sequence_by_their_place() -> None:
    line = [glyphs("سلم", 60, rightward=False), glyphs("الجسر", 100, rightward=False)]
    assert as_text(words(line, True)) == "الجسر سلم"


def test_arabic_words_inside_a_latin_line_keep_their_own_direction() -> None:
    """Drawn: LATIN TWO ONE MORE, where TWO and ONE are Arabic words read from the right."""
    line = [
        glyphs("Commander", 0, rightward=True),
        glyphs("ثان", 60, rightward=False),
        glyphs("أول", 90, rightward=False),
        glyphs("reported", 120, rightward=True),
    ]
    assert as_text(words(line, True)) == "Commander أول ثان reported"


def test_lam_and_alef_drawn_as_one_sign_are_opened() -> None:
    """Many makers give the sign's two letters the wrong way round, in one box; in two boxes they stay."""
    first, second = (10.0, 0.0, 15.0, 10.0), (0.0, 0.0, 5.0, 10.0)
    sign = [Glyph("أ", first, first), Glyph("ل", first, first), Glyph("ب", second, second)]
    assert as_text(words([sign], True)) == "لأب"
    apart = [Glyph("أ", (20, 0, 25, 10), None), Glyph("ل", (15, 0, 20, 10), None), Glyph("م", (10, 0, 15, 10), None)]
    assert as_text(words([apart], True)) == "ألم"


def test_a_scrambled_layer_is_told_from_arabic() -> None:
    """Letters of the right script that make no words; a list of names has no articles either and is short."""
    assert is_scrambled("حُٔـظٔغ ح٢ُ كجظٖ٤ طزوش حُٓٞط٠ ٖٓ حألطَحى ٝحُزٌٞحص " * 6)
    assert not is_scrambled("تنسحب القوة من الجسر إلى تل الرمل قبل فجر يوم الخميس وتسلم المفاتيح " * 6)
    assert not is_scrambled("نديم أصلان طارق حمدون")
    assert not is_scrambled("Hold the bridge until the colonel has spoken. " * 12)
