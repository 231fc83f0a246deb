"""Reading: one text, its mentions and times, and the parse of any piece of it.

Every rule of this stage sees the text through a Reading. It cuts spans and slots exactly from the
text, and it parses pieces of a sentence again on their own, because a small parser reads a clause
well that it misreads deep inside a long sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from fonds.engines.grammar.contract import Grammar, Sentence, Token
from fonds.model import Mention, Slot, Span, Time
from fonds.vocabulary import english

# Capitals that are also small words of English: the parser takes the group "IS" for the verb "is".
_ACRONYM = re.compile(r"\b(?:IS|IT|US|AM|AS|AN|IF|IN|OR|ON|WHO|ARE|HAS|HAD|CAN|MAY|ACT|AID)\b")
_STAND_IN = {2: "UN", 3: "NBC"}
_EDGE = " \t\r\n ,;:-–—"


class Reading:
    """``text`` with what is known about it. Offsets are code points of ``text``."""

    def __init__(self, text: str, grammar: Grammar, mentions: Sequence[Mention] = (), times: Sequence[Time] = ()) -> None:
        self.text = text
        self.grammar = grammar
        self.mentions = sorted(mentions, key=lambda found: (found.start, -found.end))
        self.times = sorted(times, key=lambda found: (found.start, -found.end))
        self._starts = [mention.start for mention in self.mentions]
        self.masked = self._mask()

    def _mask(self) -> str:
        """The text as the parser gets it: same length, with names that mislead it written more plainly."""
        letters = list(self.text)
        for found in _ACRONYM.finditer(self.text):
            line_start = self.text.rfind("\n", 0, found.start()) + 1
            line_end = self.text.find("\n", found.end())
            line = self.text[line_start : line_end if line_end >= 0 else len(self.text)]
            if sum(letter.islower() for letter in line) * 2 > sum(letter.isalpha() for letter in line):
                letters[found.start() : found.end()] = _STAND_IN[len(found.group())]
        for mention in self.mentions:
            if mention.form in ("name", "alias"):
                for position in range(mention.start + 1, mention.end - 1):
                    if (
                        self.text[position] in "-‑'’"
                        and self.text[position - 1].isalpha()
                        and self.text[position + 1].isalpha()
                        and not self.text.startswith(("'s", "’s"), position)
                    ):
                        letters[position] = "x"
        return "".join(letters)

    def parse(self, start: int, end: int, lead: str = "") -> tuple[Sentence, ...]:
        """Sentences of ``text[start:end]`` parsed on its own, after the words ``lead``, which no span may cover.

        Tokens of ``lead`` begin before ``start``. An all-capital piece is read as if written in small letters.
        """
        piece = re.sub(r"\s", " ", self.masked[start:end])
        letters = [letter for letter in piece if letter.isalpha()]
        if len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.9 * len(letters):
            piece = piece.lower()
        if lead and piece[:1].isupper() and not piece[1:2].isupper():
            piece = piece[0].lower() + piece[1:]
        return tuple(_moved(sentence, start - len(lead)) for sentence in self.grammar.parse(lead + piece))

    # Spans and slots

    def span(self, start: int, end: int) -> Span:
        """The span without blanks and loose marks at its edges."""
        while start < end and self.text[start] in _EDGE:
            start += 1
        while start < end and self.text[end - 1] in _EDGE:
            end -= 1
        return Span(start, end, self.text[start:end])

    def over(self, tokens: Iterable[Token]) -> Span:
        """The span from the first to the last of these tokens."""
        listed = list(tokens)
        return self.span(min(token.start for token in listed), max(token.end for token in listed))

    def slot(self, head: Token, *, whole: bool = False) -> Slot:
        """The noun phrase of ``head`` as a slot, with the entity of the mention that names it."""
        span = self.over(noun_phrase(head, whole=whole))
        return Slot(span.text, span.start, span.end, self.entity(head, span.start, span.end))

    def slot_all(self, head: Token) -> Slot:
        """The noun phrase with all that "and" joins to it; an entity only where nothing is joined."""
        joined = [
            head,
            *(
                token
                for child in head.children
                if child.dep == "conj" and child.pos in ("NOUN", "PROPN")
                for token in (child, *child.children)
            ),
        ]
        first, last = (
            self.slot(head),
            max(
                (
                    noun_phrase(token)[-1].end
                    for token in joined
                    if token is not head and token.pos in ("NOUN", "PROPN") and token.dep == "conj"
                ),
                default=0,
            ),
        )
        if last <= first.end:
            return first
        span = self.span(first.start, last)
        return Slot(span.text, span.start, span.end)

    def words(self, start: int, end: int) -> Slot:
        """Any words as a slot, with the entity of a mention that is nearly the same words."""
        span = self.span(start, end)
        return Slot(span.text, span.start, span.end, self.entity_of(span.start, span.end))

    def entity(self, head: Token, start: int, end: int) -> str | None:
        """The entity of the largest mention around the phrase's head; of the named place in "the city of X"."""
        found = self._best(head.start, head.end, start, end)
        if found is None and head.lemma.lower() in english.nouns().places:
            for preposition in head.children:
                if preposition.text.lower() == "of":
                    for name in preposition.children:
                        found = found or self._best(name.start, name.end, start, end)
        return found.entity if found else None

    def _best(self, head_start: int, head_end: int, start: int, end: int) -> Mention | None:
        around = [
            mention
            for mention in self.near(head_start, head_end)
            if mention.start <= head_start and mention.end >= head_end and mention.start >= start - 24 and mention.end <= end + 24
        ]
        return max(
            around,
            key=lambda mention: (min(mention.end, end) - max(mention.start, start), -mention.end + mention.start),
            default=None,
        )

    def entity_of(self, start: int, end: int) -> str | None:
        """The entity of a mention that covers most of these words, or lies inside them and ends with them."""
        best: Mention | None = None
        for mention in self.near(start, end):
            covered = min(mention.end, end) - max(mention.start, start)
            heads = mention.start >= start and mention.end == end
            if (2 * covered >= end - start or heads) and (best is None or covered > min(best.end, end) - max(best.start, start)):
                best = mention
        return best.entity if best else None

    def near(self, start: int, end: int) -> Iterator[Mention]:
        """Mentions that touch the span."""
        position = bisect_left(self._starts, end)
        for mention in self.mentions[max(0, position - 40) : position]:
            if mention.end > start:
                yield mention

    def label(self, token: Token) -> str | None:
        """Label of the mention at this token: of the one that ends with it, else of the smallest around it."""
        around = [
            mention for mention in self.near(token.start, token.end) if mention.start <= token.start and mention.end >= token.end
        ]
        around.sort(key=lambda mention: (mention.end != token.end, mention.end - mention.start))
        return around[0].label if around else None

    def time_at(self, start: int, end: int) -> Time | None:
        """The longest time expression that touches the span."""
        touching = [time for time in self.times if time.start < end and time.end > start]
        return max(touching, key=lambda time: time.end - time.start, default=None)

    # Kinds of phrases

    def is_place(self, token: Token) -> bool:
        """Names or describes a place."""
        label = self.label(token)
        if label:
            return label in ("LOC", "GPE", "FAC")
        return token.lemma.lower() in english.nouns().places or token.name in ("GPE", "LOC", "FAC")

    def is_people(self, token: Token) -> bool:
        """Names or describes persons or a group that can act."""
        label = self.label(token)
        if label:
            return label in ("PER", "ORG", "GROUP", "GPE")
        return (
            token.lemma.lower() in english.nouns().people
            or token.name in ("PERSON", "ORG", "NORP")
            or token.lemma.lower() in _PRONOUNS
        )

    def is_time(self, token: Token) -> bool:
        """Part of a time expression."""
        return self.time_at(token.start, token.end) is not None or token.name in ("DATE", "TIME")


