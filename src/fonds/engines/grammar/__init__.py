"""Grammar: sentences of tokens with a dependency parse. ``spacy`` (English). Asked by ``entities`` and ``claims``.

The model travels as a package and is checked by hash before it is loaded. Arabic needs none.
"""
