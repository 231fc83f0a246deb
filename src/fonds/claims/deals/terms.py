"""What goes from whom to whom: terms made from a verb of giving, taking, bartering or acting."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fonds.claims.events.verbs import agent
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import Frame, conjuncts, frame, is_verb, right
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Slot, Span, Term, Value
from fonds.vocabulary import english


def counter_of(reading: Reading, clause: Clause, verb: Token) -> tuple[Span, list[Token]] | None:
    """(the words "in exchange for", the nouns or verbs after it) in this clause, after the verb."""
    strong = english.deal_words().strong_counter
    lowered = reading.text[clause.start : clause.end].lower()
    lowered = re.sub(r"\s", " ", lowered)
    for phrase in strong:
        at = lowered.find(phrase, max(0, verb.start - clause.start) if verb.start - clause.start < 4000 else 0)
        at = lowered.find(phrase) if at < 0 else at
        if at < 0:
            continue
        first, last = clause.start + at, clause.start + at + len(phrase)
        after = [token for token in clause.sentence.tokens if token.start >= last]
        inside = [token for token in clause.sentence.tokens if first <= token.start < last]
        if not after or not inside or not clause.shows(inside[0]):
            continue
        heads = [token for token in after if token.head in inside and token.dep in ("pobj", "pcomp")]
        if not heads:
            noun = next(
                (token for token in after if token.tag.startswith("NN") and token.dep not in ("compound", "nmod", "amod")), None
            )
            heads = [noun] if noun is not None else []
        if heads:
            return Span(first, last, reading.text[first:last]), [
                each for head in heads for each in ([head] if is_verb(head) and head.dep == "pcomp" else conjuncts(head))
            ]
    return None


def filled(term: Term) -> list[Slot]:
    return [
        slot
        for slot in (
            term.giver,
            term.recipient,
            term.theme,
            term.quantity,
            term.origin,
            term.destination,
            term.condition,
            term.deadline,
        )
        if isinstance(slot, Slot)
    ]


def terms_of(reading: Reading, clause: Clause, verb: Token) -> tuple[Term, ...]:
    """Both sides of an exchange; empty if the verb tells none."""
    words = english.deal_words()
    made = frame(verb)
    lemma = made.lemma
    thing = made.object
    if thing is None or thing.start < clause.start:
        return ()
    if lemma in words.barter_verbs:
        against = made.first("for", "against")
        strong = counter_of(reading, clause, verb)
        others = [against] if against is not None else (strong[1] if strong else [])
        if thing.lemma.lower() in words.not_deals or not others or others[0].lemma.lower() in words.not_deals:
            return ()
        doers = conjuncts(made.subject) if made.subject is not None and made.subject.start >= clause.start else []
        plural = (
            len(doers) != 1
            or made.subject is None
            or made.subject.tag in ("NNS", "NNPS")
            or made.subject.text.lower() in ("they", "we", "both")
        )
        giver: Value = UNSTATED if plural else reading.slot(doers[0])
        partner = next((noun for noun in made.after.get("with", ()) if reading.is_people(noun)), None)
        other: Value = reading.slot(partner) if partner is not None and not plural else UNSTATED
        return (
            *(given(reading, each, giver, other) for each in conjuncts(thing)),
            *(given(reading, each, other, giver) for each in flattened(others)),
        )
    strong = counter_of(reading, clause, verb)
    plain = (
        made.first("for", "against")
        if lemma in ("sell", "buy", "pay", "purchase", "release", "free", "hand", "give", "supply", "deliver")
        else None
    )
    offered = _of_offer(verb)
    if plain is None and offered and lemma in ("release", "free", "hand", "give", "supply", "deliver"):
        plain = next(
            (
                below
                for child in thing.children
                if child.dep == "prep" and child.text.lower() in ("for", "against")
                for below in child.children
                if below.dep == "pobj"
            ),
            None,
        )
    if strong is None and (plain is None or reading.is_time(plain) or plain.start < clause.start):
        return ()
    if (
        strong is None
        and plain is not None
        and lemma not in ("sell", "buy", "purchase", "pay")
        and not _substance(reading, plain)
        and not (offered and reading.is_place(plain) and not reading.is_people(plain))
    ):
        return ()
    others = strong[1] if strong else [plain] if plain is not None else []
    doer: Value = (
        reading.slot(made.subject)
        if made.subject is not None
        and made.subject.start >= clause.start
        and made.subject.text.lower() not in ("it", "which", "that", "who")
        and not offered_by_another(verb, made.subject)
        else UNSTATED
    )
    taker: Value = UNSTATED
    receiver = made.receiver or next(
        (noun for noun in made.after.get("to", ()) if not reading.is_place(noun) or reading.label(noun) in ("GPE",)), None
    )
    if lemma in words.take_verbs:
        source = next((noun for noun in made.after.get("from", ()) if reading.is_people(noun)), None)
        doer, taker = (reading.slot(source) if source is not None and source.start >= clause.start else UNSTATED), doer
    elif receiver is not None and receiver.start >= clause.start:
        taker = reading.slot(receiver)
    if lemma == "pay" and strong is None:
        return (given(reading, thing, doer, taker), *(given(reading, each, UNSTATED, UNSTATED) for each in flattened(others)))
    # The other side of an exchange flows back between the same two, as "in exchange for" says.
    back_giver, back_taker = (taker, doer) if strong or lemma in ("sell", "buy", "purchase") else (UNSTATED, UNSTATED)
    first = tuple(
        _placed(reading, clause, made, given(reading, each, doer, taker))
        for each in conjuncts(thing)
        if not reading.is_time(each)
    )
    return (*first, *(given(reading, each, back_giver, back_taker) for each in flattened(others)))


def _of_offer(verb: Token) -> bool:
    """ "your offer to free the crew for the mill": what is offered for something, a place too, is a bargain."""
    if not any(child.tag == "TO" for child in verb.children):
        return False
    above = verb.head
    nouns = [above, *(below for child in above.children if child.i < verb.i for below in (child, *child.children))]
    return any(
        token.lemma.lower() in ("offer", "proposal") and token.tag.startswith("NN") and token.i < verb.i for token in nouns
    )


def _substance(reading: Reading, noun: Token) -> bool:
    """Something that can be given: a thing or money, no purpose, person or time."""
    return (
        not reading.is_people(noun)
        and not reading.is_place(noun)
        and (noun.name in ("MONEY", "QUANTITY") or noun.lemma.lower() in english.nouns().goods)
    )


def flattened(nouns: Sequence[Token]) -> list[Token]:
    return [each for noun in nouns for each in ([noun] if is_verb(noun) else conjuncts(noun))]


def given(reading: Reading, thing: Token, giver: Value, recipient: Value) -> Term:
    if is_verb(thing):
        span = reading.span(thing.start, right(thing))
        return Term(giver=giver, recipient=recipient, theme=Slot(span.text, span.start, span.end))
    return Term(giver=giver, recipient=recipient, theme=reading.slot(thing), quantity=quantity_of(reading, thing))


def offered_by_another(verb: Token, doer: Token) -> bool:
    """ "We did not agree to your offer to release …": who would act is whose offer it is, not who answers it."""
    above = verb.head
    return any(
        doer.i < token.i < verb.i
        and token.lemma.lower() in ("offer", "proposal", "promise", "demand", "request", "plan", "pledge", "suggestion")
        and any(child.dep == "poss" for child in token.children)
        for holder in (above, *above.children)
        for token in (holder, *holder.subtree())
    )


def meant_for(reading: Reading, thing: Token) -> Slot | None:
    """ "safe passage for our wounded": for whom a thing is, where its own words say so."""
    for child in thing.children:
        if child.dep == "prep" and child.text.lower() in ("for", "to"):
            for below in child.children:
                if below.dep == "pobj" and not reading.is_time(below) and not reading.is_place(below):
                    return reading.slot(below)
    return None


def quantity_of(reading: Reading, noun: Token) -> Value:
    number = next((child for child in noun.children if child.dep == "nummod"), None)
    if number is not None:
        return reading.words(min(token.start for token in number.subtree()), number.end)
    if any(child.dep == "prep" and child.text.lower() == "of" for child in noun.children):
        return None
    return None


def _placed(reading: Reading, clause: Clause, made: Frame, term: Term) -> Term:
    origin = next(
        (
            noun
            for noun in made.after.get("from", ())
            if noun.start >= clause.start and not reading.is_people(noun) and not reading.is_time(noun)
        ),
        None,
    )
    destination = next(
        (
            noun
            for name in ("to", "into", "in", "at")
            for noun in made.after.get(name, ())
            if name in ("to", "into") and noun.start >= clause.start and reading.is_place(noun) and not reading.is_time(noun)
        ),
        None,
    )
    deadline = _deadline(reading, clause, made)
    return replace(
        term,
        origin=reading.slot(origin) if origin is not None else term.origin,
        destination=reading.slot(destination) if destination is not None else term.destination,
        deadline=deadline if deadline is not None else term.deadline,
    )


def _deadline(reading: Reading, clause: Clause, made: Frame) -> Value:
    for time in reading.times:
        if clause.start <= time.start and time.end <= clause.end and time.type in ("DATE", "TIME"):
            lead = reading.text[max(clause.start, time.start - 24) : time.start].lower().split()
            own = time.text.lower().split()
            if (lead and lead[-1] in ("by", "before", "until", "than", "the")) or own[0] in ("by", "before", "until"):
                return Slot(time.text, time.start, time.end, None, time.earliest, time.latest)
    return None


def act_term(reading: Reading, clause: Clause, verb: Token) -> Term:
    """A term that is an act ("withdraw weapons from X", "evacuate some areas by …"): who acts is who gives."""
    made = frame(verb)
    thing = made.object
    doer = made.subject if made.subject is not None and made.subject.start >= clause.start else agent(reading, made, clause.start)
    able = (
        doer is not None
        and doer.start >= clause.start
        and doer.text.lower() not in ("it", "which", "that", "who", "this")
        and doer.lemma.lower() not in english.nouns().documents | english.nouns().goods
    )
    giver: Value = reading.slot(doer) if doer is not None and able and not offered_by_another(verb, doer) else UNSTATED
    hands = made.lemma in english.deal_words().give_verbs
    receiver = made.receiver or next(
        (noun for noun in made.after.get("to", ()) if reading.is_people(noun) or (hands and not reading.is_place(noun))), None
    )
    recipient: Value = (
        reading.slot(receiver) if receiver is not None and receiver.start >= clause.start else (UNSTATED if hands else None)
    )
    theme: Value = reading.slot_all(thing) if thing is not None and thing.start >= clause.start else None
    if theme is None:
        span = reading.span(
            verb.start, made.particle.end if made.particle is not None and made.particle.i == verb.i + 1 else verb.end
        )
        theme = Slot(span.text, span.start, span.end)
    term = Term(
        giver=giver,
        recipient=recipient,
        theme=theme,
        quantity=quantity_of(reading, thing) if thing is not None and thing.start >= clause.start else None,
    )
    if made.lemma in ("deliver", "unload", "hand") and not any(reading.is_place(noun) for noun in made.after.get("to", ())):
        spot = next(
            (
                noun
                for name in ("at", "in")
                for noun in made.after.get(name, ())
                if reading.is_place(noun) and not reading.is_time(noun) and noun.start >= clause.start
            ),
            None,
        )
        term = replace(term, destination=reading.slot(spot)) if spot is not None else term
    return replace(_placed(reading, clause, made, term), condition=_condition(reading, clause, verb))


def _condition(reading: Reading, clause: Clause, verb: Token) -> Value:
    """ "before the army attacked", "if the road is opened", "provided that …" as words."""
    for token in clause.sentence.tokens:
        if token.start < verb.start or not clause.shows(token):
            continue
        if token.text.lower() in ("before", "after", "if", "unless", "once", "provided", "until") and token.dep in (
            "mark",
            "prep",
            "advcl",
            "advmod",
        ):
            bound = token.head if token.dep in ("mark", "advmod") else token
            last = max(below.end for below in bound.subtree() if below.pos != "PUNCT")
            if last > token.end and not reading.time_at(token.end + 1, last):
                span = reading.span(token.start, min(last, clause.end))
                return Slot(span.text, span.start, span.end)
    return None


def moves(made: Frame) -> bool:
    act = english.actions().verbs.get(made.phrase) or english.actions().verbs.get(made.lemma)
    return (act is not None and act.type in ("RETREAT", "AID", "COOPERATE", "CONCEDE")) or made.phrase in (
        "take back",
        "take over",
        "pull out",
    )
