"""Search: hits as lines, with what is needed to draw each, copies folded into their origin."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query

from fonds.api.bench import Bench
from fonds.api.errors import ANSWERS
from fonds.api.leaves import leaf
from fonds.api.listing import Cursor, Limit, after, following
from fonds.api.shapes import HitView, SearchAnswer
from fonds.model import Hit


def routes(bench: Bench) -> APIRouter:
    """``/search``."""
    router = APIRouter(tags=["search"], responses=ANSWERS)

    @router.get("/search", operation_id="search")
    def search(
        q: Annotated[str, Query(min_length=1, max_length=2000, description='Words, "a phrase", date:2019-03-01..2019-04-01')],
        folded: Annotated[bool, Query(description="Fold lines of copies into the best line of their origin")] = True,
        limit: Limit = 100,
        cursor: Cursor = None,
    ) -> SearchAnswer:
        """Lines that answer the query, best first, each with the reason why it matched."""
        first = after(cursor)
        answer = bench.search(q, limit, first)
        views = [view for view in (_view(bench, hit) for hit in answer.hits) if view is not None]
        return SearchAnswer(
            query=q, hits=_fold(bench, views) if folded else views, total=answer.total, at_least=answer.at_least,
            papers=answer.papers, next=following(first + limit, answer.total), how_read=answer.how_read,
            could_not=list(answer.could_not),
        )

    return router


def _view(bench: Bench, hit: Hit) -> HitView | None:
    document, found = bench.document(hit.document), bench.page(hit.document, hit.page)
    if document is None or found is None:
        return None  # the index is older than the store for a moment; the hit comes back with the next commit
    page, lines, _ = found
    line = next((line for line in lines if line.line == hit.line), None)
    if line is None:
        return None
    return HitView(hit, leaf(document, page), line.text, line.start, line.xywh, line.language, line.confidence, line.layer, [])


def _fold(bench: Bench, views: Sequence[HitView]) -> list[HitView]:
    """One hit for the same words in all copies of a paper. The same words twice in one document stay two hits."""
    family = {member.document.id: one.id for one in bench.copies().families for member in one.members}
    first: dict[tuple[str, str], int] = {}
    kept: list[HitView] = []
    for view in views:
        key = (family.get(view.hit.document, view.hit.document), " ".join(view.text.split()).casefold())
        place = first.setdefault(key, len(kept))
        if place == len(kept) or kept[place].hit.document == view.hit.document:
            kept.append(view)
        elif view.hit.document not in kept[place].copies:
            kept[place] = replace(kept[place], copies=[*kept[place].copies, view.hit.document])
    return kept
