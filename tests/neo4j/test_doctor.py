"""The doctor's checks, each on a server that is as it should be and on one that is not; and that no password shows."""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace
from pathlib import Path

import pytest

from loader.diagnosis import Check, examine, examine_settings
from loader.errors import WhometError
from loader.settings import Secret, Settings, find_settings
from loader.stores.neo4j.connection import Neo4jConnection
from tests.neo4j.conftest import settings_of
from tests.servers.server import Server

PLANTED = "pl4nted-S3cret"
NAMES = ["reachable", "password", "version", "reading", "writing", "documents", "constraints"]


def by_name(checks: list[Check]) -> dict[str, Check]:
    assert [check.name for check in checks] == NAMES
    return {check.name: check for check in checks}


def test_a_healthy_server(empty_server: Server, settings: Settings) -> None:
    empty_server.run("CREATE CONSTRAINT one FOR (n:Person) REQUIRE n.id IS UNIQUE")
    empty_server.run("CREATE (:Person {id: 'ann'})")
    found = by_name(examine(settings, ["one"]))
    assert all(check.ok for check in found.values()), found
    assert not any(check.remedy for check in found.values())
    assert found["version"].message == f"Neo4j/{empty_server.version}"
    assert found["reading"].message == "the database 'neo4j' holds 1 nodes"
    assert empty_server.run("MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 1}]


def test_what_a_load_still_has_to_make(empty_server: Server, settings: Settings) -> None:
    empty_server.run("CREATE CONSTRAINT one FOR (n:Person) REQUIRE n.id IS UNIQUE")
    check = by_name(examine(settings, ["two", "one", "three"]))["constraints"]
    assert (check.ok, check.message) == (False, "missing: three, two")
    assert "whomet load" in check.remedy


def test_a_wrong_password(server: Server, settings: Settings) -> None:
    found = by_name(examine(replace(settings, username="nobody", password=Secret(PLANTED))))
    assert [check.ok for check in found.values()] == [True, False, None, None, None, None, None]
    assert found["password"].message == f"{server.bolt} does not let us in: not with this password for nobody"
    assert found["password"].remedy == "Set NEO4J_USERNAME and NEO4J_PASSWORD."


def test_no_server() -> None:
    found = by_name(examine(Settings("NEO4J_URI", uri="bolt://localhost:1")))
    assert [check.ok for check in found.values()] == [False, None, None, None, None, None, None]
    assert found["reachable"].message == "No server listens at bolt://localhost:1"
    assert found["reachable"].remedy.startswith("Start it")


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
