"""A first story for a new case: what its papers say, quoted, in words that their proof bears.

It opens with something true and passes its own check. The writer takes it from there. What stands best comes
first, then what says most: an order with a place and a day before one without.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from itertools import zip_longest
from typing import Any

from fonds.engines.store.contract import Store
from fonds.model import Card, Claim, Deal, Descent, Document, Event, Match, Order, Slot
from fonds.story.check import check
from fonds.story.evidence import Evidence, Evidences, source_beside
from fonds.story.papers import Papers, day_words, first_capital, quotable, without_marks

MOST = 6
"""Sentences of a section."""
_SECOND_HAND = ("news", "press statement", "chat")
"""Papers that tell what others did come after those that did it."""
_OPENING = "<!-- A first draft: what stands best, in words that its proof bears. It is yours from here. -->"
_NOTHING = "<!-- Nothing was found yet that a sentence could rest on. A sentence cites its line as [@ID]. -->"


def draft(store: Store, title: str) -> str:
    """Markdown with citations; a case without findings gives its title and a comment that says so."""
    evidences, papers = Evidences(store), Papers(store)
    told: set[str] = set()
    sections = (
        ("Arrangements", _new(_deals(store, evidences, papers), told)),
        ("Orders", _new(_orders(store, evidences, papers), told)),
        ("Orders and what happened", _matches(store, papers)),
        ("What the papers say", _new(_claims(store, evidences, papers), told)),
    )
    parts = [f"# {_heading(title)}", _OPENING]
    for heading, sentences in sections:
        kept = _first(sentence for sentence in sentences if not check(store, sentence))
        if kept:
            parts += [f"## {heading}", *kept]
    if len(parts) == 2:
        parts[1] = _NOTHING
    return "\n\n".join(parts) + "\n"


def _heading(title: str) -> str:
    """The name of a case as a heading: ``port-papers_2`` becomes *Port papers 2*."""
    return first_capital(without_marks(title.replace("_", " ").replace("-", " "))) or "Story"


def _first(sentences: Iterator[str]) -> list[str]:
    return [sentence for sentence, _ in zip(sentences, range(MOST), strict=False)]


def _new(sentences: Iterator[str], told: set[str]) -> Iterator[str]:
    """Without those that quote nothing but words already quoted."""
    for sentence in sentences:
        quote = sentence[sentence.find("“") + 1 : sentence.rfind("”")] if "“" in sentence else sentence
        if not any(quote in before for before in told):
            told.add(quote)
            yield sentence


_DEAL_VERBS = {
    "agreed": ("speaks of an agreement", "seems to speak of an agreement"),
    "ordered": ("orders an exchange", "seems to order an exchange"),
    "proposed": ("speaks of an offer", "seems to speak of an offer"),
    "refused": ("speaks of an offer that was refused", "seems to speak of an offer that was refused"),
}
_DEAL_OTHERWISE = ("speaks of an arrangement", "seems to speak of an arrangement")


def _deals(store: Store, evidences: Evidences, papers: Papers) -> Iterator[str]:
    for deal, evidence in _best(store, Deal, evidences):
        verbs = _DEAL_VERBS.get(str(evidence.rung), _DEAL_OTHERWISE) if deal.status else _DEAL_OTHERWISE
        yield from _quoting(papers, deal, evidence, verbs)


def _orders(store: Store, evidences: Evidences, papers: Papers) -> Iterator[str]:
    """Orders that say where, when or what kind of act before the housekeeping of a letter ("inform the office")."""
    for order, evidence in _best(store, Order, evidences):
        itself = papers.kind(order.document) == "order"
        verbs = ("orders", "seems to order") if itself else ("speaks of an order", "seems to speak of an order")
        yield from _quoting(papers, order, evidence, verbs)


def _claims(store: Store, evidences: Evidences, papers: Papers) -> Iterator[str]:
    """Claims on which there is a card, best first: in them several papers are already weighed."""
    cards = {card.proposition for card in store.rows(Card) if card.grade <= 5}
    for claim, evidence in _best(store, Claim, evidences):
        if claim.id in cards or (claim.proposition in cards):
            yield from _quoting(papers, _with_source(claim, evidences), evidence, ("says", "suggests"))


def _with_source(claim: Claim, evidences: Evidences) -> Claim:
    """The claim with its source and cue, as the line has them: *documents suggest that …* is more than what follows "that"."""
    source = source_beside(claim)
    text = evidences.page_text(claim.document, claim.page)
    if source is None or text is None:
        return claim
    spans = [(part.start, part.end) for part in (source, claim.cue, *claim.hedges) if part]
    start, end = min([claim.start, *(first for first, _ in spans)]), max([claim.end, *(last for _, last in spans)])
    return replace(claim, start=start, end=end, text=text[start:end])


_VERDICTS = ("foreknown", "executed", "after", "none_found")


def _matches(store: Store, papers: Papers) -> Iterator[str]:
    """Only what a ledger bears out; that none was found is said of the ledger, not of the world."""
    copies = _copies(store)
    for match in _by_turns(store.rows(Match)):
        event = store.get(Event, match.event) if match.event else None
        order = store.get(Order, match.order)
        if order is None or not order.anchors or order.document in copies:
            continue
        if event is not None and event.anchors and match.lead_days:
            yield from _beside(papers, match, order, event)
        elif match.verdict == "none_found" and (quote := quotable(order)):
            window = f"Within {match.window_days} days of {papers.name(order.anchors[0])}"
            yield f"{window}, no entry of the ledger fits its order: “{quote}”. [@{order.id}]"


def _by_turns(found: Iterable[Match]) -> Iterator[Match]:
    """The first of each verdict, then the second of each: what speaks against is not crowded out. Least by chance first."""
    telling = sorted(found, key=lambda match: (match.p_chance or 0.0, match.id))
    rows = [[match for match in telling if match.verdict == verdict] for verdict in _VERDICTS]
    for turn in zip_longest(*rows):
        yield from (match for match in turn if match is not None)


def _beside(papers: Papers, match: Match, order: Order, event: Event) -> Iterator[str]:
    entry = next((quotable(role.slot) for role in event.roles if role.name == "description"), "") or quotable(event)
    if not entry or match.lead_days is None:
        return
    low, high = sorted(abs(days) for days in match.lead_days)
    span = f"{low} days" if low == high else f"{low} to {high} days"
    side = "before" if match.lead_days[0] >= 0 else "after"
    when = event.time.earliest if isinstance(event.time, Slot) and event.time.earliest == event.time.latest else None
    dated = f"for {day_words(when)}" if when else "without a day"
    paper = first_capital(papers.name(order.anchors[0]))
    yield f"{paper} was written {span} {side} an entry of the ledger {dated}: “{entry}”. [@{order.id}; @{event.id}]"


def _best(store: Store, kind: type[Any], evidences: Evidences) -> list[tuple[Any, Evidence]]:
    """Records with sound lines: best grade first, papers before news, then what says most; copies are left out.

    Disputes and fragments are left to the writer.
    """
    found = [(record, evidences.of(record.id)) for record in store.rows(kind)]
    sound = [(record, evidence) for record, evidence in found if evidence and evidence.anchors and not evidence.lost]
    copies = _copies(store)
    sound = [pair for pair in sound if pair[1].grade <= 4 and pair[0].document not in copies]
    types = {document.id: document.type for document in store.rows(Document)}
    origins = {card.proposition: card.n_origins[0] for card in store.rows(Card)}

    def sooner(pair: tuple[Any, Evidence]) -> tuple[int, bool, int, int, str, int, int, str]:
        record, evidence = pair
        told = types.get(record.document, "") in _SECOND_HAND
        hands = origins.get(record.id) or origins.get(getattr(record, "proposition", None) or "", 0)
        return evidence.grade, told, -hands, -_says(record), record.document, record.page, record.start, record.id

    return sorted(sound, key=sooner)


def _says(record: Any) -> int:
    """How much a finding says: its filled slots, those of a deal's terms included; a known kind of act counts too."""
    parts = [record, *getattr(record, "terms", ())]
    filled = sum(isinstance(getattr(part, field.name), Slot) for part in parts for field in fields(part))
    return filled + 2 * bool(getattr(record, "act", None))


def _copies(store: Store) -> set[str]:
    """Documents that descend from another of this case: what they say is told by that one."""
    return {descent.child for descent in store.rows(Descent) if descent.direction_known}


def _quoting(papers: Papers, record: Any, evidence: Evidence, verbs: tuple[str, str]) -> Iterator[str]:
    """One sentence: which paper, that it says so (or, at grade 4, that it seems to), its words."""
    quote = quotable(record) or quotable(evidence.anchors[0])
    if quote:
        paper = first_capital(papers.name(evidence.anchors[0]))
        yield f"{paper} {verbs[evidence.grade == 4]}: “{quote}”. [@{record.id}]"
