"""What all views look up: a document's name and date, a slot with its question, an entity's name, how a finding stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import PurePosixPath

from fonds.engines.store.contract import Store
from fonds.model import (
    Anchor,
    Card,
    Claim,
    DayRange,
    Deal,
    Descent,
    Document,
    Entity,
    Event,
    Line,
    Order,
    Page,
    RungEvidence,
    Slot,
    Time,
    Value,
)
from fonds.views.shapes import Days, DocumentRef, RungView, SlotView, Standing
from fonds.vocabulary.rungs import SELDOM, USUAL
from fonds.vocabulary.tables import table
from fonds.writing.analysis import tokens
from fonds.writing.anchors import bind_all

QUESTIONS = {
    "giver": "Who gives it?",
    "recipient": "Who receives it?",
    "theme": "What is given?",
    "quantity": "How much?",
    "origin": "From where?",
    "destination": "To where?",
    "condition": "On what condition?",
    "deadline": "By when?",
    "issuer": "Who gave the order?",
    "addressee": "Who was to carry it out?",
    "action": "What was to be done?",
    "place": "Where?",
    "time": "When?",
    "duration": "For how long?",
    "jurisdiction": "Under whose law?",
    "party": "Who?",
}
REPORTING = frozenset({"news", "press statement", "article", "report", "witness statement", "interview", "testimony"})
"""Types of papers that tell of orders given elsewhere, on another day."""
FOLDED = frozenset({"copy", "version", "translation", "forward", "extract"})
"""Kinds of descent whose child repeats what its parent holds."""


@lru_cache(maxsize=1)
def slight() -> frozenset[str]:
    """Words that name nobody and nothing (``vocabulary/propositions.yml``), folded."""
    return frozenset(word.folded for phrase in table("propositions")["slight_words"] for word in tokens(phrase))


class Papers:
    """One reading of the store for one view; nothing is written."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.documents = {document.id: document for document in store.rows(Document)}
        self.entities = {entity.id: entity for entity in store.rows(Entity)}
        self._living = {node: entity.id for entity in self.entities.values() for node in entity.nodes}
        self.descents = list(store.rows(Descent))
        self.cards = list(store.rows(Card))
        self._led = {card.proposition: card for card in self.cards}
        self.leads = set(self._led)
        self._parents: dict[str, list[str]] = defaultdict(list)
        for descent in self.descents:
            if descent.kind in FOLDED and descent.probability >= 0.5:
                self._parents[descent.child].append(descent.parent)
        self._by_place = {
            (anchor.document, anchor.page, anchor.start): card
            for card in self.cards
            for item in card.items
            if item.stance != "silent"
            for anchor in item.anchors
        }
        self._lines: dict[str, tuple[dict[int, Page], dict[int, list[Line]]]] = {}
        self._times: dict[str, list[Time]] = {}

    def reference(self, id: str) -> DocumentRef:
        """The document to name and open."""
        document = self.documents[id]
        title = document.title or PurePosixPath(document.paths[0].rpartition("!/")[2]).name
        parents = self._parents.get(id)
        written = days(document.written) if document.written else None
        return DocumentRef(
            id, title, document.paths[0], document.type, document.language, written, parents[0] if parents else None
        )

    def standing(self, finding: Order | Deal | Event | Claim) -> Standing:
        """How the finding stands, by the card in which it is an item."""
        card = self.card_of(finding)
        if card is None:
            return Standing(None, None, (1, 1), 0)
        return Standing(card.id, card.grade, card.n_origins, card.n_copies_ignored)

    def card_of(self, finding: Order | Deal | Event | Claim) -> Card | None:
        """The card that this finding leads or is an item of."""
        own = self._led.get(finding.id)
        places = ((anchor.document, anchor.page, anchor.start) for anchor in finding.anchors)
        return own or next((self._by_place[place] for place in places if place in self._by_place), None)

    def same(self, finding: Order | Deal | Event) -> str:
        """Equal for findings that are one thing: on one card, or in the same words of papers that repeat one another."""
        card = self.card_of(finding)
        if card is not None:
            return card.id
        return f"{self.original(finding.document)} {' '.join(word.folded for word in tokens(finding.text))}"

    def living(self, id: str) -> str:
        """The entity that a judged name belongs to now; the id itself where it is an entity, or no longer known."""
        return id if id in self.entities else self._living.get(id, id)

    def reported(self, id: str) -> bool:
        """The paper tells what others wrote or did, as news and statements do: its day is the day of telling."""
        document = self.documents.get(id)
        return document is not None and document.type in REPORTING

    def original(self, id: str) -> str:
        """The paper that this one repeats, at the end of the line of copies; the paper itself if it repeats none."""
        seen = {id}
        while self._parents.get(id) and self._parents[id][0] not in seen:
            id = self._parents[id][0]
            seen.add(id)
        return id

    def slot(self, name: str, value: Value, question: str | None = None) -> SlotView:
        """The slot as drawn; an unstated one carries its question."""
        if value is None:
            return SlotView(name, "inapplicable")
        if not isinstance(value, Slot):
            return SlotView(name, "unstated", question=question or QUESTIONS[name])
        entity = self.entities.get(value.entity or "")
        return SlotView(
            name, "stated", value.text, "", value.entity, entity.name if entity else None, value.earliest, value.latest,
            self.anchors(value),
        )  # fmt: skip

    def anchors(self, slot: Slot) -> tuple[Anchor, ...]:
        """The lines of a slot's words; none where it belongs to no page that is held."""
        if slot.document not in self.documents:
            return ()
        if slot.document not in self._lines:
            lines: dict[int, list[Line]] = defaultdict(list)
            for line in self.store.rows(Line, document=slot.document):
                lines[line.page].append(line)
            self._lines[slot.document] = {page.page: page for page in self.store.rows(Page, document=slot.document)}, lines
        pages, held = self._lines[slot.document]
        page = pages.get(slot.page)
        if page is None:
            return ()
        ordered = sorted(held.get(slot.page, []), key=lambda line: line.line)
        return bind_all(page, ordered, slot.start, slot.end, self.documents[slot.document])

    def name(self, slot: Slot) -> str:
        """The chief name of the entity in the slot, or its words."""
        entity = self.entities.get(slot.entity or "")
        return entity.name if entity else " ".join(slot.text.split())

    def slot_days(self, value: Value) -> Days | None:
        """The time in a slot; ``None`` where it holds no day."""
        if not isinstance(value, Slot) or not (value.earliest or value.latest):
            return None
        sure = sure_part(value.earliest, value.latest, self._calendar(value))
        return Days(value.earliest, value.latest, *sure, written=value.text)

    def _calendar(self, slot: Slot) -> str:
        if slot.document not in self._times:
            self._times[slot.document] = list(self.store.rows(Time, document=slot.document))
        held = (time for time in self._times[slot.document] if time.page == slot.page and time.start < slot.end)
        return next((time.calendar for time in held if time.end > slot.start), "gregorian")

    def order_days(self, order: Order) -> Days | None:
        """When the order was written; ``None`` if its paper bears no day."""
        if order.written_earliest is None and order.written_latest is None:
            return None
        document = self.documents.get(order.document)
        written = document.written if document else None
        if written and (written.earliest, written.latest) == (order.written_earliest, order.written_latest):
            return days(written)
        sure = sure_part(order.written_earliest, order.written_latest, "gregorian")
        return Days(order.written_earliest, order.written_latest, *sure)


