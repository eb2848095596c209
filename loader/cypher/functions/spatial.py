"""Points, and how alike two lists of numbers are as vectors."""

from __future__ import annotations

import math
import struct

from neo4j.spatial import Point

from loader.cypher.functions.registry import function
from loader.cypher.values import points
from loader.errors import CypherArgumentError
from loader.graph import Value

__all__: list[str] = []


@function("point", takes="map")
def _point(values: dict[str, Value]) -> Point | None:
    return points.from_map(values)


@function("point.distance", takes="point, point", gives="float")
def _distance(one: Point, other: Point) -> float | None:
    return points.distance(one, other)


@function("point.withinBBox", takes="point, point, point", gives="boolean")
def _within(point: Point, low: Point, high: Point) -> bool | None:
    return points.is_within(point, low, high)


@function("vector.similarity.cosine", takes="list, list", gives="float")
def _cosine(one: list[Value], other: list[Value]) -> float:
    """1 for the same direction, 0 for the opposite one."""
    left, right = _vectors(one, other, "cosine")
    lengths = math.sqrt(sum(x * x for x in left)) * math.sqrt(sum(x * x for x in right))
    if not lengths:
        raise CypherArgumentError("vector.similarity.cosine() takes no vector of length 0")
    return _single((1 + sum(x * y for x, y in zip(left, right, strict=True)) / lengths) / 2)


@function("vector.similarity.euclidean", takes="list, list", gives="float")
def _euclidean(one: list[Value], other: list[Value]) -> float:
    """1 for the same vector, near 0 for those far apart."""
    left, right = _vectors(one, other, "euclidean")
    return _single(1 / (1 + sum((x - y) ** 2 for x, y in zip(left, right, strict=True))))


def _vectors(one: list[Value], other: list[Value], name: str) -> tuple[list[float], list[float]]:
    for values in (one, other):
        if not values or any(each.__class__ not in (int, float) for each in values):
            raise CypherArgumentError(f"vector.similarity.{name}() takes lists of numbers")
    if len(one) != len(other):
        raise CypherArgumentError(f"vector.similarity.{name}() takes two vectors of as many dimensions")
    return [_single(each) for each in one], [_single(each) for each in other]


def _single(number: float) -> float:
    """As a float of 32 bits, with which Neo4j reckons here."""
    return float(struct.unpack("f", struct.pack("f", number))[0])
