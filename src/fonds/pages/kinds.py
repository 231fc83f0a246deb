"""Kinds: what a document is, told from its build: headings, fields, salutations, stamps. Never from its name alone.

The kinds are those of the vocabulary: order, letter, memo, e-mail, list, table, translation, chat, news, press
statement, witness statement, report, and "document" where nothing tells.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fonds.writing.scripts import fold

_TABLES = ("spreadsheet", "ms-excel", "csv", "tab-separated")


def _lines(pattern: str) -> re.Pattern[str]:
    """A pattern that holds at the head of a line, in plain letters."""
    return re.compile(fold(rf"^\W*(?:{pattern})"), re.IGNORECASE | re.MULTILINE)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(fold(pattern), re.IGNORECASE)


_CHAT = re.compile(
    r"^\s*(?:\[[^\]\n]{4,32}\]\s*[^:\n\]]{1,40}:|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\s*-\s*[^:\n]{1,40}:|"
    r"\(?\d{1,2}:\d{2}(?::\d{2})?\)?\s*[-]?\s*<?[^\W\d][^:\n>]{0,39}[:>])",
    re.IGNORECASE | re.MULTILINE,
)
_TRANSLATION = _lines(
    r"(?:\(|\[)?(?:(?:un)?official\s+|english\s+|arabic\s+|certified\s+|working\s+|draft\s+|sworn\s+)?translation\b(?!\s+(?:is|was|will|of\s+power))|translated\s+(?:from|by|into)\b|"
    r"(?:ال)?ترجمة(?:\s+(?:غير\s+)?(?:رسمية|من|عن|إلى|محلفة|كتاب|رسالة|أمر))?(?!\w)|مترجم(?:ة)?\s+(?:عن|من)|نقله?ا?\s+إلى\s+(?:العربية|الإنكليزية)"
)
_WITNESS = _lines(
    r"(?:[\w-]+\s+){0,2}(?:witness\s+(?:statement|interview|account)|statement\s+of\s+(?:a\s+|the\s+)?witness|affidavit|deposition|sworn\s+statement|testimony\s+of|"
    r"record\s+of\s+(?:interview|testimony))|(?:محضر\s+)?(?:إفادة|شهادة|أقوال)(?:\s|$)|محضر\s+(?:استماع|أقوال|إفادة|شهادة)|شهادة\s+(?:الشاهد|شاهد)"
)
_WITNESS_WORDS = _words(
    r"\bI,?\s+the\s+undersigned|\bI\s+make\s+this\s+statement|statement\s+is\s+true\s+to\s+the\s+best|being\s+duly\s+sworn|"
    r"أنا\s+الموقع\s+أدناه|أدلي\s+بهذه|أقر\s+أنا|أشهد\s+أن[ان]?ي?|(?:بصمة|توقيع)\s+الشاهد|(?:fingerprint|signature)\s+of\s+(?:the\s+)?witness"
)
_PRESS = _lines(
    r"(?:[\w-]+\s+){0,3}press\s+(?:statement|release|communiqu[eé])|communiqu[eé]|for\s+immediate\s+release|statement\s+(?:by|from)\s+the\s+(?:spokes\w+|press|ministry|office|government)|"
    r"بيان\s+(?:صحفي|صادر|رقم|إعلامي|من|المكتب)|تصريح\s+(?:صحفي|صادر)|بلاغ\s+(?:صحفي|عسكري)"
)
_ORDER = _lines(
    r"(?:(?:operations?|operational|executive|general|special|movement|administrative|military|fragmentary|warning|standing)\s+)?orders?(?:\s+(?:no|nr|number|of\s+the\s+day|to)\b|\s*(?:#|:|\d|$))|"
    r"directive\b|أمر\s+(?:عمليات|إداري|حركة|رقم|تنفيذي|عسكري|مهمة|يومي|قتال|إخلاء|انسحاب|صادر|إلى)|الأمر\s+(?:الإداري|رقم)|قرار\s+(?:رقم|إداري)|أوامر\s+(?:صادرة|عمليات)|تعميم(?:\s|$)"
)
_ORDER_WORDS = _words(
    r"\b(?:is|are)\s+(?:hereby\s+)?(?:ordered|instructed|directed|commanded)\s+to\b|\bhereby\s+(?:order|instruct|direct|command)|\bby\s+order\s+of\b|\byou\s+are\s+(?:hereby\s+)?to\b|"
    r"\bwe\s+order\s+(?:you|all)|this\s+order\s+(?:is\s+)?(?:effective|takes?\s+effect|will\s+be)|(?<!\w)(?:نأمركم|نأمر|آمركم|يؤمر|تؤمرون|أمرنا\s+بما|نوعز\s+إليكم|يوعز\s+إلى|يبل[غ]\s+هذا\s+الأمر|(?:هذا|لهذا)\s+الأمر\s+(?:نافذ|للتنفيذ)|"
    r"للتنفيذ\s+(?:فورا|الفوري)|يعلم\s+\w+\s+بالتنفيذ|يرجى\s+التنفيذ|عليكم\s+(?:ب\w+|تنفيذ|سحب|إخلاء|تسليم|نقل))"
)
_MEMO = _lines(
    r"(?:[\w-]+\s+){0,2}(?:memo|memorandum|file\s+note|note\s+for\s+(?:the\s+)?file|minute\s+sheet)\b(?!\s+of\s+understanding)|مذكرة(?:\s+(?:داخلية|إلى|رقم|إدارية|خدمة))?\s*(?:$|:|\d|إلى)|مذكرة\s+(?:داخلية|إدارية|رقم|خدمة)"
)
_REPORT = _lines(
    r"(?:[\w-]+\s+){0,3}report(?:\s+(?:no|on|of|to|for|by|\d)\b|\s*(?:$|:|#))|executive\s+summary|تقرير(?:\s|$|:)|خلاصة\s+تنفيذية"
)
_LIST = _lines(
    r"(?:list|roster|inventory|register|schedule|roll)\s+(?:of|for)\b|(?:[\w-]+\s+){0,2}(?:roster|inventory|list)\s*$|(?:ال)?(?:قائمة|كشف|لائحة|بيان\s+أسماء|سجل|جدول)\s+(?:ب|ال|أسماء|أعضاء|مسؤولي|المسؤول|رواتب|مواد)\w*"
)
_SUBJECT_LIST = re.compile(
    fold(r"^\W*(?:subject|re|الموضوع)\s*:\s*(?:قائمة|كشف|لائحة|جدول|list\b|roster\b|inventory\b)"), re.IGNORECASE | re.MULTILINE
)
_SALUTATION = _lines(
    r"dear\s+\w|to\s+whom\s+it\s+may|السلام\s+عليكم|تحية\s+(?:طيبة|وبعد|أخوية|نضالية)|(?:إلى\s+)?(?:حضرة|سعادة|معالي|سيادة)\s|أخي\s|(?:إلى\s+)?الأخ(?:وة)?\s|السيد\s+\w+.*المحترم|بعد\s+التحية|أما\s+بعد"
)
_CLOSING = _lines(
    r"yours\s+(?:sincerely|faithfully|truly)|sincerely|respectfully|(?:kind|best|warm)\s+regards|regards,|والسلام(?:\s+عليكم)?|وتفضلوا|مع\s+(?:الشكر|التقدير|فائق|خالص)|تقبلوا|أخوكم|\(?signed\)?\b|توقيع|نسخة\s+(?:منه\s+)?إلى"
)
_TO = _lines(r"(?:to|addressee|attention|إلى(?:\s+السيد)?|المرسل\s+إليه)\s*:")
_FROM = _lines(r"(?:from|من|المرسل)\s*:")
_SUBJECT = _lines(r"(?:subject|re|ref(?:erence)?|الموضوع|م/|العدد|الرقم|المرجع)\s*:")
_NEWS = _lines(
    r"(?:by\s+[A-Z][\w.]+\s+[A-Z]|published(?:\s+on)?\b|updated\b|read\s+more|related\s*:|picture\s*:|photo\s*:|share\s+this|all\s+rights\s+reserved|نشر\s+في|اقرأ\s+(?:أيضا|المزيد)|جميع\s+الحقوق)|"
    r"[^\n]{2,40}\((?:[A-Z][\w ]{1,20})\)\s*[-—]|[^\n]{3,300}\.\s+(?:picture|photo|photograph)\s*:"
)
_NEWS_HEADERS = {"article:published_time", "datepublished", "og:type", "article:author", "article:section"}
_ITEM = re.compile(r"^\s*(?:[-*•▪]|\(?\d{1,3}\s?[.)\-]|[a-z][.)])\s*\S", re.IGNORECASE | re.MULTILINE)
_NUMBERED_ARABIC = re.compile(r"^\s*\(?\d{1,2}\s?[.)\-]\s*(?:ولا\s+|لا\s+)?[يت][ء-ي]{2,7}\s", re.MULTILINE)
_NUMBERED_ENGLISH = re.compile(
    r"^\s*\(?\d{1,2}\s?[.)\-]\s*(?:[^.\n]{0,90}?\b(?:will|shall|must|(?:is|are)\s+to|(?:is|are)\s+not\s+to)\b|"
    r"(?:do\s+not\s+)?(?:withdraw|move|hand|deliver|transfer|evacuate|send|report|destroy|burn|release|secure|prepare|ensure|take|bring|give|keep|close|open|stop)\s)",
    re.IGNORECASE | re.MULTILINE,
)
_BIDDING = re.compile(
    r"^\s*(?:(?:immediately|at once|tonight|tomorrow)\s+)?(?:do\s+not\s+)?"
    r"(?:withdraw|move|hand\s+over|deliver|transfer|evacuate|send|destroy|burn|release|secure|prepare|ensure|cease|close|open|"
    r"stop|vacate|abandon|hold|occupy|seize|dismantle|remove|return|clear|leave)\s+(?:all|the|your|every|both|any|no)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that begins by telling the reader to do something."""
