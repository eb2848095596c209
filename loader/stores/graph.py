"""The networkx graph of nodes and relationships."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from loader.graph import Node, Relationship

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["build"]


def build(
    nodes: Iterable[tuple[str, Node]], relationships: Iterable[tuple[Relationship, str, str]]
) -> nx.MultiDiGraph[str]:
    """The networkx graph: nodes by id, relationships by their ids as keys, `__labels__` on both. A node comes with
    the label, a relationship with the labels of its ends, under which ids are unique; of two nodes with one id the
    second, in the order of labels, goes by `id (label)`."""
    from networkx import MultiDiGraph  # noqa: PLC0415 - slow to import, and queries do without

    graph: nx.MultiDiGraph[str] = MultiDiGraph()
    names: dict[tuple[str, str], str] = {}
    for label, node in sorted(nodes, key=lambda item: (item[0], str(item[1].id))):
        id_ = str(node.id)
        names[label, id_] = name = id_ if id_ not in graph else f"{id_} ({label})"
        graph.add_node(name, **{"__labels__": set(node.labels)}, **node.properties)
    for r, start_label, end_label in relationships:
        start, end = names[start_label, str(r.start)], names[end_label, str(r.end)]
        graph.add_edge(start, end, key=str(r.id), **{"__labels__": {r.type}}, **r.properties)
    return graph
