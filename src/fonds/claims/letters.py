"""Letters: who writes to whom, read from the lines around a letter's text.

Only lines that stand there count: "From:", "To:", an addressee line ("To the commander of …"), a
signature, an organisation's name at the head. Chats and mails give each message its author.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fonds.claims.reading import Reading
from fonds.model import Slot, Span
from fonds.vocabulary import english

_FIELD = re.compile(r"\s*(?P<name>[^\W\d_][\w .'/-]{0,28}?)\s*:[ \t]*(?P<value>.*)$")
_TO = re.compile(
    r"\s*(?:For the attention of|Attention|Attn\.?:?|To)[ \t]+(?P<value>(?:the|all|our|every|His|Her|Mr|Mrs|Ms|Dr|"
    r"Brother|Comrade|Sheikh|Colonel|Col\.|Captain|Capt\.|Major|General|Gen\.|Lieutenant|Commander)\b.*)$"
)
_DEAR = re.compile(r"\s*Dear[ \t]+(?P<value>[^,:\n]{2,60})[,:]?\s*$")
_SIGNED = re.compile(
    r"\s*(?:\(?signed\)?|/s/|sgd\.?|by order of|on behalf of|for and on behalf of|issued by)[ \t:,]*(?P<value>[^\n]*)$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    (
        r"\s*(?:yours(?: \w+)?|sincerely(?: yours)?|faithfully yours|respectfully(?: yours)?|(?:with |kind |best |"
        r"warm )*regards|with respect|peace be upon you.*|god willing.*|long live .*)[,.]?\s*$"
    ),
    re.IGNORECASE,
)
_CHAT = (
    re.compile(r"\s*\[[^\]\n]{4,32}\]\s*(?P<name>[^\[\]:\n]{1,40}):\s+"),
    re.compile(
        r"\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?\s*[-–]\s*(?P<name>[^:\n]{1,40}):\s+"
    ),
    re.compile(r"\s*<(?P<name>[^<>\n@]{1,40})>:?\s+"),
    re.compile(r"\s*\(?\d{1,2}:\d{2}(?::\d{2})?\)?\s*[-–]?\s*(?P<name>[^\W\d][^:\n]{0,39}):\s+"),
)
_WROTE = re.compile(r"[>\s]*On\s[^\n]{4,80}?,\s+(?:at\s+)?(?P<name>[^,<>\n]{2,60}?)(?:\s*<[^>\n]*>)?\s+(?P<cue>wrote):?\s*$")
_FORWARDED = re.compile(r"[>\s]*-{2,}\s*(?:original|forwarded)\b[^\n]{0,40}?-{2,}\s*$", re.IGNORECASE)
_WITNESS = re.compile(
    r"\s*(?:(?:record|minutes|transcript|notes?) of (?:an? |the )?)?"
    r"(?P<cue>(?:witness )?(?:statement|testimony|deposition|affidavit|interview))"
    r"(?: (?:of|by|with|from|given by) | ?[-–:] ?)(?P<name>(?:the )?[A-Z][^\n,.:;]{1,40}?)\s*$",
    re.IGNORECASE,
)
_ORDERING = re.compile(
    (
        r"\b(?:hereby (?:ordered|instructed|directed|order|instruct|direct)|you are (?:ordered|instructed|directed|"
        r"commanded|required)|is ordered that)\b"
    ),
    re.IGNORECASE,
)
_FROM = {"from", "sender", "issued by", "issuer", "signed", "issuing authority"}
_TO_NAMES = {"to", "addressee", "for", "attention", "attn", "recipient"}
_ROLE = re.compile(
    r"\b(?:commander|chief|head|director|governor|minister|secretary|chairman|officer|deputy|general|colonel|captain|major|president|emir|manager|clerk|quartermaster|inspector|administrator|superintendent|marshal|lieutenant|brigadier|admiral|commandant|controller|warden|mayor|prefect|commissioner)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a letter's own lines say of itself. ``orders``: the page bids (a heading, "hereby", numbered points)."""

    issuer: Slot | None = None
    addressee: Slot | None = None
    orders: bool = False
    letter: bool = False
    agreement: bool = False
    """The page is an agreement: its "shall" binds both sides and is nobody's order."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes the lines from ``start`` on, by the words of a "From:" line or a chat's name."""

    start: int
    slot: Slot
    cue: Span
    chat: bool = False
    """A chat's line: the author of this block only."""
    quoted: bool = False
    """Of a mail quoted or forwarded below another: what it bids is bidden by its own author."""
    addressee: Slot | None = None
    """The "To:" beside a quoted mail's "From:"."""
    witness: bool = False
    """Who speaks in a statement: only what states, denies or hedges something is a claim."""


