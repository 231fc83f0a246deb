"""Which texts share wording by copying, and which only look alike."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.proof.copies import compare, judge
from fonds.proof.texts import Text

LETTER = """Regional Command, Qasr Yabis
To the commander of the Third Battalion
Further to our talk of Sunday evening the heavy guns and the two anti-aircraft pieces are to leave the hill before dawn.
The drivers will wait at the brick works until the road has been cleared, and nobody is to use the telephone.
The bakery remains open. Its keys stay with the miller, who will be told by his brother in good time.
You will burn this page when you have read it and send word by the boy with the grey mule."""

ARABIC = """القيادة العامة في وادي الزبيب
إلى قائد الكتيبة الثالثة المحترم
بناء على ما تم الاتفاق عليه مساء الأحد يتم سحب السلاح الثقيل من التلة قبل فجر يوم الخميس القادم
وعلى السائقين الانتظار عند معمل الطوب حتى يفتح الطريق ولا يستعمل أحد الهاتف
ويبقى الفرن مفتوحا ومفاتيحه عند الطحان الذي يبلغه أخوه في الوقت المناسب"""


def noisy(text: str, share: float, seed: int) -> str:
    """Letters changed as a poor scanner changes them."""
    dice = random.Random(seed)
    swap = {
        "e": "c",
        "o": "0",
        "l": "1",
        "m": "rn",
        "h": "b",
        "t": "f",
        "n": "u",
        "ا": "أ",
        "ب": "ت",
        "ر": "ز",
        "ح": "خ",
        "ي": "ى",
    }
    return "".join(swap.get(letter, letter) if dice.random() < share else letter for letter in text)


def pair(a: str, b: str):
    return judge(Text.of("a", a), Text.of("b", b))


@pytest.mark.parametrize("text", [LETTER, ARABIC])
def test_a_poorly_scanned_copy_is_a_copy(text: str) -> None:
    found = pair(text, noisy(text, 0.25, 7))
    assert found and found.kind == "copy" and found.probability > 0.9


def test_an_abridged_copy_is_an_extract_and_its_gaps_do_no_harm() -> None:
    lines = LETTER.split("\n")
    found = pair(LETTER, "\n".join([lines[2], lines[3]]))
    assert found and found.kind == "extract" and found.covered_b > 0.95


def test_vowel_signs_and_spelling_habits_do_not_part_two_arabic_copies() -> None:
    found = pair(ARABIC, ARABIC.replace("أ", "ا").replace("السلاح", "السِّلاح").replace("ة", "ه"))
    assert found and found.kind == "copy" and found.similarity == 1.0


def test_another_letter_of_the_same_office_is_no_copy() -> None:
    other = """Regional Command, Qasr Yabis
To the commander of the Third Battalion
The doctor asks for forty blankets and for somebody who can mend the pump in the lower village.
Please let us know whether the schoolmaster has been paid; his wife was here again and she was not content."""
    found = pair(LETTER, other)
    assert found is None or found.probability < 0.5


def test_a_form_filled_in_twice_is_a_twin_not_a_copy() -> None:
    form = (
        "Waybill number {n}. The carrier {who} received from the depot of {place} on {day} the goods listed overleaf, "
        "weighing {w} kilograms in all, and has signed for them in the presence of the keeper of the depot."
    )
    one = form.format(n=4471, who="Hanan Kessab", place="Mirdash", day="12 May", w=310)
    other = form.format(n=9082, who="Obeid Larfan", place="Tell Sukkar", day="27 June", w=84)
    found = pair(one, other)
    assert found is None or found.kind == "twin"


def test_compare_quotes_what_is_shared_exactly_and_does_not_mind_the_sequence_of_files() -> None:
    files = [("x.txt", LETTER), ("y.txt", noisy(LETTER, 0.1, 3)), ("z.txt", ARABIC)]
    found = compare(files)
    assert found == compare(files[::-1])
    assert [(row.a, row.b) for row in found] == [("x.txt", "y.txt")]
    held = dict(files)
    for row in found:
        for part in row.shared:
            assert held[row.a][part.a_start : part.a_end] == part.a_text
            assert held[row.b][part.b_start : part.b_end] == part.b_text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LETTER.split()), max_size=40), st.lists(st.sampled_from(LETTER.split()), max_size=40))
def test_judging_is_symmetric_and_shares_lie_between_0_and_1(one: list[str], other: list[str]) -> None:
    a, b = Text.of("a", " ".join(one)), Text.of("b", " ".join(other))
    assert judge(a, b) == judge(b, a)
    found = judge(a, b)
    if found:
        assert 0 <= found.covered_a <= 1 and 0 <= found.covered_b <= 1 and 0 <= found.probability <= 1
