"""Arabic events: what a sentence says happened, by its verb in the past («انسحبت قوات …») or «تم» and a verbal noun."""

from dataclasses import dataclass

from fonds.claims.arabic.frame import Act, acts, doer_before, frame
from fonds.claims.arabic.reading import ArabicReading, Clause
from fonds.model import Event, Role, Slot, Time
from fonds.model.finding import Modality
from fonds.writing.scripts import fold, plain

_NO = {fold(word) for word in ("لم", "لن", "لا", "ولم", "ولا", "عدم", "دون", "قبل", "ليس")}
_DONE = {
    fold(word)
    for word in ("تم", "تمت", "جرى", "جرت", "وقع", "وقعت", "شهدت", "بدأ", "بدأت", "شن", "شنت", "نفذ", "نفذت", "وتم", "وتمت")
}
_AHEAD = {fold(word) for word in ("س", "سوف", "المتوقع", "يتوقع", "قد", "ربما", "لو", "إذا", "سيتم")}


@dataclass(frozen=True, slots=True)
class Happened:
    """An event and the index of its word in the clause."""

    index: int
    event: Event


def events(reading: ArabicReading, clause: Clause, modality: Modality) -> list[Happened]:
    """The events that a clause tells of as having happened; never one that is denied, bidden or foretold."""
    found: list[Happened] = []
    for act in acts(reading, clause):
        if act.action is None or act.action.act is None or not _told_as_done(reading, clause, act):
            continue
        found.append(Happened(act.index, _event(reading, clause, act, modality)))
    return found


def _told_as_done(reading: ArabicReading, clause: Clause, act: Act) -> bool:
    tokens = clause.tokens
    before = [token.text for token in tokens[max(0, act.index - 2) : act.index]]
    if any(word in _NO or word in _AHEAD for word in before):
        return False
    if act.form == "past":
        word = tokens[act.index].text
        # Past, imperative and verbal noun can be written alike: only an ending, or a subject or object that follows, tells.
        ended = word.endswith(("ت", "وا"))
        following = reading.phrase(clause, act.index + 1)
        slot = reading.slot_of(clause, following) if following else None
        named = slot is not None and (reading.is_people(slot) or reading.is_place(slot))
        noun = act.action is not None and any(form == "noun" and pattern.fullmatch(word) for form, pattern in act.action.patterns)
        if noun and not ended:
            return bool(before and before[-1] in _DONE) or (act.index == 0 and named)
        return (
            named
            or (ended and (following is not None or bool(act.action and act.action.subject)))
            or doer_before(reading, clause, act.index) is not None
        )
    return act.form == "noun" and bool(before) and before[-1] in _DONE


def _event(reading: ArabicReading, clause: Clause, act: Act, modality: Modality) -> Event:
    assert act.action is not None and act.action.act is not None
    made = frame(reading, clause, act)
    roles: list[Role] = []
    first = made.theme if isinstance(made.theme, Slot) else made.place if isinstance(made.place, Slot) else None
    phrase = reading.phrase(clause, act.index + 1)
    slot = reading.slot_of(clause, phrase) if phrase else None
    passive = clause.tokens[act.index].text.lstrip("وف").startswith("اخلي")
    doer = doer_before(reading, clause, act.index) if act.form == "past" else None
    if doer:
        roles.append(Role("actor", doer))
        if first and first is not made.place and act.action.object != "place":
            roles.append(Role("recipient" if act.action.object == "target" else "theme", first))
    elif slot and reading.is_people(slot) and not reading.is_place(slot) and not passive and act.form == "past":
        roles.append(Role("actor", _split(reading, clause, act, slot)))
    elif slot and act.form == "noun" and act.action.subject and reading.is_people(slot):
        roles.append(Role("actor", slot))
    elif first and first is not made.place and not act.action.subject:
        roles.append(Role("recipient" if act.action.object == "target" else "theme", first))
    if made.origin:
        roles.append(Role("origin", made.origin))
    if made.destination:
        roles.append(Role("destination", made.destination))
    place = made.place
    if place is None and phrase and roles and roles[0].name == "actor":
        second = reading.phrase(clause, phrase[1]) if phrase[1] < len(clause.tokens) else None
        struck = (
            reading.slot_of(clause, second)
            if second and not reading.gap(clause.tokens[phrase[1] - 1], clause.tokens[phrase[1]])
            else None
        )
        place = struck if struck and reading.is_place(struck) else None
    span = reading.span(clause.tokens[act.index].start, made.end)
    return Event(
        span.start,
        span.end,
        span.text,
        type=act.action.act,
        mode=act.action.mode,
        roles=tuple(roles),
        place=place,
        time=_time(reading, clause, act),
        modality=modality,
    )


def _split(reading: ArabicReading, clause: Clause, act: Act, slot: Slot) -> Slot:
    """The doer alone: the mention that begins the phrase, where object and subject follow each other unmarked."""
    starting = [mention for mention in reading.mentions if mention.start == slot.start and mention.end <= slot.end]
    if not starting:
        return slot
    longest = max(starting, key=lambda mention: mention.end)
    return Slot(longest.text, longest.start, longest.end, longest.entity)


def _time(reading: ArabicReading, clause: Clause, act: Act) -> Slot | None:
    found: list[Time] = [time for time in reading.time_at(clause.start, clause.end) if time.type in ("DATE", "TIME")]
    if not found:
        return None
    place = plain(reading.text).offsets[clause.tokens[act.index].start]
    time = min(found, key=lambda one: abs(one.start - place))
    return Slot(time.text, time.start, time.end, None, time.earliest, time.latest)
