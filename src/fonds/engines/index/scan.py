"""An index that looks at every page each time: the definition of what the other engines must find.

In memory only; for tests and for a case of a few thousand pages on a machine without Tantivy.
"""

from collections.abc import Iterable

from fonds.engines.index.contract import (
    Ask,
    Begins,
    Between,
    Candidate,
    Every,
    Found,
    Has,
    Held,
    Is,
    Row,
    Some,
    TokenField,
    Unit,
    Without,
)  # fmt: skip


class ScanIndex:
    """Plain scan over the committed units."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Held, tuple[Unit, ...]]] = {}
        self._waiting: dict[str, tuple[Held, tuple[Unit, ...]] | None] = {}
        self._watermark = ""

    def replace(self, document: str, held: Held, units: Iterable[Unit]) -> None:
        self._waiting[document] = (held, tuple(units))

    def remove(self, document: str) -> None:
        self._waiting[document] = None

    def commit(self, watermark: str) -> None:
        for document, content in self._waiting.items():
            if content is None:
                self._held.pop(document, None)
            else:
                self._held[document] = content
        self._waiting.clear()
        self._watermark = watermark

    def clear(self) -> None:
        self._held.clear()
        self._waiting.clear()
        self._watermark = ""

    def watermark(self) -> str:
        return self._watermark

    def documents(self) -> dict[str, Held]:
        return {document: held for document, (held, _) in sorted(self._held.items())}

    def search(self, ask: Ask, limit: int) -> Found:
        pages = [unit for _, units in self._held.values() for unit in units if answers(unit, ask)]
        pages.sort(key=lambda unit: (unit.document, unit.page))
        return Found(len(pages), tuple(Candidate(unit.document, unit.page, 1.0) for unit in pages[:limit]))

    def count(self, ask: Ask) -> int:
        return sum(answers(unit, ask) for _, units in self._held.values() for unit in units)

    def close(self) -> None:
        self._waiting.clear()


def answers(unit: Unit, ask: Ask) -> bool:
    """Whether one page answers."""
    match ask:
        case Has(field, token):
            return token in unit.tokens.get(field, ())
        case Row(field, tokens):
            return _in_sequence(unit, field, tokens)
        case Begins(field, start):
            return any(token.startswith(start) for token in unit.tokens.get(field, ()))
        case Is(name, value):
            return unit.properties.get(name) == value
        case Between():
            return _touches(unit, ask)
        case Every(parts):
            return all(answers(unit, part) for part in parts)
        case Some(parts):
            return any(answers(unit, part) for part in parts)
        case Without(part):
            return not answers(unit, part)


def _in_sequence(unit: Unit, field: TokenField, row: tuple[str, ...]) -> bool:
    held = tuple(unit.tokens.get(field, ()))
    return any(held[place : place + len(row)] == row for place in range(len(held) - len(row) + 1))


def _touches(unit: Unit, days: Between) -> bool:
    if unit.written is None:
        return False
    earliest, latest = unit.written
    starts_in_time = earliest is None or days.latest is None or earliest <= days.latest
    ends_in_time = latest is None or days.earliest is None or latest >= days.earliest
    return starts_in_time and ends_in_time
