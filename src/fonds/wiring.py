"""The only place that knows implementations: it chooses engines and joins them."""

import threading
from functools import cached_property
from pathlib import Path

from fonds.custody.log import CustodyLog
from fonds.engines.executor.contract import Executor
from fonds.engines.executor.threads import ThreadExecutor
from fonds.engines.grammar.contract import Grammar
from fonds.engines.index.contract import Index
from fonds.engines.ner.contract import Ner
from fonds.engines.ocr.contract import LANGUAGES
from fonds.engines.reader.contract import Reader
from fonds.engines.store.contract import Store
from fonds.engines.store.sqlite import SqliteStore
from fonds.engines.vault.contract import Vault
from fonds.engines.vault.folder import FolderVault
from fonds.writing.analysis import ANALYZER


class Analysis:
    """Engines that read and parse, without a case; each is made on first use and shared."""

    def __init__(self, workers: int | None = None, languages: tuple[str, ...] = LANGUAGES) -> None:
        """``languages`` may occur on pictures of pages. Raises nothing; a language without data is refused at the first file."""
        self._languages = languages
        self.executor: Executor = ThreadExecutor(workers)
        self._readers: dict[int, Reader] = {}
        self._lock = threading.Lock()

    @cached_property
    def grammar(self) -> Grammar:
        from fonds.engines.grammar.spacy import SpacyEnglish

        return SpacyEnglish()

    @cached_property
    def ner(self) -> Ner:
        from fonds.engines.ner.combined import CombinedNer

        return CombinedNer(self.grammar)

    def reader(self, worker: int) -> Reader:
        """The jailed reader of this worker number."""
        from fonds.engines.reader.process import ProcessReader

        with self._lock:
            if worker not in self._readers:
                self._readers[worker] = ProcessReader(languages=self._languages)
            return self._readers[worker]

    def close(self) -> None:
        """Stop the readers."""
        for reader in self._readers.values():
            reader.close()
        self._readers.clear()


class CaseEngines(Analysis):
    """All engines of one case folder: SQLite, the vault folder, Tantivy, jailed readers."""

    def __init__(self, root: Path, workers: int | None = None) -> None:
        super().__init__(workers)
        self._root = root
        self.store: Store = SqliteStore(root / "case.db")
        self.vault: Vault = FolderVault(root / "vault")
        self.log = CustodyLog(root / "custody.jsonl")

    @cached_property
    def index(self) -> Index:
        from fonds.engines.index.tantivy import TantivyIndex

        return TantivyIndex(self._root / "index", ANALYZER)

    def close(self) -> None:
        """Release everything; the case folder can then be moved."""
        super().close()
        self.log.close()
        if "index" in self.__dict__:
            self.index.close()
        self.store.close()
