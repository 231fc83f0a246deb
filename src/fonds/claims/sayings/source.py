"""Who says it: the subject of a verb of saying, the doer of its passive, the owner of a noun."""

from fonds.claims.reading import Reading, noun_phrase
from fonds.claims.syntax import is_passive, subject
from fonds.engines.grammar.contract import Token
from fonds.model import Slot


def subject_of(cue: Token) -> Token | None:
    """The noun that is the source of a cue verb."""
    if is_passive(cue):
        return subject(cue)
    own = next((child for child in cue.children if child.dep == "nsubj"), None)
    if own is None and cue.dep == "acl" and cue.tag == "VBG":
        return cue.head
    found = subject(cue)
    if found is None and own is None:
        # "…, said Marsh": the parser may take the speaker for an object
        late = [
            child
            for child in cue.children
            if child.i > cue.i and child.dep in ("dobj", "npadvmod", "attr") and child.pos in ("PROPN", "PRON")
        ]
        found = late[0] if late and any(child.dep == "ccomp" and child.i < cue.i for child in cue.children) else None
    return found


def cited_by(reading: Reading, named: Token) -> list[tuple[Token, Token]]:
    """ "a note citing two clerks": the participle behind the noun, and the people whom the noun leans on."""
    return [
        (child, below)
        for child in named.children
        if child.dep == "acl" and child.tag == "VBG" and child.text.lower() in ("citing", "quoting")
        for below in child.children
        if below.dep == "dobj" and reading.is_people(below)
    ]


def source_of(reading: Reading, cue: Token) -> Slot | None:
    noun = subject_of(cue)
    if noun is None or (noun.text.lower() in ("it",) and is_passive(cue)):
        return None
    return _noun_source(reading, noun, cue)


def _noun_source(reading: Reading, noun: Token, cue: Token) -> Slot | None:
    blocked = set(cue.subtree()) if cue in list(noun.subtree()) else set()
    for participle, _ in cited_by(reading, noun):
        blocked |= set(participle.subtree())
    tokens = [token for token in noun_phrase(noun, whole=True) if token not in blocked]
    if noun.start < cue.start:
        tokens = [token for token in tokens if token.end <= cue.start]
    if not tokens or any(token.start < 0 for token in tokens):
        return None
    first, last = min(token.start for token in tokens), max(token.end for token in tokens)
    span = reading.span(first, last)
    if not span.text:
        return None
    return Slot(span.text, span.start, span.end, reading.entity(noun, span.start, span.end))
