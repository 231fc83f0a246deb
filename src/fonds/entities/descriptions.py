"""Descriptions: noun phrases that stand for somebody without naming them ("the broadcaster", "Ruvanian forces").

A phrase is found from its head noun (``vocabulary/nominals.yml``): leftwards over its modifiers, rightwards over
one "of …". Its owner is the name or adjective inside it ("*Ruvanian* forces", "chiefs *of the Front*").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fonds.engines.grammar.contract import Grammar, Sentence, Token
from fonds.entities.text import Draft
from fonds.model import Label
from fonds.vocabulary.tables import table
from fonds.writing.fold import fold_word

MAKER = "descriptions/1"

_MODIFIERS = {"ADJ", "NOUN", "PROPN", "NUM", "X"}
_ARTICLES = {
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "some",
    "several",
    "many",
    "their",
    "his",
    "its",
    "our",
    "her",
    "both",
    "all",
}
_ABOUT = {"about", "around", "nearly", "almost", "roughly", "approximately", "some", "over"}
DEFINITE = {"the", "this", "that", "these", "those"}


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the vocabulary."""

    name: str
    label: Label
    nouns: frozenset[str]
    kin: frozenset[str]
    armed: frozenset[str]


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Kind by its name."""
    return {
        name: Kind(name, row["label"], frozenset(row["nouns"]), frozenset(row.get("kin", ())), frozenset(row.get("armed", ())))
        for name, row in table("nominals").items()
    }


@lru_cache(maxsize=1)
def _by_noun() -> dict[str, tuple[Kind, ...]]:
    found: dict[str, tuple[Kind, ...]] = {}
    for kind in kinds().values():
        for noun in sorted(kind.nouns):
            found[noun] = (*found.get(noun, ()), kind)
    return found


def descriptions(text: str, names: list[Draft], grammar: Grammar) -> list[Draft]:
    """Drafts of all descriptions; ``owner`` points into ``names``."""
    found: list[Draft] = []
    for sentence in grammar.parse(text):
        for place, token in enumerate(sentence.tokens):
            draft = _phrase(text, sentence, place, token, names)
            if draft:
                found.append(draft)
    # "a network of sleeper cells" is one description; its inner one says nothing more.
    return [
        one
        for one in found
        if one.owner or definite(one) or not any(two.start < one.start and one.end == two.end for two in found)
    ]


def _phrase(text: str, sentence: Sentence, place: int, token: Token, names: list[Draft]) -> Draft | None:
    tokens = sentence.tokens
    noun = token.text.casefold()
    rows = _by_noun().get(noun)
    if not rows or token.pos not in ("NOUN", "PROPN") or _goes_on(tokens, place):
        return None
    first = _leftwards(tokens, place, text, names)
    before = [part.text.casefold() for part in tokens[first:place]]
    bodies = {name.end for name in names if name.label == "ORG" and tokens[first].start <= name.start}
    kind = _chosen(rows, before, of_body=text[: token.start].rstrip() != "" and len(text[: token.start].rstrip()) in bodies)
    if kind is None:
        return None
    end, owner_after = _rightwards(tokens, place, text, names, kind)
    inside = [name for name in names if tokens[first].start <= name.start and name.end <= token.start]
    owner = owner_after if kind.name in ("city", "province") and owner_after else inside[-1] if inside else owner_after
    named = all(part.text[0].isupper() or part.text[0].isdigit() for part in tokens[first + (before[:1] == ["the"]) : place + 1])
    if any(
        name.form == "name" and name.start <= token.start and token.end <= name.end and name.label != "GROUP" for name in names
    ):
        return None
    start = first
    if named and before and before[0] in _ARTICLES and kind.label != "PER":
        start += 1
    if kind.label == "PER" and not before:
        return None
    called = tokens[place - 1] if place else None
    if (
        first < place
        and called is not None
        and called.pos == "PROPN"
        and called.text[0].isupper()
        and called.text.casefold() not in _ARTICLES
        and kind.name in ("site", "city", "province", "brigade", "company", "column")
        and (kind.kin or kind.label == "LOC")
        and not any(name.form == "adjective" and name.start <= called.start < name.end for name in names)
    ):
        begin = tokens[first + 1 if before and before[0] in _ARTICLES else first].start
        if all(part.text[0].isupper() for part in tokens[first + (before[0] in _ARTICLES) : place]):
            return Draft(begin, token.end, text[begin : token.end], kind.label, "name", MAKER, 0.6, "")
    if (kind.kin or kind.name in ("city", "province", "country", "site", "person")) and not (
        set(before[:1]) & _ARTICLES or (owner_after and kind.name in ("city", "province"))
    ):
        return None
    begin = tokens[start].start
    draft = Draft(begin, end, text[begin:end], kind.label, "nominal", MAKER, 0.5, kind.name, owner)
    draft.stands_for = noun
    return draft


def _goes_on(tokens: tuple[Token, ...], place: int) -> bool:
    """The noun only modifies a further one ("government forces", "city council"), or is a title before a name."""
    if place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    if following.text == "-" or (following.text.startswith("-") and len(following.text) > 1):
        return True
    return following.start <= tokens[place].end + 1 and following.pos in ("NOUN", "PROPN") and following.text[0].isalpha()


def _leftwards(tokens: tuple[Token, ...], place: int, text: str, names: list[Draft]) -> int:
    first = place
    while first > 0:
        token, right = tokens[first - 1], tokens[first]
        word = token.text.casefold()
        gap = text[token.end : right.start]
        if gap.strip() or "\n\n" in gap or "\t" in gap + token.text:
            break
        if word in _ARTICLES:
            first -= 1
            if word == "some" or first == 0 or tokens[first - 1].text.casefold() not in _ABOUT:
                break
            continue
        hyphen = token.text == "-" and gap == "" and first >= 2
        fits = (
            any(name.start <= token.start and token.end <= name.end for name in names)
            or token.pos in _MODIFIERS
            or token.tag in ("VBN", "CD")
            or (token.tag == "VBG" and token.dep == "amod")
            or hyphen
        )
        if word in _ABOUT and right.pos == "NUM":
            first -= 1
            continue
        if (
            not fits
            or word in ("'s", "’s")
            or token.tag == "POS"
            or (token.dep in ("ROOT", "nsubj", "dobj", "pobj") and token.pos != "PROPN")
        ):
            break
        first -= 1
    while first < place and (
        tokens[first].text == "-" or (tokens[first].tag == "VBN" and tokens[first].dep in ("ROOT", "auxpass"))
    ):
        first += 1
    return first


def _chosen(rows: tuple[Kind, ...], before: list[str], *, of_body: bool) -> Kind | None:
    """Among kinds of one noun: the armed one where an armed modifier or a body's name stands before it, else never."""
    for kind in rows:
        if kind.armed and (set(before) & kind.armed or of_body):
            return kind
    plain = [kind for kind in rows if not kind.armed]
    return plain[0] if plain else None


