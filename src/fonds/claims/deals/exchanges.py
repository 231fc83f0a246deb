"""Giving against giving: "grain in exchange for diesel", barter verbs, swaps, an act against a thing."""

import re
from collections.abc import Iterator

from fonds.claims.deals.parties import parties_of, party_slots
from fonds.claims.deals.rungs import noun_rungs, said_rung, verb_rungs
from fonds.claims.deals.terms import act_term, counter_of, filled, flattened, given, meant_for, moves, terms_of
from fonds.claims.reading import Reading, noun_phrase
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import Frame, conjuncts, frame, is_finite, is_verb, right
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Deal, RungEvidence, Slot, Span, Term, Value
from fonds.vocabulary import english


def exchanges(reading: Reading, clause: Clause) -> Iterator[Deal]:
    words = english.deal_words()
    for verb in clause.tokens:
        if not is_verb(verb) or verb.dep in ("amod", "compound"):
            continue
        if verb.lemma.lower() not in words.give_verbs | words.take_verbs | words.barter_verbs:
            terms = _act_for(reading, clause, verb)
        else:
            terms = terms_of(reading, clause, verb)
        if not terms:
            continue
        made = frame(verb)
        parties = _traders(reading, clause, made, terms)
        first = min([verb.start, *(slot.start for slot in parties), *(slot.start for term in terms for slot in filled(term))])
        last = max([verb.end, *(slot.end for slot in parties), *(slot.end for term in terms for slot in filled(term))])
        span = reading.span(max(first, clause.start), min(last, clause.end))
        counter = counter_of(reading, clause, verb)
        if counter is not None and counter[0].start < span.start:
            span = reading.span(counter[0].start, span.end)
        status = said_rung(clause) or verb_rungs(reading, verb)
        time = _day_of(reading, clause, verb) if verb.lemma.lower() in words.barter_verbs else None
        yield Deal(span.start, span.end, span.text, parties=parties, terms=terms, status=status, time=time)
    for noun in clause.tokens:
        # "oil-for-food swap", "a swap of wheat for cement"
        if noun.tag.startswith("NN") and noun.lemma.lower() in ("exchange", "swap", "barter", "trade") and noun.dep != "compound":
            of = next(
                (
                    below
                    for child in noun.children
                    if child.dep == "prep" and child.text.lower() == "of"
                    for below in child.children
                    if below.dep == "pobj"
                ),
                None,
            )
            holder = [noun, *([of] if of is not None else [])]
            against = next(
                (
                    below
                    for each in holder
                    for child in each.children
                    if child.dep == "prep" and child.text.lower() in ("for", "against")
                    for below in child.children
                    if below.dep == "pobj"
                ),
                None,
            )
            if of is None or against is None or of.lemma.lower() in words.not_deals or against.lemma.lower() in words.not_deals:
                continue
            terms = tuple(given(reading, thing, UNSTATED, UNSTATED) for thing in (of, against))
            span = reading.span(noun_phrase(noun)[0].start, max(right(against), noun.end))
            yield Deal(
                span.start,
                span.end,
                span.text,
                parties=parties_of(reading, noun, clause.start),
                terms=terms,
                status=tuple(noun_rungs(reading, noun))
                or (RungEvidence("agreed", Span(noun.start, noun.end, reading.text[noun.start : noun.end])),),
            )


def _day_of(reading: Reading, clause: Clause, verb: Token) -> Value:
    """ "exchanged … on 9 April": the day that "on" or "in" ties to the act of bartering, none told further on."""
    later = [token.start for token in clause.tokens if token.i > verb.i and is_finite(token) and is_verb(token)]
    stop = min([*later, clause.end])
    for time in reading.times:
        if time.type != "DATE" or not verb.end <= time.start or time.end > max(stop, verb.end) + 1:
            continue
        if re.search(r"\b(?:on|in)\s+$", reading.text[verb.end : time.start]):
            span = reading.span(time.start, time.end)
            return Slot(span.text, span.start, span.end, None, time.earliest, time.latest)
    return None


def _act_for(reading: Reading, clause: Clause, verb: Token) -> tuple[Term, ...]:
    """ "withdraw from the mill in exchange for safe passage": an act against a thing, which goes to the one who acts."""
    counter = counter_of(reading, clause, verb) if moves(frame(verb)) else None
    if counter is None:
        return ()
    act = act_term(reading, clause, verb)
    return (act, *(given(reading, each, UNSTATED, meant_for(reading, each) or act.giver) for each in flattened(counter[1])))


def _traders(reading: Reading, clause: Clause, made: Frame, terms: tuple[Term, ...]) -> tuple[Slot, ...]:
    nouns: list[Token] = []
    if (
        made.subject is not None
        and made.subject.start >= clause.start
        and made.subject.text.lower() not in ("it", "which", "that", "who")
    ):
        nouns.extend(token for token in conjuncts(made.subject))
    nouns.extend(noun for noun in made.after.get("with", ()) if reading.is_people(noun))
    found = list(party_slots(reading, nouns, clause.start))
    for term in terms:
        for value in (term.giver, term.recipient):
            if isinstance(value, Slot) and not any(value.start < slot.end and slot.start < value.end for slot in found):
                found.append(value)
    return tuple(found)
