"""Functions and operators at the edges of what values can be, as Neo4j 5.26 has them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from neo4j.time import Date

from loader.cypher import query
from loader.errors import CypherArgumentError, CypherError, CypherExecutionError, CypherSemanticError, CypherTypeError
from tests.cypher.conftest import Ask

Value = Callable[..., Any]

SAME = [
    ("[x IN [0, 0.0 * -7] | cot(x)]", [math.inf, -math.inf]),
    ("[x IN ['9223372036854775807.0', '9223372036854775806.9', '-1.9'] | toInteger(x)]", [2**63 - 1, 2**63 - 2, -1]),
    ("toIntegerOrNull('9223372036854775807.5')", None),
    ("range(0, $f)", [0, 1, 2]),
    ("range($f, 10, $f)", [2, 4, 6, 8, 10]),
    ("[1, 2, 3, 4][-$f..]", [3, 4]),
    ("[1, 2, 3, 4][..$f]", [1, 2]),
    ("[1, 2, 3, 4][$f - $f..2147483647]", [1, 2, 3, 4]),
    ("left('abcd', $f) + right('abcd', $f) + substring('abcdef', $f, $f)", "abcdcd"),
    ("round(0.49999999999999994)", 0.0),
    ("round(-2.5)", -2.0),
    ("round(-2.5, 0, 'HALF_UP')", -3.0),
    ("round(1e19)", 9.223372036854775807e18),
    ("round(-1e300, 0)", -9.223372036854775807e18),
    ("round(1e19, 1)", 1e19),
    ("round(1e19, 0, 'UP')", 1e19),
    ("round(1.0, 1, 'UNNECESSARY')", 1.0),
    ("split('a,b;c', ['', ','])", ["a", "b", ";", "c"]),
    ("split('aabbcc', ['a', ''])", ["b", "b", "c", "c"]),
    ("split('a', ['', 'a'])", ["", ""]),
    ("split('abc', ['bc', 'ab'])", ["", "c"]),
    ("split('a.b|c', ['.', '|'])", ["a", "b", "c"]),
    ("split('a,b', [',', null])", None),
    ("split('a', [null, $f])", None),
    ("split('', $f)", [""]),
    ("toFloat('1f') + toFloat('.5D') + toFloat('1.e1f')", 11.5),
    ("toFloat('0x1p3') + toFloat('-0X1.8p1') + toFloat('0x.8P0d')", 5.5),
    ("toFloat('0x1p99999') - toFloat('-0x1p-99999')", math.inf),
    ("[text IN ['1ff', '1 f', '0x1f', 'NaNf', '-+NaN', '\u0661'] WHERE toFloat(text) IS NOT NULL]", []),
    ("[text IN ['\u0661', '\uff11\uff12', '-\u0969', '\u0661.\u0665'] | toInteger(text)]", [1, 12, -3, 1]),
    ("[text IN ['\u00b2', '1f', '\U0001d7cf'] WHERE toInteger(text) IS NOT NULL]", []),
    ("trim(BOTH 'x' FROM 'xax') + trim(LEADING FROM ' b')", "ab"),
    ("'a\\`b'", "a\\`b"),
    ("+date('2010-01-01')", Date(2010, 1, 1)),
    ("[+$f, +$map]", [2.5, {"a": 1}]),
    ("[d IN [date('2010-02-03')] | d {.year, .day, a: 1}]", [{"year": 2010, "day": 3, "a": 1}]),
    ("[d IN [duration('P1D')] | d {.days}]", [{"days": 1}]),
    ("round(1.5, 0.0 / 0.0)", 2.0),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "expected"), SAME, ids=[text for text, _ in SAME])
def test_a_value(ask: Ask, expression: str, expected: object) -> None:
    used = {name: given for name, given in {"f": 2.5, "map": {"a": 1}}.items() if f"${name}" in expression}
    assert ask(f"RETURN {expression}", **used) == [(expected,)]


REFUSED = [
    ("toInteger('9223372036854775807.5')", CypherTypeError),
    ("toInteger('-9223372036854775808.5')", CypherTypeError),
    ("[x IN ['a', true] | range(0, x)]", CypherTypeError),
    ("range(0, null)", CypherTypeError),
    ("[x IN ['a', true] | [1][x..]]", CypherTypeError),
    ("[1][2147483648..]", CypherExecutionError),
    ("[1][..$far]", CypherExecutionError),
    ("round(1.5, 2147483648)", CypherExecutionError),
    ("round(1.25, 1, 'UNNECESSARY')", CypherExecutionError),
    ("round(1.29, 1, 'half_up')", CypherArgumentError),
    ("split('a', [$far, null])", CypherTypeError),
    ("trim(BOTH 'xy' FROM 'a')", CypherArgumentError),
    ("trim(LEADING '' FROM 'a')", CypherArgumentError),
    ("left('abc', 2.5)", CypherError),
    ("range(0, sqrt(4))", CypherError),
    ("+'a'", CypherError),
    ("-date()", CypherError),
    ("{a: 1} OR true", CypherError),
    ("[d IN [date()] | d {.*}]", CypherError),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "error"), REFUSED, ids=[text for text, _ in REFUSED])
def test_an_error(ask: Ask, expression: str, error: type[CypherError]) -> None:
    used = {name: given for name, given in {"far": 1e30}.items() if f"${name}" in expression}
    with pytest.raises(error):
        ask(f"RETURN {expression}", **used)


@pytest.mark.parametrize(
    ("expression", "negative"),
    [
        ("ceil(-0.5)", True),
        ("ceil(-0.0)", True),
        ("floor(-0.0)", True),
        ("round(-0.0)", False),
        ("round(-0.04, 1)", False),
        ("round(-0.4, 0, 'CEILING')", False),
        ("-0.0", True),
        ("[x IN [0.0] | -x][0]", False),
        ("[x IN [-0.0] | -x][0]", False),
    ],
)
def test_the_sign_of_zero(value: Value, expression: str, negative: bool) -> None:
    found = value(expression)
    assert found == 0
    assert (math.copysign(1, found) < 0) is negative


@pytest.mark.parametrize(
    "numbers", ["9223372036854775807, 1", "9223372036854775807, 1, -1", "-9223372036854775807, -2"]
)
def test_a_sum_beyond_64_bits_is_a_float(ask: Ask, numbers: str) -> None:
    [(found,)] = ask(f"UNWIND [{numbers}] AS x RETURN abs(sum(x))")
    assert isinstance(found, float)
    assert found == 2.0**63


def test_a_map_that_the_text_does_not_show_is_a_condition(ask: Ask) -> None:
    text = "WITH [{a: 1}, {}, 'a'] AS v UNWIND [0, 1] AS i WITH v[i] AS x RETURN NOT x, CASE WHEN x THEN 1 ELSE 2 END"
    assert ask(text) == [(False, 1), (False, 1)]


STORABLE = [
    "[]", "['a', 'b']", "[1, 1.5]", "[duration('P1D')]", "[time('10:00'), time('10:00+01:00')]", "1", "null",
]  # fmt: skip
NOT_STORABLE = [
    "[1, null]", "[null]", "[1, 'a']", "[true, 1]", "[[1]]", "[[]]", "[{a: 1}]", "[date(), time()]",
    "[time(), localtime()]", "{a: 1}",
]  # fmt: skip


@pytest.mark.parametrize("expression", STORABLE + NOT_STORABLE)
def test_what_a_property_can_hold(value: Value, expression: str) -> None:
    assert value(f"{expression} IS :: PROPERTY VALUE") is (expression in STORABLE)


TYPES = [
    ("[[], [1]]", "LIST<LIST<INTEGER NOT NULL> NOT NULL>"),
    ("[[], [null]]", "LIST<LIST<NULL> NOT NULL>"),
    ("[[1.5, 1], [1]]", "LIST<LIST<INTEGER NOT NULL | FLOAT NOT NULL> NOT NULL>"),
    ("[[[]], [[1]]]", "LIST<LIST<LIST<INTEGER NOT NULL> NOT NULL> NOT NULL>"),
    ("[[1, null], []]", "LIST<LIST<INTEGER> NOT NULL>"),
    ("[[1], null]", "LIST<LIST<INTEGER NOT NULL>>"),
    ("[[1], [null]]", "LIST<LIST<NULL> NOT NULL | LIST<INTEGER NOT NULL> NOT NULL>"),
    ("[1, [1], [], 'a']", "LIST<STRING NOT NULL | INTEGER NOT NULL | LIST<INTEGER NOT NULL> NOT NULL>"),
    ("[]", "LIST<NOTHING>"),
    ("[null]", "LIST<NULL>"),
    ("duration('P1D')", "DURATION"),
]


@pytest.mark.parametrize(("expression", "expected"), TYPES, ids=[text for text, _ in TYPES])
def test_a_type_takes_in_what_it_covers(value: Value, expression: str, expected: str) -> None:
    assert value(f"valueType({expression})") == f"{expected} NOT NULL"


NULLS = [
    ("date({date: date('2010-12-10'), day: null})", "2010-12-01"),
    ("date({date: date('2010-12-10'), month: null})", "2010-01-10"),
    ("date({date: date('2010-10-10'), week: null})", "2010-01-10"),
    ("date({date: date('2010-10-10'), year: 2011, week: null})", "2011-01-09"),
    ("date({date: date('2010-12-10'), dayOfWeek: null})", "2010-12-06"),
    ("date({date: date('2010-12-10'), dayOfWeek: null, year: 2015})", "2015-12-07"),
    ("date({date: date('2010-12-10'), quarter: null})", "2010-03-10"),
    ("date({date: date('2010-12-10'), dayOfQuarter: null})", "2010-10-01"),
    ("localtime({time: localtime('10:11:12.123'), hour: null})", "00:11:12.123"),
    ("localtime({time: localtime('10:11:12.123'), second: null})", "10:11:00.123"),
    ("localdatetime({datetime: localdatetime('2010-12-10T10:11:12'), day: null, hour: null})", "2010-12-01T00:11:12"),
    ("date.truncate('day', date('2010-10-10'), {day: null})", "2010-10-01"),
    ("datetime('2015-07-21T21:40:32[z]')", "2015-07-21T21:40:32Z"),
]


@pytest.mark.parametrize(("expression", "expected"), NULLS, ids=[text for text, _ in NULLS])
def test_a_null_field_is_the_first_of_its_kind(value: Value, expression: str, expected: str) -> None:
    assert value(f"toString({expression})") == expected


@pytest.mark.parametrize(
    "expression",
    [
        "datetime.truncate('month', datetime('2020-10-25T22:30Z'), {timezone: null})",
        "datetime.truncate('month', datetime('2020-10-25T22:30Z'), {timezone: 1})",
        "datetime({epochSeconds: 3, epochMillis: 3})",
        "datetime({epochSeconds: 3, epochMillis: null})",
        "datetime({epochMillis: null, year: 2000})",
        "datetime({year: 2015, timezone: 'EST'})",
        "datetime('2015-07-21T21:40:32[GMT+0]')",
    ],
)
def test_a_temporal_error(value: Value, expression: str) -> None:
    with pytest.raises(CypherError):
        value(expression)


FIELDS = [
    ("date({year: 2010.5})", "ExecutionFailed"),
    ("localtime({hour: 'a'})", "ExecutionFailed"),
    ("duration({days: 'a'})", "ExecutionFailed"),
    ("datetime({year: 2010, timezone: 1})", "ExecutionFailed"),
    ("date({timezone: 1})", "TypeError"),
    ("datetime({epochMillis: 'a'})", "ArgumentError"),
    ("substring('abc', 2147483648)", "ExecutionFailed"),
]


@pytest.mark.parametrize(("expression", "code"), FIELDS, ids=[text for text, _ in FIELDS])
def test_the_code_of_an_error(value: Value, expression: str, code: str) -> None:
    with pytest.raises(CypherError) as caught:
        value(expression)
    assert caught.value.code.rpartition(".")[2] == code


def test_a_projection_without_properties_takes_any_value(ask: Ask) -> None:
    assert ask("WITH [1, 'a'] AS v WITH v[0] AS x, 5 AS y RETURN x {y, b: y + 1}") == [({"y": 5, "b": 6},)]
    with pytest.raises(CypherError):
        ask("WITH [1, 'a'] AS v WITH v[0] AS x RETURN x {.*}")


def test_the_forms_of_trim_have_no_names_of_their_own(ask: Ask) -> None:
    with pytest.raises(CypherSemanticError, match="Unknown function"):
        ask("RETURN trim.both(' x ')")
    with pytest.raises(CypherTypeError, match=r"^trim\(\) takes STRING"):
        ask("WITH ['x', 1] AS v RETURN trim(BOTH 'x' FROM v[1])")


BY_DAY = [
    "toString(n.x)", "n.x + duration({months: 1})", "n.x - duration({days: 2})", "n.x >= date('2031-05-04')",
    "n.x = date('2031-05-04')", "duration.inDays(n.x, date('2031-06-01'))", "duration.between(date('2031-06-01'), n.x)",
    "date.truncate('month', coalesce(n.x, date('2031-01-01')))", "toStringOrNull(n.x)",
]  # fmt: skip


@pytest.mark.parametrize("expression", BY_DAY)
def test_what_is_kept_of_a_date_is_what_each_row_would_give(expression: str) -> None:
    """Dates of one day, of others, and values of other types in between."""
    days = [datetime.date(2031, 5, 4), datetime.date(2031, 1, 31), None, datetime.date(2031, 5, 4)]
    others = [datetime.datetime(2031, 5, 4, 10), datetime.date(2030, 5, 4)]
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    graph.add_nodes_from((number, {"x": day, "at": number}) for number, day in enumerate([*days, *others, *days]))
    together = query(graph, f"MATCH (n) WITH n ORDER BY n.at RETURN {expression}").rows
    alone = [query(graph, f"MATCH (n {{at: {number}}}) RETURN {expression}").rows[0] for number in range(len(graph))]
    assert together == alone
