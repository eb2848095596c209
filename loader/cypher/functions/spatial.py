"""Points."""

from __future__ import annotations

from neo4j.spatial import Point

from loader.cypher.functions.registry import function
from loader.cypher.values import points
from loader.graph import Value

__all__: list[str] = []


@function("point", takes="map", gives="point")
def _point(values: dict[str, Value]) -> Point | None:
    return points.from_map(values)


@function("point.distance", takes="any, any", gives="float")
def _distance(one: Value, other: Value) -> float | None:
    return points.distance(one, other) if isinstance(one, Point) and isinstance(other, Point) else None


@function("point.withinBBox", takes="any, any, any", gives="boolean")
def _within(point: Value, low: Value, high: Value) -> bool | None:
    if isinstance(point, Point) and isinstance(low, Point) and isinstance(high, Point):
        return points.is_within(point, low, high)
    return None
