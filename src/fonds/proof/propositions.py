"""Propositions: which orders, deals and events, in different papers and languages, speak of the same thing.

Each finding is brought to a normal form: what is done (PLOVER type), to what, where, by whom, when. Two forms are
joined where enough agrees and nothing speaks against it; what is doubtful stays apart. Across languages only types,
entities and days are compared, never words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from fonds.model import Claim, Deal, Event, Order, Slot, Value
from fonds.vocabulary.tables import table
from fonds.writing.analysis import tokens
from fonds.writing.scripts import language_of
from fonds.writing.skeleton import strict

JOIN = 3.5
"""Points from which two statements are one proposition."""
SLACK = timedelta(days=2)
"""Two tellings of one day may differ so far."""

SAME_PLACE = 0.12
"""Share of a paper's length by which a thing may move between a paper and its copy or translation."""
WHERE = frozenset({"origin", "destination", "place"})
NOT_TOLD = frozenset({"ordered", "planned", "hypothetical", "conditional", "question"})
"""Modalities by which a paper does not tell that a thing happened: it proves no deed, and a deed does not prove it."""

Window = tuple[date | None, date | None]


def vocabulary() -> Mapping[str, Any]:
    """``vocabulary/propositions.yml`` as read."""
    return table("propositions")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a statement stands: the family of its paper (its oldest forebear), how far down the paper (0 to 1), and when
    the paper was written."""

    family: str
    position: float | None = None
    written: Window = (None, None)


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding in normal form. A ``plan`` is an event that is ordered, planned or supposed, not told as having happened.

    Keys are entity ids (``e:…``) and, in one language, stems of words (``w:…``).
    """

    finding: Order | Deal | Event
    kind: Literal["order", "deal", "event", "plan"]
    language: str | None
    act: str | None
    mode: str | None
    doers: frozenset[str]
    others: frozenset[str]
    themes: frozenset[str]
    places: frozenset[str]
    window: Window
    claim: Claim | None = None
    """The claim whose content holds the finding: who says it, how surely."""
    paper: Standing | None = None
    yielded: frozenset[str] = frozenset()
    """Place keys of what was given up or handed over, where a place can be ("Darsamun was handed over")."""

    @property
    def document(self) -> str:
        return self.finding.document

    @property
    def filled(self) -> int:
        """How much the form says; fuller ones are grouped first."""
        sides = (self.act, self.doers, self.others, self.themes, self.places, self.window[0] or self.window[1])
        return sum(1 for side in sides if side)


def statement(
    finding: Order | Deal | Event,
    claim: Claim | None = None,
    located: frozenset[str] = frozenset(),
    paper: Standing | None = None,
) -> Statement:
    """The normal form of one finding; ``located`` are the entities that are places ("the town was handed over")."""
    language = language_of(finding.text)
    if isinstance(finding, Order):
        act = finding.act or _lemma(finding.action)
        return Statement(
            finding, "order", language, act, None, _who([finding.issuer]), _who([finding.addressee]),
            _words([finding.theme]), _where([finding.place]), _window(finding.deadline), claim, paper,
        )  # fmt: skip
    if isinstance(finding, Event):
        roles = {name: [role.slot for role in finding.roles if role.name == name] for name in ("actor", "recipient", "theme")}
        places = [finding.place, *(role.slot for role in finding.roles if role.name in WHERE or role.slot.entity in located)]
        kind: Literal["plan", "event"] = "plan" if finding.modality in NOT_TOLD else "event"
        return Statement(
            finding, kind, language, finding.type, finding.mode, _who(roles["actor"]), _who(roles["recipient"]),
            _words(roles["theme"]), _where(places), _window(finding.time), claim, paper,
            _where(roles["theme"]) if finding.type == "RETREAT" else frozenset(),
        )  # fmt: skip
    terms = finding.terms
    return Statement(
        finding, "deal", language, "DEAL", None,
        _who([*finding.parties, *(term.giver for term in terms), *(term.recipient for term in terms)]), frozenset(),
        _words([term.theme for term in terms]), _where([slot for term in terms for slot in (term.origin, term.destination)]),
        _window(finding.time), claim, paper,
    )  # fmt: skip


def _slots(values: Iterable[Value]) -> Iterator[Slot]:
    return (value for value in values if isinstance(value, Slot))


def _who(values: Iterable[Value]) -> frozenset[str]:
    return frozenset(f"e:{slot.entity}" for slot in _slots(values) if slot.entity)


def _words(values: Iterable[Value]) -> frozenset[str]:
    return frozenset(f"w:{stem}" for slot in _slots(values) for stem in stems(slot.text))


def _where(values: Iterable[Value]) -> frozenset[str]:
    return frozenset(key for slot in _slots(values) for key in place_keys(slot))


@lru_cache(maxsize=16)
def _listed(name: str) -> frozenset[str]:
    """A list of the vocabulary, folded as words of a text are."""
    return frozenset(word.folded for phrase in vocabulary()[name] for word in tokens(phrase))


def _is_listed(name: str, word: str) -> bool:
    """With or without the Arabic article."""
    return word in _listed(name) or (len(word) > 4 and word.removeprefix("ال") in _listed(name))


@lru_cache(maxsize=1 << 16)
def _keys_of(text: str) -> frozenset[str]:
    words = [word for word in tokens(text) if len(word.folded) > 1 and not _is_listed("generic_places", word.folded)]
    long = [word for word in words if len(word.folded) > 2 and not _is_listed("place_heads", word.folded)]
    bones = {f"s:{bone}" for word in long if len(bone := strict(word.text)) >= 4}
    whole = "".join(strict(word.text) for word in words)
    # Two short names side by side ("Tel Sawwan") say as much as one long one.
    if long and 2 <= len(words) <= 3 and len(whole) >= 4:
        bones.add(f"s:{whole}")
    return frozenset({f"w:{word.folded}" for word in long} | bones)


