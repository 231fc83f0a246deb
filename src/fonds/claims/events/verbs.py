"""Events told by a verb, with the roles its frame gives."""

from collections.abc import Iterator

from fonds.claims.events.nouns import by_noun
from fonds.claims.events.setting import when, where
from fonds.claims.events.standing import standing
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import Frame, frame, is_negated, is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import Event, Modality, Role
from fonds.vocabulary import english
from fonds.vocabulary.english import Act

_SHIFTS = {"move", "transfer", "relocate", "remove", "shift", "pull", "redeploy"}


def verb_act(verb: Token) -> tuple[Act, Frame] | None:
    """The act that a verb names, alone or with its particle, and its frame."""
    acts = english.actions()
    made = frame(verb, acts.verbs.keys() | frozenset())
    act = acts.verbs.get(made.phrase) or acts.verbs.get(made.lemma)
    if act is not None and _stays(made):
        return None
    if (
        made.lemma in _SHIFTS
        and (made.object is not None or made.passive)
        and made.after.get("from")
        and act is not acts.verbs.get(made.phrase if made.particle else "")
    ):
        act = acts.verbs["withdraw"]  # what is moved away from a place is withdrawn from it
    return (act, made) if act else None


def _stays(made: Frame) -> bool:
    """What is left as it is or where it is, and what turns over by itself, goes nowhere."""
    verb = made.verb
    if made.particle is not None and made.lemma in ("turn", "hand", "give") and made.object is None and not made.passive:
        return True
    if made.lemma != "leave" or made.particle is not None:
        return False
    state = any(child.dep in ("acomp", "oprd", "ccomp", "advcl") and child.i > verb.i for child in verb.children) or any(
        child.dep == "advmod" and child.text.lower() in ("alone", "open", "behind", "empty", "ajar", "unlocked")
        for child in verb.children
    )
    spots = [child for child in verb.children if child.dep == "prep" and child.text.lower() in ("at", "in", "with")]
    thing = made.object
    placed = thing is not None and any(
        below.dep == "pobj" and below.name not in ("DATE", "TIME") for child in spots for below in child.children
    )
    pronoun = thing is not None and thing.text.lower() in ("it", "them", "him", "her")
    stays = thing is not None and thing.tag not in ("NNP", "NNPS") and thing.lemma.lower() not in english.nouns().places
    return made.passive or state or pronoun or (placed and stays)


def events(reading: Reading, clause: Clause, given: Modality | None = None) -> Iterator[Event]:
    """Events that the clause tells. ``given`` is the modality of all of them (terms of a deal: planned)."""
    used: set[Token] = set()
    shown = clause.tokens
    for token in shown:
        if is_verb(token) and token.dep not in ("amod", "compound", "nsubjpass", "dobj", "pobj"):
            event = _of_verb(reading, clause, token, given, used)
            if event:
                yield event
    for token in shown:
        if token.tag.startswith("NN") and token not in used:
            event = by_noun(reading, clause, token, given)
            if event:
                yield event


