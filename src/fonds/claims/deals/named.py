"""A bargain named by a noun, between parties: "a deal with B to release the crews"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fonds.claims.deals.parties import parties_of, party_slots
from fonds.claims.deals.rungs import noun_rungs
from fonds.claims.deals.terms import act_term, filled, terms_of
from fonds.claims.reading import Reading, noun_phrase
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import conjuncts, is_verb, right, subject
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Deal, RungEvidence, Slot, Span, Term, Value
from fonds.vocabulary import english


def bargains(reading: Reading, clause: Clause) -> Iterator[Deal]:
    words = english.deal_words()
    for noun in clause.tokens:
        lemma = noun.lemma.lower()
        if lemma not in words.nouns | words.collusion_nouns or not noun.tag.startswith("NN") or noun.dep in ("compound", "nmod"):
            continue
        before = next((child.lemma.lower() for child in noun.children if child.dep in ("compound", "amod")), "")
        about = [
            below.lemma.lower()
            for child in noun.children
            if child.dep == "prep" and child.text.lower() == "of"
            for below in child.children
            if below.dep == "pobj"
        ]
        if before in words.not_deals or set(about) & words.not_deals or (before in ("great", "good") and lemma == "deal"):
            continue
        parties = list(parties_of(reading, noun, clause.start))
        governor = (
            noun.head if noun.dep in ("dobj", "pobj") or (noun.dep in ("nsubj", "nsubjpass") and is_verb(noun.head)) else None
        )
        if governor is not None and governor.dep == "prep":
            governor = governor.head
        if len(parties) < 2 and governor is not None and is_verb(governor):
            doer = subject(governor)
            if (
                doer is not None
                and doer.start >= clause.start
                and reading.is_people(doer)
                and governor.lemma.lower()
                in words.rungs["agreed"]
                | words.rungs["proposed"]
                | words.rungs["announced"]
                | words.rungs["violated"]
                | words.rungs["refused"]
                | words.rungs["executed"]
            ):
                parties = [*(party_slots(reading, conjuncts(doer), clause.start)), *parties]
        inner = next(
            (
                child
                for child in noun.children
                if child.dep in ("acl", "relcl")
                and child.tag == "VB"
                and any(below.tag == "TO" for below in child.children)
                and clause.shows(child)
            ),
            None,
        )
        terms: list[Term] = []
        if inner is not None:
            for verb in [inner, *(child for child in inner.children if child.dep == "conj" and is_verb(child))]:
                terms.extend(terms_of(reading, clause, verb) or (act_term(reading, clause, verb),))
        if (
            inner is None
            and governor is not None
            and is_verb(governor)
            and governor.lemma.lower() in words.rungs["agreed"] | words.rungs["proposed"]
        ):
            inner = next(
                (
                    child
                    for child in governor.children
                    if child.dep in ("xcomp", "advcl")
                    and child.i > noun.i
                    and child.tag == "VB"
                    and any(below.tag == "TO" for below in child.children)
                    and clause.shows(child)
                ),
                None,
            )
            if inner is not None:
                for verb in [inner, *(child for child in inner.children if child.dep == "conj" and is_verb(child))]:
                    terms.extend(
                        _shared(made, parties) for made in (terms_of(reading, clause, verb) or (act_term(reading, clause, verb),))
                    )
        which = next((child for child in noun.children if child.dep == "relcl" and child is not inner), None)
        if which is not None and re.search(r"\b(?:under which|whereby)\b", reading.text[noun.end : which.start].lower()):
            terms.extend(terms_of(reading, clause, which) or (act_term(reading, clause, which),))
        status = tuple(noun_rungs(reading, noun))
        if (
            not terms
            and len(parties) < 2
            and not (parties and status and lemma not in words.weak_nouns)
            and not (
                status
                and lemma not in words.weak_nouns
                and any(each.rung in ("violated", "announced", "agreed") for each in status)
                and governor is not None
            )
        ):
            continue
        if lemma in words.weak_nouns and len(parties) < 2 and not terms:
            continue
        if lemma in words.collusion_nouns and len(parties) < 2:
            continue
        first = min([noun_phrase(noun)[0].start, *(slot.start for slot in parties)])
        last = max(
            [
                right(noun) if inner is not None or which is None else noun.end,
                noun.end,
                *(slot.end for slot in parties),
                *(evidence.evidence.end for evidence in status),
            ]
        )
        last = max([last, *(slot.end for term in terms for slot in filled(term))])
        span = reading.span(max(first, clause.start), min(last, clause.end))
        evidence = Span(noun.start, noun.end, reading.text[noun.start : noun.end])
        time, duration = times_of(reading, span.start, clause.end if governor is not None else span.end, clause)
        yield Deal(
            span.start,
            span.end,
            span.text,
            parties=tuple(parties),
            terms=tuple(terms),
            time=time,
            duration=duration,
            jurisdiction=_where(reading, clause, noun) if lemma in _TRUCES else None,
            status=status or ((RungEvidence("agreed", evidence),) if lemma not in words.collusion_nouns else ()),
        )


_TRUCES = ("ceasefire", "cease-fire", "truce", "armistice")


def _where(reading: Reading, clause: Clause, noun: Token) -> Value:
    """ "a truce in Dren": the place where it holds, said by the words behind the noun."""
    for child in noun.children:
        if child.dep == "prep" and child.text.lower() in ("in", "at", "around", "across", "throughout"):
            for below in child.children:
                if below.dep == "pobj" and clause.start <= below.start < clause.end and reading.is_place(below):
                    return None if reading.is_time(below) else reading.slot(below)
    return None


def _shared(term: Term, parties: Sequence[Slot]) -> Term:
    """ "A struck a deal with B to release …": the parser makes A the doer, the words do not say who of them acts."""
    if len(parties) > 1 and isinstance(term.giver, Slot) and any(term.giver.start == slot.start for slot in parties):
        return replace(term, giver=UNSTATED)
    return term


def times_of(reading: Reading, start: int, end: int, clause: Clause) -> tuple[Value, Value]:
    time: Value = None
    duration: Value = None
    for found in reading.times:
        if start <= found.start and found.end <= end and clause.start <= found.start:
            slot = Slot(found.text, found.start, found.end, None, found.earliest, found.latest)
            if found.type == "DURATION" and found.relation is None:
                duration = duration or slot
            elif found.type == "DATE":
                time = time or slot
    return time, duration
