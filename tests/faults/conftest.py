"""How many faults there are: a sample in `make test`, all of them in `make test-faults`, counted at the end."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from loader.settings import find_settings
from loader.stores import waiting
from loader.stores.neo4j.store import Neo4jStore
from tests.servers.server import CURRENT, Server

ON_BOTH_SERVERS = {
    "test_a_cut_at_every_message_of_a_load",
    "test_the_answer_to_each_commit_is_lost",
    "test_the_commit_of_a_retract_is_lost",
    "test_a_server_at_every_step",
}
"""What a sample tries on both versions of the server; the rest of it on the long-term one alone."""
NOT_IN_A_SAMPLE = {
    "test_a_document_too_large_for_the_server",  # it starts servers of its own
    "test_a_server_that_has_no_memory_left",
    "test_the_disk_under_a_server_is_full",
    "test_four_loaders_at_once",  # with whole documents they are in it
    "test_things_are_one_that_a_document_in_portions_speaks_of",
    "test_loads_beside_somebody_who_locks_the_same_nodes",  # they wait for one another
    "test_a_load_and_a_query",  # tests/neo4j tries every scheme
}

NEVER = 3600.0

Item = TypeVar("Item")
TALLY = pytest.StashKey[Counter[str]]()
ALL = os.environ.get("WHOMET_FAULTS") == "all"

MINUTES = 240 if ALL else 40
"""What a test of faults may take before it counts as hanging: it waits for servers and for hundreds of commands, on a
machine that may do other work beside."""


def some(items: Sequence[Item], sample: int) -> Sequence[Item]:
    """All of them, or about `sample` from the first to the last, evenly."""
    if ALL or len(items) <= sample:
        return items
    step = (len(items) - 1) / max(sample - 1, 1)
    return [items[round(number * step)] for number in range(sample)]


def times(whole: int, sample: int) -> int:
    return whole if ALL else sample


@contextmanager
def store_at(server: Server, uri: str | None = None, **options: bool) -> Iterator[Neo4jStore]:
    """The store in a server, or through the proxy at `uri`."""
    environment = {**server.environment, **({"NEO4J_URI": uri} if uri else {})}
    with Neo4jStore(find_settings(environment=environment, folder=Path(os.devnull).parent), **options) as store:
        yield store


def forget_everything(server: Server) -> None:
    """Takes away all nodes; the constraints stay, so that it is quick."""
    server.run("MATCH (n) DETACH DELETE n")


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Counter[str]:
    """Counts faults of a kind; the sums stand at the end of the run."""
    return request.config.stash.setdefault(TALLY, Counter())


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """One waits a while before one tries a transaction again. Here nobody need. Nor is it told that somebody waits: a
    slow machine would tell it, and would ask the server for whom, in messages that are counted."""
    monkeypatch.setattr(waiting, "SECONDS", NEVER)
    monkeypatch.setattr("neo4j._sync.work.session.sleep", lambda _seconds: None)
    monkeypatch.setattr("loader.stores.neo4j.transactions.sleep", lambda _seconds: None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    own = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in own:
        item.add_marker("faults")
        item.add_marker(pytest.mark.timeout(MINUTES * 60))
    left_out = [] if ALL else [item for item in own if _left_out(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def _left_out(item: pytest.Item) -> bool:
    """Whether a sample does without it."""
    name = item.name.partition("[")[0]
    return name in NOT_IN_A_SAMPLE or (CURRENT.version in item.name and name not in ON_BOTH_SERVERS)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for kind, count in sorted(config.stash.get(TALLY, Counter()).items()):
        terminalreporter.write_line(f"FAULTS: {count} {kind}")
