"""Entity and Judgement: who is who, and who decided so."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from fonds.model.finding import Label

Verdict = Literal["same", "different", "unsure", "stands_for", "named_after", "succeeds"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something named in the documents; ``aliases`` are its spellings in every script."""

    KIND: ClassVar[str] = "entities"

    id: str
    label: Label
    name: str
    aliases: tuple[str, ...] = ()
    mentions: int = 0
    documents: int = 0
    nodes: tuple[str, ...] = ()
    """Ids of the single names it was joined from, its own among them: what judgements speak of."""

    @property
    def document(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of an explanation. ``weight`` in log-odds (natural log); the lines sum to the score."""

    what: str
    weight: float
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision on two names or entities. Never changed: a later one ``supersedes`` it.

    ``of`` holds two references: what is judged (``mention key`` or entity id). ``by`` is
    ``machine:RULE/VERSION`` or ``person:NAME``. ``at`` is UTC in ISO form, empty for a machine
    (its decisions must not depend on the clock).
    """

    KIND: ClassVar[str] = "judgements"

    id: str
    kind: Verdict
    of: tuple[str, str]
    by: str
    at: str
    score: float | None
    reasons: tuple[Reason, ...] = ()
    supersedes: str | None = None
    proposed: bool = False
    """True: waits for a person and counts nowhere."""

    @property
    def document(self) -> str:
        return ""
