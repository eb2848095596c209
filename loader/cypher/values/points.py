"""Points: what they are, over the classes of `neo4j.spatial`.

A point's coordinates are `x`, `y` and perhaps `z`; of a geographic one also `longitude`, `latitude` and `height`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from neo4j.spatial import CartesianPoint, Point, WGS84Point

from loader.cypher.values.comparing import float_text
from loader.errors import CypherArgumentError
from loader.graph import Value

__all__ = ["CLASSES", "checked", "component", "distance", "from_map", "is_within", "text_of_point"]

CLASSES = (CartesianPoint, WGS84Point)
_NAMES: dict[int | None, str] = {7203: "cartesian", 9157: "cartesian-3d", 4326: "wgs-84", 4979: "wgs-84-3d"}
_NUMBERS = {name: number for number, name in _NAMES.items() if number}
_SIZES = {7203: 2, 9157: 3, 4326: 2, 4979: 3}
_GEOGRAPHIC = (4326, 4979)
_RADIUS = 6_378_140.0
"""Of the earth in metres, as Neo4j takes it."""


def from_map(values: Mapping[str, Value]) -> Point | None:
    """`point({x: 1, y: 2})`; null where a coordinate is."""
    known = {key.lower(): value for key, value in values.items()}
    if any(value is None for value in known.values()):
        return None
    names = _coordinates(known)
    if names is None:
        raise CypherArgumentError(
            f"A map with the keys {', '.join(map(repr, values))} describes no point: give x and y, or longitude and"
            " latitude"
        )
    numbers = []
    for name in names:
        if known[name].__class__ not in (int, float):
            raise CypherArgumentError(f"A point's {name} is a number")
        numbers.append(float(known[name]))
    return _point(_system(known, names), numbers)


def _coordinates(known: Mapping[str, Value]) -> list[str] | None:
    for first, second, third in (("x", "y", "z"), ("longitude", "latitude", "height"), ("longitude", "latitude", "z")):
        if first in known and second in known:
            return [first, second, *([third] if third in known else [])]
    return None


def _system(known: Mapping[str, Value], names: list[str]) -> int:
    """The number of the system of coordinates."""
    if "crs" in known:
        if known["crs"] not in _NUMBERS:
            raise CypherArgumentError(f"Unknown coordinate reference system: {known['crs']}")
        found = _NUMBERS[known["crs"]]
    elif "srid" in known:
        if known["srid"] not in _NAMES:
            raise CypherArgumentError(f"Unknown coordinate reference system: {known['srid']}")
        found = known["srid"]
    elif names[0] == "x":
        found = 7203 if len(names) == 2 else 9157
    else:
        found = 4326 if len(names) == 2 else 4979
    if _SIZES[found] != len(names):
        raise CypherArgumentError(f"A point of {_NAMES[found]} has {_SIZES[found]} coordinates, not {len(names)}")
    return found


def _point(system: int, numbers: list[float]) -> Point:
    if not all(map(math.isfinite, numbers)):
        raise CypherArgumentError(f"A point's coordinates are finite, and not {', '.join(map(str, numbers))}")
    if system not in _GEOGRAPHIC:
        return CartesianPoint(numbers)
    longitude, latitude, *rest = numbers
    if not -90 <= latitude <= 90:
        raise CypherArgumentError(f"A latitude lies between -90 and 90, and is not {latitude}")
    if longitude > 180:
        longitude = 180 - (180 - longitude) % 360
    elif longitude < -180:
        longitude = (longitude + 180) % 360 - 180
    return WGS84Point([longitude, latitude, *rest])


def checked(point: Point, place: str) -> Point:
    """A point from Python as `from_map` makes it; CypherArgumentError names the `place` of one that it would refuse."""
    system: int = getattr(point, "srid", None) or 0
    if system not in _NAMES:
        raise CypherArgumentError(f"{place} is a point of no system: give a WGS84Point or a CartesianPoint")
    try:
        return _point(system, list(point))
    except CypherArgumentError as error:
        raise CypherArgumentError(f"{place}: {error.message}") from None


def component(point: Point, name: str) -> Value:
    """`point.name`."""
    if name == "crs":
        return _NAMES[point.srid]
    if name == "srid":
        return point.srid
    names = ["x", "y", "z"]
    if name in ("longitude", "latitude", "height") and point.srid in _GEOGRAPHIC:
        names = ["longitude", "latitude", "height"]
    if name not in names or names.index(name) >= len(point):
        raise CypherArgumentError(f"No such field: {name}. It is not there on {text_of_point(point)}")
    return point[names.index(name)]


def text_of_point(point: Point) -> str:
    """What toString gives."""
    numbers = ", ".join(f"{name}: {float_text(number)}" for name, number in zip("xyz", point, strict=False))
    return f"point({{{numbers}, crs: '{_NAMES[point.srid]}'}})"


def distance(one: Point, other: Point) -> float | None:
    """In the unit of the coordinates, or in metres over the earth; null between two systems."""
    if one.srid != other.srid:
        return None
    if one.srid not in _GEOGRAPHIC:
        return math.dist(one, other)
    (longitude, latitude, *height), (longitude2, latitude2, *height2) = one, other
    phi, phi2 = math.radians(latitude), math.radians(latitude2)
    across = math.cos(phi) * math.cos(phi2) * math.sin((math.radians(longitude2) - math.radians(longitude)) / 2) ** 2
    alpha = math.sin((phi2 - phi) / 2) ** 2 + across
    angle = 2 * math.atan2(math.sqrt(alpha), math.sqrt(1 - alpha))
    if not height:
        return _RADIUS * angle
    return math.hypot((_RADIUS + (height[0] + height2[0]) / 2) * angle, height[0] - height2[0])


def is_within(point: Point, low: Point, high: Point) -> bool | None:
    """Whether a point is in the box with these corners; over the line where the longitude turns, if low is east."""
    if not point.srid == low.srid == high.srid:
        return None
    between = [least <= each <= most for each, least, most in zip(point, low, high, strict=True)]
    if point.srid in _GEOGRAPHIC and low[0] > high[0]:
        between[0] = point[0] >= low[0] or point[0] <= high[0]
    return all(between)
