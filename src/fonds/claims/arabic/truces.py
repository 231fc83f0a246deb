"""Arabic truces and refused offers: where and how long a truce holds, who refused whose offer."""

import re

from fonds.claims.arabic.reading import ArabicReading, Clause
from fonds.model import Slot, Value
from fonds.vocabulary import arabic
from fonds.writing.scripts import fold

_TRUCE = re.compile(fold(r"(?:ال)?هدنة|[وف]?[بل]?وقف (?:ل?إطلاق|اطلاق) (?:ال)?نار") + r"\b")
_IN = {fold("في"), fold("داخل")}
_OFFER = fold("عرض")


def is_truce(text: str) -> bool:
    """Whether what is agreed is a truce: nobody gives a thing."""
    return bool(_TRUCE.match(fold(text)))


def bounds(reading: ArabicReading, clause: Clause, start: int) -> tuple[Value, Value, Value]:
    """(time, duration, jurisdiction) of the truce that begins at ``start`` of the page, each quoted; else ``None``."""
    tokens = clause.tokens
    time: Value = None
    duration: Value = None
    for each in reading.time_at(clause.start, clause.end):
        if each.start < start:
            continue
        slot = Slot(each.text, each.start, each.end, None, each.earliest, each.latest)
        if each.type == "DURATION" and each.relation is None:
            duration = duration or slot
        elif each.type == "DATE":
            time = time or slot
    for index in range(len(tokens) - 1):
        if tokens[index].text not in _IN or reading.slot(tokens[index].start, tokens[index].end).start < start:
            continue
        phrase = reading.phrase(clause, index + 1)
        place = reading.slot_of(clause, phrase) if phrase else None
        if place is not None and reading.is_place(place):
            return time, duration, place
    return time, duration, None


def refusal(reading: ArabicReading, clause: Clause) -> tuple[Slot | None, Slot | None] | None:
    """(who refused, whose offer) in «رفض س عرض ص …»; ``None`` where no offer is refused."""
    tokens, words = clause.tokens, arabic.words()
    at = next((i for i, token in enumerate(tokens[:6]) if words.rungs.get(_bare(token.text)) == "refused"), None)
    if at is None:
        return None
    offer = next((i for i in range(at + 1, min(at + 7, len(tokens))) if tokens[i].text == _OFFER), None)
    if offer is None or offer + 1 >= len(tokens):
        return None
    refuser = reading.slot(tokens[at + 1].start, tokens[offer - 1].end) if offer > at + 1 else None
    return _people(reading, refuser), _offerer(reading, clause, offer + 1)


def _offerer(reading: ArabicReading, clause: Clause, index: int) -> Slot | None:
    """The people whom a mention names right behind «عرض», else a phrase of people before the act."""
    first = reading.slot(clause.tokens[index].start, clause.tokens[index].end)
    named = [mention for mention in reading.mentions if mention.start == first.start and mention.label in ("PER", "ORG", "GROUP")]
    if named:
        longest = max(named, key=lambda mention: mention.end)
        return Slot(longest.text, longest.start, longest.end, longest.entity)
    for last in range(index + 1, min(index + 5, len(clause.tokens))):
        known = arabic.act_of(clause.tokens[last].text)
        if known is not None and known[1] == "noun":
            return _people(reading, reading.slot(clause.tokens[index].start, clause.tokens[last - 1].end))
    return None


def _people(reading: ArabicReading, slot: Slot | None) -> Slot | None:
    return slot if slot is not None and reading.is_people(slot) else None


def _bare(word: str) -> str:
    return word if word in arabic.words().rungs else word[1:] if word[:1] in "وف" else word
