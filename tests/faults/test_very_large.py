"""Documents that are larger than what a server has memory for at once: they are loaded all the same, in portions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from loader.errors import StoreError
from loader.loading import Report, load
from loader.records.reading import read
from loader.stores.base import GraphStore
from tests.faults.conftest import store_at
from tests.faults.story import Line, accounted, document, expected, load_lines, person, state_of, write
from tests.servers.fixtures import local_or_skip
from tests.servers.local import LocalServer
from tests.servers.server import EDITIONS

PEOPLE = 3_000
MEMORY = "10m"
"""For all transactions of the server together: enough for some hundreds of the people."""
SMALL = [*document("doc-a", 1, "held"), *document("doc-b", 2, "held"), *document("z-last", 3, "held")]


def large(country: str = "FR", people: int = PEOPLE) -> list[Line]:
    numbered = [person("large", f"person-{n}", f"Person {n}", country) for n in range(people)]
    return [*document("large", 4, "held"), *numbered]


@pytest.fixture(params=list(EDITIONS))
def small_server(request: pytest.FixtureRequest) -> Iterator[LocalServer]:
    server = local_or_skip(request.config, EDITIONS[request.param], memory=MEMORY)
    server.start()
    yield server
    server.remove()


def load_all(store: GraphStore, folder: Path, lines: list[Line]) -> Report:
    return load(store, read([write(folder / "load.jsonl", lines)]))


@pytest.mark.neo4j
def test_a_document_too_large_for_the_server(small_server: LocalServer, tmp_path: Path, tally: Counter[str]) -> None:
    """It is loaded, replaced by one that is as large, by a small one, and taken out."""
    with store_at(small_server) as store:
        for lines in (large(), large("DE"), large(people=1), large("DE")):
            accounted(load_all(store, tmp_path, [*SMALL, *lines]), [*SMALL, *lines])
            assert state_of(store) == expected([*SMALL, *lines])
        foretold = store.retract("large", dry_run=True)
        assert foretold.nodes > PEOPLE
        assert store.retract("large") == foretold
        assert state_of(store) == expected(SMALL)
    tally[f"documents too large for Neo4j {small_server.version}"] += 1


@pytest.mark.neo4j
def test_a_server_that_has_no_memory_left(small_server: LocalServer) -> None:
    """It is said what to do; what came before is stored, and the load can go on."""
    lines = [*SMALL, *large(people=300)]
    with store_at(small_server) as store, small_server.driver() as driver, driver.session() as session:
        load_lines(store, SMALL)
        with session.begin_transaction() as greedy:
            take_memory(greedy, small_server)
            with pytest.raises(StoreError, match=r"too little memory.*dbms\.memory\.transaction\.total\.max"):
                load_lines(store, lines)
            greedy.rollback()
        assert state_of(store) == expected(SMALL)
        accounted(load_lines(store, lines), lines)
        assert state_of(store) == expected(lines)


def take_memory(tx: neo4j.Transaction, server: LocalServer) -> None:
    """So much that nobody else can write."""
    with server.driver() as driver, driver.session() as session, pytest.raises(neo4j.exceptions.TransientError):
        while True:
            tx.run("UNWIND range(1, 200) AS n CREATE (:Greedy {n: n})").consume()
            with session.begin_transaction() as other:
                other.run("UNWIND range(1, 10) AS n CREATE (:Modest {n: n})").consume()
                other.rollback()
