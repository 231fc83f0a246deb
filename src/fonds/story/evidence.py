"""What a citation leads to: the record, its lines, and how well it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fonds.engines.store.contract import Store
from fonds.model import (
    Address,
    Anchor,
    Card,
    Claim,
    Deal,
    Descent,
    Document,
    Entity,
    Event,
    Line,
    Match,
    Mention,
    Order,
    Page,
    Relation,
    Rung,
    Slot,
    Time,
)  # fmt: skip
from fonds.vocabulary.rungs import highest
from fonds.writing.anchors import bind_all

_KINDS: tuple[type[Any], ...] = (Claim, Deal, Order, Event, Card, Match, Descent, Relation, Time, Mention)

WEAK_MODALITIES = ("probable", "possible", "conditional", "hypothetical", "question")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One citation resolved.

    ``grade`` is that of the card on it; without a card, 3 for what one paper says, 4 if it says so with a hedge
    or at second hand, 6 for fragments and questions. ``rung`` is the highest rung that the papers support, ``None``
    for what has no ladder. ``lost`` anchors no longer quote their page.
    """

    cite: str
    kind: str
    anchors: tuple[Anchor, ...]
    lost: tuple[Anchor, ...]
    grade: int
    graded: bool
    rung: Rung | None = None
    hedged: str = ""
    """The first hedge of the cited line, as written."""
    negative: bool = False
    disputed: bool = False
    asserters: tuple[str, ...] = ()
    """Every spelling of whoever says it, where the cited line itself names them; empty where it is the paper's own word."""


class Evidences:
    """Citations of one case, resolved once each."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pages: dict[str, dict[int, Page]] = {}
        self._cards: dict[str, Card] | None = None
        self._known: dict[str, Evidence | None] = {}

    def of(self, cite: str) -> Evidence | None:
        """The evidence, ``None`` if nothing in the case has this id or address."""
        if cite not in self._known:
            self._known[cite] = self._resolve(cite)
        return self._known[cite]

    def page_text(self, document: str, page: int) -> str | None:
        """The text of a page, ``None`` if there is no such page."""
        if document not in self._pages:
            self._pages[document] = {held.page: held for held in self._store.rows(Page, document=document)}
        found = self._pages[document].get(page)
        return found.text if found else None

    def document(self, id: str) -> Document | None:
        """The document of an anchor."""
        return self._store.get(Document, id)

    def _resolve(self, cite: str) -> Evidence | None:
        if "/p/" in cite:
            return self._line(cite)
        for kind in _KINDS:
            record = self._store.get(kind, cite)
            if record is not None:
                return self._of_record(cite, record)
        return None

    def _line(self, cite: str) -> Evidence | None:
        try:
            address = Address.parse(cite)
        except ValueError:
            return None
        document = self.document(address.document)
        text = self.page_text(address.document, address.page)
        if document is None or text is None or address.first_line is None:
            return None
        page = self._pages[address.document][address.page]
        last = address.last_line or address.first_line
        lines = [line for line in self._store.rows(Line, document=document.id) if line.page == address.page]
        wanted = [line for line in lines if address.first_line <= line.line <= last and line.text.strip()]
        anchors = tuple(anchor for line in wanted for anchor in bind_all(page, lines, line.start, line.end, document))
        return Evidence(cite, "line", anchors, self._lost(anchors), 3, False) if anchors else None

    def _of_record(self, cite: str, record: Any) -> Evidence:
        anchors = tuple(dict.fromkeys(self._anchors(record)))
        card = self._card_on(record)
        return Evidence(
            cite=cite,
            kind=type(record).__name__.lower(),
            anchors=anchors,
            lost=self._lost(anchors),
            grade=card.grade if card else _own_grade(record),
            graded=card is not None,
            rung=self._rung(record),
            hedged=_hedge(record),
            negative=isinstance(record, Claim) and record.polarity == "negative",
            disputed=bool(card and card.contradictions),
            asserters=self._asserters(record),
        )

    def _asserters(self, record: Any) -> tuple[str, ...]:
        source = source_beside(record)
        if source is None or source.text.casefold() in _PRONOUNS:
            return ()
        entity = self._store.get(Entity, source.entity) if source.entity else None
        return (source.text, *((entity.name, *entity.aliases) if entity else ()))

    def _anchors(self, record: Any) -> Iterator[Anchor]:
        match record:
            case Card(items=items):
                for item in items:
                    if item.stance != "silent":
                        yield from item.anchors
            case Match(order=order, event=event):
                for kind, id in ((Order, order), (Event, event)):
                    found: Any = self._store.get(kind, id) if id else None
                    yield from found.anchors if found else ()
            case Descent(shared=shared):
                for passage in shared:
                    yield from (passage.child, passage.parent)
            case _:
                yield from record.anchors

    def _card_on(self, record: Any) -> Card | None:
        if isinstance(record, Card):
            return record
        if self._cards is None:
            self._cards = {card.proposition: card for card in self._store.rows(Card)}
        wanted = [record.id]
        if isinstance(record, Claim) and record.proposition:
            wanted.append(record.proposition)
        if isinstance(record, Match):
            wanted = [record.order]
        return next((self._cards[id] for id in wanted if id in self._cards), None)

    def _rung(self, record: Any) -> Rung | None:
        match record:
            case Deal() | Order():
                return highest(record.status) or "proposed"  # what nobody backed with words
            case Match(verdict="executed", event=event) if event:
                return "executed"
            case Match(order=order):
                found = self._store.get(Order, order)
                return self._rung(found) if found else None
            case Event(modality=modality):
                return "ordered" if modality in ("ordered", "planned") else "executed" if modality == "asserted" else None
            case Card(proposition=proposition) | Claim(proposition=str(proposition)):
                for kind in (Order, Deal, Event):
                    about: Any = self._store.get(kind, proposition)
                    if about is not None:
                        return self._rung(about)
        return None

    def _lost(self, anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        return tuple(anchor for anchor in anchors if not self._quotes(anchor))

    def _quotes(self, anchor: Anchor) -> bool:
        text = self.page_text(anchor.document, anchor.page)
        return text is not None and bool(anchor.quote) and text[anchor.start : anchor.end] == anchor.quote


_BESIDE = 90
"""Code points that may stand between a source and its words in one line; whoever signs a letter stands further off."""
_PRONOUNS = ("he", "she", "it", "they", "i", "we", "you", "who", "another", "others", "هو", "هي", "هم", "انا", "نحن")


def source_beside(record: Any) -> Slot | None:
    """The source of a claim where it stands beside the words: *documents suggest that …*; ``None`` for a letter's own author."""
    source = record.source if isinstance(record, Claim) else None
    if source is None or source.page not in (0, record.page) or (source.document or record.document) != record.document:
        return None
    between = record.start - source.end if source.start < record.start else source.start - record.end
    return source if between <= _BESIDE else None


def _own_grade(record: Any) -> int:
    """Without a card: one paper is one origin."""
    modality = getattr(record, "modality", "asserted")
    if modality in ("fragment", "question", "conditional", "hypothetical"):
        return 6
    return 4 if _hedge(record) or modality in WEAK_MODALITIES or getattr(record, "via", None) else 3


def _hedge(record: Any) -> str:
    if isinstance(record, Claim):
        return record.hedges[0].text if record.hedges else record.modality if record.modality in WEAK_MODALITIES else ""
    return ""
