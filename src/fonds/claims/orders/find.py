"""Orders that a clause reports or gives: by verb, by noun, by a duty in a paper that bids."""

from collections.abc import Iterator

from fonds.claims.letters import Header
from fonds.claims.orders.duties import addressed, by_duty, in_short_note
from fonds.claims.orders.nouns import by_noun
from fonds.claims.orders.verbs import by_verb
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import Order, Slot
from fonds.vocabulary import english


def orders(reading: Reading, clause: Clause, header: Header) -> Iterator[Order]:
    """Orders that the clause reports or gives."""
    shown = clause.tokens
    for token in shown:
        if is_verb(token) and (token.lemma.lower() in english.order_words().verbs or _polite(token)):
            order = by_verb(reading, clause, token, header)
            if order:
                yield order
        elif token.tag.startswith("NN") and token.lemma.lower() in english.order_words().nouns:
            order = by_noun(reading, clause, token)
            if order:
                yield order
    by_order = None if header.orders else _by_order_of(reading, clause)
    if by_order is not None:
        for token in shown:
            order = by_duty(reading, clause, token, Header(by_order, None, True, True))
            if order:
                yield order
    if clause.saying is None and not header.agreement:
        for token in shown:
            bound = header.orders or addressed(token, header) or in_short_note(reading, token, header)
            order = by_duty(reading, clause, token, header) if bound else None
            if order:
                yield order


def _polite(verb: Token) -> bool:
    """ "You are requested to …": bidding in the words of a request."""
    return verb.lemma.lower() in english.order_words().polite and any(
        child.dep == "nsubjpass" and child.text.lower() == "you" for child in verb.children
    )


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
