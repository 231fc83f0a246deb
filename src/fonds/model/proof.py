"""Descent, Match, Card: what copies what, what came true, and how well it stands."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from fonds.model.anchor import Anchor

DescentKind = Literal["copy", "version", "draft", "translation", "extract", "quote", "forward", "reply", "report_of"]


@dataclass(frozen=True, slots=True)
class LostHedge:
    """A hedge of the parent that the child dropped."""

    hedge: Anchor
    kind: str


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """The same words (best: the same rare error) in child and parent."""

    child: Anchor
    parent: Anchor
    why: str


@dataclass(frozen=True, slots=True)
class Descent:
    """``child`` descends directly from ``parent`` (document ids)."""

    KIND: ClassVar[str] = "descents"

    id: str
    child: str
    parent: str
    kind: DescentKind
    probability: float
    direction_known: bool
    shared: tuple[SharedPassage, ...] = ()
    hedges_lost: tuple[LostHedge, ...] = ()
    because: str = ""

    @property
    def document(self) -> str:
        return self.child


@dataclass(frozen=True, slots=True)
class Match:
    """An order beside an event, or beside none (``event is None``: looked for, not found).

    ``lead_days`` = [event.earliest - order.latest, event.latest - order.earliest] in days.
    ``p_chance``: how likely a fitting event falls into the window by chance, from the same ledger.
    """

    KIND: ClassVar[str] = "matches"

    id: str
    order: str
    event: str | None
    lead_days: tuple[int, int] | None
    direction: Literal["before", "after", "overlaps", "unknown"]
    p_chance: float | None
    window_days: int
    verdict: Literal["foreknown", "executed", "after", "overlaps", "none_found", "unknown"]
    because: str = ""

    @property
    def document(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class CardItem:
    """One document's stance on a proposition, with the lines. ``origin`` counts from 1; copies share one."""

    document: str
    stance: Literal["for", "against", "silent"]
    anchors: tuple[Anchor, ...]
    origin: int
    copy_of: str | None = None
    directness: Literal["primary", "witness", "report", "fragment"] = "report"
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two groups of lines that cannot both hold."""

    a: tuple[Anchor, ...]
    b: tuple[Anchor, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Card:
    """How a proposition stands. ``grade`` is the Admiralty digit by rule, 1 best to 6; never a percentage."""

    KIND: ClassVar[str] = "cards"

    id: str
    proposition: str
    statement: str
    items: tuple[CardItem, ...]
    n_items: int
    n_origins: tuple[int, int]
    n_copies_ignored: int
    contradictions: tuple[Contradiction, ...]
    grade: int
    because: tuple[str, ...]
    counterfactuals: tuple[str, ...]

    @property
    def document(self) -> str:
        return ""
