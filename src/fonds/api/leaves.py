"""Leaves: how a document and its pages are called and drawn, for every face of the API that names one."""

from fonds.api.bench import Bench
from fonds.api.errors import NotThere
from fonds.api.shapes import Leaf
from fonds.model import Document, Page

_PICTURED = ("image/", "application/pdf")


def short_name(document: Document) -> str:
    """The file's own name: the last part of its first path, also inside a container."""
    return document.paths[0].rsplit("!/", 1)[-1].rsplit("/", 1)[-1] if document.paths else document.id


def leaf(document: Document, page: Page) -> Leaf:
    """The leaf of a page. A page without size has no picture; neither has a format that is text through and through."""
    return Leaf(
        document=document.id, page=page.page, pages=document.pages, name=short_name(document),
        title=document.title or page.title or "", type=document.type, media_type=document.media_type,
        language=document.language, written=document.written, width=page.width, height=page.height,
        picture=page.width is not None and document.media_type.startswith(_PICTURED),
    )


def find_document(bench: Bench, id: str) -> Document:
    """The document, or a 404 that says what to do."""
    document = bench.document(id)
    if document is None:
        raise NotThere(f"This case holds no document {id}.", "Look for it in the search or in the list of documents.")
    return document


def bare_leaf(document: Document) -> Leaf:
    """The leaf of a document that has no page (it could not be read)."""
    return Leaf(document.id, 0, document.pages, short_name(document), document.title, document.type, document.media_type,
                document.language, document.written, None, None, False)
