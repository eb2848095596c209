"""Graphs of every kind, what is kept between queries, and plans."""

from __future__ import annotations

import datetime
import gc
import threading
from typing import Any

import networkx as nx
import pytest
from neo4j.time import Date

from loader.cypher import Engine, forget, query
from loader.cypher.collecting import seldom_collecting
from loader.errors import CypherError
from loader.graph import Node, Path, Relationship


def _fill(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    graph.add_node(1, __labels__={"A"}, name="one")
    graph.add_node(2, __labels__="B", name="two", tags=("x", "y"), day=datetime.date(2023, 6, 18))
    graph.add_edge(1, 2, __labels__="TO", weight=5)
    return graph


@pytest.mark.parametrize("kind", [nx.DiGraph, nx.MultiDiGraph])
def test_directed_graphs(kind: type[nx.Graph[Any]]) -> None:
    graph = _fill(kind())
    assert query(graph, "MATCH (a)-[r:TO]->(b:B) RETURN a.name, r.weight").rows == [("one", 5)]
    assert query(graph, "MATCH (a)<-[r:TO]-(b:B) RETURN a.name").rows == []


@pytest.mark.parametrize("kind", [nx.Graph, nx.MultiGraph])
def test_in_undirected_graphs_a_relationship_matches_either_way(kind: type[nx.Graph[Any]]) -> None:
    graph = _fill(kind())
    assert query(graph, "MATCH (a:A)-[:TO]->(b) RETURN b.name").rows == [("two",)]
    assert query(graph, "MATCH (a:A)<-[:TO]-(b) RETURN b.name").rows == [("two",)]
    assert query(graph, "MATCH (a)-[:TO]-(b) RETURN count(*)").rows == [(2,)]


def test_values_are_those_of_cypher() -> None:
    ((day, tags, node, path),) = query(_fill(nx.DiGraph()), "MATCH p = (b:B)<--() RETURN b.day, b.tags, b, p").rows
    assert (day, tags) == (Date(2023, 6, 18), ["x", "y"])
    assert isinstance(node, Node) and (node.id, node.labels) == (2, frozenset({"B"}))
    assert isinstance(path, Path) and [each.id for each in path.nodes] == [2, 1]


def test_ids_of_relationships() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.add_edge("a", "b", key="named", __labels__={"T"})
    graph.add_edge("a", "b", key="twice", __labels__={"T"})
    graph.add_edge("b", "a", key="twice", __labels__={"T"})
    found = {row[0].id for row in query(graph, "MATCH ()-[r]->() RETURN r").rows}
    assert found == {"named", ("a", "b", "twice"), ("b", "a", "twice")}
    ((one,),) = query(_fill(nx.DiGraph()), "MATCH ()-[r]->() RETURN r").rows
    assert isinstance(one, Relationship) and (one.id, one.start, one.end) == ((1, 2), 1, 2)


def test_parallel_relationships_and_loops() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.add_edge(1, 2, __labels__={"T"})
    graph.add_edge(1, 2, __labels__={"T"})
    graph.add_edge(3, 3, __labels__={"T"})
    assert query(graph, "MATCH (a)-[]->(b) RETURN count(*)").rows == [(3,)]
    assert query(graph, "MATCH (a)-[]-(b) RETURN count(*)").rows == [(5,)]
    assert query(graph, "MATCH (a)-[r]-(b)-[q]-(a) RETURN count(*)").rows == [(4,)]


def test_changes_that_networkx_notices_are_noticed() -> None:
    graph = _fill(nx.DiGraph())
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)"
    assert query(graph, count).rows == [(2, 1)]
    graph.add_edge(2, 3, __labels__={"TO"})
    assert query(graph, count).rows == [(3, 2)]
    graph.remove_node(2)
    assert query(graph, count).rows == [(2, 0)]


def test_forget_drops_what_is_kept() -> None:
    graph = _fill(nx.DiGraph())
    text = "MATCH (n:A) RETURN n.name"
    assert query(graph, text).rows == [("one",)]
    graph.nodes[1]["name"] = "uno"
    forget(graph)
    assert query(graph, text).rows == [("uno",)]


def test_an_engine_answers_from_the_graph_as_it_was() -> None:
    graph = _fill(nx.DiGraph())
    engine = Engine(graph)
    graph.add_node(3)
    assert engine.query("MATCH (n) RETURN count(*)").rows == [(2,)]


def test_plans_are_kept_by_text(people: nx.Graph[Any]) -> None:
    engine = Engine(people)
    assert engine.prepare("RETURN 1 AS x") is engine.prepare("RETURN 1 AS x")
    assert engine.prepare("RETURN 1 AS x").columns == ("x",)


def test_explain_shows_that_a_property_is_sought(people: nx.Graph[Any]) -> None:
    result = query(people, "EXPLAIN MATCH (a:Person {name: $name})-[:KNOWS]-(b) RETURN b.name")
    assert result.columns == ("step", "details")
    assert result.rows == [
        ("Seek", "(a:Person) by .name"),
        ("Expand", "(a)-[:KNOWS]-(b)"),
        ("Return", "b.name"),
    ]


def test_profile_counts_the_rows_of_every_step(people: nx.Graph[Any]) -> None:
    result = query(people, "PROFILE MATCH (a:Boss)-[:KNOWS]-(b) RETURN count(b.name) AS c")
    assert result.columns == ("step", "details", "rows")
    assert [row[2] for row in result.rows] == [1, 2, 1, 1]


def test_the_smallest_label_comes_first(people: nx.Graph[Any]) -> None:
    result = query(people, "EXPLAIN MATCH (a:Person)-[:WORKS_AT]->(c:Company) RETURN a")
    assert result.rows[0] == ("ScanLabel", "(c:Company)")


def test_the_one_node_at_many_other_ends_is_looked_up() -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((n, {"__labels__": "P", "id": n, "half": n // 2, "list": [n]}) for n in range(6))
    graph.add_edges_from((a, b, {"__labels__": "T"}) for a in range(6) for b in range(6) if a != b)
    engine = Engine(graph)
    for key, value, steps in (("id", 3, "Seek"), ("half", 1, "Expand"), ("list", [3], "Expand")):
        text = f"MATCH (a:P {{id: 0}})-->(b)-->(c:P {{{key}: $value}}) RETURN a.id, b.id, c.id"
        given = {"value": value}
        assert [step for step, *_ in engine.query(f"EXPLAIN {text}", given).rows][1] == steps
        slow = text.replace("{id: 0}", "").replace(") RETURN", ") WHERE a.id + 0 = 0 RETURN")
        assert sorted(engine.query(text, given).rows) == sorted(engine.query(slow, given).rows) != []


def test_circles_are_looked_for_as_often_as_before_once_all_queries_are_done() -> None:
    before, during = gc.get_threshold(), []
    started, done = threading.Event(), threading.Event()

    def first() -> None:
        with seldom_collecting():
            started.set()
            done.wait(10)

    thread = threading.Thread(target=first)
    thread.start()
    started.wait(10)
    with pytest.raises(CypherError):
        Engine(nx.DiGraph()).query("RETURN 1 / 0")
    during.append(gc.get_threshold())
    done.set()
    thread.join()
    assert during[0][0] > before[0]
    assert gc.get_threshold() == before
