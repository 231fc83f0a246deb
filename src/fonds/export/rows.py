"""The rows of the export, one type a file: the promise to the outside, kept by JSON Schemas.

A row is what other programs read; the nouns of ``fonds.model`` may change, these fields may not without a new
:data:`FORMAT`. Offsets are Unicode code points, 0-based, end exclusive, inside the page's ``text``; pages and
lines count from 1; dates are ISO days; boxes are points (pixels for an image without resolution).
"""

from datetime import date
from typing import Literal

import msgspec

from fonds.model.anchor import Box
from fonds.model.entity import Verdict
from fonds.model.finding import Label, Modality, Polarity, Rung, TimeType
from fonds.model.page import Layer
from fonds.model.proof import DescentKind
from fonds.model.span import Unstated

FORMAT = "1"
"""Version of all rows together."""


class Row(msgspec.Struct, kw_only=True):
    """Base of all rows: fields in sequence, no surprises."""


class AnchorRow(Row):
    """The exact place of ``quote``: ``page.text[start:end] == quote``."""

    document: str
    path: str
    page: int
    line: int | None
    cell: str | None
    quote: str
    start: int
    end: int
    xywh: Box | None


class SpanRow(Row):
    """Words of the finding's page."""

    text: str
    start: int
    end: int


class HedgeRow(SpanRow):
    """Words that weaken a claim."""

    kind: str


class SlotRow(SpanRow):
    """A filled role. Slots of time add ``earliest`` and ``latest``, null where open."""

    entity: str | None
    document: str
    page: int
    earliest: date | msgspec.UnsetType | None = msgspec.UNSET
    latest: date | msgspec.UnsetType | None = msgspec.UNSET


ValueRow = SlotRow | Unstated | None
"""A slot; ``"UNSTATED"``: it exists, the text does not say; ``null``: does not apply."""


class DaysRow(Row):
    """From ``earliest`` to ``latest``, both inclusive; null is open."""

    earliest: date | None
    latest: date | None


class DocumentRow(Row):
    """One row per different bytes; members as ``container!/member``. ``written`` is null where unknown."""

    id: str
    paths: tuple[str, ...]
    sha256: str
    size: int
    media_type: str
    type: str
    language: str | None
    written: DaysRow | None
    family: str
    status: Literal["read", "partial", "failed", "empty"]
    failure: str | None
    title: str
    pages: int


class PageRow(Row):
    """One page in its best layer."""

    id: str
    document: str
    page: int
    text: str
    layer: Layer
    maker: str
    width: float | None
    height: float | None
    title: str | None
    notes: tuple[str, ...]


class WordRow(Row):
    """One word of a line; only in what ``fonds read`` and ``fonds ocr`` print."""

    text: str
    start: int
    end: int
    xywh: Box | None
    confidence: float | None
    cell: str | None


class LineRow(Row):
    """One line; ``text`` is empty for a line that was seen and not read."""

    id: str
    document: str
    page: int
    line: int
    text: str
    start: int
    end: int
    xywh: Box | None
    confidence: float | None
    language: str | None
    layer: Layer
    maker: str
    words: tuple[WordRow, ...] | msgspec.UnsetType = msgspec.UNSET


class FindingRow(Row):
    """What all findings share."""

    id: str
    kind: str
    document: str
    page: int
    start: int
    end: int
    text: str
    anchors: tuple[AnchorRow, ...]
    maker: str


class MentionRow(FindingRow):
    """Words that name somebody or something; equal ``entity`` = the same one."""

    label: Label
    entity: str | None
    form: str


class TimeRow(FindingRow):
    """A time expression; ``value`` is TIMEX3. Without an anchor in time it has no dates."""

    type: TimeType
    value: str | None
    earliest: date | None
    latest: date | None
    relation: str | None
    calendar: str


class ClaimRow(FindingRow):
    """Who says that what. ``asserter`` is null where the document itself says so (``by_document`` is then true)."""

    proposition: str | None
    asserter: SlotRow | None
    by_document: bool
    via: tuple[SlotRow, ...]
    cue: SpanRow | None
    strength: str | None
    polarity: Polarity
    modality: Modality
    hedges: tuple[HedgeRow, ...]
    rank: str
    repeat_of: str | None


class RungRow(Row):
    """A rung of the status ladder and the lines that support it."""

    rung: Rung
    anchors: tuple[AnchorRow, ...]


class TermRow(Row):
    """One side of a deal: who gives what to whom."""

    giver: ValueRow
    recipient: ValueRow
    theme: ValueRow
    quantity: ValueRow
    origin: ValueRow
    destination: ValueRow
    condition: ValueRow
    deadline: ValueRow


