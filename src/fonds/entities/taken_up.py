"""Definite descriptions that take up a name of the text: joined where one named thing fits and no other."""

import re
from collections import Counter

from fonds.entities.descriptions import definite, iter_kin
from fonds.entities.groups import Groups
from fonds.entities.text import Draft
from fonds.vocabulary.naming import heads
from fonds.writing.fold import fold_word


def join_descriptions(drafts: list[Draft], groups: Groups) -> None:
    """Definite descriptions that fit one named thing of the text and no other."""
    counts = Counter(groups.root(draft) for draft in drafts)
    armed = _armed(drafts, groups)
    bare: dict[str, Draft] = {}
    for draft in drafts:
        if draft.form != "nominal":
            continue
        if draft.owner is not None and draft.kind in ("city", "province"):
            groups.join(draft.owner, draft)
            continue
        if draft.owner is not None and (
            draft.owner.form != "adjective" or draft.kind in ("forces", "government", "chiefs", "services", "fighters")
        ):
            continue
        if not definite(draft):
            continue
        fitting = _fitting(draft, drafts, groups, armed, counts)
        if fitting is not None:
            groups.join(fitting, draft)
        elif draft.kind not in ("people", "fighters", "person"):
            groups.join(bare.setdefault(fold_word(draft.text), draft), draft)


def _fitting(draft: Draft, drafts: list[Draft], groups: Groups, armed: set[int], counts: Counter[int]) -> Draft | None:
    before = [other for other in drafts if other.form in ("name", "alias") and other.end <= draft.start]
    if draft.kind == "armed group":
        near = [other for other in before if groups.root(other) in armed]
        most = max((counts[groups.root(other)] for other in near), default=0)
        last = max(near, key=lambda other: other.end, default=None)
        return last if last is not None and counts[groups.root(last)] == most else None
    if draft.kind == "city":
        towns = {
            groups.root(other) for other in drafts if other.owner is not None and other.form == "nominal" and other.kind == "city"
        }
        near = [other for other in before if other.label == "LOC" and (groups.root(other) in towns or not towns)]
        last = max(near, key=lambda other: other.end, default=None)
        rivals = (
            {groups.root(other) for other in near if counts[groups.root(other)] >= counts[groups.root(last)]}
            if last is not None
            else set()
        )
        return last if len(rivals) == 1 else None
    if draft.kind == "country":
        lands = [other for other in before if other.label == "GPE"]
        return lands[0] if len({groups.root(other) for other in lands}) == 1 else None
    kin = set(iter_kin(draft))
    if not kin:
        return None
    # All of the text counts as rival, also what comes later: two broadcasters leave "the broadcaster" open.
    able = [
        other for other in drafts if other.form == "name" and other.label in ("ORG", "FAC") and kin & set(_head_words(other.text))
    ]
    return able[0] if len({groups.root(other) for other in able}) == 1 and able[0].end <= draft.start else None


def _head_words(name: str) -> list[str]:
    words = re.findall(r"\w+", fold_word(name))
    return (
        [words[0], words[-1], *(words[words.index("of") - 1 : words.index("of")] if "of" in words[1:] else [])] if words else []
    )


def _armed(drafts: list[Draft], groups: Groups) -> set[int]:
    """Organisations that the text gives fighters or forces, or that carry arms in their name."""
    armed = [draft.owner for draft in drafts if draft.form == "nominal" and draft.kind in ("fighters", "forces")]
    found = {groups.root(owner) for owner in armed if owner is not None and owner.label == "ORG"}
    for draft in drafts:
        if draft.form == "name" and draft.label == "ORG":
            glosses = {heads()[word].gloss for word in _head_words(draft.text) if word in heads()}
            if glosses & {"army", "brigade", "battalion", "front", "guard", "militia", "column", "movement", "division"}:
                found.add(groups.root(draft))
    return found
