"""What every reader promises, whichever process it runs in."""

import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.engines.ocr.tesseract import data_folder
from fonds.engines.reader.contract import Reader, Reading, ReadLine, ReadPage, ReadWord, Untrusted, check
from fonds.engines.reader.formats import decoding
from fonds.engines.reader.inline import InlineReader
from fonds.engines.reader.process import ProcessReader
from tests.engines import papers

needs_data = pytest.mark.skipif(data_folder() is None, reason="language data are not installed; run `make data`")


@pytest.fixture(scope="module", params=["inline", "process"])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    made: Reader = InlineReader(files_are_mine=True) if request.param == "inline" else ProcessReader()
    yield made
    made.close()


def read(reader: Reader, data: bytes, name: str) -> Reading:
    return reader.read(io.BytesIO(data), name)


def only(reading: Reading) -> ReadPage:
    assert reading.failure is None, reading.failure
    (page,) = reading.pages
    return page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_a_text_is_exactly_its_decoded_file(reader: Reader, encoding: str) -> None:
    """Line ends, blanks at line ends and empty lines stay; offsets are those of the file."""
    written = (
        "أمر رقم ٤١\r\n\r\n  إلى قائد الكتيبة في ميناء الرمل:  \r\nتنسحب القوة من الجسر قبل الفجر.\n"
        if encoding != "utf-16-le"
        else "Order 41\r\nHold the bridge at Qasr Nahr.\n"
    )
    page = only(read(reader, written.replace("٤١", "41").encode(encoding), "order.txt"))
    assert page.text == written.replace("٤١", "41")
    assert all(page.text[line.start : line.end] == line.text for line in page.lines)
    assert len(page.lines) == (3 if encoding != "utf-16-le" else 2)


def test_a_memo_in_a_text_file_is_no_mail(reader: Reader) -> None:
    memo = "From: the harbour office\nTo: Colonel Wahid\nSubject: fuel\n\nHold it.\n"
    assert read(reader, memo.encode(), "memo.txt").media_type == "text/plain"
    assert only(read(reader, memo.encode(), "memo.txt")).text == memo


def test_a_web_page_gives_its_visible_text_and_dates(reader: Reader) -> None:
    page = (
        '<html><head><title>Bridge talks</title><meta property="article:published_time" content="2031-03-12T08:00Z">'
        '<script>var hidden = "no"</script></head><body><img src="http://127.0.0.1:9/x.png"><h1>Bridge talks</h1>'
        '<p>The council <b>denied</b> it.</p><time datetime="2031-03-13">later</time></body></html>'
    )
    reading = read(reader, page.encode(), "x.html")
    assert "The council denied it." in only(reading).text
    assert "hidden" not in only(reading).text
    assert reading.title == "Bridge talks"
    assert ("article:published_time", "2031-03-12T08:00Z") in reading.headers
    assert ("time", "2031-03-13") in [(name.lower(), value) for name, value in reading.headers]


def test_a_word_file_gives_paragraphs_tables_notes_boxes_and_pages(reader: Reader) -> None:
    body = (
        papers.paragraph("سري للغاية")
        + papers.paragraph("Order 41")
        + '<w:p><w:r><w:t>Hold the</w:t><w:tab/><w:t>bridge.</w:t><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        + papers.paragraph("In the box")
        + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        + papers.paragraph("In the box")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "<w:tbl><w:tr><w:tc>" + papers.paragraph("lorries") + "</w:tc><w:tc>" + papers.paragraph("12") + "</w:tc></w:tr></w:tbl>"
        '<w:p><w:del><w:r><w:delText>struck out</w:delText></w:r></w:del><w:r><w:br w:type="page"/></w:r></w:p>'
        + papers.paragraph("Second page")
    )
    footnotes = (
        f'<w:footnotes {papers.W}><w:footnote w:id="2">{papers.paragraph("On oral instruction.")}</w:footnote></w:footnotes>'
    )
    header = f"<w:hdr {papers.W}>{papers.paragraph('Harbour Command')}</w:hdr>"
    reading = read(reader, papers.docx(body, footnotes=footnotes, header1=header), "order.docx")
    first, second = reading.pages
    assert [line.text for line in first.lines] == [
        "Harbour Command",
        "سري للغاية",
        "Order 41",
        "Hold the\tbridge.",
        "In the box",
        "lorries\t12",
        "On oral instruction.",
    ]
    assert [line.text for line in second.lines] == ["Second page"]
    assert "1 passages were deleted" in first.notes[0]


