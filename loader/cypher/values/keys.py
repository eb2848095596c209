"""Keys of many values at once, as plain as the values allow: Python compares and hashes those fastest."""

from __future__ import annotations

import math
from collections.abc import Hashable
from types import NoneType
from typing import Any

from loader.cypher.limits import check_limits, watched
from loader.cypher.values.comparing import group_key, sort_key
from loader.graph import Date, Node, Value

__all__ = ["group_keys", "in_order", "sort_keys"]

_BY_THEMSELVES = {str, int, float, NoneType}
"""Classes of which no two values are equal in Python that DISTINCT takes for two."""


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
    return [*map(sort_key, watched(values))]


def in_order(values: list[Value]) -> list[Value]:
    """The values in ascending order."""
    keys = sort_keys(values)
    if keys is values:
        return sorted(values)
    return [values[place] for place in sorted(range(len(values)), key=keys.__getitem__)]


def group_keys(values: list[Value]) -> list[Hashable]:
    """Of each value the key by which DISTINCT and grouping know it: `group_key`."""
    check_limits()
    kinds = {*map(type, values)}
    if kinds <= _BY_THEMSELVES:
        return values
    if kinds == {Node}:
        return [(Node, value.id) for value in values]
    return [*map(group_key, values)]
