"""3. Find: from pages to lines that answer a question.

In: Documents, Pages and Lines of the store; a query as typed. Out: an index that is a mere projection of them, and
hits with anchors, each with the reason why it is there. Engines: index, store. Nothing else rests on the index:
delete it and it is made again. Next: ``entities``, which reads the same pages.

The way of a query: ``parse`` (what was asked) -> ``plan`` (which words also answer) -> the index (which pages) ->
``sheet`` and ``light`` (which lines, exactly where) -> ``ask`` (the answer), with ``gaps`` (what it could not have found).
"""
