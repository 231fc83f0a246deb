"""Web pages: the visible text, the title, and every date of publication as the page itself states it."""

import re

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Reading
from fonds.engines.reader.formats.decoding import decoded
from fonds.engines.reader.formats.lines import text_page
from fonds.engines.reader.formats.tools import Tools

MAKER = "resiliparse"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_TELLING = re.compile(
    r"(?:article:\w+|og:(?:type|site_name|url|published_time)|author|byl|date|pubdate|publish-?date|dc\.(?:date(?:\.issued)?|creator|publisher)|"
    r"dcterms\.(?:date|created|issued)|datepublished|sailthru\.date|parsely-pub-date|parsely-author)$",
    re.I,
)
"""Names of meta elements that say who published what, and when."""


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """Nothing that the page links to is fetched. ``headers``: Title, the page's own meta elements, Time."""
    declared = _CHARSET.search(data[:4096])
    text, _, note = decoded(data, declared[1].decode("ascii") if declared else None)
    visible, title, headers = converted(text)
    page = text_page(visible, MAKER, title=title or None, notes=(note,) if note else ())
    return Reading(sniff.HTML, (page,), headers=headers, title=title)


def converted(markup: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """(visible text, title, headers) of a web page or of the HTML part of a message."""
    tree = HTMLTree.parse(markup)
    title = " ".join((tree.title or "").split())
    headers = [("Title", title)] if title else []
    document = tree.document
    for meta in document.query_selector_all("meta") if document else ():
        named = (meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop") or "").strip()
        content = " ".join((meta.getattr("content") or "").split())
        if content and _TELLING.match(named):
            headers.append((named, content))
    for time in document.query_selector_all("time") if document else ():
        written = (time.getattr("datetime") or "").strip()
        if written:
            headers.append(("Time", written))
    visible = extract_plain_text(
        tree,
        preserve_formatting=True,
        main_content=False,
        list_bullets=True,
        alt_texts=False,
        links=False,
        form_fields=False,
        noscript=True,
    )
    return visible.strip("\n"), title, tuple(dict.fromkeys(headers))
