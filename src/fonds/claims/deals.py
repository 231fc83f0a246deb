"""Deals: who agreed with whom, and who gives what for what.

Read are: a listed deal ("deals between A and B to: …; …; and …", one deal an item), giving against
giving ("grain in exchange for diesel"), barter verbs (whose givers stay UNSTATED unless the words say
who gives), an act done as part of a deal, agreeing to an act, a named bargain between parties, and
collusion (an umbrella without terms).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fonds.claims.attribution import Clause
from fonds.claims.events import agent
from fonds.claims.reading import Reading, noun_phrase
from fonds.claims.syntax import Frame, conjuncts, frame, is_negated, is_verb, right, subject
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Deal, Rung, RungEvidence, Slot, Span, Term, Value
from fonds.vocabulary import english


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One item of a listed deal, parsed on its own."""

    deal: Deal
    clause: Clause
    verb: Token | None


_LIST = re.compile(
    r"(?:,|\b)\s*(?:to|under which|whereby|namely|as follows|including|that|which would|which)?\s*:\s*"
    r"(?P<items>[^.:]+?(?:;[^.:;]+)+)(?=[.:]|$)",
    re.DOTALL,
)


def listed(reading: Reading, start: int, end: int) -> list[ListedItem]:
    """The deals of a list: "NOUN between A and B to: item; item; and item"."""
    words = english.deal_words()
    found = _LIST.search(reading.text, start, end)
    if not found:
        return []
    sentences = reading.parse(start, found.start("items"))
    noun = next(
        (
            token
            for sentence in sentences
            for token in reversed(sentence.tokens)
            if token.tag.startswith("NN") and token.lemma.lower() in words.nouns
        ),
        None,
    )
    if noun is None:
        return []
    parties = _parties(reading, noun, start)
    if not parties:
        return []
    cue = Span(noun.start, noun.end, reading.text[noun.start : noun.end])
    status = tuple(_status_of(reading, noun)) or (RungEvidence("agreed", cue),)
    items: list[ListedItem] = []
    position = found.start("items")
    for part in found["items"].split(";"):
        first, last = position, position + len(part)
        position = last + 1
        joint = re.match(r"\s*(?:and|or)\s+", part)
        first += joint.end() if joint else 0
        span = reading.span(first, last)
        if not span.text:
            continue
        items.append(_item(reading, span, parties, status))
    return items


def _item(reading: Reading, span: Span, parties: tuple[Slot, ...], status: tuple[RungEvidence, ...]) -> ListedItem:
    sentence = reading.parse(span.start, span.end, "They must ")[0]
    clause = Clause(sentence, span.start, span.end, (), None)
    verb = next((token for token in sentence.tokens if token.start >= span.start and is_verb(token)), None)
    terms: tuple[Term, ...] = ()
    if verb is not None:
        terms = _terms(reading, clause, verb) or (_act_term(reading, clause, verb),)
    else:
        noun = next((token for token in sentence.tokens if token.start >= span.start and token.tag.startswith("NN")), None)
        terms = (Term(giver=UNSTATED, recipient=UNSTATED, theme=reading.slot(noun)),) if noun is not None else ()
    return ListedItem(Deal(span.start, span.end, span.text, parties=parties, terms=terms, status=status), clause, verb)


def deals(reading: Reading, clause: Clause) -> Iterator[Deal]:
    """Deals that the clause tells, each stretch of text in one deal only."""
    taken: list[Deal] = []
    for make in (_exchanges, _part_of, _named, _commitments, _collusions):
        for deal in make(reading, clause):
            if not any(deal.start < other.end and other.start < deal.end for other in taken):
                taken.append(deal)
            elif make is _named:
                for position, other in enumerate(taken):
                    if deal.start < other.end and other.start < deal.end:
                        taken[position] = _joined(reading, other, deal)
                        break
    yield from sorted(taken, key=lambda deal: deal.start)