_PARTED = re.compile(r"\s+[-\u2013\u2014|]\s+")
_COLUMNS = re.compile(r"^[^\t\n|;]*(?:\t|\s\|\s|;)[^\t\n|;]*(?:\t|\s\|\s|;)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Paper:
    """The plain text of a document and of its head."""

    text: str
    head: str
    lines: int


def kind_of(text: str, media_type: str = "text/plain", name: str = "", headers: Iterable[tuple[str, str]] = ()) -> str:
    """The kind of a document, "document" where its build shows none. ``name`` is not used: a file can be called anything."""
    names = {header.strip().lower() for header, _ in headers}
    if media_type == "message/rfc822" or {"from", "date", "subject"} <= names or {"from", "to", "message-id"} <= names:
        return "e-mail"
    if any(part in media_type for part in _TABLES):
        return "table"
    plain = fold(text)
    filled = [line for line in plain.splitlines() if line.strip()]
    paper = _Paper(plain, "\n".join(filled[:12]), len(filled))
    if not filled:
        return "document"
    return _by_heading(paper) or _by_build(paper, media_type, names) or "document"


def _by_heading(paper: _Paper) -> str | None:
    if paper.lines >= 3 and len(_CHAT.findall(paper.text)) >= max(3, 0.3 * paper.lines):
        return "chat"
    if _titled(_TRANSLATION, "\n".join(paper.head.splitlines()[:6])):
        return "translation"
    if _titled(_WITNESS, paper.head) or _WITNESS_WORDS.search(paper.text):
        return "witness statement"
    if _titled(_PRESS, paper.head):
        return "press statement"
    if _SUBJECT_LIST.search(paper.head) or (_titled(_LIST, paper.head) and not _SALUTATION.search(paper.head)):
        return "list"
    if _titled(_ORDER, paper.head):
        return "order"
    return None


def _by_build(paper: _Paper, media_type: str, headers: set[str]) -> str | None:
    mail_top = (
        _FROM.search(paper.head)
        and _TO.search(paper.head)
        and re.search(fold(r"^\W*(?:sent|date|تاريخ\s+الإرسال)\s*:.*\d{1,2}:\d{2}"), paper.head, re.IGNORECASE | re.MULTILINE)
    )
    if mail_top and "@" in paper.head:
        return "e-mail"
    memo = _titled(_MEMO, paper.head)
    addressed = bool(_TO.search(paper.head) or _SALUTATION.search(paper.head))
    bidding = len(_NUMBERED_ARABIC.findall(paper.text)) + len(_NUMBERED_ENGLISH.findall(paper.text))
    if (
        not memo
        and "html" not in media_type
        and (
            (_ORDER_WORDS.search(paper.text) and (addressed or _SUBJECT.search(paper.head)))
            or (_TO.search(paper.head) and (bidding >= 2 or _BIDDING.search(paper.text)))
        )
    ):
        return "order"
    if memo:
        return "memo"
    if "html" in media_type and (_NEWS.search(paper.text) or headers & _NEWS_HEADERS or _dated_prose(paper)):
        return "news"
    if _titled(_REPORT, paper.head) and not _SALUTATION.search(paper.head):
        return "report"
    if _SALUTATION.search(paper.head) or (_TO.search(paper.head) and _CLOSING.search(paper.text)):
        return "letter"
    if _FROM.search(paper.head) and _TO.search(paper.head) and _SUBJECT.search(paper.head):
        return "memo"
    if (
        _CLOSING.search("\n".join(paper.text.splitlines()[-8:]))
        and paper.lines >= 4
        and (_SUBJECT.search(paper.head) or _TO.search(paper.head))
    ):
        return "letter"
    if _TO.search(paper.head) and "html" not in media_type and paper.lines >= 4:
        return "letter"
    if paper.lines >= 4 and len(_COLUMNS.findall(paper.text)) >= 0.6 * paper.lines:
        return "table"
    if _NEWS.search(paper.text):
        return "news"
    if paper.lines >= 5 and len(_ITEM.findall(paper.text)) >= 0.6 * paper.lines:
        return "list"
    return None


def _dated_prose(paper: _Paper) -> bool:
    """A short line with a full date under the title, and prose below it: the build of an article."""
    dated = any(
        len(line) < 110
        and re.search(
            r"\d{1,2}\s+[^\W\d]{3,}\s+\d{4}|[^\W\d]{3,}\s+\d{1,2},\s+\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}", line
        )
        for line in paper.head.splitlines()[:6]
    )
    prose = [
        line for line in paper.text.splitlines() if len(line.split()) >= 12 and line.rstrip().endswith((".", "؟", "!", "”", '"'))
    ]
    return dated and len(prose) >= 2


def _titled(pattern: re.Pattern[str], head: str) -> bool:
    """Whether a short line of the head begins with the pattern: a heading, not a sentence that happens to.

    A heading may name the sender first: "Third District - Situation Report".
    """
    head = "\n".join(_PARTED.sub("\n", line) if len(line.split()) <= 10 else line for line in head.splitlines())
    for match in pattern.finditer(head):
        start = head.rfind("\n", 0, match.end()) + 1
        end = head.find("\n", match.end())
        line = head[start : end if end >= 0 else len(head)].strip()
        sentence = re.search(r"[.!?؟]\s*\w", line) or (line.endswith(".") and len(line.split()) >= 6)
        if len(line.split()) <= 10 and not sentence:
            return True
    return False
