"""Who is the same within one document. Sure rules only; each gives drafts the same ``group``.

The rules, in sequence: equal after folding; short forms by initials, by brackets or by the table; "known as";
first and last name against a longer full name; a surname whose only bearer is named in full; adjectives to their
country; a public body by its owner ("Ruvanian regime", "the regime of Ruvanian president X"), never the person it
is called after; forces, chiefs and the like by owner; a definite description that fits one named thing only.
"""

import re
from collections import Counter, defaultdict

from rapidfuzz.distance import DamerauLevenshtein

from fonds.entities.descriptions import definite, iter_kin, kinds, noun_of
from fonds.entities.text import Draft
from fonds.vocabulary.acronyms import fits, known
from fonds.vocabulary.naming import country_adjectives, country_names, heads
from fonds.writing.fold import fold_word
from fonds.writing.names import Unit, parse
from fonds.writing.scripts import has_arabic

_SAME = re.compile(
    r"\s*[,(،]?\s*[\"“«'‘]?\s*(?:also |better |widely |commonly )?(?:known as|a\.?k\.?a\.?|alias|nicknamed|nom de guerre|called|"
    r"المعروف(?:ة)? (?:باسم|ب[ـ]?)|الملقب(?:ة)? ب[ـ]?|المكن[ىي] ب?[ـ]?|الشهير ب[ـ]?|ال?كني(?:ة|ته|تها)\s*:?|kunya:?|أو ما يعرف ب[ـ]?)\s*[:\"“«'‘]?\s*",
    re.IGNORECASE,
)
_RULERS = "president|prime minister|premier|king|queen|emir|sultan|leader|ruler|dictator|strongman|chancellor|crown prince"
_GOVERNMENT = {"government", "regime", "administration", "authorities", "junta"}
_PLACES = ("LOC", "GPE", "FAC")
_TYPO_LENGTH = 5


