"""Claims from sayings, and what a paper or the author of a message asserts itself."""

import re

from fonds.claims.events.verbs import verb_act
from fonds.claims.letters import Author, Header
from fonds.claims.reading import Reading
from fonds.claims.sayings import Clause, Saying, hedging
from fonds.claims.syntax import has_finite, is_finite, is_negated, is_verb
from fonds.model import Claim, Deal, Event, Hedge, Modality, Order, Slot, Span
from fonds.vocabulary import english

CAPTION_CREDIT = re.compile(r"\b(?:picture|photo|photograph|image|credit|file photo|source)s?\s*:\s*\S.{0,40}$", re.IGNORECASE)


def is_bidding(order: Order) -> bool:
    """Whether the words bid, and do not tell of a bidding: their cue is "must", "are to", "you are requested to"."""
    cue = order.status[0].evidence.text.lower() if order.status else ""
    addressed = order.text.lower().startswith("you ") or (
        isinstance(order.addressee, Slot) and not (order.start <= order.addressee.start < order.end)
    )
    return cue in ("must", "shall", "will", "may", "is", "are", "am") or (cue in ("requested", "asked") and addressed)


def claim_of(reading: Reading, saying: Saying) -> Claim:
    """The claim that a saying makes, with polarity, modality and hedges of its content."""
    content = saying.content
    lead = "They found " if saying.phrase else "They agreed " if saying.infinitive else ""
    tokens = [
        token
        for sentence in reading.parse(content.start, content.end, lead)
        for token in sentence.tokens
        if token.start >= content.start
    ]
    negative = (hedging.polarity(tokens) == "negative") != saying.negates
    whole = saying.raised or content
    return Claim(
        whole.start,
        whole.end,
        whole.text,
        source=saying.source,
        cue=saying.cue,
        via=saying.via,
        modality=_said_modality(saying, hedging.modality(reading, content.start, content.end, tokens)),
        polarity="negative" if negative else "positive",
        strength=saying.strength,
        hedges=(*_doubt(saying), *hedging.hedges(reading, content.start, content.end, tokens)),
    )


def proposes(saying: Saying | None) -> bool:
    """ "We propose that …", "he asked that …": what is wished for has not come about."""
    cue = saying.cue.text.lower() if saying is not None and saying.cue is not None else ""
    return cue.startswith(("propos", "request", "demand", "ask", "urg", "recommend", "want"))


def _doubts(saying: Saying) -> bool:
    """ "are believed to be empty", "is said to have gone": nobody vouches for it, and the verb says so."""
    if not saying.infinitive or saying.cue is None or saying.source is not None:
        return False
    return saying.raised is not None or saying.cue.text.lower() in english.verb_groups().believed


def _doubt(saying: Saying) -> tuple[Hedge, ...]:
    cue = saying.cue
    if cue is None or not _doubts(saying):
        return ()
    kind = "epistemic" if cue.text.lower() in english.verb_groups().believed else "evidential"
    return (Hedge(cue.start, cue.end, cue.text, kind),)


def _said_modality(saying: Saying, own_modality: Modality) -> Modality:
    if _doubts(saying):
        believed = saying.cue is not None and saying.cue.text.lower() in english.verb_groups().believed
        return "probable" if believed else "possible"
    if proposes(saying) and own_modality == "asserted":
        return "planned"
    return (
        "planned"
        if saying.infinitive and saying.cue and saying.cue.text.lower() not in english.verb_groups().claimed
        else own_modality
    )


def own(
    reading: Reading,
    header: Header,
    clause: Clause,
    start: int,
    end: int,
    said: list[tuple[int, int]],
    facts: list[Deal | Order | Event],
    author: Author | None,
) -> list[Claim]:
    """What the document (or the mail's or chat's author) says itself in this sentence, if it states a fact or hedges one."""
    if clause.hidden and (not author or 5 * sum(b - a for a, b in clause.hidden) > 2 * (clause.end - clause.start)):
        return []
    if any(
        isinstance(fact, Order)
        and clause.start <= fact.start < clause.end
        and not (isinstance(fact.issuer, Slot) and clause.start <= fact.issuer.start < clause.end)
        and (header.orders or is_bidding(fact))
        for fact in facts
    ):
        return []  # a bidding is no assertion
    whole = reading.text[clause.start : clause.end]
    if CAPTION_CREDIT.match(whole):
        return []
    source = author.slot if author else None
    cue = author.cue if author else None
    if not has_finite(clause.sentence):
        return _fragment(reading, clause, start, end, source, cue)
    made: list[Claim] = []
    for first, last in _coordinated(clause):
        tokens = hedging.inside(clause, first, last)
        if any(first < b and a < last for a, b in said) and not author:
            continue
        span = reading.span(first, last)
        stop = len(span.text.rstrip(".!…"))
        span = Span(span.start, span.start + stop, span.text[:stop])
        hedges = hedging.hedges(reading, span.start, span.end, tokens)
        states = any(span.start <= fact.start < span.end for fact in facts) or any(
            is_verb(token) and is_negated(token) and is_finite(token) and verb_act(token) for token in tokens
        )
        modality = hedging.modality(reading, span.start, span.end, tokens)
        if len(span.text.split()) < 3 or modality == "question" or (modality == "ordered" and header.agreement):
            continue
        copies = any(
            token.lemma.lower() in english.nouns().documents and token.dep in ("nsubj", "attr") and token.tag.startswith("NN")
            for token in tokens
        )
        if not (
            states
            or any(hedge.kind in ("modal", "conditional", "evidential", "epistemic", "epistemic noun") for hedge in hedges)
            or copies
            or (author and not author.witness)
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


def _fragment(reading: Reading, clause: Clause, start: int, end: int, source: Slot | None, cue: Span | None) -> list[Claim]:
    """Words without a verb that count or date something: kept as a fragment, never completed."""
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