def _rightwards(tokens: tuple[Token, ...], place: int, text: str, names: list[Draft], kind: Kind) -> tuple[int, Draft | None]:
    """End of the phrase with its "of …", and the name inside that part."""
    end = tokens[place].end
    if place + 2 >= len(tokens) or tokens[place + 1].text.casefold() != "of" or kind.name in ("site", "person"):
        return end, None
    last = place + 2
    while (
        last < len(tokens)
        and not text[tokens[last - 1].end : tokens[last].start].strip(" \n")
        and "\n\n" not in text[tokens[last - 1].end : tokens[last].start]
    ):
        token = tokens[last]
        if (
            token.pos in _MODIFIERS | {"DET"}
            or token.text == "-"
            or token.tag == "POS"
            or any(name.start < token.end and token.start < name.end for name in names)
        ):
            last += 1
        else:
            break
    if tokens[last - 1].tag == "POS":
        last -= 1
    if last == place + 2:
        return end, None
    inside = [name for name in names if tokens[place + 2].start <= name.start and name.end <= tokens[last - 1].end]
    if kind.name in ("city", "province", "country"):
        placed = [name for name in inside if name.label in ("LOC", "GPE") and name.form == "name"]
        return (placed[0].end, placed[0]) if placed and placed[0].start == tokens[place + 2].start else (end, None)
    if kind.label in ("LOC",) and not inside:
        return end, None
    # The head of "of …" decides whose it is: the last name before any further description.
    return tokens[last - 1].end, (inside[-1] if inside else None)


def definite(draft: Draft) -> bool:
    """Begins with a definite article or demonstrative."""
    return fold_word(re.split(r"\s", draft.text, maxsplit=1)[0]) in DEFINITE


def noun_of(draft: Draft) -> str:
    """The head noun of a description, small letters."""
    return draft.stands_for or ""


def iter_kin(draft: Draft) -> Iterator[str]:
    """Words of a name that the description can take up."""
    yield from sorted(kinds()[draft.kind].kin)
