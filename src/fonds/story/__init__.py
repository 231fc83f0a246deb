"""8. Tell it: sentences whose every one cites its lines, the check of them, and what leaves the machine.

In: Markdown with citations (``[@ID]``), and the store. Out: the problems of a story, one HTML page with footnotes, a pack
that a stranger checks without fonds. Engines: store. Here the journey ends; ``fonds.export`` writes out everything found.

``sentences`` says where a sentence begins and what it cites -> ``evidence`` says what a citation leads to and how well it
stands -> ``check`` weighs the words (``words``, ``verbs.yml``) -> ``html`` and ``pack`` write. ``draft`` makes a first story.
"""
