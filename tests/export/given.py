"""A graph of a test's own making, where a store is asked for."""

from __future__ import annotations

from typing import Any

import networkx as nx


class Given:
    """Of a store, what the exports read that need no records."""

    def __init__(self, graph: nx.MultiDiGraph) -> None:
        self._graph = graph

    def to_networkx(self) -> nx.MultiDiGraph:
        return self._graph


def small_graph(**properties: Any) -> nx.MultiDiGraph:
    """Two nodes and a relationship, each with the properties."""
    graph = nx.MultiDiGraph()
    graph.add_node("a", __labels__={"Person"}, **properties)
    graph.add_node("b", __labels__={"Person"})
    graph.add_edge("a", "b", key="MET|a|b|m", __labels__={"MET"}, **properties)
    return graph
