"""An act done as part of a deal: "handed X back to Y as part of a series of agreements"."""

from collections.abc import Iterator

from fonds.claims.deals.parties import parties_of
from fonds.claims.deals.rungs import noun_rungs, verb_rungs
from fonds.claims.deals.terms import act_term, filled, moves, quantity_of
from fonds.claims.reading import Reading, noun_phrase
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import frame, is_verb, right
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Deal, Slot, Term
from fonds.vocabulary import english


def parts(reading: Reading, clause: Clause) -> Iterator[Deal]:
    """ "handed X back to Y as part of a series of agreements", "… in one of the biggest deals negotiated"."""
    words = english.deal_words()
    for noun in clause.tokens:
        if noun.lemma.lower() not in words.nouns or not noun.tag.startswith("NN"):
            continue
        chain = noun
        links: list[str] = []
        while chain.dep in ("pobj", "prep") and chain.head is not chain:
            chain = chain.head
            links.append(chain.text.lower())
        verb = chain if is_verb(chain) else next((each for each in chain.ancestors() if is_verb(each)), None)
        phrase = " ".join(reversed([link for link in links if link]))
        if (
            verb is None
            or not clause.shows(verb)
            or not (
                "part" in links
                or "under" in links
                or (links[:1] == ["of"] and "one" in links and ("in" in links or "under" in links))
                or (links and links[0] in ("in", "under", "through", "per"))
            )
        ):
            continue
        del phrase
        made = frame(verb)
        if (
            made.object is None
            or made.lemma in words.collusion_verbs
            or made.object.lemma.lower() in words.nouns
            or reading.is_time(made.object)
        ):
            continue
        if made.lemma not in words.give_verbs | words.take_verbs and not moves(made):
            continue
        taking = (
            made.lemma in words.take_verbs
            or made.phrase in ("take back", "take over")
            or made.lemma in ("recapture", "retake", "regain")
        )
        if taking:
            whole = _taken_thing(made.object)
            taker = made.subject
            giver = made.first("from")
            term = Term(
                giver=reading.slot(giver) if giver is not None and reading.is_people(giver) else UNSTATED,
                recipient=reading.slot(taker) if taker is not None and taker.start >= clause.start else UNSTATED,
                theme=reading.slot(whole),
                quantity=quantity_of(reading, whole),
            )
        else:
            term = act_term(reading, clause, verb)
        parties = [slot for slot in (term.giver, term.recipient) if isinstance(slot, Slot)]
        parties += [
            slot
            for slot in parties_of(reading, noun, clause.start)
            if not any(slot.start < other.end and other.start < slot.end for other in parties)
        ]
        first = min(
            [verb.start, noun_phrase(noun)[0].start, *(slot.start for slot in parties), *(slot.start for slot in filled(term))]
        )
        last = max([noun.end, right(noun), verb.end, *(slot.end for slot in filled(term))])
        span = reading.span(max(first, clause.start), min(last, clause.end))
        status = verb_rungs(reading, verb)
        yield Deal(
            span.start,
            span.end,
            span.text,
            parties=tuple(sorted(parties, key=lambda slot: slot.start)),
            terms=(term,),
            status=status or tuple(noun_rungs(reading, noun)),
        )


def _taken_thing(thing: Token) -> Token:
    """ "control of the strongholds": the strongholds."""
    if thing.lemma.lower() in ("control", "possession", "charge", "hold"):
        for child in thing.children:
            if child.dep == "prep" and child.text.lower() == "of":
                return next((below for below in child.children if below.dep == "pobj"), thing)
    return thing
