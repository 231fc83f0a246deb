"""Denials: claims that say no to an event told elsewhere, where the denied words make no event of their own."""

from collections.abc import Iterable, Sequence

from fonds.model import Claim, Event
from fonds.proof.propositions import Statement, statement, stems
from fonds.proof.stance import FRAGMENT, NOT_DONE

LEAST = 3
SHARE = 0.7
"""Share of the longer words of the shorter of the two that must be in both."""


class Denials:
    """Negative claims that are told for sure, ready to be held against events."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        held = [one for one in claims if one.polarity == "negative" and one.modality not in FRAGMENT | NOT_DONE]
        self._claims = [(claim, frozenset(stems(claim.text))) for claim in sorted(held, key=lambda one: one.id)]

    def of(self, group: Sequence[Statement]) -> list[Statement]:
        """Statements that deny the event of this group, from papers that do not tell it; in one language, by shared words."""
        told = {one.document for one in group}
        affirmed = [
            (one, stems(one.finding.text))
            for one in group
            if isinstance(one.finding, Event) and one.finding.ledger is None and one.kind == "event"
        ]
        found: dict[str, Statement] = {}
        for claim, words in self._claims:
            for one, own in affirmed:
                shared = len(words & own)
                if claim.document not in told and shared >= LEAST and shared >= SHARE * min(len(words), len(own)):
                    found.setdefault(claim.id, _denied(one, claim))
        return [found[id] for id in sorted(found)]


def _denied(one: Statement, claim: Claim) -> Statement:
    """The denial as a statement of the same act, with the claim's own words and lines."""
    assert isinstance(one.finding, Event)
    event = Event(
        claim.start, claim.end, claim.text, one.finding.type, one.finding.mode, id=claim.id, document=claim.document,
        page=claim.page, anchors=claim.anchors, maker=claim.maker,
    )  # fmt: skip
    return statement(event, claim)
