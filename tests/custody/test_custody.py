"""Taking in a delivery: nothing lost, nothing twice, every change seen."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.custody.log import CustodyLog
from fonds.custody.receive import Received, receive, unpack
from fonds.custody.verify import verify
from fonds.engines.store.memory import MemoryStore
from fonds.engines.vault.folder import FolderVault
from fonds.errors import Broken
from fonds.model import Document, Failure


@dataclass
class Case:
    """The parts that custody works on."""

    root: Path

    def __post_init__(self) -> None:
        self.root.mkdir(exist_ok=True)
        self.vault = FolderVault(self.root / "vault")
        self.store = MemoryStore()
        self.log = CustodyLog(self.root / "custody.jsonl")

    def add(self, *paths: Path) -> Received:
        return receive(paths, "envelope A", vault=self.vault, log=self.log, store=self.store)

    def problems(self) -> tuple[str, ...]:
        self.log.sync()
        return verify(vault=self.vault, log=self.log, store=self.store).problems


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    """Three files, two of them the same bytes; one Arabic name."""
    folder = tmp_path / "leak"
    (folder / "annex").mkdir(parents=True)
    (folder / "أمر ٤١٧.txt").write_text("يُسحب السلاح الثقيل من تل نقرة", encoding="utf-8")
    (folder / "annex" / "copy.txt").write_text("يُسحب السلاح الثقيل من تل نقرة", encoding="utf-8")
    (folder / "letter.txt").write_text("We regret the delay.", encoding="utf-8")
    return folder


def test_exact_duplicates_are_one_document_with_all_their_paths(leak: Path, tmp_path: Path) -> None:
    """The id is made from the bytes; both places stay."""
    case = Case(tmp_path / "case")
    assert case.add(leak).files == 3
    documents = list(case.store.rows(Document))
    assert sorted(document.paths for document in documents) == [("annex/copy.txt", "أمر ٤١٧.txt"), ("letter.txt",)]
    assert case.problems() == ()


def test_adding_again_changes_neither_records_nor_log(leak: Path, tmp_path: Path) -> None:
    """Running the same command twice is running it once."""
    case = Case(tmp_path / "case")
    case.add(leak)
    before, entries = list(case.store.rows(Document)), case.log.count
    again = case.add(leak)
    assert (again.new, list(case.store.rows(Document)), case.log.count) == (0, before, entries)


def test_the_leak_itself_is_never_written(leak: Path, tmp_path: Path) -> None:
    """Neither bytes nor times of the user's folder change."""
    before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(leak.rglob("*"))}
    Case(tmp_path / "case").add(leak)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(leak.rglob("*"))} == before


def test_links_pipes_and_missing_paths_are_listed_as_failures(leak: Path, tmp_path: Path) -> None:
    """A link could lead out of the leak, a pipe would block for ever: neither is read, both are said."""
    (leak / "outside.txt").symlink_to("/etc/hostname")
    os.mkfifo(leak / "pipe")
    case = Case(tmp_path / "case")
    received = case.add(leak, tmp_path / "absent.pdf")
    assert [failure.path for failure in received.failures] == ["outside.txt", "pipe", "absent.pdf"]
    assert all(failure.why and failure.remedy for failure in case.store.rows(Failure))


def test_a_failure_is_settled_when_the_file_comes(leak: Path, tmp_path: Path) -> None:
    """Adding a readable copy later removes the complaint."""
    case = Case(tmp_path / "case")
    late = tmp_path / "late.txt"
    case.add(late)
    assert case.store.count(Failure) == 1
    late.write_text("arrived")
    case.add(late)
    assert case.store.count(Failure) == 0


def test_members_belong_to_the_family_of_their_container(leak: Path, tmp_path: Path) -> None:
    """A member that also came by itself is one document with both paths."""
    case = Case(tmp_path / "case")
    case.add(leak)
    message = next(document for document in case.store.rows(Document) if document.paths == ("letter.txt",))
    copy = (leak / "annex" / "copy.txt").read_bytes()
    members = unpack(message, [("order.txt", copy), ("new.txt", b"n")], vault=case.vault, log=case.log, store=case.store)
    assert members[0].paths == ("annex/copy.txt", "أمر ٤١٧.txt", "letter.txt!/order.txt")
    assert members[1].family == message.id
    assert case.problems() == ()


def test_a_name_that_is_not_utf8_is_taken_in(tmp_path: Path) -> None:
    """Its odd bytes are written out, so that the path can be printed and stored."""
    folder = tmp_path / "leak"
    folder.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xe3\xe1\xdd.txt")).write_text("windows-1256 name")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    case = Case(tmp_path / "case")
    case.add(folder)
    assert [document.paths for document in case.store.rows(Document)] == [("\\xe3\\xe1\\xdd.txt",)]


def test_the_sequence_of_adding_does_not_matter(leak: Path, tmp_path: Path) -> None:
    """Same documents, same ids, same paths."""
    one, two = Case(tmp_path / "one"), Case(tmp_path / "two")
    files = sorted(path for path in leak.rglob("*") if path.is_file())
    for file in files:
        one.add(file)
    for file in reversed(files):
        two.add(file)
    assert list(one.store.rows(Document)) == list(two.store.rows(Document))


def test_verify_finds_a_changed_original(leak: Path, tmp_path: Path) -> None:
    """One flipped byte in the vault is named."""
    case = Case(tmp_path / "case")
    case.add(leak)
    place = next((tmp_path / "case" / "vault").glob("??/*"))
    place.chmod(0o600)
    place.write_bytes(place.read_bytes()[:-1] + b"!")
    assert any("was changed" in problem for problem in case.problems())


def test_verify_finds_a_log_cut_at_its_end(leak: Path, tmp_path: Path) -> None:
    """The chain of the rest is whole; the store remembers how long it was."""
    case = Case(tmp_path / "case")
    case.add(leak)
    lines = (tmp_path / "case" / "custody.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "case" / "custody.jsonl").write_bytes(b"".join(lines[:-1]))
    assert any("missing" in problem for problem in case.problems())


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_flip_drop_or_exchange_in_the_log_is_found(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every change to a complete entry breaks the chain at or after it."""
    path = tmp_path_factory.mktemp("log") / "custody.jsonl"
    log = CustodyLog(path)
    for number in range(6):
        log.append("received", path=f"ورقة {number}.txt", sha256=f"{number:064x}")
    log.close()
    lines = path.read_bytes().splitlines(keepends=True)
    where = data.draw(st.integers(0, 4))
    how = data.draw(st.sampled_from(["flip", "drop", "exchange"]))
    if how == "flip":
        entry = json.loads(lines[where])
        entry["path"] = "another.txt"
        lines[where] = (json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
    elif how == "drop":
        del lines[where]
    else:
        lines[where], lines[where + 1] = lines[where + 1], lines[where]
    path.write_bytes(b"".join(lines))
    with pytest.raises(Broken, match="custody log, entry"):
        CustodyLog(path)


def test_a_torn_last_line_is_dropped_and_the_log_goes_on(tmp_path: Path) -> None:
    """What was being written when the machine stopped was never acknowledged."""
    path = tmp_path / "custody.jsonl"
    log = CustodyLog(path)
    log.append("received", path="a")
    log.close()
    with path.open("ab") as file:
        file.write(b'{"at":"2026-')
    log = CustodyLog(path)
    log.append("received", path="b")
    log.close()
    assert [entry["path"] for entry in CustodyLog(path).entries()] == ["a", "b"]
