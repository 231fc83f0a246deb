"""The pack: a story with the lines it rests on, that a stranger verifies offline without fonds.

It holds the story, the cited findings, the text of the cited pages, the hashes of the originals, a manifest, and a
checker of one file that needs nothing but Python. It holds no original, no name of who handed the leak
over, no path but those inside the leak, and no time of making, so that the same story gives the same pack.
"""

import hashlib
import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from fonds.engines.store.contract import Store
from fonds.errors import WrongUse
from fonds.model import Anchor, Document, Page
from fonds.story import html, pack_check
from fonds.story.check import Checked, examine

FORMAT = "fonds-pack/1"


def pack(store: Store, story: str, folder: Path, *, language: str = "en") -> str:
    """Write the pack into a new or empty folder; gives its seal (SHA-256 of the manifest).

    Raises ``WrongUse`` for a story that does not pass its check, and for a folder that holds anything.
    """
    checked = examine(store, story)
    stopped = sum(bool(one.problems) for one in checked)
    if stopped or not checked:
        why = "The story is empty" if not checked else f"{stopped} of {len(checked)} sentences do not pass the check"
        raise WrongUse(f"{why}; run fonds story check and mend them, then pack again.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse(f"{folder} is not empty; give a new folder for the pack.")
    contents = _contents(store, story, checked, language)
    manifest = {
        "format": FORMAT,
        "sentences": len(checked),
        "files": {name: hashlib.sha256(held).hexdigest() for name, held in sorted(contents.items())},
    }
    contents["manifest.json"] = (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode()
    for name, held in sorted(contents.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
    return pack_check.seal(folder)


def check(folder: Path) -> list[str]:
    """What is wrong with a pack, as sentences; empty if it holds. Raises ``WrongUse`` if there is no pack."""
    if not (folder / "manifest.json").is_file():
        raise WrongUse(f"{folder} is no pack: it holds no manifest.json; give the folder that fonds pack wrote.")
    return pack_check.problems(folder)


def _contents(store: Store, story: str, checked: Sequence[Checked], language: str) -> dict[str, bytes]:
    anchors = sorted(
        {anchor for one in checked for evidence in one.evidence for anchor in evidence.anchors},
        key=lambda anchor: (anchor.document, anchor.page, anchor.start, anchor.end),
    )
    documents = [found for id in sorted({anchor.document for anchor in anchors}) if (found := store.get(Document, id))]
    return {
        "story.md": story.encode(),
        "story.html": html.render(store, story, language=language).encode(),
        "documents.jsonl": _lines([_document(document) for document in documents]),
        "quotes.jsonl": _lines(_quotes(store, checked)),
        "claims.jsonl": _lines(_claims(checked)),
        "check.py": (files("fonds.story") / "pack_check.py").read_bytes(),
        **_pages(store, anchors),
    }


def _document(document: Document) -> dict[str, Any]:
    written = document.written
    days = {"earliest": _iso(written.earliest), "latest": _iso(written.latest)} if written else None
    return {
        "id": document.id, "paths": [_inside(path) for path in document.paths], "sha256": document.sha256, "type": document.type,
        "language": document.language, "written": days,
    }  # fmt: skip


def _claims(checked: Sequence[Checked]) -> list[dict[str, Any]]:
    """Each cited record once, with what the story's check knew of it."""
    held = {evidence.cite: evidence for one in checked for evidence in one.evidence}
    return [
        {
            "id": cite, "kind": held[cite].kind, "grade": held[cite].grade, "by_card": held[cite].graded, "rung": held[cite].rung,
            "anchors": [_place(anchor) for anchor in held[cite].anchors],
        }
        for cite in sorted(held)
    ]  # fmt: skip


def _quotes(store: Store, checked: Sequence[Checked]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for one in checked:
        for evidence in one.evidence:
            for anchor in evidence.anchors:
                document = store.get(Document, anchor.document)
                rows.append(
                    {
                        "sentence": one.sentence.number, "cites": evidence.cite, **_place(anchor),
                        "page_file": _page_file(anchor.document, anchor.page), "sha256": document.sha256 if document else "",
                    }
                )  # fmt: skip
    return rows


def _place(anchor: Anchor) -> dict[str, Any]:
    return {
        "document": anchor.document, "path": _inside(anchor.path), "page": anchor.page, "line": anchor.line, "cell": anchor.cell,
        "quote": anchor.quote, "start": anchor.start, "end": anchor.end, "xywh": anchor.xywh,
    }  # fmt: skip


def _pages(store: Store, anchors: Sequence[Anchor]) -> dict[str, bytes]:
    wanted = {(anchor.document, anchor.page) for anchor in anchors}
    return {
        _page_file(page.document, page.page): page.text.encode()
        for document in sorted({document for document, _ in wanted})
        for page in store.rows(Page, document=document)
        if (page.document, page.page) in wanted
    }


def _page_file(document: str, page: int) -> str:
    return f"pages/{document}-{page}.txt"


def _inside(path: str) -> str:
    """A path of the leak, never one of this machine."""
    return path.lstrip("/\\")


def _lines(rows: Sequence[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows).encode()


def _iso(day: object) -> str | None:
    return str(day) if day is not None else None
