"""Documents and their pages: what the reader shows, and the page's picture."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import APIRouter, Path, Query, Response

from fonds.api.bench import Bench
from fonds.api.errors import ANSWERS, NotThere
from fonds.api.leaves import bare_leaf, find_document, leaf, short_name
from fonds.api.listing import Cursor, Limit, part
from fonds.api.shapes import Leaf, Listing, PageView, Related
from fonds.errors import WrongUse
from fonds.model import (
    Address,
    Claim,
    Deal,
    Document,
    Entity,
    Event,
    Failure,
    Finding,
    Line,
    Mention,
    Order,
    Page,
    Relation,
    Time,
)

F = TypeVar("F", bound=Finding)
PageNumber = Annotated[int, Path(ge=1, description="Pages count from 1")]


def routes(bench: Bench) -> APIRouter:
    """``/documents`` …, ``/leaves``, ``/failures``."""
    router = APIRouter(tags=["documents"], responses=ANSWERS)

    @router.get("/documents", operation_id="listDocuments")
    def documents(limit: Limit = 100, cursor: Cursor = None) -> Listing[Document]:
        """Every document, also those that could not be read."""
        return part(list(bench.documents()), limit, cursor)

    @router.get("/documents/{id}", operation_id="readDocument")
    def document(id: str) -> Document:
        """One document: its paths, hash, status, dates."""
        return find_document(bench, id)

    @router.get("/documents/{id}/pages/{number}", operation_id="readPage")
    def page(id: str, number: PageNumber) -> PageView:
        """A page with its lines, what was found on it and where it comes from."""
        document = find_document(bench, id)
        return _view(bench, document, *_page(bench, document, number))

    @router.get("/documents/{id}/pages/{number}/picture", operation_id="readPicture", response_class=Response,
                responses={200: {"content": {"image/png": {}}, "description": "The page as an image"}})
    def picture(id: str, number: PageNumber) -> Response:
        """The page as a PNG, drawn in the jail. The original itself is never sent to the browser."""
        find_document(bench, id)
        png = bench.picture(id, number)
        if png is None or not png.startswith(b"\x89PNG\r\n\x1a\n"):
            raise NotThere("This page has no picture.", "Read its text instead.")
        return Response(png, media_type="image/png")

    @router.get("/leaves", operation_id="listLeaves")
    def leaves(at: Annotated[list[str], Query(max_length=200, description="Addresses: DOCUMENT/p/3")]) -> list[Leaf]:
        """How these pages are called and drawn. Addresses that name nothing are left out."""
        found = (_leaf(bench, address) for address in sorted(set(at)))
        return [one for one in found if one is not None]

    @router.get("/failures", operation_id="listFailures")
    def failures(limit: Limit = 100, cursor: Cursor = None) -> Listing[Failure]:
        """What could not be done, where, why, and what to try."""
        return part(list(bench.failures()), limit, cursor)

    return router


def _page(bench: Bench, document: Document, number: int) -> tuple[Page, Sequence[Line], Sequence[Finding]]:
    found = bench.page(document.id, number)
    if found is None:
        if document.pages:
            raise NotThere(f"{short_name(document)} has no page {number}; it has {document.pages}.")
        raise NotThere(f"{short_name(document)} has no page that could be read: {document.failure or document.status}.",
                       "The overview says what to try.")
    return found


def _leaf(bench: Bench, written: str) -> Leaf | None:
    try:
        address = Address.parse(written)
    except ValueError as error:
        raise WrongUse(str(error)) from error
    document = bench.document(address.document)
    if document is None:
        return None
    found = bench.page(document.id, address.page)
    return leaf(document, found[0]) if found else bare_leaf(document)


def _of(kind: type[F], findings: Sequence[Finding]) -> list[F]:
    return [finding for finding in findings if isinstance(finding, kind)]


def _view(bench: Bench, document: Document, page: Page, lines: Sequence[Line], findings: Sequence[Finding]) -> PageView:
    mentions = _of(Mention, findings)
    return PageView(
        document=document, page=page, leaf=leaf(document, page), lines=list(lines), mentions=mentions,
        times=_of(Time, findings), claims=_of(Claim, findings), deals=_of(Deal, findings), orders=_of(Order, findings),
        events=_of(Event, findings), relations=_of(Relation, findings), entities=_entities(bench, mentions),
        related=_related(bench, document),
        failures=[failure for failure in bench.failures() if failure.document == document.id],
    )


def _entities(bench: Bench, mentions: Sequence[Mention]) -> list[Entity]:
    """The entities named on the page, in the sequence of their first mention."""
    labels = {mention.entity: mention.label for mention in reversed(mentions) if mention.entity}
    named = list(dict.fromkeys(mention.entity for mention in mentions if mention.entity))
    known = {view.id: view for view in bench.people().entities if view.id in labels} if named else {}
    return [
        Entity(view.id, labels[id], view.name, tuple(one.text for one in view.spellings), len(view.lines), len(view.documents))
        for id in named if (view := known.get(id)) is not None
    ]


def _related(bench: Bench, document: Document) -> list[Related]:
    """Direct parents and children of the document."""
    related = []
    for family in bench.copies().families:
        for descent in family.descents:
            if document.id not in (descent.child, descent.parent):
                continue
            other = bench.document(descent.parent if descent.child == document.id else descent.child)
            if other is not None:
                related.append(Related(
                    other.id, short_name(other), descent.kind, "from" if descent.child == document.id else "to",
                    descent.probability, descent.direction_known, descent.because, len(descent.hedges_lost),
                ))
    return related
