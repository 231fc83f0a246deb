"""fonds: from a leaked folder to a story whose every sentence can be checked, line by line.

The journey: custody takes in the originals; pages reads them into lines and words with boxes; search
finds them; entities says who is who; claims finds who says what, deals, orders and events; proof says
how well it stands; views lay it out in time, as a network, as deals; story tells it with footnotes.
"""

__version__ = "0.1.0"
