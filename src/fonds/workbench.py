"""The workbench: the one object that every face uses, command line, HTTP, Python and others alike.

A case is a folder that can be copied, moved and put away::

    NAME.fonds/
      case.toml        name and layout version
      vault/ab/cd…     originals by SHA-256, read-only
      custody.jsonl    what was received and done, hash-chained
      case.db          every record and every decision: the truth
      index/           full text; can be rebuilt
      renditions/      page images; can be rebuilt
      story.md         the story as it is being written
"""

import hashlib
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import fonds.entities.judge
import fonds.pages.picture
import fonds.views.cards
import fonds.views.copies
import fonds.views.deals
import fonds.views.network
import fonds.views.orders
import fonds.views.overview
import fonds.views.people
import fonds.views.timeline
from fonds import journey
from fonds.custody.receive import Received, receive
from fonds.custody.verify import Verdict, verify
from fonds.engines.store.contract import Record
from fonds.errors import NotACase, WrongUse
from fonds.ids import document_id
from fonds.journey import Progress, Tell
from fonds.listing import Listing
from fonds.model import (
    Address,
    Claim,
    Deal,
    Document,
    Event,
    Failure,
    Finding,
    Judgement,
    Line,
    Mention,
    Order,
    Page,
    Relation,
    Time,
)
from fonds.model import Verdict as Decision
from fonds.search.ask import Answer, ask
from fonds.story import check as story_check
from fonds.story import draft as story_draft
from fonds.story import html as story_html
from fonds.views import shapes
from fonds.wiring import CaseEngines

LAYOUT = 1
SUFFIX = ".fonds"
FINDINGS: tuple[type[Finding], ...] = (Mention, Time, Claim, Deal, Order, Event, Relation)

R = TypeVar("R", bound=Record)


def case_folder(written: str | Path) -> Path:
    """The case folder that was meant: ``x`` and ``x.fonds`` both find ``x.fonds``."""
    path = Path(written)
    with_suffix = path.with_name(path.name + SUFFIX)
    return with_suffix if not path.exists() and path.suffix != SUFFIX else path


