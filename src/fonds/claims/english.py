"""One page of English: its header, its authors, its paragraphs, and what each of them tells."""

import re
from collections.abc import Iterable
from dataclasses import replace

from fonds.claims import contracts, deals, events, letters, orders, relations
from fonds.claims.letters import Author, Header
from fonds.claims.reading import Reading
from fonds.claims.sayings import Clause, Saying, unfold
from fonds.claims.sayings.asserted import CAPTION_CREDIT, claim_of, is_bidding, own, proposes
from fonds.claims.syntax import has_finite, left
from fonds.engines.grammar.contract import Sentence
from fonds.model import Claim, Deal, Event, Finding, Modality, Order, Relation, Slot, Span, Time
from fonds.vocabulary import english

MAKER = "claims.english/1"
_ITEM = re.compile(r"\s*(?:>[>\s]*|[-–•*]\s*|\(?\d{1,3}[.)]\s+|\(?[a-zivx]{1,4}[.)]\s+)")
_HEADLINE_SOURCE = re.compile(r"^(?P<content>.{8,}?)(?P<colon>:)\s+(?P<source>[A-Z][^:.]{1,48})$", re.DOTALL)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’ .-]{2,30}(?:,[^\n.–—]{3,40}?)?|[A-Z][\w'’ -]{1,30},[^\n.–—]{0,20}\d[^\n.–—]{0,20}?"
    r"|[A-Z][\w'’ -]{1,30}\s\([A-Z]\w+\))\s[-–—]{1,2}\s(?=[A-Z“\"])"
)
_SOURCE_FIRST = re.compile(r"^(?P<source>[^:.,;“\"]{2,48})(?P<colon>:)\s+(?P<content>\S.{8,})$", re.DOTALL)