def _of_verb(reading: Reading, clause: Clause, verb: Token, given: Modality | None, used: set[Token]) -> Event | None:
    acts = english.actions()
    found = verb_act(verb)
    if found is None:
        made = frame(verb, acts.light)
        thing = made.object
        if (
            thing is not None
            and (made.phrase in acts.light or made.lemma in acts.light)
            and thing.lemma.lower() in acts.nouns
            and clause.shows(thing)
        ):
            used.add(thing)
            if is_negated(verb):
                return None
            return _make(reading, clause, verb, acts.nouns[thing.lemma.lower()], made, given, of_noun=thing)
        if (
            made.lemma in ("suffer", "sustain")
            and thing is not None
            and thing.lemma.lower() in ("damage", "loss", "casualty", "attack", "destruction")
        ):
            return _suffered(reading, clause, verb, made)
        if made.lemma == "take" and made.particle and made.particle.text.lower() in ("back", "over"):
            return _make(reading, clause, verb, acts.verbs["take back"], made, given)
        return None
    act, made = found
    if act.mode == "release" and made.object is not None and _is_cargo(reading, made.object):
        act = acts.verbs["give"]
    if is_negated(verb) or (
        act.type in ("AGREE", "CONSULT", "SUPPORT", "REQUEST") and made.object is None and made.subject is None
    ):
        return None
    if made.lemma in english.verb_groups().needs_object and made.object is None and not made.after:
        return None
    thing = made.object
    if (
        act.type == "ASSAULT"
        and thing is not None
        and thing.lemma.lower() in english.deal_words().nouns | {"balance", "chord", "note", "bargain"}
    ):
        return None
    if thing is not None and (
        (act.type == "AID" and thing.lemma.lower() in english.verb_groups().no_goods)
        or (made.lemma == "sign" and thing.lemma.lower() not in english.deal_words().nouns)
    ):
        return None
    if made.lemma == "leave" and made.passive and given is None and standing(verb) == "asserted":
        return None  # "only guards were left"
    if any(is_negated(above) for above in _governors(verb)):
        return None
    if thing is not None and (
        (thing.lemma.lower() in english.deal_words().nouns and act.type in ("CONSULT", "AGREE") and verb.dep == "acl")
        or (
            (act.type == "AID" or made.lemma in ("hand", "give", "turn"))
            and thing.lemma.lower() in english.nouns().documents | english.order_words().nouns
        )
        or thing.lemma.lower() in english.order_words().of_paper
    ):
        return None
    if (
        verb.tag == "VBN"
        and clause.sentence.tokens[0] is not verb
        and not any(child.dep in ("aux", "auxpass", "agent") for child in verb.children)
        and act.type in ("CONSULT", "AGREE")
        and clause.sentence.tokens[clause.sentence.tokens.index(verb) - 1].lemma.lower() in english.deal_words().nouns
    ):
        return None
    if made.lemma == "back" and made.subject is not None and made.subject.lemma.lower() in acts.nouns:
        return None
    if made.object is not None:
        used.add(made.object) if made.object.lemma.lower() in acts.nouns and act.type == acts.nouns[
            made.object.lemma.lower()
        ].type else None
    return _make(reading, clause, verb, act, made, given)


def _is_cargo(reading: Reading, thing: Token) -> bool:
    """ "Release 900 tonnes of wheat": goods are given, only people are set free."""
    words = [thing, *(below for child in thing.children if child.text.lower() == "of" for below in child.children)]
    return not reading.is_people(thing) and any(word.lemma.lower() in english.nouns().goods for word in words)


def _make(
    reading: Reading, clause: Clause, verb: Token, act: Act, made: Frame, given: Modality | None, of_noun: Token | None = None
) -> Event:
    roles: list[Role] = []
    tokens = [verb]

    def add(name: str, noun: Token | None) -> None:
        if noun is None or (not clause.shows(noun) and noun.start < clause.start) or noun.start < clause.start:
            return
        slot = reading.slot(noun)
        if slot.text and not any(role.slot.start == slot.start for role in roles):
            roles.append(Role(name, slot))
            if name != "actor" or noun.head is verb or made.passive:
                tokens.append(noun)

    subject = made.subject if made.subject is None or not _expletive(made.subject) else None
    if subject is not None and subject.start < clause.start:
        subject = None
    add("actor", subject or agent(reading, made, clause.start))
    own = subject is None or made.passive or subject.head is verb
    thing = made.object if of_noun is None else made.first("on", "against", "of")
    place: Token | None = None
    if thing is not None and not reading.is_time(thing):
        role = act.object or ("recipient" if reading.is_people(thing) else "theme")
        if role == "place":
            inner = _named_place(reading, thing)
            place = thing if reading.is_place(thing) else inner
            role = "theme" if place is None or reading.is_people(thing) else ""
            role = "recipient" if place is None and reading.is_people(thing) else role
        if role == "origin" and not reading.is_place(thing):
            role = "theme"
        if role:
            add(role, thing)
    add("recipient", made.receiver)
    for noun in (*made.after.get("to", ()), *made.after.get("into", ())):
        if reading.is_time(noun):
            continue
        receives = (
            act.to == "recipient"
            or act.type in ("AID", "COOPERATE")
            or reading.label(noun) in ("PER", "GROUP")
            or reading.label(noun) is None
        )
        handed = act.to == "recipient" and not reading.is_place(noun)
        add(
            "recipient"
            if handed or (receives and reading.is_people(noun) and reading.label(noun) not in ("GPE", "LOC"))
            else "destination",
            noun,
        )
    for noun in made.after.get("from", ()):
        if not reading.is_time(noun):
            add("origin", noun)
    if act.type in ("CONSULT", "COOPERATE", "AGREE", "ASSAULT"):
        for noun in made.after.get("with", ()):
            if reading.is_people(noun):
                add("recipient", noun)
    if act.type == "ASSAULT" and of_noun is None:
        add("recipient", made.first("against"))
    if place is None:
        place = where(reading, made)
    start = min(token.start for token in tokens)
    counted = [role.slot for role in roles if own or role.name != "actor"]
    end = max([verb.end, *(slot.end for slot in counted)])
    if place is not None and place.start >= clause.start:
        end = max(end, reading.slot(place).end)
    if of_noun is not None:
        end = max(end, of_noun.end)
    if made.particle is not None:
        end = max(end, made.particle.end)
    start = min([start, *(slot.start for slot in counted)])
    span = reading.span(max(start, clause.start), end)
    return Event(
        span.start,
        span.end,
        span.text,
        type=act.type,
        mode=act.mode,
        roles=tuple(roles),
        place=reading.slot(place) if place is not None and place.start >= clause.start else None,
        time=when(reading, verb, clause),
        modality=given or standing(verb),
    )


