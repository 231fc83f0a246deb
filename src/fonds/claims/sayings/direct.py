"""Direct speech: what stands between quotation marks, and who speaks it."""

import re

from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Saying
from fonds.claims.sayings.source import subject_of
from fonds.claims.syntax import has_finite
from fonds.engines.grammar.contract import Token
from fonds.model import Slot, Span
from fonds.vocabulary import english

_QUOTES = re.compile(r"“(?P<a>[^“”]+)(?:”|$)|\"(?P<b>[^\"]+)(?:\"|$)|«(?P<c>[^«»]+)»|''(?P<d>[^']+(?:'\w[^']*)*)''")


_WORD = re.compile(r"\w+")


def _quotes(text: str, start: int, end: int) -> list[tuple[int, int, int, int]]:
    """(outer start, outer end, inner start, inner end) of quoted sentences, not of quoted words."""
    found: list[tuple[int, int, int, int]] = []
    for quote in _QUOTES.finditer(text, start, end):
        group = quote.lastgroup or "a"
        inner = quote.group(group)
        words = _WORD.findall(inner)
        first = next((letter for letter in inner if letter.isalnum()), "")
        capital = first.isupper() or first.isdigit()
        ends = inner.rstrip()[-1:] in tuple(",.?!…—-")
        before = text[start : quote.start()].rstrip()
        fresh = not before or before[-1] in '.?!:,”"»…—'
        if words and (
            (capital and ends and (fresh or len(words) >= 6))
            or (capital and fresh and len(words) >= 4)
            or (found and ends and fresh and len(words) >= 2)
        ):
            found.append((quote.start(), quote.end(), quote.start(group), quote.end(group)))
    return found


def direct_speech(reading: Reading, start: int, end: int) -> tuple[list[Saying], list[tuple[int, int]]]:
    """Sayings in quotation marks, and the pieces of text around them."""
    quotes = _quotes(reading.text, start, end)
    if not quotes:
        return [], [(start, end)]
    edges = [start, *(edge for quote in quotes for edge in quote[:2]), end]
    gaps = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    speakers: list[tuple[Slot | None, Span] | None] = []
    for position in range(len(quotes)):
        inner = reading.text[quotes[position][2] : quotes[position][3]].rstrip()
        own = None
        if inner[-1:] not in (".",) or reading.text[gaps[position + 1][0] : gaps[position + 1][1]].lstrip()[:1].islower():
            own = _speaker_after(reading, *gaps[position + 1])
        speakers.append(own or _speaker_before(reading, *gaps[position]))
    known = [speaker for speaker in speakers if speaker]
    sayings = []
    latest = known[0] if known else None
    for (outer, _, first, last), speaker in zip(quotes, speakers, strict=True):
        latest = speaker or latest
        mark = Span(outer, outer + 1, reading.text[outer : outer + 1])
        source, cue = latest if latest else (None, mark)
        content = reading.span(first, last)
        if content.text:
            lemma = cue.text.lower()
            sayings.append(Saying(content, source, cue, english.cues().verbs.get(_lemma(lemma), "neutral"), direct=True))
    return sayings, [gap for gap in gaps if re.search(r"\w{2}", reading.text[slice(*gap)])]


def _lemma(word: str) -> str:
    for ending, base in (("ied", "y"), ("ed", ""), ("ed", "e"), ("s", ""), ("ing", "")):
        if word.endswith(ending) and word[: -len(ending)] + base in english.cues().verbs:
            return word[: -len(ending)] + base
    return word


def _speaker_after(reading: Reading, start: int, end: int) -> tuple[Slot | None, Span] | None:
    """ "… ," said Marsh / Marsh said."""
    if not reading.text[start:end].strip(" .,\n"):
        return None
    sentence = next(iter(reading.parse(start, end)), None)
    if sentence is None:
        return None
    for token in sentence.tokens[:14]:
        if token.tag.startswith("VB") and token.lemma.lower() in english.cues().verbs and token.dep not in ("aux", "auxpass"):
            noun = next((child for child in token.children if child.dep == "nsubj"), None)
            if noun is None:
                noun = next(
                    (
                        child
                        for child in token.children
                        if child.i > token.i and child.pos in ("PROPN", "PRON", "NOUN") and child.dep not in ("pobj", "npadvmod")
                    ),
                    None,
                )
            if noun is None and token.dep in ("compound", "amod", "nmod"):
                noun = token.head
            return _speaker(reading, noun, token)
    return None


def _speaker_before(reading: Reading, start: int, end: int) -> tuple[Slot | None, Span] | None:
    """Marsh said: "…"."""
    if not reading.text[start:end].strip(" .,\n"):
        return None
    sentences = reading.parse(start, end)
    if not sentences or reading.text[start:end].rstrip()[-1:] in (".", "!", "?"):
        return None
    for token in reversed(sentences[-1].tokens):
        if token.tag.startswith("VB") and token.lemma.lower() in english.cues().verbs and token.dep not in ("aux", "auxpass"):
            noun = subject_of(token) or next((child for child in token.children if child.dep == "nsubj"), None)
            return _speaker(reading, noun, token)
    return None


def _speaker(reading: Reading, noun: Token | None, cue: Token) -> tuple[Slot | None, Span]:
    mark = Span(cue.start, cue.end, reading.text[cue.start : cue.end])
    if noun is None:
        return None, mark
    tokens = [token for token in noun.subtree() if token is not cue and token not in set(cue.subtree()) - set(noun.subtree())]
    kept = [token for token in tokens if (token.start > cue.end) == (noun.start > cue.end)]
    span = reading.over(kept or [noun])
    return Slot(span.text, span.start, span.end, reading.entity(noun, span.start, span.end)), mark


def has_verb(reading: Reading, start: int, end: int) -> bool:
    """Whether the stretch holds a finite verb."""
    return any(has_finite(sentence) for sentence in reading.parse(start, end))
