"""Arabic claims: who says that what («قال … إن», «بحسب …»), with hedges, negation and conditions."""

import re
from dataclasses import dataclass
from typing import Literal

from fonds.claims.arabic.reading import ArabicReading, Clause
from fonds.model import Claim, Hedge, Slot, Span
from fonds.model.finding import Modality, Polarity
from fonds.vocabulary import arabic
from fonds.writing.scripts import fold, plain

_THAT = frozenset(arabic.words().lists["that"])
_BARE = {fold(word) for word in ("أن", "إن", "بأن", "وأن", "وإن")}
_NO = {fold(word) for word in ("لم", "لن", "لا", "ليس", "ليست", "ولم", "ولا", "ولن", "لست", "لسنا", "وليس")}
_IF = {fold(word) for word in ("إذا", "لو", "وإذا", "ولو", "فإذا")}
_WHICH = {fold(word) for word in ("الذي", "التي", "الذين", "حيث", "لكن", "إذا", "ما")}
_SUBORDINATE = {fold(word) for word in ("لأن", "لأنه", "لأنها", "لأنهم", "بعدما", "عندما", "حين", "بينما", "لكي", "كي", "رغم")}
_NOT_DONE = {fold(word) for word in ("لم", "لن", "ليس", "ليست", "ليسوا")}
_DENIABLE = "|".join(arabic.words().lists["deniable"])
_AND_THAT = {fold(word) for word in ("وأن", "وإن")}
_TO_ME = {fold(word) for word in ("لي", "لنا", "له", "لهم", "من", "إلى")}
_STRENGTH: dict[str, Literal["factive", "neutral", "doubting"]] = {
    "neutral": "neutral",
    "factive": "factive",
    "doubting": "doubting",
    "negating": "doubting",
}


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of one attribution; token indices of the content."""

    source: Slot | None
    cue: Span
    strength: str
    first: int


def claims(reading: ArabicReading, clause: Clause, eventful: bool, before: Slot | None = None) -> list[Claim]:
    """The claims of one clause: attributed ones; else the clause itself where it is hedged or tells of an event.

    ``before`` is the source of the sentence before: «وأضاف أن …» names nobody and means him.
    """
    said = _verbal(reading, clause, before) or _according(reading, clause)
    if said is None:
        whole = _hedges(reading, clause, 0)
        return [_claim(reading, clause, None, 0, len(clause.tokens))] if whole or eventful else []
    starts = [said.first, *_and_that(reading, clause, said.first)]
    ends = [*(start - 1 for start in starts[1:]), len(clause.tokens)]
    return [_claim(reading, clause, said, first, end) for first, end in zip(starts, ends, strict=True)]


def _and_that(reading: ArabicReading, clause: Clause, first: int) -> list[int]:
    """Where further contents begin: after «، وإن» and «وأن», or either before a definite noun."""
    tokens = clause.tokens
    return [
        index + 1
        for index in range(first + 2, len(tokens) - 1)
        if tokens[index].text in _AND_THAT
        and (reading.gap(tokens[index - 1], tokens[index]) or tokens[index + 1].text.startswith("ال"))
    ]


def _verbal(reading: ArabicReading, clause: Clause, before: Slot | None) -> Said | None:
    """Verb of saying, its subject, and «أن» or «إن» before the content."""
    tokens, words = clause.tokens, arabic.words()
    for index, token in enumerate(tokens[:14]):
        strength = words.say.get(token.text) or words.say.get(token.text[1:] if token.text[:1] in "وف" else "")
        if strength is None or strength not in _STRENGTH:
            continue
        that = next((place for place in range(index + 1, min(index + 14, len(tokens))) if tokens[place].text in _THAT), None)
        quote = _quoted(reading, clause, index)
        if that is None and quote is None:
            denied = _denied(reading, clause, index) if strength == "negating" else None
            if denied is not None:
                source = _source(reading, clause, index + 1, denied)
                return Said(source, reading.span(token.start, token.end), strength, denied) if source else None
            continue
        first = quote if quote is not None and (that is None or quote < that) else (that or 0)
        if first >= len(tokens) or (
            that is not None
            and first == that
            and tokens[that].text in (fold("عن"), fold("إلى"))
            and (that + 1 >= len(tokens) or tokens[that + 1].text not in _BARE)
        ):
            continue
        if index and tokens[index - 1].text in _NO and strength != "negating":
            return None
        source = _source(reading, clause, index + 1, first)
        if source is None and first == index + 1 and index == 0 and token.text.startswith("و"):
            source = before
        content = first + 1 if tokens[first].text in _BARE or tokens[first].text in (fold("عن"), fold("إلى")) else first
        if content < len(tokens) and tokens[content].text in _BARE:
            content += 1
        return Said(source, reading.span(token.start, token.end), strength, content) if content < len(tokens) else None
    return None


def _denied(reading: ArabicReading, clause: Clause, verb: int) -> int | None:
    """«نفى المتحدث قصف المستشفى»: the noun that names what is denied."""
    for index in range(verb + 2, min(verb + 10, len(clause.tokens))):
        word = clause.tokens[index].text
        known = arabic.act_of(word)
        noun = known is not None and known[0].fits(word, "noun") and not word.startswith("ال")
        if noun or re.fullmatch(rf"(?:{_DENIABLE})(?:ه|ها|هم|ي|نا)?", word):
            return index
    return None


def _quoted(reading: ArabicReading, clause: Clause, index: int) -> int | None:
    for place in range(index + 1, min(index + 12, len(clause.tokens))):
        between = reading.plain[clause.tokens[place - 1].end : clause.tokens[place].start]
        if re.search(r"[:«\"“]", between):
            return place
    return None


def _source(reading: ArabicReading, clause: Clause, first: int, end: int) -> Slot | None:
    """The subject after the verb: a mention of people or paper, else a short phrase whose noun can speak."""
    tokens = clause.tokens
    while first < end and (tokens[first].text in _TO_ME):
        first += 1
    if first >= end or reading.gap(tokens[first - 1], tokens[first]):
        return None
    low, high = plain(reading.text).original(tokens[first].start, tokens[end - 1].end)
    named = sorted(
        (
            mention
            for mention in reading.mentions
            if low <= mention.start
            and mention.end <= high
            and mention.label in ("PER", "ORG", "GROUP", "GPE", "PRODUCT")
            and mention.form != "adjective"
        ),
        key=lambda mention: (mention.start, -mention.end),
    )
    phrase = reading.phrase(clause, first, limit=max(1, end - first), wide=True)
    slot = reading.slot_of(clause, (phrase[0], min(phrase[1], end))) if phrase else None
    if slot is None:
        return None
    if named and named[0].start < slot.end:
        before = reading.text[slot.start : named[0].start]
        if not before.strip() or len(before.split()) <= 3:
            if slot.end - named[0].end <= 1 or not before.strip():
                return Slot(named[0].text, named[0].start, named[0].end, named[0].entity) if not before.strip() else slot
            return slot
    words = arabic.words()
    head = fold(slot.text).split()[0]
    speaks = (
        words.has("speakers", head)
        or any(words.has(name, head) for name in ("groups", "ranks", "titles"))
        or words.has("speakers", head.removeprefix("ال"))
    )
    return slot if speaks and len(slot.text.split()) <= 8 else None


def _according(reading: ArabicReading, clause: Clause) -> Said | None:
    """«بحسب …,» at the head of the sentence, before its content."""
    tokens = clause.tokens
    for listed in arabic.words().lists["according"]:
        parts = listed.split()
        size = len(parts)
        glued = parts[-1] == "ل"
        opening = [tokens[0].text.removeprefix("و"), *(token.text for token in tokens[1:size])]
        if glued and not (len(opening) > 1 and opening[0] == parts[0] and opening[1].startswith("ل")):
            continue
        if not glued and opening != parts:
            continue
        start = 1 if glued else size
        phrase = reading.phrase(clause, start)
        if not phrase or phrase[1] >= len(tokens) or not reading.gap(tokens[phrase[1] - 1], tokens[phrase[1]]):
            continue
        begin = tokens[phrase[0]].start + (1 if glued and not tokens[phrase[0]].text.startswith("لل") else 0)
        source = reading.slot(begin, tokens[phrase[1] - 1].end)
        return Said(source, reading.span(tokens[0].start, tokens[start - 1].end), "neutral", phrase[1])
    return None


def _hedges(reading: ArabicReading, clause: Clause, first: int) -> list[tuple[Hedge, str]]:
    """Hedges from token ``first`` on, with the modality each makes."""
    found: list[tuple[Hedge, str]] = []
    if first >= len(clause.tokens):
        return []
    base = clause.tokens[first].start
    text = reading.plain[base : clause.end]
    taken: list[tuple[int, int]] = []
    for phrase, kind in sorted(arabic.words().hedges.items(), key=lambda item: (-len(item[0]), item[0])):
        for match in re.finditer(rf"(?<!\w)[وف]?(?P<hedge>{re.escape(phrase)})(?!\w)", text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append((match.start(), match.end()))
            if kind == "approximator" and not re.match(r"\s*(?:\d|[^\W\d_]+)", text[match.end() :]):
                continue
            if kind == "approximator" and not re.match(r"\s*\d", text[match.end() :]):
                continue
            span = reading.span(base + match.start("hedge"), base + match.end())
            found.append(
                (
                    Hedge(
                        span.start,
                        span.end,
                        span.text,
                        "approximator" if kind == "approximator" else "epistemic" if kind != "unsure" else "evidential",
                    ),
                    kind,
                )
            )
    return sorted(found, key=lambda item: item[0].start)


def _is_denied(words: list[str]) -> bool:
    """A sentence that begins with its «لم», or whose subject stands before it («المدافع لم تُسحب»)."""
    if words and words[0] in _NO:
        return True
    for word in words[:7]:
        if word in _BARE or word in _WHICH or word in _SUBORDINATE:
            return False
        if word in _NOT_DONE:
            return True
    return False


def _claim(reading: ArabicReading, clause: Clause, said: Said | None, first: int, end: int) -> Claim:
    span = reading.span(clause.tokens[first].start, clause.tokens[end - 1].end)
    hedges = [(hedge, kind) for hedge, kind in _hedges(reading, clause, first) if hedge.end <= span.end]
    words = [token.text for token in clause.tokens[first:end]]
    modality: Modality = "asserted"
    kinds = {kind for _, kind in hedges}
    if kinds & {"possible", "unsure"}:
        modality = "possible"
    elif "probable" in kinds:
        modality = "probable"
    if words and words[0] in _IF:
        modality = "conditional"
    negative = _is_denied(words) or (said is not None and said.strength == "negating")
    polarity: Polarity = "negative" if negative else "positive"
    strength = _STRENGTH[said.strength] if said else None
    return Claim(
        span.start,
        span.end,
        span.text,
        source=said.source if said else None,
        cue=said.cue if said else None,
        modality=modality,
        polarity=polarity,
        strength=strength,
        hedges=tuple(hedge for hedge, _ in hedges),
    )