def test_a_workbook_gives_a_page_a_sheet_and_a_reference_a_cell(reader: Reader) -> None:
    reading = read(reader, papers.workbook(), "balance.xlsx")
    assert [page.title for page in reading.pages] == ["Balance", "Private"]
    balance, private = reading.pages
    assert [line.text for line in balance.lines] == ["date\tbarrels\tnote", "2031-03-09\t1200\tقمح مقابل وقود", "total\t12.5"]
    assert {word.text: word.cell for line in balance.lines for word in line.words}["1200"] == "Balance!B2"
    assert private.lines[0].words[0].cell == "Private!C4"
    assert "hidden" in private.notes[0]


@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv")])
def test_a_table_gives_a_line_a_row_and_a_word_a_cell(reader: Reader, delimiter: str, name: str) -> None:
    data = papers.table([["day", "what, exactly", ""], ["2031-03-09", "first\nline", "x"]], delimiter)
    page = only(read(reader, data, name))
    assert [line.text for line in page.lines] == ["day\twhat, exactly", "2031-03-09\tfirst line\tx"]
    assert [word.cell for word in page.lines[1].words] == ["A2", "B2", "C2"]


def test_a_message_gives_headers_body_and_attachments(reader: Reader) -> None:
    reading = read(reader, papers.letter(), "b2.eml")
    page = only(reading)
    assert page.text.startswith(
        "From: Nadim Aslan <nadim@harbour.invalid>\nTo: سلوى الخطيب <salwa@harbour.invalid>\n"
        "Date: Tue, 11 Mar 2031 09:05:00 +0300\n"
    )
    assert page.text.endswith("They cross on Thursday.\n\n> When do they cross?")
    assert dict(reading.headers)["In-Reply-To"] == "<a1@harbour.invalid>"
    assert [(member.name, member.data) for member in reading.members] == [("order-41.txt", b"Order 41: hold the bridge.\n")]


def test_a_message_of_html_alone_is_turned_into_text(reader: Reader) -> None:
    mail = (
        b"From: a@b.invalid\nTo: c@d.invalid\nSubject: =?utf-8?b?2YjYp9ix2K/Yp9iq?=\nMIME-Version: 1.0\n"
        b"Content-Type: text/html; charset=utf-8\n\n<p>Come <i>now</i>.</p>"
    )
    page = only(read(reader, mail, "m.eml"))
    assert page.text == "From: a@b.invalid\nTo: c@d.invalid\nSubject: واردات\n\nCome now."


def test_words_of_a_pdf_stand_where_they_are_drawn(reader: Reader) -> None:
    page = only(read(reader, papers.pdf(["Order forty one", "Hold the bridge"]), "o.pdf"))
    assert [line.text for line in page.lines] == ["Order forty one", "Hold the bridge"]
    assert (page.width, page.height) == (595, 842)
    x, y, width, height = page.lines[1].words[0].xywh or (0, 0, 0, 0)
    assert abs(x - 72) < 2 and abs(y + height - 92) < 3 and 20 < width < 40


def test_boxes_follow_a_turned_page(reader: Reader) -> None:
    """Shown turned by a quarter to the right, the top left of the paper is at the top right."""
    page = only(read(reader, papers.pdf(["Order"], rotate=90), "o.pdf"))
    assert (page.width, page.height) == (842, 595)
    x, y, _, _ = page.lines[0].words[0].xywh or (0, 0, 0, 0)
    assert abs(x + 12 - (842 - 72 + 12)) < 14 and abs(y - 72) < 3


