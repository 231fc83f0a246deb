"""Mail as it comes: coded names, eight-bit Arabic bodies, messages inside messages, quoted parts."""

import io
from base64 import b64encode
from email.message import EmailMessage

from fonds.engines.reader.contract import Reading
from fonds.engines.reader.inline import InlineReader

BODY = "السلام عليكم\nيصل القمح يوم الخميس إلى الميناء في المساء.\n> متى يصل القمح؟\n"


def read(data: bytes, name: str = "x.eml") -> Reading:
    return InlineReader(files_are_mine=True).read(io.BytesIO(data), name)


def test_coded_names_and_subjects_are_read_in_their_own_code_pages() -> None:
    sender, subject = b64encode("نادر فرعون".encode("cp1256")), b64encode("القمح".encode("iso-8859-6"))
    reading = read(
        b"From: =?windows-1256?B?" + sender + b"?= <n@h.invalid>\r\nTo: =?UTF-8?Q?Lina_Mar=C3=B6u?= <l@h.invalid>\r\n"
        b"Subject: =?iso-8859-6?B?" + subject + b"?=\r\nDate: Tue, 11 Mar 2031 09:05:00 +0300\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=windows-1256\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + BODY.encode("cp1256")
    )
    headers = dict(reading.headers)
    assert headers["From"] == "نادر فرعون <n@h.invalid>" and headers["To"] == "Lina Maröu <l@h.invalid>"
    assert reading.title == "القمح"
    assert reading.pages[0].text.endswith(BODY.rstrip())


def test_a_body_that_names_no_code_page_is_told_by_its_words() -> None:
    head = b"From: n@h.invalid\nTo: l@h.invalid\nSubject: x\nDate: Tue, 11 Mar 2031 09:05:00 +0300\n\n"
    assert BODY.rstrip() in read(head + BODY.encode("cp1256")).pages[0].text


def test_a_message_inside_is_a_member_with_its_own_attachments_and_quotes_stay() -> None:
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Subject"] = "a@h.invalid", "b@h.invalid", "مفاتيح المخزن"
    inner.set_content("نص داخلي")
    inner.add_attachment(b"Hold the bridge.", maintype="text", subtype="plain", filename="أمر ٤١.txt")
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "c@h.invalid", "d@h.invalid", "Fwd"
    outer.set_content("See below.\n\n> kept\n>> twice\n")
    outer.add_attachment(inner)
    reading = read(outer.as_bytes())
    assert reading.pages[0].text.endswith("See below.\n\n> kept\n>> twice")
    assert [member.name for member in reading.members] == ["مفاتيح المخزن.eml"]
    within = read(reading.members[0].data, reading.members[0].name)
    assert dict(within.headers)["Subject"] == "مفاتيح المخزن" and "نص داخلي" in within.pages[0].text
    assert [(member.name, member.data) for member in within.members] == [("أمر ٤١.txt", b"Hold the bridge.")]


def test_an_attachment_takes_its_name_from_either_coding() -> None:
    """RFC 2231, and RFC 2047 where it should not be but often is."""
    reading = read(
        b"From: n@h.invalid\r\nTo: l@h.invalid\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n"
        b"--B\r\nContent-Type: text/plain\r\n\r\nhi\r\n"
        b"--B\r\nContent-Type: application/octet-stream\r\n"
        b'Content-Disposition: attachment; filename="=?UTF-8?B?2KPZhdixLnR4dA==?="'
        b"\r\n\r\nabc\r\n--B\r\nContent-Type: application/octet-stream\r\n"
        b"Content-Disposition: attachment; filename*=UTF-8''%D8%A3%D9%85%D8%B1.txt\r\n\r\nabc\r\n--B--\r\n"
    )
    assert [member.name for member in reading.members] == ["أمر.txt", "أمر.txt"]


def test_a_text_keeps_its_line_ends_and_loses_only_its_byte_order_mark() -> None:
    """Offsets count the decoded text; the mark says how to decode and is no part of it. Lines hold no line ends."""
    page = read("\ufeffone\r\ntwo \r\n\r\nthree\rfour".encode(), "bom.txt").pages[0]
    assert page.text == "one\r\ntwo \r\n\r\nthree\rfour"
    assert [(line.text, line.start) for line in page.lines] == [("one", 0), ("two", 5), ("three", 13), ("four", 19)]
