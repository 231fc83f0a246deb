"""A card's heading: a plain sentence made only of words quoted from the papers; what is unstated is said to be so.

Each quotation stands in “ ” by itself, so that a face can lay out Arabic quotations inside an English sentence.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath

from fonds.model import Claim, Deal, Document, Event, Order, Slot, Term, Value
from fonds.proof.propositions import vocabulary
from fonds.writing.analysis import tokens

LONGEST = 260
"""Code points of one quotation; a longer one is cut at a word, and the cut is shown outside it."""
SHORT = 2
"""An event of so few words is quoted with the clause around it."""


def sentence(finding: Order | Deal | Event, claim: Claim | None = None, document: Document | None = None) -> str:
    """One sentence. ``claim``: the claim whose content holds the finding; ``document``: the paper (names a ledger)."""
    if isinstance(finding, Order):
        return _order(finding)
    if isinstance(finding, Deal):
        return _deal(finding)
    return _row(finding, document) if finding.ledger is not None else _event(finding, claim)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _quote(text: str) -> str:
    """The words in quotation marks, on one line."""
    words = _plain(text)
    if len(words) <= LONGEST:
        return f"“{words}”"
    return f"“{words[:LONGEST].rpartition(' ')[0]}” …"


def _quoted(value: Value, otherwise: str) -> str:
    return _quote(value.text) if isinstance(value, Slot) else otherwise


def _tail(pairs: Sequence[tuple[str, Value]], told: str = "") -> str:
    """What else is stated, if the words already quoted do not hold it."""
    slots = [(name, value.text) for name, value in pairs if isinstance(value, Slot)]
    return "".join(f", {name} {_quote(text)}" for name, text in slots if _plain(text) not in _plain(told))


def _order(order: Order) -> str:
    """Who ordered whom, and the order's own words, which may say who; a word that forbids is quoted with them."""
    head = f"{_quoted(order.issuer, 'Somebody (not stated)')} ordered {_quoted(order.addressee, 'somebody (not stated)')}"
    told = _forbidden(order) + order.text
    if isinstance(order.issuer, Slot) and _plain(order.issuer.text) in _plain(told):
        return f"{_quote(told)}."
    return f"{head}: {_quote(told)}{_tail([('at', order.place), ('by', order.deadline)], told)}."


def _forbidden(order: Order) -> str:
    """The word at once before the order that makes it a prohibition, with a blank; ``""`` for none."""
    before = tokens(order.anchors[0].prefix)[-1:] if order.anchors else ()
    forbids = {word.folded for phrase in vocabulary()["forbidding"] for word in tokens(phrase)}
    return f"{before[0].text} " if before and before[0].folded in forbids else ""


def _deal(deal: Deal) -> str:
    parties = " and ".join(dict.fromkeys(_quote(party.text) for party in deal.parties)) or "parties that are not stated"
    terms = "; ".join(_term(term) for term in deal.terms)
    return f"A deal of {parties}: {terms or 'what was given is not stated'}."


def _term(term: Term) -> str:
    """One side: what is given by whom to whom, and which of these is not stated."""
    theme, quantity = term.theme, term.quantity
    what = _quoted(theme, "")
    if isinstance(quantity, Slot) and not (isinstance(theme, Slot) and _plain(quantity.text) in _plain(theme.text)):
        what = f"{_quote(quantity.text)} {what}".strip()
    by = f" by {_quote(term.giver.text)}" if isinstance(term.giver, Slot) else ""
    to = f" to {_quote(term.recipient.text)}" if isinstance(term.recipient, Slot) else ""
    missing = [name for name in ("giver", "recipient") if getattr(term, name) == "UNSTATED"]
    open_ = f" ({' and '.join(missing)} not stated)" if missing else ""
    tail = _tail([("from", term.origin), ("to", term.destination), ("by", term.deadline), ("if", term.condition)])
    return f"{what or 'something (not stated)'}{by}{to}{tail}{open_}"


def _event(event: Event, claim: Claim | None) -> str:
    """The words that tell it; one or two words are quoted with their clause, or with the roles that are told."""
    told = event.text
    if len(tokens(told)) <= SHORT and claim is not None and _plain(told) in _plain(claim.text):
        told = claim.text
    roles = [(role.name, role.slot) for role in event.roles] if len(tokens(told)) <= SHORT else []
    source = f", according to {_quote(claim.source.text)}" if claim is not None and claim.source is not None else ""
    return f"{_quote(told)}{_tail([*roles, ('at', event.place), ('on', event.time)], told)}{source}."


def _row(event: Event, document: Document | None) -> str:
    """A ledger's row: what it describes, of what kind, where and when; never the whole row."""
    named = PurePosixPath(document.paths[0].rpartition("!/")[2]).name if document and document.paths else "A ledger"
    told = next((_quote(role.slot.text) for role in event.roles if role.name == "description"), "an event")
    where = _quoted(event.place, "place not stated")
    when = _quoted(event.time, "day not stated")
    return f"{named} records: {told}, {event.type.lower()}, {where}, {when}."
