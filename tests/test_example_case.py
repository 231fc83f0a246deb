"""The example case builds the same bytes each time and holds what its truth.json says that it holds."""

from __future__ import annotations

import csv
import email
import email.policy
import hashlib
import importlib.util
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hijridate import Hijri

HARBOUR = Path(__file__).resolve().parent.parent / "examples" / "harbour"
TRUTH: dict[str, Any] = json.loads((HARBOUR / "truth.json").read_text(encoding="utf-8"))


def _load_build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("harbour_build", HARBOUR / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BUILD = _load_build()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("case")
    BUILD.build(out)
    return out


def sums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def words(text: str) -> str:
    return " ".join(text.split())


def texts() -> dict[str, str]:
    """The words of each document by path; those of an attachment are the words of the file it copies."""
    found = {document.path: BUILD.text_of(document) for document in BUILD.documents() if document.text or document.sheets}
    return {path: words(text) for path, text in found.items()}


def quotes(value: Any, document: str = "") -> Iterator[tuple[str, str]]:
    """Every (document, quote) pair of truth.json, wherever it stands."""
    if isinstance(value, dict):
        document = value.get("document", document)
        if "quote" in value and document:
            yield document, value["quote"]
        for part in value.values():
            yield from quotes(part, document)
    elif isinstance(value, list):
        for part in value:
            yield from quotes(part, document)


def slots(row: dict[str, Any]) -> Iterator[str]:
    """Every filled slot of an order or deal, without the open ones."""
    values = [row.get(name) for name in ("issuer", "addressee", "theme", "place", "destination")]
    values += [row.get("action", {}).get("text"), row.get("deadline", {}).get("text")]
    values += [value for term in row.get("terms", []) for value in term.values()]
    yield from (value for value in values if value not in (None, "UNSTATED"))


def test_two_builds_are_equal(case: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(HARBOUR / "build.py"), str(tmp_path)], check=True, capture_output=True)
    assert sums(tmp_path) == sums(case)
    assert len(sums(case)) == len(BUILD.documents())


def test_every_file_is_marked_as_fiction(case: Path) -> None:
    mark = BUILD.MARK.encode()
    for document in BUILD.documents():
        data = (case / document.path).read_bytes()
        assert mark in data or BUILD.MARK in _keywords(data), document.path
        if document.text or document.sheets:
            assert BUILD.MARK in BUILD.text_of(document), document.path
    for file in (HARBOUR / "texts").iterdir():
        assert BUILD.MARK in file.read_text(encoding="utf-8"), file.name


def _keywords(pdf: bytes) -> str:
    """What a PDF says of itself: the mark on its pages is in pictures or in compressed streams."""
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return str(opened.docinfo.get("/Keywords", ""))


def test_every_quote_stands_in_its_document() -> None:
    found = texts()
    pairs = list(quotes(TRUTH))
    assert len(pairs) > 50
    missing = [(path, quote) for path, quote in pairs if words(quote) not in found[path]]
    assert not missing


def test_slots_and_spellings_stand_in_the_texts() -> None:
    found = texts()
    for row in TRUTH["orders"] + TRUTH["deals"]:
        wrong = [value for value in slots(row) if words(value) not in found[row["document"]]]
        assert not wrong, (row["id"], wrong)
    everything = "\n".join(found.values())
    wrong = [name for entity in TRUTH["entities"] for name in entity["spellings"] if name not in everything]
    assert not wrong
    names = {entity["name"] for entity in TRUTH["entities"]}
    assert all(set(entity["must_not_merge_with"]) <= names for entity in TRUTH["entities"])


def test_copies_share_what_is_said_and_lose_the_hedge() -> None:
    found = texts()
    for row in TRUTH["copies"]:
        lost = row["hedge_lost"]
        if lost:
            assert words(lost["parent_quote"]) in found[row["parent"]]
            assert lost["hedge"] in lost["parent_quote"]
            assert words(lost["child_quote"]) in found[row["child"]]
            assert lost["hedge"] not in lost["child_quote"]


