"""The seed article against its annotation: names joined, deals, orders, sayings, hedges, and nothing invented.

A found span agrees with a gold span if they share more than half of the shorter one (``overlap``); a deal or an order
agrees if its span overlaps one of the gold's evidence spans. An invented slot is one that is filled where the annotation says
that the text leaves it open, or whose words are not in the text.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.row import Row
from fonds import plain
from fonds.model import Claim, Deal, Finding, Mention, Order, Slot, Time
from fonds.wiring import Analysis

Span = tuple[int, int]


def measure(place: Path) -> Iterator[Row]:
    """Rows for the one article."""
    gold = json.loads((place / "seed" / "seed_gold.json").read_text("utf-8"))
    text = next((place / "seed").glob("*.txt")).read_text("utf-8")
    engines = Analysis(workers=1)
    findings = plain.extract(text, engines, language="en")
    engines.close()
    name = "seed article"
    quoted = [finding for finding in findings if finding.text == text[finding.start : finding.end]]
    yield Row(name, "spans that quote the text exactly", len(quoted) / len(findings), note=f"{len(findings)} findings")
    yield from _names(name, gold, findings)
    yield from _deals(name, gold, text, findings)
    yield from _sayings(name, gold, findings)
    relative = [time for time in findings if isinstance(time, Time) and "later" in time.text]
    open_ = [time for time in relative if time.earliest is None and time.latest is None]
    yield Row(name, "relative dates left open", len(open_) / max(1, len(relative)))


def _names(name: str, gold: Mapping[str, Any], findings: Sequence[Finding]) -> Iterator[Row]:
    told = {(m["start"], m["end"]): entity["id"] for entity in gold["entities"] for m in entity["mentions"]}
    found = {(m.start, m.end): m.entity for m in findings if isinstance(m, Mention)}
    both = sorted(set(told) & set(found))
    yield Row(name, "mentions found, exact span", len(both) / len(told))
    yield Row(name, "mentions right, exact span", len(both) / max(1, len(found)), note="the annotation is not exhaustive")
    pairs = [(a, b) for number, a in enumerate(both) for b in both[number + 1 :]]
    joined = [(a, b) for a, b in pairs if found[a] == found[b]]
    same = [(a, b) for a, b in pairs if told[a] == told[b]]
    right = set(joined) & set(same)
    yield Row(name, "pairs of mentions joined rightly (precision)", len(right) / max(1, len(joined)))
    yield Row(name, "pairs of mentions joined (recall)", len(right) / max(1, len(same)))
    groups: defaultdict[str | None, set[str]] = defaultdict(set)
    for span in both:
        groups[found[span]].add(told[span])
    islamic_state = {found[span] for span in both if told[span] == "E1"}
    yield Row(name, "Islamic State = IS = ISIS are one", float(len(islamic_state) == 1))
    person = {found[span] for span in both if told[span] == "E3"}
    government = {found[span] for span in both if told[span] == "E2"}
    yield Row(name, "the government is not the person", float(not person & government))


def _deals(name: str, gold: Mapping[str, Any], text: str, findings: Sequence[Finding]) -> Iterator[Row]:
    deals = [finding for finding in findings if isinstance(finding, Deal)]
    orders = [finding for finding in findings if isinstance(finding, Order)]
    hit = [row["id"] for row in gold["deals"] if any(_overlap((deal.start, deal.end), _evidence(row)) for deal in deals)]
    yield Row(name, "deals found", len(hit) / len(gold["deals"]), note=f"{len(hit)} of {len(gold['deals'])}: {', '.join(hit)}")
    told = [row["id"] for row in gold["orders"] if any(_overlap((order.start, order.end), _evidence(row)) for order in orders)]
    yield Row(
        name, "orders found", len(told) / len(gold["orders"]), note=f"{len(told)} of {len(gold['orders'])}: {', '.join(told)}"
    )
    invented = list(_invented(gold, text, deals))
    yield Row(name, "invented givers", float(len(invented)), note="; ".join(invented))


def _invented(gold: Mapping[str, Any], text: str, deals: Iterable[Deal]) -> Iterator[str]:
    """Givers of deals whose annotation leaves every giver open, and slots whose words are not there."""
    for deal in deals:
        for term in deal.terms:
            giver = term.giver
            if not isinstance(giver, Slot):
                continue
            if text[giver.start : giver.end] != giver.text:
                yield f"{giver.text} is not in the text"
            for row in gold["deals"]:
                left_open = row["terms"] and all(told.get("giver") is None for told in row["terms"])
                if left_open and _overlap((deal.start, deal.end), _evidence(row)):
                    yield f"{giver.text} in {row['id']}"


def _sayings(name: str, gold: Mapping[str, Any], findings: Sequence[Finding]) -> Iterator[Row]:
    claims = [finding for finding in findings if isinstance(finding, Claim)]
    told = [one for claim in gold["claims"] for one in claim.get("attribution", [])]
    content = [
        one for one in told
        if any(_overlap((claim.start, claim.end), [(one["content"]["start"], one["content"]["end"])]) for claim in claims)
    ]  # fmt: skip
    whole = [one for one in told if any(_whole(one, claim) for claim in claims)]
    yield Row(name, "sayings found (content overlaps)", len(content) / len(told), note=f"{len(content)} of {len(told)}")
    yield Row(
        name, "sayings whole (source, cue and content overlap)", len(whole) / len(told), note=f"{len(whole)} of {len(told)}"
    )
    hedges = {(hedge.start, hedge.end) for claim in claims for hedge in claim.hedges}
    seen = [row for row in gold["hedges"] if any(a < row["end"] and b > row["start"] for a, b in hedges)]
    yield Row(name, "hedges found", len(seen) / len(gold["hedges"]), note=f"{len(seen)} of {len(gold['hedges'])}")
    exact = [row for row in gold["duplicates"] if row["kind"] == "exact"]
    repeated = [
        row for row in exact
        if any(claim.repeat_of and row["b"]["start"] <= claim.start < row["b"]["end"] for claim in claims)
        and not any(not claim.repeat_of and row["b"]["start"] <= claim.start < row["b"]["end"] for claim in claims)
    ]  # fmt: skip
    yield Row(name, "repeated captions counted once", len(repeated) / len(exact), note=f"{len(repeated)} of {len(exact)}")


def _whole(one: Mapping[str, Any], claim: Claim) -> bool:
    sources = [*([claim.source] if claim.source else []), *claim.via]
    return (
        _overlap((claim.start, claim.end), [(one["content"]["start"], one["content"]["end"])])
        and any(source.start < one["source"]["end"] and source.end > one["source"]["start"] for source in sources)
        and claim.cue is not None
        and claim.cue.start < one["cue"]["end"]
        and claim.cue.end > one["cue"]["start"]
    )


def _evidence(row: Mapping[str, Any]) -> list[Span]:
    return [(span["start"], span["end"]) for span in row["evidence"]]


def _overlap(found: Span, gold: Iterable[Span]) -> bool:
    for start, end in gold:
        shared = min(found[1], end) - max(found[0], start)
        if shared > 0 and 2 * shared > min(found[1] - found[0], end - start):
            return True
    return False