def _joined(reading: Reading, a: Deal, b: Deal) -> Deal:
    """Two readings of one stretch: the terms of the first, parties and rungs of both."""
    parties = list(a.parties)
    parties += [
        slot
        for slot in b.parties
        if not any(
            (slot.start < other.end and other.start < slot.end) or (slot.entity and slot.entity == other.entity)
            for other in parties
        )
    ]
    rungs = {evidence.rung: evidence for evidence in (*b.status, *a.status)}
    start, end = min(a.start, b.start), max(a.end, b.end)
    return replace(
        a,
        start=start,
        end=end,
        text=reading.text[start:end],
        parties=tuple(parties),
        terms=a.terms or b.terms,
        status=tuple(rungs[key] for key in sorted(rungs)),
        time=a.time or b.time,
        duration=a.duration or b.duration,
    )


# Parties


def _slots(reading: Reading, nouns: Sequence[Token], floor: int) -> tuple[Slot, ...]:
    found: list[Slot] = []
    for noun in nouns:
        if noun.start < floor or any(child.text.lower() in ("neither", "no", "either") for child in noun.children):
            continue
        slot = reading.slot(noun)
        if slot.text and not any(slot.start < other.end and other.start < slot.end for other in found):
            found.append(slot)
    return tuple(found)


def _parties(reading: Reading, noun: Token, floor: int) -> tuple[Slot, ...]:
    """Those between whom or with whom a bargain stands, by the words around its noun."""
    found: list[Token] = []
    own = list(noun.children)
    if noun.dep in ("nsubjpass", "dobj", "nsubj") and is_verb(noun.head):
        # "an agreement was reached between A and B"
        own += [
            child
            for child in noun.head.children
            if child.dep == "prep" and child.text.lower() in ("between", "with") and child.i > noun.i
        ]
    for child in own:
        if child.dep == "prep" and child.text.lower() in ("between", "among"):
            for below in child.children:
                if below.dep == "pobj":
                    found.extend(conjuncts(below))
            if len(found) < 2:
                found.extend(_torn(child, noun))
        elif child.dep == "prep" and child.text.lower() in ("with", "by"):
            for below in child.children:
                if below.dep == "pobj" and reading.is_people(below):
                    found.extend(token for token in conjuncts(below) if reading.is_people(token))
        elif child.dep == "poss" and reading.is_people(child):
            found.append(child)
    slots = _slots(reading, sorted(found, key=lambda token: token.i), floor)
    between = any(child.dep == "prep" and child.text.lower() in ("between", "among") for child in own)
    return _halves(reading, slots[0]) if between and len(slots) == 1 else slots


def _halves(reading: Reading, slot: Slot) -> tuple[Slot, ...]:
    """ "the Valley Council and League captains", which the parser took for one phrase: cut at the "and" outside any name."""
    for joint in re.finditer(r"\s+and\s+", slot.text):
        first, last = slot.start + joint.start(), slot.start + joint.end()
        if not any(mention.start < first and last < mention.end for mention in reading.near(first, last)):
            return (reading.words(slot.start, first), reading.words(last, slot.end))
    return (slot,)


def _torn(between: Token, noun: Token) -> list[Token]:
    """ "between A and B" whose B the parser hung elsewhere: the noun right after "and" or the comma."""
    first = next((below for below in between.children if below.dep == "pobj"), None)
    if first is None:
        return []
    words = list([noun, *noun.ancestors()][-1].subtree())
    for token in words:
        if token.i > first.i and token.text.lower() in ("and", ","):
            later = next((each for each in words if each.i > token.i), None)
            later_noun = next(
                (each for each in words if each.i > token.i and each.tag.startswith("NN") and each.dep != "compound"),
                None,
            )
            return [later_noun] if later is not None and later_noun is not None and later_noun.i - token.i <= 5 else []
    return []


# Status


