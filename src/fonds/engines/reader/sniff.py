"""Sniff: what a file is, by its bytes before its name. A name decides only among kinds of plain text."""

import re

PDF = "application/pdf"
PNG, JPEG, TIFF, WEBP, GIF, BMP = "image/png", "image/jpeg", "image/tiff", "image/webp", "image/gif", "image/bmp"
IMAGES = frozenset({PNG, JPEG, TIFF, WEBP, GIF, BMP})
_OOXML = "application/vnd.openxmlformats-officedocument."
DOCX, PPTX = _OOXML + "wordprocessingml.document", _OOXML + "presentationml.presentation"
XLSX, XLSB = _OOXML + "spreadsheetml.sheet", "application/vnd.ms-excel.sheet.binary.macroenabled.12"
DOC, XLS, PPT, MSG = (
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.ms-outlook",
)
ODT, ODS, ODP = (f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation"))
ZIP, GZIP, TAR, RAR, SEVENZ = (
    "application/zip",
    "application/gzip",
    "application/x-tar",
    "application/vnd.rar",
    "application/x-7z-compressed",
)
RTF, LOCKED_OFFICE, PST = "application/rtf", "application/x-encrypted-office", "application/vnd.ms-outlook-pst"
HTML, XML, CSV, TSV, MAIL, MBOX = (
    "text/html",
    "text/xml",
    "text/csv",
    "text/tab-separated-values",
    "message/rfc822",
    "application/mbox",
)
TEXT, MARKDOWN, JSON, UNKNOWN = "text/plain", "text/markdown", "application/json", "application/octet-stream"
AUDIO, VIDEO, HEIC = "audio/*", "video/*", "image/heic"

_SPOKEN = {
    PDF: "PDF",
    DOCX: "Word document",
    DOC: "old Word document",
    XLSX: "Excel workbook",
    XLS: "old Excel workbook",
    MAIL: "e-mail",
    XLSB: "binary Excel workbook",
    PPTX: "presentation",
    PPT: "old presentation",
    ZIP: "ZIP archive",
    RAR: "RAR archive",
    SEVENZ: "7z archive",
    GZIP: "gzip file",
    TAR: "tar archive",
    RTF: "rich text (RTF)",
    MSG: "Outlook message",
    PST: "Outlook mailbox",
    MBOX: "mailbox (mbox)",
    ODT: "OpenDocument text",
    ODP: "OpenDocument presentation",
    ODS: "OpenDocument sheet",
    HTML: "web page",
    CSV: "table (csv)",
    TSV: "table (tsv)",
    HEIC: "HEIC photo",
    AUDIO: "sound",
    VIDEO: "film",
    UNKNOWN: "files of this kind (the bytes match nothing known)",
}
_UNPACK = "Unpack it on a machine kept for unsafe files, and add the folder."
_REMEDIES = {
    RAR: _UNPACK,
    SEVENZ: _UNPACK,
    MBOX: "Save its messages as .eml files, and add those.",
    PST: "Save its messages as .eml files, and add those.",
    MSG: "Save the message as .eml, and add that.",
    HEIC: "Save the photo as JPEG, and add that.",
    AUDIO: "Add a transcript as text.",
    VIDEO: "Add a transcript, or stills, as files.",
    LOCKED_OFFICE: "Ask your source for the password, save an open copy, and add that.",
}

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"GIF8", GIF),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVENZ),
    (b"\x1f\x8b", GZIP),
    (b"{\\rtf", RTF),
    (b"!BDN", PST),
    (b"ID3", AUDIO),
    (b"OggS", AUDIO),
    (b"\x1aE\xdf\xa3", VIDEO),
    (b"fLaC", AUDIO),
)
_MACHINE_HEADERS = re.compile(rb"(?im)^(?:message-id|received|mime-version|return-path|content-type|x-[\w-]+)[ \t]*:")
_HEADER_LINE = re.compile(rb"[!-9;-~]+[ \t]*:.*")
_HTML_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|div|table|p)\b", re.I)
_EXTENSIONS = {
    "csv": CSV,
    "tsv": TSV,
    "tab": TSV,
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "json": JSON,
    "html": HTML,
    "htm": HTML,
    "xhtml": HTML,
    "eml": MAIL,
}


