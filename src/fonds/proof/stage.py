"""The stage: ledgers to events, papers to descents, orders to matches, and all of it to cards.

Everything is made anew from the store, in a sequence that does not depend on intake; the records replace those
of the run before in one transaction.
"""

from collections import defaultdict
from collections.abc import Iterable

from fonds.engines.store.contract import R, Store
from fonds.model import Card, Claim, Deal, Descent, Document, Event, Line, Match, Mention, Order, Page, Slot, Time
from fonds.proof.cards import PLACES, SAME_TEXT, Evidence, cards, family_of, outlet_of
from fonds.proof.copies import near_copies
from fonds.proof.descent import Link, descents, joined, links_of_wording
from fonds.proof.ledger import read_ledger
from fonds.proof.mail import mail_links
from fonds.proof.matches import Looked, matches
from fonds.proof.reports import Paper, reports
from fonds.proof.retold import retellings
from fonds.proof.texts import Text, texts
from fonds.proof.translations import Marks, translations
from fonds.proof.words import is_one

VERSION = "proof/1"
LEDGER = "ledger"
"""Step under which ``fonds ledger`` marks the documents that are ledgers."""


def run(store: Store) -> None:
    """Write Descent, Match and Card records, and the Event records of ledgers, in place of those that were there."""
    documents = [document for document in store.rows(Document) if document.status in ("read", "partial")]
    ledgers = [document for document in documents if document.id in store.marked(LEDGER)]
    with store.transaction():
        for document in ledgers:
            store.replace(Event, _ledger(store, document), document=document.id)
        papers = [document for document in documents if document.id not in store.marked(LEDGER)]
        found = _descents(store, papers)
        store.replace(Descent, found)
        judged = matches(_looked(store), [event for event in store.rows(Event) if event.ledger is not None])
        store.replace(Match, judged)
        store.replace(Card, cards(_evidence(store, documents, found, judged)))


def _ledger(store: Store, document: Document) -> list[Event]:
    pages = sorted(store.rows(Page, document=document.id), key=lambda page: page.page)
    lines = _by_page(store.rows(Line, document=document.id))
    mentions = list(store.rows(Mention, document=document.id))
    return read_ledger(document, [(page, lines[page.page]) for page in pages], mentions)


def _by_page(lines: Iterable[Line]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (line.page, line.line)):
        found[line.page].append(line)
    return found


def _descents(store: Store, documents: list[Document]) -> list[Descent]:
    held = texts(store, documents)
    claims = _by_document(store.rows(Claim))
    times = _by_document(store.rows(Time))
    papers = [_paper(store, text, claims[text.id]) for text in held]
    marks = [Marks.of(paper.text, times[paper.text.id], paper.mentions) for paper in papers]
    links = _one_a_pair([
        *links_of_wording(held, near_copies(held), claims),
        *translations(marks, claims),
        *reports(papers),
    ])  # fmt: skip
    found = descents(held, links, mail_links(documents))
    derived = frozenset(row.child for row in found if row.kind in SAME_TEXT)
    return joined(found, held, retellings(papers, times, family_of(found), derived))


def _one_a_pair(links: list[Link]) -> list[Link]:
    """Wording before translation before retelling, where a pair has several links."""
    kept: dict[tuple[str, str], Link] = {}
    for link in links:
        kept.setdefault((link.a, link.b), link)
    return [kept[pair] for pair in sorted(kept)]


def _paper(store: Store, text: Text, claims: list[Claim]) -> Paper:
    assert text.document is not None
    mentions = list(store.rows(Mention, document=text.id))
    return Paper(text, tuple(claims), tuple(mentions), _outlet(text, mentions))


def _outlet(text: Text, mentions: list[Mention]) -> frozenset[str]:
    assert text.document is not None
    return outlet_of(text.document, [line.text for lines in text.lines for line in lines], mentions)


def _by_document(rows: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.document].append(row)
    return found


def _looked(store: Store) -> list[Looked]:
    """Each order with the attacks that its own page announces, the places in its addressee's name, and whether it is retold."""
    announced = _by_document(event for event in store.rows(Event) if event.ledger is None and event.modality != "asserted")
    places = _by_document(mention for mention in store.rows(Mention) if mention.label in PLACES and mention.entity)
    reporting = {document.id for document in store.rows(Document) if is_one("reporting_types", document.type)}
    found = []
    for order in store.rows(Order):
        attacks = [event.place for event in announced[order.document] if event.page == order.page and event.type == "ASSAULT"]
        foretold = tuple(place for place in attacks if isinstance(place, Slot))
        found.append(Looked(order, foretold, _posts(order, places[order.document]), order.document in reporting))
    return found


def _posts(order: Order, places: Iterable[Mention]) -> tuple[Slot, ...]:
    """Places named inside the addressee's slot."""
    to = order.addressee
    if not isinstance(to, Slot):
        return ()
    inside = [one for one in places if one.page == to.page and to.start <= one.start and one.end <= to.end]
    return tuple(
        Slot(one.text, one.start, one.end, one.entity, document=one.document, page=one.page)
        for one in sorted(inside, key=lambda one: one.start)
    )


def _evidence(store: Store, documents: list[Document], found: list[Descent], judged: list[Match]) -> Evidence:
    mentions = _by_document(store.rows(Mention))
    held = {document.id for document in documents}
    outlets = {
        document.id: outlet_of(document, [line.text for line in store.rows(Line, document=document.id)], mentions[document.id])
        for document in documents
    }
    findings: list[Order | Deal | Event] = [*store.rows(Order), *store.rows(Deal), *store.rows(Event)]
    return Evidence(
        documents=documents,
        findings=[finding for finding in findings if finding.document in held],
        claims=list(store.rows(Claim)),
        mentions=[mention for rows in mentions.values() for mention in rows],
        descents=found,
        matches=judged,
        positions=_positions(store, documents, findings),
        outlets=outlets,
    )


def _positions(store: Store, documents: list[Document], findings: list[Order | Deal | Event]) -> dict[str, float]:
    """How far down its paper each finding stands, by letters."""
    before: dict[tuple[str, int], int] = {}
    whole: dict[str, int] = {}
    for document in documents:
        length = 0
        for page in sorted(store.rows(Page, document=document.id), key=lambda page: page.page):
            before[document.id, page.page] = length
            length += len(page.text)
        whole[document.id] = length
    return {
        finding.id: (before[place] + finding.start) / whole[finding.document]
        for finding in findings
        if (place := (finding.document, finding.page)) in before and whole[finding.document]
    }
