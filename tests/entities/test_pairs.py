"""Tables of pairs: columns by name or by place."""

from pathlib import Path

import pytest

from fonds.entities.pairs import score_file
from fonds.errors import WrongUse


def test_named_columns_are_found_and_others_kept(tmp_path: Path) -> None:
    """A column of the truth stays beside the score."""
    table = tmp_path / "pairs.csv"
    table.write_text("schema,name1,name2,is_match\nPerson,Yusuf al-Darwazi,يوسف الدروزي,true\n", encoding="utf-8")
    (row,) = score_file(table)
    assert row["is_match"] == "true" and row["verdict"] == "same" and row["score"] > 0.9
    assert row["reasons"] and row["vetoes"] == []


def test_without_a_header_the_first_two_columns_are_the_names(tmp_path: Path) -> None:
    """The first line is then a pair as well."""
    table = tmp_path / "pairs.tsv"
    table.write_text("Khalil al-Shamruqi\tKhalid al-Shamruqi\nMurad Kasirov\tMurad Kasirov\n", encoding="utf-8")
    rows = list(score_file(table))
    assert [row["verdict"] for row in rows] == ["different", "same"]
    assert rows[0]["vetoes"]


def test_a_table_of_one_column_is_refused_with_the_line(tmp_path: Path) -> None:
    """The sentence names the line and what to do."""
    table = tmp_path / "one.tsv"
    table.write_text("Murad Kasirov\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="line 1"):
        list(score_file(table))
