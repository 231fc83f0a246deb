"""Which language a line is in: told from what is said, not from who says it."""

from fonds.pages.language import of_document, of_lines

ENGLISH = "the lorries leave at noon and nobody in the town is to be told about it before they are gone"


def test_a_message_counts_without_its_stamp_and_sender() -> None:
    """Chats as two makers write them; the sender's script is another one than the message's."""
    lines = [
        f"12/03/2019, 20:14 - عبد الرحمن المنصوري: {ENGLISH}",
        "12/03/2019, 8:15 pm - Lina Marou of the Stores: تم",
        f"[12/03/2019, 20:16:00] لينا مارون: {ENGLISH}",
        "\u200e[١٢/٣/٢٠١٩، ٨:١٧:٠٠ م] Captain Oren Vash: تم استلام القمح",
        "12/03/2019, 20:18 - Nadir: ok",
    ]
    assert of_lines(lines) == ["en", "ar", "en", "ar", None]


def test_a_second_line_of_a_message_stands_for_itself() -> None:
    assert of_lines([f"12/03/2019, 20:14 - لينا: {ENGLISH}", "وصلت الشاحنات إلى الميناء"]) == ["en", "ar"]


def test_the_name_of_a_field_does_not_count() -> None:
    """``Subject:`` has more letters than a short Arabic subject."""
    assert of_lines(["Subject: القمح", "Note: two keys are missing"]) == ["ar", None]


def test_a_mixed_document_takes_the_language_of_most_letters() -> None:
    lines = [ENGLISH, "تم استلام القمح"]
    assert of_document(zip(lines, of_lines(lines), strict=True)) == "en"
    assert of_document(zip(lines[1:] * 9 + lines[:1], of_lines(lines[1:] * 9 + lines[:1]), strict=True)) == "ar"
    assert of_document([("Nadir Faroun", None)]) is None
