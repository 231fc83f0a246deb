"""5. Who says what: claims, deals, orders, events and relations, each with the words it rests on.

In: Pages, Lines and Mentions; the date a document bears. Out: Time, Claim, Deal, Order, Event and Relation records; every
slot is words of the text, ``UNSTATED`` or nothing. Engines: grammar (English), store. Next: ``proof``.

Begin with ``find``, which parts a page into paragraphs and languages. English (``english``) goes by a parse (``reading``,
``syntax``), with a room a subject: ``sayings``, ``deals``, ``orders``, ``events``, and ``letters``, ``contracts``,
``relations``. Arabic (``arabic``) goes by rules over words. The words themselves are in ``vocabulary/``.
``stage`` binds what was found to lines.
"""

from fonds.claims.find import find
from fonds.claims.letters import Header

__all__ = ["Header", "find"]
