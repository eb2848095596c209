"""A server whose database may only be read: every command that writes says so, and no record is blamed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from loader.diagnosis import examine
from loader.errors import NotAllowed
from loader.stores.neo4j.store import Neo4jStore
from tests.faults import process
from tests.faults.story import write
from tests.helpers import load_lines
from tests.neo4j.conftest import settings_of
from tests.records import document, person
from tests.servers.fixtures import local_or_skip
from tests.servers.local import LocalServer
from tests.servers.server import EDITIONS

LINES = [document(), person("ann"), person("bob")]
CLOSED = [{"server__databases__read_only": "neo4j"}, {"server__databases__default_to_read_only": "true"}]


@pytest.fixture(params=list(EDITIONS))
def closed(request: pytest.FixtureRequest) -> Iterator[LocalServer]:
    server = local_or_skip(request.config, EDITIONS[request.param])
    try:
        server.start()
        with Neo4jStore(settings_of(server)) as store:
            load_lines(store, LINES)
        yield server
    finally:
        server.remove()


WRITING: list[Callable[[Neo4jStore], object]] = [
    lambda store: load_lines(store, [document(title="Another"), person("ann")]),
    lambda store: store.retract("d"),
    lambda store: store.retract("d", dry_run=True),
    lambda store: store.rebuild(),
]


@pytest.mark.neo4j
def test_a_database_that_may_only_be_read(closed: LocalServer, tmp_path: Path) -> None:
    closed.start_with(**CLOSED[closed.version.startswith("2026")])
    said = f"The database 'neo4j' of {closed.bolt} is read-only. Take it out of server.databases.read_only"
    for command in WRITING:
        with Neo4jStore(settings_of(closed)) as store, pytest.raises(NotAllowed) as refusal:
            command(store)
        assert str(refusal.value).startswith(said)
    check = {check.name: check for check in examine(settings_of(closed))}["writing"]
    assert (check.ok, said.startswith(check.message)) == (False, True)
    for arguments in (["load", write(tmp_path / "new.jsonl", [document("e")])], ["decide", "ann", "bob", "--same"]):
        code, out, err = process.run(arguments, closed.environment)
        assert (code, out) == (3, ""), err
        assert said in err
    code, _, err = process.run(["stats"], closed.environment)
    assert code == 0, err
