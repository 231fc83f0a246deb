"""Copies: families of papers that come from one another, with what each link rests on and which hedges were lost."""

from collections import defaultdict

from fonds.engines.store.contract import Store
from fonds.ids import content_id
from fonds.model import Descent
from fonds.views.papers import Papers, first_day
from fonds.views.shapes import CopiesView, CopyFamily, Member

LIKELY = 0.5


def build(store: Store) -> CopiesView:
    """All families, largest first; a paper that lay in several places is a family of its own."""
    papers = Papers(store)
    links = [descent for descent in papers.descents if descent.child in papers.documents and descent.parent in papers.documents]
    families = _families(links)
    alone = [
        id for id, document in papers.documents.items() if len(document.paths) > 1 and not any(id in held for held in families)
    ]
    drawn = [_family(papers, ids, links) for ids in [*families, *({id} for id in alone)]]
    drawn.sort(key=lambda family: (-len(family.members), family.id))
    repeating = {link.child for link in links if link.kind != "reply" and link.probability >= LIKELY}
    return CopiesView(tuple(drawn), len(papers.documents), len(papers.documents) - len(repeating))


def _families(links: list[Descent]) -> list[set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        near[link.child].add(link.parent)
        near[link.parent].add(link.child)
    seen: set[str] = set()
    found = []
    for id in sorted(near):
        if id not in seen:
            held, below = set(), [id]
            while below:
                member = below.pop()
                if member not in held:
                    held.add(member)
                    below.extend(near[member])
            seen |= held
            found.append(held)
    return found


def _family(papers: Papers, ids: set[str], links: list[Descent]) -> CopyFamily:
    own = tuple(sorted((link for link in links if link.child in ids), key=lambda link: (link.child, link.parent)))
    generation = {id: _generation(id, own, frozenset()) for id in ids}
    members = [Member(papers.reference(id), generation[id], papers.documents[id].paths[1:]) for id in ids]
    members.sort(key=lambda member: (member.generation, first_day(member.document.written), member.document.path))
    lost = sum(len(link.hedges_lost) for link in own)
    return CopyFamily(content_id("fam", *sorted(ids)), tuple(members), own, lost, _says(len(ids), own, lost, members))


def _generation(id: str, links: tuple[Descent, ...], seen: frozenset[str]) -> int:
    parents = [link.parent for link in links if link.child == id and link.parent not in seen]
    return 1 + max(_generation(parent, links, seen | {id}) for parent in parents) if parents else 0


def _says(size: int, links: tuple[Descent, ...], lost: int, members: list[Member]) -> str:
    if size == 1:
        places = 1 + len(members[0].same_bytes)
        return f"The same file lay in {places} places; it counts once."
    replies = all(link.kind == "reply" for link in links)
    head = f"{size} papers answer one another; each counts" if replies else f"{size} papers come from one another and count once"
    return head + (f"; {lost} hedge{'' if lost == 1 else 's'} lost on the way." if lost else ".")
