"""What the views give to the faces: frozen dataclasses, JSON-able by msgspec, every item with its anchors.

Rules that hold everywhere: an unstated slot is there and carries a question; days are inclusive; ids are
those of the records behind; things that cannot be placed or counted are listed with the reason, never left out.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from fonds.model import Anchor, Card, CardItem, Contradiction, Descent, Failure, Judgement, Reason

SlotState = Literal["stated", "unstated", "inapplicable"]
ThingKind = Literal["order", "deal", "event", "claim"]


@dataclass(frozen=True, slots=True)
class SlotView:
    """One slot as drawn. ``stated``: ``text`` as written, with anchors; ``unstated``: ``question`` to put in the dashed box.

    ``entity`` and ``name`` (the entity's chief name) where the slot names a known one. ``inapplicable`` is drawn empty.
    """

    slot: str
    state: SlotState
    text: str = ""
    question: str = ""
    entity: str | None = None
    name: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """A time as drawn: from ``earliest`` to ``latest`` as far as it may reach (an open end is ``None``).

    ``sure_from, sure_to``: the part that is certain or, for a moon date, the reckoned day; ``None`` if there is no such
    part (a date given to the month). ``written`` is how the paper puts it, ``because`` why the interval is so wide.
    """

    earliest: date | None
    latest: date | None
    sure_from: date | None = None
    sure_to: date | None = None
    written: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document to name and open. ``copy_of``: the document it descends from, if any."""

    id: str
    title: str
    path: str
    type: str
    language: str | None
    written: Days | None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class RungView:
    """A rung of the status ladder; ``reached`` with the words that show it, else "no paper"."""

    rung: str
    reached: bool
    text: str = ""
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands, in short: the card's id and grade (``None`` where no card was made), origins and copies."""

    card: str | None
    grade: int | None
    n_origins: tuple[int, int]
    n_copies_ignored: int


# --- deals -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Given:
    """One thing given: theme, quantity, recipient, origin, destination, condition, deadline."""

    theme: SlotView
    quantity: SlotView
    recipient: SlotView
    origin: SlotView
    destination: SlotView
    condition: SlotView
    deadline: SlotView


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the two-sided ledger: who gives (perhaps unstated), and what. An empty ``gives`` is a party without a term."""

    party: SlotView
    gives: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class DealView:
    """One deal; the same deal in copies is folded into ``told_in``. ``questions`` are its unstated slots, in words."""

    id: str
    title: str
    sides: tuple[Side, ...]
    rungs: tuple[RungView, ...]
    time: SlotView
    duration: SlotView
    jurisdiction: SlotView
    slots_unstated: int
    slots_total: int
    questions: tuple[str, ...]
    document: DocumentRef
    told_in: tuple[DocumentRef, ...]
    standing: Standing
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class DealsView:
    """All deals, oldest paper first; undated ones last."""

    deals: tuple[DealView, ...]
    slots_unstated: int
    slots_total: int


# --- orders ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MatchView:
    """An order beside an event, or beside none (``event is None``). ``says`` is the verdict in a sentence.

    ``lead_days`` = [least, most] days from order to event, negative where the event may come first. ``worth`` comments
    on ``p_chance`` ("worth little by itself"), empty where nothing was to be measured.
    """

    id: str
    order: str
    event: str | None
    event_title: str
    event_time: Days | None
    event_anchors: tuple[Anchor, ...]
    lead_days: tuple[int, int] | None
    direction: str
    p_chance: float | None
    window_days: int
    verdict: str
    says: str
    worth: str
    because: str


@dataclass(frozen=True, slots=True)
class OrderView:
    """One order; the same order in copies is folded into ``told_in``."""

    id: str
    title: str
    issuer: SlotView
    addressee: SlotView
    action: SlotView
    theme: SlotView
    place: SlotView
    deadline: SlotView
    act: str | None
    written: Days | None
    rungs: tuple[RungView, ...]
    matches: tuple[MatchView, ...]
    slots_unstated: int
    questions: tuple[str, ...]
    document: DocumentRef
    told_in: tuple[DocumentRef, ...]
    standing: Standing
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class LedgerRef:
    """A ledger of events that happened: its document and how many of its events are dated."""

    document: DocumentRef
    events: int
    dated: int


@dataclass(frozen=True, slots=True)
class OrdersView:
    """Orders and what then happened. ``window_days`` was fixed before the search; ``formula`` says how chance is reckoned."""

    orders: tuple[OrderView, ...]
    ledgers: tuple[LedgerRef, ...]
    window_days: int
    formula: str


# --- timeline --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bar:
    """Something with a time. ``id`` is the record's; ``deadline`` the flag behind an order's bar."""

    id: str
    kind: ThingKind
    title: str
    days: Days
    deadline: Days | None
    type: str | None
    place: str
    ledger: str | None
    document: str
    copies: int
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from an order's bar to an event's bar; ``label`` such as "2 to 4 days before · chance 0.11"."""

    match: MatchView
    source: str
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What has no day, and why. ``written`` is its time as the paper puts it, empty if it bears none."""

    id: str
    kind: ThingKind
    title: str
    written: str
    reason: str
    document: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Things that cannot all be true in time; ``members`` are ids of bars."""

    says: str
    members: tuple[str, ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many ledger events may lie on a day (an event of several days counts on its first)."""

    day: date
    events: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """``above``: orders, deals and events as the papers tell them; ``below``: events by the ledgers; both sorted by day.

    ``first, last`` bound everything drawn, ``None`` if nothing has a day.
    """

    first: date | None
    last: date | None
    above: tuple[Bar, ...]
    below: tuple[Bar, ...]
    links: tuple[Link, ...]
    unplaced: tuple[Unplaced, ...]
    clashes: tuple[Clash, ...]
    days: tuple[DayCount, ...]


# --- network ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something. ``kind`` ``unnamed``: a role without a name, drawn dashed. ``names``: further spellings."""

    id: str
    kind: Literal["person", "group", "place", "thing", "unnamed"]
    name: str
    names: tuple[str, ...]
    documents: int
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class TieFact:
    """One reason for a tie: an order, a deal, a relation, or being named together in one order or deal.

    ``id`` is the record's; ``origin`` counts from 1 within the tie; ``copy_of`` is set where the fact is not counted.
    """

    kind: Literal["order", "deal", "relation", "together"]
    id: str
    title: str
    document: str
    origin: int
    copy_of: str | None
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two nodes. ``directed``: from ``source`` to ``target`` (who orders whom, who gives whom). Width = ``n_origins``."""

    id: str
    source: str
    target: str
    directed: bool
    label: str
    facts: tuple[TieFact, ...]
    n_origins: int
    n_lines: int
    n_copies_ignored: int
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by how many ties they have, then by name; ties by origins, then by id."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


# --- people ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing the name; ``script`` is ``arabic``, ``latin`` …; anchors are its lines."""

    text: str
    script: str
    mentions: int
    documents: int
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A judgement that concerns an entity, decided or still waiting (``judgement.proposed``).

    ``other`` and ``other_name``: the other entity or spelling; ``speaks_for``/``speaks_against``: its reasons by sign of weight.
    """

    judgement: Judgement
    other: str
    other_name: str
    speaks_for: tuple[Reason, ...]
    speaks_against: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """One entity. ``lines`` are its mentions, one anchor a line, in the sequence of the documents."""

    id: str
    label: str
    name: str
    spellings: tuple[Spelling, ...]
    documents: tuple[DocumentRef, ...]
    lines: tuple[Anchor, ...]
    judgements: tuple[Proposal, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Entities, most often named first. ``waiting`` counts open proposals, each once."""

    entities: tuple[EntityView, ...]
    waiting: int


# --- copies ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a family. ``generation`` 0 is the oldest; ``same_bytes``: further paths of exactly the same bytes."""

    document: DocumentRef
    generation: int
    same_bytes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyFamily:
    """Documents that come from one another; together they count once. ``descents`` are direct links only."""

    id: str
    members: tuple[Member, ...]
    descents: tuple[Descent, ...]
    hedges_lost: int
    says: str


@dataclass(frozen=True, slots=True)
class CopiesView:
    """Families of two or more documents, and single documents that lay in more than one place."""

    families: tuple[CopyFamily, ...]
    documents: int
    independent: int


# --- claim cards -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OriginView:
    """Items of one origin: ``items`` count (the best one first), ``folded`` are its copies, with ``why`` they are one."""

    origin: int
    items: tuple[CardItem, ...]
    folded: tuple[CardItem, ...]
    documents: tuple[DocumentRef, ...]
    why: str


@dataclass(frozen=True, slots=True)
class GradeStep:
    """One of the six steps of the rule; ``reached`` marks the card's own."""

    grade: int
    says: str
    reached: bool


@dataclass(frozen=True, slots=True)
class CardView:
    """A claim card. ``words_allowed``/``words_refused``: what a story may say at this grade.

    ``descents``: how its papers hang on one another; ``questions``: the unstated slots of what it speaks of.
    """

    card: Card
    supporting: tuple[OriginView, ...]
    opposing: tuple[OriginView, ...]
    silent: tuple[OriginView, ...]
    contradictions: tuple[Contradiction, ...]
    descents: tuple[Descent, ...]
    steps: tuple[GradeStep, ...]
    words_allowed: tuple[str, ...]
    words_refused: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardsView:
    """All cards, the weightiest first: contradicted ones, several origins, borne out by a ledger; single events last."""

    cards: tuple[CardView, ...]


# --- overview --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts ("orders", "e-mail")."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not be read, or only in part: a failure, or a page's own warning. ``failure`` is ``None`` for the latter."""

    document: DocumentRef | None
    path: str
    says: str
    remedy: str
    failure: Failure | None
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class News:
    """Something worth opening first: a foreknown event, a contradiction, a lost hedge.

    ``id`` is the record's, ``view`` where to look.
    """

    kind: Literal["foreknown", "contradiction", "hedge_lost", "none_found", "deal"]
    says: str
    id: str
    view: Literal["orders", "claims", "copies", "deals"]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An unstated slot, as a question; ``id`` is the order's or deal's, anchors its lines."""

    says: str
    kind: Literal["order", "deal"]
    id: str
    slot: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """``headline`` is the bad news ("3 of 25 documents could not be read"). Failures come first, then counts, news, questions."""

    headline: str
    unreadable: tuple[Unreadable, ...]
    statuses: tuple[Counted, ...]
    types: tuple[Counted, ...]
    languages: tuple[Counted, ...]
    counts: tuple[Counted, ...]
    news: tuple[News, ...]
    questions: tuple[Question, ...]
