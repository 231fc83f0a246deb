"""The stage: mentions of every page, then who is who across documents.

Finding mentions costs a parse of every page, so it is done once a document and remembered (``Local``, a record
of this stage alone); joining is cheap, and done anew whenever a document or a person's decision comes.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from fonds.engines.grammar.contract import Grammar
from fonds.engines.ner.contract import Ner
from fonds.engines.store.contract import Store
from fonds.entities import mentions as finding
from fonds.entities.across import judge
from fonds.entities.clusters import PERSON, clusters
from fonds.entities.judge import effective
from fonds.entities.node import Node, best_name, nodes_of
from fonds.entities.queue import queue
from fonds.entities.vote import Local, voted
from fonds.ids import content_id
from fonds.model import Document, Entity, Judgement, Line, Mention, Page
from fonds.writing.anchors import bind_all

VERSION = "2"
STEP = "mentions"
BREAK = "\n\n"
LONGEST = 60_000
"""Code points read as one text."""


def run(store: Store, grammar: Grammar, ner: Ner) -> None:
    """Mentions of documents not done yet; then entities and the machine's judgements of the whole case, anew."""
    done = store.marked(STEP)
    for document in sorted(store.rows(Document), key=lambda document: document.id):
        if document.status != "waiting" and done.get(document.id) != _mark(store, document, ner):
            _find(store, document, grammar, ner)
    group(store)


def _mark(store: Store, document: Document, ner: Ner) -> str:
    pages = [(page.id, page.layer, page.text) for page in store.rows(Page, document=document.id)]
    return content_id("m", VERSION, finding.VERSION, ner.maker, document.paths, pages)


def _find(store: Store, document: Document, grammar: Grammar, ner: Ner) -> None:
    """Pages are read as one text, so that a surname on page 2 finds its bearer on page 1."""
    lines = list(store.rows(Line, document=document.id))
    found: dict[str, Mention] = {}
    local: list[Local] = []
    for part, pages in enumerate(_parts(list(store.rows(Page, document=document.id)))):
        text = BREAK.join(page.text for page in pages)
        mentions = finding.find(text, document.language, grammar=grammar, ner=ner)
        offset = 0
        for page in pages:
            own = [line for line in lines if line.page == page.page]
            for mention in mentions:
                start, end = mention.start - offset, mention.end - offset
                if not 0 <= start < end <= len(page.text):
                    continue
                id = content_id("m", document.id, page.page, start, end, mention.label)
                anchors = bind_all(page, own, start, end, document)
                found[id] = replace(mention, start=start, end=end, id=id, document=document.id, page=page.page, anchors=anchors)
                local.append(Local(id, document.id, f"{part}.{mention.entity}", mention.label, mention.maker))
            offset += len(page.text) + len(BREAK)
    with store.transaction():
        store.replace(Mention, found.values(), document=document.id)
        store.replace(Local, {row.id: row for row in local}.values(), document=document.id)
        store.mark(STEP, document.id, _mark(store, document, ner))


def _parts(pages: list[Page]) -> list[list[Page]]:
    """Runs of pages of bounded length: a thousand-page file must not be grouped in one go."""
    parts: list[list[Page]] = []
    length = LONGEST
    for page in pages:
        if length + len(page.text) > LONGEST:
            parts.append([])
            length = 0
        parts[-1].append(page)
        length += len(page.text)
    return parts


def group(store: Store) -> None:
    """Entities, judgements and the mentions' entity from what stands in the store; whole and deterministic."""
    nodes: dict[str, Node] = {}
    by_document: dict[str, list[Mention]] = {}
    node_of: dict[str, str] = {}
    for document in sorted(document.id for document in store.rows(Document)):
        local = {row.id: row for row in store.rows(Local, document=document)}
        by_document[document] = [
            replace(mention, entity=row.local, label=row.label, maker=row.maker) if (row := local.get(mention.id)) else mention
            for mention in store.rows(Mention, document=document)
        ]
    by_document = voted(by_document)
    for document, found in by_document.items():
        for node, members in nodes_of(document, found):
            node_of.update((mention.id, node.id) for mention in members)
            _merge(nodes, node)
    people = [one for one in store.rows(Judgement) if one.by.startswith(PERSON)]
    machine = judge(list(nodes.values()))
    decided = effective(people)
    entities, entity_of = _entities(clusters(nodes, [*machine, *decided]), nodes)
    settled = {frozenset(entity_of.get(id, id) for id in one.of) for one in decided}
    machine = tuple(queue(machine, entity_of, {entity.id: entity for entity in entities}, settled))
    with store.transaction():
        for document, found in by_document.items():
            renamed = [replace(mention, entity=entity_of[node_of[mention.id]]) for mention in found]
            store.replace(Mention, renamed, document=document)
        store.replace(Entity, entities)
        store.replace(Judgement, [*machine, *people])


def _merge(nodes: dict[str, Node], node: Node) -> None:
    known = nodes.setdefault(node.id, node)
    if known is not node:
        known.names.update(node.names)
        known.mentions.extend(node.mentions)
        known.documents |= node.documents
        if node.label < known.label:
            known.label = node.label


def _entities(groups: Iterable[list[str]], nodes: dict[str, Node]) -> tuple[list[Entity], dict[str, str]]:
    """Entities sorted by id, and the entity of each node: its best known node gives the id."""
    entities: list[Entity] = []
    entity_of: dict[str, str] = {}
    for group in groups:
        members = sorted((nodes[id] for id in group), key=_standing_of)
        names: Counter[str] = Counter()
        for node in members:
            names.update(node.names)
        named = [node for node in members if not node.nominal] or members
        name = best_name(named[0].names if len(named) == 1 else Counter({n: names[n] for node in named for n in node.names}))
        entity = Entity(
            id=members[0].id,
            label=members[0].label,
            name=name,
            aliases=tuple(sorted(other for other in names if other != name)),
            mentions=sum(len(node.mentions) for node in members),
            documents=len(frozenset().union(*(node.documents for node in members))),
            nodes=tuple(sorted(group)),
        )
        entities.append(entity)
        entity_of.update((id, entity.id) for id in group)
    return sorted(entities, key=lambda entity: entity.id), entity_of


def _standing_of(node: Node) -> tuple[bool, bool, int, str]:
    """The node that lends the entity its id: a name before a description, known everywhere, most units."""
    return (node.nominal, not node.everywhere, -node.units, node.id)
