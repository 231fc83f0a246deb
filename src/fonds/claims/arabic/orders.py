"""Arabic orders: instructions inside a letter («تُسحب الأسلحة من …») and orders that a text tells of («أمر القائد …»)."""

import re
from dataclasses import replace

from fonds.claims.arabic.frame import Act, acts, doer_before, frame, verb_start
from fonds.claims.arabic.letters import Header
from fonds.claims.arabic.reading import ArabicReading, Clause, Token
from fonds.model import UNSTATED, Order, RungEvidence, Slot
from fonds.vocabulary import arabic
from fonds.writing.scripts import fold, plain

_LEAD = {
    fold(word)
    for word in ("أن", "بأن", "أنه", "كما", "ثم", "فورا", "كذلك", "أيضا", "ضرورة", "العمل", "على", "من", "إلى", "تنفيذ", "القيام")
}
_NO = {fold(word) for word in ("لا", "لن", "ولا", "فلا", "عدم", "وعدم")}
_GAVE = {fold(word) for word in ("أصدر", "أصدرت", "وجه", "وجهت", "أعطى", "أعطت", "وأصدر", "وأصدرت")}
_GOT = {fold(word) for word in ("تلقى", "تلقت", "تلقوا", "وصلت", "وصل")}
_BEFORE_NOUN = {fold(word) for word in ("عليكم", "عليك", "يرجى", "الرجاء", "نرجو", "المطلوب", "مطلوب", "ضرورة", "وجوب", "يجب")}
_MAY_BE = frozenset(arabic.words().lists["no_command"])
_ASKED = {fold(word) for word in ("طلب", "طلبت", "طلبوا")}
_HEDGED = {fold(word) for word in ("المتوقع", "يتوقع", "متوقع", "ربما", "قد", "أن", "إن", "بأن")}


def orders(reading: ArabicReading, clause: Clause, header: Header) -> list[Order]:
    """The orders of one clause."""
    told = _told(reading, clause, header)
    return told or _bidden(reading, clause, header)


def _bidden(reading: ArabicReading, clause: Clause, header: Header) -> list[Order]:
    """Instructions of the letter itself: a verb that begins the sentence, or a word of bidding before its act."""
    tokens = clause.tokens
    found = acts(reading, clause)
    words = arabic.words()
    first = 0
    while first < len(tokens) and first < 3 and tokens[first].text in _LEAD:
        first += 1
    if first >= len(tokens):
        return []
    if not (header.bids or header.addressee is not None):
        return []
    lead = next(
        (
            index
            for index in range(min(4, len(tokens)))
            if words.has("bid", tokens[index].text) or _pair(tokens, index) in words.lists["bid"]
        ),
        None,
    )
    if lead is not None and any(words.has("proposing", token.text) for token in tokens[:lead]):
        return []  # «نقترح عليكم …»: the wish is the writer's, nobody is told to do it
    if lead is not None and not any(token.text in _NO for token in tokens[first:lead]):
        act = next((each for each in found if each.index > lead and (each.form == "present" or _noun(clause, each))), None)
        act = act if act is not None and act.index - lead <= 5 else _bare_noun(reading, clause, lead)
        if act and act.index - lead <= 5 and not any(token.text in _NO for token in tokens[lead : act.index]):
            return [_order(reading, clause, act, header)]
        return []
    starts = [first, *(index for index in range(first + 1, len(tokens)) if reading.gap(tokens[index - 1], tokens[index]))]
    made: list[Order] = []
    for index in starts:
        if tokens[index].text in _NO:
            made.extend(_ban(reading, clause, index, header))
        elif not index or tokens[index - 1].text not in _NO:
            act = _act_at(reading, clause, found, index, index == first, header)
            act = act or (_listed_noun(reading, clause, found, index) if index == first else None)
            made.extend([_order(reading, clause, act, header)] if act is not None else [])
    return made


def _bare_noun(reading: ArabicReading, clause: Clause, lead: int) -> Act | None:
    """«عليكم جرد الأسلحة»: after a word of bidding any verbal noun bids, one that begins a phrase of two words."""
    index = lead + 1
    if index >= len(clause.tokens) or clause.tokens[lead].text not in _BEFORE_NOUN:
        return None
    word = clause.tokens[index].text
    phrase = reading.phrase(clause, index)
    if phrase is None or phrase[1] - phrase[0] < 2 or word.startswith(("ال", "و")) or len(word) < 3:
        return None
    return Act(index, None, "noun")


def _listed_noun(reading: ArabicReading, clause: Clause, found: list[Act], index: int) -> Act | None:
    """«١- تسليم المفاتيح إلى …»: in a numbered point the verbal noun at its head bids."""
    if not clause.numbered or index:
        return None
    act = next((each for each in found if each.index == index and _noun(clause, each)), None)
    follows = reading.phrase(clause, index + 1) if index + 1 < len(clause.tokens) else None
    if clause.tokens[index].text in arabic.words().lists["bidding_nouns"] and follows:
        return Act(index, act.action if act is not None else None, "noun")
    return Act(index, act.action, "noun") if act is not None and act.action and act.action.act and follows else None


