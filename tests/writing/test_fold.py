"""Folding and tokens: what counts as the same letter, and the way back to the exact words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.writing.analysis import LONGEST, arabic_variants, asked_variants, tokens
from fonds.writing.fold import fold, fold_word

TEXT = st.text(alphabet=st.sampled_from(list("aBßÉ'’ـأإآٱةىيءؤئَّ١۲3 \u202e\u200fﻻﷲך שָ-_.é\u0301łЁ東ー\n😀")), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أمر", "امر"), ("إلى", "الي"), ("مدينة", "مدينه"), ("مُسَلَّم", "مسلم"), ("الـــقائد", "القائد"), ("مسئول", "مسيول"),
        ("ﻻ", "لا"), ("ی", "ي"), ("ک", "ك"), ("١٤٣٧", "1437"), ("۱۴", "14"),
        ("Straße", "STRASSE"), ("Łódź", "lodz"), ("Ёлка", "елка"),
        ("Ἀθῆναι", "αθηναι"), ("שָׁלוֹם", "שלום"), ("ﬁle", "file"), ("Sa'id", "Said"), ("a\u202eb", "ab"),
    ],
)  # fmt: skip
def test_these_are_one(one: str, other: str) -> None:
    """Spellings that writers and keyboards do not keep apart."""
    assert fold_word(one) == fold_word(other)


OTHERS = [("حرب", "جرب"), ("سلم", "شلم"), ("tal", "tall"), ("क", "क़"), ("は", "ば"), ("كلب", "قلب")]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_these_are_not(one: str, other: str) -> None:
    """Other letters stay other letters."""
    assert fold_word(one) != fold_word(other)


@given(TEXT)
def test_folding_twice_changes_nothing_and_the_way_back_holds(text: str) -> None:
    """Laws: idempotent; every folded span leads to original words that fold to it."""
    folded = fold(text)
    assert folded.text == fold_word(text) == fold_word(folded.text)
    for start in range(len(folded.text)):
        first, last = folded.span(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert folded.text[start] in fold_word(text[first:last])


@given(TEXT)
def test_tokens_quote_the_text_and_are_fit_for_engines(text: str) -> None:
    """Laws: text == whole[start:end], in sequence, no blank or control inside, folded forms stable."""
    place = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text and token.start >= place
        place = token.end
        for form in (token.folded, *token.variants):
            assert form and not any(letter.isspace() or ord(letter) < 32 for letter in form)
        assert fold_word(token.folded) == token.folded


def test_words_that_need_care() -> None:
    """Hyphens part, apostrophes join, possessives and elisions come off, hidden signs hide nothing."""
    assert [token.folded for token in tokens("Al-Halabi's men, Sa'id, l'ordre, O'Brien")] == [
        "al", "halabi", "men", "said", "l", "ordre", "obrien",
    ]  # fmt: skip
    assert [token.text for token in tokens("tal\u202eMarna x_y")] == ["tal\u202eMarna", "x", "y"]
    assert [token.folded for token in tokens("東京 2019-03")] == ["東", "京", "2019", "03"]


def test_a_very_long_word_is_cut_by_one_rule() -> None:
    """255 UTF-16 units, also for letters that take two."""
    assert len(tokens("x" * 900)[0].folded) == LONGEST
    assert len(tokens("\U00010400" * 900)[0].folded.encode("utf-16-le")) // 2 <= LONGEST


def test_arabic_particles_come_off_only_where_three_letters_stay() -> None:
    """Text gives every form; a question only loses its article."""
    assert arabic_variants(fold_word("وبالمدينة")) == ("بالمدينه", "المدينه", "مدينه")
    assert "القايد" in arabic_variants(fold_word("للقائد"))
    assert arabic_variants("وصل") == () and arabic_variants("ordre") == ()
    assert asked_variants(fold_word("القائد")) == ("قايد",) and asked_variants("وليد") == ()
