"""Asking a server as one asks a file: the shell, tools for assistants, and what is said of unknown names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import loader as whomet
from loader.assistants.tools import Limits, call
from loader.errors import CypherError
from loader.pack import find_pack
from loader.result import Result
from loader.settings import Settings
from loader.stores.neo4j.store import Neo4jStore
from tests.helpers import SEEDS
from tests.servers.server import Server

LIMITS = Limits(50, 20.0)


@pytest.fixture
def graph(empty_server: Server, settings: Settings) -> Iterator[whomet.Graph]:  # noqa: ARG001 - it empties it
    with whomet.Graph(Neo4jStore(settings), find_pack()) as graph:
        graph.load(SEEDS)
        yield graph


class Shown:
    """A screen that remembers."""

    def __init__(self) -> None:
        self.rows: list[dict[str, object]] = []
        self.said: list[str] = []

    def show(self, result: Result, _: str | None, /) -> None:
        self.rows += result.records()
        self.said += result.notes

    def say(self, text: str, /) -> None:
        self.said.append(text)

    complain = say


def test_a_server_is_asked_as_a_file_is(graph: whomet.Graph, settings: Settings) -> None:
    shown = Shown()
    lines = [
        "who-met 'Wang Yi' 2023\n", "MATCH (p:Person) WHERE p.nam = 'x'\n", "RETURN p.title AS a;\n",
        "MATCH (n) DETACH DELETE n;\n", "RETURN 1 AS n",
    ]  # fmt: skip
    assert whomet.Session(graph, shown).over(lines) == 2
    assert (shown.rows[0]["counterpart"], shown.rows[-1]) == ("Antony Blinken", {"n": 1})
    assert "a Person has no property 'nam'; did you mean name?" in shown.said
    assert "a Person has no property 'title'" in shown.said
    assert any(said.startswith("line 4: ") for said in shown.said)
    assert repr(graph).startswith(f"<Graph of who met whom in the database 'neo4j' at {settings.uri};")

    met = call(graph, "who_met", {"person": "Wang Yi"}, LIMITS)
    assert met.data["rows"][0]["counterpart"] == "Antony Blinken"
    proof = call(graph, "evidence", {"id": "blinken-qin-2023-06-18"}, LIMITS)
    assert proof.data["found"][0]["said_by"] == ["report-000", "report-003"]
    with pytest.raises(CypherError):
        call(graph, "query_cypher", {"cypher": "CREATE (n) RETURN n"}, LIMITS)
