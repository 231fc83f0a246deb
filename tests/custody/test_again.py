"""A container that turns up again in another place is unpacked again, so that its members know that place too."""

from dataclasses import replace
from pathlib import Path

from fonds.custody.log import CustodyLog
from fonds.custody.receive import receive, unpack
from fonds.engines.store.memory import MemoryStore
from fonds.engines.vault.memory import MemoryVault
from fonds.model import Document


def test_a_container_waits_again_when_it_gains_a_path(tmp_path: Path) -> None:
    """A plain document that gains a path does not: nothing hangs on it."""
    store, vault, log = MemoryStore(), MemoryVault(), CustodyLog(tmp_path / "custody.jsonl")
    (tmp_path / "mail.eml").write_text("Subject: keys")
    (tmp_path / "note.txt").write_text("note")
    receive([tmp_path / "mail.eml", tmp_path / "note.txt"], None, vault=vault, log=log, store=store)
    for document in list(store.rows(Document)):
        read = replace(document, status="read")
        store.put([read])
        if document.paths == ("mail.eml",):
            unpack(read, [("annex.txt", b"annex")], vault=vault, log=log, store=store)
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "again.eml").write_text("Subject: keys")
    (copies / "zz note.txt").write_text("note")
    receive([copies], None, vault=vault, log=log, store=store)
    waiting = {document.paths for document in store.rows(Document) if document.status == "waiting"}
    assert ("again.eml", "mail.eml") in waiting
    assert ("note.txt", "zz note.txt") not in waiting


def test_a_document_waits_again_when_its_first_path_changes(tmp_path: Path) -> None:
    """The first path names it in failures and titles; had it come first, they would say so."""
    store, vault, log = MemoryStore(), MemoryVault(), CustodyLog(tmp_path / "custody.jsonl")
    for name in ("order.txt", "a copy.txt"):
        (tmp_path / name).write_text("order")
        receive([tmp_path / name], None, vault=vault, log=log, store=store)
        store.put(
            [
                replace(document, status="read")
                for document in store.rows(Document)
                if document.status == "waiting" and name == "order.txt"
            ]
        )
    assert [(document.paths, document.status) for document in store.rows(Document)] == [(("a copy.txt", "order.txt"), "waiting")]
