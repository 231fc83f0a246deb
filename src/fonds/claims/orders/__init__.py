"""Orders: who bids whom do what, where, by when.

Three ways of bidding are read: a verb ("the ministry ordered the brigade to …"), a noun ("orders sent from
headquarters"), and lines of a paper that bids ("1. Withdraw …", "… shall be handed over"). Issuer and addressee come
from the sentence; for bidding lines from the paper's own header. What is not said stays UNSTATED.
"""

from fonds.claims.orders.bidding import bidding, imperative, may_bid, of_term
from fonds.claims.orders.find import orders

__all__ = ["bidding", "imperative", "may_bid", "of_term", "orders"]
