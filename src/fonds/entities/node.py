"""Node: one name as one or more documents use it. What judgements are about, and what entities are made of.

A name that says enough by itself (a full personal name, a place, a body) is one node wherever it is found; a lone
first name, a kunya or a description is a node of its document only. Ids are made from the content, so they are the
same on every machine and in any order of intake, and they outlive every regrouping.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from fonds.entities.score import Sort
from fonds.ids import content_id
from fonds.model import Label, Mention
from fonds.vocabulary.acronyms import known
from fonds.vocabulary.naming import country_names
from fonds.writing.fold import fold_word
from fonds.writing.names import parse
from fonds.writing.scripts import has_arabic

_PLACES = ("LOC", "GPE", "FAC")


@dataclass(slots=True)
class Node:
    """``names``: spellings with how often; ``mentions``: their ids; ``everywhere``: not bound to one document."""

    id: str
    sort: Sort
    label: Label
    key: str
    everywhere: bool
    names: Counter[str] = field(default_factory=Counter)
    mentions: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    nominal: bool = False

    @property
    def name(self) -> str:
        """The fullest spelling; between equals the most frequent, then the first in the alphabet."""
        return best_name(self.names)

    @property
    def units(self) -> int:
        """Names of a person in it; words of a body or place."""
        return len(parse(self.name).units) if self.sort == "PER" else len(self.name.split())


def best_name(names: Counter[str]) -> str:
    """Most units (initials are none), most frequent, Latin before other scripts, longest, first in the alphabet."""

    def rank(name: str) -> tuple[int, int, bool, int, str]:
        units = sum(1 for unit in parse(name).units if len(unit.text) > 1)
        return (-min(3, units), -names[name], has_arabic(name), -len(name), name)

    # Nobody is called by an acronym where a full name is known.
    full = [name for name in names if not (name.isupper() and len(name) <= 7)] or list(names)
    return min(full, key=rank)


def nodes_of(document: str, mentions: Iterable[Mention]) -> list[tuple[Node, list[Mention]]]:
    """The nodes of one document, with their mentions, from document-local entities."""
    local: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        local[mention.entity or mention.id].append(mention)
    found: dict[str, tuple[Node, list[Mention]]] = {}
    for members in local.values():
        node = _node(document, members)
        kept, already = found.setdefault(node.id, (node, []))
        already.extend(members)
        if kept is not node:
            kept.names.update(node.names)
        kept.mentions.extend(mention.id for mention in members)
        kept.documents.add(document)
    return list(found.values())


def _node(document: str, members: list[Mention]) -> Node:
    named = [mention for mention in members if mention.form in ("name", "alias")]
    adjectives = [mention for mention in members if mention.form == "adjective"]
    label = _label(named or adjectives or members)
    sort: Sort = "PER" if label == "PER" else "place" if label in _PLACES else "ORG"
    names = Counter(" ".join(mention.text.split()) for mention in (named or members))
    if not named and adjectives:
        country = _country(adjectives)
        names = Counter({country: len(adjectives)}) if country else names
    name = best_name(names)
    key, everywhere = _key(sort, label, name, nominal=not (named or adjectives))
    id = content_id("n", sort, key) if everywhere else content_id("n", sort, key, document)
    return Node(id, sort, label, key, everywhere, names, nominal=not (named or adjectives))


def _country(adjectives: list[Mention]) -> str:
    from fonds.vocabulary.naming import country_adjectives

    made = [country_adjectives().get(fold_word(mention.text)) for mention in adjectives]
    return next((country.name for country in made if country), "")


def _label(mentions: list[Mention]) -> Label:
    counts = Counter(mention.label for mention in mentions)
    return min(counts, key=lambda label: (-counts[label], label))


def _key(sort: Sort, label: Label, name: str, *, nominal: bool) -> tuple[str, bool]:
    """(key, whether it stands for the same in every document)."""
    folded = re.sub(r"^the ", "", fold_word(" ".join(name.split())))
    if nominal:
        return f"description:{folded}", False
    if sort == "PER":
        person = parse(name)
        key = " ".join(filter(None, (person.key, person.generation)))
        # "N. Wahzan" may be another Wahzan in the next document.
        full = len(person.units) > 1 and all(len(unit.text) > 1 for unit in (person.units[0], person.units[-1]))
        return (key or folded), full
    if sort == "place":
        country = country_names().get(folded)
        return (f"country:{country.name}" if country else re.sub(r"^(?:al|el)[- ]", "", folded)), True
    row = known(name)
    if row is not None:
        return f"known:{row}", True
    return folded, len(folded) > 1 and label != "GROUP"