def _ban(reading: ArabicReading, clause: Clause, index: int, header: Header) -> list[Order]:
    """«لا تفتحوا البوابة», «ولا تُطلق النار», «عدم إطلاق النار»: the ban keeps its «لا», and is no act of its verb's type."""
    tokens = clause.tokens
    verb = index + 1
    if verb + 1 >= len(tokens) or (index and not reading.gap(tokens[index - 1], tokens[index])):
        return []
    word, no = tokens[verb].text, tokens[index].text.lstrip("وف")
    signed = clause.numbered or reading.passive_sign(tokens[verb]) or word.endswith("وا")
    bidden = no == fold("لا") and word not in _MAY_BE and re.match(r"[يت]\w{2,}", word) and signed
    if not bidden and not (no == fold("عدم") and clause.numbered and (not word.startswith("ال") or _governs(tokens, verb))):
        return []
    order = _order(reading, clause, Act(verb, None, "present"), header)
    start = tokens[index].start + (1 if tokens[index].text[:1] in "وف" else 0)
    action = reading.slot(start, tokens[verb].end)
    span = Slot(reading.text[action.start : order.end], action.start, order.end)
    return [replace(order, start=span.start, end=span.end, text=span.text, action=action, act=None)]


def _governs(tokens: tuple[Token, ...], index: int) -> bool:
    """«عدم السماح بدخول …»: a definite verbal noun with what it governs; «عدم الاستقرار في …» is a state."""
    following = tokens[index + 1].text
    return following[:1] in "بل" and len(following) > 3


def _noun(clause: Clause, act: Act) -> bool:
    return act.action is not None and act.action.fits(clause.tokens[act.index].text, "noun")


def _imperative(clause: Clause, act: Act) -> bool:
    """A plural that can be a command («سلموا») at the head of a sentence of a letter."""
    word = clause.tokens[act.index].text
    return word.endswith("وا") and act.action is not None and act.action.fits(word, "bid")


def _act_at(reading: ArabicReading, clause: Clause, found: list[Act], index: int, begins: bool, header: Header) -> Act | None:
    """The act bidden by the verb at ``index``, where a sentence begins or a comma parts it from what stands before.

    Inside the sentence only the sign of the passive, or a verb of a known act in a numbered point, is enough.
    """
    token = clause.tokens[index]
    passive = reading.passive_sign(token)
    act = next(
        (each for each in found if each.index == index and (each.form in ("present", "bid") or _imperative(clause, each))), None
    )
    if act and act.form == "past":
        act = Act(index, act.action, "bid")
    if act is None and passive:
        act = Act(index, None, "present")
    if act is None or (act.form == "present" and token.text.lstrip("وف")[:1] not in ("ي", "ت", "ل")):
        return None
    known = act.action is not None and act.action.act is not None
    if not begins and not (passive or (known and clause.numbered)):
        return None
    if begins and act.form == "present" and not (clause.numbered or passive or header.bids):
        return None
    inner = next(
        (each for each in found if index < each.index <= index + 2 and _noun(clause, each) and each.action and each.action.act),
        None,
    )
    return inner if inner and not known else act


def _pair(tokens: tuple[Token, ...], index: int) -> str:
    return " ".join(token.text for token in tokens[index : index + 2])


def _order(reading: ArabicReading, clause: Clause, act: Act, header: Header) -> Order:
    made = frame(reading, clause, act)
    begins = max(
        (index for index in range(act.index + 1) if index == 0 or reading.gap(clause.tokens[index - 1], clause.tokens[index])),
        default=0,
    )
    span = reading.span(clause.tokens[begins].start if begins < act.index else verb_start(reading, clause, act), made.end)
    evidence = RungEvidence("ordered", reading.span(verb_start(reading, clause, act), clause.tokens[act.index].end))
    return Order(
        span.start,
        span.end,
        span.text,
        issuer=header.issuer or UNSTATED,
        addressee=header.addressee or UNSTATED,
        action=made.action,
        theme=made.theme,
        place=made.place,
        deadline=made.deadline,
        status=(evidence,),
        act=act.action.act if act.action else None,
    )


