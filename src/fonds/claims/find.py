"""Find: all findings of one page's text, paragraph by paragraph, in the language of each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fonds.claims import arabic, contracts, deals, events, hedging, letters, orders, relations
from fonds.claims.attribution import Clause, Saying, unfold
from fonds.claims.letters import Author, Header
from fonds.claims.reading import Reading
from fonds.claims.syntax import has_finite, is_finite, is_verb
from fonds.engines.grammar.contract import Grammar
from fonds.model import Claim, DayRange, Deal, Event, Finding, Mention, Modality, Order, Relation, Slot, Span, Time
from fonds.vocabulary import english
from fonds.writing.paragraphs import paragraphs
from fonds.writing.times import find_times

MAKER = "claims.english/1"
_ARABIC = re.compile(r"[؀-ۿ]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ITEM = re.compile(r"\s*(?:>[>\s]*|[-–•*]\s*|\(?\d{1,3}[.)]\s+|\(?[a-zivx]{1,4}[.)]\s+)")
_HEADLINE_SOURCE = re.compile(r"^(?P<content>.{8,}?)(?P<colon>:)\s+(?P<source>[A-Z][^:.]{1,48})$", re.DOTALL)
_SOURCE_FIRST = re.compile(r"^(?P<source>[^:.,;“\"]{2,48})(?P<colon>:)\s+(?P<content>\S.{8,})$", re.DOTALL)
_CAPTION_CREDIT = re.compile(r"\b(?:picture|photo|photograph|image|credit|file photo|source)s?\s*:\s*\S.{0,40}$", re.IGNORECASE)


def find(
    text: str,
    mentions: Sequence[Mention],
    *,
    language: str | None,
    written: DayRange | None,
    grammar: Grammar,
    header: Header | None = None,
) -> tuple[Finding, ...]:
    """Times, claims, deals, orders, events and relations of ``text``, sorted by place.

    ``mentions`` give slots their entities. ``written`` is when the paper was written; only it can fix a
    relative time. ``header`` is the letter's, where it stands on an earlier page.
    """
    blocks = _quotes_closed(text, paragraphs(text))
    arab = [block for block in blocks if _is_arabic(text[slice(*block)])]
    found: list[Finding] = []
    if arab:
        found.extend(arabic.find(text, mentions, language=language, written=written))
        found = [each for each in found if any(start <= each.start < end for start, end in arab)]
    if len(arab) < len(blocks):
        times = [
            time
            for time in find_times(text, language=language, written=written)
            if not any(start <= time.start < end for start, end in arab)
        ]
        english_blocks = [block for block in blocks if block not in set(arab)]
        found.extend(times)
        found.extend(English(Reading(text, grammar, mentions, times), english_blocks, header).findings())
    return tuple(sorted(set(found), key=_place))


def _quotes_closed(text: str, blocks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs of which one opens a quotation that a following line closes become one."""
    made: list[tuple[int, int]] = []
    for start, end in blocks:
        if (
            made
            and "\n" in text[made[-1][1] : start]
            and text[made[-1][1] : start].count("\n") == 1
            and _is_open(text[slice(*made[-1])])
            and end - made[-1][0] < 4000
        ):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def _is_open(piece: str) -> bool:
    return piece.count("“") > piece.count("”") or piece.count('"') % 2 == 1


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return (finding.start, -finding.end, finding.KIND, repr(finding))


