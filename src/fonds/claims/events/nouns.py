"""Events told by a noun: "the shelling of the depot"."""

from fonds.claims.events.setting import PLACE_WORDS, when, where
from fonds.claims.events.standing import standing
from fonds.claims.reading import Reading, noun_phrase
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import frame, is_negated, is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import Event, Modality, Role, Slot, Span, Value
from fonds.vocabulary import english

_NOUN_TYPES = {"ASSAULT", "RETREAT", "CONSULT", "PROTEST", "AID", "MOBILIZE", "COERCE"}


def by_noun(reading: Reading, clause: Clause, noun: Token, given: Modality | None) -> Event | None:
    acts = english.actions()
    lemma = noun.lemma.lower()
    before = next((child for child in noun.children if child.dep == "compound" and child.i == noun.i - 1), None)
    act = (
        (acts.nouns.get(f"{before.lemma.lower()} {lemma}") if before else None)
        or acts.nouns.get(lemma)
        or acts.nouns.get(noun.text.lower())
    )
    if act is None or act.type not in _NOUN_TYPES or noun.dep in ("compound", "nmod", "amod", "poss"):
        return None
    if reading.label(noun) is not None or (lemma in ("wounded", "injured") or noun.text.lower() in ("wounded", "injured")):
        return None
    if noun.dep == "pobj" and noun.head.text.lower() == "without":
        return None
    negative = any(child.text.lower() == "no" and child.dep == "det" for child in noun.children)
    if negative or (act.type in ("AID", "COERCE") and not any(child.dep == "prep" for child in noun.children)):
        return None
    roles: list[Role] = []

    def add(name: str, token: Token | None) -> None:
        if token is not None and clause.shows(token) and not reading.is_time(token):
            slot = reading.slot(token)
            if slot.text and not any(role.slot.start == slot.start or role.name == name for role in roles):
                roles.append(Role(name, slot))

    place: Token | None = None
    for child in noun.children:
        if child.dep == "poss" and not reading.is_place(child):
            add("actor", child)
        if child.dep == "amod" and reading.label(child) in ("GPE", "ORG", "GROUP"):
            add("actor", child)
        if child.dep in ("prep", "agent"):
            for below in child.children:
                if below.dep != "pobj":
                    continue
                word = child.text.lower()
                if word == "by":
                    if reading.is_people(below):
                        add("actor", below)
                elif word in ("on", "against"):
                    if reading.is_place(below) and not reading.is_people(below):
                        place = place or below
                    else:
                        add("recipient", below)
                elif word == "from":
                    add("origin", below)
                elif word == "to":
                    add("destination" if reading.is_place(below) else "recipient", below)
                elif word == "of" and act.type in ("ASSAULT", "RETREAT", "AID"):
                    if reading.is_place(below):
                        place = place or below
                    else:
                        add("theme" if act.object == "theme" or not reading.is_people(below) else "recipient", below)
                elif word in ("with", "between") and act.type in ("CONSULT",):
                    add("recipient", below)
                elif word in PLACE_WORDS and reading.is_place(below):
                    place = place or below
    if (
        noun.dep == "pobj"
        and noun.head.text.lower() == "under"
        and noun.head.head.lemma.lower() in ("come", "be")
        and is_verb(noun.head.head)
    ):
        hit = next((child for child in noun.head.head.children if child.dep == "nsubj"), None)
        if hit is not None and clause.shows(hit):
            if reading.is_place(hit):
                place = hit
            else:
                add("recipient", hit)
    if noun.dep in ("nsubj", "nsubjpass", "pobj", "dobj") and place is None and is_verb(noun.head):
        place = where(reading, frame(noun.head))
    span: Span = reading.over(noun_phrase(noun))
    above = next((each for each in noun.ancestors() if is_verb(each)), None)
    standing_: Modality = standing(above) if above is not None else "asserted"
    if standing_ == "ordered" and noun.dep == "pobj" and noun.head.text.lower() in ("before", "until", "after"):
        standing_ = "planned"
    if above is not None and is_negated(above) and noun.dep in ("dobj", "nsubj", "nsubjpass"):
        return None
    if above is not None and above.lemma.lower() in english.verb_groups().undone | {"threaten"} and noun.dep in ("dobj", "conj"):
        standing_ = "planned"
    return Event(
        span.start,
        span.end,
        span.text,
        type=act.type,
        mode=act.mode,
        roles=tuple(roles),
        place=reading.slot(place) if place is not None and clause.shows(place) else None,
        time=when(reading, above, clause)
        if above is not None and noun.dep in ("nsubj", "nsubjpass", "dobj")
        else _own_time(reading, noun),
        modality=given or standing_,
    )


def _own_time(reading: Reading, noun: Token) -> Value:
    for child in noun.subtree():
        time = reading.time_at(child.start, child.end)
        if time is not None and time.type in ("DATE", "TIME"):
            return Slot(time.text, time.start, time.end, None, time.earliest, time.latest)
    return None
