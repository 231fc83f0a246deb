"""Beside the journey: all that was found, as files that other programs read.

In: the store. Out: JSON lines (``jsonl``, complete), flat tables and a graph (``flat``); and back in, people's decisions
(``decisions``). Engines: store.

``rows`` is the promise to the outside, a type a file, from which ``schemas`` makes the JSON Schemas; ``convert`` takes a
noun of ``model/`` to its row. A field of the export is changed in ``rows`` first. ``plain`` prints findings of loose files.
"""