def days(written: DayRange) -> Days:
    """An interval with its sure part."""
    sure = sure_part(written.earliest, written.latest, written.calendar)
    return Days(written.earliest, written.latest, *sure, written=written.edtf or "", because=written.because)


def sure_part(earliest: date | None, latest: date | None, calendar: str) -> tuple[date | None, date | None]:
    """A single day is sure; of a moon date of three days, the reckoned day in the middle; of anything else, nothing."""
    if earliest and latest and earliest == latest:
        return earliest, latest
    if earliest and latest and calendar == "hijri" and latest - earliest == timedelta(days=2):
        return earliest + timedelta(days=1), earliest + timedelta(days=1)
    return None, None


def rungs(status: Sequence[RungEvidence]) -> tuple[RungView, ...]:
    """The ladder with what is reached; the seldom rungs only where a paper shows them."""
    reached = {row.rung: row for row in reversed(status)}
    shown = [*USUAL, *(rung for rung in SELDOM if rung in reached)]
    found = []
    for rung in shown:
        row = next((held for name, held in reached.items() if name == rung), None)
        found.append(RungView(rung, True, row.evidence.text, row.anchors) if row else RungView(rung, False))
    return tuple(found)


def questions(slots: Iterable[SlotView]) -> tuple[str, ...]:
    """The questions of the unstated slots, each once, in sequence."""
    return tuple(dict.fromkeys(slot.question for slot in slots if slot.state == "unstated"))


def first_day(found: Days | None) -> date:
    """For sorting: the earliest day, the far future where there is none."""
    return (found and (found.earliest or found.latest)) or date.max
