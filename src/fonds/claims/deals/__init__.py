"""Deals: who agreed with whom, and who gives what for what.

A listed deal, giving against giving, an act as part of a deal, a named bargain, agreeing to act, collusion.
Givers stay UNSTATED unless the words say who gives.
"""

from fonds.claims.deals.find import deals
from fonds.claims.deals.lists import ListedItem, listed
from fonds.claims.deals.parties import distinct
from fonds.claims.deals.returns import first_act, in_return

__all__ = ["ListedItem", "deals", "distinct", "first_act", "in_return", "listed"]
