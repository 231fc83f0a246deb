"""Deals and orders: the two ledgers."""

from fastapi import APIRouter

from fonds.api.bench import Bench
from fonds.api.errors import ANSWERS
from fonds.views.shapes import DealsView, OrdersView


def routes(bench: Bench) -> APIRouter:
    """``/deals``, ``/orders``."""
    router = APIRouter(tags=["deals and orders"], responses=ANSWERS)

    @router.get("/deals", operation_id="readDeals")
    def deals() -> DealsView:
        """Who gives what to whom, as far as the papers say."""
        return bench.deals()

    @router.get("/orders", operation_id="readOrders")
    def orders() -> OrdersView:
        """Orders beside what then happened."""
        return bench.orders()

    return router
