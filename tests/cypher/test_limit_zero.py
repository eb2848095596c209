"""LIMIT 0, and what SKIP leaves out: which errors of rows that nobody wants are seen. Each is as on Neo4j 5.26.30."""

from __future__ import annotations

import networkx as nx
import pytest

from loader.cypher import Engine
from loader.errors import CypherError

SEEN = [
    "UNWIND [] AS x WITH sum(x) * 1.0 / count(*) AS a ORDER BY sum(x) * 1.0 / count(*) LIMIT 0 RETURN a",
    "UNWIND [] AS x WITH sum(x) / count(*) AS a ORDER BY a LIMIT 0 RETURN 1 AS one",
    "UNWIND [1, 0] AS x RETURN x ORDER BY 1 / x LIMIT 0",
    "UNWIND [1, 0] AS x WITH x ORDER BY 1 / x SKIP 1 LIMIT 0 RETURN x",
    "UNWIND [1, 0] AS x WITH DISTINCT 1 / x AS y ORDER BY y LIMIT 0 RETURN y",
    "UNWIND [1, 0] AS x WITH x, collect(x) AS xs ORDER BY 1 / x LIMIT 0 RETURN xs",
    "UNWIND [1, 0] AS x WITH 1 / x AS y ORDER BY y RETURN y LIMIT 0",
    "UNWIND [1, 0] AS x UNWIND [1 / x] AS y RETURN y ORDER BY y LIMIT 0",
    "MATCH (n) WHERE 1 / n.x > 5 RETURN n.x AS y ORDER BY y LIMIT 0",
    "MATCH (n) RETURN n.k AS k, count(1 / n.x) AS c ORDER BY k LIMIT 0",
    "MATCH (n) WITH n WHERE 1 / n.x > 0 RETURN n.k AS k ORDER BY k LIMIT 0",
    "UNWIND [1, 0] AS x WITH x, 1 / x AS y WITH x + 1 AS z, y ORDER BY z LIMIT 0 RETURN y",
]
UNSEEN = [
    "UNWIND [] AS x RETURN sum(x) / count(*) AS a LIMIT 0",
    "UNWIND [0] AS x WITH 1 / x AS a LIMIT 0 RETURN a",
    "UNWIND [1, 0] AS x WITH x, 1 / x AS y ORDER BY x LIMIT 0 RETURN y",
    "UNWIND [1, 0] AS x WITH 1 / x AS y WITH y ORDER BY y LIMIT 0 RETURN y",
    "UNWIND [1, 0] AS x WITH x, collect(1 / x) AS ys ORDER BY x LIMIT 0 RETURN ys",
    "UNWIND [1, 0] AS x UNWIND [1 / x] AS y RETURN y ORDER BY x LIMIT 0",
    "UNWIND [1, 0] AS x WITH x ORDER BY x UNWIND [1 / x] AS z RETURN z LIMIT 0",
    "MATCH (n) UNWIND [1 / n.x] AS z RETURN n.k AS k ORDER BY k LIMIT 0",
    "MATCH (n) WITH n, 1 / n.x AS y RETURN n.k AS k, y ORDER BY k LIMIT 0",
    "MATCH (n) OPTIONAL MATCH (n)-->(m) WHERE 1 / n.x > 0 RETURN n.k AS k ORDER BY k LIMIT 0",
]
LATER = [
    ("UNWIND [0, 1] AS x RETURN 1 / x AS y SKIP 1", [(1,)]),
    ("UNWIND [0, 1] AS x WITH 1 / x AS y SKIP 1 RETURN count(*) AS n", [(1,)]),
    ("UNWIND [0, 1] AS x WITH x, 1 / x AS y ORDER BY x SKIP 1 RETURN y", [(1,)]),
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((n, {"x": n, "k": n + 1}) for n in range(3))
    graph.add_edges_from(((0, 1), (1, 2)))
    return Engine(graph)


@pytest.mark.parametrize("text", SEEN)
def test_an_error_before_an_order_is_seen(engine: Engine, text: str) -> None:
    with pytest.raises(CypherError, match="/ by zero"):
        engine.query(text)


@pytest.mark.parametrize("text", UNSEEN)
def test_what_limit_0_does_not_ask_for_is_not_worked_out(engine: Engine, text: str) -> None:
    assert engine.query(text).rows == []


@pytest.mark.parametrize(("text", "rows"), LATER)
def test_columns_are_computed_behind_skip(engine: Engine, text: str, rows: list[tuple[int]]) -> None:
    assert [tuple(row) for row in engine.query(text).rows] == rows


def test_by_cypher_25_a_column_that_was_computed_is_sorted_where_it_is_wanted(engine: Engine) -> None:
    text = "CYPHER 25 UNWIND [1, 0] AS x WITH 1 / x AS y WITH y ORDER BY y LIMIT 0 RETURN y"
    with pytest.raises(CypherError, match="/ by zero"):
        engine.query(text)
