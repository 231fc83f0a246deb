"""The example case against its ``truth.json``: what of the things planted in it the whole journey finds.

Truth and findings are compared as words: blanks collapsed, letters folded. A finding agrees with a quote
if it stands in the same document (or one of its copies) and most of the shorter wording lies in the longer one,
which leaves room for OCR. Nothing here counts what fonds finds beyond the truth as wrong; the tests look at
invented slots and wrong merges one by one.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from evaluation.row import Row
from fonds.example import build
from fonds.export import jsonl
from fonds.workbench import Workbench
from fonds.writing.fold import fold

Json = dict[str, Any]
ALIKE = 80.0
"""Share of the shorter wording, in percent, that must be found in the longer one."""
TRUTH = Path(__file__).parents[1] / "examples" / "harbour" / "truth.json"


def measure(place: Path) -> Iterator[Row]:
    """Build the case and judge it (``place`` is not needed: the truth is our own)."""
    with tempfile.TemporaryDirectory() as scratch:
        root = build(Path(scratch))
        with Workbench(root) as bench:
            jsonl.export(bench.store, Path(scratch) / "out")
            judged = Judged(Path(scratch) / "out", json.loads(TRUTH.read_text("utf-8")))
            yield from judged.rows()
            yield judged.searches(bench)


def plain(text: str) -> str:
    """Folded, on one line."""
    return " ".join(fold(text).text.split())


def alike(found: str, told: str) -> bool:
    """Whether the shorter wording mostly stands in the longer one."""
    a, b = plain(found), plain(told)
    return bool(a and b) and min(len(a), len(b)) > 3 and fuzz.partial_ratio(a, b) >= ALIKE


class Judged:
    """An export beside the truth."""

    def __init__(self, folder: Path, truth: Json) -> None:
        self.truth = truth
        self.found: dict[str, list[Json]] = {
            file.stem: [json.loads(line) for line in file.read_text("utf-8").splitlines()]
            for file in sorted(folder.glob("*.jsonl"))
        }
        self.by_path = {path: row for row in self.found["documents"] for path in row["paths"]}
        self.path_of = {row["id"]: row["paths"] for row in self.found["documents"]}
        self.texts: defaultdict[str, list[str]] = defaultdict(list)
        for page in self.found["pages"]:
            self.texts[page["document"]].append(page["text"])

    # --- one by one -------------------------------------------------------------------------------------------------

    def in_document(self, kind: str, paths: Iterable[str]) -> list[Json]:
        """Findings of a kind whose first anchor stands in one of these documents."""
        ids = {self.by_path[path]["id"] for path in paths if path in self.by_path}
        return [row for row in self.found[kind] if row["anchors"] and row["anchors"][0]["document"] in ids]

    def agreeing(self, kind: str, told: Json) -> list[Json]:
        """Findings that agree with an order or a deal of the truth."""
        rows = self.in_document(kind, [told["document"], *told.get("also_in", [])])
        return [row for row in rows if alike(" ".join(a["quote"] for a in row["anchors"]), told["quote"])]

    def slot(self, row: Json, name: str, told: Json) -> bool | None:
        """Whether the slot agrees: same words, or UNSTATED for UNSTATED. ``None`` where the truth tells nothing."""
        expected = told.get(name)
        if expected is None:
            return None
        expected = expected.get("text") if isinstance(expected, dict) else expected
        value = row.get(name)
        if expected == "UNSTATED" or value in (None, "UNSTATED"):
            return bool(value == expected)
        return alike(str(value["text"]), str(expected))

    # --- rows -------------------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[Row]:
        """Shares of what is planted."""
        name = "example case"
        told = self.truth["documents"]
        yield self._share(name, "documents with all their paths", told, lambda row: self._paths(row))
        yield self._share(name, "documents with the right type", told, lambda row: self._field(row, "type"))
        yield self._share(
            name,
            "documents with the right language",
            [r for r in told if r["language"]],
            lambda row: self._field(row, "language"),
        )
        yield self._share(name, "dated letters dated right", [r for r in told if r["written"]], self._dated)
        orders = self.truth["orders"]
        yield self._share(name, "orders found", orders, lambda row: bool(self.agreeing("orders", row)))
        for slot in ("issuer", "addressee", "action", "theme", "place", "deadline"):
            judged = [
                (row, best)
                for row in orders
                for best in self.agreeing("orders", row)[:1]
                if self.slot(best, slot, row) is not None
            ]
            yield self._share(
                name,
                f"orders: {slot} right",
                judged,
                lambda pair, slot=slot: any(self.slot(row, slot, pair[0]) for row in self.agreeing("orders", pair[0])),
            )
        yield self._share(name, "orders matched with the right verdict", orders, self._verdict)
        yield self._share(name, "deals found", self.truth["deals"], lambda row: bool(self.agreeing("deals", row)))
        copies = self.truth["copies"]
        yield self._share(name, "descents found", copies, lambda row: bool(self._descent(row)))
        yield self._share(
            name, "descents of the right kind", copies, lambda row: any(d["kind"] == row["kind"] for d in self._descent(row))
        )
        lost = [row for row in copies if row["hedge_lost"]]
        yield self._share(name, "lost hedges found", lost, self._hedge_lost)
        yield self._share(name, "contradictions found", self.truth["contradictions"], self._contradiction)
        yield self._share(
            name, "people who must not be merged kept apart", list(self._apart()), lambda pair: not self._merged(*pair)
        )
        yield self._share(name, "spellings joined to their bearer", list(self._spellings()), lambda pair: self._joined(*pair))

    def searches(self, bench: Workbench) -> Row:
        """Queries that find every page they must."""

        def answered(row: Json) -> bool:
            hits = {path for hit in bench.search(row["query"], 500).hits for path in hit.paths}
            return set(row["must_find"]) <= hits

        return self._share("example case", "searches that find all they must", self.truth["searches"], answered)

    def _share(self, name: str, metric: str, told: list[Any], holds: Any) -> Row:
        right = [row for row in told if holds(row)]
        missed = [
            str(row.get("id") or row.get("child") or row.get("query") or row.get("paths") or "")[:60]
            for row in told
            if isinstance(row, dict) and row not in right
        ]
        note = f"{len(right)} of {len(told)}" + (f"; not: {', '.join(missed)}" if missed else "")
        return Row(name, metric, len(right) / max(1, len(told)), note=note.replace("|", "/"))

    def _paths(self, told: Json) -> bool:
        row = self.by_path.get(told["paths"][0])
        return row is not None and set(told["paths"]) <= set(row["paths"])

    def _field(self, told: Json, field: str) -> bool:
        row = self.by_path.get(told["paths"][0])
        return row is not None and (told["status"] == "failed" or row[field] == told[field])

    def _dated(self, told: Json) -> bool:
        row = self.by_path.get(told["paths"][0])
        written = row["written"] if row else None
        if not written or not written["earliest"] or not written["latest"]:
            return False
        return bool(written["earliest"] <= told["written"]["latest"] and written["latest"] >= told["written"]["earliest"])

    def _verdict(self, told: Json) -> bool:
        ids = {row["id"] for row in self.agreeing("orders", told)}
        events = {row["id"]: row["ledger"] for row in self.found["events"]}
        wanted = [(told["expected_match"], told["verdict"])]
        return any(
            (events.get(match["event"]), match["verdict"]) in wanted for match in self.found["matches"] if match["order"] in ids
        )

    def _descent(self, told: Json) -> list[Json]:
        child, parent = self.by_path.get(told["child"]), self.by_path.get(told["parent"])
        if not child or not parent:
            return []
        return [row for row in self.found["descents"] if (row["child"], row["parent"]) == (child["id"], parent["id"])]

    def _hedge_lost(self, told: Json) -> bool:
        return any(
            alike(lost["hedge"]["quote"], told["hedge_lost"]["hedge"])
            or alike(told["hedge_lost"]["parent_quote"], lost["hedge"]["quote"])
            for row in self._descent(told)
            for lost in row["hedges_lost"]
        )

    def _contradiction(self, told: Json) -> bool:
        ends = [{self.by_path[told[end]["document"]]["id"]} for end in ("a", "b") if told[end]["document"] in self.by_path]
        for card in self.found["cards"]:
            for clash in card["contradictions"]:
                sides = [{anchor["document"] for anchor in clash[side]} for side in ("a", "b")]
                if len(ends) == 2 and (
                    (ends[0] & sides[0] and ends[1] & sides[1]) or (ends[0] & sides[1] and ends[1] & sides[0])
                ):
                    return True
        return False

    def _entities_of(self, spellings: Iterable[str]) -> set[str]:
        wanted = {plain(spelling) for spelling in spellings}
        return {row["entity"] for row in self.found["mentions"] if row["entity"] and plain(row["text"]) in wanted}

    def _apart(self) -> Iterator[tuple[Json, Json]]:
        named = {row["name"]: row for row in self.truth["entities"]}
        for row in self.truth["entities"]:
            for other in row.get("must_not_merge_with", []):
                if other in named and row["name"] < other:
                    yield row, named[other]

    def _merged(self, one: Json, other: Json) -> bool:
        shared = {plain(s) for s in one["spellings"]} & {plain(s) for s in other["spellings"]}
        return bool(
            self._entities_of(s for s in one["spellings"] if plain(s) not in shared)
            & self._entities_of(s for s in other["spellings"] if plain(s) not in shared)
        )

    def _spellings(self) -> Iterator[tuple[Json, str]]:
        present = {plain(row["text"]) for row in self.found["mentions"]}
        for row in self.truth["entities"]:
            for spelling in row["spellings"]:
                if plain(spelling) in present:
                    yield row, spelling

    def _joined(self, told: Json, spelling: str) -> bool:
        """The spelling shares an entity with the largest group of the bearer's spellings."""
        sizes: defaultdict[str, int] = defaultdict(int)
        for one in told["spellings"]:
            for entity in self._entities_of([one]):
                sizes[entity] += 1
        if not sizes:
            return False
        chief = max(sorted(sizes), key=lambda entity: sizes[entity])
        return chief in self._entities_of([spelling])
