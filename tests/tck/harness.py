"""One scenario run on the engine: what is wrong with what it did."""

from __future__ import annotations

from copy import deepcopy

import networkx as nx

from loader.cypher import query
from loader.errors import CypherError
from loader.result import Result
from tests.tck.builder import build
from tests.tck.judge import fault_in_error, fault_in_rows
from tests.tck.scenarios import ExpectedError, Scenario
from tests.tck.values import plain, read_value


def fault(scenario: Scenario) -> str | None:
    """What is wrong, in words; None if the scenario passes. Any other exception than CypherError is wrong."""
    try:
        graph = build(scenario.setup)
    except Exception as error:  # noqa: BLE001 (whatever it is, the scenario fails and the others go on)
        return f"the set-up failed: {_named(error)}"
    before = deepcopy(graph)
    outcome = _outcome(graph, scenario)
    if not nx.utils.graphs_equal(before, graph):
        return "the query changed the graph"
    if isinstance(outcome, str):
        return outcome
    return _judged(scenario, outcome)


def _outcome(graph: nx.MultiDiGraph, scenario: Scenario) -> Result | CypherError | str:
    parameters = {name: plain(read_value(text)) for name, text in scenario.parameters.items()}
    try:
        return query(graph, scenario.query, parameters)
    except CypherError as error:
        return error
    except Exception as error:  # noqa: BLE001 (a crash is an outcome too)
        return f"crashed: {_named(error)}"


def _judged(scenario: Scenario, outcome: Result | CypherError) -> str | None:
    assert scenario.expected is not None, scenario.key
    if isinstance(scenario.expected, ExpectedError):
        return fault_in_error(scenario.expected, outcome if isinstance(outcome, CypherError) else None)
    if isinstance(outcome, CypherError):
        return f"expected rows, got {_named(outcome)}"
    return fault_in_rows(scenario.expected, outcome)


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
