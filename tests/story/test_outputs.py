"""HTML, draft and pack: nothing runs, nothing leaks, a changed letter is found."""

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from fonds.engines.store.contract import Store
from fonds.errors import WrongUse
from fonds.model import Match, Order, Page, RungEvidence, Slot, Span
from fonds.story import html, pack
from fonds.story.check import check
from fonds.story.draft import draft
from tests.story.conftest import Case

STORY = """# The keys of Tell Marna

The order of 9 March tells the post to “withdraw all heavy weapons before dawn”. [@o-1] A letter speaks of an agreement: “trade
oil for rice”. [@x-1]

> يُسلَّم المازوت قبل الفجر [@c-4]

A letter says the town may have fallen. [@c-2; @d2/p/1#L2]
"""


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_every_sentence_has_its_lines_and_hashes(store: Store) -> None:
    """Quote, path, page, line and SHA-256 beside each note; the page passes without a draft mark."""
    page = html.render(store, STORY)
    assert "in/d1.txt" in page and "d1" * 32 in page and "withdraw all heavy weapons before dawn" in page
    assert page.count('<li id="n') == 5 and 'href="#n5"' in page and "Draft" not in page
    assert re.search(r'dir="auto"', page)


def test_nothing_in_the_page_runs_or_loads(store: Store) -> None:
    """No script, no event handler, no address to load; hostile markup of leak and writer is text."""
    hostile = (
        "# <script>alert(1)</script> \u202etitle\n\n"
        "A letter says <img src=x onerror=alert(1)> ![p](http://x.test/a.png) [l](javascript:alert(1)) <http://x.test> "
        '&#60;b&#62; "may". [@c-2; @d2/p/1#L2]\n'
    )
    page = html.render(store, hostile)
    tags = Tags(page).tags
    assert not {tag for tag, _ in tags} & {"script", "img", "iframe", "object", "link", "base", "form", "svg"}
    for tag, attributes in tags:
        assert not any(name.startswith("on") for name in attributes), tag
        assert all(str(value).startswith("#") for name, value in attributes.items() if name in ("href", "src"))
    policy = next(attributes["content"] for tag, attributes in tags if attributes.get("http-equiv"))
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")
    assert "\u202e" not in page and "U+202E" in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_story_with_problems_comes_out_as_a_draft(store: Store) -> None:
    """It says so, and marks the sentence with the reason."""
    page = html.render(store, "The Guard entered. [@g-3]")
    assert "Draft: 1 sentence does not pass" in page and 'class="stopped"' in page


def test_right_to_left(store: Store) -> None:
    """An Arabic story runs from the right."""
    assert '<html lang="ar" dir="rtl">' in html.render(store, STORY, language="ar")


def test_a_draft_passes_its_own_check(store: Store) -> None:
    """It quotes the case, tells ordered as ordered, and needs no mending."""
    story = draft(store, "Tell [@x] Marna")
    assert check(store, story) == [] and "[@o-1]" in story and "[@x-1]" in story
    assert "“withdraw all heavy weapons before dawn”" in story
    assert draft(store, "Tell Marna") == draft(store, "Tell Marna")


def test_a_draft_names_its_papers_as_a_reader_would(store: Store) -> None:
    """The heading from the case's name; a paper by kind and day, without a day by its file."""
    story = draft(store, "keys-of_marna")
    assert story.startswith("# Keys of marna\n")
    assert "The order of 9 March 2019 orders: “" in story and "The letter `d2.txt` " in story


def test_a_draft_begins_with_the_order_that_says_most(case: Case) -> None:
    """A place and a day before housekeeping on the same paper."""
    case.found(Order, "o-0", "d1", "To the post", status=(RungEvidence("ordered", Span(0, 2, "To"), ()),))
    case.found(Order, "o-9", "d1", "withdraw all heavy weapons", place=Slot("Tell Marna", 12, 22), theme=Slot("heavy", 0, 5),
               deadline=Slot("before dawn", 0, 11), status=(RungEvidence("ordered", Span(0, 4, "will"), ()),))  # fmt: skip
    story = draft(case.store, "x")
    assert story.index("[@o-9]") < story.index("[@o-0]")


