"""2. Read: from sealed originals to pages, lines and words with boxes.

In: waiting Documents and their bytes. Out: Page and Line records, the kind, language and date of each
document, Failures. Engines: reader (jailed), vault, executor, store. Next: ``search`` and ``entities``.
"""
