"""The case as a whole: its name, how far reading has come, and the overview with the bad news first."""

from fastapi import APIRouter

from fonds import __version__
from fonds.api.bench import Bench
from fonds.api.errors import ANSWERS
from fonds.api.shapes import CaseInfo, Progress
from fonds.views.cards import open_contradictions
from fonds.views.shapes import CopiesView, Overview

POOR = frozenset({"failed", "empty", "partial"})
"""Of these papers something is missing."""


def routes(bench: Bench) -> APIRouter:
    """``/case``, ``/progress``, ``/overview``, ``/copies``."""
    router = APIRouter(tags=["case"], responses=ANSWERS)

    @router.get("/case", operation_id="readCase")
    def case() -> CaseInfo:
        """What the frame of every screen shows."""
        return CaseInfo(
            name=bench.name, version=__version__, documents=sum(1 for _ in bench.documents()),
            not_read=sum(one.status in POOR for one in bench.documents()), people_waiting=bench.people().waiting,
            claims_contradicted=sum(view.card.grade == 5 or bool(open_contradictions(view.card)) for view in bench.cards().cards),
        )

    @router.get("/progress", operation_id="readProgress")
    def progress() -> Progress:
        """How far the journey is with what it does now."""
        reading = bench.progress()
        return Progress(reading.done, reading.total, "" if reading.step == "ready" else reading.step)

    @router.get("/overview", operation_id="readOverview")
    def overview() -> Overview:
        """What came in, what could not be read and what to try, what is new, what is still open."""
        return bench.overview()

    @router.get("/copies", operation_id="readCopies")
    def copies() -> CopiesView:
        """Documents that come from one another; together they count once."""
        return bench.copies()

    return router
