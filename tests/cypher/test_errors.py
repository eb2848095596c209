"""Errors: their class, kind and place, and that nothing but a CypherError ever comes."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from loader.cypher import query
from loader.errors import (
    CypherArgumentError,
    CypherArithmeticError,
    CypherError,
    CypherLimitExceeded,
    CypherParameterMissing,
    CypherSemanticError,
    CypherSyntaxError,
    CypherTypeError,
    CypherUnsupported,
)
from tests.cypher.conftest import Ask

KINDS = [
    ("RETRUN 1", CypherSyntaxError, "UnexpectedSyntax"),
    ("RETURN 'open", CypherSyntaxError, "UnexpectedSyntax"),
    ("RETURN 12abc", CypherSyntaxError, "InvalidNumberLiteral"),
    ("RETURN 9223372036854775808", CypherSyntaxError, "IntegerOverflow"),
    ("RETURN 1e999", CypherSyntaxError, "FloatingPointOverflow"),
    (r"RETURN '\uXYZ'", CypherSyntaxError, "InvalidUnicodeLiteral"),
    ("RETURN 42 \u2014 41", CypherSyntaxError, "InvalidUnicodeCharacter"),
    ("RETURN x", CypherSemanticError, "UndefinedVariable"),
    ("MATCH (n) WHERE count(n) > 1 RETURN n", CypherSemanticError, "InvalidAggregation"),
    ("RETURN count(count(*))", CypherSemanticError, "NestedAggregation"),
    ("MATCH (n) RETURN n.a + count(*)", CypherSemanticError, "AmbiguousAggregationExpression"),
    ("MATCH (n)-[n]-() RETURN n", CypherSemanticError, "VariableTypeConflict"),
    ("MATCH (n) MATCH n = ()--() RETURN n", CypherSemanticError, "VariableAlreadyBound"),
    ("MATCH (a)-[r]-()-[r]-() RETURN r", CypherSemanticError, "RelationshipUniquenessViolation"),
    ("WITH 1 + 1 RETURN 1", CypherSemanticError, "NoExpressionAlias"),
    ("RETURN 1 AS a, 2 AS a", CypherSemanticError, "ColumnNameConflict"),
    ("RETURN *", CypherSemanticError, "NoVariablesInScope"),
    ("RETURN 1 AS a UNION RETURN 2 AS b", CypherSemanticError, "DifferentColumnsInUnion"),
    ("RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a", CypherSyntaxError, "InvalidClauseComposition"),
    ("MATCH (n)", CypherSemanticError, "InvalidClauseComposition"),
    ("RETURN 1 AS x LIMIT -1", CypherSemanticError, "NegativeIntegerArgument"),
    ("MATCH (n) RETURN n LIMIT n.x", CypherSemanticError, "NonConstantExpression"),
    ("RETURN true + 1", CypherSemanticError, "InvalidArgumentType"),
    ("RETURN 1 AND true", CypherSemanticError, "InvalidArgumentType"),
    ("RETURN 1 IN 2", CypherSemanticError, "InvalidArgumentType"),
    ("RETURN size(1)", CypherSemanticError, "InvalidArgumentType"),
    ("RETURN size()", CypherSemanticError, "InvalidNumberOfArguments"),
    ("RETURN sise([])", CypherSemanticError, "UnknownFunction"),
    ("MATCH (n) RETURN (n)-->()", CypherSemanticError, "UnexpectedSyntax"),
    ("MATCH (n) WHERE (n)-->(m) RETURN n", CypherSemanticError, "UndefinedVariable"),
    ("MATCH (n $all) RETURN n", CypherSemanticError, "InvalidParameterUse"),
    ("RETURN $x", CypherParameterMissing, None),
    ("RETURN 1 / 0", CypherArithmeticError, None),
    ("RETURN 9223372036854775807 + 1", CypherArithmeticError, None),
    ("UNWIND [1, 'a'] AS x RETURN toUpper(x)", CypherTypeError, "InvalidArgumentValue"),
    ("UNWIND [1, 'a'] AS x RETURN x.y", CypherTypeError, "InvalidArgumentType"),
    ("RETURN range(1, 2, 0)", CypherArgumentError, "NumberOutOfRange"),
    ("RETURN substring('a', -1)", CypherArgumentError, "NegativeIntegerArgument"),
    ("UNWIND [1] AS x RETURN percentileCont(x, 1 + 1)", CypherArgumentError, "NumberOutOfRange"),
    ("RETURN 'a' =~ '('", CypherArgumentError, None),
    ("MATCH (a:City), (b:City) MATCH p = shortestPath((a)-[*]-(b)) RETURN p", CypherArgumentError, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "error", "kind"), KINDS, ids=[text for text, *_ in KINDS])
def test_kind(people: nx.MultiDiGraph[Any], text: str, error: type[CypherError], kind: str | None) -> None:
    with pytest.raises(error) as caught:
        query(people, text)
    assert caught.value.kind == kind
    assert caught.value.line is not None


CODES = [
    ("RETURN 'a' =~ '['", "ClientError.Statement.SemanticError"),
    ("RETURN left('a', -1)", "DatabaseError.Statement.ExecutionFailed"),
    ("RETURN right('', -1)", "DatabaseError.Statement.ExecutionFailed"),
    ("RETURN substring('a', 0, -1)", "DatabaseError.Statement.ExecutionFailed"),
    ("RETURN date.truncate('age', date())", "DatabaseError.Statement.ExecutionFailed"),
    ("RETURN date({year: 2010.5})", "DatabaseError.Statement.ExecutionFailed"),
    ("RETURN range(1, 2, 0)", "ClientError.Statement.ArgumentError"),
    ("RETURN 1 % 0", "ClientError.Statement.ArithmeticError"),
    ("RETURN date('x')", "ClientError.Statement.SyntaxError"),
    ("CREATE (n)", "ClientError.Statement.AccessMode"),
    ("MATCH (n) CREATE (n)-[:R]->(m) RETURN m", "ClientError.Statement.AccessMode"),
    ("INSERT (n)", "ClientError.Statement.AccessMode"),
    ("MERGE (n:City) ON CREATE SET n.x = 1", "ClientError.Statement.AccessMode"),
    ("MATCH (n) SET n.x = 1", "ClientError.Statement.AccessMode"),
    ("MATCH (n) REMOVE n.x", "ClientError.Statement.AccessMode"),
    ("MATCH (n) CALL (n) { DETACH DELETE n } RETURN 1", "ClientError.Statement.AccessMode"),
    ("FOREACH (i IN [1] | CREATE (n))", "ClientError.Statement.AccessMode"),
    ("CREATE INDEX FOR (n:City) ON (n.name)", "ClientError.Statement.AccessMode"),
    ("DROP INDEX unknown", "ClientError.Statement.AccessMode"),
    ("LOAD CSV FROM 'x' AS line RETURN line", "ClientError.Statement.SyntaxError"),
    ("UNWIND [1] AS i CALL (i) { RETURN i AS k } IN TRANSACTIONS RETURN k", "ClientError.Statement.SyntaxError"),
    ("CALL its.own()", "ClientError.Procedure.ProcedureNotFound"),
    ("CALL db.unknown() YIELD x RETURN x", "ClientError.Procedure.ProcedureNotFound"),
    ("USE other RETURN 1", "ClientError.Database.DatabaseNotFound"),
]


@pytest.mark.parametrize(("text", "code"), CODES)
def test_code(people: nx.MultiDiGraph[Any], text: str, code: str) -> None:
    with pytest.raises(CypherError) as caught:
        query(people, text)
    assert caught.value.code == f"Neo.{code}"
    assert caught.value.line is not None


REFUSED = [
    ("CREATE (n)", "CREATE"),
    ("MATCH (n) DETACH DELETE n", "DETACH DELETE"),
    ("MATCH (n) SET n.x = 1", "SET"),
    ("MATCH (n) REMOVE n.x", "REMOVE"),
    ("MERGE (n)", "MERGE"),
    ("FOREACH (x IN [1] | CREATE (n))", "FOREACH"),
    ("LOAD CSV FROM 'x' AS row RETURN row", "LOAD CSV"),
    ("CALL db.indexes() YIELD name RETURN name", "db.indexes"),
    ("CREATE INDEX FOR (n:A) ON (n.x)", "CREATE INDEX"),
]


@pytest.mark.parametrize(("text", "name"), REFUSED, ids=[name for _, name in REFUSED])
def test_what_writes_is_refused_by_name(people: nx.MultiDiGraph[Any], text: str, name: str) -> None:
    with pytest.raises(CypherUnsupported) as caught:
        query(people, text)
    assert name in caught.value.message


def test_an_error_shows_its_place_and_the_nearest_name(people: nx.MultiDiGraph[Any]) -> None:
    with pytest.raises(CypherSemanticError) as caught:
        query(people, "MATCH (person:Person)\nRETURN persom.name")
    assert str(caught.value) == (
        "Variable `persom` not defined; did you mean `person`? (line 2, column 8)\n  RETURN persom.name\n         ^"
    )


DEEP = 10_000
HUGE = {
    "brackets": "RETURN " + "(" * DEEP + "1" + ")" * DEEP,
    "lists": "RETURN " + "[" * DEEP + "]" * DEEP,
    "maps": "RETURN " + "{a: " * DEEP + "1" + "}" * DEEP,
    "not": "RETURN " + "NOT " * DEEP + "true",
    "signs": "RETURN " + "- " * DEEP + "1",
    "case": "RETURN " + "CASE WHEN true THEN " * DEEP + "1" + " END" * DEEP,
    "properties": "RETURN {a: 1}" + ".a" * DEEP,
    "clauses": "WITH 1 AS x " * 5_000 + "RETURN x",
    "pattern": "MATCH (a)" + "-->()" * 10_000 + " RETURN a",
    "labels": "MATCH (n:" + "!" * DEEP + "A) RETURN n",
    "subqueries": "RETURN " + "EXISTS { RETURN " * DEEP + "1" + "}" * DEEP,
    "integer": "RETURN " + "9" * 100_000,
    "unclosed": "RETURN '" + "x" * 100_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_nesting_and_size_end_in_an_error(people: nx.MultiDiGraph[Any], text: str) -> None:
    with pytest.raises(CypherSyntaxError) as caught:
        query(people, text)
    assert len(str(caught.value)) < 1_000


def test_long_chains_are_no_nesting(people: nx.MultiDiGraph[Any]) -> None:
    assert query(people, "RETURN " + "+".join(["1"] * 20_000)).rows == [(20_000,)]
    assert query(people, "RETURN " + " AND ".join(["true"] * 5_000)).rows == [(True,)]


RUNAWAYS = [
    "RETURN toStringList(range(1, 5000000))",
    "RETURN vector.similarity.cosine(range(1, 2000000), range(1, 2000000))",
    "UNWIND [1] AS x " + " ".join(f"WITH *, {number} AS a{number}" for number in range(2_000)) + " RETURN x",
    "MATCH " + ", ".join(f"(a{number})-->(b{number})" for number in range(900)) + " RETURN 1",
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)",
    "MATCH (a)-[*]-(b), (c)-[*]-(d), (e)-[*]-(f), (g)-[*]-(h) RETURN count(*)",
    "RETURN [x IN range(1, 10000) | size([y IN range(1, 10000) WHERE x < y | y])]",
    "UNWIND range(1, 1000) AS x CALL (x) { UNWIND range(1, 100000) AS y RETURN sum(y) AS s } RETURN s",
]


@pytest.mark.parametrize("text", RUNAWAYS)
def test_the_time_limit_interrupts(people: nx.MultiDiGraph[Any], text: str) -> None:
    with pytest.raises(CypherLimitExceeded, match="longer than"):
        query(people, text, seconds=0.2)


def test_the_row_limit_cuts_and_says_so(people: nx.MultiDiGraph[Any]) -> None:
    assert query(people, "UNWIND range(1, 5) AS x RETURN x", rows=5).notes == ()
    cut = query(people, "UNWIND range(1, 1000000) AS x RETURN x", rows=5)
    assert [x for (x,) in cut.rows] == [1, 2, 3, 4, 5]
    assert cut.notes == ("only the first 5 rows are shown; there are more",)


NOTHING_PASSES = [
    "WITH 1 / z AS x WHERE false", "WITH 1 / z AS x WHERE NOT true", "WITH 1 / z AS x WHERE 1 > 2 OR 2 = 1",
    "WITH 1 / z AS x WHERE x > 1 AND false", "WITH 1 / z AS x WHERE true XOR true", "WITH 1 / z AS x WHERE 1 < 2 < 1",
    "WITH DISTINCT 1 / z AS x WHERE false", "WITH 1 / z AS x ORDER BY x LIMIT 1 WHERE false",
    "WITH count(1 / z) AS x WHERE false", "WITH 1 / z AS x MATCH (n) WHERE null AND false",
    "WITH 1 / z AS x MATCH (n WHERE false)", "WITH 1 / z AS x MATCH ()-[r WHERE false]->()",
    "WITH 1 / z AS x MATCH (()-->() WHERE false)", "CALL (z) { RETURN 1 / z AS x } WITH x WHERE false",
]  # fmt: skip


@pytest.mark.parametrize("clauses", NOTHING_PASSES)
def test_what_no_row_can_pass_keeps_errors_before_it_from_being_seen(ask: Ask, clauses: str) -> None:
    assert ask(f"UNWIND [0] AS z {clauses} RETURN x") == []
    assert ask(f"UNWIND [0] AS z {clauses} RETURN count(*) AS c") == [(0,)]


SEEN = [
    "WITH 1 / z AS x WHERE null", "WITH 1 / z AS x WHERE true", "WITH 1 / z AS x WHERE 'a' = 'b'",
    "WITH 1 / z AS x OPTIONAL MATCH (n) WHERE false", "WITH 1 / z AS x WHERE x = 1 OR false",
    "WITH 1 / z AS x WHERE size('a') = 2", "WITH 1 / z AS x MATCH ((a)-->(b) WHERE false){1,2}",
    "WITH 1 / z AS x WHERE 2 <= 1", "WITH 1 / z AS x WHERE NOT false",
]  # fmt: skip


@pytest.mark.parametrize("clauses", SEEN)
def test_where_a_row_might_pass_errors_are_seen(ask: Ask, clauses: str) -> None:
    with pytest.raises(CypherArithmeticError):
        ask(f"UNWIND [0] AS z {clauses} RETURN x")
