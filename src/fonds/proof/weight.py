"""Weight: which propositions a story could rest on, and so have a card.

An order that only says "report" or "inform the office", or an event told once of "it" and "them", stays a finding of
its page; a card for each would bury the others. What is contradicted, told by several hands or borne out by a ledger
always has one.
"""

from collections.abc import Sequence
from functools import lru_cache

from fonds.model import Deal, Event, Order, Slot, Value
from fonds.proof.figures import figures
from fonds.proof.propositions import Statement, vocabulary
from fonds.writing.analysis import tokens


def rests(group: Sequence[Statement]) -> bool:
    """Could a sentence of a story rest on this group alone?"""
    lead = group[0].finding
    if isinstance(lead, Order):
        return any(_order(one.finding) for one in group if isinstance(one.finding, Order))
    if isinstance(lead, Deal):
        return any(_deal(one.finding) for one in group if isinstance(one.finding, Deal))
    return any(_event(one) for one in group)


def held_by_other(group: Sequence[Statement], spans: Sequence[tuple[int, int]]) -> bool:
    """An event in the words of an order or deal, which has the card. ``spans``: those of the page of the group's first."""
    lead = group[0].finding
    return isinstance(lead, Event) and any(start <= lead.start and lead.end <= end for start, end in spans)


def telling(value: Value) -> bool:
    """The slot says something: a word that is neither a pronoun nor as good as one."""
    if not isinstance(value, Slot):
        return False
    return any(len(word.folded) > 2 and word.folded not in _slight() for word in tokens(value.text))


def _order(order: Order) -> bool:
    """Something checkable: a known act at a place or by a day, or a day and a place; of whatever is more than "it"."""
    placed, timed = telling(order.place), isinstance(order.deadline, Slot)
    if order.act is None:
        return placed and timed
    return (placed or timed) and (telling(order.theme) or telling(order.place))


def _deal(deal: Deal) -> bool:
    """Something given, or two parties."""
    given = [term for term in deal.terms if telling(term.theme)]
    return bool(given) or len([party for party in deal.parties if telling(party)]) > 1


def _event(one: Statement) -> bool:
    """Told as having happened, where or when, of somebody or something; or who did it and to what."""
    event = one.finding
    if not isinstance(event, Event) or one.kind == "plan" or event.ledger is not None:
        return False
    roles = [role.slot for role in event.roles if telling(role.slot)]
    named = [slot for slot in (event.place, *roles) if isinstance(slot, Slot) and slot.entity]
    dated = one.window != (None, None)
    given_up, counted = bool(one.places & one.yielded), bool(figures(event.text))
    return bool(named) and (dated or telling(event.place) or len(roles) > 1 or given_up or counted)


@lru_cache(maxsize=1)
def _slight() -> frozenset[str]:
    return frozenset(word.folded for phrase in vocabulary()["slight_words"] for word in tokens(phrase))
