"""Indirect speech: a verb, a noun or "according to" carries what is said, by whom."""

from collections.abc import Iterator

from fonds.claims.reading import Reading
from fonds.claims.sayings.content import content_of, swallowed, without_stop
from fonds.claims.sayings.saying import Saying
from fonds.claims.sayings.source import cited_by, source_of, subject_of
from fonds.claims.syntax import is_finite, is_negated, is_passive, is_verb
from fonds.engines.grammar.contract import Sentence, Token
from fonds.model import Slot, Span
from fonds.vocabulary import english


def indirect(reading: Reading, sentence: Sentence) -> Iterator[Saying]:
    words = english.cues()
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if (
            is_verb(token)
            and lemma in words.verbs
            and not _only_auxiliary(token)
            and not (token.dep == "acl" and token.tag == "VBN")
        ):
            saying = _verb(reading, sentence, token)
            if saying:
                yield saying
        elif token.tag.startswith("NN") and lemma in words.nouns:
            saying = _noun(reading, token)
            if saying:
                yield saying
        elif lemma in ("accord", "according") and token.text.lower() == "according":
            saying = _according(reading, sentence, token)
            if saying:
                yield saying


def _only_auxiliary(token: Token) -> bool:
    return token.dep in ("aux", "auxpass")


def _verb(reading: Reading, sentence: Sentence, cue: Token) -> Saying | None:
    words = english.cues()
    lemma = cue.lemma.lower()
    content = content_of(reading, sentence, cue)
    if content is None:
        return None
    source = source_of(reading, cue)
    teller = _teller(reading, cue)
    via = (source,) if teller is not None and source is not None else ()
    source = teller or source
    if (
        is_negated(cue)
        or (source is not None and source.text.lower() in ("nobody", "no one", "none", "neither"))
        or (source is None and not is_passive(cue) and subject_of(cue) is None)
    ):
        return None  # what is not said is no statement; a bare "Tell them that …" is said by nobody yet
    if source is not None and content.start < source.end and source.start < content.end:
        return None
    if lemma in words.document_verbs and not any(child.dep == "ccomp" for child in cue.children) and source is None:
        return None
    if len(content.text.split()) < 2 or _no_statement(reading, sentence, cue, content):
        return None
    phrase = (
        not any(child.dep == "ccomp" for child in cue.children)
        and next((child.end for child in cue.children if child.dep == "dobj"), cue.start) > content.start
    )
    infinitive = lemma in ("agree", "promise", "pledge", "vow") or (
        not any(child.dep in ("ccomp", "dobj") for child in cue.children) and content.text.lower().startswith("to ")
    )
    return Saying(
        content,
        source,
        Span(cue.start, cue.end, reading.text[cue.start : cue.end]),
        words.verbs[lemma],
        lemma in words.negating,
        via=via,
        phrase=phrase and not swallowed(reading, sentence, cue),
        infinitive=infinitive,
        raised=_raised(reading, cue, content) if infinitive and source is None else None,
    )


def _raised(reading: Reading, cue: Token, content: Span) -> Span | None:
    """ "Two of the carts are thought to be empty": subject, hedge and "to …" are one proposition."""
    named = next((child for child in cue.children if child.dep == "nsubjpass"), None)
    if named is None or not is_passive(cue) or cue.text.lower() not in english.verb_groups().claimed:
        return None
    first = min(token.start for token in named.subtree())
    return without_stop(reading, reading.span(first, content.end)) if 0 <= first < content.start else None


def _teller(reading: Reading, cue: Token) -> Slot | None:
    """ "I heard from a driver that …": the driver says it, and it came through me."""
    cited = next(
        (
            below
            for child in cue.children
            if child.dep in ("advcl", "prep") and child.text.lower() in ("citing", "quoting")
            for below in child.children
            if below.dep in ("dobj", "pobj") and reading.is_people(below)
        ),
        None,
    )
    if cited is None:
        named = subject_of(cue)
        cited = next((noun for _, noun in cited_by(reading, named)), None) if named is not None else None
    if cited is not None:
        return reading.slot(cited)
    if cue.lemma.lower() not in ("hear", "learn", "understand", "gather") or is_passive(cue):
        return None
    for child in cue.children:
        if child.dep == "prep" and child.text.lower() == "from":
            noun = next((below for below in child.children if below.dep == "pobj" and reading.is_people(below)), None)
            if noun is not None:
                return reading.slot(noun)
    return None


