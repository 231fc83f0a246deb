"""The pictures' data: timeline and network."""

from fastapi import APIRouter

from fonds.api.bench import Bench
from fonds.api.errors import ANSWERS
from fonds.views.shapes import Network, Timeline


def routes(bench: Bench) -> APIRouter:
    """``/timeline``, ``/network``."""
    router = APIRouter(tags=["pictures"], responses=ANSWERS)

    @router.get("/timeline", operation_id="readTimeline")
    def timeline() -> Timeline:
        """Orders and deals above, events by the ledgers below, and what has no day."""
        return bench.timeline()

    @router.get("/network", operation_id="readNetwork")
    def network() -> Network:
        """Who is tied to whom, by which lines, counted in origins."""
        return bench.network()

    return router