def header(reading: Reading) -> Header:
    """The header of a page."""
    lines = _lines(reading.text)
    issuer = _field(reading, lines, _FROM)
    addressee = _field(reading, lines, _TO_NAMES) or _addressee(reading, lines)
    heading = any(_is_heading(reading.text[start:end]) for start, end in lines[:12])
    bids = bool(_ORDERING.search(reading.text))
    numbered = sum(bool(re.match(r"\s*\(?\d{1,2}[.)]\s+[A-Z]", reading.text[start:end])) for start, end in lines) >= 2
    signed = _signature(reading, lines)
    letter = addressee is not None or signed is not None or heading
    issuer = issuer or signed or (_letterhead(reading, lines) if letter or bids else None)
    if is_agreement(reading.text):
        return Header(issuer, addressee, False, letter or issuer is not None, True)
    return Header(issuer, addressee, heading or bids or (letter and numbered), letter or issuer is not None)


_AGREEMENT = re.compile(
    (
        r"\b(?:memorandum of (?:understanding|agreement)|agreement|contract|treaty|truce|cease-?fire|protocol|accord|"
        r"pact|covenant|exchange of|barter of|terms of (?:exchange|settlement))\b"
    ),
    re.IGNORECASE,
)
_BOTH_SIDES = re.compile(r"\b(?:Parties\s*:|(?:either|neither|both|the) part(?:y|ies)\b|both sides|the two sides)", re.IGNORECASE)


def is_agreement(text: str) -> bool:
    """A heading or subject names a kind of agreement, and the text speaks of its parties."""
    head = [text[start:end] for start, end in _lines(text)[:12]]
    named = any(_AGREEMENT.search(line) and len(line.split()) <= 14 and not line.rstrip().endswith((".", ";")) for line in head)
    return named and bool(_BOTH_SIDES.search(text))


def _lines(text: str) -> list[tuple[int, int]]:
    found, position = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = position + line.index(words[0])
            found.append((start, start + len(words)))
        position += len(line)
    return found


