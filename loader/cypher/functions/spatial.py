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


@function("point.distance", takes="point, point", gives="float")
def _distance(one: Point, other: Point) -> float | None:
    return points.distance(one, other)


@function("point.withinBBox", takes="point, point, point", gives="boolean")
def _within(point: Point, low: Point, high: Point) -> bool | None:
    return points.is_within(point, low, high)
