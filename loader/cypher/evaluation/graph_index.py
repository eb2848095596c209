"""A networkx graph as queries see it: nodes, relationships, and ways to find them fast."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

from loader.cypher.ast.nodes import Direction
from loader.cypher.values.attributes import Attributes
from loader.cypher.values.comparing import group_key
from loader.cypher.values.from_python import drop_missing_text
from loader.graph import Date, Node, Relationship, Value

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Adjacency", "Contents", "GraphIndex", "Relationships", "Step"]

Step = tuple[Relationship, Node]
Adjacency = Mapping[Hashable, list[Step]]
"""From a node's id to the relationships that can be walked from it, each with the node at its other end."""

_INDEXABLE = (str, int, float, bool, Date)


class Relationships(Protocol):
    """The relationships of a graph. They may be made only when they are asked for."""

    def counts(self) -> Mapping[str, int]:
        """How many there are of each type; of none of them zero."""

    def of_type(self, type_: str) -> list[Relationship]:
        """Those of a type that `counts` names, in the order of the graph."""

    def all(self) -> list[Relationship]:
        """All of them, in the order of the graph."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a directed graph holds, as queries see it: its nodes and relationships, no two with one id, properties
    with values of Cypher alone. `key` is a property that each node has, and whose value is the node's own id."""

    nodes: list[Node]
    relationships: Relationships
    key: str | None = None


class GraphIndex:
    """A picture of a graph, taken when it is made; later changes to the graph do not show in it.

    Typed adjacency and property hashes are made when a query first asks for them, and kept.
    """

    def __init__(self, graph: nx.Graph[Any] | Contents) -> None:
        found = graph if isinstance(graph, Contents) else _contents(graph)
        self.directed = isinstance(graph, Contents) or graph.is_directed()
        self.all_nodes = found.nodes
        self._relationships = found.relationships
        self._counts = found.relationships.counts()
        self._key = found.key
        self.nodes: dict[Hashable, Node] = {node.id: node for node in found.nodes}
        self._by_label: dict[str, list[Node]] = defaultdict(list)
        for node in self.all_nodes:
            for label in node.labels:
                self._by_label[label].append(node)
        self._by_type: dict[str, list[Relationship]] = {}
        self._adjacency: dict[tuple[Direction, frozenset[str] | None], Adjacency] = {}
        self._between: dict[
            tuple[Direction, frozenset[str] | None], dict[tuple[Hashable, Hashable], list[Relationship]]
        ] = {}
        self._hashes: dict[tuple[str | None, str], dict[Hashable, list[Node]]] = {}
        self._sharing: dict[tuple[str | None, str], float] = {}

    def labels(self) -> Iterable[str]:
        return self._by_label.keys()

    def types(self) -> Iterable[str]:
        return self._counts.keys()

    @cached_property
    def relationships(self) -> list[Relationship]:
        return self._relationships.all()

    def with_label(self, label: str) -> list[Node]:
        """All nodes with `label`, in the order of the graph."""
        return self._by_label.get(label, [])

    def with_types(self, types: frozenset[str] | None) -> list[Relationship]:
        """All relationships of `types` (None: of any type)."""
        if types is None:
            return self.relationships
        return [each for type_ in sorted(types) if type_ in self._counts for each in self._of_type(type_)]

    def _of_type(self, type_: str) -> list[Relationship]:
        found = self._by_type.get(type_)
        if found is None:
            found = self._by_type[type_] = self._relationships.of_type(type_)
        return found

    def count_types(self, types: frozenset[str] | None) -> int:
        return sum(self._counts.values() if types is None else (self._counts.get(type_, 0) for type_ in types))

    def with_property(self, label: str | None, key: str, value: Value) -> list[Node] | None:
        """A list with every node of `label` (None: of all) whose property is equal to `value`.

        None where the value is of a kind that is not hashed: then look at every node.
        """
        if not isinstance(value, _INDEXABLE):
            return None
        if isinstance(value, float) and math.isnan(value):
            return []
        if key == self._key:
            node = self.nodes.get(value)
            return [node] if node is not None and (label is None or label in node.labels) else []
        return self._hashed(label, key).get(group_key(value), [])

    def sharing(self, label: str | None, key: str) -> float:
        """How many nodes of `label` (None: of all) have one value of the property, on average; infinite where there
        are values that are not hashed."""
        found = self._sharing.get((label, key))
        if found is None:
            hashes = self._hashed(label, key)
            nodes = self.all_nodes if label is None else self.with_label(label)
            hashed, all_ = sum(map(len, hashes.values())), sum(key in node.properties for node in nodes)
            found = self._sharing[label, key] = hashed / len(hashes) if hashes and hashed == all_ else math.inf
        return found

    def _hashed(self, label: str | None, key: str) -> dict[Hashable, list[Node]]:
        hashes = self._hashes.get((label, key))
        if hashes is None:
            hashes = self._hashes[label, key] = self._hash(label, key)
        return hashes

    def _hash(self, label: str | None, key: str) -> dict[Hashable, list[Node]]:
        hashes: dict[Hashable, list[Node]] = defaultdict(list)
        for node in self.all_nodes if label is None else self.with_label(label):
            value = node.properties.get(key)
            if isinstance(value, _INDEXABLE):
                hashes[group_key(value)].append(node)
        return dict(hashes)

    def adjacency(self, direction: Direction, types: frozenset[str] | None) -> Adjacency:
        """Relationships of `types` by the node they are walked from; a loop is there once."""
        if not self.directed:
            direction = "both"
        found = self._adjacency.get((direction, types))
        if found is None:
            found = self._adjacency[direction, types] = self._walks(direction, types)
        return found

    def between(
        self, direction: Direction, types: frozenset[str] | None
    ) -> dict[tuple[Hashable, Hashable], list[Relationship]]:
        """Relationships of `types` by the ids of the nodes that they lead from and to."""
        if not self.directed:
            direction = "both"
        found = self._between.get((direction, types))
        if found is None:
            found = self._between[direction, types] = self._pairs(direction, types)
        return found

    def _pairs(
        self, direction: Direction, types: frozenset[str] | None
    ) -> dict[tuple[Hashable, Hashable], list[Relationship]]:
        pairs: dict[tuple[Hashable, Hashable], list[Relationship]] = defaultdict(list)
        for each in self.with_types(types):
            if direction != "in":
                pairs[each.start, each.end].append(each)
            if direction == "in" or (direction == "both" and each.start != each.end):
                pairs[each.end, each.start].append(each)
        return dict(pairs)

    def _walks(self, direction: Direction, types: frozenset[str] | None) -> Adjacency:
        walks: dict[Hashable, list[Step]] = defaultdict(list)
        for each in self.with_types(types):
            if direction != "in":
                walks[each.start].append((each, self.nodes[each.end]))
            if direction == "in" or (direction == "both" and each.start != each.end):
                walks[each.end].append((each, self.nodes[each.start]))
        return dict(walks)


