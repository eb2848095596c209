"""Graphs to draw."""

from __future__ import annotations

import networkx as nx
from neo4j.time import Date


def named(names: list[str]) -> nx.MultiDiGraph:
    """Persons, one for each name, each in a meeting of that name with the next; two such persons met."""
    graph = nx.MultiDiGraph()
    for index, name in enumerate(names):
        status = ("Held", "Expected", "NotHeld", "Unstated")[index % 4]
        day = Date(2000 + index % 30, 1 + index % 12, 1 + index % 28)
        graph.add_node(f"p{index}", __labels__={"Person"}, name=name)
        graph.add_node(
            f"m{index}", __labels__={"Meeting", status}, name=name, status=name, edtf=name, earliest=day, latest=day
        )
    for index in range(len(names)):
        other = f"p{(index + 1) % len(names)}"
        for person in (f"p{index}", other):
            graph.add_edge(person, f"m{index}", key=f"{person}-m{index}", __labels__={"PARTICIPANT_IN"})
        for number in range(1 + index % 4):
            graph.add_edge(f"p{index}", other, key=f"{index}-{number}", __labels__={"MET"})
    return graph


def crowd(nodes: int) -> nx.MultiDiGraph:
    """A graph with hubs and long names."""
    graph = nx.MultiDiGraph()
    for n in range(nodes):
        graph.add_node(f"n{n:04}", __labels__={"Person"}, name=f"Person with the long name {n} of many")
    for a, b in nx.barabasi_albert_graph(nodes, 3, seed=1).edges:
        graph.add_edge(f"n{a:04}", f"n{b:04}", key=f"{a}-{b}", __labels__={"MET"})
    return graph
