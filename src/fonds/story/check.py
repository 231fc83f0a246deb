"""The check of a story: no sentence without a line, no verb stronger than the proof.

Every problem says what is wrong, why, and what could be written instead. A story passes when there is none.
The words that weigh are in ``verbs.yml``; the grades are those of the claim cards.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fonds.engines.store.contract import Store
from fonds.story.evidence import Evidence, Evidences
from fonds.story.sentences import Sentence, sentences
from fonds.story.words import says, strong, words_of
from fonds.vocabulary.rungs import TOLD
from fonds.writing.analysis import Token, tokens
from fonds.writing.scripts import has_arabic


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that stops the story. ``sentence`` counts from 1; ``start, end`` lie in the Markdown."""

    sentence: int
    start: int
    end: int
    what: str
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence, what it rests on, and what is wrong with it."""

    sentence: Sentence
    evidence: tuple[Evidence, ...]
    problems: tuple[Problem, ...]


def check(store: Store, story: str) -> list[Problem]:
    """All problems in the sequence of the story; an empty list is a pass. An empty story has one problem."""
    checked = examine(store, story)
    if not checked:
        return [Problem(0, 0, len(story), "The story is empty", "no sentence was found", "write one and cite its line, as [@ID]")]
    return [problem for one in checked for problem in one.problems]


def examine(store: Store, story: str) -> list[Checked]:
    """Every sentence with its evidence and its problems."""
    evidences = Evidences(store)
    return [_examine(sentence, evidences) for sentence in sentences(story)]


def _examine(sentence: Sentence, evidences: Evidences) -> Checked:
    resolved = {cite: evidences.of(cite) for cite in sentence.cites}
    found = tuple(evidence for evidence in resolved.values() if evidence)
    missing = [cite for cite, evidence in resolved.items() if evidence is None]
    problems = [*_unsupported(sentence, found, missing)]
    if found and not problems:
        words = words_of(_outside_quotes(sentence.text))
        problems += _quotations(sentence, found, evidences)
        turned = [*_told_as_done(sentence, found, words), *_lost_on_the_way(sentence, found, words)]
        turned = turned or [*_put_into_another_mouth(sentence, found, words)]
        # Whoever mends these rewrites the sentence; its strength is weighed again then.
        problems += turned or _too_strong(sentence, found, words)
    return Checked(sentence, found, tuple(problems))


def _problem(sentence: Sentence, what: str, why: str, remedy: str) -> Problem:
    return Problem(sentence.number, sentence.start, sentence.end, f"Sentence {sentence.number} {what}", why, remedy)


def _unsupported(sentence: Sentence, found: Sequence[Evidence], missing: Sequence[str]) -> Iterator[Problem]:
    if not sentence.cites:
        yield _problem(sentence, "rests on nothing", "it cites no line", "cite what it rests on, as [@ID], or cut it")
    for cite in missing:
        yield _problem(sentence, f"cites {cite}, which is not in this case", "no record and no line has this id",
                       "cite the id of a claim, an order, a deal, an event or a card, or a line as DOCUMENT/p/1#L2")  # fmt: skip
    for evidence in found:
        if not evidence.anchors:
            yield _problem(sentence, f"cites {evidence.cite}, which has no line", "the record points at no page",
                           "cite a record with a line, or the line itself")  # fmt: skip
        for lost in evidence.lost[:1]:
            yield _problem(sentence, f"cites {evidence.cite}, whose line has changed",
                           f"“{_short(lost.quote)}” no longer stands at {lost.address}",
                           "open the page, find the words again and cite them, or cut the sentence")  # fmt: skip


_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")


def _outside_quotes(text: str) -> str:
    """The writer's own words: verbs inside a quotation are the source's."""
    return _QUOTED.sub(" ", text)


def _quotations(sentence: Sentence, found: Sequence[Evidence], evidences: Evidences) -> Iterator[Problem]:
    """Words in quotation marks (three and more) stand on a cited page, letter for letter but for folding."""
    quoted = [sentence.text] if sentence.kind == "quotation" else _QUOTED.findall(sentence.text)
    pages = {(anchor.document, anchor.page) for evidence in found for anchor in evidence.anchors}
    held = [" ".join(token.folded for token in tokens(evidences.page_text(*page) or "")) for page in sorted(pages)]
    for quotation in quoted:
        row = [token.folded for token in tokens(quotation)]
        if len(row) >= 3 and not any(f" {' '.join(row)} " in f" {text} " for text in held):
            yield _problem(sentence, f"quotes “{_short(quotation)}”", "these words stand on none of the cited pages",
                           "quote the line letter for letter, or take the quotation marks away")  # fmt: skip


def _too_strong(sentence: Sentence, found: Sequence[Evidence], words: tuple[Token, ...]) -> Iterator[Problem]:
    """The words against the best grade that is cited."""
    best = min(found, key=lambda evidence: (evidence.grade, evidence.cite))
    grade = best.grade
    stands = f"{best.cite} stands at {grade}" + ("" if best.graded else " (one paper, no card)")
    attributed = says("attribution", words) or bool(_QUOTED.search(sentence.text)) or sentence.kind == "quotation"
    too_strong = [word for word in strong(words) if grade > word.needs]
    if too_strong and (grade >= 4 or not _only_reported(too_strong, words)):
        word = too_strong[0]
        yield _problem(sentence, f"says “{word.token.text}”", f"that word needs grade {_needs(word.needs)}; {stands}",
                       f"say less: “{_replaced(sentence.text, word.token.text, word.weaker)}”")  # fmt: skip
        return
    if grade == 6 and not says("open", words):
        yield _problem(sentence, "tells a fragment as fact", f"only fragments and conditions speak of it; {stands}",
                       f"leave it open: “It is not known whether {_lower_first(sentence.text)}”")  # fmt: skip
    elif grade == 5 and not says("dispute", words):
        yield _problem(sentence, "does not say that this is disputed", f"an independent origin says otherwise; {stands}",
                       f"say so: “{_without_stop(sentence.text)}, which another paper disputes.”")  # fmt: skip
    elif grade == 4 and not says("hedges", words):
        yield _problem(sentence, "is surer than its source", f"one origin, hedged or at second hand; {stands}",
                       f"say less: “Reportedly, {_lower_first(sentence.text)}”")  # fmt: skip
    elif grade == 3 and not (attributed or says("hedges", words)):
        yield _problem(sentence, "states as fact what one origin says", stands,
                       f"name who says it: “According to the paper, {_lower_first(sentence.text)}”")  # fmt: skip


def _only_reported(found: Sequence[object], words: tuple[Token, ...]) -> bool:
    """The strong word is itself reported: *the broadcaster says the letters reveal …*."""
    return says("attribution", words) and bool(found)


def _told_as_done(sentence: Sentence, found: Sequence[Evidence], words: tuple[Token, ...]) -> Iterator[Problem]:
    """Ordered is not done: the highest rung that the papers reach bounds the words."""
    ladder = [evidence for evidence in found if evidence.rung]
    if not ladder:
        return
    reached = max((TOLD.index(evidence.rung) if evidence.rung in TOLD else len(TOLD)) for evidence in ladder)
    if reached >= TOLD.index("executed"):
        return
    rung = TOLD[reached]
    higher: str | None = next((name for name in TOLD[reached + 1 :][::-1] if says(name, words)), None)
    at_most = any(says(name, words) for name in TOLD[: reached + 1])
    quoted = bool(_QUOTED.search(sentence.text)) or sentence.kind == "quotation"
    denied = says("open", words) or says("negation", words)
    done = says("done", words) and not _passive_order(words)
    if (done or (higher and not at_most)) and not denied:
        higher = "done" if done else higher
        yield _problem(sentence, f"tells as {higher} what is only {rung}", f"no paper shows more than “{rung}”",
                       f"say less: “It was {rung} that {_lower_first(sentence.text)}”")  # fmt: skip
    elif not at_most and not quoted and not denied:
        yield _problem(sentence, f"tells as done what is only {rung}", f"no paper shows more than “{rung}”",
                       f"say that it was {rung}: “It was {rung} that {_lower_first(sentence.text)}”")  # fmt: skip


def _passive_order(words: tuple[Token, ...]) -> bool:
    """*ordered that the town be evacuated*, *is to be evacuated*: the verb of doing is itself only ordered."""
    return any(token.folded == "be" for token in words)


def _lost_on_the_way(sentence: Sentence, found: Sequence[Evidence], words: tuple[Token, ...]) -> Iterator[Problem]:
    """A hedge or a negation of the only cited source is still there."""
    if sentence.kind == "quotation":
        return
    if all(evidence.hedged for evidence in found) and not says("hedges", words) and not says("hedges", words_of(sentence.text)):
        hedge = found[0].hedged
        yield _problem(sentence, "has lost a hedge", f"the source says “{hedge}” ({found[0].cite})",
                       f"keep it: “Reportedly, {_lower_first(sentence.text)}”")  # fmt: skip
    whole = words_of(sentence.text)
    if all(evidence.negative for evidence in found) and not says("negation", whole):
        yield _problem(sentence, "turns its source around", f"the source says that it is not so ({found[0].cite})",
                       "say that the source denies it")  # fmt: skip


def _put_into_another_mouth(sentence: Sentence, found: Sequence[Evidence], words: tuple[Token, ...]) -> Iterator[Problem]:
    """*The newspaper says: …*, where the newspaper says that *documents* say it. Names are compared within one script."""
    if sentence.kind == "quotation" or says("hedges", words) or not all(evidence.asserters for evidence in found):
        return
    held = {token.folded for token in tokens(sentence.text)}
    names = [name for evidence in found for name in evidence.asserters if has_arabic(name) == has_arabic(sentence.text)]
    if names and not any(token.folded in held for name in names for token in tokens(name) if token.folded not in _COMMON):
        source = found[0].asserters[0]
        yield _problem(sentence, "does not name who says so", f"the cited line gives it as the word of “{_short(source)}”",
                       f"name the source: “According to {_short(source)}, {_lower_first(sentence.text)}”")  # fmt: skip


_COMMON = {"the", "a", "an", "of", "and", "by", "his", "her", "its", "our", "their", "your", "my", "في", "من", "علي"}
"""Words of a source's description that name nobody."""


def _needs(grade: int) -> str:
    return "1" if grade == 1 else f"1 to {grade}"


def _replaced(text: str, word: str, weaker: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", weaker, text, count=1)


_COMMON_FIRST = {"the", "a", "an", "in", "on", "at", "it", "they", "he", "she", "this", "that", "these", "those", "two", "three"}


def _lower_first(text: str) -> str:
    """With a small first letter where the first word is surely no name."""
    first = text.split(maxsplit=1)[0] if text else ""
    return text[:1].lower() + text[1:] if first.lower() in _COMMON_FIRST else text


def _without_stop(text: str) -> str:
    return text.rstrip(".!?؟。 ")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