class English:
    """One page of English: its header, its authors, and its paragraphs."""

    def __init__(self, reading: Reading, blocks: list[tuple[int, int]], header: Header | None) -> None:
        self.reading = reading
        self.blocks = blocks
        own = letters.header(reading)
        self.header = own
        if header is not None:
            self.header = Header(
                own.issuer or header.issuer,
                own.addressee or header.addressee,
                own.orders or header.orders,
                own.letter or header.letter,
                own.agreement or header.agreement,
            )
        self.authors = letters.authors(reading)
        self._lines: dict[str, tuple[int, int]] = {}

    def findings(self) -> Iterable[Finding]:
        """All findings of the page."""
        found: list[Finding] = []
        contract = contracts.contract(self.reading)
        if contract is None and self.header.agreement:
            contract = contracts.understanding(self.reading, self.blocks)
        if contract is not None:
            found.append(contract)
        found.extend(self._in_return() if contract is None else ())
        for start, end in self.blocks:
            found.extend(self._block(start, end, contract is not None))
        found = [replace(each, parties=deals.distinct(each.parties)) if isinstance(each, Deal) else each for each in found]
        return [each if isinstance(each, Time) else replace(each, maker=MAKER) for each in found]

    def _in_return(self) -> list[Deal]:
        """ "…. In return, …": the act of the sentence before against the act of this one."""
        found: list[Deal] = []
        for position, (start, end) in enumerate(self.blocks):
            item = _ITEM.match(self.reading.text[start:end])
            opening = start + item.end() if item and item.end() < end - start else start
            before = self.blocks[position - 1] if position else None
            deal = deals.in_return(self.reading, opening, end, before, self.header.orders)
            if deal is not None:
                found.append(deal)
        return found

    def _block(self, start: int, end: int, contract: bool) -> list[Finding]:
        reading = self.reading
        text = reading.text
        line = text[start:end]
        if letters.is_closing(line):
            return []
        repeated = self._lines.get(line)
        self._lines.setdefault(line, (start, end))
        chat = letters.chat_prefix(line)
        numbered = False
        if chat:
            start += chat.end()
        elif letters.is_field(line):
            return self._said_first(start, end)
        else:
            item = _ITEM.match(line)
            if item and item.end() < len(line):
                start, numbered = start + item.end(), True
        if start >= end:
            return []
        author = next(
            (
                each
                for each in reversed(self.authors)
                if each.start <= start and (not each.chat or "\n\n" not in text[each.start : start])
            ),
            None,
        )
        header = self.header
        if author is not None and (chat or author.quoted):
            header = Header(author.slot, author.addressee, bool(chat) or header.orders, True)
        start = self._after_dateline(start, end)
        if repeated is not None:
            return self._repeat(start, end, repeated, chat is not None, author)
        bids = (header.orders or header.letter) and self._bids(header, numbered, chat is not None)
        bidden = self._imperatives(start, end, header) if bids else []
        if not bidden:
            return self._prose(start, end, author, header, contract)
        found: list[Finding] = []
        position = start
        for first, last, given in bidden:
            if reading.span(position, first).text:
                found.extend(self._prose(position, first, author, header, contract))
            found.extend([*given, *self._bidden_events(given)])
            position = last
        if reading.span(position, end).text:
            found.extend(self._prose(position, end, author, header, contract))
        return found

    def _after_dateline(self, start: int, end: int) -> int:
        """Where the text begins after "TOWN, 11 May 2017 - ", which is no part of its first sentence."""
        found = _DATELINE.match(self.reading.text, start, end)
        return found.end() if found and found.end() < end else start

    def _bids(self, header: Header, numbered: bool, chat: bool) -> bool:
        return not header.agreement and (header.orders or numbered or chat or header.letter)

    def _imperatives(self, start: int, end: int, header: Header) -> list[tuple[int, int, tuple[Order, ...]]]:
        """The sentences of a block that begin with a bare verb, each with its orders."""
        found: list[tuple[int, int, tuple[Order, ...]]] = []
        for sentence in self.reading.parse(start, end):
            first, last = max(start, sentence.start), min(end, sentence.end)
            if orders.may_bid(self.reading.text[first:last]) and not _states(sentence):
                given = orders.imperative(self.reading, first, last, header)
                if given:
                    found.append((first, last, given))
        return found

    def _bidden_events(self, bidden: tuple[Order, ...]) -> list[Finding]:
        """What an order bids, as an event that is ordered and no more."""
        found: list[Finding] = []
        for order in bidden:
            sentence = self.reading.parse(order.start, order.end, "They must ")
            for each in sentence[:1]:
                clause = Clause(each, order.start, order.end, (), None)
                for event in events.events(self.reading, clause, "ordered"):
                    foretold = isinstance(order.deadline, Slot) and order.deadline.start <= event.start < order.deadline.end
                    found.append(replace(event, modality="planned") if foretold else event)
        return found

    def _prose(self, start: int, end: int, author: Author | None, header: Header, contract: bool) -> list[Finding]:
        reading = self.reading
        headline = self._headline(start, end)
        if headline is not None:
            sayings, clauses = unfold(reading, headline.content.start, headline.content.end, headline, 1)
            sayings = [headline, *sayings]
        else:
            sayings, clauses = unfold(reading, start, end)
        found: list[Finding] = []
        facts: list[Deal | Order | Event] = []
        listed = deals.listed(reading, start, end)
        spans = [(item.deal.start, item.deal.end) for item in listed]
        for item in listed:
            facts.append(item.deal)
            facts.extend(events.events(reading, item.clause, "planned"))
            if item.verb is not None and self._told_by_orders(start, sayings):
                order = orders.of_term(reading, item.clause, item.verb, item.deal.status[0].evidence)
                if order is not None:
                    facts.append(order)
        for clause in clauses:
            shown = clause if not spans else replace(clause, hidden=(*clause.hidden, *spans))
            given: Modality | None = "question" if reading.text[clause.start : clause.end].rstrip().endswith("?") else None
            if given is None and proposes(clause.saying):
                given = "planned"
            if not contract:
                facts.extend(deal for deal in deals.deals(reading, shown) if not _lists(deal, spans))
            facts.extend(orders.orders(reading, shown, header))
            facts.extend(events.events(reading, shown, given))
            found.extend(relations.relations(reading, shown))
        facts = _not_twice(_as_ordered(facts))
        found.extend(facts)
        found.extend(self._claims(start, end, sayings, clauses, facts, author))
        return found

    def _told_by_orders(self, start: int, sayings: list[Saying]) -> bool:
        """Whether the words that tell of the deal are orders: the source is, or the sentence before speaks of orders."""
        nouns = english.order_words().nouns
        sources = [saying.source.text.lower() for saying in sayings if saying.source]
        if any(word.rstrip("s") in nouns for source in sources for word in source.split()):
            return True
        if not any(source in ("they", "these", "it", "the letters", "the documents", "the papers") for source in sources):
            return False
        before = [block for block in self.blocks if block[1] <= start]
        previous = self.reading.text[slice(*before[-1])].lower() if before else ""
        return any(re.search(rf"\b{noun}s?\b", previous) for noun in sorted(nouns))

    def _claims(
        self,
        start: int,
        end: int,
        sayings: list[Saying],
        clauses: list[Clause],
        facts: list[Deal | Order | Event],
        author: Author | None,
    ) -> list[Claim]:
        made: list[Claim] = []
        for saying in sayings:
            claim = claim_of(self.reading, saying)
            if author:
                claim = _spoken_by(claim, author)
            made.append(claim)
        top = [clause for clause in clauses if clause.saying is None]
        said = [(saying.content.start, saying.content.end) for saying in sayings]
        raised = [saying.raised for saying in sayings if saying.raised is not None]
        for clause in top:
            for claim in own(self.reading, self.header, clause, start, end, said, facts, author):
                if not any(claim.start < span.end and span.start < claim.end for span in raised):
                    made.append(claim)
        return made

    def _repeat(self, start: int, end: int, first: tuple[int, int], chat: bool, author: Author | None) -> list[Finding]:
        """The claims of a line that stood before: each with ``repeat_of``; its deals, orders and events count once."""
        shift = start - first[0] if not chat else None
        if shift is None:
            return []
        found = self._prose(start, end, author, self.header, True)
        return [replace(each, repeat_of=f"{each.start - shift}-{each.end - shift}") for each in found if isinstance(each, Claim)]

    def _headline(self, start: int, end: int) -> Saying | None:
        """ "… : SOURCE" at the end of a line without a full stop."""
        text = self.reading.text
        found = _HEADLINE_SOURCE.match(text[start:end])
        if not found or "\n" in found["source"] or len(found["source"].split()) > 6 or CAPTION_CREDIT.search(text[start:end]):
            return None
        first = start + found.start("source")
        last = start + found.end("source")
        content = self.reading.span(start, start + found.end("content"))
        if not any(has_finite(sentence) for sentence in self.reading.parse(content.start, content.end)):
            return None
        if any(has_finite(sentence) for sentence in self.reading.parse(first, last)) or not self._can_speak(first, last):
            return None
        colon = start + found.start("colon")
        return Saying(content, self.reading.words(first, last), Span(colon, colon + 1, ":"), "neutral")

    def _can_speak(self, first: int, last: int) -> bool:
        reading = self.reading
        if any(mention.label in ("PER", "ORG", "GPE", "GROUP") for mention in reading.near(first, last)):
            return True
        return any(
            reading.is_people(token) or token.lemma.lower() in english.nouns().documents
            for sentence in reading.parse(first, last)
            for token in sentence.tokens
        )

    def _said_first(self, start: int, end: int) -> list[Finding]:
        """ "SOURCE: content" where the source is a known person or body, not the name of a field."""
        reading = self.reading
        found = _SOURCE_FIRST.match(reading.text[start:end])
        if not found:
            return []
        first, last = start + found.start("source"), start + found.end("source")
        named = any(
            mention.label in ("PER", "ORG", "GPE")
            and mention.start <= first + 12
            and mention.end >= last - 1
            and mention.start >= first
            for mention in reading.near(first, last)
        )
        content = reading.span(start + found.start("content"), end)
        if not named or not any(has_finite(sentence) for sentence in reading.parse(content.start, content.end)):
            return []
        colon = start + found.start("colon")
        outer = Saying(content, reading.words(first, last), Span(colon, colon + 1, ":"), "neutral")
        sayings, clauses = unfold(reading, content.start, content.end, outer, 1)
        facts: list[Deal | Order | Event] = []
        related: list[Relation] = []
        for clause in clauses:
            facts.extend(deals.deals(reading, clause))
            facts.extend(orders.orders(reading, clause, self.header))
            facts.extend(events.events(reading, clause))
            related.extend(relations.relations(reading, clause))
        return [*facts, *related, *(claim_of(self.reading, saying) for saying in [outer, *sayings])]


