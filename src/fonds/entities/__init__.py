"""4. Who is who: from pages to names, and from names to people, bodies and places.

In: Pages and Lines; people's Judgements. Out: Mention records (every name at its words), machine Judgements with their
reasons, Entity records that are only a view over the judgements that stand. Engines: ner, grammar, store.
Next: ``claims``, whose slots name these entities.

The way of a name: ``mentions`` finds it -> ``within`` joins inside one document, by sure rules -> ``candidates`` says which
names of different documents are worth comparing -> ``features``, ``score`` and ``vetoes`` weigh two of them -> ``across``
judges -> ``clusters`` groups. ``queue`` is what waits for a person and ``judge`` where one decides; no machine changes that.
"""
