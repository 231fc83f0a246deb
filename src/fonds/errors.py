"""The errors a person may meet, each with one sentence that says what is wrong and what to do.

FondsError
├── WrongUse         the command or request cannot mean anything (exit status 2)
│   ├── NotACase     the path holds no case
│   └── BadQuery     a search query that cannot be read
├── Missing          something that fonds needs is not installed
└── Broken           the case does not agree with itself; ``fonds verify`` says where
"""


class FondsError(Exception):
    """Base of all; ``str(error)`` is the sentence for the user."""


class WrongUse(FondsError):
    """The caller asked for something that makes no sense."""


class NotACase(WrongUse):
    """The path is not a case folder."""


class BadQuery(WrongUse):
    """A search query that cannot be read; the sentence names the place and a mend."""


class Missing(FondsError):
    """A part of the machine that fonds needs is absent; the sentence says how to get it."""


class Broken(FondsError):
    """Stored evidence does not agree with its hashes or its log."""
