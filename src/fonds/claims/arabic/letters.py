"""Arabic letters: who writes to whom, from the lines around the text: «إلى:», a salutation, the signature."""

import re
from dataclasses import dataclass

from fonds.claims.arabic.reading import ArabicReading
from fonds.model import Mention, Slot
from fonds.vocabulary import arabic
from fonds.writing.scripts import fold

_TO = re.compile(fold(r"^\W*(?:إلى|المرسل\s+إليه|الجهة\s+المرسل\s+إليها)\s*[:：/]\s*(?P<value>\S.*)$"))
_TO_OPEN = re.compile(
    fold(
        r"^\W*(?:إلى)\s+(?P<value>(?:السيد|الأخ|الأخوة|الإخوة|الرفيق|الشيخ|الحاج|قائد|آمر|أمير|مسؤول|مدير|والي|كافة|جميع|حضرة|سعادة)(?:\s.*)?)$"
    )
)
_DEAR = re.compile(fold(r"^\W*(?:أخي|أخينا|الأخ|حضرة|السيد|سيادة|عزيزي|الرفيق)\s+(?P<value>[^:،,.]{2,50})[:،,]?\s*$"))
_FROM = re.compile(fold(r"^\W*(?:من|المرسل|صادر\s+عن|الجهة\s+المرسلة)\s*[:：]\s*(?P<value>\S.*)$"))
_FIELD = re.compile(r"^\W*[^\W\d][^:\n]{0,30}:")
_COPY = re.compile(fold(r"^\W*(?:نسخة|صورة)\s+(?:منه\s+|عنه\s+)?(?:إلى|الى|ل)"))
_CLOSING = re.compile(fold(r"^\W*(?:والسلام|السلام\s+عليكم|وتفضلوا|مع\s+(?:الشكر|التقدير)|أخوكم|وجزاكم|والله)"))
_SIGNED = re.compile(fold(r"^\W*(?:التوقيع|توقيع|الموقع|أخوكم|وقعه|أمر\s+به)\s*[:：]?\s*(?P<value>\S.*)?$"))
_ORDER = re.compile(
    fold(
        r"(?<!\w)(?:نأمركم|آمركم|يؤمر|تؤمرون|أمر\s+(?:عمليات|إداري|حركة|رقم|مهمة)|هذا\s+الأمر|للتنفيذ|بالتنفيذ|أمرنا|نوعز|عليكم)(?!\w)"
    )
)
_PROSE = re.compile(r"[.؟!]\s*$")


@dataclass(frozen=True, slots=True)
class Header:
    """What the letter says of itself; ``bids``: its sentences can be instructions."""

    issuer: Slot | None = None
    addressee: Slot | None = None
    bids: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def header(reading: ArabicReading) -> Header:
    """The header of a page; empty where its lines show none."""
    lines = _lines(reading.plain)
    addressee = _addressee(reading, lines)
    issuer = _value(reading, lines[:14], _FROM) or _signature(reading, lines)
    numbered = sum(bool(re.match(r"\W*\d{1,2}\s?[.)\-–]\s", line.text)) for line in lines) >= 1
    points = [re.match(r"\W*\d{1,2}\s?[.)\-–]\s*(\w+)", line.text) for line in lines]
    listed = sum(_bids_by_noun(point[1]) for point in points if point) >= 2
    named = bool(_ORDER.search(reading.plain)) or listed
    return Header(issuer, addressee, named or (addressee is not None and (numbered or issuer is not None)))


def _bids_by_noun(word: str) -> bool:
    """Whether a numbered point that begins with this word bids: a bare verbal noun of a known act."""
    if word in arabic.words().lists["bidding_nouns"] or word == fold("عدم"):
        return True
    known = arabic.act_of(word)
    return known is not None and known[0].act is not None and known[0].fits(word, "noun") and word[:1] not in "وفبلك"


def _lines(text: str) -> list[_Line]:
    found, position = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = position + line.index(words[0])
            found.append(_Line(start, start + len(words), words))
        position += len(line)
    return found


