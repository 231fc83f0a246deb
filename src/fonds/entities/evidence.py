"""Evidence beside the name: who else is named in the same documents, and how rare a name is here."""

from collections import defaultdict
from collections.abc import Sequence

from fonds.entities.node import Node


class Company:
    """Which names keep company: the documents of each node, and the nodes of each document."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._documents = {node.id: frozenset(node.documents) for node in nodes}
        self._by_document: dict[str, set[str]] = defaultdict(set)
        self._names = {node.id: node.name for node in nodes}
        for node in nodes:
            if node.everywhere and not node.nominal:
                for document in node.documents:
                    self._by_document[document].add(node.id)

    def shared(self, one: Node, other: Node, joined: dict[str, str]) -> list[str]:
        """Names that stand beside both in different documents, and in few others; the two themselves do not count.

        ``joined`` maps nodes to the group they already belong to, so that a place named in two scripts is one.
        """
        own = {joined.get(one.id, one.id), joined.get(other.id, other.id)}
        beside = []
        for node in (one, other):
            found = {joined.get(id, id) for document in self._documents[node.id] for id in self._by_document[document]}
            beside.append(found - own)
        common = beside[0] & beside[1]
        return sorted(self._names.get(id, id) for id in common)

    def apart(self, one: Node, other: Node) -> bool:
        """No document names both: two spellings in one document would rather be two persons."""
        return not (self._documents[one.id] & self._documents[other.id])
