"""What Neo4j 5.26 refuses before a query runs, and what it does not; no row is there to evaluate anything."""

from __future__ import annotations

import networkx as nx
import pytest
from neo4j.time import Date, Duration

from loader.cypher import query
from loader.errors import CypherParameterMissing, CypherSemanticError, CypherTypeError
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


SUMS = [
    ("toUpper(sum(n.x))", True), ("sum(1)[..1]", True), ("[x IN sum(n.x) | x]", True), ("NOT sum(1)", True),
    ("size(sum(n.x) + 1)", True), ("toUpper(coalesce(sum(n.x), 0) + 1)", True), ("(sum(1) + 'a')[0]", True),
    ("labels(head([sum(1)]))", True), ("reduce(t = 'a', x IN coalesce(sum(n.x), 0) + 1 | t + 'b')", True),
    ("sin(sum(n.x))", False), ("range(0, sum(n.x))", False), ("sum(1).days", False), ("sum(n.x) + [1]", False),
    ("range(0, avg(1))", False), ("head([1.5] + avg(1)) + 1", False), ("range(0, n.x + avg(1))", True),
]  # fmt: skip


@pytest.mark.parametrize("language", ["5", "25"])
@pytest.mark.parametrize(("expression", "refused"), SUMS)
def test_a_sum_is_a_number_or_a_duration(ask: Ask, expression: str, refused: bool, language: str) -> None:
    _check(ask, f"CYPHER {language} EXPLAIN MATCH (n:Missing) WITH n, n AS m RETURN {expression} AS y", refused)


def _check(ask: Ask, text: str, refused: bool) -> None:
    if refused:
        with pytest.raises(CypherSemanticError):
            ask(text)
    else:
        ask(text)


TOTALS = [
    ("null", "'a'", False), ("null", "[t]", False), ("null", "n", False), ("n", "{a: 1}", False),
    ("{a: 1}", "n", True), ("[1]", "true", False), ("[1]", "t + 'a'", False), ("[1]", "t + 1.5", False),
    ("[1]", "t + [t]", False), ("[1]", "[t]", True), ("[1]", "labels(n)", True), ("labels(n)", "t + 1", False),
    ("labels(n)", "[1]", True), ("[[1]]", "t + [[2]]", False), ("[[1]]", "labels(n)", True), ("[]", "[t, t]", False),
    ("true", "[1]", True), ("[n]", "[x]", True), ("1", "1.5", False), ("1.5", "1", False), ("'a'", "1", True),
    ("[1, 'a']", "[t]", False), ("date()", "time()", True), ("[1]", "1", True), ("[{a: 1}]", "[n]", False),
    ("[1]", "[1.5]", True), ("[1.5]", "[1]", True), ("[n.x]", "[1]", False), ("[n.x]", "labels(n)", False),
]  # fmt: skip


@pytest.mark.parametrize("language", ["5", "25"])
@pytest.mark.parametrize(("start", "step", "refused"), TOTALS)
def test_what_a_step_of_reduce_may_make_of_its_total(
    ask: Ask, start: str, step: str, refused: bool, language: str
) -> None:
    _check(ask, f"CYPHER {language} {NEVER} reduce(t = {start}, x IN [1] | {step}) AS y", refused)


@pytest.mark.parametrize(
    ("start", "step", "refused"),
    [("[1]", "t + 'a'", True), ("null", "'a'", False), ("[1]", "[2]", False), ("n", "{a: 1}", True), ("1", "2", False)],
)
def test_all_reduce_takes_no_wider_total(ask: Ask, start: str, step: str, refused: bool) -> None:
    _check(ask, f"CYPHER 25 {NEVER} allReduce(t = {start}, x IN [1] | {step}, true) AS y", refused)


REVERSED = ["1", "1.5", "true", "{a: 1}", "date()", "duration('P1D')", "n", "avg(1)", "point({x: 1, y: 2})"]


@pytest.mark.parametrize("value", REVERSED)
def test_cypher_25_reverses_whatever_it_is_until_a_row_comes(ask: Ask, value: str) -> None:
    refused = "toUpper(reverse(1))", "sin(reverse('a'))", "sin(reverse([1]))"
    _check(ask, f"CYPHER 25 EXPLAIN MATCH (n) RETURN reverse({value}) AS y", refused=False)
    _check(ask, f"CYPHER 5 EXPLAIN MATCH (n) RETURN reverse({value}) AS y", refused=True)
    with pytest.raises(CypherTypeError):
        ask(f"CYPHER 25 MATCH (n) RETURN reverse({value}) AS y")
    for each in refused:
        _check(ask, f"CYPHER 25 {NEVER} {each} AS y", refused=True)


