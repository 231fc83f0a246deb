"""Index on Tantivy: a folder on disk, one writer at a time, any number of readers.

Traps that this adapter closes (measured for 0.27): a phrase of one word panics with a
``BaseException``; tokenizers must be registered at every open; the whitespace tokenizer must be
handed tokens without any blank; a commit carries no payload, so the watermark is a document.
"""

import json
import re
import shutil
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

import tantivy

from fonds.engines.index.contract import (
    PROPERTIES,
    TOKEN_FIELDS,
    Ask,
    Begins,
    Between,
    Candidate,
    Every,
    Found,
    Has,
    Held,
    Is,
    Row,
    Some,
    Unit,
    Without,
)  # fmt: skip

LAYOUT = "1"
"""Version of the fields below; an index of another layout or analyzer is made anew."""

WRITER_BYTES = 48_000_000
_OPEN_START, _OPEN_END = 0, 99_999_999
_STAMP = "fonds-index.json"
_SPECIAL = re.compile(r"([\\.+*?()|\[\]{}^$#&\-~])")


class TantivyIndex:
    """``folder`` is made if absent. ``analyzer`` is the version of the text analysis that makes the tokens.

    An index made by another layout or analyzer is emptied here: it is only a projection, and the next
    run of the search stage fills it again. A folder that holds anything else is refused with ``ValueError``.
    """

    def __init__(self, folder: Path, analyzer: str) -> None:
        self._folder = folder
        self._stamp = {"engine": f"tantivy-py {version('tantivy')}", "layout": LAYOUT, "analyzer": analyzer}
        self._writer: tantivy.IndexWriter | None = None
        self._schema = _schema()
        self._index = self._open()
        self._documents: tuple[str, dict[str, Held]] | None = None

    def replace(self, document: str, held: Held, units: Iterable[Unit]) -> None:
        writer = self._writing()
        writer.delete_documents_by_term("document", document)
        for unit in units:
            writer.add_document(_page(unit))
        writer.add_document(_note("document", document, {"version": held.version, "unread_lines": held.unread_lines}))

    def remove(self, document: str) -> None:
        self._writing().delete_documents_by_term("document", document)

    def commit(self, watermark: str) -> None:
        writer = self._writing()
        writer.delete_documents_by_term("kind", "watermark")
        writer.add_document(_note("watermark", "", {"watermark": watermark}))
        writer.commit()
        writer.wait_merging_threads()  # ends the writer, so the lock is free for the next one
        self._writer = None
        self._index.reload()

    def clear(self) -> None:
        writer = self._writing()
        writer.delete_all_documents()
        writer.commit()
        writer.wait_merging_threads()
        self._writer = None
        self._index.reload()

    def watermark(self) -> str:
        notes = self._notes("watermark")
        return str(notes[0][1]["watermark"]) if notes else ""

    def documents(self) -> dict[str, Held]:
        mark = self.watermark()
        if not mark or self._documents is None or self._documents[0] != mark:
            held = {
                document: Held(str(note["version"]), int(str(note["unread_lines"]))) for document, note in self._notes("document")
            }
            self._documents = (mark, dict(sorted(held.items())))
        return dict(self._documents[1])

    def search(self, ask: Ask, limit: int) -> Found:
        self._index.reload()
        searcher = self._index.searcher()
        result = searcher.search(self._pages(ask), limit=limit, count=True)
        found: list[Candidate] = []
        for score, address in result.hits:
            held = searcher.doc(address)
            found.append(Candidate(str(held.get_first("document")), int(str(held.get_first("page"))), float(score)))
        found.sort(key=lambda candidate: (-round(candidate.score, 4), candidate.document, candidate.page))
        return Found(int(getattr(result, "count", len(found)) or 0), tuple(found))

    def count(self, ask: Ask) -> int:
        self._index.reload()
        result = self._index.searcher().search(self._pages(ask), limit=1, count=True)
        return int(getattr(result, "count", 0) or 0)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.rollback()
            self._writer = None

    def _open(self) -> tantivy.Index:
        stamp = self._folder / _STAMP
        if stamp.exists() and json.loads(stamp.read_text()) != self._stamp:
            shutil.rmtree(self._folder)
        elif not stamp.exists() and self._folder.exists() and any(self._folder.iterdir()):
            raise ValueError(f"{self._folder} is not an index of fonds; move what is in it elsewhere or choose another folder")
        self._folder.mkdir(parents=True, exist_ok=True)
        if not stamp.exists():
            draft = stamp.with_suffix(".new")
            draft.write_text(json.dumps(self._stamp))
            draft.replace(stamp)
        index = tantivy.Index(self._schema, path=str(self._folder), reuse=True)
        index.register_tokenizer("blank", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        return index

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=WRITER_BYTES, num_threads=1)
        return self._writer

    def _notes(self, kind: str) -> list[tuple[str, dict[str, object]]]:
        """Control documents as (document id, note)."""
        self._index.reload()
        searcher = self._index.searcher()
        query = tantivy.Query.term_query(self._schema, "kind", kind)
        found = searcher.search(query, limit=max(1, searcher.num_docs), count=False)
        held = [searcher.doc(address) for _, address in found.hits]
        return [(str(doc.get_first("document") or ""), json.loads(str(doc.get_first("note")))) for doc in held]

    def _pages(self, ask: Ask) -> tantivy.Query:
        """The question, asked of pages only: control documents answer nothing."""
        only_pages = tantivy.Query.const_score_query(tantivy.Query.term_query(self._schema, "kind", "page"), 0.0)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, only_pages), (tantivy.Occur.Must, self._query(ask))])

    def _query(self, ask: Ask) -> tantivy.Query:
        query = tantivy.Query
        match ask:
            case Has(field, token):
                return query.term_query(self._schema, field, token)
            case Row(field, tokens):
                if len(tokens) == 1:  # a phrase of one word panics
                    return query.term_query(self._schema, field, tokens[0])
                return query.phrase_query(self._schema, field, list(tokens))
            case Begins(field, start):
                return query.regex_query(self._schema, field, _SPECIAL.sub(r"\\\1", start) + ".*")
            case Is(name, value):
                return query.term_query(self._schema, name, value)
            case Between():
                return self._interval(ask)
            case Every(parts):
                everywhere = (tantivy.Occur.Must, query.all_query())
                return query.boolean_query([everywhere, *((tantivy.Occur.Must, self._query(part)) for part in parts)])
            case Some(parts):
                if not parts:
                    return query.empty_query()
                return query.boolean_query([(tantivy.Occur.Should, self._query(part)) for part in parts])
            case Without(part):
                everywhere = (tantivy.Occur.Must, query.all_query())
                return query.boolean_query([everywhere, (tantivy.Occur.MustNot, self._query(part))])

    def _interval(self, days: Between) -> tantivy.Query:
        def bound(field: str, lower: int, upper: int) -> tantivy.Query:
            return tantivy.Query.range_query(self._schema, field, tantivy.FieldType.Integer, lower, upper)

        starts = bound("earliest", _OPEN_START, _day(days.latest, _OPEN_END))
        ends = bound("latest", _day(days.earliest, _OPEN_START), _OPEN_END)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, starts), (tantivy.Occur.Must, ends)])


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("note", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("page", stored=True)
    for prop in PROPERTIES:
        builder.add_text_field(prop, stored=prop == "document", tokenizer_name="raw", index_option="basic")
    for field in TOKEN_FIELDS:
        builder.add_text_field(field, tokenizer_name="blank", index_option="freq" if field in ("loose", "sounds") else "position")
    for bound in ("earliest", "latest"):
        builder.add_integer_field(bound, indexed=True, fast=True)
    return builder.build()


def _page(unit: Unit) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("kind", "page")
    made.add_integer("page", unit.page)
    for name, value in {**unit.properties, "document": unit.document}.items():
        made.add_text(name, value)
    for field, tokens in unit.tokens.items():
        if tokens:
            made.add_text(field, " ".join(tokens))
    if unit.written is not None:
        made.add_integer("earliest", _day(unit.written[0], _OPEN_START))
        made.add_integer("latest", _day(unit.written[1], _OPEN_END))
    return made


def _note(kind: str, document: str, note: dict[str, object]) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("kind", kind)
    if document:
        made.add_text("document", document)
    made.add_text("note", json.dumps(note))
    return made


def _day(day: date | None, otherwise: int) -> int:
    """A day as the number 20190313, which sorts as days do."""
    return otherwise if day is None else day.year * 10000 + day.month * 100 + day.day
