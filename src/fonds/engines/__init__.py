"""Machines that may be replaced. A folder a role: ``contract.py`` says in our words what a stage may ask, siblings answer it.

No stage imports an implementation; ``fonds.wiring`` chooses. A new engine is one file beside its contract, a green
contract suite in ``tests/engines/`` and a line in ``wiring``.

store: records. vault: original bytes. reader: hostile files, in a jail. ocr: pictures of pages. ner: names. grammar: the
parse of English. index: full text. executor: many things at once.
"""
