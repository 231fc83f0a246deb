"""What ``fonds extract`` prints for one finding."""

import json

from fonds.engines.store.contract import Store
from fonds.export.plain import finding_row
from fonds.model import Claim, Deal, Event, Mention, Order, Relation, Time


def test_each_kind_prints_its_promised_fields(store: Store) -> None:
    """Kind first, slots without document and page, the highest rung as one word, dates ISO."""
    promised = {
        Mention: "label entity", Time: "type value earliest latest relation",
        Claim: "source cue modality polarity hedges repeat_of",
        Deal: "status parties terms time duration jurisdiction", Order: "issuer addressee action theme place deadline status",
        Event: "type mode roles place time", Relation: "label source target",
    }  # fmt: skip
    for kind, names in promised.items():
        row = finding_row(next(store.rows(kind)))
        assert next(iter(row)) == "kind" and row["kind"] == kind.__name__.lower()
        assert {"start", "end", "text", *names.split()} <= set(row)
        assert json.loads(json.dumps(row)) == row
    deal = finding_row(next(store.rows(Deal)))
    assert deal["status"] == "agreed" and deal["terms"][0]["recipient"] == "UNSTATED" and deal["terms"][1]["recipient"] is None
    assert deal["parties"][0] == {"text": "Guard", "start": 20, "end": 25, "entity": "e1"}
    assert deal["time"]["earliest"] == "2019-03-03"
    assert finding_row(next(store.rows(Order)))["deadline"]["latest"] is None


def test_a_claim_without_source_stays_without(store: Store) -> None:
    """Null source and cue, no hedges: nothing is filled in."""
    row = next(finding_row(claim) for claim in store.rows(Claim) if claim.source is None)
    assert row["source"] is None and row["cue"] is None and row["hedges"] == []
