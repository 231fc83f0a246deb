"""Hedging: the words that weaken a statement, and what they make of it (modality, polarity)."""

import re
from collections.abc import Callable
from functools import lru_cache

from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import is_finite, is_negated, is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import Hedge, Modality
from fonds.model.finding import Polarity
from fonds.vocabulary import english

_SCARE = re.compile(r"(?<![\w])(?:'([^'\n]{2,40})'|‘([^’\n]{2,40})’|“([^”\n]{2,40})”|\"([^\"\n]{2,40})\")(?![\w])")
_SUPERLATIVE = re.compile(r"\bone of the (?:(?:most|least) \w+|\w+est|best|worst|largest)(?: \w+)?", re.IGNORECASE)
_CONDITIONAL_BE = {"if", "unless", "provided", "assuming"}


@lru_cache(maxsize=8)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + r")\b",
        re.IGNORECASE,
    )


def hedges(reading: Reading, start: int, end: int, tokens: list[Token]) -> tuple[Hedge, ...]:
    """Hedges inside ``text[start:end]``, whose tokens are ``tokens``; sorted, none twice."""
    words = english.hedge_words()
    text = reading.text
    found: dict[tuple[int, int], Hedge] = {}

    def add(first: int, last: int, kind: str) -> None:
        if start <= first < last <= end and (first, last) not in found and not any(a <= first and last <= b for a, b in found):
            found[first, last] = Hedge(first, last, text[first:last], kind)

    for scare in _SCARE.finditer(text, start, end):
        if 1 <= len(scare.group().split()) <= 3 and scare.group()[1:-1].strip()[-1:] not in (",", "."):
            add(scare.start(), scare.end(), "scare quotes")
    for partitive in _SUPERLATIVE.finditer(text, start, end):
        add(partitive.start(), partitive.end(), "partitive superlative")
    for unsure in _pattern(words.epistemic).finditer(text, start, end):
        add(unsure.start(), unsure.end(), "epistemic")
    for about in _pattern(words.approximator).finditer(text, start, end):
        rest = text[about.end() : about.end() + 16]
        number = re.match(
            (
                r"\s*(?:an?\s+)?(?:\d|one\b|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|"
                r"hundred|thousand|dozen|half|million|a dozen|a hundred|a thousand|\$|£|€)"
            ),
            rest,
            re.IGNORECASE,
        )
        if number or about.group().lower() not in words.approximator_needs_number:
            add(about.start(), about.end(), "approximator")
    for token in tokens:
        if not (start <= token.start and token.end <= end):
            continue
        lemma, lower = token.lemma.lower(), token.text.lower()
        if token.tag == "MD" and lower in words.modal:
            if lower in ("could", "may", "might") or (lower in ("should", "ought", "would", "can") and lower in ("would",)):
                add(token.start, token.end, "modal")
        elif (lower in _CONDITIONAL_BE and token.dep in ("mark", "prep", "advmod", "advcl")) or lower == "if":
            add(token.start, token.end, "conditional")
        elif token.tag.startswith("NN") and lemma in words.evidential_nouns:
            _reports(token, add)
        if token.tag.startswith("NN") and lemma in words.epistemic_nouns:
            add(token.start, token.end, "epistemic noun")
        elif (is_verb(token) and lemma in words.epistemic_verbs and token.head is not token) or (
            is_verb(token) and lemma in ("seem", "appear")
        ):
            add(token.start, token.end, "epistemic")
    for vague in _pattern(words.vague).finditer(text, start, end):
        first = next((each for each in tokens if each.start == vague.start()), None)
        if first is None or (first.dep not in ("amod", "det", "nummod", "predet") and " " not in vague.group()):
            continue
        noun = first.head
        last = noun.end if noun.start >= vague.end() and noun.start - vague.end() < 30 else vague.end()
        if vague.group().lower() in ("most", "much", "certain", "many") and first.dep != "amod":
            continue
        if first.text.lower() == "most" and not first.head.tag.startswith("NN"):
            continue
        add(vague.start(), last, "vague quantity")
    return tuple(found[key] for key in sorted(found))


def _reports(noun: Token, add: Callable[[int, int, str], None]) -> None:
    """ "reports of X were confirmed" under "if", or "unconfirmed reports of X"."""
    words = english.hedge_words()
    verb = noun.head
    unconfirmed = any(child.text.lower() in ("unconfirmed", "unverified", "conflicting") for child in noun.children)
    if verb.lemma.lower() in words.evidential_verbs and noun.dep in ("nsubjpass", "nsubj"):
        conditional = any(child.text.lower() in ("if", "unless", "until") for child in verb.children) or is_negated(verb)
        if conditional:
            first = min(child.start for child in noun.subtree())
            add(first, verb.end, "evidential")
            return
    if unconfirmed:
        add(min(child.start for child in noun.subtree()), noun.end, "evidential")


def main_verb(tokens: list[Token]) -> Token | None:
    """The finite verb highest in the parse among these tokens."""
    chosen = [token for token in tokens if is_verb(token) or token.pos == "AUX"]
    inside = set(tokens)
    tops = [token for token in chosen if token.head is token or token.head not in inside or token.dep == "ROOT"]
    finite = [token for token in tops if is_finite(token)]
    return next(iter(finite or tops), None)


def modality(reading: Reading, start: int, end: int, tokens: list[Token]) -> Modality:
    """How a statement is put forward, from its own words."""
    if reading.text[start : end + 1].rstrip().endswith("?"):
        return "question"
    verb = main_verb(tokens)
    if verb is None:
        return "asserted"
    return modality_of(verb)


def modality_of(verb: Token) -> Modality:
    """Modality of one verb: its helpers, adverbs, conditions and what governs it."""
    helpers = {child.text.lower() for child in verb.children if child.dep in ("aux", "auxpass")}
    adverbs = {child.text.lower() for child in verb.children if child.dep == "advmod"}
    if any(
        child.dep == "advcl"
        and any(mark.text.lower() in _CONDITIONAL_BE for mark in child.children if mark.dep in ("mark", "advmod"))
        for child in verb.children
    ):
        return "conditional"
    if any(mark.text.lower() in _CONDITIONAL_BE and mark.dep == "mark" for mark in verb.children):
        return "hypothetical"
    if helpers & {"could", "may", "might"} or adverbs & {"possibly", "perhaps", "maybe"}:
        return "possible"
    if adverbs & {"probably", "likely", "apparently", "presumably", "reportedly", "allegedly", "supposedly"} or helpers & {
        "should",
        "ought",
    }:
        return "probable"
    if helpers & {"shall"}:
        return "ordered"
    if helpers & {"will", "'ll", "wo"} or verb.lemma.lower() in ("plan", "intend", "prepare"):
        return "planned"
    if helpers & {"would"}:
        return "hypothetical" if not any(ancestor.tag == "VBD" for ancestor in verb.ancestors()) else "planned"
    if helpers & {"must"}:
        return "ordered"
    if verb.lemma.lower() in ("seem", "appear"):
        return "probable"
    return "asserted"


def polarity(tokens: list[Token]) -> Polarity:
    """Negative if the main verb is negated."""
    verb = main_verb(tokens)
    return "negative" if verb is not None and is_negated(verb) else "positive"


def inside(clause: Clause, start: int, end: int) -> list[Token]:
    """The clause's tokens within the stretch."""
    return [token for token in clause.sentence.tokens if start <= token.start and token.end <= end]
