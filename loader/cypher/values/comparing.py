"""What values are: equality, comparison, order and grouping, as Neo4j has them.

Three relations differ on purpose. *Equality* (`=`) is three-valued: null = null is null and NaN = NaN is
false. *Comparison* (`<`) is null between values of different types. *Order* (ORDER BY) and *grouping*
(DISTINCT, keys of an aggregation) are total: every value has a place, and null is equal to null.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from types import NoneType
from typing import Any, TypeVar
from uuid import UUID

from neo4j.spatial import CartesianPoint, Point, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time
from neo4j.vector import Vector

from loader.cypher import temporal
from loader.cypher.limits import check_limits, watched
from loader.cypher.types import COORDINATES
from loader.graph import Node, Path, Relationship, Value

__all__ = [
    "LARGEST",
    "SMALLEST",
    "TEMPORAL",
    "compare",
    "each_once",
    "equals",
    "float_text",
    "group_key",
    "group_keys",
    "sort_key",
]

LARGEST = 2**63 - 1
SMALLEST = -(2**63)
TEMPORAL = (Date, DateTime, Time, Duration)
_NUMBER = (int, float)
_TIMES = {*TEMPORAL, NoneType}
_Made = TypeVar("_Made")
_BY_THEMSELVES = {str, int, float, NoneType}
"""Classes of which no two values are equal in Python that DISTINCT takes for two."""


def equals(left: Value, right: Value) -> bool | None:
    """`left = right`: True, False or None (unknown)."""
    if left is None or right is None:
        return None
    kind, other = left.__class__, right.__class__
    if kind is other and kind in (str, int, bool, float):
        return bool(left == right)
    if kind is list and other is list:
        return _equal_lists(left, right)
    if kind is dict and other is dict:
        return _equal_maps(left, right)
    if kind is bool or other is bool:
        return False
    if kind in _NUMBER and other in _NUMBER:
        return bool(left == right)
    if isinstance(left, TEMPORAL):
        return isinstance(right, TEMPORAL) and temporal.equals(left, right)
    if kind is Vector:
        return other is Vector and group_key(left) == group_key(right)
    return kind is other and bool(left == right)


def _equal_lists(left: list[Value], right: list[Value]) -> bool | None:
    if len(left) != len(right):
        return False
    return _all_equal(zip(watched(left), right, strict=True))


def _equal_maps(left: dict[str, Value], right: dict[str, Value]) -> bool | None:
    if left.keys() != right.keys():
        return False
    check_limits()
    return _all_equal((value, right[key]) for key, value in left.items())


def _all_equal(pairs: Any) -> bool | None:
    answer: bool | None = True
    for one, other in pairs:
        same = equals(one, other)
        if same is False:
            return False
        if same is None:
            answer = None
    return answer


def compare(left: Value, right: Value) -> float | None:
    """Below 0, 0 or above 0 as `left` is less, equal or greater; None if unknown; NaN for a NaN."""
    kind, other = left.__class__, right.__class__
    if kind in _NUMBER and other in _NUMBER:
        return _sign(left, right)
    if kind is not other:
        return None
    if kind is str or kind is bool:
        return int(left > right) - int(left < right)
    if kind is list:
        return _compare_lists(left, right)
    if kind is dict:
        return _compare_maps(left, right)
    if kind is Node or kind is Relationship or kind is Path:
        key, other_key = sort_key(left), sort_key(right)
        return int(key > other_key) - int(key < other_key)
    if kind is Date:
        return float(left.to_ordinal() - right.to_ordinal())
    if isinstance(left, TEMPORAL):
        return temporal.compare(left, right)
    return 0 if isinstance(left, Point) and equals(left, right) else None


def _sign(left: float, right: float) -> float:
    return math.nan if math.isnan(left) or math.isnan(right) else (left > right) - (left < right)


def _compare_lists(left: list[Value], right: list[Value]) -> float | None:
    for one, other in zip(watched(left), right, strict=False):
        found = compare(one, other)
        if found != 0:
            return found
    return (len(left) > len(right)) - (len(left) < len(right))


def _compare_maps(left: dict[str, Value], right: dict[str, Value]) -> float | None:
    """By size, then by keys, then by the values in the order of the keys."""
    keys, others = sorted(left), sorted(right)
    if keys != others:
        return -1 if (len(keys), keys) < (len(others), others) else 1
    return _compare_lists([left[key] for key in keys], [right[key] for key in keys])


_RANKS: dict[type, int] = {
    dict: 0,
    Node: 1,
    Relationship: 2,
    list: 3,
    Path: 4,
    Vector: 5,
    CartesianPoint: 6,
    WGS84Point: 6,
    DateTime: 7,
    Date: 9,
    Time: 10,
    Duration: 12,
    str: 13,
    bool: 14,
    UUID: 15,
    int: 16,
    float: 16,
}
_RANK_OF_DATES = _RANKS[Date]
_VECTORS = tuple(COORDINATES.values())
_NULL_KEY = (18,)


def sort_key(value: Value) -> tuple[Any, ...]:
    """A key that puts any values into ascending order; null comes last."""
    if value is None:
        return _NULL_KEY
    kind = value.__class__
    if kind is Date:
        return (_RANK_OF_DATES, value.to_ordinal())
    rank = _RANKS.get(kind)
    if rank is None:
        return (_NULL_KEY[0] - 1, kind.__name__, str(value))
    if kind is str or kind is int or kind is bool:
        return (rank, value)
    if kind is float:
        return (rank, math.inf, 1) if math.isnan(value) else (rank, value)
    if kind is list:
        return (rank, tuple(map(sort_key, watched(value))))
    if kind is dict:
        check_limits()
        keys = sorted(value)
        return (rank, len(keys), keys, [sort_key(value[key]) for key in keys])
    if kind is Node or kind is Relationship:
        return (rank, _id_key(value.id))
    if kind is Path:
        parts = [*value.nodes[:1], *value.relationships]
        return (rank, [_id_key(each.id) for each in parts])
    if isinstance(value, Point):
        return (rank, value.srid, tuple(value))
    if kind is Vector:
        return (rank, _VECTORS.index(value.dtype.value), len(value), value.to_native())
    if isinstance(value, TEMPORAL):
        return (rank + _is_local(value), temporal.sort_key(value))
    return (rank, value)


def _id_key(key: Hashable) -> tuple[Any, ...]:
    if isinstance(key, int | float):
        return ("", key)
    if isinstance(key, tuple):
        return ("tuple", [_id_key(each) for each in key])
    return (type(key).__name__, str(key))


def _is_local(value: Value) -> bool:
    return isinstance(value, DateTime | Time) and value.tzinfo is None


def group_key(value: Value) -> Hashable:
    """A hashable key that is the same for values that DISTINCT and grouping take for one.

    A NaN is one with itself alone, wherever it came by (`WITH log(-1) AS x UNWIND [x, x] AS y` has one y): what asks
    for values that are equal looks for NaN itself.
    """
    kind = value.__class__
    if kind is str or kind is int or value is None:
        return value  # type: ignore[no-any-return]
    if kind is Node or kind is Relationship:
        return (kind, value.id)
    if kind is bool:
        return (bool, value)
    if kind is float:
        return value  # type: ignore[no-any-return]  # Python too takes a NaN in a set for one with itself
    if kind is list:
        return (list, *group_keys(value))
    if kind is dict:
        check_limits()
        keys = sorted(value)
        return (dict, *keys, *group_keys([value[key] for key in keys]))
    if kind is Date:
        return (Date, value.to_ordinal())
    if isinstance(value, TEMPORAL):
        return (kind, temporal.to_string(value))
    if kind is Vector:
        return (kind, value.dtype, value.raw())
    return (kind, value)


def group_keys(values: list[Value]) -> list[Hashable]:
    """Of each value its `group_key`."""
    kinds = {*map(type, values)}
    if kinds <= _BY_THEMSELVES:
        return values
    if kinds == {Node}:
        return [(Node, value.id) for value in values]
    if kinds <= _TIMES:
        return each_once(group_key, values)
    return [*map(group_key, watched(values))]


def each_once(make: Callable[[Value], _Made], values: list[Value]) -> list[_Made]:
    """What is made of each value; of an object that comes again it is made once."""
    ids = [*map(id, watched(values))]
    made = {key: make(value) for key, value in watched([*dict(zip(ids, values, strict=True)).items()])}
    return [made[key] for key in ids]


def float_text(number: float) -> str:
    """A float as Neo4j writes it: 1.0, 1.0E10, 1.5E-5, Infinity, NaN."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == 0 or 1e-3 <= abs(number) < 1e7:
        text = repr(number)
        if "e" in text:
            text = format(number, "f")
        return text
    return _scientific(number)


def _scientific(number: float) -> str:
    shortest = next(text for p in range(17) if float(text := format(number, f".{p}e")) == number)
    mantissa, exponent = shortest.split("e")
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}E{int(exponent)}"
