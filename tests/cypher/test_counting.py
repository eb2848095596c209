"""Rows that are only counted need not be made: the count is that of the rows."""

from __future__ import annotations

import networkx as nx
import pytest

from loader.cypher import Engine

PATTERNS = [
    "(a)", "(a), (b)", "(a:A), (b), (c:B)", "(a)-[r]->(b)", "(a)-[r:T]-(b)", "(a)-->(a)", "(a)-->(b)-->(c)",
    "(a:A)-->()",
    "(a)-->(b:B)", "(a {n: 1})-[r]-(b)", "(a)-[*1..2]->(b)", "(a)-->(b), (c)", "(a)<--(b), (b)-->(c)", "p = (a)--(b)",
    "(a)-[r]-(b) WHERE a.n < b.n", "(a), (b) WHERE a.n = b.n",
    "(a)-->(b)-->(c)-->(a)", "(a)--(b)--(c)--(a)", "(a)-[r]-(b)--(c:A)--(a)", "(a)-->(b)-->(c), (a)-->(c)",
    "(a)--(b)--(c)-[:T]-(b)", "(a:A)--(b)-->(c)<--(a)", "(a)--(b)--(c)--(d)--(a)",
    "(a)--(b)--(c {n: 1})--(a) WHERE a.n < b.n",
    "(a)--(b)--(a)", "(a)-->(b)--(c)--(a) WHERE c.n <> a.n", "(a)--(a)--(c)--(a)", "(a)-[:T]-(b)-[:U]-(c)-[:T]-(a)",
]  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((n, {"__labels__": {"AB"[n % 2]}, "n": n % 3}) for n in range(6))
    for key, (start, end) in enumerate([(0, 1), (0, 1), (1, 2), (2, 0), (3, 3), (3, 4), (1, 0)]):
        graph.add_edge(start, end, key=f"e{key}", __labels__={"TU"[key % 2]})
    return Engine(graph)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_count_is_that_of_the_rows(engine: Engine, pattern: str) -> None:
    rows = engine.query(f"MATCH {pattern} RETURN a.n AS n").rows
    assert engine.query(f"MATCH {pattern} RETURN count(*)").rows == [(len(rows),)]
    assert engine.query(f"MATCH {pattern} WITH count(a) + 1 AS n RETURN n").rows == [(len(rows) + 1,)]
    assert engine.query(f"RETURN COUNT {{ MATCH {pattern} }}").rows == [(len(rows),)]
    assert engine.query(f"MATCH {pattern} RETURN a.n, count(*)").rows == _grouped(rows)
    assert engine.query(f"MATCH (a) RETURN sum(COUNT {{ MATCH {pattern} }})").rows == [(len(rows),)]
    assert engine.query(f"OPTIONAL MATCH {pattern} RETURN count(*), count(a)").rows == [(max(len(rows), 1), len(rows))]


def _grouped(rows: list[tuple[int, ...]]) -> list[tuple[int, int]]:
    found: dict[int, int] = {}
    for (value,) in rows:
        found[value] = found.get(value, 0) + 1
    return list(found.items())


def test_many_are_counted_at_once(engine: Engine) -> None:
    text = "MATCH " + ", ".join(f"(n{each})" for each in range(20)) + " RETURN count(*)"
    assert engine.query(text, seconds=5).rows == [(6**20,)]
