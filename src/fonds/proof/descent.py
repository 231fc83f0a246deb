"""Descent: from pairs that share wording to direct links, child to parent.

Papers are put into a sequence that agrees with the cues of direction; then each takes as parent the earlier paper
that explains most of its shared words, and further parents only for words not yet explained. So a copy of a copy
hangs on the copy whose errors it shares, not on the original as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from fonds.ids import content_id
from fonds.model import Claim, Descent, LostHedge, SharedPassage
from fonds.model.proof import DescentKind
from fonds.proof.copies import Pair
from fonds.proof.direction import KNOWN, leans, quoted
from fonds.proof.hedges import Lost, lost_hedges
from fonds.proof.mail import MailLink, subject_says
from fonds.proof.passages import Passage
from fonds.proof.texts import Text
from fonds.proof.words import is_one, says

LETTERHEAD = 25
"""Words at the head of two papers that may agree because one office wrote both."""
SURE_ENOUGH = 0.5
MOST_SHARED = 12
"""Passages kept with a link."""


@dataclass(frozen=True, slots=True)
class Link:
    """A possible link between two papers, ``a < b``: ``lean`` > 0 (log-odds) if b comes from a; ``kind`` by wording alone."""

    a: str
    b: str
    kind: DescentKind
    probability: float
    lean: float
    because: tuple[str, ...]
    pair: Pair | None
    lost_in_b: tuple[Lost, ...] = ()
    lost_in_a: tuple[Lost, ...] = ()


def links_of_wording(texts: Sequence[Text], pairs: Iterable[Pair], claims: dict[str, list[Claim]]) -> list[Link]:
    """Links that shared wording shows; what agrees by chance, form or letterhead gives none."""
    held = {text.id: text for text in texts}
    found = (link_of(held[pair.a], held[pair.b], pair, claims.get(pair.a, []), claims.get(pair.b, [])) for pair in pairs)
    return [link for link in found if link]


def link_of(a: Text, b: Text, pair: Pair, claims_a: Sequence[Claim] = (), claims_b: Sequence[Claim] = ()) -> Link | None:
    """The link that a pair's wording shows; ``None`` if it shows none."""
    rewritten = _rewritten(a, b, pair)
    probability = _quote_probability(a, b, pair) if pair.kind == "quote" else pair.probability
    probability = max(probability, rewritten)
    if pair.kind == "twin" or probability < SURE_ENOUGH:
        return None
    lost_in_b = lost_hedges(a, b, pair, claims_a, claims_b)
    lost_in_a = lost_hedges(b, a, pair, claims_b, claims_a)
    cues = leans(a, b, pair, len(lost_in_b), len(lost_in_a))
    shared = sum(len(passage.aligned) for passage in pair.passages)
    because = (
        f"{shared} words shared: {pair.covered_a:.0%} of one, {pair.covered_b:.0%} of the other",
        *(cue.why for cue in cues),
    )
    kind: DescentKind = "quote" if pair.kind == "quote" else "copy" if pair.kind == "copy" else "extract"
    if pair.kind == "version" or (pair.kind == "quote" and rewritten >= SURE_ENOUGH):
        kind = "version"
    lean = sum(cue.weight for cue in cues)
    return Link(a.id, b.id, kind, probability, lean, because, pair, tuple(lost_in_b), tuple(lost_in_a))


def _rewritten(a: Text, b: Text, pair: Pair) -> float:
    """Two news items: outlets that wrote apart share quotations and names, not a quarter of their sentences."""
    if not (_is_news(a) and _is_news(b)):
        return 0.0
    body = sum(len(passage.aligned) for passage in pair.passages if not _formal(a, b, passage))
    low, high = body / max(len(a.words), len(b.words)), body / min(len(a.words), len(b.words))
    return 1 / (1 + exp(-max(20 * (low - 0.22), 20 * (high - 0.34))))


def _is_news(text: Text) -> bool:
    return bool(text.document) and (text.document.type if text.document else "") == "news"


def _quote_probability(a: Text, b: Text, pair: Pair) -> float:
    """A passage alone: long ones, and ones marked as quotations; a common letterhead or foot is none."""
    body = [passage for passage in pair.passages if not _formal(a, b, passage)]
    if not body:
        return 0.0
    longest = max(len(passage.aligned) for passage in body)
    marked = max(max(quoted(a, p.a_first, p.a_last), quoted(b, p.b_first, p.b_last)) for p in body)
    return 1 / (1 + exp(-((longest - 16) / 3 + 1.5 * marked)))


def _formal(a: Text, b: Text, passage: Passage) -> bool:
    """At the head of both papers, or at the foot of both."""
    head = passage.a_last < LETTERHEAD and passage.b_last < LETTERHEAD
    foot = passage.a_first >= len(a.words) - LETTERHEAD and passage.b_first >= len(b.words) - LETTERHEAD
    return head or foot


