"""Which languages a picture is read in: those that the user names and no other; an unknown one is told at once."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageDraw, ImageFont

from fonds.cli import fonds
from fonds.engines.ocr.tesseract import data_folder, installed
from fonds.engines.reader.inline import InlineReader
from fonds.engines.reader.languages import chosen
from fonds.engines.reader.process import ProcessReader
from fonds.errors import WrongUse

needs_data = pytest.mark.skipif(data_folder() is None, reason="language data are not installed; run `make data`")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A page in Latin letters, as a picture."""
    sheet = Image.new("L", (900, 260), 255)
    for rank, line in enumerate(("The harbour office holds", "the bridge until Thursday.")):
        ImageDraw.Draw(sheet).text((60, 60 + 80 * rank), line, font=ImageFont.load_default(36), fill=0)
    path = tmp_path / "scan.png"
    sheet.save(path)
    return path


def ocr(*words: str | Path) -> Result:
    """``fonds ocr`` as a user types it."""
    return CliRunner().invoke(fonds, ["ocr", *map(str, words)])


def lines(done: Result) -> list[dict[str, object]]:
    return [row for row in map(json.loads, done.stdout.splitlines()) if "line" in row]


@needs_data
def test_the_command_reads_in_the_named_languages_only(scan: Path) -> None:
    """Latin letters are read with ``eng``; with ``ara`` alone no line comes out as English, and none is lost."""
    english = ocr(scan, "--lang", "eng", "--json")
    assert [row["text"] for row in lines(english)] == ["The harbour office holds", "the bridge until Thursday."]
    arabic = ocr(scan, "--lang", "ara", "--json")
    assert len(lines(arabic)) == 2
    assert not any("harbour" in str(row["text"]) or row["language"] == "en" for row in lines(arabic))


@needs_data
def test_a_language_without_data_is_refused_with_those_that_are_there(scan: Path) -> None:
    done = ocr(scan, "--lang", "ara+xyz")
    assert isinstance(done.exception, WrongUse) and done.stdout == ""
    assert "'xyz'" in str(done.exception) and all(language in str(done.exception) for language in installed())


@needs_data
@pytest.mark.parametrize("kind", ["inline", "process"])
def test_both_readers_refuse_alike(kind: str) -> None:
    with pytest.raises(WrongUse, match=r"'xyz'.*installed are"):
        if kind == "inline":
            InlineReader(files_are_mine=True, languages=("eng", "xyz"))
        else:
            ProcessReader(languages=("eng", "xyz")).read(io.BytesIO(b"x y z"), "x.txt")


def test_languages_are_checked_only_where_there_are_data() -> None:
    """Without any data a text can still be read; each picture then says what it lacks."""
    assert chosen(("ara", "eng", "ara"), ("ara", "eng", "fas")) == ("ara", "eng")
    assert chosen(("xyz",), ()) == ("xyz",)
    for nothing in ((), ("",), ("ara", "")):
        with pytest.raises(WrongUse, match="at least one"):
            chosen(nothing, ("ara", "eng"))
