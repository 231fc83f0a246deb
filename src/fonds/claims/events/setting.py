"""When and where: the time and the place that hang on a verb."""

from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import Frame, is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import Slot, Value

PLACE_WORDS = ("in", "at", "near", "inside", "outside", "around", "across", "on", "along", "throughout")


def where(reading: Reading, made: Frame) -> Token | None:
    candidates = [
        noun for name in PLACE_WORDS for noun in made.after.get(name, ()) if reading.is_place(noun) and not reading.is_time(noun)
    ]
    if made.object is not None:
        for child in made.object.children:
            if child.dep == "prep" and child.text.lower() in PLACE_WORDS:
                candidates.extend(noun for noun in child.children if noun.dep == "pobj" and reading.is_place(noun))
    return min(candidates, key=lambda noun: noun.i, default=None)


def when(reading: Reading, verb: Token, clause: Clause) -> Value:
    """The time expression that hangs on this verb (or its object), not on another verb of the sentence."""
    best: Slot | None = None
    for time in reading.times:
        if time.type == "SET" or not (clause.start <= time.start and time.end <= clause.end):
            continue
        token = next(
            (
                each
                for each in clause.sentence.tokens
                if time.start <= each.start < time.end
                and clause.shows(each)
                and not (time.start <= each.head.start < time.end and each.head is not each)
            ),
            None,
        )
        if token is None:
            continue
        if _hangs(token, verb):
            found = Slot(time.text, time.start, time.end, None, time.earliest, time.latest)
            if best is None or (best.earliest is None and found.earliest is not None):
                best = found
    return best


def _hangs(token: Token, verb: Token) -> bool:
    """Whether a time's top word hangs on the verb: directly, after a preposition, or on its object."""
    for above in token.ancestors():
        if above is verb:
            return True
        if above.pos in ("ADP", "SCONJ", "ADV") and not is_verb(above):
            continue
        return above.dep == "dobj" and above.head is verb and token.dep != "compound"
    return False