class Workbench:
    """An open case. Use as a context manager, or call ``close``."""

    def __init__(self, root: Path, *, workers: int | None = None) -> None:
        """Open the case at ``root``. Raises ``NotACase``."""
        settings = root / "case.toml"
        if not settings.is_file():
            raise NotACase(f"{root} is not a case; make one with: fonds new {root}")
        told = tomllib.loads(settings.read_text("utf-8"))
        if told.get("layout") != LAYOUT:
            raise NotACase(f"{root} has layout {told.get('layout')}; this version of fonds reads layout {LAYOUT}")
        self.root = root
        self.name = str(told["name"])
        self.engines = CaseEngines(root, workers)
        self.store = self.engines.store
        self._progress = Progress("ready", 0, 0)

    @classmethod
    def create(cls, root: Path) -> "Workbench":
        """Make an empty case folder and open it. Raises ``WrongUse`` where something stands already."""
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise WrongUse(f"{root} exists already; choose another name, or add to it with: fonds add {root} PATH")
        root.mkdir(parents=True, exist_ok=True)
        name = root.name.removesuffix(SUFFIX).replace("\\", "\\\\").replace('"', '\\"')
        # Written last and at once: a folder without it is no case yet.
        fresh = root / "case.toml.new"
        fresh.write_text(f'name = "{name}"\nlayout = {LAYOUT}\n', "utf-8")
        fresh.replace(root / "case.toml")
        return cls(root)

    def close(self) -> None:
        """Release files and stop readers."""
        self.engines.close()

    def __enter__(self) -> "Workbench":
        return self

    def __exit__(self, *failed: object) -> None:
        self.close()

    # --- take in and read -------------------------------------------------------------------------------------------

    def add(self, paths: Sequence[Path], label: str | None = None, tell: Tell | None = None) -> Received:
        """Take in files and folders, then bring the whole case up to date. Safe to kill and to run again."""
        received = receive(paths, label, vault=self.engines.vault, log=self.engines.log, store=self.store)
        self.advance(tell)
        return received

    def add_ledger(self, path: Path, tell: Tell | None = None) -> Document:
        """Take in a csv or xlsx of events that happened, and test the orders against it."""
        try:
            with path.open("rb") as file:
                id = document_id(hashlib.file_digest(file, "sha256").hexdigest())
        except OSError as error:
            raise WrongUse(f"{path} cannot be opened ({error.strerror})") from error
        receive([path], None, vault=self.engines.vault, log=self.engines.log, store=self.store)
        self.store.mark("ledger", id, "1")
        self.advance(tell)
        document = self.store.get(Document, id)
        if document is None or document.status == "failed":
            raise WrongUse(f"{path} could not be read as a table; save it as csv or xlsx and try again")
        return document

    def advance(self, tell: Tell | None = None) -> None:
        """Bring every stale step of the journey up to date."""

        def told(progress: Progress) -> None:
            self._progress = progress
            if tell:
                tell(progress)

        journey.advance(self.engines, told)
        told(Progress("ready", 0, 0))

    def verify(self) -> Verdict:
        """Recompute every hash and the log's chain."""
        return verify(vault=self.engines.vault, log=self.engines.log, store=self.store)

    def progress(self) -> Progress:
        """What the journey is doing now."""
        return self._progress

    # --- records ----------------------------------------------------------------------------------------------------

    def rows(self, kind: type[R]) -> Listing[R]:
        """All records of a kind (``case.rows(fonds.Order)``)."""
        return Listing(lambda: self.store.rows(kind))

    def documents(self) -> Listing[Document]:
        """Every different body of bytes, by id."""
        return self.rows(Document)

    def document(self, id: str) -> Document | None:
        """By id, or by one of its paths."""
        found = self.store.get(Document, id)
        return found or next((row for row in self.documents() if id in row.paths), None)

    def page(self, document: str, page: int) -> tuple[Page, list[Line], list[Finding]] | None:
        """The page, its lines in sequence, and everything found on it."""
        sheet = next((row for row in self.store.rows(Page, document=document) if row.page == page), None)
        if sheet is None:
            return None
        lines = [line for line in self.store.rows(Line, document=document) if line.page == page]
        findings: list[Finding] = []
        for kind in FINDINGS:
            findings.extend(row for row in self.store.rows(kind, document=document) if row.page == page)
        return sheet, lines, findings

    def lines_at(self, address: Address) -> tuple[Document, Page, list[Line]]:
        """The lines an address names (all lines of the page if it names none). Raises ``WrongUse``."""
        document = self.document(address.document)
        if document is None:
            raise WrongUse(f"no document {address.document} in this case")
        found = self.page(document.id, address.page)
        if found is None:
            raise WrongUse(f"document {document.id} has no page {address.page}; it has {document.pages}")
        sheet, lines, _ = found
        if address.first_line is not None:
            last = address.last_line or address.first_line
            chosen = [line for line in lines if address.first_line <= line.line <= last]
            if not chosen:
                raise WrongUse(f"page {address.page} of {document.id} has no line {address.first_line}; it has {len(lines)}")
            lines = chosen
        return document, sheet, lines

    def picture(self, document: str, page: int) -> bytes | None:
        """The page as PNG, drawn in the jail and kept in ``renditions/``; ``None`` where there is nothing to draw."""
        row = self.store.get(Document, document)
        if row is None:
            return None
        kept = self.root / "renditions" / f"{document}-{page}.png"
        if kept.exists():
            return kept.read_bytes()
        drawn = fonds.pages.picture.draw(self.store, self.engines.vault, self.engines.reader(0), document, page)
        if drawn is None:
            return None
        kept.parent.mkdir(exist_ok=True)
        fresh = kept.with_suffix(".new")
        fresh.write_bytes(drawn)
        fresh.replace(kept)
        return drawn

    def failures(self) -> Listing[Failure]:
        """What could not be done and is not settled."""
        return self.rows(Failure)

    # --- find, who is who -------------------------------------------------------------------------------------------

    def search(self, query: str, limit: int = 50, cursor: int = 0) -> Answer:
        """Lines that answer the query, best first. Raises ``BadQuery``."""
        return ask(self.store, self.engines.index, query, limit=limit, cursor=cursor)

    def people(self) -> shapes.People:
        """Who is who, with spellings, lines and open questions."""
        return fonds.views.people.build(self.store)

    def entity(self, id: str) -> shapes.EntityView | None:
        """One of them."""
        return next((entity for entity in self.people().entities if entity.id == id), None)

    def decide(self, left: str, right: str, kind: Decision, by: str) -> Judgement:
        """Record a person's decision on two names or entities, and regroup."""
        judgement = fonds.entities.judge.decide(self.store, left, right, kind, by=f"person:{by}", at=_now())
        self.advance()
        return judgement

    def undo(self, judgement_id: str, by: str) -> Judgement:
        """Take a decision back by a further one; everything stands as before it."""
        judgement = fonds.entities.judge.undo(self.store, judgement_id, by=f"person:{by}", at=_now())
        self.advance()
        return judgement

    # --- see --------------------------------------------------------------------------------------------------------

    def overview(self) -> shapes.Overview:
        """What came in, what could not be read, what is open."""
        return fonds.views.overview.build(self.store)

    def deals(self) -> shapes.DealsView:
        """Who gives what to whom."""
        return fonds.views.deals.build(self.store)

    def orders(self) -> shapes.OrdersView:
        """Orders beside the events they foretell."""
        return fonds.views.orders.build(self.store)

    def timeline(self) -> shapes.Timeline:
        """Everything dated, and what is not."""
        return fonds.views.timeline.build(self.store)

    def network(self) -> shapes.Network:
        """Who is tied to whom, by which lines."""
        return fonds.views.network.build(self.store)

    def copies(self) -> shapes.CopiesView:
        """Which papers come from one another."""
        return fonds.views.copies.build(self.store)

    def cards(self) -> shapes.CardsView:
        """How well every proposition stands."""
        return fonds.views.cards.build(self.store)

    def card(self, id: str) -> shapes.CardView | None:
        """One of them, by card or proposition id."""
        return next((view for view in self.cards().cards if id in (view.card.id, view.card.proposition)), None)

    # --- tell -------------------------------------------------------------------------------------------------------

    @property
    def story_file(self) -> Path:
        """Where the story is kept."""
        return self.root / "story.md"

    def story(self) -> str:
        """The story as saved; a first draft from what stands best where none was saved."""
        if self.story_file.exists():
            return self.story_file.read_text("utf-8")
        return story_draft.draft(self.store, title=self.name)

    def save_story(self, text: str) -> None:
        """Keep the story; the file is replaced at once or not at all."""
        fresh = self.story_file.with_suffix(".new")
        fresh.write_text(text, "utf-8")
        fresh.replace(self.story_file)

    def check_story(self) -> list[story_check.Problem]:
        """What stops the story, sentence by sentence."""
        return story_check.check(self.store, self.story())

    def examine_story(self) -> list[story_check.Checked]:
        """Every sentence of the story with what it rests on."""
        return story_check.examine(self.store, self.story())

    def story_html(self) -> str:
        """The story with footnotes, one page, no script."""
        return story_html.render(self.store, self.story())


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
