"""What reaches a terminal: text of a leak cannot steer it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.cli.output import escaped, safe

HOSTILE = ["\x1b[2J", "\x9b31m", "\x07", "\u202egnp.exe", "\u2066x\u2069", "a\r\nb", "\x7f", "\u2028", "\U000e0041"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_for_a_person_holds_only_what_can_be_seen(text: str) -> None:
    """Escape sequences, bells, direction signs, further lines: gone."""
    assert safe(f"a {text} b").isprintable()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_for_a_machine_is_as_safe_and_says_the_same(text: str) -> None:
    """The letter is written by its number, and comes back when the line is parsed."""
    line = escaped(json.dumps({"text": text}, ensure_ascii=False))
    assert line.isprintable() and json.loads(line) == {"text": text}


@given(st.text())
def test_escaping_never_changes_what_a_line_says(text: str) -> None:
    """Law, for any text; letters of any script stay as they are."""
    line = escaped(json.dumps([text], ensure_ascii=False))
    assert json.loads(line) == [text]
    assert escaped('["درسمون – Łódź"]') == '["درسمون – Łódź"]'
