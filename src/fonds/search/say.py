"""A query tree in plain words, so that a person sees how it was read."""

from fonds.model import All, Either, Field, Keyword, Not, Phrase, Prefix, Query, Written


def said(query: Query) -> str:
    """How the query was read, in plain words."""
    match query:
        case Keyword(text):
            return f"the word {text}"
        case Phrase(words):
            return f"exactly “{' '.join(words)}”"
        case Prefix(text):
            return f"words that begin with {text}"
        case Written():
            return f"in papers written {said_days(query)}"
        case Field(name, value):
            return f"{name} “{value}”"
        case All(parts):
            return ", and ".join(_in_brackets(part) for part in parts)
        case Either(parts):
            return " or ".join(_in_brackets(part) for part in parts)
        case Not(part):
            return f"not {_in_brackets(part)}"


def _in_brackets(query: Query) -> str:
    return f"({said(query)})" if isinstance(query, All | Either) else said(query)


def said_days(days: Written) -> str:
    """*between 2019-03-01 and 2019-03-31*, *on …*, *up to …*, *from … on*."""
    if days.earliest is None:
        return f"up to {days.latest}"
    if days.latest is None:
        return f"from {days.earliest} on"
    return f"on {days.earliest}" if days.earliest == days.latest else f"between {days.earliest} and {days.latest}"
