"""Ner: which words are a name, and of what. Asked by ``entities``.

``gazetteer`` (tables), ``english`` and ``arabic`` (rules), ``spacy`` (statistics), joined by ``combined``: tables and rules
speak before statistics, and every find says who made it.
"""
