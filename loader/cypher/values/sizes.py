"""How much a value holds, all in all: a few lists within each other may stand for more than memory has."""

from __future__ import annotations

from collections.abc import Iterable

from loader.cypher.limits import watched
from loader.cypher.values.arithmetic import LONGEST
from loader.errors import CypherLimitExceeded
from loader.graph import Value

__all__ = ["Sizes"]


class Sizes:
    """Counts what the rows of a result hold. A list that stands in many places is looked into once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Value, int]] = {}

    def check(self, row: Iterable[Value]) -> None:
        """Raise CypherLimitExceeded for a value that nobody could write out."""
        for value in row:
            if (value.__class__ is list or value.__class__ is dict) and self._size(value) > LONGEST:
                raise CypherLimitExceeded(f"A value of the result holds more than {LONGEST:,} others")

    def _size(self, value: Value) -> int:
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        inner = list(value.values()) if value.__class__ is dict else value
        size = len(inner)
        for each in watched(inner):
            if each.__class__ is list or each.__class__ is dict:
                size += self._size(each)
        self._known[id(value)] = value, size
        return size