def _status_of(reading: Reading, noun: Token) -> Iterator[RungEvidence]:
    """Rungs that the words around a bargain's noun carry: the verb above it, its adjectives and participles."""
    words = english.deal_words()
    around = [child for child in noun.children if child.dep in ("acl", "amod", "relcl")]
    above = noun.head
    if noun.dep in ("dobj", "nsubjpass", "nsubj") and is_verb(above):
        around.append(above)
    if (
        noun.dep == "pobj"
        and above.head is not above
        and is_verb(above.head)
        and above.text.lower() in ("to", "on", "of", "into")
    ):
        around.append(above.head)
    for verb in around:
        lemma = verb.lemma.lower()
        for rung, verbs in words.rungs.items():
            if lemma not in verbs or (noun.dep == "nsubj" and rung in ("agreed",)):
                continue
            evidence = Span(verb.start, verb.end, reading.text[verb.start : verb.end])
            if is_negated(verb):
                if rung in ("agreed",):
                    yield RungEvidence("refused", _with_negation(reading, verb))
                break
            if any(child.tag == "MD" or child.tag == "TO" for child in verb.children) and rung in ("agreed", "executed"):
                yield RungEvidence("proposed", evidence)
                break
            yield RungEvidence(_rung(rung), evidence)
            break
    draft = next(
        (child for child in noun.children if child.dep in ("amod", "compound") and child.text.lower() in ("draft", "proposed")),
        None,
    )
    if draft is not None:
        yield RungEvidence("proposed", Span(draft.start, draft.end, reading.text[draft.start : draft.end]))


def _rung(name: str) -> Rung:
    rungs: tuple[Rung, ...] = ("proposed", "ordered", "agreed", "announced", "executed", "refused", "violated")
    return next(rung for rung in rungs if rung == name)


def _with_negation(reading: Reading, verb: Token) -> Span:
    neg = next((child for child in verb.children if child.dep == "neg" or child.text.lower() in ("never", "not")), verb)
    first, last = min(neg.start, verb.start), max(neg.end, verb.end)
    return Span(first, last, reading.text[first:last])


def _verb_status(reading: Reading, verb: Token) -> tuple[RungEvidence, ...]:
    """How far an act of giving has gone, by its tense and helpers and the verb that governs it."""
    words = english.deal_words()
    evidence = Span(verb.start, verb.end, reading.text[verb.start : verb.end])
    helpers = {child.text.lower(): child for child in verb.children if child.dep in ("aux", "auxpass") and child.start >= 0}
    if is_negated(verb):
        return (
            (RungEvidence("refused", _with_negation(reading, verb)),) if helpers.keys() & {"will", "would", "wo", "did"} else ()
        )
    holder = verb.head
    if verb.dep == "acl" and holder.lemma.lower() in (
        "proposal",
        "offer",
        "plan",
        "request",
        "suggestion",
        "promise",
        "pledge",
        "agreement",
        "refusal",
    ):
        name = holder.lemma.lower()
        word = Span(holder.start, holder.end, reading.text[holder.start : holder.end])
        rungs = [
            RungEvidence(
                "agreed" if name in ("promise", "pledge", "agreement") else "refused" if name == "refusal" else "proposed", word
            )
        ]
        if holder.dep in ("dobj", "nsubjpass") and holder.head.lemma.lower() in words.rungs["refused"]:
            rungs.append(
                RungEvidence(
                    "refused", Span(holder.head.start, holder.head.end, reading.text[holder.head.start : holder.head.end])
                )
            )
        return tuple(rungs)
    above = verb.head if verb.dep in ("xcomp", "ccomp", "advcl", "acl", "conj") and verb.head is not verb else None
    if above is not None and above.start >= 0:
        for rung in ("refused", "ordered", "proposed", "agreed", "announced"):
            if above.lemma.lower() in words.rungs[rung] and above.lemma.lower() not in (
                "have",
                "do",
                "make",
                "strike",
                "reach",
                "cut",
                "enter",
                "close",
            ):
                over = Span(above.start, above.end, reading.text[above.start : above.end])
                if is_negated(above):
                    return (RungEvidence("refused", _with_negation(reading, above)),)
                return (RungEvidence(_rung(rung), over),)
    if any(child.tag == "MD" for child in verb.children):
        helper = next(child for child in verb.children if child.tag == "MD")
        if helper.start < 0 or helper.start >= verb.end:
            return ()
        span = Span(helper.start, verb.end, reading.text[helper.start : verb.end])
        return (RungEvidence("agreed" if helper.text.lower() in ("will", "shall", "must") else "proposed", span),)
    if verb.tag in ("VBD", "VBZ", "VBP") or helpers.keys() & {"has", "have", "had", "was", "were", "is", "are", "been"}:
        return (RungEvidence("executed", evidence),)
    return ()


