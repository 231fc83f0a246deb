"""Claims against the gold data: attributions, relations, contracts.

    python -m evaluation.claims attribution GOLD_SET OUT.jsonl [N]     qt_polnear, qt_litbank
    python -m evaluation.claims relations GOLD_SET OUT.jsonl           ev_re3d, with the gold's own names
    python -m evaluation.claims contracts GOLD_SET OUT.jsonl           ev_kleister_nda

Writes the scorers' one format (see the gold data's ``score/README.md``); N limits the documents.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from fonds.claims import find
from fonds.claims.contracts import contract
from fonds.claims.reading import Reading
from fonds.engines.grammar.contract import Grammar
from fonds.engines.grammar.spacy import SpacyEnglish
from fonds.model import Claim, Mention, Relation, Slot
from fonds.model.finding import Label
from fonds.writing.times import find_times

Row = dict[str, Any]
_NAMES: dict[str, Label] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "NATIONALITY": "GPE"}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def rows(path: Path) -> list[Row]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def attribution(gold: Path, grammar: Grammar, limit: int) -> Iterator[Row]:
    """One row a claim that somebody is said to make."""
    for document in rows(gold / "docs.jsonl")[:limit]:
        for claim in find(document["text"], [], language="en", written=None, grammar=grammar):
            if isinstance(claim, Claim) and claim.cue:
                roles = {"content": [[claim.start, claim.end]], "cue": [[claim.cue.start, claim.cue.end]]}
                if claim.source:
                    roles["source"] = [[claim.source.start, claim.source.end]]
                yield {"doc": document["doc"], "label": "attribution", "start": claim.start, "end": claim.end, "roles": roles}


def relations(gold: Path, grammar: Grammar, limit: int) -> Iterator[Row]:
    """One row a relation between names of the gold."""
    names: dict[str, list[Mention]] = {}
    for row in rows(gold / "gold.jsonl"):
        if row["label"] in _NAMES and not row.get("optional"):
            mention = Mention(row["start"], row["end"], row["text"], label=_NAMES[row["label"]], entity=row["text"].lower())
            names.setdefault(row["doc"], []).append(mention)
    for document in rows(gold / "docs.jsonl")[:limit]:
        for each in find(document["text"], names.get(document["doc"], []), language="en", written=None, grammar=grammar):
            if isinstance(each, Relation):
                ends = {"source": [[each.source.start, each.source.end]], "target": [[each.target.start, each.target.end]]}
                yield {"doc": document["doc"], "label": each.label, "roles": ends}


def contracts(gold: Path, grammar: Grammar, limit: int) -> Iterator[Row]:
    """One row a fact of an agreement, its value written as the gold writes it."""
    for document in rows(gold / "docs.jsonl")[:limit]:
        text = document["text"]
        times = find_times(text, language="en", written=None)
        deal = contract(Reading(text, grammar, (), times))
        if deal is None:
            continue
        facts: list[tuple[str, str, Slot]] = [("party", _party(slot.text), slot) for slot in deal.parties]
        if isinstance(deal.time, Slot) and deal.time.earliest:
            facts.append(("effective_date", deal.time.earliest.isoformat(), deal.time))
        if isinstance(deal.jurisdiction, Slot):
            facts.append(("jurisdiction", " ".join(deal.jurisdiction.text.split()), deal.jurisdiction))
        if isinstance(deal.duration, Slot):
            start = deal.duration.start
            time = next(each for each in times if each.start == start)
            length = re.search(r"P(\d+)([YMWD])", (time.value if time.type == "DURATION" else time.relation) or "")
            if length:
                facts.append(("term", f"{length[1]} {_UNITS[length[2]]}{'s' if length[1] != '1' else ''}", deal.duration))
        for label, value, slot in facts:
            yield {"doc": document["doc"], "label": label, "value": value, "start": slot.start, "end": slot.end}


def _party(name: str) -> str:
    written = " ".join(name.split()).title().replace(",", "").replace("Llc", "LLC")
    return re.sub(r"\b(Inc|Ltd|Corp|Co)$", r"\1.", written)


CONVERTERS: dict[str, Callable[[Path, Grammar, int], Iterator[Row]]] = {
    "attribution": attribution,
    "relations": relations,
    "contracts": contracts,
}


def main(arguments: list[str]) -> int:
    """Write one converter's rows; 2 for wrong use."""
    if len(arguments) not in (3, 4) or arguments[0] not in CONVERTERS:
        print(__doc__)
        return 2
    limit = int(arguments[3]) if len(arguments) == 4 else sys.maxsize
    made = CONVERTERS[arguments[0]](Path(arguments[1]), SpacyEnglish(), limit)
    Path(arguments[2]).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