def _told(reading: ArabicReading, clause: Clause, header: Header) -> list[Order]:
    """«أمر القائد الكتيبةَ بالانسحاب من …», «صدرت الأوامر بإخلاء …»: an order that the text reports."""
    tokens, words = clause.tokens, arabic.words()
    for index, token in enumerate(tokens[:12]):
        verb = words.has("order_verbs", token.text)
        noun = words.has("order_nouns", token.text) and index > 0 and not verb
        if not verb and not noun:
            continue
        if index and tokens[index - 1].text in _HEDGED | _NO | {fold("لم")}:
            continue
        act = next(
            (
                each
                for each in acts(reading, clause)
                if index < each.index <= index + 9
                and _noun(clause, each)
                and each.action
                and each.action.act
                and re.match(fold(r"[وف]?(?:ب|ل)|إخلاء|سحب|تسليم|نقل"), tokens[each.index].text)
                and (_led(tokens, each.index) or token.text.lstrip("وف") in _ASKED)
            ),
            None,
        )
        if act is None:
            continue
        issuer, addressee = _parties(reading, clause, index, act.index, verb)
        start = index
        if noun:
            start, giver, taker = _around_noun(reading, clause, index)
            issuer, addressee = giver or issuer, addressee or taker
        if verb and issuer is None:
            issuer = doer_before(reading, clause, index)
            start = max((at for at in range(index) if issuer and _begins(reading, clause, at, issuer)), default=start)
        if verb and issuer is None:
            continue
        made = frame(reading, clause, act)
        span = reading.span(tokens[start].start, made.end)
        evidence = RungEvidence("ordered", reading.span(token.start, token.end))
        return [
            Order(
                span.start,
                span.end,
                span.text,
                issuer=issuer or UNSTATED,
                addressee=addressee or UNSTATED,
                action=made.action,
                theme=made.theme,
                place=made.place,
                deadline=made.deadline,
                status=(evidence,),
                act=act.action.act if act.action else None,
            )
        ]
    return []


def _begins(reading: ArabicReading, clause: Clause, index: int, slot: Slot) -> bool:
    token = clause.tokens[index]
    return reading.slot(token.start, token.end).start == slot.start


def _around_noun(reading: ArabicReading, clause: Clause, noun: int) -> tuple[int, Slot | None, Slot | None]:
    """«أصدر القائد أوامر», «تلقت الكتيبة أوامر»: where it begins, who gave and who got the orders."""
    for index in range(max(0, noun - 5), noun):
        word = clause.tokens[index].text
        if word not in _GAVE and word not in _GOT:
            continue
        phrase = reading.phrase(clause, index + 1, limit=noun - index - 1) if noun - index > 1 else None
        slot = reading.slot_of(clause, phrase) if phrase and phrase[1] == noun else None
        if slot is None or not reading.is_people(slot):
            return index, None, None
        return (index, slot, None) if word in _GAVE else (index, None, slot)
    return noun, None, None


def _led(tokens: tuple[Token, ...], index: int) -> bool:
    word, before = tokens[index].text, tokens[index - 1].text
    return word[:1] in "بلوف" or before in (fold("إلى"), fold("على"), fold("أن"))


def _parties(reading: ArabicReading, clause: Clause, start: int, end: int, verb: bool) -> tuple[Slot | None, Slot | None]:
    """Issuer and addressee between the word of command and its act: mentions of people, else a group's noun phrase."""
    tokens = clause.tokens
    first, last = (
        plain(reading.text).original(tokens[start].end, tokens[end].start) if tokens[start].end < tokens[end].start else (0, 0)
    )
    people = [
        mention
        for mention in reading.mentions
        if first <= mention.start
        and mention.end <= last
        and mention.label in ("PER", "ORG", "GROUP", "GPE")
        and mention.form != "adjective"
    ]
    people.sort(key=lambda mention: mention.start)
    between = [tokens[index].text for index in range(start + 1, end)]
    asked = tokens[start].text.lstrip("وف") in _ASKED
    toward = (fold("من"),) if asked else (fold("إلى"), fold("على"))
    to = next((index for index in range(start + 1, end) if tokens[index].text in toward), None)
    slots = [Slot(mention.text, mention.start, mention.end, mention.entity) for mention in people]
    if slots and start + 1 < end:
        # «أمر العميد رائد الصفدي»: rank and given name belong to a family name found alone
        head = reading.slot(tokens[start + 1].start, tokens[start + 1].end)
        before = reading.text[head.start : slots[0].start]
        ranked = arabic.words().has("titles", tokens[start + 1].text) or arabic.words().has("ranks", tokens[start + 1].text)
        if head.start < slots[0].start and ranked and len(before.split()) in (2, 3) and len(slots[0].text.split()) == 1:
            slots[0] = Slot(reading.text[head.start : slots[0].end], head.start, slots[0].end, slots[0].entity)
    if to is not None:
        mark = plain(reading.text).offsets[tokens[to].start]
        issuer = next((slot for slot in slots if slot.start < mark), None)
        addressee = next((slot for slot in slots if slot.start > mark), None)
        if addressee is None:
            phrase = reading.phrase(clause, to + 1)
            slot = reading.slot_of(clause, phrase) if phrase and phrase[1] <= end else None
            addressee = slot if slot and reading.is_people(slot) else None
        return issuer, addressee
    if not between or not slots:
        phrase = reading.phrase(clause, start + 1) if between else None
        slot = reading.slot_of(clause, (phrase[0], min(phrase[1], end))) if phrase else None
        return (slot if slot and verb and reading.is_people(slot) and len(slot.text.split()) <= 3 else None), None
    if not verb:
        return None, None
    return slots[0], slots[1] if len(slots) > 1 else None
