"""Arabic deals: «اتفاق بين … و…», «تم الاتفاق مع … على …», one thing «مقابل» another.

Who gives and who gets is filled only where a verb of giving says so; else it exists and is unstated.
"""

import re

from fonds.claims.arabic.reading import ArabicReading, Clause
from fonds.claims.arabic.truces import bounds, is_truce, refusal
from fonds.model import UNSTATED, Deal, RungEvidence, Slot, Span, Term, Value
from fonds.model.finding import Rung
from fonds.vocabulary import arabic
from fonds.writing.numbers import find_numbers
from fonds.writing.scripts import fold

_FOR = {fold(word) for word in ("مقابل", "لقاء", "نظير")}
_BETWEEN, _WITH = fold("بين"), {fold("مع")}
_ON = {
    fold(word)
    for word in ("على", "يقضي", "تقضي", "بشأن", "حول", "يقضى", "ينص", "بموجبه", "بموجبها", "لتبادل", "ب", "ل", "يتضمن", "يشمل")
}
_SWAP = re.compile(fold(r"[وف]?(?:[يتن])?(?:ال)?(?:تبادل|مبادلة|مقايضة|مقايضه|قايض)(?:وا|ت|نا)?"))
_SIDES = {fold(word) for word in ("الطرفان", "الجانبان", "الفريقان", "الطرفين", "الجانبين")}
_TOWARDS = fold("إلى")
_OF = fold("من")
_UNITS = {
    fold(word)
    for line in (
        "طن طنا أطنان لتر ليتر لترا برميل برميلا براميل صهريج صهريجا صهاريج كيس كيسا أكياس شاحنة شاحنات",
        "قاطرة قاطرات كيلو كغ غرام دولار ليرة دينار قطعة صندوق صناديق رأس علبة متر",
    )
    for word in line.split()
}
_IT = {fold(word) for word in ("ذلك", "هذا")}
_TO = {fold(word) for word in ("إلى", "من")}
_TO_YOU = {fold(word) for word in ("عليكم", "عليك", "لكم", "إليكم")}
_RELEASE = re.compile(fold("إطلاق سراح") + r"\s")
_NOT_GOODS = {fold(word) for word in ("مادي", "مالي", "أجر", "فدية")}


def deals(reading: ArabicReading, clause: Clause, previous: Clause | None, bidden: bool) -> list[Deal]:
    """The deal of a clause, if it tells of one; ``previous`` is what «مقابل ذلك» looks back to."""
    tokens, words = clause.tokens, arabic.words()
    named = next(
        (
            index
            for index, token in enumerate(tokens)
            if words.has("deal_nouns", token.text) or words.has("deal_verbs", token.text)
        ),
        None,
    )
    barter = next((index for index, token in enumerate(tokens) if token.text.lstrip("وف") in _FOR), None)
    swap = next((index for index, token in enumerate(tokens) if _SWAP.fullmatch(token.text)), None)
    if named is None and barter is None and swap is None:
        return []
    parties = _parties(reading, clause, named if named is not None else swap)
    refused = refusal(reading, clause) if barter is not None else None
    terms, back = _terms(reading, clause, previous, named, barter, swap, refused is not None)
    if refused is not None and terms:
        parties = [slot for slot in refused if slot is not None]
    if (
        not terms
        or (named is None and len(terms) < 2)
        or (named is not None and not parties and len(terms) < 2 and not _agreed(clause, named))
    ):
        return []
    status = _status(reading, clause, named, bidden)
    start = min([clause.start]) if back is None else clause.start
    span = reading.span(start, clause.end)
    theme = terms[0].theme
    if barter is None and len(terms) == 1 and isinstance(theme, Slot) and is_truce(reading.text[theme.start : span.end]):
        time, duration, where = bounds(reading, clause, theme.start)
        return [
            Deal(
                span.start,
                span.end,
                span.text,
                parties=tuple(parties),
                status=status,
                time=time,
                duration=duration,
                jurisdiction=where,
            )
        ]
    return [Deal(span.start, span.end, span.text, parties=tuple(parties), terms=tuple(terms), status=status)]


