"""A first story for a new case: what its papers say, quoted, in words that their proof bears.

It opens with something true and passes its own check. The writer takes it from there.
"""

import re
from collections.abc import Iterator
from typing import Any

from fonds.engines.store.contract import Store
from fonds.model import Anchor, Card, Claim, Deal, Descent, Document, Event, Match, Order
from fonds.story.check import check
from fonds.story.evidence import Evidence, Evidences

MOST = 6
"""Sentences of a section."""
_SECOND_HAND = ("news", "press statement", "chat")
"""Papers that tell what others did come after those that did it."""


def draft(store: Store, title: str) -> str:
    """Markdown with citations; a case without findings gives its title and a comment that says so."""
    evidences = Evidences(store)
    sections = (
        ("Arrangements", _deals(store, evidences)),
        ("Orders", _orders(store, evidences)),
        ("Orders and what happened", _matches(store)),
        ("What the papers say", _claims(store, evidences)),
    )
    parts = [f"# {_plain(title)}"]
    told: set[str] = set()
    for heading, sentences in sections:
        kept = [sentence for sentence in _first(_new(sentences, told)) if not check(store, sentence)]
        if kept:
            parts += [f"## {heading}", *kept]
    if len(parts) == 1:
        parts.append("<!-- Nothing was found yet that a sentence could rest on. A sentence cites its line as [@ID]. -->")
    return "\n\n".join(parts) + "\n"


def _first(sentences: Iterator[str]) -> list[str]:
    """The first few different ones."""
    return list(dict.fromkeys(sentence for sentence, _ in zip(sentences, range(MOST), strict=False)))


def _new(sentences: Iterator[str], told: set[str]) -> Iterator[str]:
    """Without those that quote nothing but words already quoted."""
    for sentence in sentences:
        quote = sentence[sentence.find("“") + 1 : sentence.rfind("”")] if "“" in sentence else sentence
        if not any(quote in before for before in told):
            told.add(quote)
            yield sentence


def _deals(store: Store, evidences: Evidences) -> Iterator[str]:
    verbs = {
        "agreed": "speaks of an agreement", "ordered": "speaks of an order for an arrangement",
        "executed": "speaks of an arrangement", "proposed": "speaks of an offer",
        "refused": "speaks of an offer that was refused",
    }  # fmt: skip
    for deal, evidence in _best(store, Deal, evidences):
        said = verbs.get(str(evidence.rung), "describes an arrangement") if deal.status else "describes an arrangement"
        yield from _quoting(store, deal.id, evidence, said)


def _orders(store: Store, evidences: Evidences) -> Iterator[str]:
    for order, evidence in _best(store, Order, evidences):
        document = store.get(Document, order.document)
        itself = document is not None and document.type == "order"
        yield from _quoting(store, order.id, evidence, "orders" if itself else "speaks of an order")


def _claims(store: Store, evidences: Evidences) -> Iterator[str]:
    """Claims on which there is a card, best first: in them several papers are already weighed."""
    cards = {card.proposition for card in store.rows(Card) if card.grade <= 5}
    for claim, evidence in _best(store, Claim, evidences):
        if claim.id in cards or (claim.proposition in cards):
            yield from _quoting(store, claim.id, evidence, "says")


def _matches(store: Store) -> Iterator[str]:
    """Only what a ledger bears out; that none was found is said of the ledger, not of the world."""
    copies = _copies(store)
    for match in sorted(store.rows(Match), key=lambda match: (match.verdict, match.id)):
        event = store.get(Event, match.event) if match.event else None
        order = store.get(Order, match.order)
        if order is None or not order.anchors or order.document in copies:
            continue
        paper = _paper(store, order.anchors[0])
        if event is not None and event.anchors and match.lead_days and match.verdict in ("foreknown", "executed"):
            low, high = match.lead_days
            days = f"{low}" if low == high else f"{low} to {high}"
            entry = _quotable(event.anchors[0])
            if entry:
                yield f"{paper} was written {days} days before an entry of the ledger: “{entry}”. [@{order.id}; @{event.id}]"
        elif match.verdict == "none_found":
            yield f"No event that matches the order in {paper[0].lower()}{paper[1:]} was found in the ledger. [@{order.id}]"


def _best(store: Store, kind: type[Any], evidences: Evidences) -> list[tuple[Any, Evidence]]:
    """Records with sound lines, best grade first, papers before news; copies, disputes and fragments are left to the writer."""
    found = [(record, evidences.of(record.id)) for record in store.rows(kind)]
    sound = [(record, evidence) for record, evidence in found if evidence and evidence.anchors and not evidence.lost]
    copies = _copies(store)
    sound = [pair for pair in sound if pair[1].grade <= 4 and pair[0].document not in copies]
    types = {document.id: document.type for document in store.rows(Document)}

    def sooner(pair: tuple[Any, Evidence]) -> tuple[int, bool, str, int, int, str]:
        record, evidence = pair
        told = types.get(record.document, "") in _SECOND_HAND
        return evidence.grade, told, record.document, record.page, record.start, record.id

    return sorted(sound, key=sooner)


def _copies(store: Store) -> set[str]:
    """Documents that descend from another of this case: what they say is told by that one."""
    return {descent.child for descent in store.rows(Descent) if descent.direction_known}


def _quoting(store: Store, cite: str, evidence: Evidence, said: str) -> Iterator[str]:
    """One sentence: which paper, that it says so, its words."""
    quote = _quotable(evidence.anchors[0])
    if not quote:
        return
    paper = _paper(store, evidence.anchors[0])
    if evidence.grade == 4:
        said = f"reportedly {said}" if said != "says" else "suggests"
    yield f"{paper} {said}: “{quote}”. [@{cite}]"


def _quotable(anchor: Anchor) -> str:
    """The words, blanks made single; empty where marks inside would end the quotation or the citation."""
    quote = " ".join(anchor.quote.split())
    return "" if len(quote) < 8 or re.search(r"[\"“”„«»\[\]<>]", quote) else quote


def _paper(store: Store, anchor: Anchor) -> str:
    """*The order of 2019-03-09* or *The letter “inbox/b.txt”*."""
    document = store.get(Document, anchor.document)
    kind = document.type if document and document.type and document.type != "unknown" else "paper"
    written = document.written if document else None
    if written and written.earliest and written.earliest == written.latest:
        return f"The {_plain(kind)} of {written.earliest}"
    name = anchor.path.rsplit("/", 1)[-1]
    return f"The {_plain(kind)} `{name}`" if re.fullmatch(r"[\w.\- ()]+", name) else f"The {_plain(kind)} {_plain(name)}"


def _plain(text: str) -> str:
    """Without what Markdown, a citation or a sentence's end could read into it."""
    return " ".join(re.sub(r"[\[\]<>@#*_`“”\"!?]", " ", text).replace(". ", " ").split())
