"""What people decide on who is who. Decisions are appended; undoing one is one more decision."""

from typing import cast

from fonds.engines.store.contract import Store
from fonds.entities.clusters import PERSON
from fonds.errors import WrongUse
from fonds.ids import content_id
from fonds.model import Entity, Judgement, Mention, Reason, Verdict

KINDS: tuple[Verdict, ...] = ("same", "different", "unsure", "stands_for", "named_after", "succeeds")


def decide(
    store: Store, left: str, right: str, kind: Verdict, *, by: str, at: str, supersedes: str | None = None, because: str = ""
) -> Judgement:
    """Append a person's decision on two entities, names or mentions, and return it. Grouping shows it after the next run.

    ``left, right``: ids of entities or of mentions; ``by``: ``person:NAME``; ``at``: UTC, ISO form. An earlier decision
    on the same pair is superseded. Raises ``WrongUse`` for an unknown id, one thing with itself, or a kind there is none of.
    """
    if kind not in KINDS:
        raise WrongUse(f"there is no decision {kind!r}; use one of {', '.join(KINDS)}")
    if not by.startswith(PERSON):
        raise WrongUse("a decision needs the person who made it, as person:NAME")
    of = (_reference(store, left), _reference(store, right))
    if of[0] == of[1]:
        raise WrongUse("these are one and the same already; choose two different ones")
    pair = cast("tuple[str, str]", tuple(sorted(of))) if kind in ("same", "different", "unsure") else of
    earlier = [one for one in _standing(store) if set(one.of) == set(pair) and one.by.startswith(PERSON)]
    before = supersedes or (max(earlier, key=lambda one: (one.at, one.id)).id if earlier else None)
    reasons = (Reason(because, 0.0),) if because else ()
    made = Judgement(content_id("j", kind, pair, by, at, before), kind, pair, by, at, None, reasons, before)
    store.put([made])
    return made


def undo(store: Store, judgement: str, *, by: str, at: str) -> Judgement:
    """Take a decision back: everything stands as before it, its own predecessor included. Raises ``WrongUse`` if unknown."""
    known = {one.id: one for one in store.rows(Judgement)}
    target = known.get(judgement)
    if target is None:
        raise WrongUse(f"there is no judgement {judgement}")
    if any(one.supersedes == judgement for one in known.values()):
        raise WrongUse("this decision was taken back or replaced already")
    made = Judgement(
        content_id("j", "undo", judgement, by, at), "unsure", target.of, by, at, None, (Reason(UNDONE, 0.0),), judgement
    )
    store.put([made])
    return made


UNDONE = "taken back"


def effective(judgements: list[Judgement]) -> list[Judgement]:
    """Without the takings-back and what they took back; what a taken-back decision had replaced stands again."""
    undone = {one.supersedes for one in judgements if _is_undo(one)}
    live = [one for one in judgements if not _is_undo(one) and one.id not in undone]
    return live


def _is_undo(one: Judgement) -> bool:
    return one.supersedes is not None and any(reason.what == UNDONE for reason in one.reasons)


def _standing(store: Store) -> list[Judgement]:
    live = effective(list(store.rows(Judgement)))
    superseded = {one.supersedes for one in live}
    return [one for one in live if one.id not in superseded]


def _reference(store: Store, id: str) -> str:
    """The id of an entity as it is; a mention stands for its entity."""
    if store.get(Entity, id) is not None:
        return id
    mention = store.get(Mention, id)
    if mention is not None and mention.entity:
        return mention.entity
    if any(id in one.of for one in store.rows(Judgement)):
        return id
    raise WrongUse(f"there is nobody and nothing with the id {id}")
