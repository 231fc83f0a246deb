"""Stance: which papers speak for a proposition, which against it, and which were looked at and say nothing.

A paper is against only in its own words: it denies the thing, or tells what cannot hold beside it. Silence is
listed and never counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Literal

from fonds.model import Anchor, Event, Modality, Slot
from fonds.proof.propositions import Statement, Window, meet, vocabulary
from fonds.writing.analysis import tokens

Directness = Literal["primary", "witness", "report", "fragment"]
MONTH = timedelta(days=31)
HEDGED = frozenset({"probable", "possible"})
NOT_DONE = frozenset({"ordered", "planned"})
FRAGMENT = frozenset({"conditional", "hypothetical", "question", "fragment"})


@dataclass(frozen=True, slots=True)
class Item:
    """One statement as an item of a card. ``against`` names the kind of contradiction, ``""`` for support.

    ``second_hand``: the paper gives it as somebody else's word.
    """

    statement: Statement
    against: str
    directness: Directness
    hedged: bool
    second_hand: bool

    @property
    def document(self) -> str:
        return self.statement.document

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        return self.statement.finding.anchors


def item(one: Statement, nature: Directness, against: str = "") -> Item:
    """How this statement speaks; ``nature`` is the paper's own directness."""
    claim = one.claim
    said = _modality(one)
    weakened = claim is not None and any(hedge.kind in ("modal", "epistemic", "evidential") for hedge in claim.hedges)
    hedged = said in HEDGED or weakened or bool(claim and claim.strength == "doubting")
    fragment = said in FRAGMENT or (one.kind in ("event", "plan") and said in NOT_DONE)
    return Item(one, against or denial(one, nature), "fragment" if fragment else nature, hedged, bool(claim and claim.source))


def _modality(one: Statement) -> Modality:
    """The event's own where it has one: what is ordered or planned is not done."""
    own: Modality = one.finding.modality if isinstance(one.finding, Event) else "asserted"
    return own if own != "asserted" or one.claim is None else one.claim.modality


def denial(one: Statement, nature: Directness) -> str:
    """``"denied"`` where the thing is denied or negated, else ``""``. A paper that forbids does not deny an order."""
    claim = one.claim
    if one.kind == "event" and _without(one):
        return "denied"
    if claim is None or claim.polarity != "negative" or claim.modality in FRAGMENT | NOT_DONE:
        return ""
    return "" if one.kind == "order" and nature == "primary" and claim.source is None else "denied"


def _without(one: Statement) -> bool:
    """The words stand at once after "without" or "no": told as not having happened."""
    before = tokens(one.finding.anchors[0].prefix)[-1:] if one.finding.anchors else ()
    return bool(before) and before[0].folded in _denying()


@lru_cache(maxsize=1)
def _denying() -> frozenset[str]:
    return frozenset(word.folded for phrase in vocabulary()["denying"] for word in tokens(phrase))


def contradicts(one: Statement, other: Statement) -> str:
    """Why the two cannot both hold, in a word or two; ``""`` if they can.

    They must be of one place or one pair of parties, and may not be of different times.
    """
    if one.kind != "event" or other.kind != "event":
        return ""
    if _given_and_taken(one, other) or _given_and_taken(other, one):
        when = meet(one.window, other.window)
        people = (one.doers | one.others) & (other.doers | other.others)
        undated = when is None and not (_hangs(one) or _hangs(other))
        if when or (undated and (people or _told_together(one, other))):
            return "given up or taken by force"
    return ""


def _given_and_taken(given: Statement, taken: Statement) -> bool:
    """One place was handed over here and taken there. Guns that leave a town do not give it up.

    Where both tell who got it, it must be the same one: else it changed hands twice.
    """
    rule = vocabulary()["given_or_taken"]
    got_twice = bool(given.others and taken.doers and not given.others & taken.doers)
    return _is(rule["given"], given) and _is(rule["taken"], taken) and bool(given.yielded & taken.places) and not got_twice


def _hangs(one: Statement) -> bool:
    """Its time is told only from something else ("two months later"): it may be any time."""
    time = one.finding.time if isinstance(one.finding, Event) else None
    return isinstance(time, Slot) and one.window == (None, None)


def _told_together(one: Statement, other: Statement) -> bool:
    """Told without a day in papers of one month: of one town, that is one change of hands."""
    if one.paper is None or other.paper is None:
        return False
    return meet(one.window, other.paper.written, MONTH) is not False and bool(meet(_told(one), _told(other), MONTH))


def _told(one: Statement) -> Window:
    return one.window if one.window != (None, None) or one.paper is None else one.paper.written


def _is(side: dict[str, object], one: Statement) -> bool:
    modes = side["modes"]
    return one.act == side["type"] and isinstance(modes, list) and one.mode in modes


def items_of(group: Sequence[Statement], others: Iterable[Statement], natures: dict[str, Directness]) -> list[Item]:
    """All that speaks on a proposition: its own statements, and statements outside the group that exclude it. Sorted."""
    found = [item(one, natures[one.document]) for one in group]
    # What is denied excludes nothing.
    affirmed = [one for one in group if not denial(one, natures[one.document])]
    inside = {one.finding.id for one in group}
    for other in others:
        if other.finding.id in inside or denial(other, natures[other.document]) or not affirmed:
            continue
        kind = next((kind for one in affirmed if (kind := contradicts(one, other))), "")
        opposed = item(other, natures[other.document], kind)
        if kind and opposed.directness != "fragment":
            found.append(opposed)
    return sorted(
        found, key=lambda row: (row.document, bool(row.against), row.statement.finding.page, row.statement.finding.start)
    )
