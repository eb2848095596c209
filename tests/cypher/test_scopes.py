"""What a query within a query sees, and names that only look like the reader's own."""

from __future__ import annotations

import pytest

from loader.errors import CypherError, CypherSemanticError, CypherSyntaxError, CypherTypeError
from tests.cypher.conftest import Ask

APART = [
    ("WITH 1 AS n CALL { MATCH (n:City) RETURN count(n) AS c } RETURN n, c", [(1, 1)]),
    ("MATCH (n:City) CALL { MATCH (n) RETURN count(n) AS c } RETURN c", [(6,)]),
    ("MATCH (n:City) CALL { UNWIND [1] AS one MATCH (n)-->() RETURN count(n) AS c } RETURN c", [(7,)]),
    ("MATCH (n:City) CALL { RETURN EXISTS { (n)-->() } AS c } RETURN c", [(True,)]),
    ("MATCH (n:City) CALL { RETURN size([(n)-->(m) | m]) AS c } RETURN c", [(7,)]),
    ("MATCH (n:City) CALL { MATCH ()-[n]->() RETURN count(n) AS c } RETURN c", [(7,)]),
    ("MATCH (n:City) CALL { MATCH (m:City) CALL { MATCH (n) RETURN count(n) AS k } RETURN k AS c } RETURN c", [(6,)]),
    ("MATCH (n:City) RETURN COLLECT { CALL { MATCH (n) RETURN count(n) AS k } RETURN k } AS c", [([6],)]),
]

SEEN = [
    ("MATCH (n:City) CALL { WITH n MATCH (m)-->(n) RETURN m.name AS c } RETURN c", [("Acme",)]),
    (
        "MATCH (n:City) CALL { WITH n RETURN COUNT { (n)-->() } AS c UNION RETURN COUNT { (n)-->() } AS c } RETURN c",
        [(0,), (7,)],
    ),
]


@pytest.mark.parametrize(("text", "rows"), APART + SEEN)
def test_the_older_form_of_call_sees_what_its_first_with_names(ask: Ask, text: str, rows: list[tuple[object]]) -> None:
    assert ask(text) == rows


@pytest.mark.parametrize(
    "subquery",
    [
        "COLLECT { RETURN * }",
        "COLLECT { WITH * RETURN * }",
        "COLLECT { MATCH (n) RETURN * }",
        "COLLECT { MATCH (m) RETURN * }",
        "EXISTS { RETURN * }",
        "COUNT { WITH * RETURN * }",
    ],
)
def test_a_subquery_returns_no_star_of_what_is_around_it(ask: Ask, subquery: str) -> None:
    with pytest.raises(CypherSemanticError):
        ask(f"MATCH (n) RETURN {subquery} AS x")
    assert ask("MATCH (n:City) RETURN COUNT { MATCH (n) RETURN * } AS x") == [(1,)]


@pytest.mark.parametrize("name", [" a", "  p", " selected", " operand", " here", " key 0", " aggregate 0", " 1"])
def test_a_name_may_begin_with_a_blank(ask: Ask, name: str) -> None:
    assert ask(f"MATCH (`{name}`:City) RETURN count(`{name}`)") == [(1,)]
    assert ask(f"MATCH (:City)<-[`{name}`]-() RETURN type(`{name}`), count(`{name}`)") == [("IN", 1)]
    assert ask(f"WITH 1 AS `{name}` RETURN *") == [(1,)]
    assert ask(f"MATCH `{name}` = (:City) RETURN length(`{name}`)") == [(0,)]
    assert ask(f"MATCH (`{name}`:City) OPTIONAL MATCH (`{name}`)-[*]->(x:Company) RETURN x") == [(None,)]
    assert ask(f"MATCH p = SHORTEST 1 (`{name}`:City)--+(x:Company) RETURN length(p)") == [(1,)]


def test_no_name_holds_the_character_nul(ask: Ask) -> None:
    with pytest.raises(CypherSyntaxError, match="NUL"):
        ask("RETURN 1 AS `\0a`")


LOOSE = "MATCH (x:City) WITH [{value}, x] AS l WITH l[0] AS n "


