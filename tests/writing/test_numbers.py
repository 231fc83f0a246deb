"""Numbers in digits and words, English and Arabic: understood as meant, quoted as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.writing.numbers import find_numbers, number_of, ordinal_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("four hundred", 400),
        ("Twenty-five thousand", 25000),
        ("one hundred and ten", 110),
        ("1,200", 1200),
        ("30 000", 30000),
        ("2.5", 2.5),
        ("3 million", 3_000_000),
        ("a dozen", 12),
        ("٣٬٥٠٠", 3500),
        ("۲۴", 24),
        ("أربعمئة", 400),
        ("أربعمائة", 400),
        ("ثلاثة آلاف", 3000),
        ("خمسة وعشرون", 25),
        ("اثني عشر", 12),
        ("ألف وأربعمئة وأربعين", 1440),
        ("مئتين وخمسين", 250),
        ("ثلاثةُ آلافٍ", 3000),
    ],
)
def test_a_number_is_understood(written: str, value: float) -> None:
    """Digits of any script and words of both languages give one value."""
    assert number_of(written) == value


@pytest.mark.parametrize("written", ["tankers", "", "شاحنة", "one tanker", "12 lorries"])
def test_what_is_no_number_is_none(written: str) -> None:
    """A word beside the number makes it something else."""
    assert number_of(written) is None


@pytest.mark.parametrize(
    ("written", "value"), [("the 9th", 9), ("twenty-first", 21), ("التاسع", 9), ("الحادي عشر", 11), ("الخامس والعشرين", 25)]
)
def test_an_ordinal_is_understood(written: str, value: int) -> None:
    """Ordinals as figures and as words."""
    assert ordinal_of(written) == value


def test_numbers_are_quoted_as_written() -> None:
    """Spans quote the text; dates and codes are not numbers."""
    text = "Gave four hundred rifles and ٣٬٥٠٠ litres on 3/4/2016; see CC4/117. وسُلّمت أربعمئة بندقية."
    found = find_numbers(text)
    assert [amount.text for amount in found] == ["four hundred", "٣٬٥٠٠", "أربعمئة"]
    assert all(text[amount.start : amount.end] == amount.text for amount in found)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_with_separators_keep_their_value(number: int) -> None:
    """Law: separators and scripts never change a number."""
    assert number_of(f"{number:,}") == number
    assert number_of("".join(chr(0x0660 + int(digit)) for digit in str(number))) == number


@given(st.text(alphabet="abcdefgh one two hundred ألف مئة و 0123456789,./-", max_size=60))
def test_every_span_quotes_its_text(text: str) -> None:
    """Law: text == whole[start:end]."""
    assert all(text[amount.start : amount.end] == amount.text for amount in find_numbers(text))
