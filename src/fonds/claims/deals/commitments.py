"""Agreeing, offering or refusing to act, and collusion (an umbrella without terms)."""

from collections.abc import Iterator

from fonds.claims.deals.named import times_of
from fonds.claims.deals.parties import party_slots
from fonds.claims.deals.rungs import with_negation
from fonds.claims.deals.terms import act_term, moves, terms_of
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import conjuncts, frame, is_negated, is_verb, right
from fonds.model import Deal, Rung, RungEvidence, Slot, Span, Term
from fonds.vocabulary import english


def commitments(reading: Reading, clause: Clause) -> Iterator[Deal]:
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
        parties = party_slots(reading, [*doers, *([partner] if partner is not None else [])], clause.start)
        if inner is None or not clause.shows(inner) or not doers or is_negated(inner) or inner.lemma.lower() in ("be", "have"):
            continue
        if verb.lemma.lower() in ("refuse", "decline", "offer", "promise", "vow", "pledge", "propose") and not (
            frame(inner).lemma in words.give_verbs or moves(frame(inner))
        ):
            continue
        several = len(doers) > 1 or doers[0].lemma.lower() in ("side", "party", "they", "we", "both")
        if (
            not (moves(frame(inner)) or frame(inner).lemma in words.give_verbs | words.take_verbs | words.barter_verbs)
            and partner is None
            and not several
        ):
            continue
        terms: list[Term] = []
        for act in [inner, *(child for child in inner.children if child.dep == "conj" and is_verb(child))]:
            terms.extend(terms_of(reading, clause, act) or (act_term(reading, clause, act),))
        lemma = verb.lemma.lower()
        rung: Rung = (
            "refused"
            if lemma in ("refuse", "decline") or is_negated(verb)
            else "proposed"
            if lemma in ("offer", "propose")
            else "agreed"
        )
        evidence = (
            with_negation(reading, verb) if is_negated(verb) else Span(verb.start, verb.end, reading.text[verb.start : verb.end])
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


def collusions(reading: Reading, clause: Clause) -> Iterator[Deal]:
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
        parties = party_slots(reading, [*doers, *partners], clause.start)
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
        time, duration = times_of(reading, span.start, clause.end, clause)
        status: tuple[RungEvidence, ...] = ()
        if bargain is not None:
            status = (RungEvidence("agreed", Span(bargain.start, bargain.end, reading.text[bargain.start : bargain.end])),)
        yield Deal(span.start, span.end, span.text, parties=parties, terms=(), status=status, time=time, duration=duration)
