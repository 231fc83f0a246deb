"""What is found in a text: mentions, times, claims, deals, orders, events, relations.

Every finding stands at words of one page: ``start, end, text`` as in a :class:`Span`. Before it is
stored it has ``id`` and ``document`` empty, ``page`` 0 and no ``anchors``; the stage binds it to its lines.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from fonds.model.anchor import Anchor
from fonds.model.span import Slot, Span, Value

Rung = Literal[
    "proposed", "ordered", "agreed", "announced", "executed", "refused", "violated", "acknowledged", "countermanded"
]
Polarity = Literal["positive", "negative"]
Modality = Literal[
    "asserted", "probable", "possible", "conditional", "hypothetical", "ordered", "planned", "question", "fragment"
]
Label = Literal["PER", "ORG", "LOC", "GPE", "GROUP", "FAC", "PRODUCT", "MISC"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Found:
    """What all findings share. ``maker`` names the engine and its version."""

    start: int
    end: int
    text: str
    id: str = field(default="", kw_only=True)
    document: str = field(default="", kw_only=True)
    page: int = field(default=0, kw_only=True)
    anchors: tuple[Anchor, ...] = field(default=(), kw_only=True)
    maker: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Mention(Found):
    """Words that name or stand for somebody or something; equal ``entity`` = the same one.

    ``form``: ``name``; ``alias`` (acronym, other name); ``nominal`` (a description: "the broadcaster");
    ``pronoun``; ``adjective`` ("Syrian").
    """

    KIND: ClassVar[str] = "mentions"

    label: Label
    entity: str | None = None
    form: Literal["name", "alias", "nominal", "pronoun", "adjective"] = "name"


@dataclass(frozen=True, slots=True)
class Time(Found):
    """A time expression. ``value`` is TIMEX3 (``2016-03-27``, ``P3W``, ``PXY``), ``None`` if its anchor is unknown.

    A relative time keeps its ``relation`` (``AFTER P2M``, ``BEFORE``) and stays open: no dates
    unless the document's date anchors it. Today is never a reference.
    """

    KIND: ClassVar[str] = "times"

    type: TimeType
    value: str | None = None
    earliest: date | None = None
    latest: date | None = None
    relation: str | None = None
    calendar: Literal["gregorian", "hijri", "unknown"] = "gregorian"


@dataclass(frozen=True, slots=True)
class Hedge(Span):
    """Words that weaken a claim."""

    kind: str = "modal"


@dataclass(frozen=True, slots=True)
class Claim(Found):
    """Who says that what: the span is the content, without source and cue.

    ``source`` is who asserts in the nearest place (``None``: the document itself); ``via`` the further
    sources outward ("the broadcaster" of "the broadcaster said the letters show …").
    ``repeat_of`` is the id (or, in an extract, ``start-end``) of an identical line said before.
    """

    KIND: ClassVar[str] = "claims"

    source: Slot | None = None
    cue: Span | None = None
    via: tuple[Slot, ...] = ()
    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    strength: Literal["factive", "neutral", "doubting"] | None = None
    hedges: tuple[Hedge, ...] = ()
    repeat_of: str | None = None
    proposition: str | None = None
    """Id of the order, deal or event that the content states; a normal form of the content otherwise."""
    rank: Literal["preferred", "normal", "deprecated"] = "normal"


@dataclass(frozen=True, slots=True)
class Term:
    """One side of a deal: who gives what to whom. ``None`` does not apply; UNSTATED is not said."""

    giver: Value = None
    recipient: Value = None
    theme: Value = None
    quantity: Value = None
    origin: Value = None
    destination: Value = None
    condition: Value = None
    deadline: Value = None


@dataclass(frozen=True, slots=True)
class RungEvidence:
    """A rung of the status ladder that the text supports, and the words that do."""

    rung: Rung
    evidence: Span
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Deal(Found):
    """An arrangement between parties; a barter has two terms. ``status`` runs up the ladder."""

    KIND: ClassVar[str] = "deals"

    parties: tuple[Slot, ...] = ()
    terms: tuple[Term, ...] = ()
    status: tuple[RungEvidence, ...] = ()
    time: Value = None
    duration: Value = None
    jurisdiction: Value = None


@dataclass(frozen=True, slots=True)
class Order(Found):
    """An instruction: who told whom to do what. ``written`` is when the paper that holds it was written."""

    KIND: ClassVar[str] = "orders"

    issuer: Value = None
    addressee: Value = None
    action: Value = None
    theme: Value = None
    place: Value = None
    deadline: Value = None
    status: tuple[RungEvidence, ...] = ()
    act: str | None = None
    """PLOVER type of the action ("RETREAT"), ``None`` if it fits none."""
    written_earliest: date | None = None
    written_latest: date | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A named role of an event (``actor``, ``recipient``, ``theme``, ``origin``, ``destination``)."""

    name: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class Event(Found):
    """Something in the world; ``type`` and ``mode`` are PLOVER names. ``ledger`` is the row's id, where it is from a ledger."""

    KIND: ClassVar[str] = "events"

    type: str
    mode: str | None = None
    roles: tuple[Role, ...] = ()
    place: Value = None
    time: Value = None
    ledger: str | None = None
    modality: Modality = "asserted"


@dataclass(frozen=True, slots=True)
class Relation(Found):
    """Two entities and the words (the cue) that tie them."""

    KIND: ClassVar[str] = "relations"

    label: str
    source: Slot
    target: Slot


Finding = Mention | Time | Claim | Deal | Order | Event | Relation
