"""Two names: what makes them one, what parts them, and that the sum says so. All names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.entities.score import compare

LETTERS = st.text("abdhiklmnorsuyz -'سعدحمنيلاوقبر", min_size=1, max_size=24)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yusuf al-Darwazi", "يوسف الدروزي"),
        ("Colonel Nizar Wahzan", "العقيد نزار وهزان"),
        ("Abdel Karim Zahlan", "عبد الكريم زهلان"),
        ("Nour al-Din Saqrawi", "نور الدين صقراوي"),
        ("Khaleel al-Shamrouqi", "Khalil el-Shamruqi"),
        ("Мурад Касиров", "Murad Kasirov"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    """Articles, titles, compounds and scripts do not part a name from itself."""
    assert compare(one, other).verdict == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khalil al-Shamruqi", "Khalid al-Shamruqi"),
        ("Khalil al-Shamruqi", "خالد الشمروقي"),
        ("سامي حسن الدروزي", "حسن الدروزي"),
        ("حسن الدروزي", "حسين الدروزي"),
        ("Amin Zahlan", "Amina Zahlan"),
        ("Murad Kasirov Sr.", "Murad Kasirov Jr."),
        ("Harun al-Shamruqi", "Harun al-Shamruqi Battalion"),
        ("هارون الشمروقي", "كتيبة هارون الشمروقي"),
        ("Wahzan Foundation", "Nizar Wahzan"),
        ("Abu Idris al-Darwazi", "Abu Yusuf al-Darwazi"),
        ("Rashid Murad", "مراد رشيد"),
    ],
)
def test_kin_namesakes_and_bodies_are_never_joined(one: str, other: str) -> None:
    """Brothers, father and son, sister and brother, and whatever is called after somebody stay apart."""
    assert compare(one, other).verdict != "same"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("4th Division", "14th Division", False),
        ("الفرقة الرابعة", "الفرقة الرابعة عشرة", False),
        ("4th Division", "الفرقة الرابعة", True),
        ("Ministry of Defence", "وزارة الدفاع", True),
        ("Ministry of Defence", "وزارة الداخلية", False),
        ("Northern Supply Office", "Southern Supply Office", False),
    ],
)
def test_bodies_are_compared_by_gloss_number_and_side(one: str, other: str, same: bool) -> None:
    """A head noun is read in both languages; another number or side is another body."""
    assert (compare(one, other, "ORG").verdict == "same") is same


def test_every_reason_is_a_number_and_they_sum_to_the_probability() -> None:
    """The explanation is the score, not a story about it."""
    from math import exp

    for one, other in (("Yusuf al-Darwazi", "يوسف الدروزي"), ("Khalil al-Shamruqi", "Khalid al-Shamruqi")):
        score = compare(one, other)
        total = sum(reason.weight for reason in score.reasons)
        assert 1 / (1 + exp(-total)) == pytest.approx(score.probability, abs=0.01)


@given(LETTERS, LETTERS)
def test_the_score_is_symmetric_and_bounded(one: str, other: str) -> None:
    """Whatever the letters: it never fails, and left and right do not matter."""
    for sort in ("PER", "ORG", "place"):
        there, back = compare(one, other, sort), compare(other, one, sort)
        assert there == back
        assert 0 <= there.probability <= 1
