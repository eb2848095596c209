"""The connection is cut at every message of a load, in both directions; the load is run again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from loader.errors import StoreError
from tests.faults.conftest import forget_everything, some, store_at
from tests.faults.story import BEFORE, LOAD, Line, accounted, expected, load_lines, state_of
from tests.servers.proxy import BoltProxy, Cut, Direction, Message, at, before_answer_to
from tests.servers.server import Server

ENOUGH = 15 * 60


def counted(server: Server) -> tuple[int, int, int]:
    """Everything in the database, the ledger and what nobody asked for included."""
    (nodes,) = server.run("MATCH (n) RETURN count(n) AS n")
    (relationships,) = server.run("MATCH ()-[r]->() RETURN count(r) AS n")
    (ledger,) = server.run("MATCH (n:WhometStore|WhometDocument|WhometDecision|WhometUnit) RETURN count(n) AS n")
    return nodes["n"], relationships["n"], ledger["n"]


def prepare(server: Server) -> None:
    forget_everything(server)
    with store_at(server) as store:
        load_lines(store, BEFORE)


def load_through(server: Server, lines: Iterable[Line], cut: Cut | None = None) -> tuple[BoltProxy, StoreError | None]:
    """Load through a proxy that cuts once; what came of it."""
    with BoltProxy(server.bolt, cut) as proxy:
        try:
            with store_at(server, proxy.uri) as store:
                load_lines(store, lines)
        except StoreError as error:
            return proxy, error
        return proxy, None


def again(server: Server, lines: list[Line]) -> None:
    """Run again, directly: every record is accounted for, and a third time changes nothing."""
    with store_at(server) as store:
        accounted(load_lines(store, lines), lines)
        report = load_lines(store, lines)
        assert (report.loaded, report.unchanged) == (0, len(lines))


def whole_load(server: Server) -> list[Message]:
    """The messages of the load when nobody cuts."""
    prepare(server)
    proxy, error = load_through(server, LOAD)
    assert error is None
    return list(proxy.messages)


@pytest.mark.timeout(ENOUGH)
@pytest.mark.parametrize("direction", ["to server", "to client"])
def test_a_cut_at_every_message_of_a_load(empty_server: Server, direction: Direction, tally: Counter[str]) -> None:
    messages = [m for m in whole_load(empty_server) if m.direction == direction and m.name != "GOODBYE"]
    undisturbed = counted(empty_server)
    assert len(messages) > 50
    for number in some(range(1, len(messages) + 1), sample=6):
        prepare(empty_server)
        proxy, error = load_through(empty_server, LOAD, at(number, direction))
        assert proxy.cut_at is not None, number
        if error is not None:
            assert_it_says_how_to_go_on(error)
        again(empty_server, LOAD)
        with store_at(empty_server) as store:
            assert state_of(store) == expected(BEFORE, LOAD), proxy.cut_at
        assert counted(empty_server) == undisturbed, proxy.cut_at
        tally[f"cuts {direction} on Neo4j {empty_server.version}"] += 1


def assert_it_says_how_to_go_on(error: StoreError) -> None:
    assert error.exit_code in (3, 4)
    assert "again" in str(error), error


def test_the_answer_to_each_commit_is_lost(empty_server: Server, tally: Counter[str]) -> None:
    commits = [m for m in whole_load(empty_server) if (m.name, m.answers) == ("SUCCESS", "COMMIT")]
    assert len(commits) >= 4
    undisturbed = counted(empty_server)
    for nth in range(1, len(commits) + 1):
        prepare(empty_server)
        proxy, error = load_through(empty_server, LOAD, before_answer_to("COMMIT", nth))
        assert proxy.cut_at is not None
        assert error is not None
        assert error.exit_code == 4
        assert_it_says_how_to_go_on(error)
        again(empty_server, LOAD)
        assert counted(empty_server) == undisturbed
        tally[f"lost answers to COMMIT on Neo4j {empty_server.version}"] += 1


@pytest.mark.timeout(ENOUGH)
def test_a_cut_while_the_constraints_are_made(empty_server: Server, tally: Counter[str]) -> None:
    proxy, error = load_through(empty_server, BEFORE)
    assert error is None
    names = sorted(row["name"] for row in empty_server.run("SHOW CONSTRAINTS YIELD name"))
    indexes = sorted(row["name"] for row in empty_server.run("SHOW INDEXES YIELD name"))
    requests = [m.number for m in proxy.messages if m.direction == "to server"]
    first_write = next(m.number for m in reversed(proxy.messages) if m.name == "BEGIN")
    making = [number for number in requests if number < first_write]
    for number in some(making[:: max(1, len(making) // 40)], sample=2):
        empty_server.empty()
        proxy, _ = load_through(empty_server, BEFORE, at(number))
        assert proxy.cut_at is not None
        again(empty_server, BEFORE)
        assert sorted(row["name"] for row in empty_server.run("SHOW CONSTRAINTS YIELD name")) == names
        assert sorted(row["name"] for row in empty_server.run("SHOW INDEXES YIELD name")) == indexes
        with store_at(empty_server) as store:
            assert state_of(store) == expected(BEFORE)
        tally[f"cuts while constraints are made on Neo4j {empty_server.version}"] += 1
