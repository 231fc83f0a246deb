"""The nouns. One subject a file, frozen dataclasses, no imports but each other.

Who refers to whom: a Document has Pages; a Page has Lines; a Line has Words. A finding (Mention,
Time, Claim, Deal, Order, Event, Relation) stands on a Page and carries Anchors to its Lines; its
Slots name Entities. Judgements join or part names into Entities. Descents join Documents, Matches
join Orders and Events, Cards say how a proposition stands. The fields are those of the export.
"""

from fonds.model.anchor import Address, Anchor, Box
from fonds.model.dates import DayRange
from fonds.model.document import Document, Status
from fonds.model.entity import Entity, Judgement, Reason, Verdict
from fonds.model.failure import Failure
from fonds.model.finding import (
    Claim,
    Deal,
    Event,
    Finding,
    Found,
    Hedge,
    Label,
    Mention,
    Modality,
    Order,
    Relation,
    Role,
    Rung,
    RungEvidence,
    Term,
    Time,
)
from fonds.model.page import Layer, Line, Page, Word
from fonds.model.proof import Card, CardItem, Contradiction, Descent, LostHedge, Match, SharedPassage
from fonds.model.query import All, Either, Field, Hit, Keyword, Not, Phrase, Prefix, Query, Written
from fonds.model.span import UNSTATED, Slot, Span, Unstated, Value

__all__ = [
    "UNSTATED", "Address", "All", "Anchor", "Box", "Card", "CardItem", "Claim", "Contradiction", "DayRange", "Deal", "Descent",
    "Document", "Either", "Entity", "Event", "Failure", "Field", "Finding", "Found", "Hedge", "Hit", "Judgement", "Keyword",
    "Label", "Layer", "Line", "LostHedge", "Match", "Mention", "Modality", "Not", "Order", "Page", "Phrase", "Prefix", "Query",
    "Reason", "Relation", "Role", "Rung", "RungEvidence", "SharedPassage", "Slot", "Span", "Status", "Term", "Time", "Unstated",
    "Value", "Verdict", "Word", "Written",
]
