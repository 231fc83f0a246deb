"""Relations between named persons, bodies and places, from apposition, roles, possession and cue verbs.

Only words that stand as mentions can be ends: a pronoun or an unknown noun ties nothing here.
"""

from collections.abc import Iterator
from itertools import pairwise

from fonds.claims.events import standing
from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import Frame, conjuncts, frame, is_negated, is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import Mention, Relation, Slot, Span
from fonds.vocabulary import english

_IN = ("in", "at", "near", "inside", "around", "outside", "within", "across", "from")
_PLACES = ("LOC", "GPE", "FAC")
_BOTH_WAYS = ("CommWith", "IsSynonymOf")


class _Finder:
    """One clause's relations."""

    def __init__(self, reading: Reading, clause: Clause) -> None:
        self.reading, self.clause = reading, clause
        self.words = english.relation_words()
        self.found: dict[tuple[str, int, int], Relation] = {}

    def tie(self, label: str, a: Mention | None, b: Mention | None, cue: Span) -> None:
        if (
            a is None
            or b is None
            or a.start == b.start
            or (a.start < b.end and b.start < a.end)
            or (a.entity is not None and a.entity == b.entity and label != "IsSynonymOf")
        ):
            return
        if not self.clause.start <= cue.start < cue.end <= self.clause.end + 1:
            return
        self.found.setdefault(
            (label, a.start, b.start), Relation(cue.start, cue.end, cue.text, label=label, source=_slot(a), target=_slot(b))
        )
        if label in _BOTH_WAYS:
            self.found.setdefault(
                (label, b.start, a.start), Relation(cue.start, cue.end, cue.text, label=label, source=_slot(b), target=_slot(a))
            )

    def at(self, token: Token | None) -> Mention | None:
        """The mention that this token heads: of those around it, one that ends with it, else the longest."""
        if token is None or token.start < self.clause.start:
            return None
        around = [
            mention
            for mention in self.reading.near(token.start, token.end)
            if mention.start <= token.start and mention.end >= token.end
        ]
        around.sort(key=lambda mention: (mention.end != token.end, mention.start - mention.end))
        return around[0] if around else None

    def word(self, token: Token) -> Span:
        return Span(token.start, token.end, self.reading.text[token.start : token.end])

    def run(self) -> Iterator[Relation]:
        for token in self.clause.tokens:
            if is_verb(token):
                self._verb(token)
            if token.dep == "appos":
                self._apposition(token)
            if token.dep == "poss":
                self._possession(token)
            if token.tag.startswith("NN"):
                self._noun(token)
            if token.dep == "prep" and token.text.lower() in _IN:
                self._place(token)
            if token.dep in ("compound", "amod", "nmod"):
                self._compound(token)
        self._brackets()
        yield from (self.found[key] for key in sorted(self.found, key=lambda key: (self.found[key].start, key)))

    def _verb(self, verb: Token) -> None:
        made = frame(verb)
        if is_negated(verb) or standing(verb) not in ("asserted", "probable"):
            return
        label = self.words.verbs.get(made.lemma)
        if label is None:
            return
        targets = [*self._objects(made)]
        sources = conjuncts(made.subject) if made.subject is not None else []
        for source in sources:
            for target in targets:
                a, b = self.at(source), self.at(target)
                if a is None or b is None:
                    continue
                if label == "InChargeOf" and a.label in _PLACES and b.label in _PLACES:
                    continue
                if label == "CommWith" and (a.label in ("LOC", "FAC") or b.label in ("LOC", "FAC")):
                    continue
                self.tie(label, a, b, self.word(verb))

    def _objects(self, made: Frame) -> Iterator[Token]:
        if made.object is not None:
            yield from conjuncts(made.object)
        if made.receiver is not None:
            yield made.receiver
        for name in ("with", "to", "against", "for"):
            for noun in made.after.get(name, ()):
                yield from conjuncts(noun)

    def _apposition(self, token: Token) -> None:
        a, b = self.at(token.head), self.at(token)
        if a is None or b is None or (a.start < b.end and b.start < a.end):
            return
        between = self.reading.span(min(a.end, b.end), max(a.start, b.start))
        cue = between if between.text else self._mark(a, b)
        if a.label in _PLACES and b.label in _PLACES:
            self.tie("CoLocated", a, b, self._mark(a, b))
        elif (a.label == b.label or "MISC" in (a.label, b.label)) and (
            "nominal" in (a.form, b.form) or a.entity == b.entity or a.entity is None
        ):
            # two names that were not joined before are a list, not one thing said twice
            self.tie("IsSynonymOf", a, b, cue)

    def _mark(self, a: Mention, b: Mention) -> Span:
        first, last = min(a.end, b.end), max(a.start, b.start)
        text = self.reading.text
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        return Span(
            first,
            max(first + 1, last) if last > first else first + 1,
            text[first : max(first + 1, last) if last > first else first + 1],
        )

    def _possession(self, token: Token) -> None:
        a, b = self.at(token.head), self.at(token)
        if a is None or b is None or (a.start < b.end and b.start < a.end):
            return
        cue = self._mark(a, b)
        if b.label in _PLACES and token.head.lemma.lower() in self.words.nouns_in_charge:
            self.tie("InChargeOf", a, b, cue)
        elif a.label in _PLACES and b.label in _PLACES:
            self.tie("CoLocated", a, b, cue)
        else:
            self.tie("BelongsTo", a, b, cue)

    def _noun(self, noun: Token) -> None:
        lemma = noun.lemma.lower()
        for label, words in self.words.nouns.items():
            if lemma not in words:
                continue
            for child in noun.children:
                if child.dep not in ("prep", "agent"):
                    continue
                for below in child.children:
                    if below.dep != "pobj":
                        continue
                    for target in conjuncts(below):
                        self._role(label, noun, child, target)

    def _role(self, label: str, noun: Token, preposition: Token, target: Token) -> None:
        word = preposition.text.lower()
        person = (
            self.at(noun)
            or self.at(next((child for child in noun.children if child.dep in ("appos",)), None))
            or (self.at(noun.head) if noun.dep == "appos" else None)
        )
        if label in ("InChargeOf", "BelongsTo") and word in ("of", "for", "in", "from"):
            if person is None and noun.dep == "attr":
                person = self.at(next((child for child in noun.head.children if child.dep == "nsubj"), None))
            self.tie(label, person, self.at(target), self._mark_between(noun, preposition))
        elif label == "FightingAgainst" and word in ("against", "on"):
            doer = next((child for child in noun.children if child.dep == "poss"), None)
            doer = (
                doer
                or (frame(noun.head).subject if is_verb(noun.head) else None)
                or (frame(noun.head.head).subject if noun.dep == "pobj" and is_verb(noun.head.head) else None)
            )
            self.tie(label, self.at(doer), self.at(target), self._mark_between(noun, preposition))
        elif label in ("CommWith", "AlliesOf") and word in ("with", "to", "between", "of", "for"):
            doer = next((child for child in noun.children if child.dep == "poss"), None)
            doer = doer or (frame(noun.head).subject if is_verb(noun.head) else None)
            self.tie(label, self.at(doer), self.at(target), self._mark_between(noun, preposition))

    def _mark_between(self, noun: Token, preposition: Token) -> Span:
        first, last = min(noun.start, preposition.start), max(noun.end, preposition.end)
        return Span(first, last, self.reading.text[first:last]) if last - first < 60 else self.word(noun)

    def _place(self, preposition: Token) -> None:
        held = self.at(preposition.head) if preposition.head.tag.startswith(("NN", "PRP")) else None
        verb = preposition.head if is_verb(preposition.head) else None
        for below in preposition.children:
            if below.dep != "pobj":
                continue
            for noun in conjuncts(below):
                place = self.at(noun)
                if place is None or place.label not in _PLACES:
                    continue
                if held is not None:
                    self.tie("CoLocated", held, place, self.word(preposition))
                if verb is not None and preposition.text.lower() in ("in", "at", "near", "inside"):
                    made = frame(verb)
                    for each in (made.subject, made.object):
                        for one in conjuncts(each) if each is not None else ():
                            self.tie("CoLocated", self.at(one), place, self.word(preposition))

    def _compound(self, token: Token) -> None:
        """ "Brigade commander Marsh", "Syrian troops": a body or place before a role or a people noun."""
        a, b = self.at(token.head), self.at(token)
        if a is None or b is None or b.end > token.head.start:
            return
        role = next(
            (
                child
                for child in token.head.children
                if child.lemma.lower() in self.words.nouns_in_charge and child.start >= b.end
            ),
            None,
        )
        if role is not None and a.label == "PER":
            self.tie("InChargeOf", a, b, self.word(role))
        elif a.label in ("GROUP", "ORG", "PER") and b.label in ("ORG", "GROUP"):
            self.tie("BelongsTo", a, b, self.word(token.head))

    def _brackets(self) -> None:
        """ "the Islamic League (IL)", "IL, also known as …"."""
        text = self.reading.text
        mentions = [
            mention for mention in self.reading.mentions if self.clause.start <= mention.start and mention.end <= self.clause.end
        ]
        for a, b in pairwise(mentions):
            between = text[a.end : b.start]
            if (between.strip() == "(" and text[b.end : b.end + 1] == ")" and a.label == b.label) or between.strip(
                " ,("
            ).lower() in self.words.also_known:
                self.tie("IsSynonymOf", a, b, self._mark(a, b))


def _slot(mention: Mention) -> Slot:
    return Slot(mention.text, mention.start, mention.end, mention.entity)


def relations(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Relations that the clause tells, by place."""
    if reading.mentions:
        yield from _Finder(reading, clause).run()
