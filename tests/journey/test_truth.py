"""The journey judged by the example's truth: what is planted is found, what must stay open stays open."""

import json
from pathlib import Path

import pytest
from evaluation.example import TRUTH, Judged

from fonds.export import jsonl
from fonds.model import Claim, Deal, Document, Event, Failure, Line, Mention, Order, Page, Relation, Slot, Time
from fonds.workbench import FINDINGS, Workbench


@pytest.fixture(scope="session")
def judged(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """The export beside the truth."""
    out = tmp_path_factory.mktemp("out")
    with Workbench(example / "harbour.fonds") as bench:
        jsonl.export(bench.store, out)
    return Judged(out, json.loads(TRUTH.read_text("utf-8")))


MINIMA = {
    "documents with all their paths": 1.0,
    "documents with the right language": 0.9,
    "people who must not be merged kept apart": 1.0,
}
"""Shares below which the journey is broken; the others are measured in docs/explanation/quality.md and raised as they grow."""


def test_the_planted_things_are_found(judged: Judged) -> None:
    """Each share at least at its minimum."""
    shares = {row.metric: row for row in judged.rows()}
    assert set(MINIMA) <= set(shares)
    low = {name: (shares[name].fonds, shares[name].note) for name, least in MINIMA.items() if shares[name].fonds < least}
    assert not low


def test_every_finding_quotes_its_page_exactly(harbour: Workbench) -> None:
    """All kinds, all slots, all anchors: text is page text at start and end."""
    text = {(page.document, page.page): page.text for page in harbour.rows(Page)}
    count = 0
    for kind in FINDINGS:
        for row in harbour.rows(kind):
            whole = text[row.document, row.page]
            assert row.text == whole[row.start : row.end], row
            assert row.anchors, row
            for anchor in row.anchors:
                assert anchor.quote == text[anchor.document, anchor.page][anchor.start : anchor.end], row
            for slot in slots(row):
                assert slot.text == text[slot.document or row.document, slot.page or row.page][slot.start : slot.end], (row, slot)
            count += 1
    assert count > 300


def slots(row: Mention | Time | Claim | Deal | Order | Event | Relation) -> list[Slot]:
    """All filled slots of a finding."""
    values: list[object] = []
    match row:
        case Claim():
            values = [row.source, *row.via]
        case Deal():
            values = [*row.parties, row.time, row.duration, row.jurisdiction]
            for term in row.terms:
                values += [getattr(term, name) for name in term.__dataclass_fields__]
        case Order():
            values = [row.issuer, row.addressee, row.action, row.theme, row.place, row.deadline]
        case Event():
            values = [row.place, row.time, *(role.slot for role in row.roles)]
        case Relation():
            values = [row.source, row.target]
        case _:
            pass
    return [value for value in values if isinstance(value, Slot)]


def test_every_anchor_of_a_scan_has_a_box_on_its_page(harbour: Workbench) -> None:
    """Boxes lie inside the picture of the page."""
    size = {(page.document, page.page): (page.width, page.height) for page in harbour.rows(Page)}
    scans = {page.document for page in harbour.rows(Page) if page.layer == "ocr"}
    assert len(scans) >= 5
    for line in harbour.rows(Line):
        if line.document in scans:
            width, height = size[line.document, line.page]
            assert line.xywh is not None and width and height
            x, y, w, h = line.xywh
            assert x >= -2 and y >= -2 and x + w <= width + 2 and y + h <= height + 2


def test_the_broken_file_and_the_unread_page_are_listed_with_a_remedy(harbour: Workbench) -> None:
    """What failed, and what was read in part only: never silent."""
    failed = [row for row in harbour.rows(Document) if row.status == "failed"]
    partial = [row for row in harbour.rows(Document) if row.status == "partial"]
    assert [row.paths for row in failed] == [("coastal/CC4-L-0325.pdf",)]
    assert [row.paths for row in partial] == [("orders/note customs house.png",)]
    assert {failure.document for failure in harbour.rows(Failure)} == {row.id for row in (*failed, *partial)}
    assert all(failure.why and failure.remedy for failure in harbour.rows(Failure))


def test_unstated_stays_unstated(judged: Judged) -> None:
    """No giver, issuer or addressee that the truth calls UNSTATED is filled."""
    for told in judged.truth["orders"]:
        for name in told["unstated"]:
            for row in judged.agreeing("orders", told):
                assert not isinstance(row.get(name), dict), (told["id"], name, row.get(name))


def test_the_export_is_the_same_twice(example: Path, tmp_path: Path) -> None:
    """Same bytes."""
    with Workbench(example / "harbour.fonds") as bench:
        jsonl.export(bench.store, tmp_path / "one")
        jsonl.export(bench.store, tmp_path / "two")
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
