"""People, groups and places; and the decisions on who is the same."""

from typing import Literal

from fastapi import APIRouter

from fonds.api.bench import Bench
from fonds.api.errors import ANSWERS, NotThere
from fonds.api.listing import Cursor, Limit, part
from fonds.api.shapes import Decided, Decision, Listing, Person
from fonds.model import Judgement
from fonds.views.shapes import EntityView, Proposal

BY = "you"
"""Who decides at this workbench. One person sits at it; rights and names come with the desk."""


def routes(bench: Bench) -> APIRouter:
    """``/people`` …, ``/proposals``, ``/judgements``."""
    router = APIRouter(tags=["people"], responses=ANSWERS)

    @router.get("/people", operation_id="listPeople")
    def people(sort: Literal["lines", "name"] = "lines", limit: Limit = 500, cursor: Cursor = None) -> Listing[Person]:
        """Everybody named, most often named first."""
        rows = [_person(view) for view in bench.people().entities]
        if sort == "name":
            rows.sort(key=lambda row: (row.name.casefold(), row.id))
        return part(rows, limit, cursor)

    @router.get("/people/{id}", operation_id="readPerson")
    def person(id: str) -> EntityView:
        """One entity: spellings in every script, lines, documents, what joined it and what waits."""
        view = bench.entity(id)
        if view is None:
            raise NotThere(f"Nobody in this case has the id {id}.", "A decision may have joined it to another; look in the list.")
        return view

    @router.get("/proposals", operation_id="listProposals")
    def proposals() -> list[Proposal]:
        """Joins that wait for a person, each once, and the decisions made by persons, newest last."""
        found: dict[str, Proposal] = {}
        for view in bench.people().entities:
            for proposal in (*view.proposals, *view.judgements):
                if proposal.judgement.proposed or proposal.judgement.by.startswith("person:"):
                    found.setdefault(proposal.judgement.id, proposal)
        return sorted(found.values(), key=_rank)

    @router.post("/judgements", operation_id="decide")
    def decide(decision: Decision) -> Decided:
        """Decide whether two names are the same. Nothing is overwritten: the decision is appended."""
        made = bench.decide(decision.left, decision.right, decision.kind, BY)
        return Decided(made, _says(made))

    @router.post("/judgements/{id}/undo", operation_id="undo")
    def undo(id: str) -> Decided:
        """Take a decision back, exactly. The taking back is itself kept."""
        made = bench.undo(id, BY)
        return Decided(made, "The decision was taken back; everything stands as before it.")

    return router


def _person(view: EntityView) -> Person:
    names = [spelling.text for spelling in view.spellings if spelling.text != view.name]
    lines = sum(spelling.mentions for spelling in view.spellings)
    return Person(view.id, view.label, view.name, names, lines, len(view.documents), len(view.proposals))


def _rank(proposal: Proposal) -> tuple[bool, str, float, str]:
    """Waiting ones first, the likeliest before the others; then the decisions by time."""
    made = proposal.judgement
    return not made.proposed, made.at, -(made.score or 0.0), made.id


def _says(made: Judgement) -> str:
    return {
        "same": "Both names now belong to one.",
        "different": "Kept apart, and not proposed again.",
        "unsure": "Put aside; nothing was joined.",
    }.get(made.kind, "Written down.")
