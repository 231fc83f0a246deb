"""The sentences of a story and what each cites: the server owns these bounds, faces only draw them.

A story is Markdown. A citation is ``[@ID]``, or several as ``[@ID; @ID]``: the id of a finding, a card or a
match, or the address of a line (``DOCUMENT/p/3#L12``). It stands after its sentence, before or after the full
stop. Headings, rules and comments (``<!-- … -->``) are not sentences; everything else is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "quotation"]

CITATION = re.compile(r"\[\s*@[^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*\s*\]")
_CITED = re.compile(r"@([^\[\]\s;]+)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r" {0,3}(#{1,6})\s+")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_QUOTATION = re.compile(r" {0,3}>\s?")

_STOP = re.compile(
    r"(?:[.!?؟。…]+[\"'”’»)\]]*|[.!?؟。…]*[\"”’»]+[.!?؟。…]+)"  # the stop, and what closes with it
    rf"(?P<cited>(?:\s*{CITATION.pattern})*)"
    r"(?=\s|$)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“«])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Rev|Hon|No|Nos|vs|etc|e\.g|i\.e|cf|ca|p|pp|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``number`` counts from 1 through the story. ``start, end``: its place in the Markdown, citations included.

    ``text`` is the sentence without citations, blanks made single.
    """

    number: int
    start: int
    end: int
    text: str
    cites: tuple[str, ...]
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (with its ``level``), a paragraph, an item of a list or a quotation, as a part of the Markdown."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


def blocks(story: str) -> tuple[Block, ...]:
    """The blocks in sequence; marks (``#``, ``-``, ``>``) are left outside."""
    return tuple(_blocks(_without_comments(story)))


def sentences(story: str) -> tuple[Sentence, ...]:
    """Every sentence of every block that is no heading."""
    found: list[Sentence] = []
    hidden = _without_comments(story)
    for index, block in enumerate(_blocks(hidden)):
        if block.kind == "heading":
            continue
        for start, end in _split(hidden, block):
            part = hidden[start:end]
            cites = tuple(dict.fromkeys(cited for marks in CITATION.findall(part) for cited in _CITED.findall(marks)))
            found.append(Sentence(len(found) + 1, start, end, _said(part), cites, index, block.kind))
    return tuple(found)


def heading_text(story: str, block: Block) -> str:
    """The words of a heading, without citations and closing marks."""
    return _said(story[block.start : block.end]).rstrip("# ")


def _said(part: str) -> str:
    words = re.sub(r"(?m)^\s*>\s?", " ", CITATION.sub(" ", part))
    return re.sub(r"\s+([.,;:!?؟،؛])", r"\1", " ".join(words.split()))


def _without_comments(story: str) -> str:
    """Comments as blanks, so that every offset stays."""
    return _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), story)


def _blocks(story: str) -> Iterator[Block]:
    open_block: Block | None = None
    place = 0
    for line in story.splitlines(keepends=True):
        start, end = place, place + len(line.rstrip())
        place += len(line)
        kind, level, inside = _kind_of(line)
        start += inside
        continues = open_block is not None and (
            (kind == "paragraph" and open_block.kind in ("paragraph", "item"))
            or (kind == "quotation" and open_block.kind == "quotation")
        )
        if kind and continues and open_block:
            open_block = Block(open_block.kind, open_block.start, end)
            continue
        if open_block:
            yield open_block
        open_block = Block(kind, start, end, level) if kind else None
        if kind == "heading" and open_block:
            yield open_block
            open_block = None
    if open_block:
        yield open_block


def _kind_of(line: str) -> tuple[BlockKind | None, int, int]:
    """Kind of a line, level of a heading, and the length of its mark; no kind for what parts blocks."""
    if not line.strip() or _RULE.match(line):
        return None, 0, 0
    if found := _HEADING.match(line):
        return "heading", len(found[1]), found.end()
    if found := _QUOTATION.match(line):
        return ("quotation", 0, found.end()) if line[found.end() :].strip() else (None, 0, 0)
    if found := _ITEM.match(line):
        return ("item", 0, found.end()) if line[found.end() :].strip() else (None, 0, 0)
    return "paragraph", 0, len(line) - len(line.lstrip())


def _split(story: str, block: Block) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a block; a quotation is one."""
    if block.kind == "quotation":
        yield block.start, block.end
        return
    start = block.start
    for stop in _STOP.finditer(story, block.start, block.end):
        head = story[start : stop.start("cited")].rstrip("\"'”’»)")
        inside = _in_quotes(story[start : stop.end()])
        if stop.end() < block.end and (inside or _ABBREVIATION.search(head) or _goes_on(story, stop.end(), block.end)):
            continue
        if story[start : stop.end()].strip():
            yield start + _blank(story, start), stop.end()
        start = stop.end()
    if story[start : block.end].strip():
        yield start + _blank(story, start), block.end


def _in_quotes(part: str) -> bool:
    """A quotation is open at the end of this part: its stops end no sentence of the story."""
    opened = part.count("“") + part.count("«") + part.count("„")
    return opened > part.count("”") + part.count("»") or part.count('"') % 2 == 1


def _goes_on(story: str, at: int, end: int) -> bool:
    """A small letter after the stop shows that the sentence goes on."""
    rest = story[at:end].lstrip(" \t\n\"'“‘«([*_")
    return bool(rest) and rest[0].islower()


def _blank(story: str, at: int) -> int:
    return len(story[at:]) - len(story[at:].lstrip())
