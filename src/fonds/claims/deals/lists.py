"""A listed deal: "deals between A and B to: item; item; and item", one deal an item."""

import re
from dataclasses import dataclass

from fonds.claims.deals.parties import parties_of
from fonds.claims.deals.rungs import noun_rungs
from fonds.claims.deals.terms import act_term, terms_of
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import UNSTATED, Deal, RungEvidence, Slot, Span, Term
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
    parties = parties_of(reading, noun, start)
    if not parties:
        return []
    cue = Span(noun.start, noun.end, reading.text[noun.start : noun.end])
    status = tuple(noun_rungs(reading, noun)) or (RungEvidence("agreed", cue),)
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
        terms = terms_of(reading, clause, verb) or (act_term(reading, clause, verb),)
    else:
        noun = next((token for token in sentence.tokens if token.start >= span.start and token.tag.startswith("NN")), None)
        terms = (Term(giver=UNSTATED, recipient=UNSTATED, theme=reading.slot(noun)),) if noun is not None else ()
    return ListedItem(Deal(span.start, span.end, span.text, parties=parties, terms=terms, status=status), clause, verb)
