"""E-mail: headers as written, body, attachments as members. Quoted parts are kept: they are evidence."""

import re
from email import policy
from email.message import EmailMessage, Message, MIMEPart
from email.parser import BytesParser

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import MAX_MEMBER_BYTES, MAX_MEMBERS, Member, Reading
from fonds.engines.reader.formats.decoding import decoded
from fonds.engines.reader.formats.html import converted
from fonds.engines.reader.formats.lines import text_page
from fonds.engines.reader.formats.tools import Tools
from fonds.engines.reader.troubles import limit

MAKER = "email"
SHOWN = ("From", "To", "Cc", "Bcc", "Date", "Subject")
"""Headers that open the page's text, so that search and findings can stand on them."""
KEPT = (
    *SHOWN,
    "Sender",
    "Reply-To",
    "Message-ID",
    "In-Reply-To",
    "References",
    "X-Mailer",
    "User-Agent",
    "X-Originating-IP",
    "Received",
)
MAX_DEPTH = 40


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """Raises ``RecursionError`` for parts nested without end; the caller reports it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = decoded(data)[0].encode()
    message = BytesParser(policy=policy.default).parsebytes(data.lstrip(b"\r\n"))
    headers = tuple((key, value) for key in KEPT for value in _values(message, key))
    body, members, notes = _parts(message)
    opening = "\n".join(f"{key}: {value}" for key, value in headers if key in SHOWN)
    text = opening + ("\n\n" if opening and body else "") + body
    total = sum(len(member.data) for member in members)
    failure = None
    if len(members) > MAX_MEMBERS or total > MAX_MEMBER_BYTES:
        members, failure = [], limit("the attachments are larger than one message may hold", "its attachments")
    subject = next((value for key, value in headers if key == "Subject"), "")
    return Reading(sniff.MAIL, (text_page(text, MAKER, notes=notes),), tuple(members), headers, subject, failure)


def _values(message: EmailMessage, key: str) -> list[str]:
    found = []
    for index, (present, _) in enumerate(message.raw_items()):
        if present.lower() == key.lower():
            try:
                written = str(message.items()[index][1])
            except Exception:  # a header that the standard library cannot parse is shown raw
                written = str(list(message.raw_items())[index][1])
            found.append(_clean(" ".join(written.split())))
    return found


def _clean(text: str) -> str:
    """Bytes that belong to no declared encoding come as lone surrogates; they cannot be stored."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _parts(message: EmailMessage) -> tuple[str, list[Member], list[str]]:
    notes: list[str] = []
    chosen = message.get_body(preferencelist=("plain", "html"))
    body = ""
    if chosen is not None:
        body = _text(chosen)
        if chosen.get_content_subtype() == "html":
            body = converted(body)[0]
    members: list[Member] = []
    bodies: list[str] = [body]
    for rank, part in enumerate(_leaves(message), 1):
        if part is chosen:
            continue
        if part.get_content_maintype() == "text" and not part.get_filename() and not part.is_attachment():
            if part.get_content_subtype() == "html" and body.strip():
                continue  # the same words, dressed
            more = _text(part)
            bodies.append(converted(more)[0] if part.get_content_subtype() == "html" else more)
            continue
        members.append(Member(_member_name(part, rank), _bytes(part)))
    return "\n\n".join(text.strip("\r\n") for text in bodies if text.strip()), members, notes


def _leaves(message: EmailMessage, depth: int = 0) -> list[EmailMessage]:
    if depth > MAX_DEPTH:
        raise RecursionError("MIME parts nested too deeply")
    if message.get_content_type() == "message/rfc822" and depth:
        return [message]
    if message.is_multipart():
        return [leaf for part in message.iter_parts() if isinstance(part, EmailMessage) for leaf in _leaves(part, depth + 1)]
    return [message]


def _text(part: MIMEPart) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return _clean(str(part.get_payload()))
    return decoded(raw, part.get_content_charset())[0]


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return b"".join(item.as_bytes() for item in inner if isinstance(item, Message)) if isinstance(inner, list) else b""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _member_name(part: EmailMessage, rank: int) -> str:
    named = part.get_filename()
    if not named and part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        subject = str(first.get("Subject", "")) if isinstance(first, Message) else ""
        named = (re.sub(r"[^\w -]+", " ", subject).strip()[:60] or f"message-{rank}") + ".eml"
    return _clean(named or f"part-{rank}.{part.get_content_subtype()}")
