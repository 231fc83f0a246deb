"""Who is the same within one document. Sure rules only; each gives drafts the same ``group``.

The rules, in sequence: equal after folding; short forms by initials, by brackets or by the table; "known as";
first and last name against a longer full name; a surname whose only bearer is named in full; adjectives to their
country; a public body by its owner ("Ruvanian regime", "the regime of Ruvanian president X"), never the person it
is called after; forces, chiefs and the like by owner; a definite description that fits one named thing only.
"""

import re
from itertools import pairwise

from fonds.entities.groups import Groups
from fonds.entities.owned import join_owned
from fonds.entities.taken_up import join_descriptions
from fonds.entities.text import Draft
from fonds.vocabulary.acronyms import fits, known
from fonds.vocabulary.naming import country_names
from fonds.writing.fold import fold_word
from fonds.writing.names import Unit, parse
from fonds.writing.scripts import has_arabic

_SAME = re.compile(
    r"\s*[,(،]?\s*[\"“«'‘]?\s*(?:also |better |widely |commonly )?(?:known as|a\.?k\.?a\.?|alias|nicknamed|nom de guerre|called|"
    r"المعروف(?:ة)? (?:باسم|ب[ـ]?)|الملقب(?:ة)? ب[ـ]?|المكن[ىي] ب?[ـ]?|الشهير ب[ـ]?|ال?كني(?:ة|ته|تها)\s*:?|"
    r"kunya:?|أو ما يعرف ب[ـ]?)\s*[:\"“«'‘]?\s*",
    re.IGNORECASE,
)
_PLACES = ("LOC", "GPE", "FAC")


def group(text: str, drafts: list[Draft]) -> None:
    """Set ``group`` of every draft: "e1", "e2" … in the sequence of first mention."""
    drafts.sort(key=lambda draft: (draft.start, -draft.end, draft.form, draft.label))
    groups = Groups(drafts)
    _equal(drafts, groups)
    _short(text, drafts, groups)
    _called(text, drafts, groups)
    _persons(drafts, groups)
    join_owned(text, drafts, groups)
    join_descriptions(drafts, groups)
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


def _equal(drafts: list[Draft], groups: Groups) -> None:
    seen: dict[str, Draft] = {}
    for draft in _named(drafts):
        groups.join(seen.setdefault(key_of(draft), draft), draft)


def _short(text: str, drafts: list[Draft], groups: Groups) -> None:
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
            if (
                short.text.isupper()
                or (short is other and one.label in ("ORG", "PER") and text[other.end : other.end + 2].strip("\"”'’")[:1] == ")")
            ) and (one.label != "PER" or has_arabic(one.text) != has_arabic(other.text) or short.text.isupper()):
                groups.join(one, other)


def _agree(short: Draft, full: Draft) -> bool:
    """The table does not say that the short form means another body."""
    row, other = known(short.text), known(full.text)
    return row is None or other is None or row == other


def _neighbours(drafts: list[Draft]) -> list[tuple[Draft, Draft]]:
    named = [draft for draft in _named(drafts) if draft.form != "adjective"]
    return list(pairwise(named))


def _called(text: str, drafts: list[Draft], groups: Groups) -> None:
    for one, other in _neighbours(drafts):
        if one.end > other.start or sort_of(one) != sort_of(other):
            continue
        between = text[one.end : other.start]
        is_he = (
            one.label == "PER"
            and re.fullmatch(r"\s+(?:هو|هي)\s+", between)
            and (parse(one.text).only_kunya != parse(other.text).only_kunya)
        )
        if _SAME.fullmatch(between) or is_he:
            groups.join(one, other)


def _persons(drafts: list[Draft], groups: Groups) -> None:
    """First and last name of a longer name; then lone surnames whose bearer is the only one."""
    persons = [draft for draft in drafts if draft.label == "PER" and draft.form in ("name", "alias")]
    full = [draft for draft in persons if len(parse(draft.text).units) > 1]
    for one in full:
        units = parse(one.text).units
        if len(units) != 2:
            continue
        longer = [
            other
            for other in full
            if len(parse(other.text).units) > 2
            and parse(other.text).units[0].text == units[0].text
            and parse(other.text).units[-1].text == units[-1].text
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
        bearers = [
            other for other in full if parse(other.text).units[-1].text == units[0].text and not parse(other.text).generation
        ]
        firsts = [other for other in full if parse(other.text).units[0].text == units[0].text]
        chosen = bearers or ([] if draft.text.split()[0][:1].islower() else firsts)
        if len({groups.root(other) for other in chosen}) == 1:
            groups.join(chosen[0], draft)
            draft.form = "alias"


def _initial(short: tuple[Unit, ...], full: tuple[Unit, ...]) -> bool:
    """ "N. Wahzan" beside "Nizar Wahzan"."""
    return (
        len(short[0].text) == 1 < len(full[0].text) and full[0].text.startswith(short[0].text) and short[-1].text == full[-1].text
    )