# Giving against giving


def _counter(reading: Reading, clause: Clause, verb: Token) -> tuple[Span, list[Token]] | None:
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


def _exchanges(reading: Reading, clause: Clause) -> Iterator[Deal]:
    words = english.deal_words()
    for verb in clause.tokens:
        if not is_verb(verb) or verb.dep in ("amod", "compound"):
            continue
        if verb.lemma.lower() not in words.give_verbs | words.take_verbs | words.barter_verbs:
            terms = _act_for(reading, clause, verb)
        else:
            terms = _terms(reading, clause, verb)
        if not terms:
            continue
        made = frame(verb)
        parties = _traders(reading, clause, made, terms)
        first = min([verb.start, *(slot.start for slot in parties), *(slot.start for term in terms for slot in _filled(term))])
        last = max([verb.end, *(slot.end for slot in parties), *(slot.end for term in terms for slot in _filled(term))])
        span = reading.span(max(first, clause.start), min(last, clause.end))
        counter = _counter(reading, clause, verb)
        if counter is not None and counter[0].start < span.start:
            span = reading.span(counter[0].start, span.end)
        yield Deal(span.start, span.end, span.text, parties=parties, terms=terms, status=_verb_status(reading, verb))
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
            terms = tuple(_give(reading, thing, UNSTATED, UNSTATED) for thing in (of, against))
            span = reading.span(noun_phrase(noun)[0].start, max(right(against), noun.end))
            yield Deal(
                span.start,
                span.end,
                span.text,
                parties=_parties(reading, noun, clause.start),
                terms=terms,
                status=tuple(_status_of(reading, noun))
                or (RungEvidence("agreed", Span(noun.start, noun.end, reading.text[noun.start : noun.end])),),
            )


def _act_for(reading: Reading, clause: Clause, verb: Token) -> tuple[Term, ...]:
    """ "withdraw from the mill in exchange for safe passage": an act against a thing, which goes to the one who acts."""
    counter = _counter(reading, clause, verb) if _moves(frame(verb)) else None
    if counter is None:
        return ()
    act = _act_term(reading, clause, verb)
    return (act, *(_give(reading, each, UNSTATED, act.giver) for each in _flat(counter[1])))


def _filled(term: Term) -> list[Slot]:
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


def _traders(reading: Reading, clause: Clause, made: Frame, terms: tuple[Term, ...]) -> tuple[Slot, ...]:
    nouns: list[Token] = []
    if (
        made.subject is not None
        and made.subject.start >= clause.start
        and made.subject.text.lower() not in ("it", "which", "that", "who")
    ):
        nouns.extend(token for token in conjuncts(made.subject))
    nouns.extend(noun for noun in made.after.get("with", ()) if reading.is_people(noun))
    found = list(_slots(reading, nouns, clause.start))
    for term in terms:
        for value in (term.giver, term.recipient):
            if isinstance(value, Slot) and not any(value.start < slot.end and slot.start < value.end for slot in found):
                found.append(value)
    return tuple(found)


