"""ORDER BY for many values at once, by keys as plain as the values allow: Python compares those fastest."""

from __future__ import annotations

import math
from types import NoneType
from typing import Any

from loader.cypher.limits import check_limits, watched
from loader.cypher.values.comparing import TEMPORAL, each_once, sort_key
from loader.graph import Date, Value

__all__ = ["in_order", "sort_keys", "sorted_places"]


def sort_keys(values: list[Value]) -> list[Any]:
    """Keys that put the values into ascending order, null last. They are to be compared with one another alone."""
    kinds = {*map(type, watched(values))}
    has_null = NoneType in kinds
    kinds.discard(NoneType)
    if kinds in ({str}, {bool}) and not has_null:
        return values
    if kinds == {int}:
        return [math.inf if value is None else value for value in values] if has_null else values
    if kinds == {Date}:
        return [math.inf if value is None else value.to_ordinal() for value in watched(values)]
    if kinds <= {int, float} and not has_null and not any(map(math.isnan, values)):
        return values
    if kinds <= {*TEMPORAL}:
        return each_once(sort_key, values)
    return [*map(sort_key, watched(values))]


def in_order(values: list[Value]) -> list[Value]:
    """The values in ascending order."""
    return [values[place] for place in sorted_places([*range(len(values))], values)]


_STRETCH = 100_000


def sorted_places(places: list[int], values: list[Value], *, downwards: bool = False) -> list[int]:
    """The places in the order of their values; those with the same stay as they were.

    Long lists are sorted in stretches before they are sorted as a whole, which is quick then, for a look at the limits.
    """
    key = sort_keys(values).__getitem__
    if len(places) > _STRETCH:
        found: list[int] = []
        for start in range(0, len(places), _STRETCH):
            check_limits()
            found += sorted(places[start : start + _STRETCH], key=key, reverse=downwards)
        places = found
    check_limits()
    return sorted(places, key=key, reverse=downwards)
