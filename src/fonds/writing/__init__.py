"""What the stages share about written language; imports nothing but ``model/`` (and ``vocabulary/`` nothing but this).

By subject: letters (``scripts``: plain letters for rules; ``fold``: one spelling for comparing), words (``analysis``,
``skeleton``, ``names``), numbers (``numbers``), times (``times``), prose (``paragraphs``), and places on a page (``anchors``).
Offsets are code points of the text as given. Something that only one stage needs lives in that stage.
"""