_PRONOUNS = {"i", "we", "he", "she", "they", "you", "who", "him", "her", "them", "us", "me"}
_CUT = {"relcl", "appos", "punct", "cc", "conj", "parataxis", "advcl", "ccomp", "acl", "preconj"}
_KEEP_PREPOSITIONS = {"of"}


def noun_phrase(head: Token, *, whole: bool = False) -> list[Token]:
    """The tokens of a noun phrase: its own words and "of …"; with ``whole`` all that hangs on it but relative clauses."""
    if whole:
        cut = {"relcl", "punct", "parataxis", "ccomp"}
        kept = [head]
        for child in head.children:
            if child.dep not in cut or (child.dep == "punct" and child.text in "()"):
                kept.extend(child.subtree())
        ordered = sorted(kept, key=lambda token: token.i)
        return ordered
    tokens = [head]
    for child in head.children:
        if (
            child.dep in _CUT
            or (child.dep == "prep" and child.text.lower() not in _KEEP_PREPOSITIONS)
            or (child.dep in ("case",) and child.text in ("'s", "’s"))
        ):
            continue
        if child.dep in ("advmod", "npadvmod") and child.i > head.i:
            continue
        if child.dep == "prep":
            tokens.append(child)
            for below in child.children:
                tokens.extend(noun_phrase(below))
        elif child.dep == "poss":
            tokens.extend(child.subtree())
        else:
            tokens.extend(child.subtree())
    ordered = _unbroken(sorted(tokens, key=lambda token: token.i), head)
    first = ordered[0]
    if (
        len(ordered) > 1
        and first is not head
        and first.text.lower() in ("over", "back", "up", "out", "off")
        and head.head.pos == "VERB"
        and first.i == head.head.i + 1
    ):
        return ordered[1:]  # "hand over 300 tonnes": the particle is the verb's
    return ordered


def _unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """Only the run of neighbours around the head: a slot is one stretch of text."""
    at = tokens.index(head)
    first = last = at
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i - tokens[last].i <= 1:
        last += 1
    return tokens[first : last + 1]


def _moved(sentence: Sentence, shift: int) -> Sentence:
    """The sentence with all offsets moved; the parse that the engine keeps stays untouched."""
    moved = {
        token: Token(
            token.i, token.start + shift, token.end + shift, token.text, token.lemma, token.pos, token.tag, token.dep, token.name
        )
        for token in sentence.tokens
    }
    for token, copy in moved.items():
        copy.head = moved[token.head]
        copy.children = [moved[child] for child in token.children]
    names = tuple((start + shift, end + shift, label) for start, end, label in sentence.names)
    return Sentence(sentence.start + shift, sentence.end + shift, tuple(moved.values()), names)
