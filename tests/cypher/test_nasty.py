"""What is too much, or no value of Cypher at all, ends in an error that says so, or does no harm."""

from __future__ import annotations

from typing import Any

import pytest

from loader.cypher import Engine
from loader.errors import CypherArgumentError, CypherError, CypherLimitExceeded
from tests.cypher.conftest import Ask, people_graph


def test_rounding_a_huge_number(ask: Ask) -> None:
    assert ask("RETURN round(1e300, 300), round(1.5, 400), round(1e300, 1, 'UP')") == [(1e300, 1.5, 1e300)]


def test_a_regular_expression_that_would_take_minutes_to_compile(ask: Ask) -> None:
    with pytest.raises(CypherLimitExceeded, match="repeats"):
        ask("RETURN 'a' =~ '(a{9999}){9999}'")


def test_a_list_that_holds_itself_is_refused(ask: Ask) -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(CypherArgumentError, match="nests"):
        ask("RETURN $x", x=endless)


@pytest.mark.parametrize(
    "text", ["RETURN " + "(" * 5_000 + "1", "RETURN " + "[" * 101 + "1" + "]" * 101, "x" * 100_000]
)
def test_depth_and_length(ask: Ask, text: str) -> None:
    with pytest.raises(CypherError):
        ask(text)


def test_a_long_list_is_interrupted_while_it_is_unwound() -> None:
    with pytest.raises(CypherLimitExceeded):
        Engine(people_graph()).query("WITH range(1, 3000000) AS l UNWIND l AS x RETURN max(x)", seconds=0.01)


def test_a_search_with_a_condition_on_the_whole_path_is_interrupted() -> None:
    text = "MATCH p = shortestPath((a {name: 'Ann'})-[*]-(b {name: 'Rome'})) WHERE length(p) > 100 RETURN p"
    assert Engine(people_graph()).query(text, seconds=20).rows == []
