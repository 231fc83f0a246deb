"""Origins: from how many independent hands a proposition comes. Papers are many, hands are few.

Two items have one origin where one paper descends from the other, where both go back to one named outlet or
informant, or where both came through one conduit. The first two joins always count; the last, and a report of
unnamed papers, only in the cautious count, since they may be wrong. Each join keeps its reason.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fonds.model import Descent, Document

SAME_HAND: frozenset[str] = frozenset({"copy", "version", "draft", "translation", "forward", "extract", "report_of", "quote"})
"""Kinds of descent that bring nothing new; a reply is its own writer's."""
RETOLD = "report_of"
LIKELY = 0.5
MESSAGE = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Join:
    """Two documents of one origin and why; ``sure`` joins count in both numbers, others in the cautious one only."""

    a: str
    b: str
    why: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Origins:
    """Each document's origin, numbered from 1 in the sequence given; ``cautious`` joins more, ``most`` only what is sure."""

    cautious: dict[str, int]
    most: dict[str, int]
    joins: tuple[Join, ...]

    def count(self, documents: Iterable[str]) -> tuple[int, int]:
        """How many origins these documents have: [conservative, maximum]."""
        held = set(documents)
        return len({self.cautious[id] for id in held}), len({self.most[id] for id in held})


def descent_joins(descents: Iterable[Descent]) -> list[Join]:
    """Joins by descent, sorted; retellings aside, which may go back to several papers (``report_joins``)."""
    kept = [row for row in descents if row.kind in SAME_HAND - {RETOLD} and row.probability >= LIKELY]
    return [
        Join(descent.child, descent.parent, f"{descent.kind.replace('_', ' ')}, {descent.probability:.2f} likely", True)
        for descent in sorted(kept, key=lambda descent: (descent.child, descent.parent))
    ]


def report_joins(descents: Iterable[Descent], speaking: Collection[str]) -> list[Join]:
    """Each report joined to one paper that it retells, one that speaks on the card where one does.

    Two papers are not made one by a report of both.
    """
    told: dict[str, list[Descent]] = defaultdict(list)
    for row in descents:
        if row.kind == RETOLD and row.probability >= LIKELY:
            told[row.child].append(row)
    found = []
    for child in sorted(told):
        row = min(told[child], key=lambda row: (row.parent not in speaking, -row.probability, row.parent))
        found.append(Join(child, row.parent, f"report of it, {row.probability:.2f} likely", True))
    return found


def quoting_joins(descents: Iterable[Descent], told: Mapping[str, Collection[str]]) -> list[Join]:
    """A reply joined to what it answers where it only repeats it. ``told``: each paper's statements on the card, folded."""
    return [
        Join(row.child, row.parent, "the reply quotes it", True)
        for row in sorted(descents, key=lambda row: (row.child, row.parent))
        if row.kind == "reply" and row.child in told and row.parent in told and set(told[row.child]) <= set(told[row.parent])
    ]


def voice_joins(voices: dict[str, frozenset[str]]) -> list[Join]:
    """Joins by who is cited. ``voices``: document to entity ids of the outlets and informants it goes back to, by name."""
    by_voice: dict[str, list[str]] = defaultdict(list)
    for document in sorted(voices):
        for voice in sorted(voices[document]):
            by_voice[voice].append(document)
    return [
        Join(documents[0], other, f"both go back to one voice ({voice})", True)
        for voice, documents in sorted(by_voice.items())
        for other in documents[1:]
    ]


def conduit_joins(documents: Iterable[Document]) -> list[Join]:
    """A message and what was attached to it came through one hand: counted cautiously only.

    An archive or a whole mailbox is no hand: it is how a leak travels.
    """
    held = sorted(documents, key=lambda document: document.id)
    messages = {path: document.id for document in held if document.media_type == MESSAGE for path in document.paths}
    found: list[Join] = []
    for document in held:
        outer = {messages[path.rpartition("!/")[0]] for path in document.paths if path.rpartition("!/")[0] in messages}
        found.extend(Join(message, document.id, "came attached to one message", False) for message in sorted(outer))
    return found


def origins(documents: Sequence[str], joins: Iterable[Join]) -> Origins:
    """Origins of these documents. Joins may lead through documents that are not among them."""
    held = tuple(joins)
    return Origins(_numbered(documents, held), _numbered(documents, [join for join in held if join.sure]), held)


def _numbered(documents: Sequence[str], joins: Iterable[Join]) -> dict[str, int]:
    chief: dict[str, str] = {}

    def find(id: str) -> str:
        while chief.setdefault(id, id) != id:
            chief[id] = chief[chief[id]]
            id = chief[id]
        return id

    for join in joins:
        one, other = sorted((find(join.a), find(join.b)))
        chief[other] = one
    ranks: dict[str, int] = {}
    return {id: ranks.setdefault(find(id), len(ranks) + 1) for id in documents}
