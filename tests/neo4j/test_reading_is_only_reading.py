"""Nothing that is read through whomet writes, reads files, or reaches the server's own matters.

Every attempt is made on a server that would do it: what counts is the server's state before and after, its own
counters, and that no row holds what the planted file says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from neo4j import READ_ACCESS
from neo4j.exceptions import Neo4jError

from loader.errors import CypherError, CypherUnsupported
from loader.stores.neo4j.connection import Neo4jConnection
from tests.neo4j.attempts import ATTEMPTS, FILES, GIVEN, SCHEMA_AND_SERVER, WRITING
from tests.neo4j.attempts_by_place import BY_LANGUAGE, BY_PLACE
from tests.neo4j.conftest import settings_of
from tests.servers.server import Server

PLANTED = "open sesame"
LET_THROUGH = {"5": 110, "2026": 170}
"""How many of them the server itself would do (124 and 187 when they were counted), by the line of its version."""
PEOPLE = """
CREATE (a:Person {id: 'ann', name: 'Ann'}), (b:Person {id: 'bob', name: "x'}) DETACH DELETE n //"}),
       (a)-[:MET {id: 'MET|ann|bob|m'}]->(b), (a)-[:AT]->(:Place {id: 'rome', name: 'Rome'})
"""


@pytest.fixture(scope="module")
def peopled(server: Server) -> Server:
    """A server with a small graph, a constraint, an index and a file to read."""
    server.empty()
    server.run("CREATE CONSTRAINT person_id FOR (n:Person) REQUIRE n.id IS UNIQUE")
    server.run("CREATE INDEX person_name FOR (n:Person) ON (n.name)")
    server.run("CREATE FULLTEXT INDEX names FOR (n:Person) ON EACH [n.name]")
    server.run("CALL db.awaitIndexes()")
    server.run(PEOPLE)
    if server.import_folder:
        (server.import_folder / "planted.csv").write_text(f"{PLANTED}\n", encoding="utf-8")
    return server


@pytest.fixture(scope="module")
def reader(peopled: Server) -> Iterator[Neo4jConnection]:
    with Neo4jConnection(settings_of(peopled)) as connection:
        yield connection


def state(server: Server) -> dict[str, list[dict[str, Any]]]:
    """Everything that an attempt could have changed, as the server tells it."""
    return {
        "nodes": server.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id"),
        "relationships": server.run(
            "MATCH ()-[r]->() RETURN type(r) AS type, properties(r) AS properties ORDER BY type"
        ),
        "labels": server.run("CALL db.labels() YIELD label RETURN label ORDER BY label"),
        "types": server.run("CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type ORDER BY type"),
        "keys": server.run("CALL db.propertyKeys() YIELD propertyKey AS key RETURN key ORDER BY key"),
        "indexes": server.run("SHOW INDEXES YIELD name, type, state RETURN name, type, state ORDER BY name"),
        "constraints": server.run("SHOW CONSTRAINTS YIELD name, type RETURN name, type ORDER BY name"),
        "users": server.run("SHOW USERS YIELD user, passwordChangeRequired"),
        "databases": server.run("SHOW DATABASES YIELD name, access, currentStatus"),
    }


def test_the_corpus_is_large_enough() -> None:
    assert len(ATTEMPTS) + len(BY_PLACE) + len(BY_LANGUAGE) >= 450
    assert len({name for name, _, _ in ATTEMPTS}) == len(ATTEMPTS)
    assert sum("\\u0060" in text + str(given) for _, text, given in ATTEMPTS) >= 8


def test_the_server_itself_would_do_such_things(peopled: Server) -> None:
    """So that an attempt fails for our reasons, not because it never could succeed."""
    peopled.run("CREATE (n:Evil) DELETE n")
    if peopled.import_folder:
        for name in ("load csv", "commented", "in a list", "in reduce", "in unwind", "in an aggregate"):
            assert PLANTED in str(peopled.run(FILES[name]))
        with pytest.raises(Neo4jError):  # the server's own bound: LOAD CSV stays in its folder
            peopled.run(FILES["outside of the folder"])


@pytest.mark.parametrize(("text", "given"), [pytest.param(t, g, id=name) for name, t, g in ATTEMPTS])
def test_no_attempt_has_any_effect(
    peopled: Server, reader: Neo4jConnection, text: str, given: dict[str, Any], before: dict[str, Any]
) -> None:
    seen = ""
    try:
        result = reader.read(text, given, seconds=20, rows=100)
        seen = str(result.rows)
    except CypherError as refusal:
        seen = str(refusal)
    assert PLANTED not in seen
    assert "root:" not in seen
    assert state(peopled) == before


@pytest.mark.parametrize("texts", [BY_PLACE, BY_LANGUAGE], ids=["by place", "by language"])
def test_no_place_and_no_language_lets_anything_have_an_effect(
    peopled: Server, reader: Neo4jConnection, texts: dict[str, str], before: dict[str, Any]
) -> None:
    for name, text in texts.items():
        with pytest.raises(CypherError):
            raise AssertionError(f"{name} was let through: {reader.read(text, GIVEN, seconds=20, rows=5)}")
    assert state(peopled) == before


def test_the_server_would_do_most_of_it(peopled: Server) -> None:
    """They are refused for what they do, most of them, and not for a slip in their text."""
    done = 0
    with peopled.driver() as driver, driver.session(database="neo4j") as session:
        for text in {**BY_PLACE, **BY_LANGUAGE}.values():
            transaction = session.begin_transaction()
            with suppress(Neo4jError):
                transaction.run(text, GIVEN).consume()
                done += 1
            transaction.close()  # which takes it back
    assert done >= LET_THROUGH[peopled.version.partition(".")[0]]


@pytest.fixture(scope="module")
def before(peopled: Server) -> dict[str, Any]:
    """The state of the server before the first attempt: no attempt may change it for the next."""
    return state(peopled)


@pytest.mark.parametrize("texts", [WRITING, SCHEMA_AND_SERVER, FILES], ids=["writing", "server", "files"])
def test_every_such_attempt_is_refused_and_none_just_finds_nothing(
    reader: Neo4jConnection, texts: dict[str, str]
) -> None:
    for name, text in texts.items():
        with pytest.raises(CypherError):
            raise AssertionError(f"{name} was let through: {reader.read(text, {'label': 'x', 'key': 'x'}, rows=5)}")


def test_the_servers_own_read_access_stops_writing_even_without_our_check(peopled: Server) -> None:
    """The second lock: the transaction may not write, whatever we think of the text."""
    unchanged = state(peopled)
    with peopled.driver() as driver:
        for text in WRITING.values():
            with driver.session(database="neo4j", default_access_mode=READ_ACCESS) as session:
                try:
                    session.execute_read(
                        lambda transaction, text=text: transaction.run(text, label="Evil", key="evil").consume()
                    )
                except Neo4jError as refusal:
                    assert refusal.code
    after = state(peopled)
    assert {**after, "keys": None, "labels": None, "types": None} == {
        **unchanged,
        "keys": None,
        "labels": None,
        "types": None,
    }


READING = [
    ("CALL db.labels() YIELD label RETURN label ORDER BY label", [("Person",), ("Place",)]),
    ("CALL db.index.fulltext.queryNodes('names', 'ann') YIELD node RETURN node.name AS name", [("Ann",)]),
    ("MATCH (n:Person) CALL (n) { RETURN n.id AS id } RETURN id ORDER BY id", [("ann",), ("bob",)]),
    ("MATCH (n:Person) WHERE EXISTS { (n)-[:AT]->() } RETURN n.name AS name", [("Ann",)]),
    ("RETURN [x IN [1] | COUNT { MATCH (n:Person) }] AS people", [([2],)]),
    ("RETURN [x IN [1] | COLLECT { CALL (x) { RETURN x AS y } RETURN y }] AS nested", [([[1]],)]),
    ("RETURN 'SET, DELETE, CREATE' AS words", [("SET, DELETE, CREATE",)]),
    ("MATCH (n:Place) RETURN n.name AS `DELETE`", [("Rome",)]),
    ("/* LOAD CSV */ MATCH (n:Place) RETURN n.id AS id // CALL db.ping()", [("rome",)]),
    ("CYPHER 5 MATCH (n:Place) RETURN n.id AS id", [("rome",)]),
]


@pytest.mark.parametrize(("text", "rows"), READING)
def test_what_only_reads_is_let_through(reader: Neo4jConnection, text: str, rows: list[tuple[Any, ...]]) -> None:
    assert list(reader.read(text).rows) == rows


def test_a_refusal_says_what_is_refused(reader: Neo4jConnection) -> None:
    for text, words in [
        ("CREATE (n)", "only reads"),
        (FILES["load csv"], "LOAD CSV is refused"),
        (FILES["in a list"], "LOAD CSV is refused"),
        ("CALL db.ping()", r"CALL db\.ping is refused; allowed are .*db\.labels"),
        (SCHEMA_AND_SERVER["plan again in an expression"], "inside an expression"),
        (SCHEMA_AND_SERVER["terminate"], "commands to the server are refused"),
        (SCHEMA_AND_SERVER["show settings"], "only SHOW INDEXES"),
    ]:
        with pytest.raises(CypherUnsupported, match=words):
            reader.read(text)
