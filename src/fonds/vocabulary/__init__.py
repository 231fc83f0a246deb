"""Words as data: kinds, verbs, hedges, deals, grades and names of things, in YAML, with typed loaders.

In: the files ``*.yml`` of this folder. Out: frozen tables, read once by ``tables`` (``english``, ``arabic``, ``naming``,
``acronyms``, ``terms``, ``grades``, ``rungs``). Who wants fonds to know
another verb, hedge, kind of deal or title adds a line of YAML and no Python. The words must be those of a language,
never those of one leak.
"""
