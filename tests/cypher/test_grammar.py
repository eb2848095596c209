"""What is read and what is not, in the small: operators, clauses cut short, words with two meanings."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from loader.cypher import query
from loader.errors import CypherSemanticError, CypherSyntaxError
from tests.cypher.conftest import Ask

NOT_READ = [
    "RETURN 1 ORDER", "RETURN 1 AS x ORDER x", "MATCH (n) ORDER n.name RETURN n", "RETURN 1 AS x ORDER BYE x",
    "RETURN 1;;", "RETURN 1 IS NULL IS NULL", "RETURN 1 IN [1] IN [true]", "RETURN true = 1 IN [1] IN [true]",
    "RETURN 'a' STARTS WITH 'a' CONTAINS 'b'", "RETURN 'a' =~ 'a' IN [true]", "RETURN 1 :: INTEGER :: BOOLEAN",
    "RETURN 'a' IS NORMALIZED IS NULL", "RETURN 1 = NOT true", "RETURN ++1", "RETURN -+1", "RETURN - - -1",
    "RETURN - -INF", "RETURN --$p", "RETURN 1 IS :: INT64", "RETURN 1 IS :: FLOAT64", "RETURN 1 IS :: ANY PATH",
    "RETURN 1 IS :: INTEGER NOT NULL | STRING", "RETURN [1] IS :: LIST<NULL | INTEGER NOT NULL>",
    "RETURN 1 IS :: ANY<INTEGER> NOT NULL", "RETURN CASE 1 WHEN IS NOT :: STRING THEN 1 END",
    "RETURN$p", "RETURN $01", "RETURN $0x1", "RETURN $$p", "RETURN 1f", "RETURN 1.5fd", "RETURN 1.5__0", "RETURN 1e1_",
    "RETURN 0x__1", "WITH 1 AS x\u00b2 RETURN 1", "WITH 1 AS \u00bd RETURN 1", "RETURN 1 AS \u20aca",
    "MATCH (n) RETURN n {.name, }", "WITH [1] AS all RETURN size(all all all)",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_READ)
def test_not_read(ask: Ask, text: str) -> None:
    with pytest.raises(CypherSyntaxError):
        ask(text, p=1)


READ: list[tuple[str, Any]] = [
    ("1 IS NULL = false", True), ("true = 1 IN [1]", True), ("(1 IS NULL) IS NULL", False), ("NOT NOT true", True),
    ("- -1", 1), ("+-1", -1), ("--1.5", 1.5), ("1 - - -1", 0), ("1--$p", 2), ("1++1", 2), ("2 ^ - -1", 2.0),
    ("- -2 ^ 2", 4.0), ("count(ALL 1)", 1), ("sum(ALL (1))", 1), ("percentileDisc(ALL 3, 0.5)", 3),
    ("size(ALL [1])", 1), ("toString(ALL 1)", "1"), ("toString(all(x IN [1] WHERE x = 1))", "true"),
]  # fmt: skip


READ += [
    ("[1] IS :: INTEGER LIST", True), ("[[1]] IS :: INTEGER ARRAY NOT NULL LIST", True),
    ("[1, null] IS :: INTEGER NOT NULL LIST", False), ("[1] IS :: ANY EDGE", False), ("1 IS :: PATHS", False),
    ("1 IS :: NOTHING | INTEGER NOT NULL", True), ("1 IS :: ANY<INTEGER NOT NULL | NODE NOT NULL>", True),
    ("CASE 1 WHEN IS NOT TYPED STRING THEN 7 END", 7), ("trim('x' FROM 'xax')", "a"), ("trim(FROM ' a ')", "a"),
    ("trim(toString(1) FROM '1a1')", "a"), ("trim(trim(' a '))", "a"), ("trim(LEADING FROM ' a ')", "a "),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "expected"), READ)
def test_read(ask: Ask, expression: str, expected: object) -> None:
    assert ask(f"RETURN {expression}", p=1) == [(expected,)]


@pytest.mark.parametrize("expression", ["n IS City IS NULL", "NOT n:City IN [true]"])
def test_a_test_may_follow_labels(ask: Ask, expression: str) -> None:
    assert ask(f"MATCH (n:City) RETURN {expression}") == [(False,)]


def test_all_may_be_a_variable(ask: Ask) -> None:
    assert ask("WITH 1 AS all RETURN count(all all), sum(all + 1), sum(all * 2)") == [(1, 1, 2)]
    with pytest.raises(CypherSemanticError):
        ask("WITH 1 AS all RETURN count(all)")


LIMITS = [
    ("size([x IN [1, 2] | x])", 2), ("reduce(a = 0, y IN [1] | a + y)", 1), ("size([y IN $p | y])", 1),
    ("CASE WHEN all(y IN [1] WHERE y = 1) THEN 1 ELSE 2 END", 1),
]  # fmt: skip


@pytest.mark.parametrize(("limit", "count"), LIMITS)
def test_a_limit_may_have_names_of_its_own(ask: Ask, limit: str, count: int) -> None:
    assert len(ask(f"UNWIND [1, 2, 3] AS x RETURN x LIMIT {limit}", p=[1])) == count


UNSETTLED = [
    "x", "size([y IN [1] | x])", "size([y IN [y] | 1])", "COUNT { (n) }", "COUNT { RETURN 1 AS y }",
    "size([(n)-->() | 1])",
]  # fmt: skip


@pytest.mark.parametrize("limit", UNSETTLED)
@pytest.mark.parametrize("word", ["LIMIT", "SKIP"])
def test_a_limit_depends_neither_on_rows_nor_on_the_graph(ask: Ask, word: str, limit: str) -> None:
    with pytest.raises(CypherSemanticError) as caught:
        ask(f"UNWIND [1, 2] AS x RETURN x {word} {limit}")
    assert caught.value.kind == "NonConstantExpression"


def test_the_path_of_a_pattern_comprehension_is_a_new_name(ask: Ask) -> None:
    assert ask("MATCH (n:City) WITH n, 7 AS p RETURN [p = (n)<--() | length(p)], p") == [([1], 7)]
    with pytest.raises(CypherSemanticError):
        ask("MATCH (n:City) RETURN [n = (n)<--() | length(n)]")


def test_reduce_needs_two_names(ask: Ask) -> None:
    with pytest.raises(CypherSemanticError):
        ask("RETURN reduce(a = 0, a IN [1, 2] | a)")
    assert ask("RETURN reduce(a = 0, b IN [1, 2] | reduce(a = 0, b IN [1] | a + b))") == [(1,)]


NAMES = [
    "WITH 1 AS case RETURN case", "WITH 1 AS case RETURN 1 * case AS x", "WITH {a: 1} AS case RETURN case.a",
    "WITH 1 AS case RETURN [case][0]", "WITH 1 AS not RETURN not", "WITH {a: 1} AS not RETURN not.a AS x",
    "WITH 1 AS distinct RETURN distinct AS x", "WITH {a: 1} AS distinct RETURN distinct.a",
    "WITH 1 AS distinct RETURN DISTINCT distinct", "WITH ' a' AS from RETURN size(trim(from))",
    "WITH ' a' AS from RETURN size(trim(FROM from))", "WITH 'a' AS both RETURN size(trim(both))",
]  # fmt: skip


@pytest.mark.parametrize("text", NAMES)
def test_a_keyword_may_be_a_name(ask: Ask, text: str) -> None:
    assert ask(text) == [(1,)]


def test_not_may_negate_a_name_like_itself(ask: Ask) -> None:
    assert ask("WITH true AS not RETURN NOT not, NOT not AND not, not = true") == [(False, False, True)]


NUMBERS = [
    ("1.5_0", 1.5), ("1_000.5_0", 1000.5), ("1e1_0", 1e10), ("1_0e-1", 1.0), ("0x_1F", 31), ("0o_17", 15),
    ("1.5f", 1.5),    ("1e3D", 1000.0), (".5d", 0.5), ("-1.0F", -1.0), ("0_1.5", 1.5), ("[1, 2, 3][0..1]", [1]),
]  # fmt: skip


@pytest.mark.parametrize(("number", "expected"), NUMBERS)
def test_a_number(ask: Ask, number: str, expected: object) -> None:
    [(found,)] = ask(f"RETURN {number}")
    assert found == expected and type(found) is type(expected)


PARAMETERS = [
    ("$ a", "a"), ("$/* here */a", "a"), ("$ `a b`", "a b"), ("$1a", "1a"), ("$1_0", "1_0"), ("$0", "0"),
    ("$a$b", "a$b"),    ("$```a`", "`a"), ("$`a```", "a`"), ("$case", "case"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "name"), PARAMETERS)
def test_a_parameter(people: nx.MultiDiGraph[Any], written: str, name: str) -> None:
    assert query(people, f"RETURN {written}", {name: 7}).rows == [(7,)]


@pytest.mark.parametrize("name", ["a$b", "a$", "a\u20ac", "a\u203fb", "\u0939\u093f", "e\u0301", "\u540d", "\u2167"])
def test_a_name(ask: Ask, name: str) -> None:
    assert ask(f"WITH 1 AS {name} RETURN {name}") == [(1,)]
