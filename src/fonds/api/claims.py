"""Claim cards: how well a proposition stands."""

from fastapi import APIRouter

from fonds.api.bench import Bench
from fonds.api.errors import ANSWERS, NotThere
from fonds.views.shapes import CardsView, CardView


def routes(bench: Bench) -> APIRouter:
    """``/claims`` …"""
    router = APIRouter(tags=["claims"], responses=ANSWERS)

    @router.get("/claims", operation_id="listCards")
    def cards() -> CardsView:
        """All cards: contradicted ones first, then by grade."""
        return bench.cards()

    @router.get("/claims/{id}", operation_id="readCard")
    def card(id: str) -> CardView:
        """One card: for, against and silent by origin, copies folded, the grade and why."""
        view = bench.card(id)
        if view is None:
            raise NotThere(f"There is no claim {id}.", "Open it from the list of claims.")
        return view

    return router