def _terms(reading: Reading, clause: Clause, verb: Token) -> tuple[Term, ...]:
    """Both sides of an exchange; empty if the verb tells none."""
    words = english.deal_words()
    made = frame(verb)
    lemma = made.lemma
    thing = made.object
    if thing is None or thing.start < clause.start:
        return ()
    if lemma in words.barter_verbs:
        against = made.first("for", "against")
        strong = _counter(reading, clause, verb)
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
            *(_give(reading, each, giver, other) for each in conjuncts(thing)),
            *(_give(reading, each, other, giver) for each in _flat(others)),
        )
    strong = _counter(reading, clause, verb)
    plain = (
        made.first("for", "against")
        if lemma in ("sell", "buy", "pay", "purchase", "release", "free", "hand", "give", "supply", "deliver")
        else None
    )
    if strong is None and (plain is None or reading.is_time(plain) or plain.start < clause.start):
        return ()
    if (
        strong is None
        and plain is not None
        and lemma not in ("sell", "buy", "purchase", "pay")
        and not _substance(reading, plain)
    ):
        return ()
    others = strong[1] if strong else [plain] if plain is not None else []
    doer: Value = (
        reading.slot(made.subject)
        if made.subject is not None
        and made.subject.start >= clause.start
        and made.subject.text.lower() not in ("it", "which", "that", "who")
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
        return (_give(reading, thing, doer, taker), *(_give(reading, each, UNSTATED, UNSTATED) for each in _flat(others)))
    # The other side of an exchange flows back between the same two, as "in exchange for" says.
    back_giver, back_taker = (taker, doer) if strong or lemma in ("sell", "buy", "purchase") else (UNSTATED, UNSTATED)
    first = tuple(
        _placed(reading, clause, made, _give(reading, each, doer, taker))
        for each in conjuncts(thing)
        if not reading.is_time(each)
    )
    return (*first, *(_give(reading, each, back_giver, back_taker) for each in _flat(others)))


def _substance(reading: Reading, noun: Token) -> bool:
    """Something that can be given: a thing or money, no purpose, person or time."""
    return (
        not reading.is_people(noun)
        and not reading.is_place(noun)
        and (noun.name in ("MONEY", "QUANTITY") or noun.lemma.lower() in english.nouns().goods)
    )


def _flat(nouns: Sequence[Token]) -> list[Token]:
    return [each for noun in nouns for each in ([noun] if is_verb(noun) else conjuncts(noun))]


def _give(reading: Reading, thing: Token, giver: Value, recipient: Value) -> Term:
    if is_verb(thing):
        span = reading.span(thing.start, right(thing))
        return Term(giver=giver, recipient=recipient, theme=Slot(span.text, span.start, span.end))
    return Term(giver=giver, recipient=recipient, theme=reading.slot(thing), quantity=_quantity(reading, thing))


def _quantity(reading: Reading, noun: Token) -> Value:
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


def _act_term(reading: Reading, clause: Clause, verb: Token) -> Term:
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
    giver: Value = reading.slot(doer) if doer is not None and able else UNSTATED
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
        quantity=_quantity(reading, thing) if thing is not None and thing.start >= clause.start else None,
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


# An act against an act, over two sentences

_IN_RETURN = re.compile(
    r"(?:in return|in exchange|against this|against that|in return for this|in exchange for this|for this|as payment)\b"
    r"(?!\s+for\s+(?!this|that))[ ,]*",
    re.IGNORECASE,
)


def in_return(reading: Reading, start: int, end: int, before: tuple[int, int] | None, ordered: bool) -> Deal | None:
    """The deal of a sentence that begins "In return …" and the one before it; ``None`` if either tells no act."""
    sentences = reading.parse(start, end)
    found: tuple[Term, Span] | None = None
    cue: Span | None = None
    previous = before
    for rank, sentence in enumerate(sentences):
        match = _IN_RETURN.match(reading.text, sentence.start)
        if match is None:
            continue
        if rank:
            previous = (sentences[rank - 1].start, sentences[rank - 1].end)
        cue = reading.span(match.start(), match.end())
        found = first_act(reading, match.end(), sentence.end)
        break
    if found is None or cue is None or previous is None:
        return None
    other = first_act(reading, *previous)
    if other is None:
        return None
    terms = (other[0], found[0])
    parties: list[Slot] = []
    for term in terms:
        for value in (term.giver, term.recipient):
            if isinstance(value, Slot) and not any(value.start == slot.start for slot in parties):
                parties.append(value)
    span = reading.span(min(other[1].start, cue.start), found[1].end)
    rung: Rung = (
        "ordered" if ordered else "proposed" if re.search(r"\bwould\b", reading.text[cue.end : found[1].end]) else "agreed"
    )
    return Deal(span.start, span.end, span.text, parties=tuple(parties), terms=terms, status=(RungEvidence(rung, cue),))


def first_act(reading: Reading, start: int, end: int) -> tuple[Term, Span] | None:
    """The first act of giving, moving or leaving open that a stretch tells, as a term, with its span."""
    words = english.deal_words()
    for sentence in reading.parse(start, end):
        clause = Clause(sentence, max(start, sentence.start), sentence.end, (), None)
        for verb in clause.tokens:
            if not is_verb(verb) or verb.dep in ("amod", "acl", "relcl", "advcl", "compound"):
                continue
            made = frame(verb)
            if made.object is None or made.object.start < clause.start:
                continue
            if made.lemma in ("leave", "open", "keep", "hold"):
                if not made.passive:
                    continue
            elif made.lemma not in words.give_verbs and not _moves(made):
                continue
            return _act_term(reading, clause, verb), reading.span(clause.start, clause.end)
    return None


# An act as part of a deal


def _part_of(reading: Reading, clause: Clause) -> Iterator[Deal]:
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
        if made.lemma not in words.give_verbs | words.take_verbs and not _moves(made):
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
                quantity=_quantity(reading, whole),
            )
        else:
            term = _act_term(reading, clause, verb)
        parties = [slot for slot in (term.giver, term.recipient) if isinstance(slot, Slot)]
        parties += [
            slot
            for slot in _parties(reading, noun, clause.start)
            if not any(slot.start < other.end and other.start < slot.end for other in parties)
        ]
        first = min(
            [verb.start, noun_phrase(noun)[0].start, *(slot.start for slot in parties), *(slot.start for slot in _filled(term))]
        )
        last = max([noun.end, right(noun), verb.end, *(slot.end for slot in _filled(term))])
        span = reading.span(max(first, clause.start), min(last, clause.end))
        status = _verb_status(reading, verb)
        yield Deal(
            span.start,
            span.end,
            span.text,
            parties=tuple(sorted(parties, key=lambda slot: slot.start)),
            terms=(term,),
            status=status or tuple(_status_of(reading, noun)),
        )


