"""CSV that no spreadsheet runs, GraphML that any program reads."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fonds.engines.store.contract import Store
from fonds.export.flat import export_csv, export_graphml, safe_cell
from fonds.export.rows import FILES
from fonds.model import Entity, Relation, Slot


def test_tables_hold_every_row_and_slot(store: Store, tmp_path: Path) -> None:
    """A column for each part of a slot; UNSTATED and null stay apart."""
    counts = export_csv(store, tmp_path)
    assert counts["orders"] == 1 and {path.stem for path in tmp_path.glob("*.csv")} == set(FILES)
    with (tmp_path / "orders.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["issuer"] == "UNSTATED" and row["theme"] == ""
    assert row["addressee"] == "Guard" and row["addressee.start"] == "20" and row["written.earliest"] == "2019-03-01"


def test_no_cell_begins_like_a_formula(store: Store, tmp_path: Path) -> None:
    """Hostile paths, names and lines of a leak are text in a spreadsheet."""
    export_csv(store, tmp_path)
    texts = 0
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    texts += cell.startswith("'=")
                    assert not cell.startswith(("=", "+", "@", "\t", "\r")), (path.name, cell)
    assert texts >= 3


FORMULAS = [
    "=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1", "\u00a0=1", "\x01=1", "\u200b=1", "\u202e+1", "\x7f@x",
]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
def test_formulas_get_an_apostrophe(cell: str) -> None:
    """Whatever stands before them."""
    assert safe_cell(cell) == f"'{cell}"


CELLS = [(-3, "-3"), (1.5, "1.5"), (True, "true"), (None, ""), ("a=b", "a=b"), (["x"], '["x"]')]


@pytest.mark.parametrize(("value", "cell"), CELLS)
def test_other_cells_stay(value: object, cell: str) -> None:
    """Numbers stay numbers, harmless text stays as it is."""
    assert safe_cell(value) == cell


@given(st.text(max_size=20))
def test_any_text_survives_as_text(text: str) -> None:
    """Law: with the apostrophe off again, the text is the same (NUL apart)."""
    cell = safe_cell(text)
    assert cell.removeprefix("'") == text.replace("\0", "").removeprefix("'")


def test_the_graph_is_sound_xml(store: Store, tmp_path: Path) -> None:
    """Names with markup and controls are text; relations whose ends are known are edges."""
    store.put([Entity("e<2>", "PER", "A & \x01<b>", ())])
    store.put([Relation(0, 2, "of", "rules", Slot("x", 0, 1, "e1"), Slot("y", 0, 1, "e<2>"), id="r2", document="d1", page=1)])
    assert export_graphml(store, tmp_path) == {"entities": 2, "relations": 1}
    tree = etree.parse(tmp_path / "network.graphml")
    names = tree.xpath("//*[local-name()='data'][@key='name']/text()")
    assert names == ["=Guard <b>", "A & <b>"]
    assert len(tree.xpath("//*[local-name()='edge']")) == 1