@needs_data
def test_a_picture_is_read_and_measured_in_points(reader: Reader) -> None:
    page = only(read(reader, papers.picture(["Order 41 of the harbour office", "Hold the bridge until dawn"], dpi=150), "o.png"))
    assert page.layer == "ocr"
    assert [line.text for line in page.lines] == ["Order 41 of the harbour office", "Hold the bridge until dawn"]
    assert page.width == pytest.approx(1240 * 72 / 150, abs=0.5)
    x, y, _, _ = page.lines[0].xywh or (0, 0, 0, 0)
    assert abs(x - 90 * 72 / 150) < 4 and abs(y - 85 * 72 / 150) < 8
    assert all(line.language == "en" and (line.confidence or 0) > 0.8 for line in page.lines)


@needs_data
def test_a_photo_is_turned_as_its_camera_says(reader: Reader) -> None:
    page = only(read(reader, papers.picture(["Hold the bridge until dawn"], kind="JPEG", orientation=6), "o.jpg"))
    assert "bridge until dawn" in page.text
    assert reader.draw(io.BytesIO(papers.picture(["x"], kind="JPEG", orientation=6)), "o.jpg", 1).startswith(b"\x89PNG")


def test_an_archive_gives_its_members_under_harmless_names(reader: Reader) -> None:
    data = papers.zipped({"../../etc/cron.d/x": "a", "/abs/olute.txt": "b", "كتاب/أمر.txt": "c", "C:\\temp\\d.txt": "d"})
    reading = read(reader, data, "leak.zip")
    assert [member.name for member in reading.members] == ["etc/cron.d/x", "abs/olute.txt", "كتاب/أمر.txt", "temp/d.txt"]


# fmt: off
@pytest.mark.parametrize(("data", "name", "what"), [
    (b"", "a.txt", "empty"), (b"\n \n", "a.txt", "empty"), (b"%PDF-1.4 nothing else", "a.pdf", "corrupt"),
    (papers.docx(papers.paragraph("x"))[:300], "a.docx", "corrupt"), (b"Rar!\x1a\x07\x00 rest", "a.rar", "unsupported"),
    (bytes(range(256)) * 20, "a.bin", "unsupported"), (b"\x89PNG\r\n\x1a\n broken", "a.png", "corrupt"),
])
def test_what_cannot_be_read_is_a_failure_with_a_remedy(reader: Reader, data: bytes, name: str, what: str) -> None:
    failure = read(reader, data, name).failure
    assert failure is not None and failure.what == what
    assert failure.why and failure.remedy.endswith(".")


def test_the_bytes_decide_not_the_name(reader: Reader) -> None:
    assert read(reader, papers.pdf(["Order"]), "order.docx").media_type == "application/pdf"
    assert read(reader, papers.letter(), "order").media_type == "message/rfc822"


def test_a_page_is_drawn_and_a_text_is_not(reader: Reader) -> None:
    assert reader.draw(io.BytesIO(papers.pdf(["Order"])), "o.pdf", 1).startswith(b"\x89PNG")
    with pytest.raises(LookupError):
        reader.draw(io.BytesIO(papers.pdf(["Order"])), "o.pdf", 2)
    with pytest.raises(LookupError):
        reader.draw(io.BytesIO(b"plain"), "o.txt", 1)


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    for data, name in ((papers.workbook(), "b.xlsx"), (papers.letter(), "m.eml"), (papers.pdf(["Order"], pages=2), "o.pdf")):
        assert read(reader, data, name) == read(reader, data, name)


def test_the_inline_reader_refuses_files_of_others() -> None:
    with pytest.raises(ValueError, match="without a jail"):
        InlineReader()


@pytest.mark.parametrize("line", [
    ReadLine("hold", 0, 5), ReadLine("hold", 1, 5), ReadLine("Hold", 0, 4, words=(ReadWord("old", 0, 3),)),
    ReadLine("Hold", 0, 4, words=(ReadWord("the", 5, 8),)), ReadLine("Hold", -9, 4),
])
def test_an_answer_that_misquotes_its_page_is_refused(line: ReadLine) -> None:
    with pytest.raises(Untrusted):
        check(Reading("text/plain", (ReadPage("Hold the bridge", "x", (line,)),)))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """Law: decode(encode(t)) is t, whatever the code points, but for a byte order mark."""
    data = text.encode()
    if b"\0" not in data and not text.startswith("\ufeff") and not data.startswith((b"\xff", b"\xfe")):
        assert decoding.decoded(data)[0] == text
