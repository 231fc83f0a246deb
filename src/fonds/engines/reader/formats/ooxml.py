"""The parts of an office package (docx, xlsx): XML read without entities, within bounds."""

import io
import zipfile

from lxml import etree

MAX_PART = 150 * 1024**2
_CORE = {
    "title": "Title",
    "subject": "Subject",
    "creator": "Author",
    "lastModifiedBy": "Last-Modified-By",
    "created": "Created",
    "modified": "Modified",
}


def part(package: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part. Raises ``KeyError`` if absent, ``ValueError`` if it unpacks to too much."""
    with package.open(name) as stream:
        data = stream.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise ValueError(f"its part {name} unpacks to more than {MAX_PART // 1024**2} MB")
    return data


def parsed(xml: bytes) -> etree._Element:
    """The root element. No entity is resolved, no DTD loaded, nothing fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(xml, parser)


def core_properties(data: bytes) -> tuple[tuple[str, str], ...]:
    """Title, author and the file's own dates, as written."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "docProps/core.xml" not in package.namelist():
            return ()
        try:
            root = parsed(part(package, "docProps/core.xml"))
        except (etree.XMLSyntaxError, ValueError):
            return ()
    found = []
    for element in root:
        name = _CORE.get(etree.QName(element).localname) if isinstance(element.tag, str) else None
        text = " ".join((element.text or "").split())
        if name and text:
            found.append((name, text))
    return tuple(found)
