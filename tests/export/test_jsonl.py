"""The JSON lines export: the promised fields, valid by the committed schemas, the same bytes every time."""

import json
from pathlib import Path

import jsonschema
import pytest

from fonds.engines.store.contract import Store
from fonds.engines.store.memory import MemoryStore
from fonds.export import jsonl, schemas
from fonds.export.rows import FILES
from tests.export.conftest import TEXT

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"

PROMISED = {
    "documents": "id paths sha256 media_type type language written family status failure",
    "pages": "document page text layer maker",
    "lines": "document page line text xywh confidence language",
    "mentions": "id anchors text label entity",
    "entities": "id label name aliases",
    "relations": "id anchors label source target",
    "judgements": "kind of by at score reasons supersedes",
    "orders": "id anchors issuer addressee action theme place deadline written status",
    "deals": "id anchors parties terms time duration jurisdiction status",
    "events": "id anchors type mode roles place time ledger",
    "claims": "id anchors proposition asserter via cue polarity modality hedges rank maker",
    "descents": "child parent kind probability direction_known shared hedges_lost",
    "matches": "order event lead_days direction p_chance window_days verdict",
    "cards": "proposition items n_items n_origins n_copies_ignored contradictions grade because counterfactuals",
    "failures": "document path what where why remedy",
}


def rows_of(folder: Path, name: str) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> Path:
    jsonl.export(store, tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_row_fits_its_committed_schema(folder: Path, name: str) -> None:
    """Each kind has rows, each row the promised fields, and the schema in the docs accepts it."""
    held = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    assert held == schemas.schema(name), "run: python -m fonds.export.schemas docs/reference/schemas"
    found = rows_of(folder, name)
    assert found
    for row in found:
        jsonschema.Draft202012Validator(held).validate(row)
        assert set(PROMISED.get(name, "").split()) <= set(row)


def test_a_row_with_an_invented_slot_fails_its_schema(folder: Path) -> None:
    """The wrong case: a plain string where a slot belongs is refused."""
    row = rows_of(folder, "orders")[0]
    row["issuer"] = "the Guard, surely"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schemas.schema("orders")).validate(row)


def test_slots_keep_unstated_and_inapplicable_apart(folder: Path) -> None:
    """UNSTATED stays a word, null stays null, slots say where they stand, time slots carry their days."""
    order = rows_of(folder, "orders")[0]
    assert order["issuer"] == "UNSTATED" and order["theme"] is None
    assert order["addressee"]["document"] == "d1" and order["addressee"]["page"] == 1
    assert order["deadline"]["earliest"] is None and "earliest" not in order["addressee"]
    assert order["written"] == {"earliest": "2019-03-01", "latest": None}
    assert order["status"] == [{"rung": "ordered", "anchors": order["status"][0]["anchors"]}]
    assert set(order["anchors"][0]) == {"document", "path", "page", "line", "cell", "quote", "start", "end", "xywh"}
    deal = rows_of(folder, "deals")[0]
    assert deal["terms"][0]["recipient"] == "UNSTATED" and deal["terms"][1]["recipient"] is None
    assert deal["time"]["earliest"] == "2019-03-03" and deal["time"]["latest"] is None
    assert list(rows_of(folder, "events")[0]["roles"]) == ["actor", "actor_2"]


def test_the_document_itself_as_asserter(folder: Path) -> None:
    """A claim with a source names it; one without says that the document itself asserts it."""
    first, second = sorted(rows_of(folder, "claims"), key=lambda row: row["id"])
    assert first["asserter"]["text"] == "Guard" and first["by_document"] is False
    assert second["asserter"] is None and second["by_document"] is True


def test_every_quote_stands_on_its_page(folder: Path) -> None:
    """Law: text == page[start:end] for findings, slots and anchors, hostile characters and all."""
    page = {(row["document"], row["page"]): row["text"] for row in rows_of(folder, "pages")}
    assert page["d1", 1] == TEXT

    def check(value: object) -> int:
        if isinstance(value, list):
            return sum(map(check, value))
        if not isinstance(value, dict):
            return 0
        text = value.get("text", value.get("quote"))
        if "start" in value and "document" in value:
            assert page[value["document"], value["page"]][value["start"] : value["end"]] == text
        return 1 + sum(map(check, value.values()))

    assert sum(check(row) for name in FILES if name != "lines" for row in rows_of(folder, name)) > 30


def test_what_waits_is_exported_as_not_read(folder: Path) -> None:
    """A document that nobody read yet is no success."""
    assert [(row["status"], bool(row["failure"])) for row in rows_of(folder, "documents")] == [("read", False), ("failed", True)]


def test_the_same_case_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    """In any order of writing; and only whole files, nothing left over, other files untouched."""
    backward = MemoryStore()
    records = [record for kind in jsonl.KINDS.values() for record in store.rows(kind)]
    backward.put(reversed(records))
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "mine.txt").write_text("kept")
    counts = jsonl.export(store, tmp_path / "a")
    jsonl.export(backward, tmp_path / "b")
    jsonl.export(backward, tmp_path / "b")
    for name in FILES:
        assert (tmp_path / "a" / f"{name}.jsonl").read_bytes() == (tmp_path / "b" / f"{name}.jsonl").read_bytes()
    assert counts["mentions"] == 2 and counts["documents"] == 2
    assert {path.name for path in (tmp_path / "b").iterdir()} == {f"{name}.jsonl" for name in FILES} | {"mine.txt"}


def test_a_broken_write_leaves_the_old_file(tmp_path: Path) -> None:
    """An error half way keeps what was there and no draft."""
    target = tmp_path / "x.jsonl"
    target.write_bytes(b"old")

    def chunks() -> object:
        yield b"new"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        jsonl.write_whole(target, chunks())  # type: ignore[arg-type]
    assert target.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1