def _agreed(clause: Clause, named: int) -> bool:
    return named + 1 < len(clause.tokens) and clause.tokens[named + 1].text in _ON


def _parties(reading: ArabicReading, clause: Clause, at: int | None) -> list[Slot]:
    """«بين س وص», «اتفقت س مع ص»: the two sides, each named by the words."""
    if at is None:
        return []
    tokens = clause.tokens
    between = next((index for index in range(at, len(tokens)) if tokens[index].text == _BETWEEN), None)
    if between is not None:
        return _pair(reading, clause, between + 1)
    found: list[Slot] = []
    if arabic.words().has("deal_verbs", tokens[at].text):
        phrase = reading.phrase(clause, at + 1)
        if phrase:
            found.extend(_pair(reading, clause, at + 1) or [_one(reading, clause, phrase)])
    with_ = next((index for index in range(at, len(tokens)) if tokens[index].text in _WITH), None)
    if with_ is not None:
        phrase = reading.phrase(clause, with_ + 1)
        if phrase:
            found.append(_one(reading, clause, phrase))
    return [slot for slot in found if fold(slot.text) not in _SIDES]


def _one(reading: ArabicReading, clause: Clause, phrase: tuple[int, int]) -> Slot:
    slot = reading.slot_of(clause, phrase)
    starting = [
        mention
        for mention in reading.mentions
        if mention.start == slot.start and mention.end <= slot.end and mention.label != "MISC"
    ]
    if starting:
        longest = max(starting, key=lambda mention: mention.end)
        return Slot(longest.text, longest.start, longest.end, longest.entity)
    return slot


def _pair(reading: ArabicReading, clause: Clause, index: int) -> list[Slot]:
    """Two names joined by و: cut before the word whose و begins the second."""
    tokens = clause.tokens
    first = reading.slot(tokens[index].start, tokens[min(index + 13, len(tokens) - 1)].end) if index < len(tokens) else None
    if first is None:
        return []
    people = sorted(
        (
            mention
            for mention in reading.mentions
            if first.start <= mention.start
            and mention.end <= first.end
            and mention.label in ("PER", "ORG", "GROUP", "GPE")
            and mention.form != "adjective"
        ),
        key=lambda mention: (mention.start, -mention.end),
    )
    if people and people[0].start == first.start:
        other = next((mention for mention in people if mention.start >= people[0].end), None)
        joined = reading.text[people[0].end : other.start] if other else ""
        if other and re.fullmatch(r"\s*(?:\S+\s+){0,3}?و\s*(?:\S+\s+){0,2}", joined):
            return [Slot(mention.text, mention.start, mention.end, mention.entity) for mention in (people[0], other)]
        return []
    second = next(
        (
            place
            for place in range(index + 1, min(index + 7, len(tokens)))
            if tokens[place].text.startswith("و") and len(tokens[place].text) > 3
        ),
        None,
    )
    if second is None or any(reading.gap(tokens[place - 1], tokens[place]) for place in range(index + 1, second + 1)):
        return []
    following = reading.phrase(clause, second, limit=4)
    one = reading.slot(tokens[index].start, tokens[second - 1].end)
    if not following or not reading.is_people(one):
        return []
    two = reading.slot(tokens[second].start + 1, tokens[following[1] - 1].end)
    return [one, two] if reading.is_people(two) else []


