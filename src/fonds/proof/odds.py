"""Odds: where papers that tell one thing give different figures for it.

Inside a proposition every two papers are compared. Beyond it, papers of which one comes from the other (a draft and
its final, a report and the letter it retells), and papers that agree in the place and in another figure: these tell
one thing, though by other acts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from fonds.model import Contradiction, Descent, Event
from fonds.proof.figures import Figure, agree, differ, figures
from fonds.proof.propositions import Statement, meet, vocabulary

FIGURES = "different figures"
DRAFT = "draft and final differ"
"""Not open: a draft that was changed contradicts nothing."""


class Odds:
    """Figures of all statements, found by what they count."""

    def __init__(self, statements: Iterable[Statement], descents: Iterable[Descent]) -> None:
        rows = list(descents)
        self._drafts = frozenset(frozenset((row.child, row.parent)) for row in rows if row.kind == "draft")
        # What a copy reads otherwise is a misreading until a person has looked.
        self._copies = frozenset(frozenset((row.child, row.parent)) for row in rows if row.kind == "copy")
        self._linked = frozenset(frozenset((row.child, row.parent)) for row in rows if row.probability >= 0.5)
        self._told: dict[tuple[str | None, str], list[Statement]] = defaultdict(list)
        for one in sorted(statements, key=lambda one: one.finding.id):
            for key in sorted({(figure.language or "", figure.unit) for figure in told(one)}):
                self._told[key].append(one)

    def of(self, members: Sequence[Statement]) -> list[Contradiction]:
        """Each member beside all that give other figures, every pair once."""
        inside = {one.finding.id for one in members}
        seen: set[frozenset[str]] = set()
        found = []
        for one in sorted(members, key=lambda one: (isinstance(one.finding, Event), one.finding.id)):
            rivals: dict[str, list[Statement]] = defaultdict(list)
            for other in self._near(one):
                pair = frozenset((one.finding.id, other.finding.id))
                if pair not in seen and (kind := self._kind(one, other, other.finding.id in inside)):
                    seen.add(pair)
                    rivals[kind].append(other)
            for kind in sorted(rivals):
                anchors = tuple(dict.fromkeys(anchor for other in rivals[kind] for anchor in other.finding.anchors))
                found.append(Contradiction(one.finding.anchors, anchors, kind))
        return found

    def _near(self, one: Statement) -> list[Statement]:
        """Statements of other papers that count one of the same things, sorted."""
        keys = {(figure.language or "", figure.unit) for figure in told(one)}
        near = {other.finding.id: other for key in keys for other in self._told[key] if other.document != one.document}
        return [near[id] for id in sorted(near)]

    def _kind(self, one: Statement, other: Statement, inside: bool) -> str:
        """Why the two differ, ``""`` if they do not or are not of one thing."""
        mine, yours = told(one), told(other)
        pair = frozenset((one.document, other.document))
        if pair in self._copies or not differ(mine, yours) or not (inside or self._one_thing(one, other, pair, mine, yours)):
            return ""
        return DRAFT if pair in self._drafts else FIGURES

    def _one_thing(
        self, one: Statement, other: Statement, pair: frozenset[str], mine: Sequence[Figure], yours: Sequence[Figure]
    ) -> bool:
        passing = vocabulary()["passing"]
        if one.act not in passing or other.act not in passing or meet(one.window, other.window) is False:
            return False
        if pair in self._linked:
            return True
        return bool(one.places & other.places) and agree(mine, yours)


def told(one: Statement) -> tuple[Figure, ...]:
    """Figures in the words of a finding; of a ledger's row, in its description."""
    finding = one.finding
    if isinstance(finding, Event) and finding.ledger is not None:
        return tuple(figure for role in finding.roles if role.name == "description" for figure in figures(role.slot.text))
    return figures(finding.text)
