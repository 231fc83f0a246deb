"""Reports: papers that retell another paper and name it: an outlet that cites an outlet, in words of its own.

Two things are needed: the child names the parent's outlet as its source, and both tell the same things in part in
the same words. Naming alone, or likeness alone, shows nothing.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from fonds.model import Claim, Mention
from fonds.proof.descent import Link
from fonds.proof.direction import KNOWN
from fonds.proof.propositions import stems
from fonds.proof.texts import Text

ALIKE = 0.2
"""Share of the shorter paper's longer words that both use; two papers on one war have less in common."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A text with who speaks in it: ``outlet`` are the entity ids of the outlet that published it."""

    text: Text
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    outlet: frozenset[str]

    @property
    def cited(self) -> frozenset[str]:
        """Entities to whom the paper's claims go back."""
        slots = (slot for claim in self.claims for slot in (claim.source, *claim.via))
        return frozenset(slot.entity for slot in slots if slot and slot.entity)


def reports(papers: Sequence[Paper]) -> list[Link]:
    """Links from a paper to the paper of the outlet it cites, the one most alike; sorted."""
    by_outlet: dict[str, list[Paper]] = defaultdict(list)
    for paper in sorted(papers, key=lambda paper: paper.text.id):
        for outlet in sorted(paper.outlet):
            by_outlet[outlet].append(paper)
    found = []
    for child in sorted(papers, key=lambda paper: paper.text.id):
        for outlet in sorted(child.cited - child.outlet):
            offered = [(alike(child, parent), parent) for parent in by_outlet[outlet] if parent is not child]
            day = child.text.first_day
            fitting = [(share, parent) for share, parent in offered if share >= ALIKE and parent.text.first_day <= day]
            if fitting:
                share, parent = max(fitting, key=lambda row: (row[0], row[1].text.id))
                found.append(_link(child, parent, share))
    return sorted(found, key=lambda link: (link.a, link.b))


def alike(one: Paper, other: Paper) -> float:
    """Share of the longer words of the paper with fewer of them that the other uses too, 0 to 1; names of outlets aside.

    Less than five words in common is nothing.
    """
    aside = {stem for paper in (one, other) for name in paper.mentions if name.label == "ORG" for stem in stems(name.text)}
    mine, yours = _long(one) - aside, _long(other) - aside
    shared = len(mine & yours)
    return shared / min(len(mine), len(yours)) if shared >= 5 else 0.0


def _long(paper: Paper) -> set[str]:
    return {word[:5] for word in paper.text.words if len(word) > 4 and not word.isdigit()}


def _link(child: Paper, parent: Paper, share: float) -> Link:
    because = ("one names the other's outlet as its source", f"{share:.0%} of the longer words are the same")
    probability = round(min(0.95, 0.55 + share / 2), 3)
    a, b = sorted((child.text.id, parent.text.id))
    return Link(a, b, "report_of", probability, 2 * KNOWN if b == child.text.id else -2 * KNOWN, because, None)
