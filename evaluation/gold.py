"""The open gold sets: run fonds over their documents, hand the answers to the scorer that comes with the data.

Each set is a converter from findings to the scorer's lines. Long sets are sampled (every n-th document, said in the note).
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.row import Row
from fonds import plain
from fonds.model import Claim, Finding, Mention, Relation, Slot, Time
from fonds.wiring import Analysis

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Set:
    """A folder of gold, its scorer, what to answer, and the figures to compare with (from the set's own page)."""

    folder: str
    scorer: str
    answers: Callable[[str, Sequence[Finding]], Iterator[Answer]]
    metric: str
    floor: str
    peer: str = ""
    language: str | None = None
    every: int = 1
    arguments: tuple[str, ...] = ()


def mentions(doc: str, findings: Sequence[Finding]) -> Iterator[Answer]:
    """Named mentions with the scorers' four labels."""
    labels = {
        "PER": "PER",
        "ORG": "ORG",
        "LOC": "LOC",
        "GPE": "LOC",
        "GROUP": "ORG",
        "FAC": "LOC",
        "MISC": "MISC",
        "PRODUCT": "MISC",
    }
    for found in findings:
        if isinstance(found, Mention) and found.form in ("name", "alias"):
            yield {"doc": doc, "start": found.start, "end": found.end, "label": labels[found.label]}


def times(doc: str, findings: Sequence[Finding]) -> Iterator[Answer]:
    """Time expressions with their TIMEX3 value."""
    for found in findings:
        if isinstance(found, Time):
            yield {"doc": doc, "start": found.start, "end": found.end, "label": found.type, "value": found.value or ""}


def sayings(doc: str, findings: Sequence[Finding]) -> Iterator[Answer]:
    """Claims that somebody is said to make."""
    for found in findings:
        if isinstance(found, Claim) and found.cue:
            roles: dict[str, list[list[int]]] = {"content": [[found.start, found.end]], "cue": [[found.cue.start, found.cue.end]]}
            if found.source:
                roles["source"] = [[found.source.start, found.source.end]]
            yield {"doc": doc, "roles": roles}


def relations(doc: str, findings: Sequence[Finding]) -> Iterator[Answer]:
    """Relations of two names."""
    for found in findings:
        if isinstance(found, Relation):
            yield {"doc": doc, "label": found.label, "roles": {"source": [_span(found.source)], "target": [_span(found.target)]}}


def _span(slot: Slot) -> list[int]:
    return [slot.start, slot.end]


SETS = (
    Set("ner_wikigold", "ner.py", mentions, "names, English, F1", "0.26", "0.60-0.80 (trained elsewhere)", "en", 4),
    Set("ev_re3d", "ner.py", mentions, "names, conflict reports, F1", "0.25 exact, 0.45 overlap", "", "en"),
    Set("ner_anercorp", "ner.py", mentions, "names, Arabic news, F1", "0.33", "0.83 (fine-tuned BERT)", "ar", 4),
    Set("ner_aqmar", "ner.py", mentions, "names, Arabic encyclopaedia, F1", "0.13", "0.77 (GigaBERT)", "ar"),
    Set("tm_news_aquaint", "timex.py", times, "times in news, value F1", "0.67", "0.78 (HeidelTime)", "en"),
    Set("tm_ms_recognizers", "timex.py", times, "times in short texts, value F1", "0.09 en, 0.03 ar", "", None, 4),
    Set("qt_polnear", "attribution.py", sayings, "who said what, content F1", "0.30", "0.6-0.7 (unverified)", "en", 2),
    Set("qt_litbank", "attribution.py", sayings, "quotations in novels, content F1", "0.89", "", "en"),
    Set("ev_re3d", "relations.py", relations, "relations, with names found too, F1", "0.26 with the names given", "", "en"),
)


def measure(place: Path) -> Iterator[Row]:
    """One row a set."""
    engines = Analysis(workers=1)
    for one in SETS:
        yield _measured(one, place / "gold", engines)
    engines.close()


def _measured(one: Set, gold: Path, engines: Analysis) -> Row:
    folder = gold / one.folder
    documents = [json.loads(line) for line in (folder / "docs.jsonl").read_text("utf-8").splitlines()][:: one.every]
    chosen = {document["doc"] for document in documents}
    with tempfile.TemporaryDirectory() as scratch:
        told, answered = Path(scratch) / "gold.jsonl", Path(scratch) / "system.jsonl"
        lines = (folder / ("relations.jsonl" if one.scorer == "relations.py" else "gold.jsonl")).read_text("utf-8").splitlines()
        told.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["doc"] in chosen), "utf-8")
        (Path(scratch) / "docs.jsonl").write_text("".join(json.dumps(document) + "\n" for document in documents), "utf-8")
        with answered.open("w", encoding="utf-8") as file:
            for document in documents:
                written = _day(document)
                findings = plain.extract(document["text"], engines, language=one.language, written=written)
                for answer in one.answers(document["doc"], findings):
                    file.write(json.dumps(answer, ensure_ascii=False) + "\n")
        command = [
            sys.executable,
            str(gold / "score" / one.scorer),
            "--gold",
            str(told),
            "--system",
            str(answered),
            *one.arguments,
        ]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip().splitlines()  # noqa: S603
    sampled = f"one document in {one.every}" if one.every > 1 else ""
    return Row(one.folder, one.metric, float(printed[-1].split("=")[1]), one.floor, one.peer, sampled)


def _day(document: dict[str, Any]) -> date | None:
    written = document.get("date") or document.get("dct")
    try:
        return date.fromisoformat(str(written)[:10]) if written else None
    except ValueError:
        return None
