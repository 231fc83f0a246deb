"""The command line as a user types it: what it prints, how it ends, what it says when something is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from fonds.cli import fonds as root_command


def fonds(*words: str | Path, stdin: str | None = None) -> "subprocess.CompletedProcess[str]":
    """Run a command."""
    return subprocess.run([sys.executable, "-m", "fonds", *map(str, words)], capture_output=True, text=True, input=stdin)


def verbs(command: click.Command, path: str = "fonds") -> list[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        return [found for name, inner in command.commands.items() for found in verbs(inner, f"{path} {name}")]
    return [(path, command)]


@pytest.mark.parametrize(("path", "command"), verbs(root_command), ids=lambda part: part if isinstance(part, str) else "")
def test_every_command_has_help_with_an_example(path: str, command: click.Command) -> None:
    """``--help`` shows one line to type; what is not in this version says so instead."""
    text = command.help or ""
    assert f"Example:  {path}" in text or f"Examples:  {path}" in text or text.startswith("Not in this version")


def test_a_case_from_nothing_to_an_answer(tmp_path: Path) -> None:
    """new, add, status, search, show, export, verify on two letters."""
    leak = tmp_path / "leak"
    leak.mkdir()
    (leak / "letter.txt").write_text("To: Major Rana Vessel\n\nThe wheat left Port Almery on 3 March 2019.\n")
    (leak / "رسالة.txt").write_text("إلى الرائد رنا فيصل\nخرج القمح من ميناء الميري يوم ٣ آذار ٢٠١٩.\n", "utf-8")
    case = tmp_path / "papers"
    assert fonds("new", case).returncode == 0
    assert fonds("add", case, leak, "--from", "envelope A").returncode == 0
    assert "2 documents: 2 read" in fonds("status", case).stdout
    hits = [json.loads(line) for line in fonds("search", case, "wheat", "--json").stdout.splitlines()]
    assert hits and set(hits[0]) == {"document", "paths", "page", "line", "score", "snippet", "why", "anchors"}
    assert hits[0]["anchors"][0]["quote"] == "wheat"
    shown = fonds("show", case, f"{hits[0]['document']}/p/1#L{hits[0]['line']}")
    assert "The wheat left Port Almery" in shown.stdout
    assert fonds("search", case, "القمح").returncode == 0
    assert fonds("export", case, tmp_path / "out").returncode == 0
    documents = [json.loads(line) for line in (tmp_path / "out" / "documents.jsonl").read_text("utf-8").splitlines()]
    assert sorted(path for row in documents for path in row["paths"]) == ["letter.txt", "رسالة.txt"]
    assert fonds("verify", case).returncode == 0
    assert "envelope A" not in "".join(file.read_text("utf-8") for file in (tmp_path / "out").glob("*.jsonl"))


def test_no_hit_is_the_answer_no(tmp_path: Path) -> None:
    """Exit status 1, and what was searched."""
    case = tmp_path / "empty"
    fonds("new", case)
    done = fonds("search", case, "nothing")
    assert done.returncode == 1
    assert "0 lines" in done.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["status", "nowhere"], "is not a case; make one with"),
        (["show", "nowhere", "no address"], "one looks like DOCUMENT/p/3#L12"),
        (["frobnicate"], "No such command"),
        (["read", "nowhere.pdf"], "cannot be opened"),
        (["lock", "nowhere"], "not in this version"),
    ],
)
def test_wrong_use_gets_one_sentence(words: list[str], sentence: str, tmp_path: Path) -> None:
    """Exit status 2, no traceback."""
    done = fonds(*words)
    assert done.returncode == 2, done.stderr
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_query_that_cannot_be_read_gets_a_mend(tmp_path: Path) -> None:
    """The place and what to type instead."""
    case = tmp_path / "empty"
    fonds("new", case)
    done = fonds("search", case, '"unclosed')
    assert done.returncode == 2
    assert done.stderr.startswith("fonds: ")


def test_bad_files_are_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    """Exit status 3; every failure with its remedy."""
    leak = tmp_path / "leak"
    leak.mkdir()
    (leak / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (leak / "note.txt").write_text("read me")
    case = tmp_path / "papers"
    fonds("new", case)
    done = fonds("add", case, leak)
    assert done.returncode == 3
    assert "cut.pdf" in done.stdout
    assert "1 failed, 1 read" in fonds("status", case).stdout


def test_extract_prints_one_object_a_finding() -> None:
    """Offsets are those of the text as given, over standard input too."""
    text = "Colonel Haddun ordered the Reed Guard to leave Umm Jarra before 3 May 2019.\n"
    done = fonds("extract", "-", "--json", stdin=text)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"mention", "time", "order"} <= {row["kind"] for row in rows}
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
    order = next(row for row in rows if row["kind"] == "order")
    assert order["deadline"]["latest"] is not None
    assert set(order) >= {"issuer", "addressee", "action", "theme", "place", "deadline", "status"}


def test_read_and_copies_work_on_plain_files(tmp_path: Path) -> None:
    """Without a case."""
    words = "The column will leave the position before dawn and hand the keys of the depot to the delegate of the company.\n" * 3
    (tmp_path / "a.txt").write_text(words)
    (tmp_path / "b.txt").write_text("Copy\n" + words)
    rows = [json.loads(line) for line in fonds("read", tmp_path / "a.txt", "--json").stdout.splitlines()]
    assert rows[0]["text"] == words and rows[1]["line"] == 1
    pairs = [json.loads(line) for line in fonds("copies", tmp_path / "a.txt", tmp_path / "b.txt", "--json").stdout.splitlines()]
    assert len(pairs) == 1


def test_names_are_scored_with_reasons(tmp_path: Path) -> None:
    """Across scripts; the same name scores above a different one."""
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("name1\tname2\nSamir Haddun\tسمير حدون\nSamir Haddun\tخالد الشمري\n", "utf-8")
    rows = [json.loads(line) for line in fonds("names", "score", pairs, "--json").stdout.splitlines()]
    assert rows[0]["score"] > 0.7 > 0.3 > rows[1]["score"]
    assert rows[0]["reasons"]


def test_the_doctor_says_what_is_missing_and_what_it_costs() -> None:
    """One line for each thing."""
    done = fonds("doctor", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"fonds", "jail: network", "OCR: Arabic"} <= {row["what"] for row in rows}
    assert all(row["cost"] for row in rows if not row["present"])


def test_wipe_removes_the_case_and_nothing_else(tmp_path: Path) -> None:
    """The leak beside it stays."""
    (tmp_path / "note.txt").write_text("stay")
    case = tmp_path / "papers"
    fonds("new", case)
    fonds("add", case, tmp_path / "note.txt")
    assert fonds("wipe", case, "--yes").returncode == 0
    assert not (tmp_path / "papers.fonds").exists()
    assert (tmp_path / "note.txt").exists()
