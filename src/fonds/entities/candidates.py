"""Which names are worth comparing at all: those that share a key made of consonants, meanings or initials."""

import re
from collections import defaultdict
from collections.abc import Sequence

from fonds.entities.node import Node
from fonds.vocabulary.acronyms import initials
from fonds.vocabulary.naming import heads
from fonds.writing.fold import fold_word
from fonds.writing.names import parse
from fonds.writing.skeleton import strict

CROWD = 200
"""Names under one key at most; a key that more share tells nothing."""


def candidates(nodes: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Pairs of one sort that share a key, each once, sorted by ids; at least one of them is known everywhere."""
    boxes: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        for key in sorted(_keys(node)):
            boxes[(node.sort, key)].append(node)
    found: dict[tuple[str, str], tuple[Node, Node]] = {}
    for box in boxes.values():
        if len(box) <= CROWD:
            for place, left in enumerate(box):
                for right in box[place + 1 :]:
                    if left.everywhere or right.everywhere:
                        found[(left.id, right.id)] = (left, right)
    for one, other in _same_lone_name(nodes):
        found[(one.id, other.id)] = (one, other)
    return [found[key] for key in sorted(found)]


def _same_lone_name(nodes: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Lone names spelled alike in several documents: each beside the first only, or the queue would drown in them."""
    first: dict[str, Node] = {}
    found = []
    for node in nodes:
        if not node.everywhere and node.sort == "PER":
            start = first.setdefault(node.key, node)
            if start is not node:
                found.append((start, node))
    return found


def _keys(node: Node) -> set[str]:
    keys: set[str] = set()
    for name in node.names:
        units = parse(name).units
        bones = [strict(unit.bare) for unit in units]
        if node.sort == "PER":
            # Two keys: the family name alone crowds soon, and then the whole name still brings its spellings together.
            keys.update(bone for bone in bones if len(bone) > 1)
            keys.add("".join(bones)[:5])
            keys.add(f"{bones[0]} {bones[-1]}" if bones else "")
        elif node.sort == "place":
            keys.add("".join(bones)[:4])
            keys.update(bone for bone in bones if len(bone) > 2)
            own = [bone for bone, unit in zip(bones, units, strict=True) if unit.text not in heads()]
            keys.update(f"~{bone}" for bone in own if len(units) > 1)
        else:
            keys.update(bone for bone in bones if len(bone) > 1)
            keys.update(f"={heads()[word].gloss}" for word in _words(name) if word in heads())
            keys.add("".join(bones)[:8])
            keys.add(f"@{initials(name) or re.sub(r'[^A-Z]', '', name) if name.isascii() else ''}")
    return keys - {"", "@", "~", " "}


def _words(name: str) -> list[str]:
    return [word for raw in fold_word(name).split() for word in (raw, raw.removeprefix("ال"))]
