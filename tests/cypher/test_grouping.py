"""What may stand beside an aggregate, be it one in a subquery: Neo4j 5.26 looks into these too."""

from __future__ import annotations

import pytest

from loader.errors import CypherSemanticError
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
