"""The same saved Cypher gives the same rows on networkx and on Neo4j, on a graph made to be awkward."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import loader as whomet
from loader import Graph
from loader.loading import load
from loader.pack import SavedQuery, find_pack
from loader.records.reading import read
from loader.settings import find_settings
from loader.stores.neo4j.connection import Neo4jConnection
from tests.pack.golden_cases import Case, cases, written
from tests.pack.mirror import copy_to
from tests.pack.synthetic import Synthetic
from tests.servers.server import Server

PACK = find_pack()
MEETINGS = 2000
SAMPLES: Mapping[str, Any] = {
    "person": "person-004",
    "other": "person-013",
    "issue": "issue 1",
    "event": "summit 3",
    "place": "CN",
    "meeting": "meeting-00013",
    "about": "meeting-00013",
    "office": "minister",
    "country": "US",
    "day": "2022-06-15",
    "since": "2021-03",
    "until": "2023-02-10",
    "mode": "phone",
    "property": "duration",
    "year": 2022,
    "side": "CN",
    "days": 30,
    "zeros": True,
}
COUNTRIES = {"other": "CN"}


def sampled(query: SavedQuery) -> dict[str, Any]:
    """A value for every parameter, the optional ones too."""
    countries = COUNTRIES if "country" in query.parameters else {}
    return {name: value for name, value in {**SAMPLES, **countries}.items() if name in query.parameters}


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The synthetic graph in an embedded store; for reading only."""
    lines = "\n".join(json.dumps(line) for line in Synthetic(MEETINGS).lines())
    with whomet.open_graph(tmp_path_factory.mktemp("synthetic") / "synthetic.graph") as graph:
        assert load(graph.store, read(["-"], io.BytesIO(lines.encode()))).quarantined == 0
        yield graph


def connection(server: Server) -> Neo4jConnection:
    return Neo4jConnection(find_settings(server.bolt, environment=server.environment))


@pytest.fixture(scope="module")
def synthetic_server(server: Server, synthetic: Graph) -> Iterator[Neo4jConnection]:
    copy_to(server, synthetic.to_networkx())
    with connection(server) as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize("query", PACK.values(), ids=lambda query: f"{query.topic}::{query.name}")
@pytest.mark.parametrize("filtered", [False, True], ids=["required", "filtered"])
def test_a_server_answers_as_networkx_does(
    query: SavedQuery, filtered: bool, synthetic: Graph, synthetic_server: Neo4jConnection
) -> None:
    values = {name: value for name, value in sampled(query).items() if filtered or query.parameters[name].required}
    bound = synthetic.bind(query, values)
    assert written(synthetic_server.read(query.text, bound)) == written(synthetic.ask(query, values))


@pytest.fixture(scope="module", params=["seeds", "blemished"])
def golden_server(
    request: pytest.FixtureRequest, server: Server, graphs: Mapping[str, Graph]
) -> Iterator[tuple[Graph, Neo4jConnection, list[Case]]]:
    graph = graphs[request.param]
    copy_to(server, graph.to_networkx())
    with connection(server) as opened:
        yield graph, opened, [case for case in cases(PACK) if case.graph == request.param]


def test_a_server_gives_the_golden_rows(golden_server: tuple[Graph, Neo4jConnection, list[Case]]) -> None:
    graph, opened, its_cases = golden_server
    given = {
        case.id: written(opened.read(case.query.text, graph.bind(case.query, case.parameters))) for case in its_cases
    }
    assert given == {case.id: case.rows for case in its_cases}