def _moves(made: Frame) -> bool:
    act = english.actions().verbs.get(made.phrase) or english.actions().verbs.get(made.lemma)
    return (act is not None and act.type in ("RETREAT", "AID", "COOPERATE", "CONCEDE")) or made.phrase in (
        "take back",
        "take over",
        "pull out",
    )


def _taken_thing(thing: Token) -> Token:
    """ "control of the strongholds": the strongholds."""
    if thing.lemma.lower() in ("control", "possession", "charge", "hold"):
        for child in thing.children:
            if child.dep == "prep" and child.text.lower() == "of":
                return next((below for below in child.children if below.dep == "pobj"), thing)
    return thing


# A named bargain


def _named(reading: Reading, clause: Clause) -> Iterator[Deal]:
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
        parties = list(_parties(reading, noun, clause.start))
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
                parties = [*(_slots(reading, conjuncts(doer), clause.start)), *parties]
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
                terms.extend(_terms(reading, clause, verb) or (_act_term(reading, clause, verb),))
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
                        _shared(made, parties) for made in (_terms(reading, clause, verb) or (_act_term(reading, clause, verb),))
                    )
        which = next((child for child in noun.children if child.dep == "relcl" and child is not inner), None)
        if which is not None and re.search(r"\b(?:under which|whereby)\b", reading.text[noun.end : which.start].lower()):
            terms.extend(_terms(reading, clause, which) or (_act_term(reading, clause, which),))
        status = tuple(_status_of(reading, noun))
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
        last = max([last, *(slot.end for term in terms for slot in _filled(term))])
        span = reading.span(max(first, clause.start), min(last, clause.end))
        evidence = Span(noun.start, noun.end, reading.text[noun.start : noun.end])
        time, duration = _times(reading, span.start, clause.end if governor is not None else span.end, clause)
        yield Deal(
            span.start,
            span.end,
            span.text,
            parties=tuple(parties),
            terms=tuple(terms),
            time=time,
            duration=duration,
            status=status or ((RungEvidence("agreed", evidence),) if lemma not in words.collusion_nouns else ()),
        )


def _shared(term: Term, parties: Sequence[Slot]) -> Term:
    """ "A struck a deal with B to release …": the parser makes A the doer, the words do not say who of them acts."""
    if len(parties) > 1 and isinstance(term.giver, Slot) and any(term.giver.start == slot.start for slot in parties):
        return replace(term, giver=UNSTATED)
    return term


def _times(reading: Reading, start: int, end: int, clause: Clause) -> tuple[Value, Value]:
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


# Agreeing to act