def _value(reading: ArabicReading, lines: list[_Line], pattern: re.Pattern[str]) -> Slot | None:
    for line in lines:
        match = pattern.match(line.text)
        if match and match["value"] and len(match["value"].split()) <= 14:
            return _name(reading, line.start + match.start("value"), line.start + match.end("value"))
    return None


def _addressee(reading: ArabicReading, lines: list[_Line]) -> Slot | None:
    head = lines[:14]
    return _value(reading, head, _TO) or _value(reading, head, _TO_OPEN) or _value(reading, head, _DEAR)


def _name(reading: ArabicReading, start: int, end: int) -> Slot:
    """The whole value, or only the person it names besides a rank: «القائد، الأخ أبو فلان» is that person."""
    text = reading.plain[start:end]
    cut = re.search(fold(r"(?:\s+(?:حفظه|وفقه|أعزه|رعاه|سدده)\s+الله|\s+المحترم(?:ين|ون|ة)?)?[.،,:]?\s*$"), text)
    slot = reading.slot(start, start + cut.start() if cut else end)
    inside = [
        mention
        for mention in reading.mentions
        if slot.start <= mention.start and mention.end <= slot.end and mention.label == "PER"
    ]
    if slot.entity is None and len(inside) == 1:
        return Slot(slot.text, slot.start, slot.end, inside[0].entity)
    return slot


def _signature(reading: ArabicReading, lines: list[_Line]) -> Slot | None:
    """The name (else the office) in the last short lines, below the letter's last sentence."""
    if len(lines) < 4:
        return None
    tail: list[_Line] = []
    for line in reversed(lines[3:]):
        if _COPY.match(line.text) or not re.search(r"[ء-ي]", line.text):
            continue
        if len(line.text.split()) > 9 or _PROSE.search(line.text) or (_FIELD.match(line.text) and not _SIGNED.match(line.text)):
            if tail or _PROSE.search(line.text) or len(line.text.split()) > 12:
                break
            continue
        tail.append(line)
        if len(tail) == 4:
            break
    offices = None
    for line in reversed(tail):
        signed = _SIGNED.match(line.text)
        start = line.start + (signed.start("value") if signed and signed["value"] else 0)
        person = _person(reading, start, line.end)
        if person:
            return person
        words = reading.plain[start : line.end].split()
        if words and arabic.words().has("ranks", words[0]) and offices is None:
            name = tail[tail.index(line) + 1] if tail.index(line) + 1 < len(tail) else None
            offices = reading.slot(name.start, name.end) if name and _bare_name(name.text) else reading.slot(start, line.end)
    return offices


def _bare_name(text: str) -> bool:
    """A line of two to five words, without mark, figure or salutation, such as a name above its office."""
    return bool(re.fullmatch(r"[^\W\d_]+(?:\s+[^\W\d_]+){1,4}", text)) and not _CLOSING.match(text)


def _person(reading: ArabicReading, start: int, end: int) -> Slot | None:
    slot = reading.slot(start, end)
    inside = [
        mention
        for mention in reading.mentions
        if slot.start <= mention.start and mention.end <= slot.end and mention.label == "PER"
    ]
    if inside:
        best: Mention = max(inside, key=lambda mention: (mention.end - mention.start, -mention.start))
        return Slot(slot.text, slot.start, slot.end, best.entity) if best.end - best.start >= 0.5 * len(slot.text) else None
    words = reading.plain[start:end].split()
    titled = {
        fold(word)
        for word in (
            "أبو",
            "أبا",
            "الشيخ",
            "العميد",
            "العقيد",
            "المقدم",
            "الرائد",
            "النقيب",
            "الملازم",
            "الفريق",
            "الحاج",
            "الدكتور",
            "المهندس",
        )
    }
    if 2 <= len(words) <= 6 and words[0] in titled and not any(char.isdigit() for char in reading.plain[start:end]):
        return slot
    return None
