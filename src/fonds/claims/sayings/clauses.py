"""A stretch of text unfolds into statements inside statements.

Each found saying gives its content, source and cue; the content is parsed again on its own, for what is
said inside it. What remains, at every depth, are clauses in which the other rules look for facts."""

from fonds.claims.reading import Reading
from fonds.claims.sayings.direct import direct_speech
from fonds.claims.sayings.indirect import indirect
from fonds.claims.sayings.saying import Clause, Saying

DEPTH = 4
"""How deep sayings inside sayings are followed."""


def unfold(
    reading: Reading, start: int, end: int, outer: Saying | None = None, depth: int = 0
) -> tuple[list[Saying], list[Clause]]:
    """All sayings and clauses of ``text[start:end]``, outer before inner."""
    sayings: list[Saying] = []
    clauses: list[Clause] = []
    via = ((*((outer.source,) if outer.source else ()), *outer.via)) if outer else ()
    direct, pieces = direct_speech(reading, start, end) if depth == 0 else ([], [(start, end)])
    found: list[Saying] = list(direct)
    lead = "They found " if outer is not None and outer.phrase else ""
    for first, last in pieces:
        for sentence in reading.parse(first, last, lead):
            inside = _outermost(
                [saying for saying in indirect(reading, sentence) if saying.cue is None or saying.cue.start >= first]
            )
            hidden = tuple((saying.content.start, saying.content.end) for saying in inside if not saying.infinitive)
            clauses.append(Clause(sentence, max(first, sentence.start), sentence.end, hidden, outer))
            found.extend(inside)
    for saying in sorted(found, key=lambda each: each.content.start):
        said = Saying(
            saying.content,
            saying.source,
            saying.cue,
            saying.strength,
            saying.negates,
            (*saying.via, *via),
            saying.direct,
            saying.phrase,
            saying.infinitive,
            saying.raised,
        )
        sayings.append(said)
        if depth < DEPTH and not saying.infinitive and (saying.content.start, saying.content.end) != (start, end):
            deeper, below = unfold(reading, saying.content.start, saying.content.end, said, depth + 1)
            sayings.extend(deeper)
            clauses.extend(below)
    return sayings, clauses


def _outermost(sayings: list[Saying]) -> list[Saying]:
    """Without those whose cue stands in another's content; of two with the same content, the first cue."""
    kept: list[Saying] = []
    for saying in sorted(sayings, key=lambda each: (each.content.start - each.content.end, each.content.start)):
        start = saying.cue.start if saying.cue else saying.content.start
        if any(other.content.start <= start < other.content.end for other in kept):
            continue
        if any(saying.content.start < other.content.end and other.content.start < saying.content.end for other in kept):
            continue
        kept.append(saying)
    return kept