def descents(texts: Sequence[Text], links: Iterable[Link], mail: Iterable[MailLink]) -> list[Descent]:
    """Direct links, sorted by child and parent; never a circle."""
    held = {text.id: text for text in texts}
    by_pair = {(link.a, link.b): link for link in links}
    found: dict[tuple[str, str], Descent] = {}
    explained: dict[str, dict[int, bool]] = {}
    for letter in mail:
        link = by_pair.pop(_key(letter.child, letter.parent), None)
        found[letter.child, letter.parent] = _descent(held, letter.child, letter.parent, link, letter)
        explained.setdefault(letter.child, {}).update(_explained(letter.child, link) if link else {})
    # What an answer quotes of a letter further back came to it through the letter it answers.
    by_pair = {pair: link for pair, link in by_pair.items() if not (_reaches(found, *pair) or _reaches(found, *pair[::-1]))}
    for members in _components(by_pair):
        rank = {id: place for place, id in enumerate(_sequence(members, by_pair, held))}
        for child in sorted(members, key=rank.__getitem__):
            for parent in _parents(child, members, rank, by_pair, explained.get(child, {})):
                if not _reaches(found, parent, child):
                    found[child, parent] = _descent(held, child, parent, by_pair[_key(child, parent)], None)
    return [found[key] for key in sorted(found)]


def joined(found: Sequence[Descent], texts: Sequence[Text], links: Iterable[Link]) -> list[Descent]:
    """The descents with further links that share no wording; what already comes from a paper needs no second link to it.

    A report of a report goes back through the report it rewrote.
    """
    held = {text.id: text for text in texts}
    by_pair = {(row.child, row.parent): row for row in found}
    for link in links:
        child, parent = (link.b, link.a) if link.lean > 0 else (link.a, link.b)
        through = [row.parent for row in found if row.child == child and row.parent in held and _reports(held[row.parent])]
        if not through and not _reaches(by_pair, child, parent) and not _reaches(by_pair, parent, child):
            by_pair[child, parent] = _descent(held, child, parent, link, None)
    return [by_pair[key] for key in sorted(by_pair)]


