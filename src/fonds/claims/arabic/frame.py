"""What stands around a word that names an act: theme, places, deadline, each quoted from the sentence."""

from dataclasses import dataclass

from fonds.claims.arabic.reading import ArabicReading, Clause, Token
from fonds.model import Slot, Time, Value
from fonds.vocabulary import arabic
from fonds.vocabulary.arabic import Action, Form
from fonds.writing.scripts import fold, plain

_FROM, _TO = fold("من"), (fold("إلى"), fold("باتجاه"), fold("نحو"))
_AT = tuple(fold(word) for word in ("في", "عند", "داخل", "على"))
_PRONOUNS = {
    fold(word)
    for word in ("إلينا", "إليكم", "إليهم", "لنا", "لكم", "لهم", "إليه", "إليها", "عنه", "عنها", "عن", "له", "لها", "به", "بها")
}
_INSIDE = {fold(word) for word in ("داخل", "ضمن")}
_FURTHER = {fold(word) for word in ("وإن", "وأن")}
_BEFORE = {fold(word) for word in ("قبل", "بعد", "حتى", "لغاية", "عند", "خلال", "في", "وقبل", "وبعد")}
_NO = {fold(word) for word in ("لا", "لن", "ولا", "فلا", "عدم", "وعدم")}


@dataclass(frozen=True, slots=True)
class Act:
    """A word of a clause that names an act."""

    index: int
    action: Action | None
    form: Form


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around an act."""

    action: Slot
    theme: Value
    origin: Slot | None
    destination: Slot | None
    place: Value
    deadline: Value
    end: int


def acts(reading: ArabicReading, clause: Clause) -> list[Act]:
    """All words of a clause that can name an act, in sequence."""
    found = []
    for index, token in enumerate(clause.tokens):
        known = arabic.act_of(token.text)
        if known:
            found.append(Act(index, *known))
    return found


def frame(reading: ArabicReading, clause: Clause, act: Act) -> Frame:
    """Theme, places and deadline of an act, each quoted; ``None`` where the words give none."""
    tokens = clause.tokens
    after = act.index + 1
    if after < len(tokens) and tokens[after].text in _PRONOUNS:
        after += 1
    phrase = reading.phrase(clause, after) if after < len(tokens) and not reading.gap(tokens[after - 1], tokens[after]) else None
    theme: Value = reading.slot_of(clause, phrase) if phrase else None
    origin = destination = where = None
    stop = len(tokens)
    for index in range(after, len(tokens)):
        word = tokens[index].text
        if (
            index > after
            and reading.gap(tokens[index - 1], tokens[index])
            and (reading.is_verb(tokens[index]) or word in _NO | _FURTHER or reading.passive_sign(tokens[index]))
        ):
            stop = index
            break
        if word == _FROM and tokens[index - 1].text in _AT:
            continue  # «على من يسلكه»: who, not from
        inside = 2 if index + 2 < len(tokens) and tokens[index + 1].text in _INSIDE else 1
        target = reading.phrase(clause, index + inside) if index + inside < len(tokens) else None
        if target is None:
            continue
        slot = reading.slot_of(clause, target)
        if word == _FROM and origin is None and reading.is_place(slot):
            origin = slot
        elif word in _TO and destination is None and reading.is_place(slot):
            destination = slot
        elif word in _AT and where is None and reading.is_place(slot):
            where = slot
    action = reading.slot(verb_start(reading, clause, act), tokens[act.index].end)
    place: Value = origin or where or destination
    if (
        origin is None
        and isinstance(theme, Slot)
        and reading.is_place(theme)
        and act.action
        and act.action.act
        and not (place and act.action.object == "theme")
    ):
        place = theme
        if act.action.object == "place":
            theme = None
    return Frame(action, theme, origin, destination, place, _deadline(reading, clause, after, stop), tokens[stop - 1].end)


def verb_start(reading: ArabicReading, clause: Clause, act: Act) -> int:
    """Where the word of the act begins, without the «و» or «ف» that ties it to what stands before."""
    token = clause.tokens[act.index]
    tied = (
        act.form in ("present", "bid", "past")
        and token.text[:1] in "وف"
        and (act.action is None or act.action.form_of(token.text[1:]) == act.form)
    )
    return token.start + 1 if tied else token.start


def _deadline(reading: ArabicReading, clause: Clause, after: int, stop: int) -> Value:
    tokens = clause.tokens
    if after >= stop:
        return None
    found = [time for time in reading.time_at(tokens[after].start, tokens[stop - 1].end) if _limits(time)]
    if not found:
        return None
    time = next((one for one in found if one.earliest or one.relation), found[0])
    start = time.start
    form = plain(reading.text)
    before = [token for token in tokens[after:stop] if form.offsets[token.start] < time.start]
    for back, token in enumerate(reversed(before[-3:])):
        if token.text in _BEFORE and token.text not in (fold("في"), fold("عند")) and not reading.gap(token, _next(tokens, token)):
            start = form.offsets[token.start]
            break
        if back >= 2:
            break
    text = reading.text[start : time.end]
    return Slot(text, start, time.end, None, time.earliest, time.latest)


def _next(tokens: tuple[Token, ...], token: Token) -> Token:
    index = tokens.index(token)
    return tokens[min(index + 1, len(tokens) - 1)]


def _limits(time: Time) -> bool:
    return time.type in ("DATE", "TIME") or (time.type == "DURATION" and (time.relation or "").startswith("WITHIN"))


def doer_before(reading: ArabicReading, clause: Clause, verb: int) -> Slot | None:
    """The doer before his verb («أن القوات انسحبت»): people whose phrase ends where the verb begins."""
    tokens = clause.tokens
    if verb == 0 or reading.gap(tokens[verb - 1], tokens[verb]):
        return None
    for index in range(max(0, verb - 5), verb):
        phrase = reading.phrase(clause, index, limit=verb - index)
        opens = index == 0 or reading.phrase(clause, index - 1, limit=1) is None or reading.gap(tokens[index - 1], tokens[index])
        if phrase and phrase[1] == verb and opens:
            slot = reading.slot_of(clause, phrase)
            return slot if reading.is_people(slot) else None
    return None
