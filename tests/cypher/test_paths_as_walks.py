"""Of a path whose relationships alone are asked for, the list of these is enough; the rows are the same."""

from __future__ import annotations

import networkx as nx
import pytest

from loader.cypher import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((n, {"__labels__": {"AB"[n % 2]}, "n": n}) for n in range(5))
    for key, (start, end) in enumerate([(0, 1), (1, 2), (2, 0), (3, 3), (3, 4), (1, 0)]):
        graph.add_edge(start, end, key=f"e{key}", __labels__={"TU"[key % 2]}, n=key)
    return Engine(graph)


LEFT_OUT = [
    "MATCH p = (a)-[*1..3]->(b) RETURN length(p), count(*) ORDER BY length(p)",
    "MATCH p = (a)<-[:T*0..2]-(b:B) RETURN a.n AS a, [r IN relationships(p) | r.n] AS r",
    "OPTIONAL MATCH p = (a {n: 9})-[*]->(b) RETURN length(p), relationships(p), count(p)",
    "MATCH p = (a)-[*1..2]->(b) RETURN DISTINCT length(p) AS l, a.n ORDER BY l",
    "MATCH p = (a)-[*1..2]->(b) RETURN EXISTS { MATCH (b)-->(c) WHERE c.n < length(p) } AS e, count(*)",
]
KEPT = [
    "MATCH p = (a)-[*1..2]->(b) WITH length(p) AS p RETURN p, count(*) ORDER BY p",
    "MATCH p = (a)-[*1..2]->(b) RETURN size([p IN [1] | p]), max(length(p))",
    "MATCH p = (a)-[*1..2]->(b) WITH p WHERE length(p) = 2 RETURN count(*)",
    "MATCH p = (a)-[*1..2]->(b) RETURN count(DISTINCT p), max(length(p))",
    "MATCH p = (a)-[*1..2]->(b) CALL (p) { RETURN length(p) AS l } RETURN l, count(*)",
]


@pytest.mark.parametrize("text", LEFT_OUT)
def test_a_path_is_left_out_and_the_rows_are_the_same(engine: Engine, text: str) -> None:
    before, _, after = text.partition(" RETURN ")
    asking = f"{before} WITH *, nodes(p) AS whole RETURN {after}"
    found, kept = engine.query(text), engine.query(asking)
    assert (found.columns, sorted(map(repr, found.rows))) == (kept.columns, sorted(map(repr, kept.rows)))
    assert not _makes_a_path(engine, text)
    assert _makes_a_path(engine, asking)


@pytest.mark.parametrize("text", KEPT)
def test_a_path_is_made_where_more_is_asked_of_it(engine: Engine, text: str) -> None:
    assert _makes_a_path(engine, text)


def _makes_a_path(engine: Engine, text: str) -> bool:
    return "Path" in [row[0].strip() for row in engine.query(f"EXPLAIN {text}").rows]


def test_lengths_and_relationships_of_paths_that_are_left_out(engine: Engine) -> None:
    assert engine.query("MATCH p = (a {n: 0})-[*1..3]->(b) RETURN length(p), count(*) ORDER BY length(p)").rows == [
        (1, 1),
        (2, 2),
        (3, 1),
    ]
    text = "MATCH p = ({n: 2})<-[*2]-() RETURN [r IN relationships(p) | r.n] AS n ORDER BY n"
    assert engine.query(text).rows == [([1, 0],)]
    assert engine.query("OPTIONAL MATCH p = ({n: 9})-[*]->() RETURN length(p), count(p)").rows == [(None, 0)]
