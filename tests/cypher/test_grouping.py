"""What may stand beside an aggregate, be it one in a subquery: Neo4j 5.26 looks into these too."""

from __future__ import annotations

import networkx as nx
import pytest

from loader.cypher import Engine
from loader.errors import CypherError, CypherSemanticError
from tests.cypher.conftest import Ask

COUNTED = "COUNT { MATCH (n)-->(m) RETURN count(m) AS z }"
LONE = "COUNT { MATCH (k)-->(m) WITH count(*) AS z RETURN z }"

REFUSED = [
    f"MATCH (n) RETURN [{COUNTED}] AS c",
    f"MATCH (n) RETURN NOT {COUNTED} > 0 AS c",
    f"MATCH (n) RETURN n.age, 1 + {COUNTED} AS c",
    f"MATCH (n) RETURN n.age + {LONE} AS c",
    f"MATCH (n) RETURN n.age + 1 AS k, {LONE} + (n.age + 1) AS c",
    "MATCH (n) RETURN size(COLLECT { MATCH (n)-->(m) RETURN count(m) AS z }) + 1 AS c",
    "MATCH (n) RETURN COUNT { (n)-->() } + count(*) AS c",
    "MATCH (n) RETURN 1 + COUNT { MATCH (m {age: n.age}) RETURN count(m) AS z } AS c",
    f"MATCH (n) RETURN {COUNTED} AS c ORDER BY n.age",
    f"MATCH (n) WITH {COUNTED} AS c WHERE n.age > 0 RETURN c",
    f"MATCH (n) RETURN n ORDER BY {COUNTED}",
    f"MATCH (n) RETURN n, count(*) AS c ORDER BY {COUNTED}",
    "UNWIND [1] AS x CALL (x) { MATCH (n) RETURN count(*) + x AS c } RETURN c",
    "UNWIND [1] AS x CALL (*) { MATCH (n) WITH count(*) + x AS c RETURN c } RETURN c",
    "UNWIND [1] AS x RETURN COLLECT { MATCH (n) RETURN count(*) + x AS c } AS c",
    "UNWIND [1] AS x CALL (x) { RETURN x } RETURN x",
    "UNWIND [1] AS x RETURN COLLECT { UNWIND [2] AS y RETURN * } AS c",
    "MATCH (n) RETURN size([(n)-->(m) | m]) + count(*) AS c",
    "MATCH (n) RETURN n.age, [(n)-->(m) | m.age] + count(*) AS c",
    "MATCH (n) RETURN (n)-->() AND count(*) > 0 AS c",
    "MATCH (n) RETURN exists((n)-->()) OR count(*) > 5 AS c",
    "MATCH (n) RETURN count(n) AS c ORDER BY count(*)",
    "MATCH (n) RETURN count(*) + 1 AS c ORDER BY count(*)",
    "MATCH (n) RETURN count(*) + 1 AS c ORDER BY 1 + count(*)",
    "MATCH (n) RETURN n.age AS x, max(n.age) AS c ORDER BY CASE WHEN count(*) > 1 THEN 1 END",
]


@pytest.mark.parametrize("text", REFUSED)
def test_refused(ask: Ask, text: str) -> None:
    with pytest.raises(CypherSemanticError):
        ask(text)


ALLOWED = [
    (f"MATCH (n:City) RETURN {COUNTED} AS c", 1),
    (f"MATCH (n:City) RETURN n, 1 + {COUNTED} AS c ORDER BY n.age", 1),
    (f"MATCH (n:City) RETURN n.age, n.age + {LONE} AS c", 1),
    (f"MATCH (n:City) WITH *, 1 + {COUNTED} AS c RETURN c", 1),
    ("MATCH (n:City) RETURN size(COLLECT { MATCH (n)-->(m) RETURN count(m) AS z }) AS c", 1),
    (f"MATCH (n:City) RETURN n.age AS a, {COUNTED} AS c ORDER BY {COUNTED}", 1),
    ("UNWIND [1] AS x CALL (x) { MATCH (n:City) RETURN x AS y, count(*) + x AS c } RETURN c", 1),
    ("UNWIND [1] AS x RETURN EXISTS { MATCH (n) WITH count(*) + x AS c RETURN c } AS c", 1),
    ("UNWIND [1] AS x RETURN 1 + COUNT { MATCH (n)-->(k) RETURN count(x) AS y } AS c", 1),
]


@pytest.mark.parametrize(("text", "rows"), ALLOWED)
def test_allowed(ask: Ask, text: str, rows: int) -> None:
    assert len(ask(text)) == rows


def test_collect_returns_a_variable_of_the_query_around_it(ask: Ask) -> None:
    assert ask("UNWIND [1] AS x RETURN COLLECT { UNWIND [2, 3] AS y RETURN x } AS c") == [([1, 1],)]


DEGREES = [("Ann", 4), ("Ben", 3), ("Cid", 2), ("Dee", 1), ("Acme", 2), ("Rome", 1)]

