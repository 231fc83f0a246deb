"""What the API answers where a record or a view alone is not enough: a page with its lines, a hit with its line.

The rest of the answers are the dataclasses of ``fonds.model`` and ``fonds.views`` as they are.
"""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from fonds.model import (
    Anchor,
    Box,
    Claim,
    DayRange,
    Deal,
    Document,
    Entity,
    Event,
    Failure,
    Hit,
    Judgement,
    Line,
    Mention,
    Order,
    Page,
    Relation,
    Time,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """Every error has this shape: a code, one sentence on what is wrong, one on what to do."""

    error: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A part of a listing. ``next`` is the cursor of the part after it, ``None`` at the end."""

    items: list[T]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """What the frame of every screen shows. ``not_read`` counts papers that failed, are empty or were read in part.

    ``people_waiting`` counts merge proposals, ``claims_contradicted`` cards at grade 5 or with an open contradiction.
    """

    name: str
    version: str
    documents: int
    not_read: int
    people_waiting: int
    claims_contradicted: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the journey is with what it does ``now`` (``""``: at rest); ``total`` 0 where the end is not known."""

    done: int
    total: int
    now: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """How a page is called and drawn. ``picture``: an image of it can be asked for; sizes are in the unit of the boxes."""

    document: str
    page: int
    pages: int
    name: str
    title: str
    type: str
    media_type: str
    language: str | None
    written: DayRange | None
    width: float | None
    height: float | None
    picture: bool


@dataclass(frozen=True, slots=True)
class Related:
    """Another document that this one comes from, or that comes from it."""

    document: str
    name: str
    kind: str
    direction: Literal["from", "to"]
    probability: float
    direction_known: bool
    because: str
    hedges_lost: int


@dataclass(frozen=True, slots=True)
class PageView:
    """A page with all that was read and found on it. ``entities`` are those named here."""

    document: Document
    page: Page
    leaf: Leaf
    lines: list[Line]
    mentions: list[Mention]
    times: list[Time]
    claims: list[Claim]
    deals: list[Deal]
    orders: list[Order]
    events: list[Event]
    relations: list[Relation]
    entities: list[Entity]
    related: list[Related]
    failures: list[Failure]


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit with its line as it stands on the page; ``copies`` are documents folded into it."""

    hit: Hit
    leaf: Leaf
    text: str
    start: int
    xywh: Box | None
    language: str | None
    confidence: float | None
    layer: str
    copies: list[str]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Hits, best first. ``total`` counts lines before folding (``at_least``: there may be more), ``papers`` their documents.

    ``how_read`` says the query back in words; ``could_not`` what the answer cannot know, a sentence each.
    """

    query: str
    hits: list[HitView]
    total: int
    at_least: bool
    papers: int
    next: str | None
    how_read: str
    could_not: list[str]


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the list of people, groups and places."""

    id: str
    label: str
    name: str
    names: list[str]
    lines: int
    documents: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides on two names."""

    left: str
    right: str
    kind: Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was written down, and what it did, in a sentence."""

    judgement: Judgement
    says: str


@dataclass(frozen=True, slots=True)
class Story:
    """The story as Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class StoryProblem:
    """One thing that stops the story; ``start, end`` are code points of its text, ``sentence`` counts from 1."""

    sentence: int
    start: int
    end: int
    what: str
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class StoryCite:
    """A citation of a sentence, with its lines. ``graded``: by a card, else by what one paper is worth."""

    cite: str
    kind: str
    grade: int
    graded: bool
    anchors: list[Anchor]


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence of the story and what it rests on; ``start, end`` are code points, citations included."""

    number: int
    start: int
    end: int
    text: str
    rests_on: list[StoryCite]


@dataclass(frozen=True, slots=True)
class StoryCheck:
    """All there is to say about the story as saved; no problem is a pass."""

    problems: list[StoryProblem]
    sentences: list[StorySentence]
