"""Reported bidding by a noun: "orders sent from headquarters to …"."""

from fonds.claims.orders.verbs import made_order, slot_or_unstated
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import frame, is_negated, is_passive, is_verb, left, right, subject
from fonds.engines.grammar.contract import Token
from fonds.model import Order, RungEvidence, Span
from fonds.vocabulary import english


def by_noun(reading: Reading, clause: Clause, noun: Token) -> Order | None:
    words = english.order_words()
    sentence = clause.sentence.tokens
    at = sentence.index(noun)
    previous = sentence[at - 1].text.lower() if at else ""
    following = sentence[at + 1].text.lower() if at + 1 < len(sentence) else ""
    if noun.dep in ("compound", "amod") or previous in words.not_before or (following == "of" and noun.lemma.lower() == "order"):
        return None
    inner = next(
        (
            child
            for child in noun.children
            if child.dep in ("acl", "relcl") and child.tag == "VB" and any(below.tag == "TO" for below in child.children)
        ),
        None,
    )
    sent = next(
        (
            child
            for child in noun.children
            if child.dep in ("acl", "relcl")
            and child.lemma.lower() in ("send", "issue", "give", "sign", "write", "deliver", "transmit")
            and is_verb(child)
        ),
        None,
    )
    issuer: Token | None = None
    addressee: Token | None = None
    for holder in [noun, *([sent] if sent is not None else [])]:
        for child in holder.children:
            if child.dep in ("prep", "agent", "dative"):
                for below in child.children:
                    if below.dep == "pobj" and not reading.is_time(below):
                        if child.text.lower() in ("from", "by") and (reading.is_people(below) or child.text.lower() == "from"):
                            issuer = issuer or below
                        elif child.text.lower() == "to" and reading.is_people(below):
                            addressee = addressee or below
    if sent is not None and sent.dep == "relcl" and not is_passive(sent):
        issuer = issuer or next(
            (child for child in sent.children if child.dep == "nsubj" and child.tag not in ("WDT", "WP")), None
        )
    owner = next((child for child in noun.children if child.dep == "poss" and child.tag != "PRP$"), None)
    issuer = issuer or owner
    verb = noun.head
    if (
        noun.dep == "dobj"
        and verb.lemma.lower() in ("issue", "give", "send", "sign", "transmit", "pass")
        and not is_negated(verb)
    ):
        issuer = issuer or subject(verb)
        addressee = addressee or next(
            (
                below
                for child in verb.children
                if child.dep in ("prep", "dative") and child.text.lower() == "to"
                for below in child.children
                if below.dep == "pobj" and reading.is_people(below)
            ),
            None,
        )
        addressee = addressee or next((child for child in verb.children if child.dep == "dative" and child.pos != "ADP"), None)
        inner = inner or next(
            (
                child
                for child in verb.children
                if child.dep in ("xcomp", "advcl") and child.i > noun.i and any(below.tag == "TO" for below in child.children)
            ),
            None,
        )
    if noun.dep == "dobj" and verb.lemma.lower() in ("receive", "get", "obey", "follow"):
        addressee = addressee or subject(verb)
        source = frame(verb).first("from")
        issuer = issuer or source
        inner = inner or next(
            (
                child
                for child in verb.children
                if child.dep in ("xcomp", "advcl") and child.i > noun.i and any(below.tag == "TO" for below in child.children)
            ),
            None,
        )
    if noun.dep == "nsubjpass" and verb.lemma.lower() in ("issue", "give", "send"):
        issuer = issuer or subject(verb)
        addressee = addressee or next(
            (
                below
                for child in verb.children
                if child.dep in ("prep", "dative") and child.text.lower() == "to"
                for below in child.children
                if below.dep == "pobj" and reading.is_people(below)
            ),
            None,
        )
        inner = inner or next(
            (
                child
                for child in verb.children
                if child.dep in ("xcomp", "advcl") and any(below.tag == "TO" for below in child.children)
            ),
            None,
        )
    inner = inner or next(
        (
            child
            for child in noun.children
            if child.dep in ("acl", "ccomp")
            and is_verb(child)
            and any(below.dep == "mark" and below.text.lower() == "that" for below in child.children)
        ),
        None,
    )
    if inner is None and issuer is None:
        return None
    if issuer is not None and reading.is_place(issuer) and not reading.is_people(issuer) and reading.label(issuer) is None:
        issuer = None if inner is None else issuer
        if issuer is None:
            return None
    made = made_order(
        reading,
        clause,
        noun,
        slot_or_unstated(reading, issuer, clause),
        slot_or_unstated(reading, addressee, clause),
        inner,
        None,
    )
    first = left(noun)
    last = max([made.end, *(right(each) for each in (issuer, addressee) if each is not None)])
    span = reading.span(max(min(first, made.start), clause.start), min(last, clause.end))
    phrase = Span(noun.start, noun.end, reading.text[noun.start : noun.end])
    return Order(
        span.start,
        span.end,
        span.text,
        issuer=made.issuer,
        addressee=made.addressee,
        action=made.action,
        theme=made.theme,
        place=made.place,
        deadline=made.deadline,
        status=(RungEvidence("ordered", phrase),),
        act=made.act,
    )