def _terms(
    reading: ArabicReading,
    clause: Clause,
    previous: Clause | None,
    named: int | None,
    barter: int | None,
    swap: int | None,
    offered: bool = False,
) -> tuple[list[Term], Clause | None]:
    tokens = clause.tokens
    if barter is not None:
        other = _goods(reading, clause, barter + 1)
        if barter + 1 < len(tokens) and tokens[barter + 1].text in _IT:
            return _looking_back(reading, clause, previous, barter)
        own = _given_before(reading, clause, barter)
        opposite = named is None and not offered and other is not None and (reading.is_place(other) or reading.is_people(other))
        if own is None or other is None or opposite or any(word in _NOT_GOODS for word in fold(other.text).split()):
            return [], None
        return [own, _term(reading, other)], None
    if swap is not None:
        begin = swap + 2 if swap + 2 < len(tokens) and tokens[swap + 1].text in _SIDES else swap + 1
        phrase = reading.phrase(clause, begin)
        second = next(
            (index for index in range(swap + 2, min(swap + 7, len(tokens))) if re.match(r"بال?\w{2,}", tokens[index].text)), None
        )
        if phrase and second is not None and second >= phrase[1]:
            one = reading.slot_of(clause, (phrase[0], min(phrase[1], second)))
            two = reading.slot(tokens[second].start + 1, tokens[second].end)
            return [_term(reading, one), _term(reading, two)], None
    if named is not None:
        on = next((index for index in range(named + 1, len(tokens)) if tokens[index].text in _ON), None)
        thing = _goods(reading, clause, on + 1) if on is not None and on + 1 < len(tokens) else None
        return ([_term(reading, thing)] if thing else []), None
    return [], None


def _looking_back(
    reading: ArabicReading, clause: Clause, previous: Clause | None, barter: int
) -> tuple[list[Term], Clause | None]:
    """«مقابل ذلك يُترك …»: what the sentence before gives, for what this one gives."""
    if previous is None:
        return [], None
    own = _object(reading, clause, barter + 2)
    other = _object(reading, previous, 0)
    if own is None or other is None:
        return [], None
    return [_term(reading, other), _term(reading, own)], previous


def _object(reading: ArabicReading, clause: Clause, start: int) -> Slot | None:
    """The noun phrase after the first verb from ``start`` on."""
    for index in range(start, min(start + 3, len(clause.tokens) - 1)):
        token = clause.tokens[index]
        if reading.is_verb(token) or reading.passive_sign(token):
            phrase = reading.phrase(clause, index + 1)
            return reading.slot_of(clause, phrase) if phrase else None
    return None


def _goods(reading: ArabicReading, clause: Clause, index: int) -> Slot | None:
    if index >= len(clause.tokens):
        return None
    phrase = reading.phrase(clause, index)
    return reading.slot_of(clause, phrase) if phrase else None


def _given_before(reading: ArabicReading, clause: Clause, barter: int) -> Term | None:
    """What is given for the other thing: «٢٠٠ طن من القمح مقابل …», «نقل النفط إلى التجار مقابل …»."""
    thing = _goods_before(reading, clause, barter)
    if thing is None:
        return None
    tokens = clause.tokens
    first = next(index for index, token in enumerate(tokens) if reading.slot(token.start, token.end).start >= thing.start)
    before = tokens[first - 1].text if first else ""
    if before == _OF and first >= 3 and tokens[first - 2].text in _UNITS:
        measure = reading.slot(tokens[first - 3].start, tokens[first - 2].end)
        if find_numbers(measure.text):
            return Term(giver=UNSTATED, recipient=UNSTATED, theme=thing, quantity=measure)
    if before == _TOWARDS:
        earlier = _goods_before(reading, clause, first - 1)
        if earlier is None:
            return None
        people = reading.is_people(thing) and not reading.is_place(thing)
        return Term(
            giver=UNSTATED,
            recipient=thing if people else UNSTATED,
            theme=_bare(reading, earlier),
            destination=thing if reading.is_place(thing) else None,
        )
    if (
        first
        and (reading.phrase(clause, first - 1, limit=1) is None)
        and not _verbal(reading, clause, first - 1)
        and not reading.gap(tokens[first - 1], tokens[first])
        and before not in _ON | _TO_YOU
    ):
        return None
    return _term(reading, thing)


