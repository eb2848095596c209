"""The class of types: its text, which values are of a type, and how types fit into one another."""

from __future__ import annotations

import pytest

from loader.cypher.functions import AGGREGATES, FUNCTIONS
from loader.cypher.types import ANY, FLOAT, INTEGER, NUMBER, STRING, CypherType, any_of, list_of, named, union
from loader.graph import Value

NOT_NULL = CypherType("INTEGER", nullable=False)


@pytest.mark.parametrize(
    ("type_", "text", "brief"),
    [
        (INTEGER, "INTEGER", "INTEGER"),
        (NOT_NULL, "INTEGER NOT NULL", "INTEGER"),
        (list_of(NOT_NULL), "LIST<INTEGER NOT NULL>", "LIST<INTEGER>"),
        (named("localdatetime"), "LOCAL DATETIME", "LOCALDATETIME"),
        (named("time|string"), "ZONED TIME | STRING", "TIME|STRING"),
        (list_of(any_of([INTEGER, STRING])), "LIST<INTEGER | STRING>", "LIST<INTEGER|STRING>"),
    ],
)
def test_a_type_has_the_text_of_neo4j_and_a_brief_one(type_: CypherType, text: str, brief: str) -> None:
    assert str(type_) == text
    assert type_.brief == brief
    assert named(brief) == named(brief.lower())


@pytest.mark.parametrize(
    ("type_", "of_it", "others"),
    [
        (INTEGER, [1, None], [True, 1.0, "1", [1]]),
        (NOT_NULL, [1], [None]),
        (NUMBER, [1, 1.5], [True, "1"]),
        (any_of([INTEGER, STRING]), [1, "a", None], [1.0, []]),
        (any_of([NOT_NULL, CypherType("STRING", nullable=False)]), [1, "a"], [None]),
        (list_of(NOT_NULL), [[], [1], None], [[None], [1.0], 1]),
        (list_of(list_of(ANY)), [[[]], [None], [[1, "a"]]], [[1]]),
        (CypherType("NOTHING"), [], [None, 1]),
        (CypherType("PROPERTY VALUE"), [1, [1, 1.5], []], [{}, [1, "a"], [None], [[1]]]),
    ],
)
def test_which_values_are_of_a_type(type_: CypherType, of_it: list[Value], others: list[Value]) -> None:
    test = type_.test()
    assert [each for each in of_it if not test(each)] == []
    assert [each for each in others if test(each)] == []


def test_a_type_is_within_a_wider_one() -> None:
    assert NOT_NULL.within(INTEGER)
    assert not INTEGER.within(NOT_NULL)
    assert list_of(NOT_NULL).within(list_of(any_of([STRING, INTEGER])))
    assert not list_of(any_of([STRING, INTEGER])).within(list_of(INTEGER))
    assert list_of(CypherType("NOTHING")).within(list_of(NOT_NULL))
    assert list_of(CypherType("NULL")).within(list_of(INTEGER))
    assert not list_of(CypherType("NULL")).within(list_of(NOT_NULL))


def test_a_type_may_turn_out_to_be_another() -> None:
    assert INTEGER.may_be(FLOAT)
    assert not FLOAT.may_be(INTEGER)
    assert NUMBER.may_be(INTEGER)
    assert ANY.may_be(STRING)
    assert not named("value").may_be(STRING)
    assert named("value").may_be(ANY)
    assert named("temporal").may_be(named("duration"))
    assert list_of(ANY).may_be(list_of(INTEGER))
    assert not list_of(STRING).may_be(list_of(INTEGER))


def test_a_union_has_each_type_once_and_is_any_where_one_is() -> None:
    assert union([INTEGER, named("string|integer")]) == any_of([INTEGER, STRING])
    assert union([INTEGER, INTEGER]) == INTEGER
    assert union([]) == ANY == union([INTEGER, ANY])
    assert list_of(named("integer|string")).singles == (list_of(INTEGER), list_of(STRING))


def test_a_declaration_names_only_known_types() -> None:
    with pytest.raises(KeyError):
        named("string|integr")


def test_every_function_declares_types() -> None:
    declared = [type_ for each in (*FUNCTIONS.values(), *AGGREGATES.values()) for type_ in (*each.takes, each.gives)]
    assert {type(each) for each in declared} == {CypherType}
