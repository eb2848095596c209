"""Functions of nodes, relationships, paths and maps."""

from __future__ import annotations

from typing import Any, SupportsIndex

from loader.cypher.ast.names import HIDDEN
from loader.cypher.functions.registry import declared, function
from loader.cypher.values.from_python import plain_text
from loader.graph import Node, Path, Relationship, Value

__all__: list[str] = []


@function("id", takes="node|relationship", gives="integer")
def _id(entity: Node | Relationship) -> Value:
    """A key of the graph that is a whole number, of numpy too, as it is; else its text."""
    return int(entity.id) if isinstance(entity.id, SupportsIndex) else _element_id(entity)


@function("elementId", takes="node|relationship", gives="string")
def _element_id(entity: Node | Relationship) -> str:
    return plain_text(entity.id) if isinstance(entity.id, str) else str(entity.id)


@function(f"property_exists{HIDDEN}", takes="node|relationship, string", gives="boolean")
def _property_exists(entity: Node | Relationship, key: str) -> bool:
    return key in entity.properties


@function("labels", takes="node", gives="list")
def _labels(node: Node) -> list[str]:
    return sorted(node.labels)


@function("type", takes="relationship", gives="string")
def _type(relationship: Relationship) -> str:
    return relationship.type


@function("keys", takes="node|relationship|map", gives="list")
def _keys(value: Any) -> list[str]:
    return list(value if isinstance(value, dict) else value.properties)


@function("properties", takes="node|relationship|map", gives="map")
def _properties(value: Any) -> dict[str, Value]:
    return dict(value if isinstance(value, dict) else value.properties)


@function("length", takes="path", gives="integer")
def _length(path: Path) -> int:
    return len(path.relationships)


@function("nodes", takes="path", gives="list")
def _nodes(path: Path) -> list[Node]:
    return list(path.nodes)


@function("relationships", takes="path", gives="list")
def _relationships(path: Path) -> list[Relationship]:
    return list(path.relationships)


@function(f"acyclic{HIDDEN}", takes="path", gives="boolean")
def _acyclic(path: Path) -> bool:
    """Whether a path meets no node twice."""
    return len({node.id for node in path.nodes}) == len(path.nodes)


declared("startNode", takes="relationship", gives="node")
declared("endNode", takes="relationship", gives="node")
declared("exists", takes="any", gives="boolean")
