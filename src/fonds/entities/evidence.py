"""Evidence beside the name: who and what else is named in the same documents."""

from collections import defaultdict
from collections.abc import Sequence

from fonds.entities.joined import Joined
from fonds.entities.node import Node
from fonds.writing.scripts import has_arabic

READ = 60
"""Documents of one name that are looked at, the first by id: more would not tell more."""
FEW = 12
"""A name in more documents than this, and in more than half of all, stands beside everybody and tells nothing."""


class Company:
    """Which names keep company: the documents of each node, and the nodes of each document."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._documents = {node.id: frozenset(node.documents) for node in nodes}
        self._read = {node.id: sorted(node.documents)[:READ] for node in nodes}
        self._by_document: dict[str, list[str]] = defaultdict(list)
        self._arabic = {node.id: has_arabic(node.name) for node in nodes}
        self._names = {node.id: node.name for node in nodes if node.everywhere}
        every = len({document for node in nodes for document in node.documents})
        for node in nodes:
            if node.everywhere and not node.nominal and not (len(node.documents) > FEW and 2 * len(node.documents) > every):
                for document in node.documents:
                    self._by_document[document].append(node.id)

    def shared(self, one: Node, other: Node, joined: Joined) -> list[str]:
        """Names that stand beside both in different documents; the two themselves do not count.

        ``joined`` knows which nodes are one already, so that a place named in two scripts counts as one.
        """
        own = {joined.root(one.id), joined.root(other.id)}
        beside = [self._beside(node, joined) - own for node in (one, other)]
        return sorted(self._names[id] for id in beside[0] & beside[1])

    def _beside(self, node: Node, joined: Joined) -> set[str]:
        return {joined.root(id) for document in self._read[node.id] for id in self._by_document[document]}

    def apart(self, one: Node, other: Node) -> bool:
        """No document names both: two spellings of one script in one document would rather be two persons."""
        return not (self._documents[one.id] & self._documents[other.id])

    def meet(self, one: Node, other: Node, joined: Joined) -> bool:
        """A document names somebody of either group apart, in one script: whoever wrote it told two of them."""
        left, right = (self._by_script(node, joined) for node in (one, other))
        return any(not left[script].isdisjoint(right[script]) for script in (True, False))

    def _by_script(self, node: Node, joined: Joined) -> dict[bool, set[str]]:
        found: dict[bool, set[str]] = {True: set(), False: set()}
        for id in joined.members(node.id):
            found[self._arabic[id]] |= self._documents[id]
        return found
