"""ORDER BY ... LIMIT by a property of the nodes that a query begins with: nothing differs but the time."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from loader.cypher import Engine
from loader.errors import CypherError

NODES = 400


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    chance = random.Random(7)  # noqa: S311
    graph = nx.MultiDiGraph()
    for n in range(NODES):
        given = {"t": chance.choice("abcdefgh")} if n % 9 else {}
        graph.add_node(n, __labels__={"N"}, uid=chance.randrange(10_000) * NODES + n, k=chance.randrange(60), **given)
    for _ in range(3 * NODES):
        graph.add_edge(chance.randrange(NODES), chance.randrange(NODES), __labels__={"R"}, w=chance.randrange(9))
    return graph


WINDOWED = [
    "MATCH (a:N)-[r:R]->(b) RETURN a.uid AS id, count(b) AS n, sum(r.w) AS w ORDER BY id {}",
    "MATCH (a:N)-[r:R]->(b) RETURN a.k AS k, count(b) AS n, collect(b.uid)[0] AS b ORDER BY k DESC {}",
    "MATCH (a:N) OPTIONAL MATCH (a)-[r:R]->(b) WHERE r.w > 6 RETURN a.uid, b.uid, r.w ORDER BY a.k, a.uid, b.uid {}",
    "MATCH (a:N) WHERE a.k > 20 WITH a, COUNT {{ (a)-->() }} AS n RETURN a.t AS t, n, a.uid AS id ORDER BY t, n, id {}",
    "MATCH (a:N)-[r:R]-(b) WITH a, b ORDER BY r.w WITH a, collect(b.uid) AS l RETURN a.uid AS x, l ORDER BY x DESC {}",
    "MATCH (a:N) CALL (a) {{ MATCH (a)-->(b) RETURN b ORDER BY b.uid LIMIT 2 }} "
    "RETURN a.uid AS id, collect(b.uid) AS l ORDER BY id {}",
    "MATCH (a:N)-[:R]->(b) WITH a.t AS t, count(*) AS n WHERE n > 3 RETURN t, n ORDER BY t DESC {}",
    "MATCH (a:N)-[:R]->(b) RETURN DISTINCT a.t AS t, b.t AS u ORDER BY t, u {}",
    "MATCH (a:N) UNWIND [2, 1] AS x WITH a AS c, x WHERE c.k <> 7 RETURN c.t, x, c.uid ORDER BY c.t, x, c.uid {}",
]
APART = [
    "MATCH (a:N)-[:R]->(b) WITH b.t AS t, count(*) AS n RETURN t, n ORDER BY t {}",
    "MATCH (a:N) WITH a ORDER BY a.uid DESC LIMIT 30 RETURN a.k AS k, a.uid AS id ORDER BY k, id {}",
    "MATCH (a:N) WITH count(*) AS n MATCH (a:N) RETURN n, a.uid ORDER BY a.uid {}",
    "MATCH (a:N) WITH collect(a) AS l UNWIND l AS a RETURN size(l) AS n, a.uid ORDER BY a.uid {}",
    "MATCH (a:N) RETURN count(*) AS n, max(a.k) AS k ORDER BY k {}",
    "MATCH (a:N) RETURN a.k AS a, count(*) AS n ORDER BY a {}",
    "MATCH (a:N)-->(b) RETURN b.k AS k, a.uid % 5 AS a ORDER BY a, k {}",
    "MATCH (a:N)-->(b) WITH b AS a RETURN a.k AS k, a.uid AS id ORDER BY k, id {}",
]  # fmt: skip


@pytest.mark.parametrize("text", [*WINDOWED, *APART])
def test_the_rows_are_those_of_all_in_order(graph: nx.MultiDiGraph, text: str) -> None:
    engine = Engine(graph)
    whole = engine.query(text.format("")).rows
    for skip, limit in ((0, 5), (3, 4), (0, 1), (2, 0), (0, 120), (0, 5_000)):
        assert engine.query(text.format(f"SKIP {skip} LIMIT {limit}")).rows == whole[skip : skip + limit]


def test_nodes_beyond_the_first_are_not_asked(graph: nx.MultiDiGraph) -> None:
    """What fails for the last node fails no query that the first ones are enough for."""
    text = "MATCH (a:N) UNWIND [1] AS y WITH a, y / (a.uid - $last) AS x RETURN a.uid AS id, x ORDER BY id LIMIT {}"
    last = {"last": max(uid for _, uid in graph.nodes(data="uid"))}
    assert len(Engine(graph).query(text.format(3), last).rows) == 3
    with pytest.raises(CypherError):
        Engine(graph).query(text.format(NODES), last)