def _states(sentence: Sentence) -> bool:
    """ "Patrol 3 was at the bend": the word that could be a command is a part of the subject."""
    root = sentence.root
    helped = any(child.tag in ("MD", "VBD", "VBZ") and child.dep in ("aux", "auxpass") for child in root.children)
    named = next((child for child in root.children if child.dep in ("nsubj", "nsubjpass")), None)
    if named is None or not (root.tag in ("VBD", "VBZ") or helped):
        return False
    return left(named) == sentence.tokens[0].start and sentence.tokens[0].tag.startswith("NN")


def _spoken_by(claim: Claim, author: Author) -> Claim:
    """The claim with its author: "I" is the author, anybody else's words came through the author."""

    def himself(slot: Slot) -> Slot:
        return replace(slot, entity=author.slot.entity) if slot.text in ("I", "me", "Me") else slot

    source = himself(claim.source) if claim.source else None
    via = tuple(himself(slot) for slot in claim.via)
    named = [slot for slot in (source, *via) if slot is not None]
    if author.slot in named or any(slot.text in ("I", "me", "Me") for slot in named):
        return replace(claim, source=source, via=via)
    return replace(claim, source=source, via=(*via, author.slot))


def _as_ordered(facts: list[Deal | Order | Event]) -> list[Deal | Order | Event]:
    """What an order of the paper itself bids is an event that is ordered; "you are requested" is no event besides."""
    actions = [
        (order.action, order.status[0].evidence)
        for order in facts
        if isinstance(order, Order) and isinstance(order.action, Slot) and order.status and is_bidding(order)
    ]
    made: list[Deal | Order | Event] = []
    for fact in facts:
        if isinstance(fact, Event):
            if fact.type == "REQUEST" and any(fact.start <= cue.start and cue.end <= fact.end for _, cue in actions):
                continue
            if any(fact.start <= action.end - 1 < fact.end for action, _ in actions) and fact.modality in ("planned", "asserted"):
                fact = replace(fact, modality="ordered")
        made.append(fact)
    return made


def _lists(deal: Deal, spans: list[tuple[int, int]]) -> bool:
    """Whether the deal is the head of a list whose items are deals of their own, or overlaps an item."""
    return bool(spans) and spans[0][0] - 12 < deal.end and deal.start < spans[-1][1]


def _not_twice(facts: list[Deal | Order | Event]) -> list[Deal | Order | Event]:
    """The same words tell one event once."""
    kept: list[Deal | Order | Event] = []
    for fact in facts:
        if not any(
            type(other) is type(fact)
            and (other.start, other.end) == (fact.start, fact.end)
            and getattr(other, "type", None) == getattr(fact, "type", None)
            for other in kept
        ):
            kept.append(fact)
    return kept
