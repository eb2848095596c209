"""What the index holds of each kind of networkx's graphs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from loader.cypher.evaluation.graph_index import GraphIndex


def _tangled(kind: type[nx.Graph[Any]]) -> nx.Graph[Any]:
    """Edges both ways, a loop, and where there may be parallel ones keys of text, shared and not, and numbers."""
    graph = kind()
    edges = [("b", "a"), ("a", "b"), ("a", "a"), ("c", "a"), ("a", "b")]
    for number, ends in enumerate(edges):
        keys = {"key": ("k", "shared", "shared", 7, "l")[number]} if graph.is_multigraph() else {}
        graph.add_edge(*ends, **keys, number=number)
    return graph


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
@pytest.mark.parametrize("seen", [lambda graph: graph, lambda graph: graph.subgraph("ab"), lambda graph: graph.copy()])
def test_each_edge_is_one_relationship_in_the_order_of_networkx(
    kind: type[nx.Graph[Any]], seen: Callable[[nx.Graph[Any]], nx.Graph[Any]]
) -> None:
    graph = seen(_tangled(kind))
    listed = [(start, end, number) for start, end, number in graph.edges(data="number")]
    found = GraphIndex(graph).relationships
    assert [(each.start, each.end, each.properties["number"]) for each in found] == listed
    assert len({each.id for each in found}) == len(listed)


def test_a_key_that_one_edge_has_is_the_id_of_its_relationship() -> None:
    ids = {each.properties["number"]: each.id for each in GraphIndex(_tangled(nx.MultiDiGraph)).relationships}
    assert ids == {0: "k", 1: ("a", "b", "shared"), 2: ("a", "a", "shared"), 3: ("c", "a", 7), 4: "l"}
