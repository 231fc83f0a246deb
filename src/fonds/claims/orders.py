"""Orders: who bids whom do what, where, by when.

Three ways of bidding are read: a verb ("the ministry ordered the brigade to …"), a noun ("orders sent
from headquarters", "orders to …"), and lines of a document that bids ("1. Withdraw …", "… shall be
handed over"). Issuer and addressee come from the sentence; for bidding lines from the document's own
header. What is not said stays UNSTATED.
"""

import re
from collections.abc import Iterator

from fonds.claims.attribution import Clause
from fonds.claims.events import agent, verb_act
from fonds.claims.letters import Header
from fonds.claims.reading import Reading
from fonds.claims.syntax import Frame, frame, is_finite, is_negated, is_passive, is_verb, left, right, subject
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Order, Rung, RungEvidence, Slot, Span, Value
from fonds.vocabulary import english

_PLACE_WORDS = (
    "from",
    "at",
    "in",
    "near",
    "inside",
    "around",
    "through",
    "across",
    "along",
    "outside",
    "to",
    "into",
    "toward",
    "towards",
    "on",
)
_BEFORE = {"before", "until", "till", "after", "once", "when", "by"}


def orders(reading: Reading, clause: Clause, header: Header) -> Iterator[Order]:
    """Orders that the clause reports or gives."""
    shown = clause.tokens
    for token in shown:
        if is_verb(token) and token.lemma.lower() in english.order_words().verbs:
            order = _by_verb(reading, clause, token, header)
            if order:
                yield order
        elif token.tag.startswith("NN") and token.lemma.lower() in english.order_words().nouns:
            order = _by_noun(reading, clause, token)
            if order:
                yield order
    by_order = None if header.orders else _by_order_of(reading, clause)
    if by_order is not None:
        for token in shown:
            order = _by_duty(reading, clause, token, Header(by_order, None, True, True))
            if order:
                yield order
    if header.orders and clause.saying is None:
        for token in shown:
            order = _by_duty(reading, clause, token, header)
            if order:
                yield order


def _by_order_of(reading: Reading, clause: Clause) -> Slot | None:
    """X in "By order of X, …"."""
    for token in clause.tokens:
        if token.lemma.lower() == "order" and token.head.text.lower() == "by" and token.dep == "pobj":
            noun = next(
                (
                    below
                    for child in token.children
                    if child.text.lower() == "of"
                    for below in child.children
                    if below.dep == "pobj"
                ),
                None,
            )
            return reading.slot(noun) if noun is not None else None
    return None


def _value(reading: Reading, token: Token | None, clause: Clause) -> Value:
    if token is None or token.start < clause.start:
        return UNSTATED
    slot = reading.slot(token)
    return slot if slot.text else UNSTATED


def _by_verb(reading: Reading, clause: Clause, verb: Token, header: Header) -> Order | None:
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
    negated = is_negated(verb)
    if negated:
        return None
    if inner is None and that is None:
        if lemma in words.weak_verbs or thing is None:
            return None
        act_noun = thing.lemma.lower() in english.actions().nouns or thing.tag == "VBG"
        if not act_noun:
            return None
        return _order(reading, clause, verb, _issuer(reading, clause, verb, header), UNSTATED, None, thing)
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
    target = _value(reading, addressee, clause)
    if isinstance(target, Slot) and target.text.lower() in ("you", "all") and header.addressee is not None:
        target = header.addressee
    return _order(reading, clause, verb, _issuer(reading, clause, verb, header), target, act, None)


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


