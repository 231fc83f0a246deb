"""The stage: every waiting document becomes pages and lines, or a failure that says why not."""

from collections.abc import Callable, Sequence

from fonds.engines.executor.contract import Executor
from fonds.engines.reader.contract import Member, Reader, Reading
from fonds.engines.store.contract import Store
from fonds.engines.vault.contract import Vault
from fonds.model import Document, Failure, Line, Page
from fonds.pages.read import read_original
from fonds.pages.rows import records

STEP, VERSION = "pages", "1"

Keep = Callable[[Document, Sequence[Member]], None]
"""Takes in the members of a container; called inside the transaction that records it as read."""
Progress = Callable[[int, int, int, str], None]
"""Documents done, in all, failed; and the name of the one just done."""


def run(
    store: Store,
    vault: Vault,
    reader: Callable[[int], Reader],
    *,
    keep_members: Keep,
    executor: Executor,
    progress: Progress | None = None,
) -> None:
    """Read until nothing waits, members of containers included. Texts come before pictures, which are slow.

    Each document is settled in one transaction, so a kill between any two leaves a case that goes on from there.
    """
    done = failed = 0
    while waiting := sorted((row for row in store.rows(Document) if row.status == "waiting"), key=_turn):

        def read(worker: int, document: Document) -> Reading:
            with vault.open(document.sha256) as file:
                return read_original(reader(worker), file, document.paths[0])

        total = done + len(waiting)
        for document, reading in executor.map(read, waiting):
            settled = settle(store, document, reading, keep_members)
            done += 1
            failed += settled.status == "failed"
            if progress:
                progress(done, total, failed, document.paths[0])


def settle(store: Store, document: Document, reading: Reading, keep_members: Keep) -> Document:
    """Write what was read, take in the members, and mark the document as done: together or not at all."""
    with store.transaction():
        # The record may have gained a path since it was handed out.
        current = store.get(Document, document.id) or document
        settled, pages, lines, failures = records(current, reading)
        store.replace(Page, pages, document=settled.id)
        store.replace(Line, lines, document=settled.id)
        store.replace(Failure, failures, document=settled.id)
        store.put([settled])
        if reading.members:
            keep_members(settled, reading.members)
        store.mark(STEP, settled.id, VERSION)
    return settled


def _turn(document: Document) -> tuple[bool, int, str]:
    return (document.media_type.startswith("image/"), document.size, document.id)
