"""`x IN list` by hash, for a list that is asked again and again."""

from __future__ import annotations

import math
from collections.abc import Hashable

from loader.cypher.limits import watched
from loader.cypher.values.comparing import equals, group_key
from loader.graph import Value

__all__ = ["Members", "membership"]


def membership(item: Value, values: list[Value]) -> bool | None:
    """Whether an element is equal to the item; null if none is and any could be."""
    answer: bool | None = False
    for each in watched(values):
        same = equals(item, each)
        if same:
            return True
        if same is None:
            answer = None
    return answer


class Members:
    """The elements of a list by their keys.

    `group_key` is the same for two values exactly where `equals` is true, but for nulls within lists and maps, which
    leave open what is equal, and for NaN, which is equal to nothing: what holds one is kept apart and compared with.
    """

    def __init__(self, values: list[Value]) -> None:
        self._keys: set[Hashable] = set()
        self._vague: list[Value] = []
        for each in watched(values):
            if _is_vague(each):
                self._vague.append(each)
            else:
                self._keys.add(group_key(each))

    def find(self, item: Value) -> bool | None:
        """What `membership` gives; the item holds no null."""
        if group_key(item) in self._keys:
            return True
        return membership(item, self._vague) if self._vague else False


def _is_vague(value: Value) -> bool:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    if value.__class__ is list:
        return any(map(_is_vague, watched(value)))
    return value.__class__ is dict and any(map(_is_vague, value.values()))
