"""Where random queries found a difference: what Neo4j 5.26 answers, each as small as it could be made."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from neo4j.time import Duration

from loader.cypher import query
from loader.errors import CypherArgumentError, CypherArithmeticError, CypherError, CypherSemanticError, CypherTypeError
from tests.cypher.conftest import Ask

Value = Callable[..., Any]

SAME = [
    ("range(1, 0, 3)", [1]),
    ("range(5, 10, -100)", [5]),
    ("range(0, 1, -1)", []),
    ("range(10, 0, -3)", [10, 7, 4, 1]),
    ("rtrim('bb', 'b')", ""),
    ("left('', -1)", ""),
    ("substring('', -1, -1)", ""),
    ("left('abc', 5000000000) + right('abc', 5000000000)", "abcabc"),
    ("rtrim('cbb', 'b')", "c"),
    ("ltrim('aa', 'a')", ""),
    ("rtrim('  ')", ""),
    ("trim('\u00a0x\u2003\u0085')", "\u00a0x\u2003\u0085"),
    ("trim('\u2003x\u001f')", "x"),
    ("toBoolean('\u2003true')", True),
    ("toBoolean('\u00a0true')", None),
    ("toFloat('\u00001\t') + toFloat(' 1')", 2.0),
    ("toFloat('\u20031')", None),
    ("'\u00e9' =~ '\\\\w'", False),
    ("'\u00c9' =~ '(?i)\u00e9'", False),
    ("'e' =~ '(?i)E'", True),
    ("[x IN nullIf(3, null) | x + 1]", [4]),
    ("any(x IN nullIf(true, null) WHERE x)", True),
    ("reduce(t = 0, x IN nullIf(3, null) | t + x)", 3),
    ("1 IN nullIf(1, null)", True),
    ("toUpper(CASE WHEN false THEN 1 ELSE null END)", None),
    ("[x IN coalesce(false, null) | x]", [False]),
    ("{a: 1} + reverse([1])", [{"a": 1}, 1]),
    ("true + null", None),
    ("[d IN [duration('P1D')] | d < d]", [None]),
    ("[d IN [duration('P1D')] | NOT d > d]", [None]),
    ("[d IN [duration('P1D')] | d <= d AND d >= d]", [True]),
    ("[duration('P1D')] < [duration('P1D')]", False),
    ("null % 0", None),
    ("null / 0.0", None),
    ("[x IN [1, 'abc', [1, 2]] | x[..1]]", [[1], ["abc"], [1]]),
    ("[x IN [1, 'abc', [1, 2]] | tail(x)]", [[], [], [2]]),
    ("valueType([1, 'a', null, true])", "LIST<BOOLEAN | STRING | INTEGER> NOT NULL"),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "expected"), SAME, ids=[text for text, _ in SAME])
def test_a_value(value: Value, expression: str, expected: object) -> None:
    assert value(expression) == expected


REFUSED = [
    ("RETURN range(null, 1)", CypherTypeError),
    ("RETURN split('a', range(0, 0))", CypherSemanticError),
    ("RETURN split('a', [1, 'b'])", CypherTypeError),
    ("RETURN range(1, 2, null)", CypherTypeError),
    ("RETURN substring('abc', 3000000000)", CypherArgumentError),
    ("CALL () { RETURN 1 } RETURN 2 AS x", CypherSemanticError),
    ("CALL () { MATCH (n) RETURN n.name UNION MATCH (n) RETURN n.name } RETURN 2 AS x", CypherSemanticError),
    ("MATCH (n) RETURN n LIMIT null", CypherSemanticError),
    ("RETURN null / 0", CypherArithmeticError),
    ("MATCH (n) RETURN exists(n.name)", CypherSemanticError),
    ("RETURN ceiling(1.5)", CypherSemanticError),
    ("MATCH p = ()--() RETURN rels(p)", CypherSemanticError),
    ("RETURN date.truncate('year', null)", CypherError),
]


@pytest.mark.parametrize(("text", "error"), REFUSED, ids=[text for text, _ in REFUSED])
def test_an_error(ask: Ask, text: str, error: type[CypherError]) -> None:
    with pytest.raises(error):
        ask(text)


def test_no_two_nan_are_one_for_distinct(ask: Ask) -> None:
    rows = ask("UNWIND [sqrt(-1), sqrt(-1), 1] AS x RETURN DISTINCT x")
    assert [math.isnan(x) for (x,) in rows] == [True, True, False]


ONE_NAN = [
    ("UNWIND [1, 2, 3] AS i RETURN log(-1) AS x, count(*) AS n", [1, 1, 1]),
    ("UNWIND [0.0, 0.0] AS i RETURN i / i AS x, count(*) AS n", [1, 1]),
    ("UNWIND [1, 2] AS i RETURN asin(2) AS x, count(*) AS n", [1, 1]),
    ("UNWIND [1, 2] AS i RETURN [log(-1)] AS x, count(*) AS n", [1, 1]),
    ("UNWIND ['NaN', 'NaN'] AS i RETURN toFloat(i) AS x, count(*) AS n", [1, 1]),
    ("WITH log(-1) AS y UNWIND [1, 2, 3] AS i RETURN y AS x, count(*) AS n", [3]),
    ("WITH log(-1) AS y UNWIND [y, y, 1] AS i RETURN i AS x, count(*) AS n", [2, 1]),
    ("WITH [log(-1)] AS y UNWIND [1, 2] AS i RETURN y AS x, count(*) AS n", [2]),
    ("WITH log(-1) AS y UNWIND [y, y, 1] AS i RETURN count(DISTINCT i) AS n", [2]),
    ("WITH log(-1) AS y UNWIND [y, y, 1] AS i RETURN size(collect(DISTINCT i)) AS n", [2]),
    ("UNWIND [1, 2, 3] AS i RETURN NaN AS x, count(*) AS n", [3]),
    ("CYPHER 25 UNWIND [0.0, 0.0] AS i RETURN coth(i) AS x, count(*) AS n", [2]),
    ("CYPHER 25 WITH log(-1) AS y RETURN size(coll.distinct([y, y])) AS n", [1]),
]


@pytest.mark.parametrize(("text", "sizes"), ONE_NAN)
def test_a_nan_is_one_with_itself_alone(ask: Ask, text: str, sizes: list[int]) -> None:
    assert [row[-1] for row in ask(text)] == sizes


def test_a_nan_that_is_one_with_itself_is_still_not_equal_to_itself(ask: Ask) -> None:
    assert ask("WITH log(-1) AS y UNWIND [y, y] AS z RETURN z IN [y, 1], z = y, [z] = [y]") == [(False,) * 3] * 2


def test_deviation_of_nothing_is_null_and_of_one_number_zero(ask: Ask) -> None:
    assert ask("UNWIND [null] AS x RETURN stDev(x), stDevP(x), stDev(7)") == [(None, None, 0.0)]


DIVIDED_BY_ZERO = [
    "1.0 / z", "f / 0", "f / z", "$f / z", "pi() / 0", "Infinity / 0", "NaN / 0", "- -1.0 / 0",
    "-(1.0 + 1) / 0", "sum(f) / count(null)",
    "coalesce(1.0) / 0", "1.0 / (1 - $z)", "null / z", "1 / z", "f * 1.0 / 0", "duration('P1D') / z",
]  # fmt: skip


@pytest.mark.parametrize("quotient", DIVIDED_BY_ZERO)
def test_nothing_is_divided_by_the_integer_zero(ask: Ask, quotient: str) -> None:
    """Not even null, a float or a text."""
    with pytest.raises(CypherArithmeticError, match="by zero"):
        ask(f"WITH 1.5 AS f, 0 AS z RETURN {quotient}", f=2.5, z=1)


WRITTEN = [
    ("1.0 / 0", math.inf), ("-1.0 / 0", -math.inf), ("2 * 1.0 / 0", math.inf), ("(1.0 + 1) / (1 - 1)", math.inf),
    ("7 + 1.0 / 0", math.inf), ("2 ^ 2 / 0", math.inf), ("1.5 / 0.0", math.inf),
    ("f / 0.0", math.inf), ("z / -0.0", math.nan), ("f % z", math.nan), ("1.0 / -(1 - 1)", math.inf),
]  # fmt: skip


@pytest.mark.parametrize(("quotient", "expected"), WRITTEN)
def test_floats_that_are_written_may_be_divided_by_zero(ask: Ask, quotient: str, expected: float) -> None:
    [(found,)] = ask(f"WITH 1.5 AS f, 0 AS z RETURN {quotient}")
    assert found == expected or (math.isnan(found) and math.isnan(expected))


def test_an_average_of_durations_moves_component_by_component(ask: Ask) -> None:
    text = "UNWIND ['PT4.5S', 'PT44.5S', 'PT6896S'] AS each RETURN avg(duration(each))"
    assert ask(text) == [(Duration(seconds=2314, nanoseconds=999_999_999),)]


@pytest.mark.parametrize("name", ["sum", "avg"])
@pytest.mark.parametrize("values", ["duration('P1D'), 1", "0, duration('P1D')", "1.5, 2, duration('P1D')"])
def test_numbers_and_durations_do_not_mix(ask: Ask, name: str, values: str) -> None:
    with pytest.raises(CypherTypeError):
        ask(f"UNWIND [{values}] AS x RETURN {name}(x)")


@pytest.mark.parametrize(
    ("numbers", "average"),
    [
        ("-log(0), -log(0)", math.inf),
        ("1.0, log(0), 2.0", -math.inf),
        ("1.7e308, -1.7e308, 1.0", -math.inf),
        ("1.0, log(0), -log(0)", math.nan),
        ("log(0), 0.0 / 0.0", math.nan),
    ],
)
def test_an_average_of_the_infinite(ask: Ask, numbers: str, average: float) -> None:
    [(found,)] = ask(f"UNWIND [{numbers}] AS x RETURN avg(x)")
    assert found == average or (math.isnan(found) and math.isnan(average))


def test_an_average_turns_a_day_of_seconds_into_a_day(value: Value) -> None:
    assert value("avg(duration('PT36H'))") == Duration(days=1, hours=12)
    assert value("avg(duration({days: -1, hours: 30}))") == Duration(hours=6)
    assert value("avg(duration('PT-36H'))") == Duration(hours=-36)


def test_a_map_projection_is_named_after_its_variable(ask: Ask) -> None:
    assert ask("MATCH (n:City) WITH n {.name} RETURN n") == [({"name": "Rome"},)]


def test_percentiles_sort_nan_last(ask: Ask) -> None:
    assert ask("UNWIND [0.0, sqrt(-1), 1.0] AS x RETURN percentileDisc(x, 0.4)") == [(1.0,)]


@pytest.mark.parametrize(
    "text", ["[x IN [1] WHERE (n:City|Town)]", "[x IN [1] WHERE n:City|Town | x]", "[(n)<--() WHERE (n:City|Town) | 1]"]
)
def test_labels_joined_by_a_bar_within_a_comprehension(ask: Ask, text: str) -> None:
    assert ask(f"MATCH (n:City) RETURN {text}") == [([1],)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("MATCH ((a:Person)-[:KNOWS]->(b) WHERE a.age < 40) RETURN b.name", [("Ben",), ("Cid",)]),
        ("MATCH p = ((a:City)<--(b)) RETURN length(p)", [(1,)]),
        ("MATCH p = ANY SHORTEST ((a {name: 'Ann'})-->+(b {name: 'Cid'}) WHERE length(p) > 1) RETURN length(p)", None),
        ("MATCH ALL SHORTEST ((a {name: 'Ann'})-[r]->+(b {name: 'Cid'}) WHERE size(r) > 1) RETURN size(r)", [(2,)]),
    ],
)
def test_brackets_around_a_whole_path(ask: Ask, text: str, rows: list[tuple[Any, ...]] | None) -> None:
    if rows is None:
        with pytest.raises(CypherError):
            ask(text)
    else:
        assert sorted(ask(text)) == rows


def test_a_quantified_pattern_sees_the_nodes_around_it(ask: Ask) -> None:
    text = "MATCH (a {name: 'Ann'}) ((x)-[r:KNOWS]->(y) WHERE y.age > %s.age){1,3} (b) RETURN b.name ORDER BY b.name"
    assert ask(text % "a") == [("Ben",), ("Cid",), ("Cid",)]
    assert ask(text % "b") == []
    with pytest.raises(CypherError):
        ask("MATCH p = (a) ((x)-->(y) WHERE length(p) > 1)+ (b) RETURN b")


def test_paths_are_compared(ask: Ask) -> None:
    text = "MATCH p = (:City)<--() MATCH q = (:City)<--() RETURN p < q, p <= q, p = q"
    assert ask(text) == [(False, True, True)]


def test_a_regular_expression_may_ask_for_unicode_and_quote(value: Value) -> None:
    assert value("'\u00c4' =~ '(?iu)\u00e4'") is True
    assert value("'a.b' =~ '\\\\Qa.b\\\\E'") is True
    assert value("'axb' =~ '\\\\Qa.b\\\\E'") is False


def test_a_sign_belongs_to_numbers(ask: Ask) -> None:
    with pytest.raises(CypherTypeError):
        ask("UNWIND [duration('P1D'), 1] AS x RETURN -x")
    assert ask("UNWIND ['a', 1] AS x RETURN +x") == [("a",), (1,)]


def test_a_pattern_that_selects_paths_stands_alone(ask: Ask) -> None:
    with pytest.raises(CypherSemanticError):
        ask("MATCH (a), p = ANY SHORTEST (b)-->+(c) RETURN p")


def test_the_shortest_of_very_many_ways() -> None:
    graph = nx.MultiDiGraph()
    for start in range(12):
        graph.add_node(start, __labels__={"N"}, uid=start)
        for end in range(start):
            graph.add_edge(start, end, key=(start, end), __labels__={"R"})
    graph.add_node(99, __labels__={"N"}, uid=99)
    graph.add_edge(99, 0, key="bridge", __labels__={"R"})
    ends = "(a {uid: 11})--+(b {uid: 99})"
    asked = {"SHORTEST 3": [2, 3, 3], "SHORTEST 2 GROUPS": [2] + [3] * 10, "ANY 1": [2], "ALL SHORTEST": [2]}
    for selector, lengths in asked.items():
        found = query(graph, f"MATCH p = {selector} {ends} RETURN length(p) AS l ORDER BY l", seconds=20)
        assert [length for (length,) in found.rows] == lengths
    back = query(graph, "MATCH p = SHORTEST 2 (b {uid: 99})--+(c {uid: 0}) RETURN length(p)", seconds=20)
    assert back.rows == [(1,), (4,)]
    text = "MATCH p = shortestPath((a {uid: 11})-[*]-(b {uid: 99})) WHERE length(p) > 4 RETURN length(p)"
    assert query(graph, text, seconds=20).rows == [(5,)]


DEVIATIONS = [
    ("(i * 7919) % 1009", (291.09911126036883, 290.95352529914464)),
    ("(i * 7919) % 1009 / 7.0", (41.58558732290982, 41.56478932844922)),
]
"""Of which values, and what Neo4j 5.26.30 and 2026.08.1 give of them, to the last digit."""


@pytest.mark.parametrize(("values", "given"), DEVIATIONS)
def test_deviations_have_the_last_digit_of_a_server(ask: Ask, values: str, given: tuple[float, float]) -> None:
    assert ask(f"UNWIND range(1, 1000) AS i WITH {values} AS x RETURN stDev(x), stDevP(x)") == [given]
