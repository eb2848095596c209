"""The connection: what comes back from a server, over which addresses, within which limits, and what goes wrong."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from neo4j.spatial import CartesianPoint
from neo4j.time import Date

from loader.errors import (
    CypherArgumentError,
    CypherArithmeticError,
    CypherError,
    CypherLimitExceeded,
    CypherParameterMissing,
    CypherSemanticError,
    CypherSyntaxError,
    CypherTypeError,
    LoadStopped,
    NotAllowed,
    StoreError,
    UsageError,
)
from loader.graph import Node, Path, Relationship
from loader.loading import load
from loader.records.reading import Entry
from loader.settings import Secret, Settings
from loader.stores.neo4j.connection import Neo4jConnection
from loader.stores.neo4j.errors import translated
from loader.stores.neo4j.store import Neo4jStore
from tests.neo4j.conftest import Connect, settings_of
from tests.servers.fixtures import local_or_skip
from tests.servers.local import LocalServer
from tests.servers.proxy import BoltProxy, at, before_answer_to
from tests.servers.server import LONG_TERM, Server

OURS = """
CREATE (a:Person {id: 'ann', name: 'Ann'})-[:MET {id: 'MET|ann|bob|m1', date: date('2023-06-18')}]->
       (b:Person:Known {id: 'bob', name: 'Bob'})-[:KNOWS]->(:Foreign {name: 'not ours'})