_CONTROL = bytes(byte for byte in range(32) if byte not in (9, 10, 11, 12, 13, 26, 27))


def media_type(data: bytes, name: str) -> str:
    """The kind as a media type; ``application/octet-stream`` for what nothing matches."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if b"%PDF-" in data[:1024]:
        return PDF
    if data[:4] == b"RIFF":
        return WEBP if data[8:12] == b"WEBP" else AUDIO if data[8:12] == b"WAVE" else VIDEO
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return BMP
    if data[4:8] == b"ftyp":
        return HEIC if data[8:12] in (b"heic", b"heix", b"mif1", b"avif") else VIDEO
    if data[:2] == b"PK" and data[2:4] in (b"\x03\x04", b"\x05\x06"):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    if data[257:262] == b"ustar":
        return TAR
    return _textual(data, name)


def spoken(kind: str) -> str:
    """The kind in plain words."""
    return _SPOKEN.get(kind, kind)


def remedy(kind: str) -> str:
    """What to try with a kind that has no reader; empty for the general advice."""
    return _REMEDIES.get(kind, "")


def _zipped(data: bytes) -> str:
    # Names stand in clear in a ZIP, so a truncated or booby-trapped one is told without opening it.
    for mark, kind in ((b"word/document", DOCX), (b"xl/workbook.bin", XLSB), (b"xl/workbook", XLSX), (b"ppt/presentation", PPTX)):
        if mark in data and (b"[Content_Types].xml" in data or b"_rels/.rels" in data):
            return kind
    opening = data[:200]
    for kind in (ODT, ODS, ODP):
        if b"mimetype" + kind.encode() in opening:
            return kind
    return ZIP


def _compound(data: bytes) -> str:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return LOCKED_OFFICE
    if has("__substg1.0_"):
        return MSG
    if has("WordDocument"):
        return DOC
    if has("PowerPoint Document"):
        return PPT
    if has("Workbook") or has("Book"):
        return XLS
    return UNKNOWN


def _textual(data: bytes, name: str) -> str:
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    opening = data[:4096]
    if not looks_like_text(opening):
        return UNKNOWN
    if extension == "txt":
        return TEXT  # a person called it text, and its offsets are promised to be those of the file
    if extension != "eml" and _EXTENSIONS.get(extension):
        return _EXTENSIONS[extension]
    bare = opening.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"From ") and _MACHINE_HEADERS.search(opening):
        return MBOX
    if _is_mail(bare, named=extension == "eml"):
        return MAIL
    if _HTML_TAG.match(bare) or (bare.startswith(b"<") and _HTML_TAG.search(opening) and b"<html" in opening.lower()):
        return HTML
    if bare.startswith(b"<?xml") or extension in ("xml", "svg"):
        return XML
    return TEXT


def _is_mail(opening: bytes, *, named: bool) -> bool:
    head = re.split(rb"\r?\n\r?\n", opening, maxsplit=1)[0]
    lines = [line for line in head.splitlines() if line[:1] not in (b" ", b"\t")]
    headers = [line for line in lines if _HEADER_LINE.fullmatch(line)]
    if len(headers) < len(lines) or not headers:
        # A mail program's file may begin with one stray line; typed memos are no mail.
        return named and len(headers) >= 2
    return named or (
        len(headers) >= 3
        and bool(_MACHINE_HEADERS.search(head))
        and re.search(rb"(?im)^(?:from|date|to)[ \t]*:", head) is not None
    )


def looks_like_text(opening: bytes) -> bool:
    """No control bytes beyond blanks and line ends, once UTF-16 is allowed for."""
    if opening.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = opening.count(0)
    if zeros:
        # UTF-16 without a mark: every other byte of Latin text is zero; Arabic has 06 instead.
        even, odd = opening[0::2].count(0), opening[1::2].count(0)
        return zeros > len(opening) * 0.3 and (min(even, odd) < zeros * 0.05)
    control = len(opening) - len(opening.translate(None, _CONTROL))
    return control <= len(opening) * 0.02
