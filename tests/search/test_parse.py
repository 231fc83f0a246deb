"""The query language: what each form means, and that what cannot be read is refused with a mend."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.errors import BadQuery
from fonds.model import All, Either, Field, Keyword, Not, Phrase, Prefix, Query, Written
from fonds.search.parse import parse


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("oil", Keyword("oil")),
        ("oil fertiliser", All((Keyword("oil"), Keyword("fertiliser")))),
        ("oil AND salt", All((Keyword("oil"), Keyword("salt")))),
        ("rock and roll", All((Keyword("rock"), Keyword("and"), Keyword("roll")))),
        ("oil salt OR rice", Either((All((Keyword("oil"), Keyword("salt"))), Keyword("rice")))),
        ("oil (salt | rice)", All((Keyword("oil"), Either((Keyword("salt"), Keyword("rice")))))),
        ("oil -news", All((Keyword("oil"), Not(Keyword("news"))))),
        ("oil NOT (a OR b)", All((Keyword("oil"), Not(Either((Keyword("a"), Keyword("b"))))))),
        ('"hand back" x', All((Phrase(("hand", "back")), Keyword("x")))),
        ("“القائد العام”", Phrase(("القائد", "العام"))),
        ("fert*", Prefix("fert")),
        ("type:letter", Field("type", "letter")),
        ("lang:ar", Field("language", "ar")),
        ('person:"Samir Halabi"', Field("person", "Samir Halabi")),
        ("date:2019-03", Written(date(2019, 3, 1), date(2019, 3, 31))),
        ("date:2019-03-02..2020", Written(date(2019, 3, 2), date(2020, 12, 31))),
        ("written:..2019", Written(None, date(2019, 12, 31))),
        ("date:2020-02-01..", Written(date(2020, 2, 1), None)),
        ("date:٢٠١٩-٠٣", Written(date(2019, 3, 1), date(2019, 3, 31))),
        ("al-Asadi", Keyword("al-Asadi")),
        ("14:30", Keyword("14:30")),
        ("oil - salt", All((Keyword("oil"), Keyword("salt")))),
        ("مازوت -أخبار", All((Keyword("مازوت"), Not(Keyword("أخبار"))))),
    ],
)
def test_what_is_typed_means_this(typed: str, tree: Query) -> None:
    """Words join with AND, OR binds weaker, capitals are operators, quotes are exact."""
    assert parse(typed) == tree


@pytest.mark.parametrize(
    ("typed", "place", "mend"),
    [
        ("", "empty", "type a word"),
        ("   ", "empty", "type a word"),
        ("...", "empty", "type a word"),
        ("oil OR", "column 5", "take it away"),
        ("OR oil", "column 1", "before it"),
        ("(oil", "column 1", "close it"),
        ("oil)", "column 4", "open one"),
        ("()", "column 1", "write a word in it"),
        ('"oil', "column 1", "close it"),
        ('"!!"', "column 1", "write one"),
        ("*oil", "column 1", "fert*"),
        ("o*l", "column 2", "fert*"),
        ("o*", "column 1", "two letters"),
        ("-oil", "must not be there", "add at least one"),
        ("oil OR -salt", "must not be there", "add at least one"),
        ("date:soon", "column 1", "date:2019-03-01..2019-04-15"),
        ("date:2019-13", "not a date", "date:2019"),
        ("date:2020..2019", "run backwards", "earlier one first"),
        ("colour:red", "no field “colour”", "type, language"),
        ("type: letter", "column 1", "type:letter"),
        ("oil NEAR/5 salt", "column 5", "quotes"),
        ("oill~1", "column 5", "OR"),
        ("(" * 60 + "a" + ")" * 60, "inside one another", "several queries"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_mend(typed: str, place: str, mend: str) -> None:
    """One sentence: where, what, and what to write instead."""
    with pytest.raises(BadQuery) as error:
        parse(typed)
    assert place in str(error.value) and mend in str(error.value)


PIECE = st.sampled_from([*'ab*:()"-|! .~\u202e,نف«»', " AND ", " OR ", "date:", "2019"])


@given(st.lists(PIECE, max_size=40).map("".join))
def test_any_text_is_read_or_refused(typed: str) -> None:
    """Law: no other error ever comes out."""
    try:
        parse(typed)
    except BadQuery as error:
        assert len(str(error)) < 300
