"""The connection is cut at every message of a load, in both directions; the load is run again."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable

import pytest

from loader.errors import StoreError, UsageError
from loader.stores.base import GraphStore
from loader.stores.neo4j.statements import CONSTRAINTS
from tests.faults.conftest import forget_everything, some, store_at
from tests.faults.story import BEFORE, LOAD, Line, State, accounted, document, expected, load_lines, state_of
from tests.servers.proxy import BoltProxy, Cut, Direction, Message, at, before_answer_to
from tests.servers.server import Server


def counted(server: Server) -> tuple[int, int, int]:
    """Everything in the database, the ledger and what nobody asked for included."""
    (nodes,) = server.run("MATCH (n) RETURN count(n) AS n")
    (relationships,) = server.run("MATCH ()-[r]->() RETURN count(r) AS n")
    (ledger,) = server.run("MATCH (n:WhometLedger|WhometDocument|WhometDecision|WhometUnit) RETURN count(n) AS n")
    return nodes["n"], relationships["n"], ledger["n"]


def prepare(server: Server, store: GraphStore) -> None:
    forget_everything(server)
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


def assert_going_on_gives_the_whole(store: GraphStore, lines: list[Line], whole: State) -> None:
    """Run again, directly: every record is accounted for, and all is as if nothing had been."""
    accounted(load_lines(store, lines), lines)
    assert state_of(store) == whole


def whole_load(server: Server, store: GraphStore) -> list[Message]:
    """The messages of the load when nobody cuts."""
    prepare(server, store)
    proxy, error = load_through(server, LOAD)
    assert error is None
    return list(proxy.messages)


@pytest.mark.parametrize("direction", ["to server", "to client"])
def test_a_cut_at_every_message_of_a_load(empty_server: Server, direction: Direction, tally: Counter[str]) -> None:
    with store_at(empty_server) as store:
        messages = [m for m in whole_load(empty_server, store) if m.direction == direction and m.name != "GOODBYE"]
        undisturbed = counted(empty_server)
        assert len(messages) > 150
        for number in some(range(1, len(messages) + 1), sample=4):
            prepare(empty_server, store)
            proxy, error = load_through(empty_server, LOAD, at(number, direction))
            assert proxy.cut_at is not None, number
            if error is not None:
                assert_it_says_how_to_go_on(error)
            assert_going_on_gives_the_whole(store, LOAD, expected(BEFORE, LOAD))
            assert counted(empty_server) == undisturbed, proxy.cut_at
            tally[f"cuts {direction} on Neo4j {empty_server.version}"] += 1


def assert_it_says_how_to_go_on(error: StoreError) -> None:
    assert error.exit_code in (3, 4)
    assert "again" in str(error), error


def test_the_answer_to_each_commit_is_lost(empty_server: Server, tally: Counter[str]) -> None:
    with store_at(empty_server) as store:
        messages = whole_load(empty_server, store)
        undisturbed = counted(empty_server)
        commits = sum((m.name, m.answers) == ("SUCCESS", "COMMIT") for m in messages)
        assert commits == 4  # of waiting for the indexes, of the decision, of two documents, and of one
        for nth in range(1, commits + 1):
            prepare(empty_server, store)
            proxy, error = load_through(empty_server, LOAD, before_answer_to("COMMIT", nth))
            assert proxy.cut_at is not None
            assert error is not None
            assert error.exit_code == 4
            assert_it_says_how_to_go_on(error)
            assert_going_on_gives_the_whole(store, LOAD, expected(BEFORE, LOAD))
            assert counted(empty_server) == undisturbed
            tally[f"lost answers to COMMIT on Neo4j {empty_server.version}"] += 1


@pytest.mark.parametrize("arrives", [True, False])
def test_the_commit_of_a_retract_is_lost(empty_server: Server, arrives: bool, tally: Counter[str]) -> None:
    """Either the server did it and the answer is lost, or it never heard of it. Both come out right."""
    armed = threading.Event()

    def cut(message: Message) -> bool:
        lost = message.answers == "COMMIT" if arrives else message.name == "COMMIT"
        return armed.is_set() and lost

    with store_at(empty_server) as store, BoltProxy(empty_server.bolt, cut) as proxy:
        prepare(empty_server, store)
        with store_at(empty_server, proxy.uri) as cut_off:
            foretold = cut_off.retract("doc-a", dry_run=True)
            armed.set()
            assert cut_off.retract("doc-a") == foretold
        assert proxy.cut_at is not None
        assert state_of(store) == expected(document("doc-b", 2, "held"))
        with pytest.raises(UsageError, match="'doc-a' in the graph: it was never loaded, or is retracted"):
            store.retract("doc-a")
    tally[f"lost commits of a retract on Neo4j {empty_server.version}"] += 1


def made(server: Server) -> list[str]:
    """The names of all constraints and indexes."""
    return sorted(row["name"] for row in server.run("SHOW INDEXES YIELD name"))


def test_a_cut_while_the_constraints_are_made(bare_server: Server, tally: Counter[str]) -> None:
    proxy, error = load_through(bare_server, BEFORE)
    assert error is None
    names = made(bare_server)
    awaited = [m.number for m in proxy.messages if m.name == "COMMIT"][len(CONSTRAINTS) - 1]
    for number in some(range(1, awaited, awaited // 25), sample=1):
        bare_server.empty()
        proxy, _ = load_through(bare_server, BEFORE, at(number))
        assert proxy.cut_at is not None
        with store_at(bare_server) as store:
            assert_going_on_gives_the_whole(store, BEFORE, expected(BEFORE))
        assert made(bare_server) == names
        tally[f"cuts while constraints are made on Neo4j {bare_server.version}"] += 1
