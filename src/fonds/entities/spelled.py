"""Names as they stand in one text: one label for equal names, and every occurrence found once one is."""

import re
from collections import defaultdict

from rapidfuzz.distance import DamerauLevenshtein

from fonds.engines.ner.contract import Ner
from fonds.entities.text import Draft
from fonds.model import Label
from fonds.vocabulary.acronyms import initials, known_forms
from fonds.vocabulary.naming import heads
from fonds.writing.fold import fold_word
from fonds.writing.names import parse
from fonds.writing.scripts import has_arabic

MAKER = "mentions/1"
_PLACES = ("LOC", "GPE", "FAC")
_ARABIC_BEFORE = r"(?<![\w])(?:[وفبلك]{0,2})"


def names(text: str, language: str | None, ner: Ner) -> list[Draft]:
    """Drafts of all names and adjectives, in sequence."""
    drafts = [
        Draft(
            find.start,
            find.end,
            text[find.start : find.end],
            find.label,
            find.form,
            find.maker,
            find.score,
            stands_for=find.stands_for,
        )
        for find in ner.find(text, language)
    ]
    _vote(drafts)
    _surnames_are_persons(drafts)
    drafts.extend(_again(text, drafts))
    drafts.extend(_short_forms(text, drafts))
    drafts.extend(_inside_bodies(text, drafts))
    return sorted(drafts, key=lambda draft: (draft.start, -draft.end))


def _vote(drafts: list[Draft]) -> None:
    """Equal names get the label that the surest finds gave; a name found once as a place is no person elsewhere."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for draft in drafts:
        if draft.form == "name":
            # Squares: one sure find outweighs two guesses.
            votes[fold_word(draft.text)]["LOC" if draft.label in _PLACES else draft.label] += draft.score**4
    for draft in drafts:
        if draft.form == "name":
            given = votes[fold_word(draft.text)]
            best = max(sorted(given), key=lambda label: given[label])
            if not (best == "LOC" and draft.label in _PLACES):
                draft.label = best  # type: ignore[assignment]


def _surnames_are_persons(drafts: list[Draft]) -> None:
    """A lone word that is the last name of a person named in full is that person's, unless a table knew it for a place."""
    last = {parse(draft.text).units[-1].text for draft in drafts if draft.label == "PER" and len(parse(draft.text).units) > 1}
    for draft in drafts:
        if (draft.form == "name" and draft.label in ("ORG", "MISC", "PRODUCT", "GROUP")) or (
            draft.label == "LOC" and draft.score <= 0.62
        ):
            units = parse(draft.text).units
            if len(units) == 1 and units[0].text in last and " " not in draft.text.strip():
                draft.label = "PER"


def _again(text: str, drafts: list[Draft]) -> list[Draft]:
    """Further occurrences of the names found."""
    taken = _taken(drafts)
    wanted: dict[str, Label] = {}
    for draft in drafts:
        if (
            draft.form == "name"
            and draft.score >= 0.6
            and len(fold_word(draft.text)) >= 4
            and not (draft.text.isupper() and " " in draft.text)
        ):
            wanted.setdefault(draft.text, draft.label)
            units = parse(draft.text).units if draft.label == "PER" else ()
            if len(units) > 1 and len(units[-1].text) >= 4 and not has_arabic(draft.text):
                wanted.setdefault(draft.text.split()[-1], "PER")
    found = []
    for name in sorted(wanted, key=lambda name: (-len(name), name)):
        before = _ARABIC_BEFORE if has_arabic(name) else r"(?<![\w\-])"
        joined = r"\s+".join(map(re.escape, name.split()))
        for match in re.finditer(f"{before}({joined})(?![\\w])", text):
            span = range(match.start(1), match.end(1))
            if taken.isdisjoint(span) and "\n\n" not in match.group(1):
                taken.update(span)
                found.append(Draft(match.start(1), match.end(1), match.group(1), wanted[name], "name", MAKER, 0.6))
    return found


def _short_forms(text: str, drafts: list[Draft]) -> list[Draft]:
    """Acronyms of the organisations named here: by their initials, or by the table of short forms."""
    taken = _taken(drafts)
    short = set()
    for draft in drafts:
        if draft.label == "ORG" and draft.form == "name":
            short.add(initials(draft.text))
            short.update(form for form in known_forms(draft.text) if form.isupper())
    found = []
    for form in sorted(form for form in short if len(form) >= 2):
        for match in re.finditer(rf"(?<![\w\-.]){re.escape(form)}(?![\w])", text):
            if taken.isdisjoint(range(match.start(), match.end())) and not _shouted(text, match.start()):
                found.append(Draft(match.start(), match.end(), match.group(), "ORG", "alias", MAKER, 0.7))
                taken.update(range(match.start(), match.end()))
    for draft in drafts:
        if draft.label == "ORG" and draft.text in short:
            draft.form = "alias"
    for draft in drafts:
        # A statistical guess about a word that is a defined short form gives way.
        if draft.form == "name" and draft.text in short and draft.label != "ORG" and draft.score < 0.8:
            draft.label, draft.form = "ORG", "alias"
    return found


def _inside_bodies(text: str, drafts: list[Draft]) -> list[Draft]:
    """The person inside a body that is called after a person named here ("Karrum Government")."""
    persons = {parse(draft.text).units[-1].text for draft in drafts if draft.label == "PER" and parse(draft.text).units}
    found = []
    taken = _taken(drafts)
    for match in re.finditer(r"\b((?:[Aa]l-)?[A-Z]\w{3,})\s+(?:[Rr]egime|[Gg]overnment)\b", text):
        units = parse(match.group(1)).units
        near = units and any(DamerauLevenshtein.distance(units[-1].text, name) == 1 for name in persons if len(name) > 4)
        if near and taken.isdisjoint(range(*match.span(1))):
            found.append(Draft(match.start(1), match.end(1), match.group(1), "PER", "alias", MAKER, 0.55))
    for draft in drafts:
        words = draft.text.split()
        if draft.label == "ORG" and draft.form == "name" and len(words) == 2 and fold_word(words[-1]) in heads():
            units = parse(words[0]).units
            if units and units[-1].text in persons:
                end = draft.start + len(words[0])
                found.append(Draft(draft.start, end, text[draft.start : end], "PER", "alias", MAKER, 0.6))
    return found


def _taken(drafts: list[Draft]) -> set[int]:
    return {place for draft in drafts for place in range(draft.start, draft.end)}


def _shouted(text: str, place: int) -> bool:
    """The line is written in capitals throughout: then a short word in capitals says nothing."""
    line = text[text.rfind("\n", 0, place) + 1 : (text.find("\n", place) + 1 or len(text) + 1) - 1]
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)
