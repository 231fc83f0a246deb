"""Bidding lines of a paper, parsed behind a lead that makes their verb a verb; and orders among a deal's terms."""

import re

from fonds.claims.events.verbs import agent, verb_act
from fonds.claims.letters import Header
from fonds.claims.orders.acts import acted
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import frame, is_passive, is_verb, left
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Order, RungEvidence, Slot, Span, Value
from fonds.vocabulary import english


def bidding(
    reading: Reading,
    clause: Clause,
    verb: Token,
    cue: Token,
    header: Header,
    addressee: Value | None = None,
    holder: Token | None = None,
) -> Order:
    """The order that a bidding line gives; ``cue`` is the word that makes it one (the verb itself, for an imperative)."""
    action, theme, place, deadline, type_, end = acted(reading, clause, verb)
    if not isinstance(theme, Slot) and not is_passive(verb):
        subject_ = next(
            (
                child
                for child in verb.children
                if child.dep == "nsubj" and child.start >= clause.start and not reading.is_people(child)
            ),
            None,
        )
        theme = reading.slot(subject_) if subject_ is not None else theme
    if holder is not None and not isinstance(theme, Slot):
        # "the drivers are to be paid": what it happens to stands before "are"
        named = next(
            (child for child in holder.children if child.dep in ("nsubj", "nsubjpass") and child.start >= clause.start), None
        )
        theme = reading.slot(named) if named is not None and is_passive(verb) else theme
    if (
        isinstance(theme, Slot)
        and isinstance(action, Slot)
        and theme.end <= action.start
        and re.match(r"(?:nothing|no|nobody|none|neither)\b", theme.text, re.IGNORECASE)
    ):
        # "Nothing is to be left": a ban is quoted with its "nothing"
        action = Slot(reading.text[theme.start : action.end], theme.start, action.end)
        type_ = None
    doer = next(
        (left(child) for child in verb.children if child.dep in ("nsubj", "nsubjpass") and child.start >= clause.start),
        verb.start,
    )
    if holder is not None:
        before = [left(child) for child in holder.children if child.dep in ("nsubj", "nsubjpass") and child.start >= clause.start]
        doer = min([doer, *before])
    start = min([verb.start, cue.start, doer, *(value.start for value in (theme, action) if isinstance(value, Slot))])
    span = reading.span(max(start, clause.start), min(end, clause.end))
    return Order(
        span.start,
        span.end,
        span.text,
        issuer=header.issuer or UNSTATED,
        addressee=addressee or header.addressee or UNSTATED,
        action=action,
        theme=theme,
        place=place,
        deadline=deadline,
        status=(RungEvidence("ordered", Span(cue.start, cue.end, reading.text[cue.start : cue.end])),),
        act=type_,
    )


def may_bid(sentence: str) -> bool:
    """Whether the first word, after "please" and the like, is the bare form of a verb that can be bidden."""
    words = english.order_words()
    known = english.actions().verbs
    for word in re.findall(r"[^\W\d_]+(?:['’]t)?", sentence[:80]):
        if word.lower() not in english.order_words().before_the_verb:
            return (
                word.lower() in words.acts or word.lower() in known or any(name.startswith(word.lower() + " ") for name in known)
            )
    return False


def imperative(reading: Reading, start: int, end: int, header: Header) -> tuple[Order, ...]:
    """Orders in a line that begins with a bare verb ("Withdraw all …"); none if it does not."""
    lead = "They must "
    words = english.order_words()
    found: list[Order] = []
    if reading.text[start:end].isupper() and reading.text[end - 1] not in ".!":
        return ()  # a heading
    for sentence in reading.parse(start, end, lead)[:1]:
        root = next(
            (
                token
                for token in sentence.tokens
                if token.start >= start and is_verb(token) and token.tag in ("VB", "VBP") and token.dep != "aux"
            ),
            None,
        )
        first = next(
            (
                token
                for token in sentence.tokens
                if token.start >= start
                and token.text.lower() not in english.order_words().before_the_verb
                and token.pos != "PUNCT"
            ),
            None,
        )
        if root is None or first is not root:
            return ()
        clause = Clause(sentence, start, end, (), None)
        verbs = [
            root,
            *(child for child in sentence.tokens if child.dep == "conj" and child.head is root and child.tag in ("VB", "VBP")),
        ]
        for verb in verbs:
            lemma = verb.lemma.lower()
            if lemma in words.not_acts or not (verb_act(verb) or lemma in words.acts):
                continue
            told = any(child.dep == "ccomp" for child in verb.children)
            if (frame(verb).object is None and not frame(verb).after and not told) or _of_paper(frame(verb).object):
                continue
            found.append(
                _clipped(
                    reading, bidding(reading, clause, verb, verb, header), [_begin(other) for other in verbs if other.i > verb.i]
                )
            )
    return tuple(found)


def _of_paper(thing: Token | None) -> bool:
    """ "Strike paragraph 4", "delete the second line": a change to a text, no act in the world."""
    return thing is not None and thing.lemma.lower() in english.order_words().of_paper


def _begin(verb: Token) -> int:
    """Where an act that is joined to another begins: with its "don't"."""
    return min([verb.start, *(child.start for child in verb.children if child.dep in ("neg", "aux") and child.i < verb.i)])


def _clipped(reading: Reading, order: Order, later: list[int]) -> Order:
    """The order's span without the next act that is joined to it."""
    stop = min((start for start in later if start > order.start), default=order.end)
    end = min(order.end, stop)
    if end == order.end:
        return order
    text = reading.text[order.start : end].rstrip(" ,;\n")
    for joint in (" and", " or"):
        text = text.removesuffix(joint).rstrip(" ,;\n")
    return Order(
        order.start,
        order.start + len(text),
        text,
        issuer=order.issuer,
        addressee=order.addressee,
        action=order.action,
        theme=order.theme,
        place=order.place,
        deadline=order.deadline,
        status=order.status,
        act=order.act,
    )


def of_term(reading: Reading, clause: Clause, verb: Token, evidence: Span) -> Order | None:
    """An order that stands among the terms of a deal told by orders: it says who is to act."""
    doer = agent(reading, frame(verb), clause.start)
    if doer is None:
        return None
    action, theme, place, deadline, type_, end = acted(reading, clause, verb)
    addressee = reading.slot(doer)
    span = reading.span(clause.start, max(end, addressee.end))
    return Order(
        span.start,
        span.end,
        span.text,
        issuer=UNSTATED,
        addressee=addressee,
        action=action,
        theme=theme,
        place=place,
        deadline=deadline,
        status=(RungEvidence("agreed", evidence),),
        act=type_,
    )
