"""What a query returns: columns and rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from loader.graph import Value

__all__ = ["Result"]


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of one query, all of them in memory.

    `columns` are in the order of the query's RETURN; every row of `rows` has one value for each. Iterating gives
    each row as a dict. `notes` are remarks for the person who asked, such as that a limit cut the rows.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    notes: tuple[str, ...] = field(default=())

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> list[dict[str, Any]]:
        """The rows as dicts, values as the query gave them."""
        return list(self)
