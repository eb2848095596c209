"""Between the driver's values and whomet's."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any
from uuid import UUID

from neo4j import graph as driver
from neo4j.spatial import Point
from neo4j.time import DateTime, Duration
from neo4j.vector import Vector

from loader.cypher.temporal.zones import by_rules, for_driver
from loader.cypher.values.from_python import all_from_python
from loader.errors import CypherTypeError
from loader.graph import Node, Path, Relationship, Value

__all__ = ["Rows", "from_driver", "to_driver", "unknown_to_server"]


class Rows(list[Any]):
    """What a statement is given. The driver spells out the parameters of every statement for its log, whether anybody
    keeps one or not: of these it says how many they are."""

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"


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
    if isinstance(value, DateTime):
        return by_rules(value)
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
    """The parameters as values of Cypher, the same as on the embedded store (`loader.cypher.values.from_python`).

    CypherTypeError or CypherArgumentError names the parameter that is none, before the driver chokes on it halfway
    into a message.
    """
    return {name: _sent(value) for name, value in all_from_python(parameters).items()}


def _sent(value: Value) -> Any:
    if isinstance(value, DateTime):
        return for_driver(value)
    if isinstance(value, dict):
        return {key: _sent(item) for key, item in value.items()}
    return [_sent(item) for item in value] if type(value) is list else value


def unknown_to_server(parameters: Mapping[str, Any], reason: Exception) -> CypherTypeError:
    """What to raise where a server is too old for a parameter, which the driver refuses to send without its name."""
    for name, value in parameters.items():
        newer = _newer(value)
        if newer:
            return CypherTypeError(f"${name} holds a {newer}, which this server does not know: it is too old")
    return CypherTypeError(f"The server does not take the parameters: {reason}")


def _newer(value: Any) -> str | None:
    if isinstance(value, list | dict):
        return next(filter(None, map(_newer, value.values() if isinstance(value, dict) else value)), None)
    return type(value).__name__ if isinstance(value, Vector | UUID) else None
