"""Files made to harm their reader: the parent lives, each gets a failure or its honest part, the next file is read."""

import io
import os
import signal
import socket
import struct
import threading
import zlib
from collections.abc import Iterator

import pytest

from fonds.engines.reader.contract import Reading
from fonds.engines.reader.process import ProcessReader
from tests.engines import papers

GOOD = "Hold the bridge at Qasr Nahr.\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[ProcessReader]:
    with ProcessReader(memory=1 << 30, seconds=15.0, page_seconds=10.0) as made:
        yield made


def read(reader: ProcessReader, data: bytes, name: str) -> Reading:
    """Read the bad file, then a good one: the reader must still be there."""
    found = reader.read(io.BytesIO(data), name)
    assert reader.read(io.BytesIO(GOOD.encode()), "good.txt").pages[0].text == GOOD
    return found


def test_a_zip_bomb_stops_at_its_limit(reader: ProcessReader) -> None:
    failure = read(reader, papers.zipped({"a.txt": "small", "zeros": bytes(24 << 20)}), "bomb.zip").failure
    assert failure and failure.what == "limit" and "bomb" in failure.why


def test_members_that_overlap_are_refused(reader: ProcessReader) -> None:
    data = bytearray(papers.zipped({"a.txt": os.urandom(3000), "b.txt": os.urandom(3000)}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 42 : at + 46] = (10).to_bytes(4, "little")  # the second member now begins inside the first
    failure = read(reader, bytes(data), "x.zip").failure
    assert failure and failure.what in ("limit", "corrupt")


def test_a_zip_in_a_zip_is_handed_on_unopened(reader: ProcessReader) -> None:
    data = papers.zipped({"one.txt": "one"})
    for depth in range(5):
        data = papers.zipped({f"{depth}.zip": data})
    assert [member.name for member in read(reader, data, "n.zip").members] == ["4.zip"]


def test_an_entity_reaches_no_file_and_does_not_grow(reader: ProcessReader) -> None:
    outside = papers.docx(papers.paragraph("before &x; after"), head='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>')
    assert "before" in str(read(reader, outside, "x.docx")) and os.uname().nodename not in str(
        read(reader, outside, "x.docx").pages
    )
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    grown = read(reader, papers.docx(papers.paragraph("&l11;"), head=f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>'), "l.docx")
    assert sum(len(page.text) for page in grown.pages) < 1000


def test_a_drawing_in_xml_stays_text(reader: ProcessReader) -> None:
    svg = '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text></svg>'
    assert read(reader, svg.encode(), "x.svg").pages[0].text == svg


def test_nothing_that_a_file_links_to_is_fetched(reader: ProcessReader) -> None:
    """A listener on this machine hears nothing from a web page, a mail, a Word file or a PDF."""
    heard: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        port = server.getsockname()[1]

        def listen() -> None:
            try:
                heard.append(server.accept())
            except OSError:
                return

        ear = threading.Thread(target=listen)
        ear.start()
        link = f"http://127.0.0.1:{port}/canary"
        page = f'<html><link rel=stylesheet href="{link}.css"><img src="{link}.png"><iframe src="{link}"></iframe><p>x</p></html>'
        read(reader, page.encode(), "x.html")
        read(
            reader, b"From: a@b.invalid\nMIME-Version: 1.0\nTo: x@y.invalid\nContent-Type: text/html\n\n" + page.encode(), "x.eml"
        )
        read(reader, papers.docx(papers.paragraph("x"), head=f'<!DOCTYPE d SYSTEM "{link}.dtd">'), "x.docx")
        ear.join()
    assert heard == []


def test_a_far_cell_is_read_by_the_second_reader(reader: ProcessReader) -> None:
    """The fast reader allots the whole rectangle and ends its process; a cell at XFD1048576 is enough."""
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = "near"
    book.active["XFD1048576"] = "far"
    out = io.BytesIO()
    book.save(out)
    reading = read(reader, out.getvalue(), "far.xlsx")
    assert [(word.text, word.cell) for line in reading.pages[0].lines for word in line.words] == [
        ("near", "Sheet!A1"),
        ("far", "Sheet!XFD1048576"),
    ]


def test_a_picture_of_a_billion_dots_is_refused(reader: ProcessReader) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40000, 40000, 8, 0, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    failure = read(reader, data, "big.png").failure
    assert failure and failure.what == "limit"


def test_a_message_nested_without_end_is_told(reader: ProcessReader) -> None:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1200))
    failure = read(reader, b"From: a@b.invalid\nTo: c@d.invalid\nMIME-Version: 1.0\n" + parts, "deep.eml").failure
    assert failure is None or failure.what in ("limit", "corrupt")


def test_a_pdf_that_unpacks_without_end_is_told() -> None:
    """Two hundred million drawing steps in a few kB: given up at the deadline or at the memory cap, which are low here."""
    packer, inner = zlib.compressobj(1), []
    for _ in range(200):
        inner.append(packer.compress(b"q " * (1 << 20)))
    bomb = zlib.compress(b"".join((*inner, packer.flush())), 9)
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    body += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>endobj\n"
    body += (
        b"4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(bomb)
        + bomb
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"
    )
    with ProcessReader(memory=1 << 30, seconds=2.0, seconds_per_mb=0.0, page_seconds=2.0) as hasty:
        assert read(hasty, body, "bomb.pdf").failure is not None


def test_pages_that_contain_one_another_end(reader: ProcessReader) -> None:
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 900000>>endobj\n"
    body += b"trailer<</Root 1 0 R>>"
    assert read(reader, body, "loop.pdf").failure is not None


def test_a_worker_that_is_killed_is_replaced(reader: ProcessReader) -> None:
    assert reader.level()
    worker = reader._worker
    assert worker is not None
    os.kill(worker._process.pid, signal.SIGKILL)
    assert reader.read(io.BytesIO(GOOD.encode()), "good.txt").pages[0].text == GOOD


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with ProcessReader(seconds=0.05, seconds_per_mb=0, page_seconds=0.05) as hasty:
        hasty.level()
        failure = hasty.read(io.BytesIO(papers.zipped({f"{n}": os.urandom(2 << 20) for n in range(20)})), "slow.zip").failure
        assert failure and failure.what == "timeout" and failure.remedy
        assert hasty.read(io.BytesIO(b"x y z"), "n.txt").pages
