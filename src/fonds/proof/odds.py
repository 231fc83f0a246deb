"""Odds: where papers that tell one thing give different figures for it.

Inside a proposition every two papers are compared. Beyond it, papers of which one comes from the other (a draft and
its final, a report and the letter it retells), and papers that agree in the place and in another figure: these tell
one thing, though by other acts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from fonds.model import Anchor, Contradiction, Descent, Event
from fonds.proof.figures import Figure, agree, differ, figures
from fonds.proof.propositions import Statement, meet, vocabulary

FIGURES = "different figures"
DRAFT = "draft and final differ"
"""Not open: a draft that was changed contradicts nothing."""


class Odds:
    """Figures of all statements, found by paper, and by place and number."""

    def __init__(self, statements: Iterable[Statement], descents: Iterable[Descent]) -> None:
        rows = list(descents)
        self._drafts = frozenset(frozenset((row.child, row.parent)) for row in rows if row.kind == "draft")
        # What a copy reads otherwise is a misreading until a person has looked.
        self._copies = frozenset(frozenset((row.child, row.parent)) for row in rows if row.kind == "copy")
        self._linked: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row.probability >= 0.5 and row.kind != "copy":
                self._linked[row.child].add(row.parent)
                self._linked[row.parent].add(row.child)
        self._of_paper: dict[str, list[Statement]] = defaultdict(list)
        self._agreeing: dict[tuple[str, str, float], list[Statement]] = defaultdict(list)
        for one in sorted(statements, key=lambda one: one.finding.id):
            if told(one):
                self._of_paper[one.document].append(one)
                for key in _marks(one):
                    self._agreeing[key].append(one)

    def of(self, members: Sequence[Statement]) -> list[Contradiction]:
        """Each member beside all that give other figures, every pair once."""
        inside = {one.finding.id for one in members}
        seen: set[frozenset[str]] = set()
        found = []
        for one in sorted(members, key=lambda one: (isinstance(one.finding, Event), one.finding.id)):
            rivals: dict[str, list[Statement]] = defaultdict(list)
            for other in self._near(one, members):
                pair = frozenset((one.finding.id, other.finding.id))
                if pair not in seen and (kind := self._kind(one, other, other.finding.id in inside)):
                    seen.add(pair)
                    rivals[kind].append(other)
            for kind in sorted(rivals):
                units = {figure.unit for other in rivals[kind] for figure in _at_odds(told(one), told(other))}
                anchors = [anchor for other in rivals[kind] for anchor in other.finding.anchors]
                found.append(Contradiction(_first(one.finding.anchors, units), _first(anchors, units), kind))
        return found

    def _near(self, one: Statement, members: Sequence[Statement]) -> list[Statement]:
        """What may tell the same thing: the other members, papers linked to this one, and those that agree in a figure here."""
        if not told(one):
            return []
        linked = [other for id in self._linked[one.document] for other in self._of_paper[id]]
        agreeing = [other for key in _marks(one) for other in self._agreeing[key]]
        near = {other.finding.id: other for other in (*members, *linked, *agreeing) if other.document != one.document}
        return [near[id] for id in sorted(near) if told(near[id])]

    def _kind(self, one: Statement, other: Statement, inside: bool) -> str:
        """Why the two differ, ``""`` if they do not or are not of one thing."""
        mine, yours = told(one), told(other)
        pair = frozenset((one.document, other.document))
        if pair in self._copies or not differ(mine, yours) or not (inside or self._one_thing(one, other, mine, yours)):
            return ""
        return DRAFT if pair in self._drafts else FIGURES

    def _one_thing(self, one: Statement, other: Statement, mine: Sequence[Figure], yours: Sequence[Figure]) -> bool:
        passing = vocabulary()["passing"]
        if one.act not in passing or other.act not in passing or meet(one.window, other.window) is False:
            return False
        if other.document in self._linked[one.document]:
            return True
        return bool(one.places & other.places) and agree(mine, yours)


def _marks(one: Statement) -> set[tuple[str, str, float]]:
    """A place of the statement with each thing counted and its number."""
    return {(place, figure.unit, figure.value) for place in one.places for figure in told(one)}


def _at_odds(mine: Sequence[Figure], yours: Sequence[Figure]) -> list[Figure]:
    """The figures of the first that the second gives otherwise."""
    return [one for one in mine if differ([one], yours)]


def _first(anchors: Iterable[Anchor], units: set[str]) -> tuple[Anchor, ...]:
    """The anchors, each once; the lines that hold such a figure first."""
    kept = dict.fromkeys(anchors)
    return tuple(sorted(kept, key=lambda anchor: not any(figure.unit in units for figure in figures(anchor.quote))))


def told(one: Statement) -> tuple[Figure, ...]:
    """Figures in the words of a finding; of a ledger's row, in its description."""
    finding = one.finding
    if isinstance(finding, Event) and finding.ledger is not None:
        return tuple(figure for role in finding.roles if role.name == "description" for figure in figures(role.slot.text))
    return figures(finding.text)
