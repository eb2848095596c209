"""A small graph of people, companies and cities that most tests ask questions about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from neo4j.time import Date

from loader.cypher import Engine

Ask = Callable[..., list[tuple[Any, ...]]]


def people_graph() -> nx.MultiDiGraph[str]:
    """ann -KNOWS-> ben -KNOWS-> cid -KNOWS-> dee, ann -KNOWS-> cid; ann and ben WORK_AT acme, in rome."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("ann", __labels__={"Person"}, name="Ann", age=30, born=Date(1990, 5, 1))
    graph.add_node("ben", __labels__={"Person", "Boss"}, name="Ben", age=40)
    graph.add_node("cid", __labels__={"Person"}, name="Cid", age=50)
    graph.add_node("dee", __labels__={"Person"}, name="Dee")
    graph.add_node("acme", __labels__={"Company"}, name="Acme")
    graph.add_node("rome", __labels__={"City"}, name="Rome")
    graph.add_edge("ann", "ben", key="k1", __labels__={"KNOWS"}, since=2001)
    graph.add_edge("ben", "cid", key="k2", __labels__={"KNOWS"}, since=2002)
    graph.add_edge("cid", "dee", key="k3", __labels__={"KNOWS"}, since=2003)
    graph.add_edge("ann", "cid", key="k4", __labels__={"KNOWS"}, since=2004)
    graph.add_edge("ann", "acme", key="w1", __labels__={"WORKS_AT"}, role="clerk")
    graph.add_edge("ben", "acme", key="w2", __labels__={"WORKS_AT"}, role="head")
    graph.add_edge("acme", "rome", key="i1", __labels__={"IN"})
    return graph


@pytest.fixture
def people() -> nx.MultiDiGraph[str]:
    return people_graph()


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Rows of a query over the small graph; keyword arguments are its parameters."""
    engine = Engine(people_graph())

    def rows(text: str, **parameters: Any) -> list[tuple[Any, ...]]:
        return list(engine.query(text, parameters).rows)

    return rows


@pytest.fixture(scope="session")
def value(ask: Ask) -> Callable[..., Any]:
    """The value of one expression."""

    def evaluate(expression: str, **parameters: Any) -> Any:
        ((found,),) = ask(f"RETURN {expression}", **parameters)
        return found

    return evaluate
