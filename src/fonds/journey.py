"""The journey: the stages in their sequence, what each needs, what it leaves, and when it is stale.

    custody -> pages -> search -> entities -> claims -> proof        (views and story are made when asked for)

Every step can be killed at any moment and run again: a step writes its records and its mark in one
transaction, so it is either done or not begun. Steps over the whole case (who is who, proof) are made
anew when what they rest on has changed, and from the records alone, so the sequence of intake never shows.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import fonds.claims.stage
import fonds.entities.stage
import fonds.pages.stage
import fonds.proof.stage
import fonds.search.stage
from fonds.custody.log import CustodyLog
from fonds.custody.receive import unpack
from fonds.engines.executor.contract import Executor
from fonds.engines.grammar.contract import Grammar
from fonds.engines.index.contract import Index
from fonds.engines.ner.contract import Ner
from fonds.engines.reader.contract import Member, Reader
from fonds.engines.store.contract import Store
from fonds.engines.vault.contract import Vault
from fonds.model import Document, Judgement


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is: ``done`` of ``total`` documents (``total`` 0: not known); ``failed`` so far."""

    step: str
    done: int
    total: int
    failed: int = 0
    doing: str = ""


Tell = Callable[[Progress], None]


class Engines(Protocol):
    """What the journey needs of the machine; ``wiring`` makes it. Costly engines are made on first use."""

    store: Store
    vault: Vault
    log: CustodyLog
    executor: Executor

    @property
    def index(self) -> Index: ...
    @property
    def grammar(self) -> Grammar: ...
    @property
    def ner(self) -> Ner: ...
    def reader(self, worker: int) -> Reader: ...


def advance(engines: Engines, tell: Tell = lambda progress: None) -> None:
    """Bring the case up to date: read what waits, then redo every step that is stale."""
    read(engines, tell)
    _search(engines, tell)
    # Each step rests on the one before, so its version counts with all the versions before it.
    version = f"entities {fonds.entities.stage.VERSION}"
    if _stale(engines, "entities", version):
        tell(Progress("who is who", 0, 0))
        fonds.entities.stage.run(engines.store, engines.grammar, engines.ner)
        _done(engines, "entities", version)
    version += f", claims {fonds.claims.stage.VERSION}"
    if _stale(engines, "claims", version):
        tell(Progress("who says what", 0, 0))
        fonds.claims.stage.run(engines.store, engines.grammar)
        _done(engines, "claims", version)
    version += f", proof {fonds.proof.stage.VERSION}, ledgers {engines.store.marked('ledger')}"
    if _stale(engines, "proof", version):
        tell(Progress("how well it stands", 0, 0))
        fonds.proof.stage.run(engines.store)
        _done(engines, "proof", version)
    _search(engines, tell)


def read(engines: Engines, tell: Tell) -> None:
    """Read every waiting document, then the members that came out of it, until nothing waits."""

    def keep(container: Document, members: Sequence[Member]) -> None:
        unpack(
            container, [(member.name, member.data) for member in members],
            vault=engines.vault, log=engines.log, store=engines.store,
        )

    def told(done: int, total: int, failed: int, name: str) -> None:
        tell(Progress("reading", done, total, failed, name))

    fonds.pages.stage.run(
        engines.store, engines.vault, engines.reader, keep_members=keep, executor=engines.executor, progress=told
    )


def _search(engines: Engines, tell: Tell) -> None:
    tell(Progress("search", 0, 0))
    fonds.search.stage.run(engines.store, engines.index)


def _stale(engines: Engines, step: str, version: str) -> bool:
    return engines.store.marked("journey").get(step) != _rests_on(engines, version)


def _done(engines: Engines, step: str, version: str) -> None:
    engines.store.mark("journey", step, _rests_on(engines, version))


def _rests_on(engines: Engines, version: str) -> str:
    """A fingerprint of everything the later steps rest on: documents, people's decisions, the step's version."""
    digest = hashlib.sha256(version.encode())
    for document in engines.store.rows(Document):
        digest.update(repr((document.id, document.paths, document.status, document.family)).encode())
    for judgement in engines.store.rows(Judgement):
        if judgement.by.startswith("person:"):
            digest.update(judgement.id.encode())
    return digest.hexdigest()