class DealRow(FindingRow):
    """An arrangement between parties; a barter has two terms."""

    parties: tuple[SlotRow, ...]
    terms: tuple[TermRow, ...]
    time: ValueRow
    duration: ValueRow
    jurisdiction: ValueRow
    status: tuple[RungRow, ...]


class OrderRow(FindingRow):
    """An instruction. ``written`` is when the paper that holds it was written, null where unknown."""

    issuer: ValueRow
    addressee: ValueRow
    action: ValueRow
    theme: ValueRow
    place: ValueRow
    deadline: ValueRow
    act: str | None
    written: DaysRow | None
    status: tuple[RungRow, ...]


class EventRow(FindingRow):
    """Something in the world. A second slot of one role is named ``actor_2`` and so on."""

    type: str
    mode: str | None
    roles: dict[str, SlotRow]
    place: ValueRow
    time: ValueRow
    ledger: str | None
    modality: Modality


class RelationRow(FindingRow):
    """Two entities and the words that tie them."""

    label: str
    source: SlotRow
    target: SlotRow


class EntityRow(Row):
    """Somebody or something named in the documents, with its spellings in every script."""

    id: str
    label: Label
    name: str
    aliases: tuple[str, ...]
    mentions: int
    documents: int


class ReasonRow(Row):
    """One line of an explanation; ``weight`` in log-odds."""

    what: str
    weight: float
    document: str | None


class JudgementRow(Row):
    """One decision on two names. ``at`` is empty for a machine. ``proposed``: waits for a person, counts nowhere."""

    id: str
    kind: Verdict
    of: tuple[str, str]
    by: str
    at: str
    score: float | None
    reasons: tuple[ReasonRow, ...]
    supersedes: str | None
    proposed: bool


class SharedRow(Row):
    """The same words in child and parent."""

    child: AnchorRow
    parent: AnchorRow
    why: str


class LostHedgeRow(Row):
    """A hedge of the parent that the child dropped; the anchor lies in the parent."""

    hedge: AnchorRow
    kind: str


class DescentRow(Row):
    """``child`` descends directly from ``parent`` (document ids)."""

    id: str
    child: str
    parent: str
    kind: DescentKind
    probability: float
    direction_known: bool
    shared: tuple[SharedRow, ...]
    hedges_lost: tuple[LostHedgeRow, ...]
    because: str


class MatchRow(Row):
    """An order beside an event, or beside none."""

    id: str
    order: str
    event: str | None
    lead_days: tuple[int, int] | None
    direction: Literal["before", "after", "overlaps", "unknown"]
    p_chance: float | None
    window_days: int
    verdict: Literal["foreknown", "executed", "after", "overlaps", "none_found", "unknown"]
    because: str


class CardItemRow(Row):
    """One document's stance; items with one ``origin`` count once."""

    document: str
    stance: Literal["for", "against", "silent"]
    anchors: tuple[AnchorRow, ...]
    origin: int
    copy_of: str | None
    directness: str
    hedged: bool


class ContradictionRow(Row):
    """Two groups of lines that cannot both hold."""

    a: tuple[AnchorRow, ...]
    b: tuple[AnchorRow, ...]
    kind: str


class CardRow(Row):
    """How a proposition stands; ``grade`` is the Admiralty digit by rule, 1 best to 6."""

    id: str
    proposition: str
    statement: str
    items: tuple[CardItemRow, ...]
    n_items: int
    n_origins: tuple[int, int]
    n_copies_ignored: int
    contradictions: tuple[ContradictionRow, ...]
    grade: int
    because: tuple[str, ...]
    counterfactuals: tuple[str, ...]


class FailureRow(Row):
    """What could not be done; ``document`` is empty where the bytes were never taken in."""

    id: str
    document: str
    path: str
    what: str
    where: str
    why: str
    remedy: str


FILES: dict[str, type[Row]] = {
    "documents": DocumentRow,
    "pages": PageRow,
    "lines": LineRow,
    "mentions": MentionRow,
    "times": TimeRow,
    "entities": EntityRow,
    "relations": RelationRow,
    "judgements": JudgementRow,
    "orders": OrderRow,
    "deals": DealRow,
    "events": EventRow,
    "claims": ClaimRow,
    "descents": DescentRow,
    "matches": MatchRow,
    "cards": CardRow,
    "failures": FailureRow,
}
"""File name without its ending, and the type of its rows."""
