"""A graph copied onto a server by plain statements, so that the engines are compared and not the loads."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from typing import Any

import networkx as nx

from loader.schema import LABELS
from loader.stores.neo4j.statements import CONSTRAINTS
from tests.servers.server import Server

ROWS_AT_ONCE = 2000


def copy_to(server: Server, graph: nx.MultiDiGraph[Any]) -> None:
    """Makes the database of the server hold this graph and nothing else."""
    server.clear()
    with closing(server.driver()) as driver, driver.session(database=server.database) as session:
        for text in CONSTRAINTS.values():
            session.run(text).consume()
        for text, rows in [*_nodes(graph).items(), *_relationships(graph).items()]:
            for first in range(0, len(rows), ROWS_AT_ONCE):
                session.run(text, rows=rows[first : first + ROWS_AT_ONCE]).consume()


def _nodes(graph: nx.MultiDiGraph[Any]) -> dict[str, list[dict[str, Any]]]:
    statements = defaultdict(list)
    for _, data in graph.nodes(data=True):
        labels = ":".join(sorted(data["__labels__"]))
        statements[f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row"].append(_properties(data))
    return statements


def _relationships(graph: nx.MultiDiGraph[Any]) -> dict[str, list[dict[str, Any]]]:
    statements = defaultdict(list)
    for start, end, data in graph.edges(data=True):
        (kind,) = data["__labels__"]
        ends = [next(iter(graph.nodes[node]["__labels__"] & LABELS.keys())) for node in (start, end)]
        text = (
            f"UNWIND $rows AS row MATCH (a:{ends[0]} {{id: row.a}}) MATCH (b:{ends[1]} {{id: row.b}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.r"
        )
        row = {"a": graph.nodes[start]["id"], "b": graph.nodes[end]["id"], "r": _properties(data)}
        statements[text].append(row)
    return statements


def _properties(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "__labels__"}
