"""Asking a server as one asks a file: the shell, tools for assistants, and what is said of unknown names."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import networkx as nx
import pytest
from neo4j.vector import Vector

import loader as whomet
from loader.assistants.tools import Limits, call
from loader.cypher import Engine
from loader.errors import CypherError, CypherTypeError
from loader.graph import Node
from loader.pack import find_pack
from loader.render.plain import plain
from loader.result import Result
from loader.settings import Settings
from loader.stores.neo4j.store import Neo4jStore
from tests.helpers import SEEDS
from tests.neo4j.conftest import Connect
from tests.servers.server import LONG_TERM, Server

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


RETURNED = [
    "point({x: 1, y: 2})", "point({x: 1, y: 2, z: 3})", "point({longitude: 1, latitude: 2})",
    "[point({longitude: 1, latitude: 2, height: 3})]", "{at: point({x: 1, y: 2})}", "duration('P1M2DT3S')",
    "datetime('2023-06-18T10:00+02:00')", "[date('2023-06-18'), localtime('10:30')]",
]  # fmt: skip
RETURNED_BY_25 = ["uuid(1, 2)", "[uuid(1, 2)]", "{v: vector([1, 2], 2, FLOAT32)}", "vector([1, 2], 2, INTEGER8)"]


def test_what_one_store_returns_the_other_takes(connect: Connect, server: Server) -> None:
    connection, here = connect(), Engine(nx.DiGraph())
    newest = server.version != LONG_TERM.version
    for text in [*RETURNED, *([f"CYPHER 25 {each}" for each in RETURNED_BY_25] if newest else [])]:
        prefix, value = ("CYPHER 25 ", text[10:]) if text.startswith("CYPHER") else ("", text)
        asked = f"{prefix}RETURN {value} AS x, valueType({value}) AS type"
        theirs, ours = connection.read(asked), here.query(asked)
        assert [plain(row) for row in theirs.rows] == [plain(row) for row in ours.rows]
        for (found, type_), take in ((theirs.rows[0], here.query), (ours.rows[0], connection.read)):
            [(back, given)] = take(f"{prefix}RETURN $x AS x, valueType($x) AS type", {"x": found}).rows
            assert (type(back), plain(back), given) == (type(found), plain(found), type_)


def test_neither_store_takes_a_node_and_an_old_server_no_uuid(connect: Connect, server: Server) -> None:
    connection = connect()
    if server.version == LONG_TERM.version:
        for value, name in ((uuid.UUID(int=1), "UUID"), (Vector([1.0], "f32"), "Vector")):
            with pytest.raises(CypherTypeError, match=rf"\$x holds a {name}, which this server does not know"):
                connection.read("RETURN $x", {"x": [value]})
    for take in (connection.read, Engine(nx.DiGraph()).query):
        with pytest.raises(CypherTypeError, match=r"\$x\[0\] is a Node.*: give its id"):
            take("RETURN $x", {"x": [Node("a", frozenset(), {})]})