def _bare(reading: ArabicReading, thing: Slot) -> Slot:
    """The thing without the verbal noun that moves it: «تسليم القمح» is wheat."""
    words = fold(thing.text).split()
    if _RELEASE.match(fold(thing.text)):
        start = thing.end - len(thing.text.split(None, 2)[2])
        return Slot(reading.text[start : thing.end], start, thing.end, reading.entity_of(start, thing.end))
    if len(words) < 2 or not any(action.fits(words[0], "noun") for action in arabic.actions() if action.act):
        return thing
    match = re.match(r"\S+\s+", thing.text)
    start = thing.start + (match.end() if match else 0)
    return Slot(reading.text[start : thing.end], start, thing.end, reading.entity_of(start, thing.end))


def _goods_before(reading: ArabicReading, clause: Clause, barter: int) -> Slot | None:
    """The noun phrase that ends where «مقابل» begins; «عرضت القوارب مقابل …» gives the boats."""
    for index in range(max(0, barter - 6), barter):
        phrase = reading.phrase(clause, index, limit=barter - index)
        if (
            phrase
            and phrase[1] == barter
            and not _verbal(reading, clause, index)
            and not (index and _leads_on(reading, clause, index))
        ):
            return reading.slot_of(clause, phrase)
    return None


def _leads_on(reading: ArabicReading, clause: Clause, index: int) -> bool:
    """Whether the phrase began earlier: its first word is no verb, preposition or mark."""
    before = clause.tokens[index - 1]
    if reading.gap(before, clause.tokens[index]) or _verbal(reading, clause, index - 1):
        return False
    earlier = reading.phrase(clause, index - 1, limit=2)
    return earlier is not None and earlier[1] > index


def _verbal(reading: ArabicReading, clause: Clause, index: int) -> bool:
    token, words = clause.tokens[index], arabic.words()
    word = token.text
    return (
        reading.is_verb(token)
        or words.has("deal_verbs", word)
        or words.has("deal_nouns", word)
        or word in words.rungs
        or word in words.say
        or any(
            action.form_of(word) in ("past", "bid")
            and not any(form == "noun" and pattern.fullmatch(word) for form, pattern in action.patterns)
            for action in arabic.actions()
        )
    )


def _term(reading: ArabicReading, thing: Slot) -> Term:
    """A term of which the words say only what is given; a number in it is its quantity."""
    thing = _bare(reading, thing)
    amounts = [amount for amount in find_numbers(thing.text) if not amount.ordinal]
    quantity: Value = None
    if len(amounts) == 1:
        start = thing.start + amounts[0].start
        quantity = Slot(amounts[0].text, start, start + len(amounts[0].text))
    return Term(giver=UNSTATED, recipient=UNSTATED, theme=thing, quantity=quantity)


def _status(reading: ArabicReading, clause: Clause, named: int | None, bidden: bool) -> tuple[RungEvidence, ...]:
    rungs: list[RungEvidence] = []
    words = arabic.words()
    for token in clause.tokens:
        rung = words.rungs.get(token.text) or (words.rungs.get(token.text[1:]) if token.text[:1] in "وف" else None)
        if rung:
            rungs.append(RungEvidence(_rung(rung), reading.span(token.start, token.end)))
    if not rungs and named is not None:
        token = clause.tokens[named]
        span: Span = reading.span(token.start, token.end)
        rungs.append(RungEvidence("ordered" if bidden else "agreed", span))
    elif not rungs and bidden:
        token = clause.tokens[0]
        rungs.append(RungEvidence("ordered", reading.span(token.start, token.end)))
    return tuple(sorted(rungs, key=lambda each: each.rung == "refused"))  # what is refused was offered before


def _rung(written: str) -> Rung:
    known: dict[str, Rung] = {"proposed": "proposed", "refused": "refused", "executed": "executed", "violated": "violated"}
    return known[written]
