"""Names, copies, contracts and pictures of text: what is judged by itself, without a text's findings.

Long sets are sampled (every n-th document, said in the note).
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.claims import contracts
from evaluation.row import Row
from fonds import plain
from fonds.engines.grammar.spacy import SpacyEnglish
from fonds.entities.pairs import score_file
from fonds.proof.copies import compare
from fonds.wiring import Analysis

NAMES = (
    ("person_full_ar_lat.csv", "names Arabic-Latin", "0.78 / 0.11", "0.98 / 0.97"),
    ("person_latin_variants.csv", "names in two Latin spellings", "0.86 / 0.56", "0.95 / -"),
    ("person_full_fa_lat.csv", "names Persian-Latin", "0.79 / 0.13", "0.965 / -"),
    ("place_ar_lat.csv", "places Arabic-Latin", "0.74 / 0.12", "0.93 / -"),
)


def measure(place: Path) -> Iterator[Row]:
    """One row a set and metric."""
    gold = place / "gold"
    for name, what, floor, peer in NAMES:
        yield from _names(gold, name, what, floor, peer)
    yield _copies(gold, "dp_jfk_versions", "f1", "versions of a record, F1 at 0.5", "0.91")
    yield _copies(gold, "dp_clough_stevenson", "auc", "copied in degrees, AUC", "0.956")
    yield _contracts(gold)
    yield from _pictures(gold)


def _scored(gold: Path, scorer: str, truth: Path, system: Path, *more: str) -> dict[str, float]:
    """Every ``metric=value`` that the scorer prints; the last line is under ``last``."""
    command = [sys.executable, str(gold / "score" / scorer), "--gold", str(truth), "--system", str(system), *more]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    told: dict[str, float] = {}
    for word in lines:
        name, _, value = word.partition("=")
        try:
            told[name] = told["last"] = float(value)
        except ValueError:
            continue
    return told


def _names(gold: Path, file: str, what: str, floor: str, peer: str) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as scratch:
        system = Path(scratch) / "system.tsv"
        rows = score_file(gold / "names" / file)
        system.write_text("".join(f"{row['name1']}\t{row['name2']}\t{row['score']}\n" for row in rows), "utf-8")
        for metric, title in (("best_f1", "best F1"), ("r_at_p99", "recall at 99 % precision")):
            told = _scored(gold, "names.py", gold / "names" / file, system, "--metric", metric)
            yield Row(f"names/{file}", f"{what}, {title}", told["last"], floor, peer, "floor and peer: best F1 / recall at 99 %")


def _copies(gold: Path, folder: str, metric: str, what: str, floor: str) -> Row:
    texts = [json.loads(line) for line in (gold / folder / "docs.jsonl").read_text("utf-8").splitlines()]
    pairs = compare([(text["doc"], text["text"]) for text in texts])
    with tempfile.TemporaryDirectory() as scratch:
        system = Path(scratch) / "system.jsonl"
        answers = [{"doc": pair.a, "with": pair.b, "score": pair.probability} for pair in pairs]
        system.write_text("".join(json.dumps(answer) + "\n" for answer in answers), "utf-8")
        return Row(folder, what, _scored(gold, "copies.py", gold / folder, system, "--metric", metric)["last"], floor)


def _contracts(gold: Path) -> Row:
    with tempfile.TemporaryDirectory() as scratch:
        system = Path(scratch) / "system.jsonl"
        answers: list[dict[str, Any]] = list(contracts(gold / "ev_kleister_nda", SpacyEnglish(), 10_000))
        system.write_text("".join(json.dumps(answer) + "\n" for answer in answers), "utf-8")
        told = _scored(gold, "deals_kleister.py", gold / "ev_kleister_nda", system)
    return Row("ev_kleister_nda", "parties, date, term and law of contracts, F1", told["last"], "0.43", "0.78-0.82 (trained)")


def _pictures(gold: Path) -> Iterator[Row]:
    sets = (
        ("ocr_arabic_printed", "char_accuracy", "printed Arabic lines, characters right", "0.842", 6),
        ("ocr_english_forms_funsd", "word_f1", "poor English forms, words F1", "0.65", 10),
    )
    engines = Analysis(workers=1)
    for folder, metric, what, floor, every in sets:
        documents = [json.loads(line) for line in (gold / folder / "docs.jsonl").read_text("utf-8").splitlines()][::every]
        chosen = {document["doc"] for document in documents}
        with tempfile.TemporaryDirectory() as scratch:
            truth, system = Path(scratch) / "gold.jsonl", Path(scratch) / "system.jsonl"
            lines = (gold / folder / "gold.jsonl").read_text("utf-8").splitlines()
            truth.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["doc"] in chosen), "utf-8")
            with system.open("w", encoding="utf-8") as file:
                for document in documents:
                    reading = plain.read(gold / folder / document["image"], engines)
                    text = " ".join(line.text for page in reading.pages for line in page.lines)
                    file.write(json.dumps({"doc": document["doc"], "value": text}, ensure_ascii=False) + "\n")
            told = _scored(gold, "ocr_cer.py", truth, system, "--metric", metric)
        yield Row(folder, what, told["last"], floor, "", f"one picture in {every}")
    engines.close()
