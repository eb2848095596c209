"""Node-link JSON, as d3 and networkx read it; it carries every value that there is."""

from __future__ import annotations

from collections.abc import Iterator

from loader.exports.values import labels_of, ordered_edges, ordered_nodes, properties_of, type_of
from loader.render import json_text
from loader.stores.base import GraphStore

__all__ = ["node_link"]


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
    yield b'{"directed": true, "multigraph": true, "graph": {},\n"nodes": ['
    yield from _lines(map(json_text, nodes))
    yield b'],\n"edges": ['
    yield from _lines(map(json_text, edges))
    yield b"]}\n"


def _lines(items: Iterator[str]) -> Iterator[bytes]:
    for number, item in enumerate(items):
        yield (",\n" if number else "\n").encode() + item.encode()