def _key(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _components(links: dict[tuple[str, str], Link]) -> list[list[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in links:
        near[a].add(b)
        near[b].add(a)
    seen: set[str] = set()
    found = []
    for id in sorted(near):
        if id in seen:
            continue
        members, below = [], [id]
        seen.add(id)
        while below:
            member = below.pop()
            members.append(member)
            fresh = sorted(near[member] - seen)
            seen.update(fresh)
            below.extend(fresh)
        found.append(sorted(members))
    return found


def _sequence(members: Sequence[str], links: dict[tuple[str, str], Link], held: dict[str, Text]) -> list[str]:
    """Oldest first: always the paper against which least speaks among those left."""
    lean = {}
    for (a, b), link in links.items():
        lean[a, b], lean[b, a] = link.lean, -link.lean
    left = sorted(members)
    placed: list[str] = []
    while left:

        def youth(id: str) -> tuple[float, float, str, str]:
            over = sum(max(0.0, lean.get((other, id), 0.0)) for other in left)
            under = sum(max(0.0, lean.get((id, other), 0.0)) for other in left)
            return round(over, 6), -round(under, 6), held[id].first_day, id

        oldest = min(left, key=youth)
        left.remove(oldest)
        placed.append(oldest)
    return placed


def _parents(
    child: str, members: Sequence[str], rank: dict[str, int], links: dict[tuple[str, str], Link], known: dict[int, bool]
) -> list[str]:
    """The earlier papers that explain the child's shared words: the best first, others for what is left.

    ``known`` are words that a letter it answers or forwards explains already.
    """
    offered: dict[str, dict[int, bool]] = {}
    for other in members:
        link = links.get(_key(child, other))
        if link and rank[other] < rank[child]:
            offered[other] = _explained(child, link)
    explained = dict(known)
    chosen: list[str] = []
    while offered:

        def gain(other: str) -> tuple[float, float, int]:
            fresh = [same for i, same in offered[other].items() if i not in explained]
            # An error shared letter for letter tells more than a word that any reading gives.
            return sum(1.0 if same else 0.5 for same in fresh), links[_key(child, other)].probability, -rank[other]

        best = max(sorted(offered), key=gain)
        if (chosen or known) and gain(best)[0] < max(8.0, 0.2 * len(offered[best])):
            break
        chosen.append(best)
        explained.update(offered.pop(best))
        if not links[_key(child, best)].pair:
            break
    return chosen


def _explained(child: str, link: Link) -> dict[int, bool]:
    """The child's words that stand in the other paper, and whether letter for letter."""
    if link.pair is None:
        return {-1: True}
    if link.a == child:
        return {i: same for passage in link.pair.passages for i, _, same in passage.aligned}
    return {j: same for passage in link.pair.passages for _, j, same in passage.aligned}


def _reaches(found: dict[tuple[str, str], Descent], start: str, goal: str) -> bool:
    """Is ``goal`` among the forebears of ``start``?"""
    below, seen = [start], set()
    while below:
        id = below.pop()
        if id == goal:
            return True
        seen.add(id)
        below.extend(parent for child, parent in found if child == id and parent not in seen)
    return False


def _descent(held: dict[str, Text], child: str, parent: str, link: Link | None, letter: MailLink | None) -> Descent:
    lean = 0.0 if link is None else link.lean if link.b == child else -link.lean
    known = bool(letter) or lean >= KNOWN
    lost = () if link is None else link.lost_in_b if link.b == child else link.lost_in_a
    both = held.get(child), held.get(parent)
    kind: DescentKind = letter.kind if letter else _kind(held[child], held[parent], link)
    because = "; ".join([*([letter.why] if letter else []), *(link.because if link else ())])
    return Descent(
        id=content_id("ds", child, parent), child=child, parent=parent, kind=kind,
        probability=0.99 if letter else round(min(link.probability, 0.99), 3) if link else 0.0, direction_known=known,
        shared=_shared(both[0], both[1], link.pair) if link and link.pair and both[0] and both[1] else (),
        hedges_lost=tuple(LostHedge(held[parent].anchor(hedge.first, hedge.last), hedge.kind) for hedge in lost),
        because=because,
    )  # fmt: skip


def _kind(child: Text, parent: Text, link: Link | None) -> DescentKind:
    """What the child is to the parent, by its wording and by what it says of itself."""
    assert link is not None
    if link.pair is None or link.kind in ("translation", "report_of"):
        return link.kind
    if _is_mail(child) and _forwards(child, link.pair):
        return "forward"
    if (_is_draft(parent) or _is_draft(child)) and not (_is_mail(parent) or _is_mail(child)):
        return "draft"
    if link.kind == "extract" and len(child.words) > len(parent.words):
        return "quote" if _reports(child) or _is_mail(child) else "version"
    if _reports(child) and not _reports(parent):
        return "quote"
    return link.kind


def _is_mail(text: Text) -> bool:
    return bool(text.document) and (text.document.type if text.document else "") in ("e-mail", "email", "message")


def _reports(text: Text) -> bool:
    return bool(text.document) and is_one("derived_types", text.document.type if text.document else "")


def _is_draft(text: Text) -> bool:
    title = Text.of("", text.document.title).words if text.document else ()
    return says("draft", [*title, *text.words[:LETTERHEAD]])


def _forwards(child: Text, pair: Pair) -> bool:
    first = min((p.a_first if pair.a == child.id else p.b_first) for p in pair.passages)
    marked = says("forward", child.words[max(0, first - 60) : first])
    return marked or bool(child.document and subject_says("forward_subject", child.document))


def _shared(child: Text, parent: Text, pair: Pair) -> tuple[SharedPassage, ...]:
    """Shared errors first (rare words alike in both), then the longest passages."""
    sides = [
        (p, (p.a_first, p.a_last), (p.b_first, p.b_last))
        if pair.a == child.id
        else (p, (p.b_first, p.b_last), (p.a_first, p.a_last))
        for p in sorted(pair.passages, key=lambda p: (-len(p.aligned), p.a_first))[:MOST_SHARED]
    ]
    passages = [
        SharedPassage(child.anchor(*mine), parent.anchor(*yours), f"{len(p.aligned)} words in the same sequence")
        for p, mine, yours in sides
    ]
    return (*_shared_errors(child, parent, pair), *passages)


def _shared_errors(child: Text, parent: Text, pair: Pair) -> tuple[SharedPassage, ...]:
    """Odd words (letters mixed with digits, doubled letters at the head) that both have at the same place."""
    found = []
    for passage in pair.passages:
        for i, j, same in passage.aligned:
            mine, yours = (i, j) if pair.a == child.id else (j, i)
            if same and _odd(child.words[mine]):
                found.append(SharedPassage(child.anchor(mine, mine), parent.anchor(yours, yours), "the same odd spelling"))
    return tuple(found[: MOST_SHARED // 2])


def _odd(word: str) -> bool:
    letters = sum(letter.isalpha() for letter in word)
    mixed = letters >= 2 and letters < len(word) and not word[0].isdigit()
    return mixed or any(word[i] == word[i + 1] == word[i + 2] for i in range(len(word) - 2) if word[i].isalpha())
