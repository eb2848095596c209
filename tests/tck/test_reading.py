"""The parts of the harness: values, verdicts and the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from loader.cypher.temporal import FUNCTIONS
from loader.errors import CypherSemanticError, CypherTypeError
from loader.graph import Node, Relationship, Value
from loader.graph import Path as Walk
from loader.result import Result
from tests.tck.builder import build
from tests.tck.judge import fault_in_error, fault_in_rows
from tests.tck.ledger import read_ledger
from tests.tck.scenarios import ExpectedError, ExpectedRows
from tests.tck.values import form_of, read_value

A = Node(0, frozenset({"A", "B"}), {"x": 1})
C = Node(1, frozenset(), {})
T = Relationship(0, "T", 0, 1, {"since": 1.5})
VALUES: list[tuple[str, Value]] = [
    ("null", None),
    ("true", True),
    ("-7", -7),
    ("1.0", 1.0),
    (".5e2", 50.0),
    ("NaN", float("nan")),
    (r"'it\'s'", "it's"),
    ("[1, 'a', []]", [1, "a", []]),
    ("{a: 1, `b c`: [null]}", {"a": 1, "b c": [None]}),
    ("(:A:B {x: 1})", A),
    ("()", C),
    ("[:T {since: 1.5}]", T),
    ("<(:A:B {x: 1})-[:T {since: 1.5}]->()>", Walk((A, C), (T,))),
    ("<()<-[:T {since: 1.5}]-(:A:B {x: 1})>", Walk((C, A), (T,))),
    ("'12:00Z'", FUNCTIONS["time"]("12:00")),
    ("'2020-01-01T12:00:00.5'", FUNCTIONS["localdatetime"]("2020-01-01T12:00:00.5")),
    ("'PT1M'", FUNCTIONS["duration"]("PT1M")),
]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[text for text, _ in VALUES])
def test_a_value_is_what_the_tck_writes(text: str, value: Value) -> None:
    assert read_value(text) == form_of(value)


@pytest.mark.parametrize(("text", "value"), [("1", 1.0), ("1", True), ("()", A), ("[:T]", T), ("[1, 2]", [2, 1])])
def test_like_values_stay_apart(text: str, value: Value) -> None:
    assert read_value(text) != form_of(value)


@pytest.mark.parametrize("text", ["", "(", "[1", "{a 1}", "<()-[:T]>", "1 2"])
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        read_value(text)


def test_rows_are_compared_in_the_order_that_is_asked_for() -> None:
    table = (("x",), ("[1, 2]",), ("[3]",))
    result = Result(("x",), [([3],), ([2, 1],)])
    assert fault_in_rows(ExpectedRows(table, ordered=False, lists_ordered=False), result) is None
    assert fault_in_rows(ExpectedRows(table, ordered=True, lists_ordered=False), result) is not None
    assert fault_in_rows(ExpectedRows(table, ordered=False, lists_ordered=True), result) is not None
    assert "columns" in (fault_in_rows(ExpectedRows((("y",),), ordered=False, lists_ordered=True), result) or "")


def test_an_error_passes_only_as_its_own_kind() -> None:
    expected = ExpectedError("SyntaxError", "compile time", "UndefinedVariable")
    assert fault_in_error(expected, CypherSemanticError("no x")) is None
    assert "CypherTypeError" in (fault_in_error(expected, CypherTypeError("no x")) or "")
    assert "got rows" in (fault_in_error(expected, None) or "")


def test_a_set_up_makes_the_graph_that_it_describes() -> None:
    graph = build(
        [
            "CREATE (a:A {num: 1}), (b:B {num: a.num + 1}), (a)<-[:T {since: date('2020')}]-(b)",
            "MATCH (a:A) UNWIND range(1, 2) AS i CREATE (a)-[:U]->(:C {num: i})",
            "MATCH (b:B)-[r]->(a)\nDELETE r\nCREATE (a)-[:V]->(b)",
        ]
    )
    numbers = {number: attributes["num"] for number, attributes in graph.nodes(data=True)}
    edges = {(numbers[a], edge["__labels__"].pop(), numbers[b]) for a, b, edge in graph.edges(data=True)}
    assert edges == {(1, "U", 1), (1, "U", 2), (1, "V", 2)}
    assert all(set(attributes) == {"num", "__labels__"} for _, attributes in graph.nodes(data=True))


@pytest.mark.parametrize("line", ["no reason", "key | ", "a | twice\na | twice"])
def test_a_ledger_explains_every_entry_once(tmp_path: Path, line: str) -> None:
    ledger = tmp_path / "ledger.txt"
    ledger.write_text(f"# a comment\n\nb | known\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"ledger\.txt, line"):
        read_ledger(ledger)
