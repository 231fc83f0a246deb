"""Listing: records one after the other, and as a table for those who have polars or pandas."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import msgspec

from fonds.errors import Missing

T = TypeVar("T")


class Listing(Generic[T]):
    """Walk it as often as you like; each walk reads the case anew."""

    def __init__(self, walk: Callable[[], Iterator[T]]) -> None:
        self._walk = walk

    def __iter__(self) -> Iterator[T]:
        return self._walk()

    def __len__(self) -> int:
        return sum(1 for _ in self._walk())

    def __repr__(self) -> str:
        return f"<Listing of {len(self)}>"

    def to_polars(self) -> Any:
        """A polars DataFrame, a column a field. Raises ``Missing`` without polars."""
        try:
            import polars
        except ImportError:
            raise Missing("polars is not installed; run: pip install polars") from None
        return polars.DataFrame(self._plain())

    def to_pandas(self) -> Any:
        """A pandas DataFrame, a column a field. Raises ``Missing`` without pandas."""
        try:
            import pandas
        except ImportError:
            raise Missing("pandas is not installed; run: pip install pandas") from None
        return pandas.DataFrame(self._plain())

    def _plain(self) -> list[dict[str, Any]]:
        return [msgspec.to_builtins(record) for record in self]