def _commitments(reading: Reading, clause: Clause) -> Iterator[Deal]:
    """ "A agreed (with B) to …", "A and B agreed that …", "A offered B … "."""
    words = english.deal_words()
    for verb in clause.tokens:
        if not is_verb(verb) or verb.lemma.lower() not in words.commit_verbs or verb.dep in ("amod", "compound"):
            continue
        made = frame(verb)
        inner = next(
            (child for child in verb.children if child.dep in ("xcomp", "ccomp") and child.i > verb.i and is_verb(child)), None
        )
        partner = next((noun for noun in made.after.get("with", ()) if reading.is_people(noun)), None)
        doers = (
            conjuncts(made.subject)
            if made.subject is not None
            and made.subject.start >= clause.start
            and made.subject.text.lower() not in ("it", "which", "who", "that")
            else []
        )
        parties = _slots(reading, [*doers, *([partner] if partner is not None else [])], clause.start)
        if inner is None or not clause.shows(inner) or not doers or is_negated(inner):
            continue
        if verb.lemma.lower() in ("refuse", "decline", "offer", "promise", "vow", "pledge", "propose") and not (
            frame(inner).lemma in words.give_verbs or _moves(frame(inner))
        ):
            continue
        several = len(doers) > 1 or doers[0].lemma.lower() in ("side", "party", "they", "we", "both")
        if (
            not (_moves(frame(inner)) or frame(inner).lemma in words.give_verbs | words.take_verbs | words.barter_verbs)
            and partner is None
            and not several
        ):
            continue
        terms: list[Term] = []
        for act in [inner, *(child for child in inner.children if child.dep == "conj" and is_verb(child))]:
            terms.extend(_terms(reading, clause, act) or (_act_term(reading, clause, act),))
        lemma = verb.lemma.lower()
        rung: Rung = (
            "refused"
            if lemma in ("refuse", "decline") or is_negated(verb)
            else "proposed"
            if lemma in ("offer", "propose")
            else "agreed"
        )
        evidence = (
            _with_negation(reading, verb) if is_negated(verb) else Span(verb.start, verb.end, reading.text[verb.start : verb.end])
        )
        known = list(parties)
        for term in terms:
            known.extend(
                value
                for value in (term.giver, term.recipient)
                if isinstance(value, Slot) and not any(value.start < slot.end and slot.start < value.end for slot in known)
            )
        first = min([verb.start, *(slot.start for slot in known)])
        span = reading.span(max(first, clause.start), min(max(right(inner), verb.end), clause.end))
        yield Deal(
            span.start, span.end, span.text, parties=tuple(known), terms=tuple(terms), status=(RungEvidence(rung, evidence),)
        )


# Collusion


def _collusions(reading: Reading, clause: Clause) -> Iterator[Deal]:
    words = english.deal_words()
    for verb in clause.tokens:
        if not is_verb(verb) or verb.lemma.lower() not in words.collusion_verbs:
            continue
        made = frame(verb)
        if is_negated(verb) or made.subject is None or made.subject.start < clause.start:
            continue
        partners = [each for noun in made.after.get("with", ()) for each in conjuncts(noun) if reading.is_people(each)]
        doers = conjuncts(made.subject)
        if not partners and len(doers) < 2:
            continue
        parties = _slots(reading, [*doers, *partners], clause.start)
        bargain = next(
            (
                token
                for token in clause.tokens
                if token.i > verb.i and token.lemma.lower() in words.nouns and token.tag.startswith("NN")
            ),
            None,
        )
        last = max([verb.end, *(slot.end for slot in parties)])
        if bargain is not None:
            last = max(token.end for token in clause.sentence.tokens if token.end <= clause.end and token.pos != "PUNCT")
        span = reading.span(min([verb.start, *(slot.start for slot in parties)]), last)
        time, duration = _times(reading, span.start, clause.end, clause)
        status: tuple[RungEvidence, ...] = ()
        if bargain is not None:
            status = (RungEvidence("agreed", Span(bargain.start, bargain.end, reading.text[bargain.start : bargain.end])),)
        yield Deal(span.start, span.end, span.text, parties=parties, terms=(), status=status, time=time, duration=duration)
