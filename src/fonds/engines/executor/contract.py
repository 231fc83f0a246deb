"""Executor: one function over many items, side by side; the caller says how many and takes results as they come."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Executor(Protocol):
    """Engines: inline, threads. The job list is the caller's; an executor only executes."""

    workers: int
    """How many items run at the same time."""

    def map(self, function: Callable[[int, Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
        """(item, result) in any sequence; ``function`` also gets the number of its worker (0 to ``workers`` - 1).

        Items are taken from the iterable only as workers become free, so a long list stays a list of
        names. An exception of ``function`` is raised here, after the items under way have ended.
        """
