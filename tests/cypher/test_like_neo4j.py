"""Where random queries found a difference: what Neo4j 5.26 answers, each as small as it could be made."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from neo4j.time import Duration

from loader.errors import CypherArgumentError, CypherArithmeticError, CypherError, CypherSemanticError, CypherTypeError
from tests.cypher.conftest import Ask

Value = Callable[..., Any]

SAME = [
    ("range(1, 0, 3)", [1]),
    ("range(5, 10, -100)", [5]),
    ("range(0, 1, -1)", []),
    ("range(10, 0, -3)", [10, 7, 4, 1]),
    ("rtrim('bb', 'b')", "b"),
    ("rtrim('cbb', 'b')", "c"),
    ("ltrim('aa', 'a')", ""),
    ("rtrim('  ')", ""),
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
    ("null % 0", None),
    ("null / 0.0", None),
    ("valueType([1, 'a', null, true])", "LIST<BOOLEAN | STRING | INTEGER> NOT NULL"),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "expected"), SAME, ids=[text for text, _ in SAME])
def test_a_value(value: Value, expression: str, expected: object) -> None:
    assert value(expression) == expected


REFUSED = [
    ("RETURN range(null, 1)", CypherTypeError),
    ("RETURN range(1, 2, null)", CypherTypeError),
    ("RETURN substring('abc', 3000000000)", CypherArgumentError),
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


def test_deviation_of_nothing_is_null_and_of_one_number_zero(ask: Ask) -> None:
    assert ask("UNWIND [null] AS x RETURN stDev(x), stDevP(x), stDev(7)") == [(None, None, 0.0)]


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