ELEMENTS = [
    ("split('a', [1])", True), ("split('a', labels(n))", False), ("split('a', [n.x])", False),
    ("split('a', nodes(p))", True), ("vector.similarity.cosine(['a'], [1.5])", True),
    ("vector.similarity.cosine([1, 2.5], n.x)", False), ("vector.similarity.euclidean([1], [[1]])", True),
]  # fmt: skip
ELEMENTS_25 = [
    ("string.join([1], ',')", True), ("string.join(n.x + 1, ',')", True), ("string.join(n.x, ',')", False),
    ("coll.insert(1, 0, 1)", True), ("coll.insert([1], 1.5, 1)", True), ("coll.insert(n.x, n.y, 1)", False),
    ("uuid(1)", True), ("uuid('a', 1)", True), ("uuid(1, 2)", False), ("uuid.mostSignificantBits(n.x)", True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "expression", "refused"),
    [(language, *each) for language in ("5", "25") for each in ELEMENTS] + [("25", *each) for each in ELEMENTS_25],
)
def test_the_elements_of_a_list_are_checked_too(ask: Ask, language: str, expression: str, refused: bool) -> None:
    text = f"CYPHER {language} EXPLAIN MATCH p = (n:Missing)-->() RETURN {expression} AS y"
    _check(ask, text, refused)


@pytest.mark.parametrize(
    ("point", "refused"),
    [("{a: 1}", True), ("{x: 1}", True), ("{}", True), ("{x: 1, latitude: 2}", True), ("{x: 1, y: 'a'}", False),
     ("{x: 1, y: 2, b: 3}", False), ("{longitude: 1, latitude: 2}", False), ("n", False), ("n.x", True),
     ("properties(n)", False), ("'a'", True)],
)  # fmt: skip
def test_a_map_that_is_no_point_is_refused_where_it_is_written(ask: Ask, point: str, refused: bool) -> None:
    for language in ("5", "25"):
        _check(ask, f"CYPHER {language} {NEVER} point({point}) AS y", refused)


KEYS_OF_TIMES = [
    ("date()['year']", False), ("max(date())['year']", False), ("coalesce(date(), 1)['year']", False),
    ("[x IN [date()] | x['year']]", False), ("duration.between(date(), date())['days']", False),
    ("(date() + duration('P1D'))['year']", True), ("(duration('P1D') * 2)['days']", True), ("date()[n.x]", True),
    ("date()['ye' + 'ar']", True), ("point({x: 1, y: 2})['x']", True),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "refused"), KEYS_OF_TIMES)
def test_cypher_5_takes_a_key_of_a_time_and_cypher_25_none(ask: Ask, expression: str, refused: bool) -> None:
    _check(ask, f"CYPHER 5 EXPLAIN MATCH (n:Missing) RETURN {expression} AS y", refused)
    _check(ask, f"CYPHER 25 EXPLAIN MATCH (n:Missing) RETURN {expression} AS y", refused=True)


CONSTANTS = [
    ("[x IN [1, 2] + 3 | substring('abc', x)]", True), ("[x IN 3 + [1, 2] | n.x[x]]", True),
    ("[x IN [1, 2] + [3] | substring('abc', x)]", False), ("range(0, head(1 + [-1]))", True),
    ("range(0, head(1 + [1 + 1]))", True), ("range(0, head(1 + [1, 2][..1]))", True),
    ("range(0, head(1 + [x IN [1] | x]))", True), ("range(0, head(1 + [size('a')]))", False),
    ("range(0, head(1 + range(1, 2)))", False), ("range(0, head(range(1, 2) + [1] + 1))", True),
    ("range(0, head([1][0] + [1]))", False), ("sin(head([1] + 1))", False), ("toUpper(head([1] + 1))", True),
    ("range(0, head(reduce(t = [1], x IN range(1, 3) | t + x)))", True),
]  # fmt: skip


@pytest.mark.parametrize("language", ["5", "25"])
@pytest.mark.parametrize(("expression", "refused"), CONSTANTS)
def test_a_whole_number_beside_a_list_of_constants_becomes_a_float(
    ask: Ask, expression: str, refused: bool, language: str
) -> None:
    _check(ask, f"CYPHER {language} {NEVER} {expression} AS y", refused)


@pytest.mark.parametrize(("language", "refused"), [("5", False), ("25", True)])
def test_cypher_5_learns_late_what_functions_of_times_take(ask: Ask, language: str, refused: bool) -> None:
    _check(ask, f"CYPHER {language} {NEVER} date.truncate([1][0], date()) AS y", refused)
    _check(ask, f"CYPHER {language} {NEVER} date.truncate(size('a'), date()) AS y", refused=True)


JOINED = [
    ("1 IN (n.x || 'a')", False), ("(n.x || 'a')[0]", False), ("(null || 'a')[..1]", False),
    ("true AND (n.x || 'a')", False),
    ("[1] || (n.x || 'a')", False), ("date() + (n.x || 'a')", False), ("[x IN n.x || 'a' | toUpper(x)]", False),
    ("[x IN n.x || 'a' | sin(x)]", True), ("[x IN coalesce([1], 'a') || 'b' | toUpper(x)]", True),
    ("1 IN ('a' || n.x)", True), ("(toUpper('a') || 'b')[0]", True), ("sin(n.x || 'a')", True),
    ("(n.x || [1]) + 1 - 1", True),
]  # fmt: skip


@pytest.mark.parametrize("language", ["5", "25"])
@pytest.mark.parametrize(("expression", "refused"), JOINED)
def test_what_is_joined_to_a_text_may_be_a_list_where_the_left_side_may(
    ask: Ask, expression: str, refused: bool, language: str
) -> None:
    _check(ask, f"CYPHER {language} {NEVER} {expression} AS y", refused)


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
