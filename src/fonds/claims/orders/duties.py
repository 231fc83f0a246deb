"""Duties in a paper that bids: "the post shall be handed over", "you are to …"."""

import re

from fonds.claims.events.verbs import verb_act
from fonds.claims.letters import Header
from fonds.claims.orders.acts import deadline_of
from fonds.claims.orders.bidding import bidding
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import is_negated, is_passive, is_verb, left, right, subject
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Order, RungEvidence, Slot, Span, Value
from fonds.vocabulary import english

NOTE = 600
"""A page of no more letters than this can be a short note; in a longer text "is to be" tells of plans."""
_LATEST = re.compile(r"\b(?:is|are) to be\s[^.!?]{0,160}?\b(?:no later than|not later than|at the latest)\b")


def by_duty(reading: Reading, clause: Clause, verb: Token, header: Header) -> Order | None:
    """ "The flour must be handed over to …", "No vehicle shall leave …" in a document that bids."""
    if not is_verb(verb):
        return None
    helper = next(
        (
            child
            for child in verb.children
            if child.dep in ("aux",) and child.text.lower() in english.order_words().duty and child.start >= clause.start
        ),
        None,
    )
    if helper is None:
        helper = next(
            (
                child
                for child in verb.children
                if child.dep == "aux"
                and child.text.lower() in ("will", "may")
                and child.start >= clause.start
                and (_told_to_act(reading, verb) if child.text.lower() == "will" else is_negated(verb))
            ),
            None,
        )
    if helper is None and verb.lemma.lower() == "be":
        return _to_be_somewhere(reading, clause, verb, header)
    to_be = (
        verb.dep == "xcomp"
        and verb.head.lemma == "be"
        and any(child.tag == "TO" for child in verb.children)
        and verb.head.tag in ("VBZ", "VBP")
    )
    words = english.order_words()
    lemma = verb.lemma.lower()
    binding = helper is not None and helper.text.lower() in ("shall", "must", "may")
    if (helper is None and not to_be) or not (verb_act(verb) or lemma in words.acts or (binding and lemma not in words.not_acts)):
        return None
    holder = verb if helper is not None else verb.head
    doer = next((child for child in holder.children if child.dep in ("nsubj", "nsubjpass")), None)
    if doer is not None and (doer.text.lower() in ("i", "we", "he", "she", "it", "they", "there") or _both_sides(doer)):
        return None
    if to_be and any(child.text.lower() in ("still", "yet") for child in holder.children):
        return None  # "the price is still to be settled"
    doer = doer if not is_passive(verb) else None
    if is_passive(verb):
        doer = subject(verb)
    addressee: Value = header.addressee or UNSTATED
    if (
        header.addressee is None
        and doer is not None
        and doer.start >= clause.start
        and reading.is_people(doer)
        and doer.text.lower() not in ("you", "we", "i", "they", "he", "she", "it")
    ):
        addressee = reading.slot(doer)
    return bidding(reading, clause, verb, helper or verb.head, header, addressee, verb.head if to_be else None)


def addressed(verb: Token, header: Header) -> bool:
    """Whether a duty is laid on the reader: "you must", "you are to"; in a letter to somebody also "X is to be …"."""
    if not is_verb(verb) or verb.dep in ("relcl", "advcl", "acl"):
        return False
    holder = verb.head if verb.dep == "xcomp" and verb.head.lemma == "be" else verb
    if any(child.dep == "mark" and child.text.lower() in ("if", "unless", "whether") for child in holder.children):
        return False
    doer = next((child for child in holder.children if child.dep in ("nsubj", "nsubjpass")), None)
    if doer is None:
        return False
    if doer.text.lower() == "you":
        return True
    helpers = {child.text.lower() for child in verb.children if child.dep == "aux"}
    bound = holder is not verb or bool(helpers & {"must", "shall"}) or ("may" in helpers and is_negated(verb))
    return bound and header.addressee is not None and header.issuer is not None


def in_short_note(reading: Reading, verb: Token, header: Header) -> bool:
    """ "The key is to be returned no later than Friday": passive duties of a note without a head that sets a latest time."""
    if header.issuer is not None or header.addressee is not None or len(reading.text) > NOTE or not _LATEST.search(reading.text):
        return False
    holder = verb.head
    bound = verb.dep == "xcomp" and holder.lemma == "be" and holder.tag in ("VBZ", "VBP")
    return bound and is_passive(verb) and any(child.tag == "TO" for child in verb.children)


def _both_sides(doer: Token) -> bool:
    """ "Neither party shall …": a term between two, nobody's order."""
    return doer.lemma.lower() in ("party", "side") and any(
        child.text.lower() in ("neither", "either", "both", "each") for child in doer.children
    )


def _told_to_act(reading: Reading, verb: Token) -> bool:
    """ "The second company will enter the town": in a numbered order, "will" bids a body of people to act."""
    doer = next((child for child in verb.children if child.dep == "nsubj"), None)
    if doer is not None and doer.text.lower() == "you":
        return verb.dep in ("ROOT", "conj") and not is_passive(verb) and verb.lemma.lower() not in ("find", "see", "have", "be")
    return (
        doer is not None
        and not is_passive(verb)
        and not is_negated(verb)
        and reading.is_people(doer)
        and doer.pos != "PRON"
        and verb.dep in ("ROOT", "conj")
        and not any(child.lemma.lower() == "have" and child.dep == "aux" for child in verb.children)
    )


def _to_be_somewhere(reading: Reading, clause: Clause, verb: Token, header: Header) -> Order | None:
    """ "All lorries are to be clear of the crossing …": a state that is bidden."""
    above = verb.head
    if (
        verb.dep != "xcomp"
        or above.lemma.lower() != "be"
        or above.tag not in ("VBZ", "VBP")
        or not any(child.tag == "TO" for child in verb.children)
    ):
        return None
    state = next(
        (child for child in verb.children if child.dep in ("acomp", "advmod", "prep", "attr") and child.i > verb.i), None
    )
    named = next((child for child in above.children if child.dep in ("nsubj", "nsubjpass") and child.start >= clause.start), None)
    if state is None or named is None:
        return None
    link = next((child for child in state.children if child.dep == "prep"), None)
    last = link if link is not None and link.i == state.i + 1 else state
    noun = next((child for child in last.children if child.dep == "pobj"), None)
    place: Value = reading.slot(noun) if noun is not None and reading.is_place(noun) else None
    deadline = deadline_of(reading, clause, verb)
    end = max([right(verb), *(value.end for value in (place, deadline) if isinstance(value, Slot))])
    span = reading.span(max(left(named), clause.start), min(end, clause.end))
    action = Slot(reading.text[above.start : last.end], above.start, last.end)
    return Order(
        span.start,
        span.end,
        span.text,
        issuer=header.issuer or UNSTATED,
        addressee=header.addressee or UNSTATED,
        action=action,
        theme=reading.slot(named),
        place=place,
        deadline=deadline,
        status=(RungEvidence("ordered", Span(above.start, above.end, reading.text[above.start : above.end])),),
        act="RETREAT" if state.lemma.lower() in ("clear", "out", "away", "gone", "empty") else None,
    )
