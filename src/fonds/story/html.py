"""The story as one HTML page: no script, nothing loaded, every sentence with the lines it rests on.

What comes from a leak or from the writer is text: escaped, links and pictures off, and signs that would turn
the reading direction or hide letters shown by their code instead of obeyed.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from fonds.engines.store.contract import Store
from fonds.model import Anchor, Document, Page
from fonds.story.check import Checked, examine
from fonds.story.sentences import Block, blocks, heading_text

STYLE = """
:root{color-scheme:light}
body{max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c2730;background:#fff}
body{font:17px/1.6 Georgia,"Times New Roman",serif}
h1{font-size:1.9rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2rem}
sup{line-height:0}sup a{padding:0 .12em;text-decoration:none;color:#0b5cad}
.notes{font-size:.85rem;border-top:1px solid #9aa7b2;margin-top:3rem}
.notes blockquote{margin:.2rem 0;padding:.2rem .8rem;border-inline-start:3px solid #e2b93b;background:#fdf8e7}
.notes p{margin:.1rem 0}.hash,code{font:11px/1.4 ui-monospace,Menlo,monospace;overflow-wrap:anywhere}
.stopped{background:#fbe3dc;outline:1px solid #b4381a}.draft{border:1px solid #b4381a;padding:.5rem .8rem}
.hidden{font:11px ui-monospace,monospace;background:#eee}
span:target,li:target{background:#fff3bf}
@media print{body{margin:0;max-width:none}a{color:inherit}.back{display:none}li,blockquote{break-inside:avoid}}
"""

_DIRECTION = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_GRADES = {
    1: "independent origins agree", 2: "two origins, or one that fits", 3: "one origin", 4: "one origin, hedged or second-hand",
    5: "disputed", 6: "fragments only",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: a citation of one sentence."""

    number: int
    sentence: int
    cite: str
    grade: str
    lines: tuple[dict[str, Any], ...]


def render(store: Store, story: str, *, language: str = "en") -> str:
    """The page as text. A story with problems comes out as a draft that says so and marks the sentences.

    ``language`` is that of the page as a whole (``ar`` turns it right to left); every block finds its own direction.
    """
    checked = examine(store, story)
    notes = notes_of(store, checked)
    parts = blocks(story)
    stopped = sum(bool(one.problems) for one in checked)
    template = _environment().get_template("story.html.j2")
    return template.render(
        language=language, direction="rtl" if language in ("ar", "fa", "he", "ur") else "ltr", title=title_of(story),
        policy=policy(), style=Markup(STYLE),  # noqa: S704  our own constant
        blocks=[_block(story, index, part, checked, notes) for index, part in enumerate(parts)], notes=notes,
        draft=stopped > 0, problems=stopped,
    )  # fmt: skip


def policy() -> str:
    """Nothing may load or run; only this page's own style counts, by its hash."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def title_of(story: str) -> str:
    """The first heading, or a plain word."""
    first = next((block for block in blocks(story) if block.kind == "heading"), None)
    return visible_text(heading_text(story, first)) if first else "Story"


def notes_of(store: Store, checked: Sequence[Checked]) -> list[Note]:
    """The footnotes in sequence, numbered from 1."""
    notes: list[Note] = []
    for one in checked:
        for evidence in one.evidence:
            grade = f"grade {evidence.grade}: {_GRADES[evidence.grade]}" if evidence.graded else ""
            lines = tuple(_line(store, anchor) for anchor in evidence.anchors)
            notes.append(Note(len(notes) + 1, one.sentence.number, evidence.cite, grade, lines))
    return notes


def _line(store: Store, anchor: Anchor) -> dict[str, Any]:
    document = store.get(Document, anchor.document)
    page = next((page for page in store.rows(Page, document=anchor.document) if page.page == anchor.page), None)
    read = {"ocr": "read by machine", "transcription": "read by a person", "translation": "translated"}
    return {
        "quote": visible(anchor.quote), "path": visible(anchor.path), "page": anchor.page, "line": anchor.line,
        "cell": visible(anchor.cell or ""), "address": anchor.address, "sha256": document.sha256 if document else "unknown",
        "layer": read.get(page.layer, "") if page else "",
    }  # fmt: skip


def _block(story: str, index: int, block: Block, checked: Sequence[Checked], notes: Sequence[Note]) -> dict[str, Any]:
    if block.kind == "heading":
        return {"kind": "heading", "level": min(block.level, 4), "words": visible(heading_text(story, block))}
    inside = [
        {
            "number": one.sentence.number,
            "html": inline(one.sentence.text),
            "notes": [note.number for note in notes if note.sentence == one.sentence.number],
            "stopped": "; ".join(f"{problem.what}: {problem.why}" for problem in one.problems),
        }
        for one in checked
        if one.sentence.block == index
    ]
    tag = {"paragraph": "p", "item": "p", "quotation": "blockquote"}[block.kind]
    return {"kind": block.kind, "tag": tag, "sentences": inside}


def inline(text: str) -> Markup:
    """Emphasis and code of a sentence as HTML; everything else of Markdown and all of HTML stays text."""
    html = _show_hidden(_markdown().renderInline(text))
    return Markup(_QUOTATION.sub(r"\1<bdi>\2</bdi>\3", html))  # noqa: S704  markdown-it escapes, HTML is off


_QUOTATION = re.compile(r"([“«])([^“”«»<>]+)([”»])")
"""A quotation in another script must not pull the marks around it to its side."""


def visible(text: str) -> Markup:
    """Escaped, with direction signs and controls shown by their code."""
    return Markup(_show_hidden(str(Markup.escape(text))))  # noqa: S704  escaped in this line


def visible_text(text: str) -> str:
    """The same without markup, for titles."""
    return "".join(f"[U+{ord(letter):04X}]" if _hidden(letter) else letter for letter in text)


def _show_hidden(html: str) -> str:
    return "".join(f'<span class="hidden">U+{ord(letter):04X}</span>' if _hidden(letter) else letter for letter in html)


def _hidden(letter: str) -> bool:
    return letter in _DIRECTION or (unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t")


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(["link", "image", "autolink", "html_inline", "entity"])


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("fonds.story"), autoescape=True, undefined=StrictUndefined)