def _governors(verb: Token) -> Iterator[Token]:
    """Verbs whose complement this one is: "did not order anyone to shoot" tells no shooting."""
    token = verb
    for above in verb.ancestors():
        if token.dep not in ("xcomp", "ccomp"):
            return
        yield above
        token = above


def _suffered(reading: Reading, clause: Clause, verb: Token, made: Frame) -> Event:
    """ "The town suffered damage at the hands of …": the subject is what was hit."""
    roles: list[Role] = []
    if made.subject is not None and made.subject.start >= clause.start:
        roles.append(
            Role(
                "recipient" if reading.is_people(made.subject) and not reading.is_place(made.subject) else "theme",
                reading.slot(made.subject),
            )
        )
    hands = next((noun for noun in made.after.get("at", ()) if noun.lemma.lower() == "hand"), None)
    doer = (
        next(
            (below for child in hands.children if child.text.lower() == "of" for below in child.children if below.dep == "pobj"),
            None,
        )
        if hands is not None
        else made.first("from", "by")
    )
    if doer is not None and reading.is_people(doer):
        roles.append(Role("actor", reading.slot(doer)))
    thing = made.object
    span = reading.span(verb.start, max([thing.end if thing is not None else verb.end, *(role.slot.end for role in roles)]))
    return Event(
        span.start,
        span.end,
        span.text,
        type="ASSAULT",
        mode="destroy",
        roles=tuple(roles),
        place=None,
        time=when(reading, verb, clause),
        modality=standing(verb),
    )


def _expletive(noun: Token) -> bool:
    return noun.dep == "expl" or (
        noun.text.lower() in ("there", "which", "that", "what", "who") and noun.tag in ("WDT", "WP", "EX")
    )


def agent(reading: Reading, made: Frame, floor: int) -> Token | None:
    """ "evacuate the villages by the border guard": a doer after "by" where there is no subject."""
    if made.subject is not None and made.subject.start >= floor:
        return None
    candidate = made.first("by")
    if candidate is None or reading.is_time(candidate):
        return None
    if made.passive and reading.label(candidate) in ("PER", "ORG", "GROUP", "GPE"):
        return candidate
    return (
        candidate
        if reading.label(candidate) in ("PER", "ORG", "GROUP") or candidate.lemma.lower() in english.nouns().people
        else None
    )


def _named_place(reading: Reading, noun: Token) -> Token | None:
    """The place in "control of strongholds in Palmyra"."""
    for below in noun.subtree():
        if (
            below is not noun
            and below.dep == "pobj"
            and reading.is_place(below)
            and reading.label(below) in ("LOC", "GPE", "FAC")
        ):
            return below
    return None
