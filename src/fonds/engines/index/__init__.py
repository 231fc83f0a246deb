"""Index: which pages hold these tokens. ``tantivy`` in use, ``scan`` the plain oracle of the tests. Asked by ``search``.

It is handed tokens and never looks at text, so that every engine gives the same hits. A projection: losing it loses nothing.
"""
