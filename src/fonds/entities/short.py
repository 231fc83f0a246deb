"""Short forms of persons across documents: a kunya, or an initial beside a name.

Both are bound to their document. The machine joins one to a full name only if the case knows exactly one person whom it
fits, and somebody or something else is named beside both. A kunya fits whom some document calls by it beside the full
name («Abu Salim Tariq Zahlan», «known as Abu Salim»); an initial fits whoever's name begins with it. Where two persons
fit, both are proposed and nobody is joined.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fonds.entities.evidence import Company
from fonds.entities.features import clash, near
from fonds.entities.joined import Joined
from fonds.entities.node import Node
from fonds.model import Reason
from fonds.writing.names import Unit, parse
from fonds.writing.scripts import has_arabic
from fonds.writing.skeleton import romanised, skeleton, strict

KUNYA_ALIKE = 0.8
"""Kunyas of one script: as near as spellings of one name are."""
KUNYA_ACROSS = 0.62
FAMILY_ALIKE = 0.85
FAMILY_ACROSS = 0.66
_DIGRAPHS = {("k", "x"), ("s", "c"), ("t", "s"), ("d", "z"), ("c", "c"), ("g", "g"), ("c", "x")}
_VOWELS = str.maketrans("oyw", "uiu")
_KUNYA_WORDS = ("ابو", "ام", "abu", "umm")


@dataclass(frozen=True, slots=True)
class Fitting:
    """A short form, one full name that it fits (the likeliest of that person), and why."""

    short: Node
    full: Node
    rule: str
    reasons: tuple[Reason, ...]
    score: float
    alone: bool
    """Nobody else in the case fits."""


def fittings(nodes: Sequence[Node], company: Company, joined: Joined) -> Iterator[Fitting]:
    """For each short form the persons it fits, one line a person, sorted by ids."""
    kunyas: dict[str, list[tuple[Unit, Node]]] = defaultdict(list)
    families: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.sort == "PER" and node.everywhere:
            for unit in _kunyas_of(node):
                kunyas[strict(_stem(unit.text))].append((unit, node))
            units = parse(node.name).units
            for unit in {units[0], units[-1]}:
                families[strict(unit.bare)].append(node)
    for node in nodes:
        if node.sort != "PER" or node.everywhere:
            continue
        name = parse(node.name)
        if name.only_kunya:
            own = name.units[0]
            fits = [full for unit, full in kunyas.get(strict(_stem(own.text)), ()) if same_kunya(own, unit)]
            yield from _told(node, fits, "kunya", company, joined)
        elif len(name.units) == 2 and 1 in (len(name.units[0].text), len(name.units[1].text)):
            whole = max(name.units, key=lambda unit: len(unit.text))
            fits = [full for full in families.get(strict(whole.bare), ()) if fits_initial(name.units, parse(full.name).units)]
            yield from _told(node, fits, "initials", company, joined)


def _told(short: Node, fits: list[Node], rule: str, company: Company, joined: Joined) -> Iterator[Fitting]:
    persons: dict[str, list[Node]] = defaultdict(list)
    for full in sorted(fits, key=lambda full: full.id):
        persons[joined.root(full.id)].append(full)
    for _, names in sorted(persons.items()):
        beside = [(company.shared(short, full, joined), full) for full in names]
        shared, full = max(beside, key=lambda pair: (len(pair[0]), pair[1].id))
        # Named beside the person as somebody else would be: the text itself may tell two persons apart.
        separate = any(not company.apart(short, one) for one in names)
        alone = len(persons) == 1 and bool(shared) and not separate
        what = f"{full.name} is called so" if rule == "kunya" else f"the initial fits {full.name}"
        reasons = [Reason(what, 2.0), Reason("nobody else fits" if len(persons) == 1 else "it fits others as well", 0.0)]
        if shared:
            reasons.append(Reason(f"named beside both: {', '.join(shared[:3])}", round(min(2.0, 0.7 * len(shared)), 3)))
        yield Fitting(short, full, rule, tuple(reasons), 0.92 if alone else 0.6 if len(persons) == 1 else 0.45, alone)


def _kunyas_of(node: Node) -> list[Unit]:
    """Kunyas by which a node with a fuller name is called in some document."""
    units = [parse(name).units for name in sorted(node.names)]
    return sorted({own[0] for own in units if own and own[0].kunya}, key=lambda unit: unit.text)


def same_kunya(one: Unit, other: Unit) -> bool:
    """Spellings of one kunya: the same consonants, near in the learned letters, father and mother kept apart."""
    if _is_mother(one.text) != _is_mother(other.text):
        return False
    left, right = _stem(one.text), _stem(other.text)
    if left == right:
        return True
    if clash(left, right) or strict(left) != strict(right) or len(strict(left)) < 2:
        return False
    within = has_arabic(left) == has_arabic(right)
    # A written long vowel makes another name in Arabic (حسن, حسين); Latin spellings differ in more than vowels' signs.
    if within and (has_arabic(left) or not _vowels_agree(left, right)):
        return False
    return near(Unit(left, left), Unit(right, right)) >= (KUNYA_ALIKE if within else KUNYA_ACROSS)


def _vowels_agree(one: str, other: str) -> bool:
    """Salim and Salem, Idris and Driss; not Salim and Salam. An e may stand for either neighbour."""
    heard = (re.sub(r"[^aeiu]", "", re.sub(r"(.)\1+", r"\1", name.translate(_VOWELS))) for name in (one, other))
    shorter, longer = sorted(heard, key=len)
    pairs = zip(reversed(shorter), reversed(longer), strict=False)
    return len(longer) - len(shorter) < 2 and all(a == b or ("e" in (a, b) and "u" not in (a, b)) for a, b in pairs)


def _is_mother(kunya: str) -> bool:
    return kunya.startswith(("ام", "umm"))


def _stem(kunya: str) -> str:
    for word in _KUNYA_WORDS:
        if kunya.startswith(word) and len(kunya) > len(word) + 1:
            rest = kunya[len(word) :]
            return rest.removeprefix("ال") if has_arabic(rest) and len(rest) > 4 else rest
    return kunya


def fits_initial(short: Sequence[Unit], full: Sequence[Unit]) -> bool:
    """ "N. Wahzan" or "Nizar W." beside "Nizar Wahzan", also across scripts: the letter begins the other name."""
    if len(full) < 2 or 1 in (len(full[0].text), len(full[-1].text)) or full[0].kunya:
        return False
    first, last = short[0], short[1]
    whole, its, letter, begins = (last, full[-1], first, full[0]) if len(first.text) == 1 else (first, full[0], last, full[-1])
    within = has_arabic(whole.text) == has_arabic(its.text)
    if strict(whole.bare) != strict(its.bare) or near(whole, its) < (FAMILY_ALIKE if within else FAMILY_ACROSS):
        return False
    if has_arabic(letter.text) == has_arabic(begins.text):
        return romanised(begins.bare).startswith(romanised(letter.text))
    # K stands for خ as well as for ك: the letter alone does not tell, so a digraph's first letter fits too.
    bones = (skeleton(letter.text)[:1], skeleton(begins.bare)[:1])
    return (bool(bones[0]) and (bones[0] == bones[1] or (letter.text, bones[1]) in _DIGRAPHS)) or (
        letter.text in "aeiou" and begins.text[0] in "اعإأ"
    )
