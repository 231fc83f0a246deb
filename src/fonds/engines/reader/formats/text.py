"""Plain text, Markdown, JSON, XML, chats: one page, whose text is exactly the decoded file."""

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Reading
from fonds.engines.reader.formats.decoding import decoded
from fonds.engines.reader.formats.lines import text_page
from fonds.engines.reader.formats.tools import Tools


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """Line ends, blanks and marks of direction stay as they are: quotes are cut from this text."""
    text, encoding, note = decoded(data)
    page = text_page(text, f"text/{encoding}", notes=(note,) if note else ())
    return Reading(sniff.media_type(data, name), (page,))
