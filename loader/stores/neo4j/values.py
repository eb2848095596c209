"""Between the driver's values and whomet's."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from neo4j import graph as driver
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time
from neo4j.vector import Vector

from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Node, Path, Relationship, Value

__all__ = ["from_driver", "to_driver"]

_SCALARS = (bool, float, bytes, bytearray, Date, DateTime, Duration, Time, Point, Vector)
_PYTHON_TIMES = (datetime.date, datetime.time, datetime.timedelta)


def from_driver(rows: Sequence[Sequence[Any]]) -> list[tuple[Value, ...]]:
    """The rows of one result. A node's id is its property `id` where that is text, else the server's element id.

    A relationship's ends come from its own `id` (`TYPE|start|end|key`) where it has one, else from the nodes at its
    ends, of which the driver knows only those that are in the same result.
    """
    return [tuple(_value(value) for value in row) for row in rows]


def _value(value: Any) -> Value:
    if isinstance(value, driver.Node):
        return Node(_id(value), frozenset(value.labels), _properties(value))
    if isinstance(value, driver.Relationship):
        return _relationship(value)
    if isinstance(value, driver.Path):
        return Path(tuple(map(_value, value.nodes)), tuple(map(_relationship, value.relationships)))
    if isinstance(value, Mapping):
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, list | tuple) and not isinstance(value, Point | Duration):
        return [_value(item) for item in value]
    if isinstance(value, Point):
        return {"srid": value.srid, **dict(zip("xyz", value, strict=False))}
    if isinstance(value, Vector):
        return list(value.to_native())
    return bytes(value) if isinstance(value, bytearray) else value


def _relationship(value: driver.Relationship) -> Relationship:
    start, end = _ends(value)
    return Relationship(_id(value), value.type, start, end, _properties(value))


def _ends(value: driver.Relationship) -> tuple[Hashable, Hashable]:
    id_ = value.get("id")
    parts = id_.split("|", 3) if isinstance(id_, str) else []
    if len(parts) == 4 and parts[0] == value.type:
        return parts[1], parts[2]
    return _id(value.start_node), _id(value.end_node)


def _id(entity: driver.Entity | None) -> Hashable:
    if entity is None:
        return None
    id_ = entity.get("id")
    return id_ if isinstance(id_, str) else entity.element_id


def _properties(entity: driver.Entity) -> dict[str, Value]:
    return {key: _value(value) for key, value in entity.items()}


def to_driver(parameters: Mapping[str, Value]) -> dict[str, Any]:
    """The parameters, once the driver is sure to take them.

    CypherTypeError or CypherArgumentError names the parameter that it would choke on, halfway into a message.
    """
    return {name: _checked(f"${name}", value) for name, value in parameters.items()}


def _checked(name: str, value: Value) -> Any:
    if value is None or isinstance(value, _SCALARS + _PYTHON_TIMES):
        return value
    if isinstance(value, int):
        return _checked_integer(name, value)
    if isinstance(value, str):
        return _checked_text(name, value)
    if isinstance(value, Mapping):
        return dict(_checked_items(name, value))
    if isinstance(value, list | tuple):
        return [_checked(f"{name}[{index}]", item) for index, item in enumerate(value)]
    raise CypherTypeError(f"{name} is a {type(value).__name__}, which is no value that a parameter can have")


def _checked_items(name: str, value: Mapping[Any, Value]) -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        if not isinstance(key, str):
            raise CypherTypeError(f"{name} has the key {key!r}: the keys of a map are text")
        yield _checked_text(f"a key of {name}", key), _checked(f"{name}.{key}", item)


def _checked_integer(name: str, value: int) -> int:
    if not -(2**63) <= value < 2**63:
        raise CypherArgumentError(f"{name} is too large: an integer has 64 bits")
    return value


def _checked_text(name: str, value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise CypherArgumentError(f"{name} holds half of a surrogate pair, which is no Unicode text") from None
    return value
