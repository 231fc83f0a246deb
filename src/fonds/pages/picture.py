"""Picture: a page as it looks, drawn inside the jail."""

from fonds.engines.reader.contract import Reader
from fonds.engines.store.contract import Store
from fonds.engines.vault.contract import Vault
from fonds.model import Document

DPI = 110


def draw(store: Store, vault: Vault, reader: Reader, document: str, page: int, dpi: int = DPI) -> bytes | None:
    """PNG bytes; ``None`` for a page without a picture (a text, a sheet). Keeping it is the caller's work."""
    row = store.get(Document, document)
    if row is None or not (row.media_type == "application/pdf" or row.media_type.startswith("image/")):
        return None
    with vault.open(row.sha256) as file:
        try:
            return reader.draw(file, row.paths[0], page, dpi)
        except LookupError:
            return None
