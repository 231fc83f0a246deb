"""Reported bidding by a verb: "the ministry ordered the brigade to …"."""

from fonds.claims.letters import Header
from fonds.claims.orders.acts import acted
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import is_negated, is_passive, is_verb, left, right, subject
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Order, Rung, RungEvidence, Slot, Span, Value
from fonds.vocabulary import english


def slot_or_unstated(reading: Reading, token: Token | None, clause: Clause) -> Value:
    if token is None or token.start < clause.start:
        return UNSTATED
    slot = reading.slot(token)
    return slot if slot.text else UNSTATED


def by_verb(reading: Reading, clause: Clause, verb: Token, header: Header) -> Order | None:
    words = english.order_words()
    lemma = verb.lemma.lower()
    if verb.dep in ("amod", "compound") or (verb.tag == "VBG" and verb.dep == "amod"):
        return None
    inner = next(
        (
            child
            for child in verb.children
            if child.dep in ("xcomp", "ccomp", "advcl")
            and child.i > verb.i
            and is_verb(child)
            and any(below.tag == "TO" for below in child.children)
        ),
        None,
    )
    that = next(
        (
            child
            for child in verb.children
            if child.dep == "ccomp"
            and child.i > verb.i
            and any(below.dep == "mark" and below.text.lower() == "that" for below in child.children)
        ),
        None,
    )
    passive = is_passive(verb)
    thing = next((child for child in verb.children if child.dep in ("dobj", "nsubjpass", "dative")), None)
    if passive and verb.dep == "acl":
        thing = verb.head
    if is_negated(verb) or _unreal(verb):
        return None
    if inner is None and that is None:
        if lemma in words.weak_verbs or thing is None:
            return None
        act_noun = thing.lemma.lower() in english.actions().nouns or thing.tag == "VBG"
        if not act_noun:
            return None
        return made_order(reading, clause, verb, _issuer(reading, clause, verb, header), UNSTATED, None, thing)
    if inner is None and that is not None and lemma in words.weak_verbs:
        if (
            not any(
                (child.tag in ("MD",) and child.text.lower() in ("must", "shall", "should")) or child.tag == "VB"
                for child in that.children
            )
            and that.tag != "VB"
        ):
            return None
        if lemma in ("tell",) and not any(child.text.lower() in ("must", "shall") for child in that.children):
            return None
    act = inner or that
    assert act is not None
    addressee: Token | None = None
    if inner is not None:
        own = next((child for child in inner.children if child.dep in ("nsubj", "nsubjpass") and child.i > verb.i), None)
        addressee = thing or own
        if addressee is None and lemma in words.weak_verbs:
            return None
    else:
        doer = next((child for child in act.children if child.dep == "nsubj"), None)
        addressee = doer if doer is not None and reading.is_people(doer) else None
        if thing is not None and lemma in ("instruct", "tell", "direct", "command"):
            addressee = thing if thing.text.lower() != "it" else addressee
    if thing is not None and passive and that is not None and thing.text.lower() == "it":
        addressee = next((child for child in act.children if child.dep == "nsubj" and reading.is_people(child)), None)
    if addressee is not None and addressee.text.lower() in ("it",) and passive and that is not None:
        addressee = None
    target = slot_or_unstated(reading, addressee, clause)
    if isinstance(target, Slot) and target.text.lower() in ("you", "all"):
        target = header.addressee or (UNSTATED if target.text.lower() == "you" else target)
    return made_order(reading, clause, verb, _issuer(reading, clause, verb, header), target, act, None)


def _unreal(verb: Token) -> bool:
    """ "Had we been told to leave", "if ordered to", "could order": nobody has bidden anything."""
    first = min((child.i for child in verb.children if child.dep in ("nsubj", "nsubjpass")), default=-1)
    return any(
        (child.dep in ("mark", "advmod") and child.text.lower() in ("if", "unless", "whether"))
        or (child.tag == "MD" and child.text.lower() in ("would", "could", "might", "may", "can"))
        or (child.dep == "aux" and child.text.lower() == "had" and child.i < first)
        for child in verb.children
    )


def _issuer(reading: Reading, clause: Clause, verb: Token, header: Header) -> Value:
    doer = subject(verb)
    hereby = any(child.text.lower() == "hereby" for child in verb.children)
    if doer is not None and doer.start >= clause.start:
        if doer.tag.startswith("NN") and doer.lemma.lower() in english.nouns().documents and reading.label(doer) is None:
            return _writer(reading, doer)
        slot = reading.slot(doer)
        if doer.text.lower() in ("i", "we") and isinstance(header.issuer, Slot):
            return header.issuer
        return slot if slot.text else UNSTATED
    if verb.dep == "ROOT" and verb.tag in ("VB", "VBP") and header.letter and clause.saying is None and not is_passive(verb):
        return header.issuer or UNSTATED  # "Tell the drivers to wait": the writer bids
    addressed = any(child.text.lower() == "you" for child in verb.children)
    if (hereby or addressed or header.orders) and clause.saying is None and header.issuer is not None and is_passive(verb):
        return header.issuer
    return UNSTATED


def _writer(reading: Reading, paper: Token) -> Value:
    """ "A letter signed by X tells …": X orders, not the letter; without a writer nobody is named."""
    for child in paper.children:
        if child.dep in ("acl", "relcl") and child.lemma.lower() in ("sign", "write", "issue", "send", "dictate"):
            writer = subject(child) if is_passive(child) else None
            if writer is not None and reading.is_people(writer):
                return reading.slot(writer)
        if child.dep == "prep" and child.text.lower() in ("from", "by"):
            writer = next((below for below in child.children if below.dep == "pobj" and not reading.is_time(below)), None)
            if writer is not None:
                return reading.slot(writer)
    return UNSTATED


def made_order(
    reading: Reading, clause: Clause, verb: Token, issuer: Value, addressee: Value, act: Token | None, noun: Token | None
) -> Order:
    action: Value = UNSTATED
    theme: Value = None
    place: Value = None
    deadline: Value = None
    type_: str | None = None
    end = verb.end
    if act is not None:
        action, theme, place, deadline, type_, end = acted(reading, clause, act)
    elif noun is not None:
        action, end = reading.slot(noun), right(noun)
        found = english.actions().nouns.get(noun.lemma.lower())
        type_ = found.type if found else None
        inner = next(
            (
                below
                for child in noun.children
                if child.dep == "prep" and child.text.lower() == "of"
                for below in child.children
                if below.dep == "pobj"
            ),
            None,
        )
        theme = reading.slot(inner) if inner is not None else None
        action = reading.words(noun.start, noun.end)
    start = min(
        [
            verb.start,
            *(
                left(child)
                for child in verb.children
                if child.dep in ("nsubj", "nsubjpass", "aux", "auxpass") and child.i < verb.i and clause.shows(child)
            ),
        ]
    )
    for value in (issuer, addressee):
        if isinstance(value, Slot) and clause.start <= value.start < clause.end:
            start, end = min(start, value.start), max(end, value.end)
    span = reading.span(max(start, clause.start), min(max(end, verb.end), clause.end))
    rung: Rung = "ordered"
    return Order(
        span.start,
        span.end,
        span.text,
        issuer=issuer,
        addressee=addressee,
        action=action,
        theme=theme,
        place=place,
        deadline=deadline,
        status=(RungEvidence(rung, Span(verb.start, verb.end, reading.text[verb.start : verb.end])),),
        act=type_,
    )
