"""Material: a folder of invented papers of many kinds, the same on every machine; no gold data, nobody's papers."""

import csv
import io
import random
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pikepdf

PEOPLE = ("Nadir Faroun", "Lina Marou", "Selim Maroun", "Captain Oren Vash", "Colonel Rana Vessel", "Idris Qandil")
PLACES = ("Port Almery", "Qasr Nahr", "Tel Marun", "Wadi Sahm", "Ras Dinar")
GOODS = ("wheat", "fuel drums", "tyres", "cement", "blankets", "lamps")
ARABIC = (
    "وصلت القافلة إلى ميناء الميري في المساء",
    "يُطلب منكم تسليم المفاتيح إلى حارس البوابة",
    "سلّم نادر فرعون القمح إلى الحراس",
    "لم تصل الشاحنات إلى قصر نهر بعد",
    "والمخزن مغلق منذ يوم الخميس",
)
NEEDLE, NEEDLE_AR = "quicklime", "للمستوصف"
"""Words that stand in one paper of a hundred, to be searched for."""

Writer = Callable[[random.Random, bool], bytes]


def sentence(chance: random.Random) -> str:
    """One plain sentence."""
    return (
        f"{chance.choice(PEOPLE)} counted {chance.randint(2, 900)} {chance.choice(GOODS)} at {chance.choice(PLACES)} "
        f"on {chance.randint(1, 28)} March {chance.randint(2001, 2019)} and signed the paper for {chance.choice(PEOPLE)}."
    )


def english(chance: random.Random, rare: bool, sentences: int = 25) -> list[str]:
    """Lines of running text."""
    lines = [sentence(chance) for _ in range(sentences)]
    if rare:
        lines.insert(sentences // 2, f"Four barrels of {NEEDLE} were left behind the school.")
    return lines


def _text(chance: random.Random, rare: bool) -> bytes:
    return "\n".join(english(chance, rare)).encode()


def _arabic(chance: random.Random, rare: bool) -> bytes:
    lines = [f"{chance.choice(ARABIC)}، و{chance.choice(ARABIC)}." for _ in range(25)]
    if rare:
        lines.insert(12, f"أُرسلت البطانيات {NEEDLE_AR} القديم.")
    return "\n".join(lines).encode()


def _web(chance: random.Random, rare: bool) -> bytes:
    body = "".join(f"<p>{line}</p>\n" for line in english(chance, rare))
    menu = "<nav>" + "".join(f'<a href="/{n}">Section {n}</a>' for n in range(30)) + "</nav>"
    return (
        f"<html><head><title>{chance.choice(PLACES)}</title></head><body>{menu}<article>{body}</article></body></html>".encode()
    )


def _mail(chance: random.Random, rare: bool) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "nadir@harbour.invalid", "lina@harbour.invalid"
    message["Date"], message["Subject"] = "Tue, 11 Mar 2031 09:05:00 +0300", f"The papers of {chance.choice(PLACES)}"
    message.set_content("\n".join(english(chance, rare)))
    return message.as_bytes()


def _table(chance: random.Random, rare: bool) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("day", "place", "goods", "count"))
    for day in range(1, 41):
        writer.writerow((f"2019-03-{day % 28 + 1:02}", chance.choice(PLACES), chance.choice(GOODS), chance.randint(1, 99)))
    if rare:
        writer.writerow(("2019-03-28", "Ras Dinar", NEEDLE, 4))
    return out.getvalue().encode()


def _word(chance: random.Random, rare: bool) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in english(chance, rare))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (
            ("[Content_Types].xml", types),
            ("_rels/.rels", links),
            ("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>"),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2019, 3, 1, 0, 0, 0)), part)
    return out.getvalue()


def _sheet(chance: random.Random, rare: bool) -> bytes:
    book = openpyxl.Workbook()
    for _ in range(40):
        book.active.append([chance.choice(PLACES), chance.choice(GOODS), chance.randint(1, 99), NEEDLE if rare else ""])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(chance: random.Random, rare: bool, pages: int = 3, lines: int = 50) -> bytes:
    """Dense pages of born-digital text: about 50 lines and 3,000 characters each."""
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for number in range(pages):
        text = " ".join(english(chance, rare and number == 0, 30)).split()
        rows = [" ".join(text[at : at + 10]) for at in range(0, min(len(text), lines * 10), 10)]
        drawn = "".join(f"BT /F1 9 Tf 50 {790 - 14 * rank} Td ({row}) Tj ET\n" for rank, row in enumerate(rows))
        document.add_blank_page(page_size=(595, 842))
        document.pages[-1].Contents = document.make_stream(drawn.encode("latin-1"))
        document.pages[-1].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


KINDS: tuple[tuple[str, Writer], ...] = (
    ("txt", _text),
    ("html", _web),
    ("eml", _mail),
    ("csv", _table),
    ("docx", _word),
    ("xlsx", _sheet),
    ("pdf", pdf),
    ("ar.txt", _arabic),
)


def mixed(folder: Path, files: int) -> list[Path]:
    """``files`` papers, the kinds in turn; every hundredth of a kind holds a needle."""
    folder.mkdir(parents=True)
    chance = random.Random(7)  # noqa: S311 (no secret: the same papers everywhere)
    made = []
    for number in range(files):
        ending, write = KINDS[number % len(KINDS)]
        path = folder / f"{number:05}.{ending}"
        path.write_bytes(write(chance, number % (100 * len(KINDS)) < len(KINDS)))
        made.append(path)
    return made