def test_a_draft_keeps_what_speaks_against_it(case: Case) -> None:
    """Ten orders that came before an event do not crowd out the one that fits nothing."""
    before = next(match for match in case.store.rows(Match) if match.verdict == "foreknown")
    case.store.put([replace(before, id=f"mt-{days}", lead_days=(days, days)) for days in range(3, 13)])
    case.store.put([replace(before, id="mt-none", event=None, lead_days=None, verdict="none_found")])
    story = draft(case.store, "x")
    assert "no entry of the ledger fits its order" in story and check(case.store, story) == []


def made(store: Store, folder: Path) -> Path:
    pack.pack(store, STORY, folder)
    return folder


def test_a_pack_is_checked_by_a_stranger(store: Store, tmp_path: Path) -> None:
    """The checker inside needs no fonds and prints the same seal; the same story gives the same pack."""
    seal = pack.pack(store, STORY, tmp_path / "a")
    assert pack.check(tmp_path / "a") == [] and pack.pack(store, STORY, tmp_path / "b") == seal
    command = [sys.executable, "-I", "-S", "check.py"]
    ran = subprocess.run(command, cwd=tmp_path / "a", capture_output=True, text=True, check=False)
    assert ran.returncode == 0 and seal in ran.stdout
    names = {path.relative_to(tmp_path / "a").as_posix() for path in (tmp_path / "a").rglob("*") if path.is_file()}
    assert {"story.html", "story.md", "claims.jsonl", "quotes.jsonl", "manifest.json", "check.py", "pages/d1-1.txt"} <= names


FILES = ["story.html", "story.md", "quotes.jsonl", "claims.jsonl", "documents.jsonl", "pages/d1-1.txt", "check.py"]


@pytest.mark.parametrize("name", FILES)
def test_one_changed_letter_is_found(store: Store, tmp_path: Path, name: str) -> None:
    """In any file of the pack."""
    folder = made(store, tmp_path / "p")
    held = bytearray((folder / name).read_bytes())
    held[len(held) // 2] ^= 1
    (folder / name).write_bytes(bytes(held))
    assert any(name in problem for problem in pack.check(folder))


def test_forged_manifests_do_not_help(store: Store, tmp_path: Path) -> None:
    """A page changed with its hash mended still fails, for its quotes no longer stand there; so do stray and missing files."""
    folder = made(store, tmp_path / "p")
    manifest = json.loads((folder / "manifest.json").read_text())
    forged = (folder / "pages/d1-1.txt").read_text().replace("heavy", "light")
    (folder / "pages/d1-1.txt").write_text(forged)
    manifest["files"]["pages/d1-1.txt"] = hashlib.sha256(forged.encode()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert any("does not stand" in problem for problem in pack.check(folder))
    manifest["files"]["../outside"] = "0"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "extra.txt").write_text("x")
    problems = " ".join(pack.check(folder))
    assert "unsafe file name" in problems and "extra.txt is in the folder" in problems


def test_what_may_not_be_packed(store: Store, tmp_path: Path) -> None:
    """A story with a problem, a folder with something in it, a folder that is no pack."""
    with pytest.raises(WrongUse, match="1 of 1 sentences do not pass"):
        pack.pack(store, "The Guard entered.", tmp_path / "p")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    with pytest.raises(WrongUse, match="not empty"):
        pack.pack(store, STORY, tmp_path / "full")
    with pytest.raises(WrongUse, match="no pack"):
        pack.check(tmp_path / "full")


def test_a_pack_holds_only_the_cited_pages(store: Store, tmp_path: Path) -> None:
    """No other document, no path of this machine."""
    folder = made(store, tmp_path / "p")
    assert sorted(path.name for path in (folder / "pages").iterdir()) == ["d1-1.txt", "d2-1.txt", "d4-1.txt"]
    assert all(str(tmp_path) not in path.read_text() for path in folder.rglob("*") if path.is_file())
    assert sum(1 for _ in store.rows(Page)) == 4
