"""Node, Relationship and Path: what a query returns, whichever store it ran on. They know of no meeting."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from loader.late import put_off_driver

put_off_driver()
from neo4j.time import Date, DateTime, Duration, Time  # noqa: E402 - of the driver nothing else is read

__all__ = ["Date", "DateTime", "Duration", "Node", "Path", "Relationship", "Time", "Value"]

Value = Any
"""A Cypher value: None, bool, int, float, str, bytes, a list or a string-keyed dict of values, a `neo4j.time`
Date, Time, DateTime or Duration, a `neo4j.spatial` Point, a `neo4j.vector` Vector, a `uuid.UUID`, a Node, a
Relationship or a Path."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node. Two nodes are equal if their ids are."""

    id: Hashable
    labels: frozenset[str] = field(compare=False)
    properties: Mapping[str, Value] = field(compare=False)

    def __repr__(self) -> str:
        labels = "".join(f":{label}" for label in sorted(self.labels))
        return f"({labels} {_caption(self.properties, self.id)})"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship; `start` and `end` are the ids of its nodes. Two are equal if their ids are."""

    id: Hashable
    type: str = field(compare=False)
    start: Hashable = field(compare=False)
    end: Hashable = field(compare=False)
    properties: Mapping[str, Value] = field(compare=False)

    def __repr__(self) -> str:
        return f"({self.start})-[:{self.type}]->({self.end})"


@dataclass(frozen=True, slots=True)
class Path:
    """A path: one node more than relationships, in the order of the walk."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]

    def __len__(self) -> int:
        return len(self.relationships)

    def __repr__(self) -> str:
        return " - ".join(repr(node) for node in self.nodes)


def _caption(properties: Mapping[str, Value], id_: Hashable) -> str:
    name = properties.get("name", id_)
    status = properties.get("status")
    return f"{name!s} [{status}]" if status else f"{name!s}"
