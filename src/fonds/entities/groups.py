"""Groups of drafts that mean the same, while a text is being read."""

from fonds.entities.text import Draft


class Groups:
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
