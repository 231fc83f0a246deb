"""1. Take in: from a folder to sealed originals.

In: paths of files and folders. Out: originals in the vault, Document records with every path, a
hash-chained log. Engines: vault, store. The user's folder is only ever read. Next: ``pages``.
"""
