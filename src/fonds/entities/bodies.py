"""Organisations beside each other: translated head nouns, adjectives of countries, initials, and spelled names."""

import re

from fonds.entities.features import near
from fonds.entities.vetoes import is_number, numbers_of
from fonds.model import Reason
from fonds.vocabulary.acronyms import fits, known
from fonds.vocabulary.naming import country_adjectives, country_names, heads
from fonds.vocabulary.terms import terms
from fonds.writing.fold import fold_word
from fonds.writing.names import Unit

_SMALL = {"of", "the", "and", "for", "in", "al", "el", "في", "من", "و", "على", "عن"}


def bodies_near(one: str, other: str) -> list[Reason]:
    """Reasons whose weights sum to log-odds that two bodies are one."""
    if known(one) is not None and known(one) == known(other):
        return [Reason("known under both names", 4.0)]
    if fits(one, other) or fits(other, one):
        return [Reason("one is made of the other's initials", 1.8)]
    left, right = concepts(one), concepts(other)
    if not left or not right:
        return [Reason("nothing to compare", -4.0)]
    matched, worst = _match(left, right)
    longest = max(len(left), len(right))
    share = matched / longest
    alone = bool(numbers_of(one)) != bool(numbers_of(other))
    return [
        *([Reason("a number on one side only", -3.0)] if alone else []),
        Reason(f"{_show(left)} ~ {_show(right)}: {matched:.1f} of {longest} words", round(14.0 * (share - 0.8), 3)),
        *([Reason("one word has no partner", -2.0)] if worst < 0.5 else []),
    ]


def concepts(name: str) -> list[str]:
    """Words without articles and small words; a word of the tables as its gloss ("=army", "=country:Ruvania")."""
    found: list[str] = []
    words = re.findall(r"\w+", re.sub(r"['’ʼ]", "", fold_word(name)))
    index = 0
    while index < len(words):
        for length in (3, 2, 1):
            phrase = " ".join(words[index : index + length])
            gloss = _gloss(phrase) if index + length <= len(words) else None
            if gloss:
                found.append(gloss)
                index += length
                break
        else:
            word = words[index]
            # Numbers were compared before: a number that differs is a veto.
            if word not in _SMALL and not is_number(word):
                bare = (
                    word[2:]
                    if word.startswith("ال") and len(word) > 4
                    else word[3:]
                    if word.startswith("وال") and len(word) > 5
                    else word
                )
                found.append(bare)
            index += 1
    return found


def called_after(one: str, other: str) -> tuple[str, str, str] | None:
    """(nouns, name, name) of two bodies with the same translated nouns whose other words could be a person's full name."""
    both = [concepts(name) for name in (one, other)]
    nouns, names = ([[word for word in words if word.startswith("=") == noun] for words in both] for noun in (True, False))
    if not nouns[0] or sorted(nouns[0]) != sorted(nouns[1]) or len(names[0]) != len(names[1]) or not 2 <= len(names[0]) <= 4:
        return None
    return " ".join(word[1:] for word in sorted(nouns[0])), " ".join(names[0]), " ".join(names[1])


def _gloss(phrase: str) -> str | None:
    for form in (phrase, phrase.removeprefix("ال"), phrase.removeprefix("لل"), phrase.removeprefix("وال")):
        country = country_names().get(form) or country_adjectives().get(form)
        if country and form not in ("is", "no", "us", "في"):
            return f"=country:{country.name}"
        if form in terms():
            return f"={terms()[form]}"
        if form in heads():
            return f"={heads()[form].gloss}"
    return None


def _match(left: list[str], right: list[str]) -> tuple[float, float]:
    shorter, longer = sorted((left, right), key=lambda words: (len(words), words))
    rest = list(longer)
    matched = 0.0
    worst = 1.0
    for word in shorter:
        scored = sorted(((_word_near(word, other), -place) for place, other in enumerate(rest)), reverse=True)
        best, minus_place = scored[0]
        worst = min(worst, best)
        matched += best if best >= 0.55 else 0.0
        rest.pop(-minus_place)
    return matched, worst


def _word_near(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if one.startswith("=") or other.startswith("="):
        return 0.0
    found = near(Unit(one, one), Unit(other, other))
    return found if found > 0.6 else 0.0


def _show(words: list[str]) -> str:
    return " ".join(words)
