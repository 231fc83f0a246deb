""" "… In return, …": an exchange told in two sentences."""

import re

from fonds.claims.deals.terms import act_term, moves
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import frame, is_verb
from fonds.model import Deal, Rung, RungEvidence, Slot, Span, Term
from fonds.vocabulary import english

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
            elif made.lemma not in words.give_verbs and not moves(made):
                continue
            return act_term(reading, clause, verb), reading.span(clause.start, clause.end)
    return None
