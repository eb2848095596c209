"""A document that is too large for the memory of a server: it is said, nothing of it is there, and the others are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from loader.errors import LoadStopped, TooLarge
from loader.load import Report, load
from loader.reading import read
from loader.stores.base import GraphStore
from tests.faults.conftest import store_at
from tests.faults.story import Line, accounted, document, expected, person, state_of, write
from tests.servers.fixtures import local_or_skip
from tests.servers.local import LocalServer
from tests.servers.server import EDITIONS

PEOPLE = 3_000
SMALL = [*document("doc-a", 1, "held"), *document("doc-b", 2, "held"), *document("z-last", 3, "held")]


def large() -> list[Line]:
    people = [person("large", f"person-{n}", f"Person {n}", "FR") for n in range(PEOPLE)]
    return [*document("large", 4, "held"), *people]


@pytest.fixture(params=list(EDITIONS))
def small_server(request: pytest.FixtureRequest) -> Iterator[LocalServer]:
    server = local_or_skip(request.config, EDITIONS[request.param], memory="10m")
    server.start()
    yield server
    server.remove()


def load_all(store: GraphStore, folder: Path) -> Report:
    return load(store, read([write(folder / "load.jsonl", [*SMALL, *large()])]))


@pytest.mark.neo4j
@pytest.mark.timeout(1800)
def test_a_document_too_large_for_the_server(small_server: LocalServer, tmp_path: Path, tally: Counter[str]) -> None:
    with store_at(small_server) as store:
        with pytest.raises(LoadStopped, match=r"(?s)document large, with 3,0\d\d records.*run the same") as said:
            load_all(store, tmp_path)
        assert isinstance(said.value.__cause__, TooLarge)
        assert "dbms.memory.transaction.total.max" in str(said.value)
        assert sorted(store.hashes()) == ["doc-a", "doc-b"]
        assert state_of(store) == expected([*document("doc-a", 1, "held"), *document("doc-b", 2, "held")])
    small_server.stop()
    small_server.memory = None
    small_server.start()
    with store_at(small_server) as store:
        accounted(load_all(store, tmp_path), [*SMALL, *large()])
        assert state_of(store) == expected([*SMALL, *large()])
    tally[f"documents too large for Neo4j {small_server.version}"] += 1
