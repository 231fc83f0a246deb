"""The vote of the case: what a name is, where statistics said different things about it in different documents.

In one document the English model may take a town for a person; in ten others rules and the gazetteer know it for a
place. Every document has one voice a name, rules weigh more than statistics, and only what statistics said is changed.
What was found at first stays in ``Local``, so that the vote is taken anew whenever a document comes.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fonds.model import Label, Mention
from fonds.writing.fold import fold_word

MAKER = "case-vote/1"
STATISTICS = ("spacy/", "mentions/", "descriptions/")
"""Makers that know the words around a name but neither tables nor cues; ``mentions`` repeats what another one found."""
LIGHT, HEAVY = 0.35, 1.0
CLEAR = 1.5
"""The winner has this many times the weight of the label that was found."""
_PLACES = ("LOC", "GPE", "FAC")


@dataclass(frozen=True, slots=True)
class Local:
    """What the document alone says of a mention: its entity there, its label, and who gave it."""

    KIND: ClassVar[str] = "local_names"

    id: str
    document: str
    local: str
    label: Label
    maker: str


def voted(by_document: Mapping[str, Sequence[Mention]]) -> dict[str, list[Mention]]:
    """The mentions with the labels that the case voted for; changed ones say so in ``maker``."""
    weights: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    for mentions in by_document.values():
        for key, label, weight in sorted(_voices(mentions)):
            weights[key][label] += weight
    return {document: [_relabelled(mention, weights) for mention in mentions] for document, mentions in by_document.items()}


def _voices(mentions: Sequence[Mention]) -> list[tuple[str, Label, float]]:
    """One voice a name in one document: its most frequent label among the heaviest makers."""
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.form in ("name", "alias"):
            by_key[key_of(mention.text)].append(mention)
    found = []
    for key, own in by_key.items():
        sure = [mention for mention in own if not _light(mention)]
        counts = Counter(mention.label for mention in sure or own)
        label = min(counts, key=lambda label: (-counts[label], label))
        found.append((key, label, HEAVY if sure else LIGHT))
    return found


def _relabelled(mention: Mention, weights: Mapping[str, Mapping[Label, float]]) -> Mention:
    if mention.form not in ("name", "alias") or not _light(mention):
        return mention
    counts = weights.get(key_of(mention.text), {})
    if len(counts) < 2 or mention.label not in counts:
        return mention
    best = min(counts, key=lambda label: (-counts[label], label))
    if best == mention.label or {best, mention.label} <= set(_PLACES) or counts[best] < CLEAR * counts[mention.label]:
        return mention
    return replace(mention, label=best, maker=MAKER)


def _light(mention: Mention) -> bool:
    return mention.maker.startswith(STATISTICS)


def key_of(text: str) -> str:
    """Folded, on one line, without the article."""
    return " ".join(fold_word(" ".join(text.split())).split()).removeprefix("the ")
