"""JSON as other programs read it: node-link for d3 and networkx, graphology's (for Sigma too), Cytoscape.js's.

Each carries every value that there is, as `--format json` prints it: a date is ISO 8601 text, NaN is "NaN".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from loader.errors import UsageError
from loader.exports.values import labels_of, ordered_edges, ordered_nodes, properties_of, type_of
from loader.graph import Value
from loader.render import json_text
from loader.stores.base import GraphStore

__all__ = ["cytoscape", "graphology", "node_link"]

_OF_SIGMA = frozenset(["label", "type", "color", "size", "x", "y", "hidden", "forceLabel", "highlighted", "zIndex"])
_OF_CYTOSCAPE = frozenset(["id", "source", "target", "parent"])


def node_link(store: GraphStore) -> Iterator[bytes]:
    """One JSON object, a node or relationship a line; `networkx.node_link_graph(data, edges="edges")` reads it.

    A node is {id, labels, properties}, a relationship {source, target, key, type, properties}. Values are as
    `--format json` prints them: a date is ISO 8601 text, NaN is "NaN", control codes are JSON's escapes.
    """
    graph = store.to_networkx()
    nodes = (
        {"id": id_, "labels": labels_of(data), "properties": properties_of(data)} for id_, data in ordered_nodes(graph)
    )
    edges = (
        {"source": start, "target": end, "key": key, "type": type_of(data), "properties": properties_of(data)}
        for start, end, key, data in ordered_edges(graph)
    )
    yield from _whole(b'{"directed": true, "multigraph": true, "graph": {},\n"nodes": [', nodes, edges, b"]}\n")


def graphology(store: GraphStore) -> Iterator[bytes]:
    """What `Graph.from(data)` of graphology takes: a directed multigraph whose keys are the ids. Attributes are the
    properties, `label` (the name or type, which Sigma shows), `labels` or `relationship`. Raises UsageError for a
    property in which Sigma looks for how something is drawn."""
    graph = store.to_networkx()
    nodes = (
        {"key": id_, "attributes": _told(f"node {id_!r}", _node(id_, data), data, _OF_SIGMA)}
        for id_, data in ordered_nodes(graph)
    )
    edges = (
        {
            **{"key": key, "source": start, "target": end},
            "attributes": _told(f"relationship {key!r}", _edge(data), data, _OF_SIGMA),
        }
        for start, end, key, data in ordered_edges(graph)
    )
    options = b'{"type": "directed", "multi": true, "allowSelfLoops": true}'
    yield from _whole(b'{"attributes": {}, "options": ' + options + b',\n"nodes": [', nodes, edges, b"]}\n")


def cytoscape(store: GraphStore) -> Iterator[bytes]:
    """What `cytoscape({elements: data.elements})` takes: in `data` of each element properties, `label`, and `labels`
    or `relationship`; the labels or the type as classes. Raises UsageError for a property that Cytoscape.js needs, and
    for a node and a relationship of one id."""
    graph = store.to_networkx()
    nodes = [_element(f"node {id_!r}", {"id": id_, **_node(id_, data)}, data) for id_, data in ordered_nodes(graph)]
    edges = [
        _element(f"relationship {key!r}", {"id": key, "source": start, "target": end, **_edge(data)}, data)
        for start, end, key, data in ordered_edges(graph)
    ]
    for *_, key in graph.edges(keys=True):
        if key in graph:
            raise UsageError(f"relationship {key!r} has the id of a node", remedy="use `export json` without --for")
    yield from _whole(b'{"elements": {"nodes": [', nodes, edges, b"]}}\n")


def _element(place: str, own: dict[str, Value], data: Mapping[str, Any]) -> dict[str, Value]:
    return {"data": _told(place, own, data, _OF_CYTOSCAPE), "classes": " ".join(labels_of(data)).split()}


def _node(id_: str, data: Mapping[str, Any]) -> dict[str, Value]:
    return {"label": str(data.get("name", id_)), "labels": labels_of(data)}


def _edge(data: Mapping[str, Any]) -> dict[str, Value]:
    return {"label": type_of(data), "relationship": type_of(data)}


def _told(place: str, own: dict[str, Value], data: Mapping[str, Any], taken: frozenset[str]) -> dict[str, Value]:
    """What is the format's own, then the properties; `id` is said by it already."""
    properties = properties_of(data)
    properties.pop("id", None)
    if found := sorted(taken.union(own) & set(properties)):
        remedy = "use `export json` without --for"
        raise UsageError(f"{place} has a property {found[0]!r}, a name that the format needs", remedy=remedy)
    return {**own, **properties}


def _whole(head: bytes, nodes: Iterable[object], edges: Iterable[object], tail: bytes) -> Iterator[bytes]:
    """Nodes and edges, one a line, in their lists."""
    yield head
    yield from _lines(map(json_text, nodes))
    yield b'],\n"edges": ['
    yield from _lines(map(json_text, edges))
    yield tail


def _lines(items: Iterator[str]) -> Iterator[bytes]:
    for number, item in enumerate(items):
        yield (",\n" if number else "\n").encode() + item.encode()