def _is_arabic(piece: str) -> bool:
    return len(_ARABIC.findall(piece)) > len(_LATIN.findall(piece))


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
        header = Header(author.slot, None, True, True) if chat and author else self.header
        if repeated is not None:
            return self._repeat(start, end, repeated, chat is not None, author)
        bidden = (
            orders.imperative(reading, start, end, header)
            if (header.orders or header.letter) and self._bids(header, numbered, chat is not None)
            else ()
        )
        if bidden:
            return [*bidden, *self._bidden_events(start, end, bidden)]
        return self._prose(start, end, author, header, contract)

    def _bids(self, header: Header, numbered: bool, chat: bool) -> bool:
        return not header.agreement and (header.orders or numbered or chat or header.letter)

    def _bidden_events(self, start: int, end: int, bidden: tuple[Order, ...]) -> list[Finding]:
        """What an order bids, as an event that is ordered and no more."""
        found: list[Finding] = []
        for order in bidden:
            sentence = self.reading.parse(order.start, order.end, "They must ")
            for each in sentence[:1]:
                clause = Clause(each, order.start, order.end, (), None)
                for event in events.events(self.reading, clause, "ordered"):
                    foretold = isinstance(order.deadline, Slot) and order.deadline.start <= event.start < order.deadline.end
                    found.append(replace(event, modality="planned") if foretold else event)
        rest = self.reading.parse(start, end)[1:]
        if rest:
            found.extend(self._prose(rest[0].start, end, None, self.header, False))
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
            if not contract:
                facts.extend(deal for deal in deals.deals(reading, shown) if not _lists(deal, spans))
            facts.extend(orders.orders(reading, shown, header))
            facts.extend(events.events(reading, shown, given))
            found.extend(relations.relations(reading, shown))
        facts = _not_twice(facts)
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

    # Claims

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
            claim = self._claim(saying)
            if author and saying.source != author.slot:
                claim = replace(claim, via=(*claim.via, author.slot))
            made.append(claim)
        top = [clause for clause in clauses if clause.saying is None]
        said = [(saying.content.start, saying.content.end) for saying in sayings]
        for clause in top:
            made.extend(self._own(clause, start, end, said, facts, author))
        return made

    def _claim(self, saying: Saying) -> Claim:
        reading, content = self.reading, saying.content
        lead = "They found " if saying.phrase else "They agreed " if saying.infinitive else ""
        tokens = [
            token
            for sentence in reading.parse(content.start, content.end, lead)
            for token in sentence.tokens
            if token.start >= content.start
        ]
        negative = (hedging.polarity(tokens) == "negative") != saying.negates
        return Claim(
            content.start,
            content.end,
            content.text,
            source=saying.source,
            cue=saying.cue,
            via=saying.via,
            modality="planned"
            if saying.infinitive and saying.cue and saying.cue.text.lower() not in _CLAIMED
            else hedging.modality(reading, content.start, content.end, tokens),
            polarity="negative" if negative else "positive",
            strength=saying.strength,
            hedges=hedging.hedges(reading, content.start, content.end, tokens),
        )

    def _own(
        self,
        clause: Clause,
        start: int,
        end: int,
        said: list[tuple[int, int]],
        facts: list[Deal | Order | Event],
        author: Author | None,
    ) -> list[Claim]:
        """What the document (or the mail's or chat's author) says itself in this sentence, if it states a fact or hedges one."""
        reading = self.reading
        if clause.hidden and (not author or 5 * sum(b - a for a, b in clause.hidden) > 2 * (clause.end - clause.start)):
            return []
        if self.header.orders and any(
            isinstance(fact, Order)
            and clause.start <= fact.start < clause.end
            and not (isinstance(fact.issuer, Slot) and clause.start <= fact.issuer.start < clause.end)
            for fact in facts
        ):
            return []  # a bidding is no assertion
        whole = reading.text[clause.start : clause.end]
        if _CAPTION_CREDIT.match(whole):
            return []
        source = author.slot if author else None
        cue = author.cue if author else None
        if not has_finite(clause.sentence):
            return self._fragment(clause, start, end, source, cue)
        made: list[Claim] = []
        for first, last in _coordinated(clause):
            tokens = hedging.inside(clause, first, last)
            if any(first < b and a < last for a, b in said) and not author:
                continue
            span = reading.span(first, last)
            stop = len(span.text.rstrip(".!…"))
            span = Span(span.start, span.start + stop, span.text[:stop])
            hedges = hedging.hedges(reading, span.start, span.end, tokens)
            states = any(span.start <= fact.start < span.end for fact in facts)
            modality = hedging.modality(reading, span.start, span.end, tokens)
            if len(span.text.split()) < 3 or modality == "question" or (modality == "ordered" and self.header.agreement):
                continue
            copies = any(
                token.lemma.lower() in english.nouns().documents and token.dep in ("nsubj", "attr") and token.tag.startswith("NN")
                for token in tokens
            )
            if not (
                states
                or any(hedge.kind in ("modal", "conditional", "evidential", "epistemic", "epistemic noun") for hedge in hedges)
                or copies
                or author
            ):
                continue
            made.append(
                Claim(
                    span.start,
                    span.end,
                    span.text,
                    source=source,
                    cue=cue,
                    modality=modality,
                    polarity=hedging.polarity(tokens),
                    hedges=hedges,
                    strength="neutral" if source else None,
                )
            )
        return made

    def _fragment(self, clause: Clause, start: int, end: int, source: Slot | None, cue: Span | None) -> list[Claim]:
        """Words without a verb that count or date something: kept as a fragment, never completed."""
        reading = self.reading
        alone = clause.start <= start + 1 and clause.end >= end - 1
        tokens = clause.tokens
        counted = any(
            token.dep == "nummod" and token.head.tag.startswith("NN") and token.i < token.head.i and not reading.is_time(token)
            for token in tokens
        )
        peopled = any(token.dep == "nummod" and reading.is_people(token.head) for token in tokens)
        happening = any(token.lemma.lower() in english.actions().nouns for token in tokens)
        if (
            not alone
            or any(is_verb(token) and is_finite(token) for token in tokens)
            or len(tokens) < 4
            or not (counted and (happening or peopled))
        ):
            return []
        span = reading.span(clause.start, clause.end)
        return [
            Claim(
                span.start,
                span.end,
                span.text,
                source=source,
                cue=cue,
                modality="fragment",
                hedges=hedging.hedges(reading, span.start, span.end, tokens),
            )
        ]

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
        if not found or "\n" in found["source"] or len(found["source"].split()) > 6 or _CAPTION_CREDIT.search(text[start:end]):
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
        return [*facts, *related, *(self._claim(saying) for saying in [outer, *sayings])]


def _coordinated(clause: Clause) -> list[tuple[int, int]]:
    """The sentence, or its main clauses if a comma and "and" or "but" join them, each with its own subject."""
    tokens = clause.sentence.tokens
    root = clause.sentence.root
    cuts: list[tuple[int, int]] = []
    for token in tokens:
        if (
            token.dep == "conj"
            and token.head is root
            and is_verb(token)
            and any(child.dep in ("nsubj", "nsubjpass") for child in token.children)
        ):
            first = min(each.start for each in token.subtree())
            before = [each for each in tokens if each.end <= first][-2:]
            if len(before) == 2 and before[0].text in ",;" and before[1].dep == "cc":
                cuts.append((before[0].start, first))
    spans, position = [], clause.start
    for end, following in cuts:
        spans.append((position, end))
        position = following
    spans.append((position, clause.end))
    return spans


_CLAIMED = {
    "claimed",
    "claims",
    "claim",
    "claiming",
    "said",
    "says",
    "reported",
    "believed",
    "alleged",
    "suspected",
    "thought",
    "known",
    "understood",
    "estimated",
    "presumed",
    "assumed",
    "rumoured",
    "rumored",
}


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