def _no_statement(reading: Reading, sentence: Sentence, cue: Token, content: Span) -> bool:
    """ "has seen them", "knows what he needs", "lots already answered are not affected": nothing is said."""
    inside = [token for token in sentence.tokens if content.start <= token.start < content.end]
    if not inside:
        return False
    first = inside[0]
    if first.text.lower() in ("what", "whatever", "who", "whom", "whoever"):
        return True
    if first.text.lower() in ("them", "it", "him", "me", "us") and first.dep in ("dobj", "dative"):
        return True
    bare = first.tag in ("VBD", "VBZ", "VBP", "MD") and cue.i == first.i - 1
    return bare and not any(token.dep in ("nsubj", "nsubjpass", "expl") and token.i > first.i for token in inside)


def _noun(reading: Reading, noun: Token) -> Saying | None:
    clause = next(
        (
            child
            for child in noun.children
            if child.dep in ("acl", "ccomp")
            and child.i > noun.i
            and (
                any(below.dep == "mark" and below.text.lower() == "that" for below in child.children)
                or (child.dep == "ccomp" and is_finite(child))
            )
        ),
        None,
    )
    if clause is None:
        return None
    inside = list(clause.subtree())
    if inside[0].text.lower() == "that" and len(inside) > 2:
        inside = inside[1:]
    content = without_stop(reading, reading.over(inside))
    owner = next((child for child in noun.children if child.dep == "poss"), None)
    if owner is None:
        for child in noun.children:
            if child.dep in ("prep", "agent") and child.text.lower() in ("by", "from", "of") and child.i < clause.i:
                owner = next((below for below in child.children if below.dep == "pobj" and reading.is_people(below)), None)
    source = None
    if owner is not None:
        source = reading.slot(owner)
    if len(content.text.split()) < 2:
        return None
    strength = english.cues().nouns[noun.lemma.lower()]
    return Saying(
        content, source, Span(noun.start, noun.end, reading.text[noun.start : noun.end]), strength, noun.lemma.lower() == "denial"
    )


def _according(reading: Reading, sentence: Sentence, token: Token) -> Saying | None:
    to = next((child for child in token.children if child.text.lower() == "to"), None)
    noun = next((child for child in to.children if child.dep == "pobj"), None) if to else None
    if to is not None and noun is None:
        stop = next((each.i for each in sentence.tokens if each.i > to.i and each.pos == "PUNCT"), sentence.tokens[-1].i + 1)
        behind = [each for each in sentence.tokens if to.i < each.i < stop]
        noun = next((each for each in reversed(behind) if each.tag.startswith(("NN", "PRP"))), None)
    if to is None or noun is None:
        return None
    tokens = [below for below in noun.subtree() if below.dep != "punct" or below.text in "()-"]
    comma = next((each.start for each in sentence.tokens if each.text == "," and each.start > noun.start), None)
    at_front = all(each.start >= token.start or each.pos in ("PUNCT", "SPACE", "CCONJ") for each in sentence.tokens)
    if at_front and comma is not None:
        tokens = [below for below in tokens if below.end <= comma] or [noun]
    source = reading.over(tokens)
    slot = Slot(source.text, source.start, source.end, reading.entity(noun, source.start, source.end))
    cue = Span(token.start, to.end, reading.text[token.start : to.end])
    first = min(each.start for each in sentence.tokens)
    last = max(each.end for each in sentence.tokens)
    before, after = reading.span(first, token.start), reading.span(source.end, last)
    content = without_stop(reading, max(before, after, key=lambda span: len(span.text)))
    if len(content.text.split()) < 3:
        return None
    return Saying(content, slot, cue, "neutral")
