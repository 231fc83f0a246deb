"""Grading: the digit of a card by the written rule of ``vocabulary/grades.yml``, and what would change it.

The rule looks at origins, never at the number of papers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fonds.proof.stance import Item
from fonds.vocabulary.grades import Asked, rule


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rule looks at; the names are those of the rule's tests."""

    strong_origins: int
    primary: bool
    first_hand: bool
    fits: bool
    spoken: bool
    against: bool
    open: bool


def grade(facts: Facts) -> int:
    """The digit of the first step that fits."""
    return next(digit for digit, when in rule() if all(_holds(getattr(facts, name), asked) for name, asked in when.items()))


def _holds(value: int | bool, asked: Asked) -> bool:
    if isinstance(asked, bool):
        return value is asked
    least, most = asked
    return (least is None or value >= least) and (most is None or value <= most)


def facts(items: Sequence[Item], origin: Mapping[str, int], fits: bool) -> Facts:
    """Facts of the items, with their documents' origins."""
    supporting = [item for item in items if not item.against]
    opposing = [item for item in items if item.against and item.directness != "fragment"]
    spoken = [item for item in supporting if item.directness != "fragment"]
    strong = [item for item in spoken if not item.hedged]
    sure = {origin[item.document] for item in strong}
    return Facts(
        strong_origins=len(sure),
        primary=any(item.directness == "primary" for item in strong),
        first_hand=any(item.directness in ("primary", "witness") and not item.second_hand for item in strong),
        fits=fits,
        spoken=bool(spoken),
        against=bool({origin[item.document] for item in opposing} - {origin[item.document] for item in supporting}),
        open=bool(opposing),
    )


def counterfactuals(items: Sequence[Item], origin: Mapping[str, int], fits: bool) -> tuple[str, ...]:
    """What would change the digit, in sentences: fewer hands, an answered contradiction, a fallen origin, copies counted."""
    now = facts(items, origin, fits)
    digit = grade(now)
    found = []
    strong = sorted(
        {origin[item.document] for item in items if not item.against and not item.hedged and item.directness != "fragment"}
    )
    for rank, one in enumerate(strong):
        for other in strong[rank + 1 :]:
            merged = {document: one if number == other else number for document, number in origin.items()}
            after = facts(items, merged, fits)
            fewer = f"{now.strong_origins} -> {after.strong_origins}, grade {grade(after)}"
            found.append(f"if origins {one} and {other} came through one hand: {fewer}")
    if now.open:
        answered = replace(now, open=False, against=False)
        found.append(f"if what speaks against it is answered or withdrawn: grade {digit} -> {grade(answered)}")
    for one in strong if len(strong) <= 6 else []:
        left = [item for item in items if origin[item.document] != one]
        without = grade(facts(left, origin, fits))
        if without != digit and any(not item.against for item in left):
            found.append(f"without origin {one}: grade {digit} -> {without}")
    papers = len({item.document for item in items if not item.against})
    if papers > len({origin[item.document] for item in items if not item.against}):
        hands = len({origin[item.document] for item in items if not item.against})
        found.append(f'if every copy had been counted, it would read "{papers} papers"; it rests on {hands}')
    return tuple(found)
