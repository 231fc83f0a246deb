"""Store: the records of a case, and its truth. ``sqlite`` in use, ``memory`` in tests. Asked by every stage.

One table of typed records by kind; ``codec`` turns nouns into bytes and checks them on the way back. A step's records and
its mark are written in one transaction.
"""
