"""Joined: which nodes the machine has joined so far, while it is still judging."""


class Joined:
    """Union-find over ids; a group goes by its smallest id, whatever the sequence of joins."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def root(self, id: str) -> str:
        """The id that stands for the group; an id never joined stands for itself."""
        path = []
        while (above := self._parent.get(id, id)) != id:
            path.append(id)
            id = above
        for passed in path:
            self._parent[passed] = id
        return id

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parent[second] = first
            self._members[first] = [*self.members(first), *self._members.pop(second, [second])]

    def members(self, id: str) -> list[str]:
        """All ids of the group that ``id`` belongs to."""
        root = self.root(id)
        return self._members.get(root, [root])
