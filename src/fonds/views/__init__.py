"""7. Lay it out: what was found as ledgers, a timeline, a network, families of copies.

In: the store, after ``proof``. Out: the frozen dataclasses of ``shapes``, one module a picture, each a pure function
``build(store)``; every item carries its anchors, so that any dot leads back to its line. Engines: store. Nothing is kept:
views are made when somebody looks. Next: ``story``, and the screens in ``web/``, which only draw.
"""