class _Listed:
    """Relationships that are there."""

    def __init__(self, relationships: list[Relationship]) -> None:
        self._all = relationships
        self._by_type: dict[str, list[Relationship]] = defaultdict(list)
        for each in relationships:
            self._by_type[each.type].append(each)

    def counts(self) -> Mapping[str, int]:
        return {type_: len(found) for type_, found in self._by_type.items()}

    def of_type(self, type_: str) -> list[Relationship]:
        return self._by_type[type_]

    def all(self) -> list[Relationship]:
        return self._all


def _contents(graph: nx.Graph[Any]) -> Contents:
    attributes = Attributes()
    nodes = [
        Node(key, attributes.labels(data, key), attributes.properties(data, key))
        for key, data in graph.nodes(data=True)
    ]
    relationships = list(_relationships(graph, attributes))
    if attributes.may_miss_text:
        drop_missing_text([each.properties for each in nodes])
        drop_missing_text([each.properties for each in relationships])
    return Contents(nodes, _Listed(relationships))


def _relationships(graph: nx.Graph[Any], attributes: Attributes) -> list[Relationship]:
    """Each edge once. The id of one with parallel edges is its key, if that is a text that no other edge has."""
    adjacency = _adjacency(graph)
    uses = Counter(key for ends in adjacency.values() for keys in ends.values() for key in keys)
    alone = {key for key, count in uses.items() if count == 1 and isinstance(key, str)}
    found = []
    for start, ends in adjacency.items():
        for end, keys in ends.items():
            owner = (start, end)
            for key, data in keys.items():
                id_ = key if key in alone else owner if key is None else (start, end, key)
                type_, properties = attributes.type(data, owner), attributes.properties(data, owner)
                found.append(Relationship(id_, type_, start, end, properties))
    return found


_Adjacency = Mapping[Hashable, Mapping[Hashable, Mapping[Hashable, Mapping[str, Any]]]]
"""From a node's id to the ids of its neighbours, to the keys of the edges between them, to their attributes."""


def _has_parallel(graph: nx.Graph[Any]) -> TypeGuard[nx.MultiGraph[Any]]:
    return graph.is_multigraph()


def _adjacency(graph: nx.Graph[Any]) -> _Adjacency:
    """Each edge from one of its ends, where there are no parallel ones by the key None."""
    if not _has_parallel(graph):
        return _by_ends((start, end, None, data) for start, end, data in graph.edges(data=True))
    if not graph.is_directed():
        return _by_ends(graph.edges(keys=True, data=True))
    return dict(graph.adjacency())  # what `edges` lists, in half the time


def _by_ends(edges: Iterable[tuple[Hashable, Hashable, Hashable, Mapping[str, Any]]]) -> _Adjacency:
    found: dict[Hashable, dict[Hashable, dict[Hashable, Mapping[str, Any]]]] = {}
    for start, end, key, data in edges:
        found.setdefault(start, {}).setdefault(end, {})[key] = data
    return found