def test_truth_names_exactly_the_files_of_the_case(case: Path) -> None:
    named = [path for document in TRUTH["documents"] for path in document["paths"]]
    assert len(named) == len(set(named))
    assert {path for path in named if "!/" not in path} == set(sums(case))
    known = set(named)
    for search in TRUTH["searches"]:
        assert set(search["must_find"]) | set(search["should_find"]) <= known
    by_sum: dict[str, list[str]] = {}
    for path, digest in sums(case).items():
        by_sum.setdefault(digest, []).append(path)
    same = [sorted(paths) for paths in by_sum.values() if len(paths) > 1]
    assert same == [sorted(row["paths"]) for row in TRUTH["duplicates"] if not any("!/" in path for path in row["paths"])]


def test_attachments_are_the_same_bytes_as_the_loose_files(case: Path) -> None:
    members = {}
    for path in case.rglob("*.eml"):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for part in message.iter_attachments():
            raw = part.get_payload(decode=True)
            assert isinstance(raw, bytes)
            members[f"{path.relative_to(case).as_posix()}!/{part.get_filename()}"] = raw
    named = {path: row["paths"][0] for row in TRUTH["documents"] for path in row["paths"] if "!/" in path}
    assert set(members) == set(named)
    assert all(members[member] == (case / loose).read_bytes() for member, loose in named.items())


def test_hijri_dates_agree_within_a_day() -> None:
    day = timedelta(days=1)
    checked = 0
    for row in TRUTH["documents"]:
        if "hijri" in row:
            exact = Hijri(*row["hijri"]).to_gregorian()
            written = row["written"]
            assert (exact - day, exact + day) == (date.fromisoformat(written["earliest"]), date.fromisoformat(written["latest"]))
            checked += 1
    for order in TRUTH["orders"]:
        if "hijri" in order["deadline"]:
            exact = Hijri(*order["deadline"]["hijri"]).to_gregorian()
            assert order["deadline"]["earliest"] <= exact.isoformat() <= order["deadline"]["latest"]
            checked += 1
    assert checked >= 12


def test_lead_times_follow_from_the_ledger(case: Path) -> None:
    with (case / "events.csv").open(encoding="utf-8", newline="") as file:
        ledger = {row["id"]: date.fromisoformat(row["date"]) for row in csv.DictReader(file)}
    assert len(ledger) == TRUTH["ledger"]["events"]
    written = {path: row["written"] for row in TRUTH["documents"] for path in row["paths"]}
    for order in TRUTH["orders"]:
        first, last = (date.fromisoformat(written[order["document"]][end]) for end in ("earliest", "latest"))
        matches = [{"event": order["expected_match"], "lead_days": order["lead_days"]}, *order["also_matches"]]
        for match in matches:
            if match["event"] is None:
                assert order["verdict"] == "none_found" and match["lead_days"] is None
                continue
            happened = ledger[match["event"]]
            assert match["lead_days"] == [(happened - last).days, (happened - first).days], order["id"]
    assert {order["verdict"] for order in TRUTH["orders"]} == {"foreknown", "executed", "after", "none_found"}


def test_the_corrupt_file_is_corrupt(case: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    broken = case / TRUTH["failed"][0]["path"]
    with pytest.raises(pdfium.PdfiumError):
        pdfium.PdfDocument(broken)
    papers = list(case.rglob("*.pdf"))
    assert len(papers) > 1
    for whole in papers:
        if whole != broken:
            assert len(pdfium.PdfDocument(whole)) >= 1, whole


def test_office_files_and_pictures_open(case: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    found = list(case.rglob("*"))
    assert {".docx", ".png", ".jpg"} <= {path.suffix for path in found}
    for path in found:
        if path.suffix in {".docx", ".xlsx"}:
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None
        elif path.suffix in {".png", ".jpg"}:
            with image.open(path) as picture:
                assert picture.mode in {"L", "P"}
                assert [round(value) for value in picture.info["dpi"]] == [200, 200]


def test_the_workbook_agrees_with_the_memorandum() -> None:
    rows = list(csv.reader((HARBOUR / "texts" / "deliveries.csv").read_text(encoding="utf-8").splitlines()))[1:-1]
    total = {goods: sum(int(row[3]) for row in rows if row[2] == goods) for goods in ("diesel", "wheat")}
    assert total == {"diesel": 40, "wheat": 1140}
    assert all(row[5] == "" for row in rows if row[2] == "diesel"), "who sent the diesel stays unstated"


def test_no_real_address_is_written_down() -> None:
    for file in (HARBOUR / "texts").iterdir():
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"@(?!\S*\.example)", text), file.name