@pytest.mark.parametrize(
    "use",
    [
        "MATCH (n) RETURN n",
        "MATCH (n)-->() RETURN n",
        "OPTIONAL MATCH (m)-->(n) RETURN m",
        "RETURN EXISTS { (n)-->() }",
    ],
)
def test_what_turns_out_to_be_no_node_is_refused_but_null(ask: Ask, use: str) -> None:
    with pytest.raises(CypherTypeError, match="node"):
        ask(LOOSE.format(value=1) + use)
    assert ask(LOOSE.format(value="null") + use) in ([], [(None,)], [(False,)])


def test_a_list_of_anything_is_no_walk(ask: Ask) -> None:
    assert ask("WITH [1, [1]] AS l WITH l[1] AS n MATCH (a)-[n*]->(b) RETURN count(*)") == [(0,)]


ENDS = [
    ("RETURN COUNT { MATCH (a:Person) WITH a } AS x", 4),
    ("RETURN COUNT { MATCH (a:Person) WITH a.age AS age WHERE age > 30 } AS x", 2),
    ("RETURN EXISTS { WITH 1 AS x LIMIT 0 } AS y", False),
    ("RETURN COUNT { MATCH (a) WITH count(*) AS c } AS x", 1),
    ("RETURN COUNT { WITH * } AS x", 1),
    ("RETURN EXISTS { SHORTEST 1 (a:Person)-->+(b:City) } AS x", True),
    ("RETURN COUNT { ANY (a:Person)-->+(b:City) } AS x", 2),
    ("RETURN COUNT { ALL PATHS (a:Person)-[:KNOWS]->(b) WHERE b.age > 40 } AS x", 2),
    ("RETURN EXISTS { shortestPath((a:Company)-[*]->(b:City)) } AS x", True),
]


@pytest.mark.parametrize(("text", "value"), ENDS)
def test_a_subquery_that_is_counted_needs_neither_return_nor_match(ask: Ask, text: str, value: object) -> None:
    assert ask(text) == [(value,)]


REFUSED = [
    "RETURN COLLECT { WITH 1 AS x } AS y",
    "RETURN COUNT { MATCH (n) UNION MATCH (n) } AS x",
    "MATCH (x) MATCH ((x)-[r]->(b)){1} RETURN 1",
    "MATCH ()-[r]->() MATCH (n)((a)-[r]->(b)){1}(m) RETURN 1",
    "MATCH (x) RETURN EXISTS { (x) ((x)-[r]->(b)){1} (y) } AS e",
    "MATCH (a)-[r]->(b) RETURN shortestPath((a)-[*]->(c)) AS x",
    "MATCH (a)-[r]->(b) RETURN shortestPath((a)-[*]->(:City)) AS x",
    "MATCH (a)-->(b) RETURN shortestPath((a)-[r*]->(b)) AS x",
    "MATCH (a)-->(b) MATCH p = shortestPath((a)-[* {since: 1}]->(b)) RETURN p",
]


@pytest.mark.parametrize("text", REFUSED)
def test_refused(ask: Ask, text: str) -> None:
    with pytest.raises(CypherSemanticError):
        ask(text)


def test_a_repeated_pattern_may_look_at_what_is_known(ask: Ask) -> None:
    text = "MATCH (x:Company) MATCH ((n)-[r]->(b) WHERE b <> x){1} RETURN count(*)"
    assert ask(text) == [(5,)]


def test_shortest_path_names_a_list_of_relationships(ask: Ask) -> None:
    text = "MATCH p = shortestPath((a:Company)-[r:IN]->(b:City)) RETURN size(r), type(r[0])"
    assert ask(text) == [(1, "IN")]
    assert ask("MATCH p = ANY SHORTEST (a:Company)-[r:IN]->(b:City) RETURN type(r)") == [("IN",)]


def test_a_list_may_begin_with_a_membership(ask: Ask) -> None:
    assert ask("WITH 1 AS x RETURN [x IN [1], 2], [x IN [1]]") == [([True, 2], [1])]
    nested = "x"
    for _ in range(40):
        nested = f"[x IN {nested}, 1]"
    with pytest.raises(CypherError):
        ask(f"WITH 1 AS x RETURN {nested}")
