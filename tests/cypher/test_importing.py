"""The WITH at the start of a CALL {} that imports names."""

from __future__ import annotations

import pytest

from loader.errors import CypherSemanticError
from tests.cypher.conftest import Ask

REFUSED = [
    "n AS m", "n.name AS m", "n LIMIT 1", "n SKIP 0", "DISTINCT n", "n, n AS m", "*, 1 AS m", "n, 1 AS m", "* LIMIT 1",
    "DISTINCT *", "* WHERE n.age > 1", "n ORDER BY n.age", "count(n) AS m", "[y IN [1] | n] AS m", "[n] AS m",
    "1 AS m WHERE n.age > 1", "COUNT { WITH n RETURN n } AS m",
]  # fmt: skip


@pytest.mark.parametrize("projection", REFUSED)
def test_names_alone_are_imported(ask: Ask, projection: str) -> None:
    with pytest.raises(CypherSemanticError):
        ask(f"MATCH (n:City) CALL {{ WITH {projection} RETURN 1 AS x }} RETURN x")


def test_every_part_of_a_union_imports_names_alone(ask: Ask) -> None:
    with pytest.raises(CypherSemanticError):
        ask("MATCH (n:City) CALL { RETURN 1 AS x UNION WITH n AS m RETURN m.age AS x } RETURN x")


IMPORTED = [
    ("n RETURN n.name AS x", "Rome"), ("n AS n RETURN n.name AS x", "Rome"), ("* RETURN n.name AS x", "Rome"),
    ("n WITH n AS m LIMIT 1 RETURN m.name AS x", "Rome"), ("1 AS m, 2 AS k RETURN m + k AS x", 3),
    ("1 AS n RETURN n AS x", 1), ("DISTINCT 1 AS m LIMIT 1 RETURN m AS x", 1),
    ("[n IN [1] | n] AS m RETURN m AS x", [1]), ("COUNT { (n)-->() } AS x RETURN x", 7),
    ("[(n)-->() | 1] AS m RETURN size(m) AS x", 7),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), IMPORTED)
def test_a_with_that_names_nothing_around_it_imports_nothing(ask: Ask, body: str, expected: object) -> None:
    assert ask(f"MATCH (n:City) CALL {{ WITH {body} }} RETURN x") == [(expected,)]
