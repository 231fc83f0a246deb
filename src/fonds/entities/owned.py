"""Bodies by their owner: a government by its country or ruler, forces and chiefs by the body they belong to.

A government called after a person belongs to the country that the text says the person rules; the person is
never the government.
"""

import re
from collections import defaultdict

from rapidfuzz.distance import DamerauLevenshtein

from fonds.entities.descriptions import definite, kinds, noun_of
from fonds.entities.groups import Groups
from fonds.entities.text import Draft
from fonds.vocabulary.naming import country_adjectives, country_names
from fonds.writing.fold import fold_word

_RULERS = "president|prime minister|premier|king|queen|emir|sultan|leader|ruler|dictator|strongman|chancellor|crown prince"
_GOVERNMENT = {"government", "regime", "administration", "authorities", "junta"}
_TYPO_LENGTH = 5


def _rulers(text: str, drafts: list[Draft], groups: Groups) -> dict[int, str]:
    """Person (root) to the country that the text says they rule."""
    found: dict[int, set[str]] = defaultdict(set)
    for draft in drafts:
        if draft.label != "PER" or draft.form == "adjective":
            continue
        before = text[max(0, draft.start - 60) : draft.start]
        match = re.search(rf"([\w\-]+)(?:'s|’s)?\s+(?:{_RULERS})\s+$", before, re.IGNORECASE)
        country = (
            (country_adjectives().get(fold_word(match.group(1))) or country_names().get(fold_word(match.group(1))))
            if match
            else None
        )
        if not country:
            match = re.search(rf"(?:{_RULERS}) of ([\w\- ]+?),?\s+$", before, re.IGNORECASE)
            country = country_names().get(fold_word(match.group(1))) if match else None
        if not country:
            match = re.match(rf",?\s+(?:the )?(?:{_RULERS}) of ([\w\-]+)", text[draft.end : draft.end + 60], re.IGNORECASE)
            country = country_names().get(fold_word(match.group(1))) if match else None
        if country:
            found[groups.root(draft)].add(country.name)
    return {root: next(iter(names)) for root, names in found.items() if len(names) == 1}


def join_owned(text: str, drafts: list[Draft], groups: Groups) -> None:
    """Governments, forces and the like: the same kind of the same owner is the same."""
    rulers = _rulers(text, drafts, groups)
    seen: dict[tuple[str, str], Draft] = {}
    bodies = [draft for draft in drafts if draft.form == "nominal" or (draft.form == "name" and draft.label == "ORG")]
    for draft in bodies:
        kind = _kind(draft)
        if not kind:
            continue
        owner = _owner_key(draft, kind, drafts, groups, rulers)
        if owner:
            groups.join(
                seen.setdefault((kind if kind in ("government", "forces") else f"{kind}:{noun_of(draft)}", owner), draft), draft
            )
    _misspelt_owners(bodies, drafts, groups)
    _without_owner(bodies, seen, groups)


def _kind(draft: Draft) -> str:
    if draft.form == "nominal":
        if draft.kind == "fighters" or (draft.kind == "forces" and draft.owner is not None and draft.owner.label == "ORG"):
            return "fighters" if draft.owner is not None else draft.kind
        return draft.kind if draft.kind in ("forces", "chiefs", "headquarters", "defectors", "government", "services") else ""
    words = fold_word(draft.text).split()
    if len(words) == 2 and words[-1] in _GOVERNMENT:
        return "government"
    if (
        len(words) in (2, 3)
        and words[-1] in kinds()["forces"].nouns
        and words[0] in country_adjectives()
        and (len(words) == 2 or words[1] == "government")
    ):
        return "forces"
    return ""


def _owner_key(draft: Draft, kind: str, drafts: list[Draft], groups: Groups, rulers: dict[int, str]) -> str:
    """Country name for states; the group of the owner otherwise; empty if nobody is named."""
    owner = draft.owner
    if owner is None and draft.form == "name":
        first = [other for other in drafts if other is not draft and other.start >= draft.start and other.end < draft.end]
        owner = first[0] if first else None
    if owner is None:
        return ""
    if owner.stands_for and owner.form == "adjective":
        return f"country:{owner.stands_for}"
    if owner.label == "GPE":
        country = country_names().get(fold_word(owner.text))
        return f"country:{country.name}" if country else ""
    if owner.label == "PER":
        ruled = rulers.get(groups.root(owner))
        return f"country:{ruled}" if ruled else f"group:{groups.root(owner)}"
    if owner.kind == "government" or fold_word(owner.text).split()[-1] in _GOVERNMENT:
        return _owner_key(owner, "government", drafts, groups, rulers)
    return f"group:{groups.root(owner)}" if owner.label in ("ORG", "GROUP") else ""


def _misspelt_owners(bodies: list[Draft], drafts: list[Draft], groups: Groups) -> None:
    """ "the al-Karrem regime" beside "the al-Karram regime": one letter off, same head, long enough, and no rival."""
    called: dict[str, list[tuple[str, Draft]]] = defaultdict(list)
    for draft in bodies:
        words = [word for word in fold_word(draft.text).split() if word != "the"]
        if len(words) == 2 and words[-1] in _GOVERNMENT:
            called["government"].append((re.sub(r"^(?:al|el)-", "", words[0]), draft))
    for owner, draft in called["government"]:
        near = [
            other
            for name, other in called["government"]
            if name != owner
            and min(len(name), len(owner)) >= _TYPO_LENGTH
            and name[0] == owner[0]
            and DamerauLevenshtein.distance(name, owner) == 1
            and owner not in country_adjectives()
            and name not in country_adjectives()
        ]
        if near and len({groups.root(other) for other in near}) == 1:
            groups.join(near[0], draft)
            inner = [_person_inside(body, drafts) for body in (near[0], draft)]
            if inner[0] is not None and inner[1] is not None:
                groups.join(inner[0], inner[1])


def _person_inside(body: Draft, drafts: list[Draft]) -> Draft | None:
    return next((draft for draft in drafts if draft.label == "PER" and body.start <= draft.start and draft.end < body.end), None)


def _without_owner(bodies: list[Draft], seen: dict[tuple[str, str], Draft], groups: Groups) -> None:
    """ "government forces", "the regime": the only one of the text, if there is but one."""
    by_kind: dict[str, list[Draft]] = defaultdict(list)
    for (kind, _), draft in seen.items():
        by_kind[kind].append(draft)
    for draft in bodies:
        if draft.form != "nominal" or draft.owner is not None:
            continue
        kind = draft.kind
        state_forces = kind == "forces" and "government" in fold_word(draft.text).split()
        if (kind == "government" and definite(draft)) or state_forces:
            roots = [
                other
                for other in by_kind[kind]
                if kind == "government" or (other.owner is not None and other.owner.label != "ORG") or other.form == "name"
            ]
            if len({groups.root(other) for other in roots}) == 1:
                groups.join(roots[0], draft)
                continue
        if kind in ("defectors", "chiefs"):
            same = [
                other
                for other in bodies
                if other.form == "nominal" and other.kind == kind and noun_of(other) == noun_of(draft) and other.owner is not None
            ]
            if len({groups.root(other) for other in same}) == 1:
                groups.join(same[0], draft)
