"""Rows that are put in order before a CALL {}, and columns that are computed for the wanted rows alone: nothing differs
but the time."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from loader.cypher import Engine
from loader.errors import CypherError

EARLY = [
    "MATCH (a:N) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN a.n, b.uid ORDER BY a.n %s",
    "MATCH (a:N) CALL (a) { MATCH (a)-->(b) RETURN b ORDER BY b.uid LIMIT 2 } RETURN a.n AS x, b.n ORDER BY x DESC %s",
    "MATCH (a:N) CALL (a) { MATCH (a)-->(b) RETURN b } MATCH (b)-->(c) RETURN a.uid, c.uid ORDER BY a.n DESC, a.uid %s",
    "MATCH (a:N) OPTIONAL CALL (a) { MATCH (a)-->(b) RETURN b } UNWIND [1, 2] AS x RETURN a.uid, b.uid ORDER BY a.n %s",
    "MATCH (a:N) CALL { WITH a MATCH (a)-->(b) RETURN b.n AS m } WITH a AS m, m AS k ORDER BY m.n %s RETURN m.uid, k",
    "MATCH (a:N) CALL (a) { RETURN a.n AS n UNION ALL RETURN 7 AS n } RETURN n, a.uid AS id ORDER BY a.n, id %s",
]  # fmt: skip
LATE = [
    "MATCH (a:N) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN a.n, b.uid ORDER BY b.uid, a.n %s",
    "MATCH (a:N) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN DISTINCT a.n AS n ORDER BY n %s",
    "MATCH (a:N) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN a.n AS n, count(*) ORDER BY n %s",
    "MATCH (a:N) CALL (a) { MATCH (a)-->(b) RETURN b.n AS a_n } RETURN a_n AS a ORDER BY a %s",
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    chance = random.Random(5)  # noqa: S311
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((n, {"__labels__": {"N"}, "uid": n, "n": chance.randrange(4)}) for n in range(12))
    for _ in range(30):
        graph.add_edge(chance.randrange(12), chance.randrange(12), __labels__={"R"})
    return Engine(graph)


@pytest.mark.parametrize("text", [*EARLY, *LATE])
def test_the_rows_are_those_of_all_in_order(engine: Engine, text: str) -> None:
    whole = engine.query(text % "").rows
    for skip, limit in ((0, 5), (3, 4), (0, 1), (2, 0), (0, 500)):
        assert engine.query(text % f"SKIP {skip} LIMIT {limit}").rows == whole[skip : skip + limit]
    steps = [row[0] for row in engine.query(f"EXPLAIN {text % 'LIMIT 3'}").rows]
    assert ("Top" not in steps) == (text in EARLY)


COLUMNS = [
    "a.uid AS id, COUNT { (a)-->() } AS n ORDER BY a.n, id %s", "a.n + 1 AS n, a.uid * 2 AS a ORDER BY a DESC %s",
    "a.uid AS id, a.n AS m, a.n + a.uid AS k ORDER BY k, m %s", "*, a.n + 1 AS k ORDER BY a.n, a.uid %s",
    "a.n AS n, count(*) + 1 AS k, collect(a.uid)[0] AS first ORDER BY n DESC %s",
]  # fmt: skip


@pytest.mark.parametrize("columns", COLUMNS)
def test_columns_are_those_of_all(engine: Engine, columns: str) -> None:
    for keyword in ("RETURN ", "WITH "):
        text = f"MATCH (a:N) {keyword}{columns}" + (" RETURN *" if keyword == "WITH " else "")
        whole = engine.query(text % "").rows
        assert engine.query(text % "SKIP 1 LIMIT 4").rows == whole[1:5]
    text = f"MATCH (a:N) WITH {columns % 'LIMIT 9'} WHERE n > 1 RETURN n"
    if " AS n" in columns:
        assert engine.query(text).rows == [(n,) for (n,) in _named(engine, columns) if n > 1]


def _named(engine: Engine, columns: str) -> list[tuple[int]]:
    rows: list[tuple[int]] = engine.query(f"MATCH (a:N) WITH {columns % 'LIMIT 9'} RETURN n").rows  # type: ignore[assignment]
    return rows


def test_a_column_that_the_order_asks_for_fails_wherever_it_does(engine: Engine) -> None:
    with pytest.raises(CypherError):
        engine.query("MATCH (a:N) RETURN 1 / (a.uid - 11) AS x ORDER BY x LIMIT 1")