def _is_heading(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+", line.lower())
    return (
        0 < len(words) <= 8
        and not line.rstrip().endswith((".", ",", ";"))
        and ":" not in line[: len(line) // 2]
        and bool(set(words) & english.order_words().heading)
        and (
            line.isupper()
            or words[0] in english.order_words().heading
            or words[-1] in english.order_words().heading
            or bool(re.search(r"\b(?:No|Nr|#)\b", line))
        )
    )


def _value(reading: Reading, start: int, end: int) -> Slot | None:
    mark = re.compile(r"\s*(?:\(signed\)|/s/|sgd\.?|\(sgd\.?\))\s*", re.IGNORECASE).match(reading.text, start, end)
    span = reading.span(mark.end() if mark else start, end)
    text = span.text.rstrip(".,;")
    # "Marsh <marsh@…>": the name is enough, a bare address stays whole
    angle = re.match(r"\s*\"?(?P<name>[^<>\"]{2,}?)\"?\s*<[^<>]+>", text)
    if angle:
        span = Span(span.start + angle.start("name"), span.start + angle.end("name"), angle.group("name"))
        text = span.text
    if not re.search(r"\w{2}", text) or len(text) > 120:
        return None
    return Slot(text, span.start, span.start + len(text), reading.entity_of(span.start, span.start + len(text)))


def _field(reading: Reading, lines: Sequence[tuple[int, int]], names: set[str]) -> Slot | None:
    for position, (start, end) in enumerate(lines[:40]):
        found = _FIELD.match(reading.text[start:end])
        if found and found["name"].lower().strip() in names:
            if found["value"].strip():
                return _value(reading, start + found.start("value"), end)
            if position + 1 < len(lines) and not _FIELD.match(reading.text[slice(*lines[position + 1])]):
                return _value(reading, *lines[position + 1])
    return None


def _addressee(reading: Reading, lines: Sequence[tuple[int, int]]) -> Slot | None:
    for start, end in lines[:20]:
        line = reading.text[start:end]
        found = _TO.match(line) or _DEAR.match(line)
        if found and len(line) < 120 and len(found["value"].split()) <= 14:
            return _value(reading, start + found.start("value"), start + found.end("value"))
    return None


def _signature(reading: Reading, lines: Sequence[tuple[int, int]]) -> Slot | None:
    tail = list(lines[-9:])
    for position, (start, end) in enumerate(tail):
        found = _SIGNED.match(reading.text[start:end])
        if found and re.match(r"(?:at|on|in|this|by|the|as|for)\b", found["value"], re.IGNORECASE):
            continue
        if found:
            if re.search(r"\w{2}", found["value"]):
                return _value(reading, start + found.start("value"), end)
            if position + 1 < len(tail):
                return _value(reading, *tail[position + 1])
        if _CLOSING.match(reading.text[start:end]) and position + 1 < len(tail):
            following = reading.text[slice(*tail[position + 1])]
            if len(following.split()) <= 8:
                return _value(reading, *tail[position + 1])
    # the last lines of a letter: a name, or a rank and a name, alone on a line
    for start, end in reversed(lines[-7:]):
        line = reading.text[start:end]
        whole = max((mention.end - mention.start for mention in reading.near(start, end) if mention.label == "PER"), default=0)
        if (start, end) not in lines[-3:] and whole < 0.6 * (end - start):
            continue
        person = next(
            (
                mention
                for mention in reading.near(start, end)
                if mention.label == "PER" and mention.form == "name" and mention.start >= start and mention.end <= end
            ),
            None,
        )
        if (
            person
            and len(line.split()) <= 7
            and not line.rstrip().endswith((".", ":", ";"))
            and ":" not in line
            and (len(lines) > 4 or (len(lines) > 2 and (start, end) == lines[-1] and 2 * whole >= end - start))
        ):
            return (
                Slot(person.text, person.start, person.end, person.entity)
                if not _ROLE.search(line)
                else _value(reading, start, end)
            )
    return None


def _letterhead(reading: Reading, lines: Sequence[tuple[int, int]]) -> Slot | None:
    stop = next(
        (
            position
            for position, (start, end) in enumerate(lines[:14])
            if _TO.match(reading.text[start:end]) or _FIELD.match(reading.text[start:end])
        ),
        4,
    )
    for start, end in lines[: max(stop, 4)]:
        line = reading.text[start:end]
        if _FIELD.match(line) or _TO.match(line) or line.rstrip().endswith((".", "!", "?")) or _is_heading(line):
            continue
        for mention in reading.near(start, end):
            if (
                mention.label == "ORG"
                and mention.start >= start
                and mention.end <= end
                and mention.end - mention.start >= 0.5 * (end - start)
            ):
                return Slot(mention.text, mention.start, mention.end, mention.entity)
    return None


def chat_prefix(line: str) -> re.Match[str] | None:
    """The author mark at the head of a chat's line; group ``name`` is the author."""
    return next((found for pattern in _CHAT if (found := pattern.match(line))), None)


def opens_quotation(line: str) -> bool:
    """ "On …, X wrote:" or "-----Original Message-----": what follows is another's mail."""
    return bool(_WROTE.match(line) or _FORWARDED.match(line))


def authors(reading: Reading) -> list[Author]:
    """Authors by line, of chats, of mails ("From:") and of statements ("Interview with …"), in sequence of the text."""
    found: list[Author] = []
    lines = _lines(reading.text)
    for rank, (start, end) in enumerate(lines):
        line = reading.text[start:end]
        chat = chat_prefix(line)
        if chat:
            first, last = start + chat.start("name"), start + chat.end("name")
            slot = reading.words(first, last)
            colon = reading.text.find(":", last, start + chat.end() + 1)
            cue = Span(colon, colon + 1, ":") if colon >= 0 else Span(first, last, reading.text[first:last])
            found.append(Author(start + chat.end(), slot, cue, True))
            continue
        wrote = _WROTE.match(line)
        if wrote:
            first, last = start + wrote.start("name"), start + wrote.end("name")
            word = start + wrote.start("cue")
            cue = Span(word, word + 5, reading.text[word : word + 5])
            found.append(Author(end, reading.words(first, last), cue, quoted=True))
            continue
        witness = _WITNESS.match(line) if rank < 10 else None
        if witness:
            first = start + witness.start("cue")
            cue = Span(first, start + witness.end("cue"), witness["cue"])
            found.append(
                Author(end, reading.words(start + witness.start("name"), start + witness.end("name")), cue, witness=True)
            )
            continue
        field = _FIELD.match(line)
        if field and field["name"].lower().strip() in ("from", "sender"):
            value = _value(reading, start + field.start("value"), end)
            if value:
                name = start + field.start("name")
                cue = Span(name, start + field.end("name"), reading.text[name : start + field.end("name")])
                quoted = any(not each.chat for each in found)
                to = _field(reading, lines[rank + 1 : rank + 6], _TO_NAMES) if quoted else None
                found.append(Author(end, value, cue, quoted=quoted, addressee=to))
    return found


def own_dates(text: str) -> list[tuple[int, int, int, int]]:
    """Stretches that bear a date of their own: (start, end, start of the words with the date, their end).

    The body of a quoted or forwarded mail, and each message of a chat, up to the next one.
    """
    marks: list[tuple[int, int, int]] = []
    lines = _lines(text)
    mails = 0
    for rank, (start, end) in enumerate(lines):
        line = text[start:end]
        chat = chat_prefix(line)
        if chat:
            marks.append((start + chat.end(), start, start + chat.start("name")))
        elif wrote := _WROTE.match(line):
            marks.append((end, start, start + wrote.start("name")))
        elif (field := _FIELD.match(line)) and field["name"].lower().strip() in ("from", "sender"):
            mails += 1
            dated = next(
                (each for each in lines[rank + 1 : rank + 6] if re.match(r"\W*(?:Date|Sent)\s*:", text[slice(*each)])), None
            )
            if mails > 1 and dated is not None:
                marks.append((dated[1], *dated))
    stops = [mark[1] for mark in marks[1:]] + [len(text)] * bool(marks)
    return [(mark[0], max(stop, mark[0]), mark[1], mark[2]) for mark, stop in zip(marks, stops, strict=True)]


def is_closing(paragraph: str) -> bool:
    """ "Yours sincerely", "Signed" and the names below: no prose."""
    first, _, rest = paragraph.partition("\n")
    if _WROTE.match(first) and not rest:
        return True
    signed = _SIGNED.match(first)
    return bool(_CLOSING.match(first)) or (
        signed is not None and len(first.split()) <= 8 and len(rest.split()) <= 14 and not first.rstrip().endswith(".")
    )


def is_field(line: str) -> bool:
    """ "Subject: …": a line of a form or header, no prose."""
    found = _FIELD.match(line)
    return bool(found) and len((found["name"] if found else "").split()) <= 3