BESIDE = [
    "COUNT { (n)-->() } + count(*)",
    "COUNT { MATCH (n)-->() } + count(*)",
    "size([(n)-->(m) | m]) + count(*)",
    "size(COLLECT { MATCH (n)-->(m) RETURN m.name }) + count(*)",
    "reduce(a = 0, x IN [1] | a + size([(n)-->(m) | m])) + count(*)",
]


@pytest.mark.parametrize("counted", BESIDE)
def test_a_pattern_beside_an_aggregate_knows_the_nodes_that_are_keys(ask: Ask, counted: str) -> None:
    assert sorted(ask(f"MATCH (n) WITH n, {counted} AS c RETURN n.name, c")) == sorted(DEGREES)
    assert sorted(ask(f"MATCH (n) WITH n AS k, {counted} AS c RETURN k.name, c")) == sorted(DEGREES)


def test_a_subquery_beside_an_aggregate_counts_its_own_rows(ask: Ask) -> None:
    pairs = "COUNT { MATCH (n)<--(m) WITH n.name AS y, count(*) AS z WHERE z > 1 RETURN y }"
    rows = ask(f"UNWIND [1, 2, 3] AS x MATCH (n:Person) WITH n, {pairs} + count(*) AS c RETURN n.name, c")
    assert sorted(rows) == [("Ann", 3), ("Ben", 3), ("Cid", 4), ("Dee", 3)]


def test_a_condition_on_a_pattern_beside_an_aggregate(ask: Ask) -> None:
    for condition in ("(n)-->()", "exists((n)-->())", "EXISTS { (n)-->() }"):
        rows = ask(f"MATCH (n) WITH n, {condition} AND count(*) > 0 AS c RETURN n.name, c")
        assert sorted(rows) == sorted((name, degree > 1) for name, degree in DEGREES)


SORTED = [
    ("MATCH (n:Person) RETURN n.age AS n ORDER BY n.age", [(30,), (40,), (50,), (None,)]),
    ("UNWIND [1, 2, 3] AS x WITH -x AS x ORDER BY -x LIMIT 1 RETURN x", [(-3,)]),
    ("UNWIND [1, 2] AS x WITH {x: -x} AS x, x.x AS y ORDER BY x.x RETURN y", None),
    ("UNWIND [1, 2] AS x RETURN x % 2 AS a, count(*) + 1 AS c ORDER BY count(*) + 1 + 2, a", [(0, 2), (1, 2)]),
    ("UNWIND [1, 2] AS a UNWIND [3, 4] AS b WITH a AS b, b AS a ORDER BY a DESC, b LIMIT 1 RETURN a, b", [(4, 1)]),
    ("MATCH (n:Person) WITH n.age > 45 AS n WHERE n.age > 45 RETURN n", [(True,)]),
    ("UNWIND [1, 2] AS x WITH DISTINCT -x AS x WHERE -x = 1 RETURN x", [(-1,)]),
    ("UNWIND [1, 2] AS x WITH -x AS x, count(*) AS c WHERE -x + 1 = 2 AND count(*) = 1 RETURN x", [(-1,)]),
    ("UNWIND [1, 2] AS x WITH DISTINCT -x AS x ORDER BY -x RETURN x", [(-2,), (-1,)]),
    ("UNWIND [1, 2] AS x WITH DISTINCT -x AS x ORDER BY -x + 1 RETURN x", [(-1,), (-2,)]),
    ("UNWIND [1, 2] AS x WITH DISTINCT -x AS y ORDER BY -x + 1 RETURN y", [(-2,), (-1,)]),
]


@pytest.mark.parametrize(("text", "rows"), SORTED)
def test_a_whole_column_is_known_by_its_expression(ask: Ask, text: str, rows: list[tuple[object, ...]] | None) -> None:
    if rows is None:
        with pytest.raises(CypherError):
            ask(text)
    else:
        assert ask(text) == rows


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        ("[[1], [1], [2]]", 2), ("[[1], 1, [1], '1']", 3), ("[[0], [1], 0, [[0]]]", 4), ("[[], [], null, []]", 2),
        ("[[1, 2], [2, 1], [1.0, 2]]", 2), ("[[null], [null], null]", 2), ("[{a: [1]}, [1], {a: [1]}]", 2),
        ("[range(0, 3), [0, 1, 2, 3], range(0, 2)]", 2), ("[[[1], [2]], [[1], [2]], [[1, 2]]]", 2),
        ("[date('2031-05-04'), [date('2031-05-04')], [date('2031-05-04')]]", 2),
    ],
)  # fmt: skip
def test_lists_as_keys(rows: str, groups: int) -> None:
    engine = Engine(nx.MultiDiGraph())
    assert len(engine.query(f"UNWIND {rows} AS x RETURN x, count(*) AS n").rows) == groups
    assert len(engine.query(f"UNWIND {rows} AS x RETURN DISTINCT x").rows) == groups
    assert len(engine.query(f"UNWIND {rows} AS x UNWIND {rows} AS y RETURN x, y, count(*) AS n").rows) == groups**2
    assert engine.query(f"WITH {rows} AS all UNWIND all AS x RETURN all, count(x) AS n").rows[0][0] is not None
