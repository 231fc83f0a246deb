"""One item after the other, in sequence."""

from collections.abc import Callable, Iterable, Iterator

from fonds.engines.executor.contract import Item, Result


class InlineExecutor:
    """The reference for the contract tests."""

    workers = 1

    def map(self, function: Callable[[int, Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
        for item in items:
            yield item, function(0, item)
