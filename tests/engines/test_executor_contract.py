"""One suite for every executor: each item once, each result with its item, errors are not swallowed."""

from collections.abc import Iterator

import pytest

from fonds.engines.executor.contract import Executor
from fonds.engines.executor.inline import InlineExecutor
from fonds.engines.executor.threads import ThreadExecutor


@pytest.fixture(params=["inline", "threads"])
def executor(request: pytest.FixtureRequest) -> Executor:
    return InlineExecutor() if request.param == "inline" else ThreadExecutor(3)


def test_each_item_is_done_once_and_comes_with_its_result(executor: Executor) -> None:
    """In any sequence."""
    done = dict(executor.map(lambda worker, item: item * item, range(50)))
    assert done == {number: number * number for number in range(50)}


def test_workers_have_numbers_of_their_own(executor: Executor) -> None:
    """So that each can hold a reader of its own."""
    numbers = {result for _, result in executor.map(lambda worker, item: worker, range(30))}
    assert numbers <= set(range(executor.workers))


def test_items_are_taken_as_they_are_needed(executor: Executor) -> None:
    """A list of 500,000 names is never held whole."""
    taken = 0

    def names() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    next(iter(executor.map(lambda worker, item: item, names())))
    assert taken <= executor.workers + 1


def test_an_error_reaches_the_caller(executor: Executor) -> None:
    """A bug in a stage must not look like a finished run."""
    with pytest.raises(ZeroDivisionError):
        list(executor.map(lambda worker, item: 1 // item, [1, 0, 2]))
