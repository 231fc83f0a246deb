"""Between whom a bargain stands, by the words around its noun."""

import re
from collections.abc import Sequence

from fonds.claims.reading import Reading
from fonds.claims.syntax import conjuncts, is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import Slot


def party_slots(reading: Reading, nouns: Sequence[Token], floor: int) -> tuple[Slot, ...]:
    found: list[Slot] = []
    for noun in nouns:
        if noun.start < floor or any(child.text.lower() in ("neither", "no", "either") for child in noun.children):
            continue
        slot = reading.slot(noun)
        if slot.text and not any(slot.start < other.end and other.start < slot.end for other in found):
            found.append(slot)
    return tuple(found)


def parties_of(reading: Reading, noun: Token, floor: int) -> tuple[Slot, ...]:
    """Those between whom or with whom a bargain stands, by the words around its noun."""
    found: list[Token] = []
    own = list(noun.children)
    if noun.dep in ("nsubjpass", "dobj", "nsubj") and is_verb(noun.head):
        # "an agreement was reached between A and B"
        own += [
            child
            for child in noun.head.children
            if child.dep == "prep" and child.text.lower() in ("between", "with") and child.i > noun.i
        ]
    for child in own:
        if child.dep == "prep" and child.text.lower() in ("between", "among"):
            for below in child.children:
                if below.dep == "pobj":
                    found.extend(conjuncts(below))
            if len(found) < 2:
                found.extend(_torn(child, noun))
        elif child.dep == "prep" and child.text.lower() in ("with", "by"):
            for below in child.children:
                if below.dep == "pobj" and reading.is_people(below):
                    found.extend(token for token in conjuncts(below) if reading.is_people(token))
        elif child.dep == "poss" and reading.is_people(child):
            found.append(child)
    slots = party_slots(reading, sorted(found, key=lambda token: token.i), floor)
    between = any(child.dep == "prep" and child.text.lower() in ("between", "among") for child in own)
    return _halves(reading, slots[0]) if between and len(slots) == 1 else slots


def _halves(reading: Reading, slot: Slot) -> tuple[Slot, ...]:
    """ "the Valley Council and League captains", which the parser took for one phrase: cut at the "and" outside any name."""
    for joint in re.finditer(r"\s+and\s+", slot.text):
        first, last = slot.start + joint.start(), slot.start + joint.end()
        if not any(mention.start < first and last < mention.end for mention in reading.near(first, last)):
            return (reading.words(slot.start, first), reading.words(last, slot.end))
    return (slot,)


def _torn(between: Token, noun: Token) -> list[Token]:
    """ "between A and B" whose B the parser hung elsewhere: the noun right after "and" or the comma."""
    first = next((below for below in between.children if below.dep == "pobj"), None)
    if first is None:
        return []
    words = list([noun, *noun.ancestors()][-1].subtree())
    for token in words:
        if token.i > first.i and token.text.lower() in ("and", ","):
            later = next((each for each in words if each.i > token.i), None)
            later_noun = next(
                (each for each in words if each.i > token.i and each.tag.startswith("NN") and each.dep != "compound"),
                None,
            )
            return [later_noun] if later is not None and later_noun is not None and later_noun.i - token.i <= 5 else []
    return []


def distinct(parties: Sequence[Slot]) -> tuple[Slot, ...]:
    """Each party once, where it is first named: the same entity, or the same words."""
    found: list[Slot] = []
    for slot in parties:
        words = " ".join(slot.text.lower().removeprefix("the ").split())
        if not any(
            (slot.entity and slot.entity == other.entity) or words == " ".join(other.text.lower().removeprefix("the ").split())
            for other in found
        ):
            found.append(slot)
    return tuple(found)
