"""Operators, functions and values: one expression, one value."""

# ruff: noqa: E501 (one case a line)
from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from neo4j.time import Date

from loader.errors import CypherLimitExceeded

Evaluate = Callable[..., Any]

CASES = [
    # numbers
    ("7 / 2", 3), ("-7 / 2", -3), ("7.0 / 2", 3.5), ("-7 % 3", -1), ("7 % -3", 1), ("2 ^ 3", 8.0),
    ("4 ^ 3 ^ 2", 4096.0), ("-2 ^ 2", 4.0), ("1 + 2 * 3 - 4 / 2", 5), ("0x1F + 0o17", 46), ("1.5e3", 1500.0),
    (".5", 0.5), ("-9223372036854775808", -(2**63)), ("1 / 0.0", math.inf), ("1 + null", None),
    # comparison and equality
    ("1 = 1.0", True), ("1 = '1'", False), ("null = null", None), ("1 <> 2", True), ("1 < 2 <= 2 < 3", True),
    ("1 < 'a'", None), ("[1, 2] < [1, 3]", True), ("[1, null] = [1, 2]", None), ("[1, null] = [2, 2]", False),
    ("{a: 1} = {a: 1.0}", True), ("{a: null} = {a: 1}", None), ("{a: 1} = {b: 1}", False),
    ("0.0 / 0.0 = 0.0 / 0.0", False), ("'a' < 'b'", True), ("false < true", True),
    # logic
    ("true AND null", None), ("false AND null", False), ("true OR null", True), ("NOT null", None),
    ("true XOR true XOR true", True), ("null XOR true", None), ("NOT true = false", True),
    # lists
    ("[1, 2, 3][-1]", 3), ("[1, 2][5]", None), ("[1, 2, 3][1..]", [2, 3]), ("[1, 2, 3][..-1]", [1, 2]),
    ("[1, 2, 3][null..2]", None), ("[1] + 2 + [3]", [1, 2, 3]), ("0 + [1]", [0, 1]), ("1 IN [1, null]", True),
    ("2 IN [1, null]", None), ("null IN []", False), ("[1] IN [[1]]", True), ("{a: 1}['a']", 1),
    ("[x IN range(1, 5) WHERE x % 2 = 1 | x * x]", [1, 9, 25]), ("[x IN null | x]", None),
    ("all(x IN [] WHERE false)", True), ("any(x IN [1, null] WHERE x = 2)", None),
    ("none(x IN [1] WHERE x = 2)", True), ("single(x IN [1, 1] WHERE x = 1)", False),
    ("reduce(s = '', x IN ['a', 'b'] | s + x)", "ab"), ("range(5, 1, -2)", [5, 3, 1]), ("range(1, 0)", []),
    ("size([1, 2])", 2), ("head([])", None), ("last([1, 2])", 2), ("tail([1, 2])", [2]), ("reverse([1, 2])", [2, 1]),
    ("coalesce(null, 2, 1 / 0)", 2), ("isEmpty([])", True), ("keys({b: 1, a: 2})", ["b", "a"]),
    # strings
    ("'a' + 1 + 'b'", "a1b"), ("'x' || 'y'", "xy"), ("'abc' STARTS WITH 'ab'", True), ("'abc' CONTAINS null", None),
    ("'abc' =~ 'a.c'", True), ("'abc' =~ 'ab'", False), ("'ABC' =~ '(?i)abc'", True), (r"'\u00e9\n\\'", "é\n\\"),
    ("'it\\'s'", "it's"), ("size('héé')", 3), ("split('a,b', ',')", ["a", "b"]), ("substring('hello', 1, 3)", "ell"),
    ("left('abc', 5)", "abc"), ("right('abc', 2)", "bc"), ("replace('aaa', 'a', 'b')", "bbb"),
    ("trim('  x ')", "x"), ("trim(BOTH '-' FROM '--x-')", "x"), ("toUpper('a') + toLower('B')", "Ab"),
    ("toString(1.0) + toString(1e10) + toString(1.5e-5)", "1.01.0E101.5E-5"), ("reverse('abc')", "cba"),
    # conversion
    ("toInteger('12')", 12), ("toInteger('12.9')", 12), ("toInteger('abc')", None), ("toInteger(2.9)", 2),
    ("toFloat('1.5')", 1.5), ("toBoolean('TRUE')", True), ("toBoolean(0)", False), ("toIntegerOrNull([1])", None),
    ("toIntegerList(['1', 'x', null])", [1, None, None]), ("valueType([1, 2])", "LIST<INTEGER NOT NULL> NOT NULL"),
    ("1 IS :: INTEGER", True), ("null IS :: INTEGER NOT NULL", False), ("[1, 'a'] IS :: LIST<INTEGER | STRING>", True),
    ("1 IS NOT :: STRING", True), ("'a' IS NORMALIZED", True),
    # maths
    ("round(2.5)", 3.0), ("round(-1.5)", -1.0), ("round(1.249, 1)", 1.2), ("round(1.25, 1, 'HALF_DOWN')", 1.2),
    ("abs(-3)", 3), ("sign(-0.5)", -1), ("ceil(1.2)", 2.0), ("floor(-1.2)", -2.0), ("sqrt(16)", 4.0), ("log(0)", -math.inf),
    # found by comparing with Neo4j
    ("{a: 1} < {a: 2}", True), ("{a: 1} < {a: 1, b: 2}", True), ("1_000 + 1", 1001), ("toInteger(' 12 ')", None),
    ("-9223372036854775808 / -1", -(2**63)), ("valueType([1, 2.0, 'a'])", "LIST<STRING NOT NULL | INTEGER NOT NULL | FLOAT NOT NULL> NOT NULL"),
    # conditions
    ("CASE 3 WHEN 1, 3 THEN 'odd' ELSE 'even' END", "odd"), ("CASE WHEN null THEN 1 END", None),
    ("CASE 5 WHEN > 3 THEN 'many' ELSE 'few' END", "many"), ("CASE null WHEN IS NULL THEN 'none' END", "none"),
    ("nullIf(1, 1)", None), ("$p.a[0]", 7), ("{a: {b: 2}}.a.b", 2), ("null.a", None),
    # dates
    ("date('2023-06-18').month", 6), ("date('2023-06-18') < date('2023-07-01')", True),
    ("date('2023-06-18') = date({year: 2023, month: 6, day: 18})", True), ("date('2023-01-31') + duration('P1M')", Date(2023, 2, 28)),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "expected"), CASES, ids=[text for text, _ in CASES])
def test_value(value: Evaluate, expression: str, expected: object) -> None:
    found = value(expression, p={"a": [7]})
    assert found == expected
    assert type(found) is type(expected)


def test_functions_of_nodes_and_relationships(ask: Callable[..., Any]) -> None:
    text = """
        MATCH p = (a:Boss)-[r:WORKS_AT]->(c)
        RETURN labels(a), type(r), properties(r), keys(c), elementId(r), id(a),
               startNode(r).name, endNode(r).name, length(p), size(nodes(p)), size(relationships(p))
    """
    assert ask(text) == [
        (["Boss", "Person"], "WORKS_AT", {"role": "head"}, ["name"], "w2", "ben", "Ben", "Acme", 1, 2, 1)
    ]


def test_a_regular_expression_that_backtracks_for_ever_comes_to_an_end(ask: Callable[..., Any]) -> None:
    with pytest.raises(CypherLimitExceeded, match="takes too long"):
        ask("RETURN $long =~ '(a|aa)+$b'", long="a" * 60 + "c")