def place_keys(slot: Slot) -> frozenset[str]:
    """What a place can be recognised by: its entity, its own words without "city", "north" and the like, and, across
    scripts, the skeletons of their consonants (``s:…``; short ones would meet too much)."""
    return _keys_of(slot.text) | ({f"e:{slot.entity}"} if slot.entity else set())


def stems(text: str) -> set[str]:
    """Beginnings of the longer words, enough to meet another form of the word."""
    return {word.folded[:5] for word in tokens(text) if len(word.folded) > 3 and not word.folded.isdigit()}


def _lemma(action: Value) -> str | None:
    return next((f"act {stem}" for stem in sorted(stems(action.text))), None) if isinstance(action, Slot) else None


def _window(value: Value) -> Window:
    return (value.earliest, value.latest) if isinstance(value, Slot) else (None, None)


def meet(one: Window, other: Window, slack: timedelta = SLACK) -> bool | None:
    """Can the two be one time? ``None`` where one of them has no day at all."""
    if one == (None, None) or other == (None, None):
        return None
    starts_late = one[0] and other[1] and one[0] > other[1] + slack
    ends_early = one[1] and other[0] and one[1] + slack < other[0]
    return not (starts_late or ends_early)


def points(one: Statement, other: Statement) -> float:
    """How far two statements agree; minus infinity where something stated excludes that they are one."""
    if one.kind != other.kind or not _acts_agree(one.act, other.act):
        return float("-inf")
    found = 1.5 if one.act == other.act else 1.0
    if one.mode and other.mode and one.mode != other.mode:
        found -= 1.5
    kin = _kin(one, other)
    # The same place of a paper and of its copy or translation: what was read otherwise there is a misreading.
    found += 2.5 if kin else 0.0
    when = meet(one.window, other.window)
    if when is False:
        return float("-inf")
    found += 1.0 if when else 0.0
    if one.places and other.places:
        if not one.places & other.places and not kin:
            return float("-inf")
        # One place alone does not make two acts one: a day, somebody who acts or a theme must agree too.
        found += 1.5 if one.places & other.places else -1.0
    if one.kind == "event" and not kin and (_leaves(one, other) or _leaves(other, one)):
        found -= 1.5
    for mine, yours in ((one.doers, other.doers), (one.others, other.others)):
        if mine and yours:
            if not mine & yours and one.kind != "deal" and not kin:
                return float("-inf")
            found += 1.5 * len(mine & yours) / min(len(mine), len(yours)) if mine & yours else -2.0
    if one.language == other.language and one.themes and other.themes:
        shared = len(one.themes & other.themes) / min(len(one.themes), len(other.themes))
        found += 2.0 * shared if shared else -1.5
    return found


def _leaves(one: Statement, other: Statement) -> bool:
    """What leaves a place does not give it up."""
    return bool(one.yielded & one.places) and bool(other.places) and not other.yielded & other.places


def _kin(one: Statement, other: Statement) -> bool:
    """At the same place of two papers of one family."""
    if one.paper is None or other.paper is None or one.document == other.document or one.paper.family != other.paper.family:
        return False
    if one.paper.position is None or other.paper.position is None:
        return False
    return abs(one.paper.position - other.paper.position) <= SAME_PLACE


def _acts_agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    return one == other or any(one in family and other in family for family in vocabulary()["families"])


def propositions(statements: Iterable[Statement]) -> list[tuple[Statement, ...]]:
    """Groups of statements of one thing; each statement is in one group. The fullest lead; sorted, so intake does not matter."""
    groups: list[list[Statement]] = []
    holding: dict[tuple[str, str], list[int]] = defaultdict(list)
    for single in sorted(statements, key=lambda one: (-one.filled, one.finding.id)):
        keys = _keys(single)
        best: tuple[float, int] | None = None
        for rank in sorted({rank for key in keys for rank in holding[key]}):
            agreed = [points(single, member) for member in groups[rank]]
            if min(agreed) > float("-inf") and max(agreed) >= JOIN and (best is None or max(agreed) > best[0]):
                best = (max(agreed), rank)
        if best is None:
            groups.append([])
        chosen = best[1] if best else len(groups) - 1
        groups[chosen].append(single)
        for key in keys:
            if chosen not in holding[key][-1:]:
                holding[key].append(chosen)
    return [tuple(sorted(group, key=lambda one: (-one.filled, one.finding.id))) for group in groups]


def _keys(one: Statement) -> list[tuple[str, str]]:
    """What two statements must have one of in common to reach ``JOIN``: act and time alone never do."""
    family = {f"f:{one.paper.family}"} if one.paper else set()
    return [(one.kind, key) for key in sorted(one.places | one.doers | one.others | one.themes | family)]


def claim_of(finding: Order | Deal | Event, claims: Sequence[Claim]) -> Claim | None:
    """The narrowest claim of the same page whose content holds the finding or lies in it."""
    holding = [
        claim for claim in claims if claim.page == finding.page and claim.start < finding.end and finding.start < claim.end
    ]
    stated = [claim for claim in holding if claim.proposition == finding.id]
    return min(stated or holding, key=lambda claim: (claim.end - claim.start, claim.start, claim.id), default=None)
