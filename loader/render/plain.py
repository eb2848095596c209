"""Cypher values as what JSON can say, and as one line of text."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Iterable
from typing import Any

from neo4j.spatial import Point
from neo4j.vector import Vector

from loader.cypher.temporal import to_string
from loader.graph import Date, DateTime, Duration, Node, Path, Relationship, Time, Value
from loader.result import Result
from loader.text import visible_json

__all__ = ["are_numbers", "filled_columns", "json_text", "line_text", "plain"]

_MOST_BITS = 14_000
"""Python refuses to write longer integers in decimal."""


def plain(value: Value) -> Any:
    """The value as JSON can say it.

    Nodes are objects with labels (sorted), id and properties (sorted by key); relationships with type, id, start,
    end and properties; paths with nodes and relationships. Dates and times are the text that Cypher's toString() gives,
    a point its srid and coordinates, a vector the list of its own, bytes base64, a float that JSON has no number for is
    "NaN", "Infinity" or "-Infinity", an integer of thousands of digits is hex.
    """
    match value:
        case None | bool() | str():
            return value
        case int():
            return value if value.bit_length() < _MOST_BITS else hex(value)
        case float():
            return value if math.isfinite(value) else _unbounded(value)
        case bytes() | bytearray():
            return base64.b64encode(value).decode("ascii")
        case Date() | DateTime() | Time() | Duration():  # before tuple: a Duration is one
            return to_string(value)
        case Point() | Vector():
            return _coordinates(value)
        case list() | tuple():
            return [plain(element) for element in value]
        case dict():
            return {str(key): plain(element) for key, element in value.items()}
        case Node():
            return {
                "labels": sorted(value.labels),
                "id": plain(value.id),
                "properties": plain(dict(sorted(value.properties.items()))),
            }
        case Relationship():
            return {
                "type": value.type,
                "id": plain(value.id),
                "start": plain(value.start),
                "end": plain(value.end),
                "properties": plain(dict(sorted(value.properties.items()))),
            }
        case Path():
            return {"nodes": plain(value.nodes), "relationships": plain(value.relationships)}
        case _:
            return str(value)


def _coordinates(value: Point | Vector) -> Any:
    if isinstance(value, Point):
        return {"srid": value.srid, **dict(zip("xyz", value, strict=False))}
    return plain(value.to_native())


def _unbounded(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"


def are_numbers(values: Iterable[Value]) -> bool:
    """Whether a column holds numbers and nulls only, and at least one number."""
    present = [value for value in values if value is not None]
    return bool(present) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in present)


def filled_columns(result: Result) -> list[int]:
    """The columns that are empty not empty in every row, in their order; all of them if none is."""
    every = range(len(result.columns))
    return [i for i in every if any(line_text(row[i]) for row in result.rows)] or list(every)


def json_text(value: Value, *, indent: int | None = None) -> str:
    """The value as JSON that is safe to print: control codes, surrogates and the like are escaped."""
    return visible_json(json.dumps(plain(value), ensure_ascii=False, allow_nan=False, indent=indent))


def line_text(value: Value) -> str:
    """The value as a person reads it: text bare, a list with semicolons, a path drawn with arrows."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join("null" if element is None else line_text(element) for element in value)
        case Node():
            return f"({_caption(value)})"
        case Relationship():
            return f"{value.start} -{value.type}-> {value.end}"
        case Path():
            return _drawn(value)
        case dict() | bytes() | bytearray():
            return json_text(value)
        case _:
            return str(plain(value))


def _caption(node: Node) -> str:
    return line_text(node.properties.get("name", node.id))


def _drawn(path: Path) -> str:
    parts = [line_text(node) for node in path.nodes[:1]]
    for step, before, after in zip(path.relationships, path.nodes, path.nodes[1:], strict=False):
        arrow = f"-{step.type}->" if step.start == before.id else f"<-{step.type}-"
        parts += [arrow, line_text(after)]
    return " ".join(parts)
