"""What is bidden: the act with its theme, place and deadline."""

from fonds.claims.events.verbs import verb_act
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import Frame, frame, is_finite, is_negated, is_verb, left
from fonds.engines.grammar.contract import Token
from fonds.model import Slot, Value
from fonds.vocabulary import english

_PLACE_WORDS = (
    "from",
    "at",
    "in",
    "near",
    "inside",
    "around",
    "through",
    "across",
    "along",
    "outside",
    "to",
    "into",
    "toward",
    "towards",
    "on",
)


_PARTS_OF_DAY = ("TNI", "TDT", "TMO", "TAF", "TEV")
_UNTIL = ("by", "before", "until", "till", "within", "than", "no", "tonight")


def acted(reading: Reading, clause: Clause, act: Token) -> tuple[Value, Value, Value, Value, str | None, int]:
    """(action, theme, place, deadline, PLOVER type, end) of a bidden verb."""
    found = verb_act(act)
    made: Frame = found[1] if found else frame(act, {f"{act.lemma.lower()} over", f"{act.lemma.lower()} back"})
    verb_end = act.end
    if made.particle is not None and made.particle.i == act.i + 1:
        verb_end = made.particle.end
    first = act.start
    if is_negated(act):
        # a ban is quoted with its "not" or "no", and is no act of its verb's type
        told = any(child.dep == "neg" for child in act.children)
        kinds = ("neg", "aux", "auxpass") if told else ("aux", "nsubj", "nsubjpass")
        inside = [child for child in act.children if child.dep in kinds and child.i < act.i and child.start >= clause.start]
        first = min([child.start if told else left(child) for child in inside] or [act.start])
    action = Slot(reading.text[first:verb_end], first, verb_end)
    thing = made.object
    theme: Value = None
    if thing is not None and thing.start >= clause.start and not reading.is_time(thing):
        theme = reading.slot_all(thing)
    place = _place(reading, made, clause)
    none = thing is not None and any(child.text.lower() in ("no", "neither") for child in thing.children)
    if place is None and thing is not None and reading.is_place(thing) and isinstance(theme, Slot) and not none:
        place = theme
    deadline = deadline_of(reading, clause, act)
    end = max(
        [verb_end, *(value.end for value in (theme, place, deadline) if isinstance(value, Slot) and value.start >= clause.start)]
    )
    below = [token.end for token in act.subtree() if token.pos != "PUNCT" and clause.start <= token.start]
    end = max([end, *below])
    return action, theme, place, deadline, found[0].type if found and not is_negated(act) else None, end


def _place(reading: Reading, made: Frame, clause: Clause) -> Value:
    for name in _PLACE_WORDS:
        for noun in made.after.get(name, ()):
            if noun.start >= clause.start and not reading.is_time(noun) and reading.is_place(noun):
                if (
                    name in ("to", "into", "on")
                    and reading.label(noun) not in ("LOC", "GPE", "FAC")
                    and noun.lemma.lower() not in english.nouns().places
                ):
                    continue
                return reading.slot(noun)
    if made.object is not None:
        for below in made.object.subtree():
            if (
                below.dep == "pobj"
                and below.start >= clause.start
                and reading.is_place(below)
                and not reading.is_time(below)
                and below.head.text.lower() in ("in", "at", "from", "near", "inside", "around")
            ):
                return reading.slot(below)
    return None


def deadline_of(reading: Reading, clause: Clause, act: Token) -> Value:
    """A time by which, or the event before which, the act is bidden."""
    inside = [token for token in act.subtree() if token.start >= clause.start]
    if not inside:
        return None
    first, last = act.start, max(token.end for token in inside)
    times = [
        time
        for time in reading.times
        if first <= time.start and time.end <= max(last, clause.end) and time.type in ("DATE", "TIME", "DURATION")
    ]
    for token in inside:
        if (
            token.text.lower() in ("before", "until", "once", "after")
            and token.dep in ("mark", "advmod")
            and is_verb(token.head)
            and token.head is not act
            and token.i < token.head.i
        ):
            span = reading.span(token.start, max(below.end for below in token.head.subtree() if below.pos != "PUNCT"))
            if token.text.lower() in ("before", "until"):
                return Slot(span.text, span.start, span.end)
    for time in times:
        lead = reading.text[max(0, time.start - 24) : time.start].lower().split()
        own = time.text.lower().split()
        if own in (["night"], ["day"]) and lead and lead[-1] == "by":
            continue  # "by night" is how, not until when
        if time.value in _PARTS_OF_DAY and not (lead and lead[-1] in _UNTIL) and not (own and own[0] in _UNTIL):
            continue  # "at night", "in the morning" of no day: how, not until when
        if (
            (lead and lead[-1] in ("by", "before", "until", "till", "within", "than", "the", "on", "at"))
            or (own and own[0] in ("by", "before", "until", "within", "tomorrow", "tonight", "today", "on", "no"))
            or (time.type in ("DATE", "TIME") and time.end <= last)
        ):
            if time.start >= last and any(
                is_finite(token) and act.i < token.i and token.start < time.start for token in clause.sentence.tokens
            ):
                continue
            if time.type == "DURATION" and not ((lead and lead[-1] == "within") or own[0] == "within"):
                continue
            return Slot(time.text, time.start, time.end, None, time.earliest, time.latest)
    for token in inside:
        if token.text.lower() in ("before", "until") and token.dep in ("mark", "prep", "advmod"):
            bound = token.head if token.dep in ("mark", "advmod") else token
            end = max(below.end for below in bound.subtree() if below.pos != "PUNCT")
            if end > token.end:
                span = reading.span(token.start, end)
                return Slot(span.text, span.start, span.end)
        if token.text.lower() in ("immediately", "forthwith", "urgently") or (
            token.text.lower() == "once" and token.head.text.lower() == "at"
        ):
            return Slot(token.text, token.start, token.end)
    # "before the army attacked" that the parser hung on another word
    for token in clause.sentence.tokens:
        if (
            token.text.lower() == "before"
            and token.i > act.i
            and clause.shows(token)
            and not any(
                is_verb(each) and act.i < each.i < token.i and each.dep in ("conj", "ROOT") for each in clause.sentence.tokens
            )
        ):
            last = max(below.end for below in clause.sentence.tokens if below.pos != "PUNCT" and below.end <= clause.end)
            span = reading.span(token.start, last)
            return Slot(span.text, span.start, span.end) if len(span.text.split()) > 1 else None
    return None
