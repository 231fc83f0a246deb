"""Executor: one function over many items. ``threads`` in use, ``inline`` in tests. Asked by ``pages``.

An executor keeps no list of jobs: what is done stands in the store, so that a kill loses nothing.
"""
