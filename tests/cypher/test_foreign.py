"""Graphs, parameters and arguments that come from Python as they may."""

from __future__ import annotations

from collections import ChainMap, deque
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from loader.cypher import Engine, query
from loader.errors import CypherArgumentError, UsageError


def graph_of(**attributes: Any) -> nx.MultiDiGraph[int]:
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    graph.add_node(1, **attributes)
    return graph


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (np.array([1, 2]), [1, 2]),
        (np.array([[1.5], [2.5]]), [[1.5], [2.5]]),
        (np.int64(7), 7),
        (np.float32(0.5), 0.5),
        (np.float64(0.5), 0.5),
        (np.str_("a"), "a"),
        (np.bool_(True), True),
        (deque([1]), [1]),
        (ChainMap({"a": 1}), {"a": 1}),
        (bytearray(b"a"), b"a"),
        ({"a": (1, {2})}, {"a": [1, [2]]}),
        (range(3), [0, 1, 2]),
    ],
    ids=str,
)
def test_values(value: Any, seen: object) -> None:
    assert query(graph_of(x=value), "MATCH (n) WHERE n.x = $x RETURN DISTINCT n.x", {"x": value}).rows == [(seen,)]


def test_numbers_of_numpy_are_reckoned_with_and_no_time_is_null() -> None:
    graph = graph_of(f=np.float64(0.5), s=np.str_("a"), t=pd.NaT)
    text = "MATCH (n) RETURN n.f + 1, toUpper(n.s), n.t, $t"
    assert query(graph, text, {"t": pd.NaT}).rows == [(1.5, "A", None, None)]


@pytest.mark.parametrize(
    ("labels", "count"), [(None, 0), ("A", 1), (["A"], 1), ({"A", "B"}, 1), (("A", 1), 1), ((), 0), ([["A"]], 0)]
)
def test_labels(labels: object, count: int) -> None:
    assert query(graph_of(__labels__=labels), "MATCH (n:A) RETURN count(n)").rows == [(count,)]


def test_labels_that_are_none_are_named_with_their_node() -> None:
    with pytest.raises(UsageError, match="1 has 5 as __labels__"):
        query(graph_of(__labels__=5), "RETURN 1")


def test_what_holds_itself_is_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(UsageError, match="holds itself"):
        query(graph_of(x=loop), "RETURN 1")
    with pytest.raises(CypherArgumentError):
        query(graph_of(), "RETURN $x", {"x": loop})


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((None, "RETURN 1"), {}),
        (({}, "RETURN 1"), {}),
        ((graph_of(), None), {}),
        ((graph_of(), b"RETURN 1"), {}),
        ((graph_of(), "RETURN 1", [("a", 1)]), {}),
        ((graph_of(), "RETURN 1"), {"seconds": "1"}),
        ((graph_of(), "RETURN 1"), {"rows": 1.5}),
    ],
)
def test_arguments_of_the_wrong_type(arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        query(*arguments, **named)


def test_an_engine_says_so_too() -> None:
    with pytest.raises(UsageError):
        Engine({})  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        Engine(graph_of()).prepare(None)  # type: ignore[arg-type]


def test_a_sum_begins_at_zero() -> None:
    [(total,)] = query(graph_of(), "UNWIND [-0.0] AS x RETURN sum(x)").rows
    assert str(total) == "0.0"


def test_zero_keeps_its_sign_only_where_it_is_written() -> None:
    [(written, negated)] = query(graph_of(), "WITH 0.0 AS zero RETURN -0.0, -zero").rows
    assert (str(written), str(negated)) == ("-0.0", "0.0")