class _Groups:
    """Union-find over drafts; the group's name is that of its first draft in the text."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts = drafts
        self._parent = list(range(len(drafts)))
        self._place = {id(draft): index for index, draft in enumerate(drafts)}

    def root(self, draft: Draft) -> int:
        index = self._place[id(draft)]
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def join(self, one: Draft, other: Draft) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first


def group(text: str, drafts: list[Draft]) -> None:
    """Set ``group`` of every draft: "e1", "e2" … in the sequence of first mention."""
    drafts.sort(key=lambda draft: (draft.start, -draft.end, draft.form, draft.label))
    groups = _Groups(drafts)
    _equal(drafts, groups)
    _short(text, drafts, groups)
    _called(text, drafts, groups)
    _persons(drafts, groups)
    _owned(text, drafts, groups)
    _taken_up(drafts, groups)
    numbers: dict[int, str] = {}
    for draft in drafts:
        draft.group = numbers.setdefault(groups.root(draft), f"e{len(numbers) + 1}")


def _named(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.form in ("name", "alias", "adjective")]


def sort_of(draft: Draft) -> str:
    """Labels that may be one thing: places of all kinds are one sort."""
    return "place" if draft.label in _PLACES else draft.label


def key_of(draft: Draft) -> str:
    """Equal for two drafts that name the same by spelling alone, within one document."""
    if draft.stands_for and draft.form == "adjective":
        return f"place:{fold_word(draft.stands_for)}"
    words = fold_word(" ".join(draft.text.split()))
    if draft.label in _PLACES:
        country = country_names().get(words)
        return f"place:{fold_word(country.name) if country else words}"
    if draft.label == "PER":
        return f"PER:{parse(draft.text).key or words}"
    row = known(draft.text) if draft.label == "ORG" else None
    return f"ORG#{row}" if row is not None else f"{draft.label}:{words.removeprefix('the ')}"


def _equal(drafts: list[Draft], groups: _Groups) -> None:
    seen: dict[str, Draft] = {}
    for draft in _named(drafts):
        groups.join(seen.setdefault(key_of(draft), draft), draft)


def _short(text: str, drafts: list[Draft], groups: _Groups) -> None:
    full: dict[int, Draft] = {}
    for draft in _named(drafts):
        if draft.label == "ORG" and len(draft.text.split()) > 1:
            full.setdefault(groups.root(draft), draft)
    for draft in _named(drafts):
        letters = draft.text.replace(".", "")
        if draft.label == "ORG" and letters.isupper() and 2 <= len(letters) <= 7 and letters.isascii():
            meant = [other for other in full.values() if fits(draft.text, other.text) and _agree(draft, other)]
            if len({groups.root(other) for other in meant}) == 1:
                groups.join(meant[0], draft)
    for one, other in _neighbours(drafts):
        between = text[one.end : other.start]
        if re.fullmatch(r"\s*\(\s*[\"“'‘]?(?:the )?", between) and sort_of(one) == sort_of(other):
            short = min(one, other, key=lambda draft: len(draft.text))
            if short.text.isupper() or (short is other and one.label in ("ORG", "PER") and text[other.end : other.end + 2].strip("\"”'’")[:1] == ")"):
                if one.label != "PER" or has_arabic(one.text) != has_arabic(other.text) or short.text.isupper():
                    groups.join(one, other)


def _agree(short: Draft, full: Draft) -> bool:
    """The table does not say that the short form means another body."""
    row, other = known(short.text), known(full.text)
    return row is None or other is None or row == other


def _neighbours(drafts: list[Draft]) -> list[tuple[Draft, Draft]]:
    named = [draft for draft in _named(drafts) if draft.form != "adjective"]
    return list(zip(named, named[1:], strict=False))


def _called(text: str, drafts: list[Draft], groups: _Groups) -> None:
    for one, other in _neighbours(drafts):
        if one.end > other.start or sort_of(one) != sort_of(other):
            continue
        between = text[one.end : other.start]
        is_he = one.label == "PER" and re.fullmatch(r"\s+(?:هو|هي)\s+", between) and (parse(one.text).only_kunya != parse(other.text).only_kunya)
        if _SAME.fullmatch(between) or is_he:
            groups.join(one, other)


def _persons(drafts: list[Draft], groups: _Groups) -> None:
    """First and last name of a longer name; then lone surnames whose bearer is the only one."""
    persons = [draft for draft in drafts if draft.label == "PER" and draft.form in ("name", "alias")]
    full = [draft for draft in persons if len(parse(draft.text).units) > 1]
    for one in full:
        units = parse(one.text).units
        if len(units) != 2:
            continue
        longer = [
            other for other in full
            if len(parse(other.text).units) > 2
            and parse(other.text).units[0].text == units[0].text and parse(other.text).units[-1].text == units[-1].text
        ]
        if len({parse(other.text).key for other in longer}) == 1:
            groups.join(longer[0], one)
        initials = [other for other in full if other is not one and _initial(parse(one.text).units, parse(other.text).units)]
        if len({parse(other.text).key for other in initials}) == 1:
            groups.join(initials[0], one)
    for draft in persons:
        units = parse(draft.text).units
        if len(units) != 1:
            continue
        bearers = [other for other in full if parse(other.text).units[-1].text == units[0].text and not parse(other.text).generation]
        firsts = [other for other in full if parse(other.text).units[0].text == units[0].text]
        chosen = bearers or ([] if draft.text.split()[0][:1].islower() else firsts)
        if len({groups.root(other) for other in chosen}) == 1:
            groups.join(chosen[0], draft)
            draft.form = "alias"


def _initial(short: tuple[Unit, ...], full: tuple[Unit, ...]) -> bool:
    """"N. Wahzan" beside "Nizar Wahzan"."""
    return len(short[0].text) == 1 < len(full[0].text) and full[0].text.startswith(short[0].text) and short[-1].text == full[-1].text


def _rulers(text: str, drafts: list[Draft], groups: _Groups) -> dict[int, str]:
    """Person (root) to the country that the text says they rule."""
    found: dict[int, set[str]] = defaultdict(set)
    for draft in drafts:
        if draft.label != "PER" or draft.form == "adjective":
            continue
        before = text[max(0, draft.start - 60) : draft.start]
        match = re.search(rf"([\w\-]+)(?:'s|’s)?\s+(?:{_RULERS})\s+$", before, re.IGNORECASE)
        country = (country_adjectives().get(fold_word(match.group(1))) or country_names().get(fold_word(match.group(1)))) if match else None
        if not country:
            match = re.search(rf"(?:{_RULERS}) of ([\w\- ]+?),?\s+$", before, re.IGNORECASE)
            country = country_names().get(fold_word(match.group(1))) if match else None
        if not country:
            match = re.match(rf",?\s+(?:the )?(?:{_RULERS}) of ([\w\-]+)", text[draft.end : draft.end + 60], re.IGNORECASE)
            country = country_names().get(fold_word(match.group(1))) if match else None
        if country:
            found[groups.root(draft)].add(country.name)
    return {root: next(iter(names)) for root, names in found.items() if len(names) == 1}


def _owned(text: str, drafts: list[Draft], groups: _Groups) -> None:
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
            groups.join(seen.setdefault((kind if kind in ("government", "forces") else f"{kind}:{noun_of(draft)}", owner), draft), draft)
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
    if len(words) in (2, 3) and words[-1] in kinds()["forces"].nouns and words[0] in country_adjectives() and (len(words) == 2 or words[1] == "government"):
        return "forces"
    return ""


def _owner_key(draft: Draft, kind: str, drafts: list[Draft], groups: _Groups, rulers: dict[int, str]) -> str:
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


def _misspelt_owners(bodies: list[Draft], drafts: list[Draft], groups: _Groups) -> None:
    """"the al-Karrem regime" beside "the al-Karram regime": one letter off, same head, long enough, and no rival."""
    called: dict[str, list[tuple[str, Draft]]] = defaultdict(list)
    for draft in bodies:
        words = [word for word in fold_word(draft.text).split() if word != "the"]
        if len(words) == 2 and words[-1] in _GOVERNMENT:
            called["government"].append((re.sub(r"^(?:al|el)-", "", words[0]), draft))
    for owner, draft in called["government"]:
        near = [
            other for name, other in called["government"]
            if name != owner and min(len(name), len(owner)) >= _TYPO_LENGTH and name[0] == owner[0] and DamerauLevenshtein.distance(name, owner) == 1
            and owner not in country_adjectives() and name not in country_adjectives()
        ]
        if near and len({groups.root(other) for other in near}) == 1:
            groups.join(near[0], draft)
            inner = [_person_inside(body, drafts) for body in (near[0], draft)]
            if inner[0] is not None and inner[1] is not None:
                groups.join(inner[0], inner[1])


def _person_inside(body: Draft, drafts: list[Draft]) -> Draft | None:
    return next((draft for draft in drafts if draft.label == "PER" and body.start <= draft.start and draft.end < body.end), None)


def _without_owner(bodies: list[Draft], seen: dict[tuple[str, str], Draft], groups: _Groups) -> None:
    """"government forces", "the regime": the only one of the text, if there is but one."""
    by_kind: dict[str, list[Draft]] = defaultdict(list)
    for (kind, _), draft in seen.items():
        by_kind[kind].append(draft)
    for draft in bodies:
        if draft.form != "nominal" or draft.owner is not None:
            continue
        kind = draft.kind
        state_forces = kind == "forces" and "government" in fold_word(draft.text).split()
        if (kind == "government" and definite(draft)) or state_forces:
            roots = [other for other in by_kind[kind] if kind == "government" or (other.owner is not None and other.owner.label != "ORG") or other.form == "name"]
            if len({groups.root(other) for other in roots}) == 1:
                groups.join(roots[0], draft)
                continue
        if kind in ("defectors", "chiefs"):
            same = [other for other in bodies if other.form == "nominal" and other.kind == kind and noun_of(other) == noun_of(draft) and other.owner is not None]
            if len({groups.root(other) for other in same}) == 1:
                groups.join(same[0], draft)


def _taken_up(drafts: list[Draft], groups: _Groups) -> None:
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
        if draft.owner is not None and (draft.owner.form != "adjective" or draft.kind in ("forces", "government", "chiefs", "services", "fighters")):
            continue
        if not definite(draft):
            continue
        fitting = _fitting(draft, drafts, groups, armed, counts)
        if fitting is not None:
            groups.join(fitting, draft)
        elif draft.kind not in ("people", "fighters", "person"):
            groups.join(bare.setdefault(fold_word(draft.text), draft), draft)


def _fitting(draft: Draft, drafts: list[Draft], groups: _Groups, armed: set[int], counts: Counter[int]) -> Draft | None:
    before = [other for other in drafts if other.form in ("name", "alias") and other.end <= draft.start]
    if draft.kind == "armed group":
        near = [other for other in before if groups.root(other) in armed]
        most = max((counts[groups.root(other)] for other in near), default=0)
        last = max(near, key=lambda other: other.end, default=None)
        return last if last is not None and counts[groups.root(last)] == most else None
    if draft.kind == "city":
        towns = {groups.root(other) for other in drafts if other.owner is not None and other.form == "nominal" and other.kind == "city"}
        near = [other for other in before if other.label == "LOC" and (groups.root(other) in towns or not towns)]
        last = max(near, key=lambda other: other.end, default=None)
        rivals = {groups.root(other) for other in near if counts[groups.root(other)] >= counts[groups.root(last)]} if last is not None else set()
        return last if len(rivals) == 1 else None
    if draft.kind == "country":
        lands = [other for other in before if other.label == "GPE"]
        return lands[0] if len({groups.root(other) for other in lands}) == 1 else None
    kin = set(iter_kin(draft))
    if not kin:
        return None
    # All of the text counts as rival, also what comes later: two broadcasters leave "the broadcaster" open.
    able = [other for other in drafts if other.form == "name" and other.label in ("ORG", "FAC") and kin & set(_head_words(other.text))]
    return able[0] if len({groups.root(other) for other in able}) == 1 and able[0].end <= draft.start else None


def _head_words(name: str) -> list[str]:
    words = re.findall(r"\w+", fold_word(name))
    return [words[0], words[-1], *(words[words.index("of") - 1 : words.index("of")] if "of" in words[1:] else [])] if words else []


def _armed(drafts: list[Draft], groups: _Groups) -> set[int]:
    """Organisations that the text gives fighters or forces, or that carry arms in their name."""
    found = {groups.root(draft.owner) for draft in drafts if draft.form == "nominal" and draft.kind in ("fighters", "forces") and draft.owner is not None
             and draft.owner.label == "ORG"}  # fmt: skip
    for draft in drafts:
        if draft.form == "name" and draft.label == "ORG":
            glosses = {heads()[word].gloss for word in _head_words(draft.text) if word in heads()}
            if glosses & {"army", "brigade", "battalion", "front", "guard", "militia", "column", "movement", "division"}:
                found.add(groups.root(draft))
    return found
