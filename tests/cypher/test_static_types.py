"""What Neo4j 5.26 refuses before a query runs, and what it does not; no row is there to evaluate anything."""

from __future__ import annotations

import networkx as nx
import pytest
from neo4j.time import Date, Duration

from loader.cypher import query
from loader.errors import CypherParameterMissing, CypherSemanticError
from tests.cypher.conftest import Ask

NEVER = "MATCH (n:Missing) RETURN "

REFUSED = [
    "sin(date())", "toUpper(date.truncate('day', date()))", "date() + 1", "date() - date()", "duration('P1D') - 2",
    "-duration('P1D')", "2 / duration('P1D')", "duration('P1D') * date()", "date() + duration('P1D') + 'a'",
    "n.age['a']", "n.age[1.5]", "startNode(n)", "labels(n.x)", "n.x:A", "{a: 1}[1]", "n[1]", "date()[1]",
    "[n IN [n] | n.x['a']]", "coalesce(n, 1).x['a']", "toUpper(n.x - 1)", "toUpper(n.x % 2)", "sin('a' + n.x)",
    "toUpper(1 / n.x)", "toUpper(-n.x)", "toUpper(null ^ 1)", "1 || [2]", "'a' || [1]", "([1][1..])[5] || [1]",
    "toUpper(id(n))", "toUpper(range(1, 2)[0])", "range(1.5, 2)", "range(2 ^ 2, 3)", "toUpper(tail([1])[0])",
    "toUpper(CASE WHEN true THEN 1 ELSE date() END)", "toUpper(coalesce([1], n.x - 1))", "'a' =~ 1",
    "reduce(a = 1, x IN ['a'] | a + x)", "toUpper(reduce(a = 1, x IN [1] | a + x))", "sum(date())",
    "toUpper(avg(n.x))", "3 - reduce(a = 1, x IN [2.5] | a - x)", "sin(reduce(a = 1, x IN [2.5] | a + x))",
    "date.truncate(1, date())", "date.truncate('day', date(), 1)", "datetime.fromepoch('a', 1)",
]  # fmt: skip


@pytest.mark.parametrize("expression", REFUSED)
def test_refused(ask: Ask, expression: str) -> None:
    with pytest.raises(CypherSemanticError):
        ask(NEVER + expression)


ALLOWED = [
    "n.age[n.name]", "{a: 1}.a['b']", "n['a']['b']", "date()['year']", "sin(coalesce(1, 'a'))", "toUpper([1, null][0])",
    "toUpper(n.x + 1)", "reduce(a = 1, x IN [1.5] | a + x)", "reduce(a = [], x IN [1] | a + x)",
    "toUpper(CASE WHEN n.x THEN 1 ELSE null END)", "sin(COLLECT { RETURN 'a' AS x }[0])", "range(abs(1.5), 1)",
    "reduce(a = 1, x IN [2.5] | a - x) < 3", "reduce(a = 1, x IN [1] | reduce(b = 1, y IN [2.5] | b - y))",
    "3 - reduce(a = 1.5, x IN [2] | a - x)", "date([1])", "toInteger([1])",
    "isEmpty(n)", "toUpper(date().year)",
]  # fmt: skip


@pytest.mark.parametrize("expression", ALLOWED)
def test_allowed(ask: Ask, expression: str) -> None:
    assert ask(NEVER + expression) == []


