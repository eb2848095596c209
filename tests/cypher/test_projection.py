"""WITH, RETURN, UNWIND, UNION, CALL and subqueries."""


from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from loader.cypher import query
from tests.cypher.conftest import Ask

CASES = [
    ("UNWIND [3, 1, 2] AS x RETURN x ORDER BY x SKIP 1 LIMIT 1", [(2,)]),
    ("UNWIND [1, 2] AS x UNWIND ['a', 'b'] AS y RETURN x, y", [(1, "a"), (1, "b"), (2, "a"), (2, "b")]),
    ("UNWIND [] AS x RETURN x", []),
    ("UNWIND 1 AS x RETURN x", [(1,)]),
    ("UNWIND [0.0 / 0, 0.0 / 0] AS x WITH DISTINCT x RETURN count(*)", [(2,)]),
    ("MATCH (n:Nobody) RETURN stDev(n.x)", [(None,)]),
    ("UNWIND [1, 2, 3] AS x RETURN percentileCont(x, 0)", [(1,)]),
    ("UNWIND null AS x RETURN x", []),
    ("UNWIND [1, null, 1.0, 2, null] AS x RETURN DISTINCT x", [(1,), (None,), (2,)]),
    ("UNWIND [2, null, 'a', true, [1], {a: 1}, 1.5] AS x RETURN x ORDER BY x",
     [({"a": 1},), ([1],), ("a",), (True,), (1.5,), (2,), (None,)]),
    ("UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN sum(x)", [(5,)]),
    ("MATCH (n:Person) WITH n.age AS age ORDER BY age DESC LIMIT 2 RETURN collect(age)", [([50],)]),
    ("MATCH (n:Person) WITH n ORDER BY n.name DESC RETURN collect(n.name)", [(["Dee", "Cid", "Ben", "Ann"],)]),
    ("MATCH (n:Person) RETURN n.age IS NULL AS unknown, count(*) AS c ORDER BY c", [(True, 1), (False, 3)]),
    ("MATCH (n:Nobody) RETURN count(n), sum(n.x), collect(n), avg(n.x), min(n.x)", [(0, 0, [], None, None)]),
    ("MATCH (n:Nobody) RETURN n.name, count(n)", []),
    ("MATCH (n:Person) RETURN n.name AS name ORDER BY n.age DESC, name", [("Dee",), ("Cid",), ("Ben",), ("Ann",)]),
    ("MATCH (n:Person) RETURN n.name AS n ORDER BY n", [("Ann",), ("Ben",), ("Cid",), ("Dee",)]),
    ("UNWIND [1, 2, 2] AS x RETURN x AS y, count(*) AS c ORDER BY count(*) DESC", [(2, 2), (1, 1)]),
    ("UNWIND [1, 2, 2] AS x RETURN x, x + count(*) AS s ORDER BY x", [(1, 2), (2, 4)]),
    ("UNWIND [1, 2] AS x WITH *, x * 2 AS y RETURN *", [(1, 2), (2, 4)]),
    ("RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x", [(1,), (2,)]),
    ("RETURN 1 AS x UNION ALL RETURN 1 AS x", [(1,), (1,)]),
    ("RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a", [(1, 2), (4, 3)]),
    ("UNWIND [1, 2] AS x CALL (x) { RETURN x * 10 AS y UNION RETURN x AS y } RETURN x, y ORDER BY x, y",
     [(1, 1), (1, 10), (2, 2), (2, 20)]),
    ("UNWIND [1, 2] AS x CALL { WITH x WITH x AS z RETURN z + 1 AS y } RETURN x, y", [(1, 2), (2, 3)]),
    ("MATCH (n:Person) CALL (n) { MATCH (n)-[:WORKS_AT]->(c) RETURN count(c) AS jobs } "
     "RETURN n.name, jobs ORDER BY n.name", [("Ann", 1), ("Ben", 1), ("Cid", 0), ("Dee", 0)]),
    ("UNWIND [1, 2] AS x OPTIONAL CALL (x) { WITH x WHERE x > 1 RETURN 'big' AS size } RETURN x, size",
     [(1, None), (2, "big")]),
    ("UNWIND [3, 4] AS x CALL (*) { RETURN x AS y } RETURN y", [(3,), (4,)]),
    ("MATCH (n:Person) WHERE EXISTS { (n)-[:WORKS_AT]->() } RETURN n.name ORDER BY n.name", [("Ann",), ("Ben",)]),
    ("MATCH (n:Person) WHERE EXISTS { MATCH (n)-[:KNOWS]->(m) WHERE m.age > n.age + 10 } RETURN n.name",
     [("Ann",)]),
    ("MATCH (n:Person) RETURN n.name, COUNT { (n)-[:KNOWS]-() } AS c ORDER BY c DESC, n.name",
     [("Cid", 3), ("Ann", 2), ("Ben", 2), ("Dee", 1)]),
    ("MATCH (n:Boss) RETURN COLLECT { MATCH (n)-[:KNOWS]-(m) RETURN m.name ORDER BY m.name } AS l",
     [(["Ann", "Cid"],)]),
    ("MATCH (n:Boss) RETURN COUNT { MATCH (n)-[:KNOWS]-(m) WITH m WHERE m.age > n.age RETURN m } AS c", [(1,)]),
    ("MATCH (n {name: 'Ann'}) RETURN [(n)-[r:KNOWS]->(m) WHERE m.age > 40 | r.since] AS l", [([2004],)]),
    ("MATCH (n {name: 'Ann'}) RETURN n {.name, older: n.age + 1, .nothing} AS m",
     [({"name": "Ann", "older": 31, "nothing": None},)]),
    ("MATCH (n:City) RETURN n {.*, x: 1} AS m", [({"name": "Rome", "x": 1},)]),
    ("UNWIND [1, 2, 3, 4] AS x RETURN percentileCont(x, 0.5), percentileDisc(x, 0.5), stDevP(x)",
     [(2.5, 2, 1.118033988749895)]),
    ("UNWIND [1, 1, 2, null] AS x RETURN count(*), count(x), count(DISTINCT x), sum(DISTINCT x), avg(x)",
     [(4, 3, 2, 3, 4 / 3)]),
    ("UNWIND [1, 'a', null, [1], 0.5] AS x RETURN max(x), min(x)", [(1, [1])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_rows(ask: Ask, text: str, expected: list[tuple[object, ...]]) -> None:
    assert ask(text) == expected


def test_columns_are_the_text_of_what_has_no_name(people: nx.MultiDiGraph[Any]) -> None:
    result = query(people, "MATCH (n:City)  RETURN n.name , count( * ) AS c, n  . name + 'x'")
    assert result.columns == ("n.name", "c", "n  . name + 'x'")


def test_a_map_projection_is_named_after_its_variable(people: nx.MultiDiGraph[Any]) -> None:
    assert query(people, "MATCH (n:City) RETURN n {.name}").columns == ("n",)