def _order(
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


def acted(reading: Reading, clause: Clause, act: Token) -> tuple[Value, Value, Value, Value, str | None, int]:
    """(action, theme, place, deadline, PLOVER type, end) of a bidden verb."""
    found = verb_act(act)
    made: Frame = found[1] if found else frame(act, {f"{act.lemma.lower()} over", f"{act.lemma.lower()} back"})
    verb_end = act.end
    if made.particle is not None and made.particle.i == act.i + 1:
        verb_end = made.particle.end
    first = act.start
    if is_negated(act):
        # a ban is quoted with its "not" or "no", and is no act of its verb's type
        first = min(
            [
                child.start if child.dep in ("neg", "aux", "auxpass") else left(child)
                for child in act.children
                if child.dep in ("neg", "aux", "nsubj", "nsubjpass") and child.i < act.i and child.start >= clause.start
            ]
            or [act.start]
        )
    action = Slot(reading.text[first:verb_end], first, verb_end)
    thing = made.object
    theme: Value = None
    if thing is not None and thing.start >= clause.start and not reading.is_time(thing):
        theme = reading.slot_all(thing)
    place = _place(reading, made, clause)
    if place is None and thing is not None and reading.is_place(thing) and isinstance(theme, Slot):
        place = theme
    deadline = _deadline(reading, clause, act)
    end = max(
        [verb_end, *(value.end for value in (theme, place, deadline) if isinstance(value, Slot) and value.start >= clause.start)]
    )
    below = [token.end for token in act.subtree() if token.pos != "PUNCT" and clause.start <= token.start]
    end = max([end, *below])
    return action, theme, place, deadline, found[0].type if found and not is_negated(act) else None, end


def _place(reading: Reading, made: Frame, clause: Clause) -> Value:
    for name in _PLACE_WORDS:
        for noun in made.after.get(name, ()):
            if noun.start >= clause.start and not reading.is_time(noun) and reading.is_place(noun):
                if (
                    name in ("to", "into", "on")
                    and reading.label(noun) not in ("LOC", "GPE", "FAC")
                    and noun.lemma.lower() not in english.nouns().places
                ):
                    continue
                return reading.slot(noun)
    if made.object is not None:
        for below in made.object.subtree():
            if (
                below.dep == "pobj"
                and below.start >= clause.start
                and reading.is_place(below)
                and not reading.is_time(below)
                and below.head.text.lower() in ("in", "at", "from", "near", "inside", "around")
            ):
                return reading.slot(below)
    return None


def _deadline(reading: Reading, clause: Clause, act: Token) -> Value:
    """A time by which, or the event before which, the act is bidden."""
    inside = [token for token in act.subtree() if token.start >= clause.start]
    if not inside:
        return None
    first, last = act.start, max(token.end for token in inside)
    times = [
        time
        for time in reading.times
        if first <= time.start and time.end <= max(last, clause.end) and time.type in ("DATE", "TIME", "DURATION")
    ]
    for token in inside:
        if (
            token.text.lower() in ("before", "until", "once", "after")
            and token.dep in ("mark", "advmod")
            and is_verb(token.head)
            and token.head is not act
            and token.i < token.head.i
        ):
            span = reading.span(token.start, max(below.end for below in token.head.subtree() if below.pos != "PUNCT"))
            if token.text.lower() in ("before", "until"):
                return Slot(span.text, span.start, span.end)
    for time in times:
        lead = reading.text[max(0, time.start - 24) : time.start].lower().split()
        own = time.text.lower().split()
        if (
            (lead and lead[-1] in ("by", "before", "until", "till", "within", "than", "the", "on", "at"))
            or (own and own[0] in ("by", "before", "until", "within", "tomorrow", "tonight", "today", "on", "no"))
            or (time.type in ("DATE", "TIME") and time.end <= last)
        ):
            if time.start >= last and any(
                is_finite(token) and act.i < token.i and token.start < time.start for token in clause.sentence.tokens
            ):
                continue
            if time.type == "DURATION" and not ((lead and lead[-1] == "within") or own[0] == "within"):
                continue
            return Slot(time.text, time.start, time.end, None, time.earliest, time.latest)
    for token in inside:
        if token.text.lower() in ("before", "until") and token.dep in ("mark", "prep", "advmod"):
            bound = token.head if token.dep in ("mark", "advmod") else token
            end = max(below.end for below in bound.subtree() if below.pos != "PUNCT")
            if end > token.end:
                span = reading.span(token.start, end)
                return Slot(span.text, span.start, span.end)
        if token.text.lower() in ("immediately", "forthwith", "urgently") or (
            token.text.lower() == "once" and token.head.text.lower() == "at"
        ):
            return Slot(token.text, token.start, token.end)
    # "before the army attacked" that the parser hung on another word
    for token in clause.sentence.tokens:
        if (
            token.text.lower() == "before"
            and token.i > act.i
            and clause.shows(token)
            and not any(
                is_verb(each) and act.i < each.i < token.i and each.dep in ("conj", "ROOT") for each in clause.sentence.tokens
            )
        ):
            last = max(below.end for below in clause.sentence.tokens if below.pos != "PUNCT" and below.end <= clause.end)
            span = reading.span(token.start, last)
            return Slot(span.text, span.start, span.end) if len(span.text.split()) > 1 else None
    return None


def _by_noun(reading: Reading, clause: Clause, noun: Token) -> Order | None:
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
    made = _order(reading, clause, noun, _value(reading, issuer, clause), _value(reading, addressee, clause), inner, None)
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


def _by_duty(reading: Reading, clause: Clause, verb: Token, header: Header) -> Order | None:
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
                and child.text.lower() == "will"
                and child.start >= clause.start
                and _told_to_act(reading, verb)
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
    if (helper is None and not to_be) or not (verb_act(verb) or verb.lemma.lower() in english.order_words().acts):
        return None
    doer = next(
        (child for child in (verb.children if helper is not None else verb.head.children) if child.dep in ("nsubj",)), None
    )
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


def _told_to_act(reading: Reading, verb: Token) -> bool:
    """ "The second company will enter the town": in a numbered order, "will" bids a body of people to act."""
    doer = next((child for child in verb.children if child.dep == "nsubj"), None)
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
    deadline = _deadline(reading, clause, verb)
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


def imperative(reading: Reading, start: int, end: int, header: Header) -> tuple[Order, ...]:
    """Orders in a line that begins with a bare verb ("Withdraw all …"); none if it does not."""
    lead = "They must "
    words = english.order_words()
    found: list[Order] = []
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
                and token.text.lower() not in ("please", "immediately", "also", "then", "do", "not", "and", "kindly", "never")
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
            if frame(verb).object is None and not frame(verb).after:
                continue
            found.append(
                _clipped(
                    reading, bidding(reading, clause, verb, verb, header), [other.start for other in verbs if other.i > verb.i]
                )
            )
    return tuple(found)


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
