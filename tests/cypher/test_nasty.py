"""What is too much, or no value of Cypher at all, ends in an error that says so, or does no harm."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from loader.cypher import Engine
from loader.errors import CypherArgumentError, CypherError, CypherLimitExceeded, UsageError
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


@pytest.mark.parametrize(
    "text",
    [
        "UNWIND range(1, 9000000) AS a RETURN collect(toString(a)) AS x",
        "UNWIND range(1, 9000000) AS a WITH a ORDER BY -a RETURN a LIMIT 1000000",
        "UNWIND range(1, 9000000) AS a RETURN DISTINCT toString(a) AS b",
        "RETURN size([x IN range(1, 9000000) | toString(x)]) AS n",
    ],
)
def test_memory_is_limited(text: str) -> None:
    with pytest.raises(CypherLimitExceeded, match=r"The query holds more than 20,000,000 bytes"):
        Engine(nx.DiGraph()).query(text, memory=20_000_000)


def test_a_limit_on_memory_leaves_small_queries_alone() -> None:
    assert Engine(nx.DiGraph()).query("UNWIND range(1, 9) AS a RETURN sum(a)", memory=2_000_000_000).rows == [(45,)]
    with pytest.raises(UsageError, match="whole number of bytes"):
        Engine(nx.DiGraph()).query("RETURN 1", memory="1 GB")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "rest",
    [
        "UNWIND [a, a] AS b RETURN 1 ORDER BY b",
        "UNWIND [a, a] AS b RETURN 1 ORDER BY {k: b} LIMIT 1",
        "RETURN a = a",
        "RETURN {k: a} < {k: a}",
        "RETURN DISTINCT a",
        "RETURN DISTINCT {k: a}",
        "UNWIND [a, a] AS b RETURN b, count(*)",
        "UNWIND [a, a] AS b RETURN count(DISTINCT b)",
        "UNWIND [a, a] AS b RETURN max(b)",
        "RETURN a IN [a]",
    ],
)
def test_lists_that_hold_each_other_over_and_over_end_in_time(rest: str) -> None:
    with pytest.raises(CypherLimitExceeded):
        Engine(nx.DiGraph()).query(f"WITH reduce(l = [], x IN range(1, 45) | [l, l]) AS a {rest}", seconds=0.05)
