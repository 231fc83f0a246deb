"""Threads: right where each one only waits for a process of its own (a jailed reader)."""

import os
import queue
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from fonds.engines.executor.contract import Item, Result


class ThreadExecutor:
    """``workers`` threads; by default one for each processor."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1

    def map(self, function: Callable[[int, Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
        free: queue.SimpleQueue[int] = queue.SimpleQueue()
        for worker in range(self.workers):
            free.put(worker)

        def run(item: Item) -> Result:
            worker = free.get()
            try:
                return function(worker, item)
            finally:
                free.put(worker)

        waiting = iter(items)
        running: dict[Future[Result], Item] = {}
        with ThreadPoolExecutor(self.workers) as pool:
            while True:
                for item in waiting:
                    running[pool.submit(run, item)] = item
                    if len(running) >= self.workers:
                        break
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    item = running.pop(future)
                    yield item, future.result()
