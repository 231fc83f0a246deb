"""Sentence bounds and citations."""

from hypothesis import given
from hypothesis import strategies as st

from fonds.story.sentences import blocks, sentences


def texts(story: str) -> list[str]:
    return [sentence.text for sentence in sentences(story)]


def test_citations_before_or_after_the_stop_belong_to_their_sentence() -> None:
    """Both places, one bracket or two, several ids in one bracket."""
    story = "The post left [@o-1]. The town fell. [@c-1; @d1/p/1#L2] [@c-2] The rest waits."
    found = sentences(story)
    assert [sentence.text for sentence in found] == ["The post left.", "The town fell.", "The rest waits."]
    assert [sentence.cites for sentence in found] == [("o-1",), ("c-1", "d1/p/1#L2", "c-2"), ()]
    assert story[found[1].start : found[1].end] == "The town fell. [@c-1; @d1/p/1#L2] [@c-2]"


def test_stops_that_end_nothing() -> None:
    """Titles, initials, numbers, names with points, and stops inside a quotation."""
    assert len(texts("Col. Halabi met Dr. S. Qattara at 4.30 p.m. near U.N. House. He left.")) == 2
    assert texts("He wrote: “Leave the town. Come back at dawn.” [@c-1] Then nothing.") == [
        "He wrote: “Leave the town. Come back at dawn.”", "Then nothing.",
    ]  # fmt: skip
    assert len(texts("It fell… and rose again. So it was.")) == 2


def test_other_scripts_end_sentences_too() -> None:
    """The Arabic question mark and a stop after Arabic words."""
    assert texts("أين ذهب القائد؟ لا أحد يعرف. [@c-1]") == ["أين ذهب القائد؟", "لا أحد يعرف."]


def test_blocks() -> None:
    """Headings and comments are no sentences; items, quotations and wrapped paragraphs are."""
    story = "# A title.\n\n<!-- Not this. -->\nOne two\nthree. [@c-1]\n\n"
    story += "- an item\n- another. [@c-2]\n\n> A long quotation. In two. [@c-3]\n\n---\n"
    assert [(sentence.kind, sentence.text) for sentence in sentences(story)] == [
        ("paragraph", "One two three."), ("item", "an item"), ("item", "another."), ("quotation", "A long quotation. In two."),
    ]  # fmt: skip
    assert [block.kind for block in blocks(story)] == ["heading", "paragraph", "item", "item", "quotation"]


PIECE = st.sampled_from(["A b", ". ", "[@c-1]", "\n\n", "“", "”", "> ", "- ", "# ", "؟ ", "<!--", "-->", "x", "\n"])


@given(st.lists(PIECE, max_size=30).map("".join))
def test_bounds_are_in_sequence_and_hide_no_word(story: str) -> None:
    """Law: sentences never overlap, and every letter outside headings and comments is in one."""
    place = 0
    for sentence in sentences(story):
        assert place <= sentence.start < sentence.end <= len(story)
        place = sentence.end
    if "<!--" not in story and "#" not in story:
        covered = "".join(story[sentence.start : sentence.end] for sentence in sentences(story))
        assert covered.count("x") == story.count("x") and covered.count("A b") == story.count("A b")