GIVEN = [
    ("toUpper($x)", 1, True), ("sin($x)", "a", True), ("$x + true", 1, True), ("$x.key", 1, True), ("$x[0]", 1, True),
    ("[1][$x]", "a", True), ("$x[1]", {"a": 1}, True), ("sin($x[0])", ["a"], True), ("toUpper($x)", {}, True),
    ("$x + 'a'", Duration(days=1), True), ("toUpper($x)", Date(2020, 1, 1), True), ("[y IN $x | sin(y)]", ["a"], True),
    ("toUpper($x[0])", [1], False), ("sin($x[0])", ["a", 1], False), ("range($x, 1)", 1.5, False),
    ("toUpper($x)", None, False), ("sin($x.a)", {"a": "b"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "given", "refused"), GIVEN)
def test_types_of_parameters(ask: Ask, expression: str, given: object, refused: bool) -> None:
    if refused:
        with pytest.raises(CypherSemanticError):
            ask(NEVER + expression, x=given)
    else:
        assert ask(NEVER + expression, x=given) == []


def test_another_type_of_a_parameter_is_checked_anew(ask: Ask) -> None:
    assert ask("RETURN toUpper($x)", x="a") == [("A",)]
    with pytest.raises(CypherSemanticError):
        ask("RETURN toUpper($x)", x=1)


def test_a_missing_parameter_is_missed_even_if_never_evaluated(ask: Ask) -> None:
    with pytest.raises(CypherParameterMissing):
        ask(NEVER + "$x")


def test_no_aggregate_within_an_aggregate_not_even_in_a_subquery(ask: Ask) -> None:
    with pytest.raises(CypherSemanticError):
        ask("MATCH (n) RETURN sum(COUNT { MATCH (n)-->(m) WITH count(m) AS c RETURN c })")


@pytest.mark.parametrize("text", ["UNWIND [1, %s] AS x RETURN x", "RETURN [x IN [1] | %s]", "RETURN [%s]"])
def test_no_aggregate_in_what_runs_over_a_list(ask: Ask, text: str) -> None:
    query = text % "COUNT { MATCH (n) RETURN count(*) AS c }"
    if text == "RETURN [%s]":
        assert ask(query) == [([1],)]
    else:
        with pytest.raises(CypherSemanticError):
            ask(query)


PATHS = [
    ("MATCH p = (a)-->(b) WITH DISTINCT p ORDER BY length(p) RETURN count(p) AS c", True),
    ("MATCH p = (a)-->(b) WITH DISTINCT p WHERE length(p) > 0 RETURN count(p) AS c", True),
    ("MATCH p = (a)-->(b) RETURN p, count(*) AS c ORDER BY length(p)", True),
    ("MATCH p = (a)-->(b) WITH DISTINCT p, a, b ORDER BY length(p) RETURN count(p) AS c", True),
    ("MATCH p = (a)-[r]->(b) WITH DISTINCT p, a, b, r ORDER BY length(p) RETURN count(p) AS c", False),
    ("MATCH p = (a)-->(b) WITH DISTINCT p AS q ORDER BY length(q) RETURN count(q) AS c", False),
    ("MATCH p = (a)-->(b) WITH DISTINCT p, length(p) AS l ORDER BY length(p) RETURN count(p) AS c", False),
    ("MATCH p = (a)-->(b) WITH p WITH DISTINCT p ORDER BY length(p) RETURN count(p) AS c", False),
    ("MATCH p = (a)-->(b) WITH DISTINCT p RETURN count(p) AS c", False),
]


@pytest.mark.parametrize(("text", "refused"), PATHS)
def test_a_path_without_its_parts_cannot_be_named_after_distinct(ask: Ask, text: str, refused: bool) -> None:
    if refused:
        with pytest.raises(CypherSemanticError, match="another name"):
            ask(text)
    else:
        assert ask(text) == [(7,)]


@pytest.mark.parametrize("pattern", ["(c)-[r]->(d)-[r]->()", "(c)-[r]-(d), (e)-[r]-()"])
def test_a_known_relationship_named_twice_matches_nothing(ask: Ask, pattern: str) -> None:
    assert ask(f"MATCH (a)-[r]->(b) MATCH {pattern} RETURN a") == []
    with pytest.raises(CypherSemanticError):
        ask(f"MATCH {pattern} RETURN 1 AS x")


KEYS = [
    "toUpper({k: 1}.k)", "toString({z: [1]}.z)", "{a: {b: 1}}.a.b.c", "{k: 1}['k'][0]", "1 IN {k: 1}.k", "NOT {k: 1}.k",
    "labels({k: n}.k.x)", "{k: 1, k: true}.k + 1", "toUpper(CASE WHEN n.x THEN {k: 1} END.k)",
    "toUpper(collect({k: 1})[0].k)", "[x IN [1] | toUpper(m.k)]", "toUpper(coalesce(m, {k: 2}).k)",
]  # fmt: skip


@pytest.mark.parametrize("expression", KEYS)
def test_cypher_25_knows_what_a_written_map_holds(ask: Ask, expression: str) -> None:
    text = f"MATCH (n:Missing) WITH n, {{k: 1}} AS m RETURN {expression} AS y"
    ask(f"CYPHER 5 {text}")
    with pytest.raises(CypherSemanticError):
        ask(f"CYPHER 25 {text}")


@pytest.mark.parametrize(
    "expression",
    [
        "toUpper({k: 1}.q)", "toUpper({k: null}.k)", "toUpper([{k: 1}][0].k)", "toUpper({k: 1}['k' + ''])",
        "toUpper(CASE WHEN n.x THEN {k: 1} ELSE {k: 'a'} END.k)", "toUpper(properties({k: 1}).k)",
        "toUpper(n {k: 1}.k)", "sin({k: 1}.k)",
        "keys({k: 1}) + {k: 1}.k", "[{k: 1}, {k: 'a'}][0].k + 1", "{k: 1} IN [{}, n]", "toUpper({k: n.x}.k)",
    ],
)  # fmt: skip
def test_cypher_25_knows_no_more_of_a_map(ask: Ask, expression: str) -> None:
    assert ask(f"CYPHER 25 MATCH (n:Missing) RETURN {expression} AS y") == []


@pytest.mark.parametrize(
    "condition",
    ["[1]", "[]", "n.x[..1]", "tail(n.x)", "$x[..1]", "$x + [1]", "[[1]][0]", "coalesce([1], [2])", "labels(n)"],
)
def test_a_list_that_is_written_is_no_condition(ask: Ask, condition: str) -> None:
    with pytest.raises(CypherSemanticError, match="isEmpty"):
        ask(f"MATCH (n) WHERE {condition} RETURN n", x=[1])


@pytest.mark.parametrize("condition", ["$x", "reverse($x)", "[$x][0]", "$x + $x", "$x || $x", "$m.x", "coalesce($x)"])
@pytest.mark.parametrize("given", [[1], []])
def test_a_list_that_a_parameter_gives_is_true_where_it_holds_anything(ask: Ask, condition: str, given: object) -> None:
    holds = bool(given)
    text = f"WITH $x AS x, $m AS m WHERE {condition} RETURN 1"
    assert ask(text, x=given, m={"x": given}) == ([(1,)] if holds else [])
    assert ask(f"WITH $m AS m RETURN NOT {condition}", x=given, m={"x": given}) == [(not holds,)]
    assert ask(f"WITH $m AS m RETURN null AND ({condition})", x=given, m={"x": given}) == [(None if holds else False,)]


def test_a_stored_list_is_true_where_it_holds_anything() -> None:
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    graph.add_node(1, some=[0], none=[])
    assert query(graph, "MATCH (n) WHERE n.some RETURN n.none OR n.none").rows == [(False,)]
