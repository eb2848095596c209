"""The doctor's checks, each on a server that is as it should be and on one that is not; and that no password shows."""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace
from pathlib import Path

import pytest

from loader.diagnosis import Check, examine, examine_settings
from loader.errors import NotAllowed, WhometError
from loader.settings import Secret, Settings, find_settings
from loader.stores.neo4j.connection import Neo4jConnection
from loader.stores.neo4j.store import Neo4jStore
from tests.helpers import load_lines
from tests.neo4j.conftest import settings_of
from tests.records import document, person
from tests.servers.server import Server

DOCUMENT = document()
PLANTED = "pl4nted-S3cret"
NAMES = ["reachable", "password", "version", "reading", "writing", "documents", "constraints", "graph"]


def by_name(checks: list[Check]) -> dict[str, Check]:
    assert [check.name for check in checks] == NAMES
    return {check.name: check for check in checks}


def test_a_healthy_server(empty_server: Server, settings: Settings) -> None:
    with Neo4jStore(settings) as store:
        load_lines(store, [DOCUMENT])
    found = by_name(examine(settings))
    assert all(check.ok for check in found.values()), found
    assert not any(check.remedy for check in found.values())
    assert found["version"].message == f"Neo4j/{empty_server.version}"
    assert found["reading"].message == "the database 'neo4j' holds 4 nodes"
    assert found["graph"].message == "all 1 nodes and relationships are as the records have it"
    assert empty_server.run("MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 4}]


def test_an_empty_server_is_ready(empty_server: Server, settings: Settings) -> None:
    for wanted in empty_server.run("SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH 'whomet_' RETURN name"):
        empty_server.run(f"DROP CONSTRAINT {wanted['name']}")
    found = by_name(examine(settings))
    assert all(check.ok for check in found.values()), found
    assert found["constraints"].message == "ready: they come with the first load"
    assert not any(check.remedy for check in found.values())


def test_a_wrong_database(server: Server, settings: Settings) -> None:
    found = by_name(examine(replace(settings, database="nosuch")))
    assert [check.ok for check in found.values()] == [True, True, None, False, *[None] * 4]
    assert found["reading"].message == f"{server.bolt} has no database 'nosuch'"
    assert "NEO4J_DATABASE" in found["reading"].remedy
    assert found["graph"].message == "not tried: the database cannot be read"


def test_a_graph_that_other_hands_have_changed(empty_server: Server, settings: Settings) -> None:
    ann = person("ann")
    with Neo4jStore(settings) as store:
        load_lines(store, [DOCUMENT, ann, {**ann, "id": "bob"}])
    empty_server.run("MATCH (p:Person {id: 'ann'}) SET p.name = 'Nan'")
    empty_server.run("MATCH (p:Person {id: 'bob'}) DETACH DELETE p")
    check = by_name(examine(settings))["graph"]
    assert check.ok is False
    assert check.message == (
        "of 5 nodes and relationships 1 differ, 2 are lacking, 0 follow from no record: the Person ann differs from its"
        " records; the MENTIONS MENTIONS|d|bob|person is lacking; the Person bob is lacking."
    )
    assert "whomet rebuild" in check.remedy
    with Neo4jStore(settings) as store:
        store.rebuild()
    assert by_name(examine(settings))["graph"].ok


def test_what_a_load_still_has_to_make(empty_server: Server, settings: Settings) -> None:
    with Neo4jStore(settings) as store:
        load_lines(store, [DOCUMENT])
    empty_server.run("DROP CONSTRAINT whomet_person_id")
    empty_server.run("DROP CONSTRAINT whomet_met_id")
    empty_server.run("CREATE CONSTRAINT whomet_person_id FOR (n:Somebody) REQUIRE n.id IS UNIQUE")
    check = by_name(examine(settings))["constraints"]
    assert (check.ok, check.message) == (False, "missing: whomet_person_id, whomet_met_id")
    assert "whomet load" in check.remedy
    with Neo4jStore(settings) as store:
        load_lines(store, [{**DOCUMENT, "title": "Another"}])
    assert by_name(examine(settings))["constraints"].ok


def test_a_wrong_password(server: Server, settings: Settings) -> None:
    found = by_name(examine(replace(settings, username="nobody", password=Secret(PLANTED))))
    assert [check.ok for check in found.values()] == [True, False, *[None] * 6]
    assert found["password"].message == f"{server.bolt} does not let us in: not with this password for nobody"
    assert found["password"].remedy == "Set NEO4J_USERNAME and NEO4J_PASSWORD."


def test_no_server() -> None:
    found = by_name(examine(Settings("NEO4J_URI", uri="bolt://localhost:1")))
    assert [check.ok for check in found.values()] == [False, *[None] * 7]
    assert found["reachable"].message == "No server listens at bolt://localhost:1"
    assert found["reachable"].remedy.startswith("Start it")
    assert {check.message for check in found.values() if check.ok is None} == {"not tried: no Neo4j answered"}


def test_an_old_server(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Neo4jConnection, "verify", lambda _: "Neo4j/4.4.30")
    check = by_name(examine(settings))["version"]
    assert (check.ok, check.message, check.remedy) == (False, "Neo4j/4.4.30 is too old", "Use Neo4j 5.26 or newer.")


def test_settings_that_are_wrong(tmp_path: Path) -> None:
    check, settings = examine_settings(f"https://ann:{PLANTED}@host")
    assert (check.ok, settings) == (False, None)
    assert "Write for example bolt://localhost:7687" in check.remedy
    assert PLANTED not in repr(check)
    check, settings = examine_settings(str(tmp_path / "a.graph"))
    assert check == Check("settings", True, f"{tmp_path / 'a.graph'}, by --store")
    assert settings is not None


ADDRESSES = ["bolt://{at}", "bolt://ann:{password}@{at}", "neo4j://ann:{password}@{at}", "bolt+s://ann:{password}@{at}"]
NOWHERE = ["localhost:1"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("nowhere", [None, *NOWHERE])
def test_no_password_shows(
    server: Server,
    address: str,
    nowhere: str | None,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """In what is printed, in anybody's logs at any level (the driver's too), in checks, messages and tracebacks."""
    uri = address.format(password=PLANTED, at=nowhere or server.bolt.partition("://")[2])
    shown = []
    with caplog.at_level(logging.DEBUG):
        settings = find_settings(uri, environment={"NEO4J_PASSWORD": PLANTED, "NEO4J_USERNAME": "ann"})
        shown += [repr(settings), str(settings), repr(examine(settings))]
        try:
            with Neo4jConnection(settings, seconds_to_connect=3) as connection:
                shown.append(repr(vars(connection)))
                connection.read("RETURN 1 AS one")
        except WhometError as error:
            shown += traceback.format_exception(error)
    printed = capfd.readouterr()
    assert settings.password == Secret(PLANTED)
    assert "ann" in repr(settings)
    for place in (*shown, caplog.text, printed.out, printed.err):
        assert PLANTED not in place


def test_the_driver_prints_nothing_by_itself(capfd: pytest.CaptureFixture[str]) -> None:
    examine(Settings("x", uri="neo4j://localhost:1"))
    assert capfd.readouterr() == ("", "")


def test_whomet_turns_no_debug_log_on(server: Server) -> None:
    with Neo4jConnection(settings_of(server)) as connection:
        connection.read("RETURN $secret AS x", {"secret": PLANTED})
    for name in ("neo4j", "neo4j.io", "neo4j.pool", "loader"):
        assert logging.getLogger(name).level == logging.NOTSET
    assert [type(handler) for handler in logging.getLogger("neo4j").handlers] == [logging.NullHandler]


REFUSED = {
    "CREATE INDEX theirs FOR (n:Role) ON (n.id)": ("the index theirs stands in the way", "DROP INDEX `theirs`"),
    "CREATE (:Person {id: 'x'}), (:Person {id: 'x'})": (
        "some Person have the same id already ('x', 2 times)",
        "Mend or",
    ),
    "CREATE ()-[:MET {id: 7}]->()-[:MET {id: 7}]->()": ("some MET have the same id already (7, 2 times)", "Mend or"),
}


def test_what_a_load_would_refuse_is_told_beforehand(bare_server: Server, settings: Settings) -> None:
    for theirs in REFUSED:
        bare_server.run(theirs)
    check = by_name(examine(settings))["constraints"]
    assert check.ok is False
    for message, remedy in REFUSED.values():
        assert message in check.message
        assert remedy in check.remedy
    with (
        Neo4jStore(settings, into_existing=True) as store,
        pytest.raises(NotAllowed, match="some Person have the same"),
    ):
        load_lines(store, [DOCUMENT])


def test_a_database_of_somebody_elses_is_told_as_a_load_tells_it(empty_server: Server, settings: Settings) -> None:
    empty_server.run("CREATE (:Note)")
    check = by_name(examine(settings))["writing"]
    with Neo4jStore(settings) as store, pytest.raises(NotAllowed) as refusal:
        load_lines(store, [DOCUMENT])
    assert (check.ok, check.message, check.remedy) == (False, refusal.value.message, refusal.value.remedy)
    assert "holds nodes that whomet did not make (such as Note)" in check.message
    with Neo4jStore(settings, into_existing=True) as store:
        load_lines(store, [DOCUMENT])
    assert by_name(examine(settings))["writing"].ok
