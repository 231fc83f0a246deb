"""How far a bargain has gone: the rung that its verb, its tense and the verb above it carry."""

import re
from collections.abc import Iterator

from fonds.claims.reading import Reading
from fonds.claims.sayings.saying import Clause
from fonds.claims.syntax import is_negated, is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import Rung, RungEvidence, Span
from fonds.vocabulary import english


def noun_rungs(reading: Reading, noun: Token) -> Iterator[RungEvidence]:
    """Rungs that the words around a bargain's noun carry: the verb above it, its adjectives and participles."""
    words = english.deal_words()
    around = [child for child in noun.children if child.dep in ("acl", "amod", "relcl")]
    above = noun.head
    if noun.dep in ("dobj", "nsubjpass", "nsubj") and is_verb(above):
        around.append(above)
    if (
        noun.dep == "pobj"
        and above.head is not above
        and is_verb(above.head)
        and above.text.lower() in ("to", "on", "of", "into")
    ):
        around.append(above.head)
    for verb in around:
        lemma = verb.lemma.lower()
        for rung, verbs in words.rungs.items():
            if lemma not in verbs or (noun.dep == "nsubj" and rung in ("agreed",)):
                continue
            evidence = Span(verb.start, verb.end, reading.text[verb.start : verb.end])
            if is_negated(verb):
                if rung in ("agreed",):
                    yield RungEvidence("refused", with_negation(reading, verb))
                break
            if any(child.tag == "MD" or child.tag == "TO" for child in verb.children) and rung in ("agreed", "executed"):
                yield RungEvidence("proposed", evidence)
                break
            yield RungEvidence(_rung(rung), evidence)
            break
    draft = next(
        (child for child in noun.children if child.dep in ("amod", "compound") and child.text.lower() in ("draft", "proposed")),
        None,
    )
    if draft is not None:
        yield RungEvidence("proposed", Span(draft.start, draft.end, reading.text[draft.start : draft.end]))


def _rung(name: str) -> Rung:
    rungs: tuple[Rung, ...] = ("proposed", "ordered", "agreed", "announced", "executed", "refused", "violated")
    return next(rung for rung in rungs if rung == name)


def with_negation(reading: Reading, verb: Token) -> Span:
    neg = next((child for child in verb.children if child.dep == "neg" or child.text.lower() in ("never", "not")), verb)
    first, last = min(neg.start, verb.start), max(neg.end, verb.end)
    return Span(first, last, reading.text[first:last])


def verb_rungs(reading: Reading, verb: Token) -> tuple[RungEvidence, ...]:
    """How far an act of giving has gone, by its tense and helpers and the verb that governs it."""
    words = english.deal_words()
    evidence = Span(verb.start, verb.end, reading.text[verb.start : verb.end])
    helpers = {child.text.lower(): child for child in verb.children if child.dep in ("aux", "auxpass") and child.start >= 0}
    if is_negated(verb):
        return (RungEvidence("refused", with_negation(reading, verb)),) if helpers.keys() & {"will", "would", "wo", "did"} else ()
    holder = verb.head
    if verb.dep == "acl" and holder.lemma.lower() in (
        "proposal",
        "offer",
        "plan",
        "request",
        "suggestion",
        "promise",
        "pledge",
        "agreement",
        "refusal",
    ):
        name = holder.lemma.lower()
        word = Span(holder.start, holder.end, reading.text[holder.start : holder.end])
        rungs = [
            RungEvidence(
                "agreed" if name in ("promise", "pledge", "agreement") else "refused" if name == "refusal" else "proposed", word
            )
        ]
        if holder.dep in ("dobj", "nsubjpass") and holder.head.lemma.lower() in words.rungs["refused"]:
            rungs.append(
                RungEvidence(
                    "refused", Span(holder.head.start, holder.head.end, reading.text[holder.head.start : holder.head.end])
                )
            )
        return tuple(rungs)
    above = verb.head if verb.dep in ("xcomp", "ccomp", "advcl", "acl", "conj") and verb.head is not verb else None
    if above is not None and above.start >= 0:
        for rung in ("refused", "ordered", "proposed", "agreed", "announced"):
            if above.lemma.lower() in words.rungs[rung] and above.lemma.lower() not in (
                "have",
                "do",
                "make",
                "strike",
                "reach",
                "cut",
                "enter",
                "close",
            ):
                over = Span(above.start, above.end, reading.text[above.start : above.end])
                if is_negated(above):
                    return (RungEvidence("refused", with_negation(reading, above)),)
                return (RungEvidence(_rung(rung), over),)
    if any(child.tag == "MD" for child in verb.children):
        helper = next(child for child in verb.children if child.tag == "MD")
        if helper.start < 0 or helper.start >= verb.end:
            return ()
        span = Span(helper.start, verb.end, reading.text[helper.start : verb.end])
        return (RungEvidence("agreed" if helper.text.lower() in ("will", "shall", "must") else "proposed", span),)
    past = verb.tag == "VBD" or (verb.tag == "VBN" and helpers.keys() & {"has", "have", "had", "was", "were", "been"})
    return (RungEvidence("executed", evidence),) if past else ()


def said_rung(clause: Clause) -> tuple[RungEvidence, ...]:
    """ "We propose that your men leave …": the verb above the whole clause tells how far it has gone."""
    cue = clause.saying.cue if clause.saying is not None else None
    if cue is None:
        return ()
    for rung in ("proposed", "refused", "agreed"):
        known = english.deal_words().rungs[rung]
        if any(re.fullmatch(rf"{lemma}(?:e?s|e?d|ing)?|{lemma[:-1]}(?:ied|ing)", cue.text.lower()) for lemma in known):
            return (RungEvidence(_rung(rung), cue),)
    return ()
