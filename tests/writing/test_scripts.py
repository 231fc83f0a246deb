"""Plain letters: ornaments go, letters fold, every position still leads back."""

from hypothesis import given
from hypothesis import strategies as st

from fonds.writing.scripts import fold, language_of, plain

LETTERS = st.text(alphabet="أإآابتسدريىةؤئ\u064b\u064e\u0651\u0640\u200f\u200babc ٠٩۴9", max_size=80)


def test_vowels_and_tatweel_do_not_hide_a_word() -> None:
    """«سَحْـــبُ» and «سحب» are one word; the quote keeps the writer's signs."""
    text = "يجب سَحْـــبُ القوات"
    form = plain(text)
    start = form.text.index("سحب")
    first, last = form.original(start, start + 3)
    assert text[first:last] == "سَحْـــبُ"


def test_writers_choices_fold() -> None:
    """Alef forms, ى and ي, ة and ه, digits."""
    assert fold("أمـرٌ إلى المدينة ١٤٤٠") == "امر الي المدينه 1440"


def test_language_by_script() -> None:
    """Most letters decide; digits alone tell nothing."""
    assert language_of("كتاب رقم 12") == "ar"
    assert language_of("Letter no 12") == "en"
    assert language_of("12/3 – 14") is None


@given(LETTERS)
def test_every_plain_letter_leads_back(text: str) -> None:
    """Law: each letter of the plain form stands at its offset in the original, in sequence."""
    form = plain(text)
    assert len(form.text) == len(form.offsets)
    assert list(form.offsets) == sorted(set(form.offsets))
    for index, offset in enumerate(form.offsets):
        assert fold(text[offset]) == form.text[index]


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """Law: fold is idempotent."""
    assert fold(fold(text)) == fold(text)
