"""Which names are worth comparing at all: those that share a key made of consonants, meanings or initials."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from fonds.entities.bodies import concepts
from fonds.entities.node import Node
from fonds.vocabulary.acronyms import initials
from fonds.vocabulary.naming import heads
from fonds.writing.names import parse
from fonds.writing.skeleton import strict

CROWD = 200
"""Names under one key at most; a key that more share tells nothing."""


def candidates(nodes: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Pairs of one sort that share a key, each once, sorted by ids; at least one of them is known everywhere."""
    boxes: dict[tuple[str, str], list[Node]] = defaultdict(list)
    keys = {node.id: _keys(node) for node in nodes}
    bones = {node.id: _ends(node) for node in nodes if node.sort == "PER" and node.everywhere}
    for node in nodes:
        for key in sorted(keys[node.id]):
            boxes[(node.sort, key)].append(node)
    found: dict[tuple[str, str], tuple[Node, Node]] = {}
    for box in boxes.values():
        if len(box) <= CROWD:
            for place, left in enumerate(box):
                for right in box[place + 1 :]:
                    if (left.everywhere or right.everywhere) and _worth(left, right, bones, keys):
                        found[(left.id, right.id)] = (left, right)
    for one, other in _same_lone_name(nodes):
        found[(one.id, other.id)] = (one, other)
    return [found[key] for key in sorted(found)]


def _worth(left: Node, right: Node, bones: Mapping[str, list[str]], keys: Mapping[str, set[str]]) -> bool:
    """One thing in common is not enough where both say more: the family name alone, "Brigade" alone."""
    if left.sort == "PER" and left.id in bones and right.id in bones:
        return any(Levenshtein.distance(one, other, score_cutoff=1) < 2 for one in bones[left.id] for other in bones[right.id])
    if left.sort == "ORG":
        common = keys[left.id] & keys[right.id]
        return len(common) >= min(2, len(keys[left.id]), len(keys[right.id])) or any(key.startswith("@") for key in common)
    return True


def _ends(node: Node) -> list[str]:
    """The given names' consonants, of all spellings: all units but the family name, which brothers share."""
    return sorted({strict(unit.bare) for name in node.names for unit in parse(name).units[:-1]})


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
            keys.update(word for word in concepts(name) if word.startswith("="))
            keys.add("".join(bones)[:8])
            keys.add(f"@{initials(name) or re.sub(r'[^A-Z]', '', name) if name.isascii() else ''}")
    return keys - {"", "@", "~", " "}