"""
TROUBLE = [
    ("MATCH (n)\n  RETRUN n", CypherSyntaxError, (2, 3)),
    ("MATCH (n) RETURN n; RETURN 2", CypherSyntaxError, None),
    ("", CypherSyntaxError, None),
    ("RETURN\n m.x", CypherSemanticError, (2, 2)),
    ("MATCH (n) RETURN nonsense(n)", CypherSemanticError, (1, 18)),
    ("CALL no.such()", CypherSemanticError, None),
    ("RETURN $missing AS x", CypherParameterMissing, None),
    ("UNWIND [1, 'a'] AS x RETURN x.y AS y", CypherTypeError, None),
    ("RETURN date('2020-13-45') AS d", CypherArgumentError, None),
    ("UNWIND [0] AS x RETURN 1 / x AS y", CypherArithmeticError, None),
]


def test_nodes_relationships_and_paths_come_with_our_ids(empty_server: Server, connect: Connect) -> None:
    empty_server.run(OURS)
    text = "MATCH p = (a {id: 'ann'})-[r:MET]->(b) RETURN a, r, p, r.date AS date, [a, {b: b}] AS both, null AS none"
    result = connect().read(text)
    assert result.columns == ("a", "r", "p", "date", "both", "none")
    ann, met, path, date, both, none = result.rows[0]
    assert ann == Node("ann", frozenset({"Person"}), {})
    assert (ann.labels, dict(ann.properties)) == ({"Person"}, {"id": "ann", "name": "Ann"})
    assert isinstance(met, Relationship)
    assert (met.id, met.type, met.start, met.end) == ("MET|ann|bob|m1", "MET", "ann", "bob")
    assert isinstance(path, Path)
    assert [node.id for node in path.nodes] == ["ann", "bob"]
    assert (date, both[1]["b"].labels, none) == (Date(2023, 6, 18), {"Person", "Known"}, None)


def test_a_relationship_alone_knows_its_ends_by_its_id(empty_server: Server, connect: Connect) -> None:
    empty_server.run(OURS)
    met = connect().read("MATCH ()-[r:MET]->() RETURN r").rows[0][0]
    assert (met.start, met.end) == ("ann", "bob")


def test_what_is_not_ours_goes_by_the_servers_ids(empty_server: Server, connect: Connect) -> None:
    empty_server.run(OURS)
    text = "MATCH (b)-[r:KNOWS]->(n) RETURN b, r, n, elementId(r) AS rid, elementId(n) AS nid"
    bob, knows, foreign, rid, nid = connect().read(text).rows[0]
    assert (knows.id, knows.start, knows.end) == (rid, bob.id, foreign.id)
    assert (bob.id, foreign.id) == ("bob", nid)


def test_values_of_every_kind_come_and_go(connect: Connect) -> None:
    values = [
        None,
        True,
        2**63 - 1,
        -1.5,
        "naïve ✓",
        b"\x00\xff",
        [1, ["a", None]],
        {"a": {"b": [1]}},
        Date(2023, 6, 18),
    ]
    assert list(connect().read("RETURN $values AS v", {"values": values}).rows) == [(values,)]
    [(point,)] = connect().read("RETURN point({x: 1, y: 2}) AS p").rows
    assert (type(point), point.srid, point.x, point.y) == (CartesianPoint, 7203, 1.0, 2.0)


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (2**63, CypherArgumentError, r"\$x is too large"),
        ({"a": [1, "\ud800"]}, CypherArgumentError, r"\$x\.a\[1\] holds half of a surrogate pair"),
        ({1: 2}, CypherTypeError, r"\$x has the key 1"),
        ([Decimal(1)], CypherTypeError, r"\$x\[0\] is a Decimal"),
    ],
)
def test_a_parameter_that_cannot_be_sent_is_named(
    connect: Connect, value: object, kind: type[CypherError], words: str
) -> None:
    with pytest.raises(kind, match=words):
        connect().read("RETURN $x AS x", {"x": value})


def test_a_limit_on_rows_cuts_and_says_so(connect: Connect) -> None:
    connection = connect()
    cut = connection.read("UNWIND range(1, 5000) AS x RETURN x", rows=1500)
    assert (len(cut), cut.rows[-1], cut.notes) == (
        1500,
        (1500,),
        ("only the first 1500 rows are shown; there are more",),
    )
    whole = connection.read("UNWIND range(1, 1500) AS x RETURN x", rows=1500)
    assert (len(whole), whole.notes) == (1500, ())
    assert connection.read("MATCH (n:Nobody) RETURN n AS who, 1 AS one", rows=0).columns == ("who", "one")


def test_a_limit_on_time_is_an_error(connect: Connect) -> None:
    endless = "UNWIND range(1, 100000000) AS a UNWIND range(1, 1000) AS b RETURN sum(a * b) AS x"
    with pytest.raises(CypherLimitExceeded, match="took longer than it may"):
        connect().read(endless, seconds=0.5)


@pytest.mark.parametrize(("text", "kind", "place"), TROUBLE)
def test_the_servers_complaint_becomes_ours_with_its_place(
    connect: Connect, text: str, kind: type[CypherError], place: tuple[int, int] | None
) -> None:
    with pytest.raises(kind) as complaint:
        connect().read(text)
    assert type(complaint.value) is kind
    assert complaint.value.code.startswith("Neo.ClientError.")
    if place:
        assert (complaint.value.line, complaint.value.column) == place
        assert complaint.value.text == text


def address(server: Server, scheme: str) -> str:
    return f"{scheme}://{server.bolt.partition('://')[2]}"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+ssc", "neo4j+ssc", "bolt+s", "neo4j+s"])
def test_every_scheme_reaches_the_server(
    local_server: LocalServer, connect: Connect, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(local_server.authority))
    connection = connect(uri=address(local_server, scheme))
    assert connection.verify() == f"Neo4j/{local_server.version}"
    assert list(connection.read("RETURN 1 AS one").rows) == [(1,)]


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_is_not_trusted(local_server: LocalServer, connect: Connect, scheme: str) -> None:
    with pytest.raises(
        StoreError, match=rf"certificate that is not trusted here\. .* use {scheme[:-1]}.*ssc:// .*SSL_CERT"
    ):
        connect(uri=address(local_server, scheme)).verify()


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        ("bolt", "web pages"),
        ("neo4j", "web pages"),
        ("bolt+s", "no TLS"),
        ("neo4j+s", "no TLS"),
        ("neo4j+ssc", "no TLS"),
    ],
)
def test_the_port_of_browser_is_not_that_of_bolt(
    local_server: LocalServer, connect: Connect, scheme: str, words: str
) -> None:
    port = (local_server.http or "").rpartition(":")[2]
    with pytest.raises(StoreError, match=words):
        connect(uri=f"{scheme}://localhost:{port}").verify()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+s", "bolt+ssc"])
@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("localhost:1", "No server listens at .* Start it"),
        ("no-such-host.invalid:7687", "names a host that is not known"),
    ],
)
def test_nobody_there(scheme: str, place: str, words: str) -> None:
    with (
        Neo4jConnection(Settings("x", uri=f"{scheme}://{place}"), seconds_to_connect=3) as connection,
        pytest.raises(StoreError, match=words),
    ):
        connection.verify()


def test_nobody_there_is_told_before_the_records_are_read() -> None:
    def entries() -> Iterator[Entry]:
        pytest.fail("a record was read")
        yield

    with (
        Neo4jStore(Settings("x", uri="bolt://localhost:1")) as store,
        pytest.raises(StoreError, match="No server listens"),
    ):
        load(store, entries())


def test_one_who_is_silent_is_asked_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        place = f"bolt://127.0.0.1:{silent.getsockname()[1]}"
        with (
            Neo4jConnection(Settings("x", uri=place), seconds_to_connect=0.5) as connection,
            pytest.raises(StoreError, match="did not answer in time"),
        ):
            connection.read("RETURN 1")
        silent.settimeout(0.1)
        silent.accept()[0].close()
        with pytest.raises(TimeoutError):
            silent.accept()


def test_who_is_not_let_in(server: Server, connect: Connect) -> None:
    if server.username is None:
        pytest.skip("this server asks for no password")
    with pytest.raises(NotAllowed, match=r"no password was given\. Set NEO4J_USERNAME and NEO4J_PASSWORD"):
        connect(password=None).verify()
    with pytest.raises(NotAllowed, match="not with this password for nobody"):
        connect(username="nobody", password=Secret("wrong-wrong")).verify()


def test_a_wrong_password_too_often(local_server: LocalServer, connect: Connect) -> None:
    local_server.run("CREATE USER eve IF NOT EXISTS SET PASSWORD 'eve-eve-eve' CHANGE NOT REQUIRED", database="system")
    said = []
    for _ in range(5):
        with pytest.raises(NotAllowed) as refusal:
            connect(username="eve", password=Secret("wrong-wrong")).verify()
        said.append(str(refusal.value))
    local_server.run("DROP USER eve", database="system")
    assert "not with this password for eve" in said[0]
    assert "too often and now refuses all of them. Wait" in said[-1]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_not_there(local_server: LocalServer, connect: Connect, scheme: str) -> None:
    with pytest.raises(StoreError, match=r"has no database 'elsewhere'\. Set NEO4J_DATABASE"):
        connect(uri=address(local_server, scheme), database="elsewhere").verify()


def test_a_file_is_no_server() -> None:
    with pytest.raises(UsageError, match="WHOMET_STORE names a file"):
        Neo4jConnection(Settings("WHOMET_STORE"))


@pytest.mark.slow
@pytest.mark.neo4j
def test_a_plain_server_without_a_password(request: pytest.FixtureRequest) -> None:
    server = local_or_skip(request.config, LONG_TERM, password=False, tls=False)
    try:
        server.start()
        plain = settings_of(server)
        with Neo4jConnection(plain) as connection:
            assert list(connection.read("RETURN 1 AS one").rows) == [(1,)]
        for scheme in ("bolt+s", "bolt+ssc", "neo4j+s"):
            with (
                Neo4jConnection(replace(plain, uri=address(server, scheme))) as connection,
                pytest.raises(StoreError, match=r"speaks no TLS at this port\. Use (bolt|neo4j):// without"),
            ):
                connection.verify()
    finally:
        server.remove()


@pytest.mark.parametrize("message", [1, 3, 5, 7])
def test_a_read_survives_one_lost_connection(server: Server, connect: Connect, message: int) -> None:
    with BoltProxy(server.bolt, at(message)) as proxy:
        assert list(connect(uri=proxy.uri).read("RETURN 1 AS one").rows) == [(1,)]
        assert proxy.cut_at is not None
        assert proxy.connections >= 2


def test_a_lost_answer_to_commit_is_no_failure_and_no_success(empty_server: Server, connect: Connect) -> None:
    with BoltProxy(empty_server.bolt, before_answer_to("COMMIT")) as proxy:
        connection = connect(uri=proxy.uri)
        with (
            pytest.raises(LoadStopped, match=r"may or may not be stored\. Run the same again"),
            translated(connection.settings),
            connection.driver.session(database=connection.database) as session,
        ):
            session.execute_write(lambda transaction: transaction.run("CREATE (:Thing)").consume())
    assert empty_server.run("MATCH (n:Thing) RETURN count(n) AS things") == [{"things": 1}]


def test_the_version_of_cypher_is_sent_with_a_query_that_names_none(server: Server) -> None:
    with Neo4jConnection(settings_of(server)) as connection:
        for text in (
            "RETURN 1 AS x",
            "EXPLAIN RETURN 1 AS x",
            "CYPHER 5 RETURN 1 AS x",
            "CYPHER runtime=slotted RETURN 1 AS x",
        ):
            assert connection.read(text, language="5").columns == connection.read(text).columns
        with pytest.raises(CypherError) as told:
            connection.read("RETURN 1 AS x,\n  y", language="5")
        assert (told.value.line, told.value.column) == (2, 3)
        if not server.version.startswith("5."):
            assert connection.read("LET x = 1 RETURN x", language="25").rows == [(1,)]
            assert connection.read("RETURN toInteger('1') AS x", language="5").rows == [(1,)]
