"""A document that is written in portions, and what breaks between two of them."""

from __future__ import annotations

import threading
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from loader.api import Graph
from loader.errors import StoreError
from loader.pack import find_pack
from loader.stores.base import GraphStore
from loader.stores.neo4j import large_documents as neo4j_portions
from loader.stores.neo4j import store as neo4j_store
from loader.stores.neo4j import transactions as neo4j_transactions
from tests.faults import process
from tests.faults.conftest import forget_everything, some, store_at, times
from tests.faults.story import BEFORE, DECISION, LOAD, accounted, document, expected, load_lines, state_of, write
from tests.faults.test_cuts import counted, load_through, prepare
from tests.faults.test_killed_loaders import KILLED, Killer, ledger_steps, load_and_kill
from tests.faults.test_together import all_at_once, assert_all_done, at_once, everything
from tests.servers.proxy import BoltProxy, Message, at
from tests.servers.server import Server

RECORDS, ITEMS = 3, 7
"""So few that every document of the story is several transactions, and the thing of which most is said too."""
OTHER = document("doc-z", 5, "held")
SLOWLY = {"FAULT_PORTIONS": f"{RECORDS} {ITEMS}"}


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_store, "RECORDS_A_TRANSACTION", RECORDS)
    monkeypatch.setattr(neo4j_portions, "THINGS_A_TRANSACTION", ITEMS)
    monkeypatch.setattr(neo4j_portions, "RELATIONSHIPS_A_TRANSACTION", ITEMS)


@pytest.fixture
def one_try(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver tries no transaction again: what is cut stays half done."""
    monkeypatch.setattr(neo4j_transactions, "SECONDS_TO_RETRY", -1.0)


@pytest.mark.parametrize("direction", ["to server", "to client"])
@pytest.mark.usefixtures("one_try")
def test_a_cut_at_many_messages(empty_server: Server, direction: str, tally: Counter[str]) -> None:
    """Half of the times the next load is another one, which has to finish what it finds."""
    midway = 0
    with store_at(empty_server) as store:
        prepare(empty_server, store)
        proxy, _ = load_through(empty_server, LOAD)
        messages = [m for m in proxy.messages if m.direction == direction and m.name != "GOODBYE"]
        undisturbed = counted(empty_server)
        commits = sum(m.name == "COMMIT" for m in proxy.messages)
        assert commits > 20
        for number in some(range(1, len(messages) + 1, 11), sample=5):
            prepare(empty_server, store)
            proxy, _ = load_through(empty_server, LOAD, at(number, direction))
            assert proxy.cut_at is not None
            half = store.unfinished()
            midway += half is not None
            if number % 2:
                other_load_then_retracted(store, half)
            accounted(load_lines(store, LOAD), LOAD)
            assert state_of(store) == expected(BEFORE, LOAD)
            assert counted(empty_server) == undisturbed, number
            tally[f"cuts {direction} of a document in portions on Neo4j {empty_server.version}"] += 1
    assert midway


def other_load_then_retracted(store: GraphStore, half: str | None) -> None:
    accounted(load_lines(store, OTHER), OTHER)
    if half is not None:
        assert store.hashes()[half] == expected(BEFORE, LOAD).hashes[half]
    store.retract("doc-z")


@pytest.mark.usefixtures("one_try")
def test_a_cut_at_many_messages_of_a_retract(empty_server: Server, tally: Counter[str]) -> None:
    armed = threading.Event()
    with store_at(empty_server) as store:
        messages: list[Message] = []
        prepare(empty_server, store)
        foretold = retract_through(empty_server, partial(heard, messages, armed), armed)
        undisturbed = counted(empty_server)
        assert sum(message.name == "COMMIT" for message in messages) > 8
        for number in some(range(1, len(messages) + 1, 5), sample=4):
            prepare(empty_server, store)
            try:
                assert retract_through(empty_server, CutAt(number, armed), armed) == foretold
            except StoreError:
                load_lines(store, OTHER)
                store.retract("doc-z")
            if "doc-a" in store.hashes():
                assert store.retract("doc-a") == foretold
            assert state_of(store) == expected(document("doc-b", 2, "held"))
            assert counted(empty_server) == undisturbed
            tally[f"cuts of a retract in portions on Neo4j {empty_server.version}"] += 1
        prepare(empty_server, store)
        told: list[tuple[int, int]] = []
        store.retract("doc-a", progress=lambda *done: told.append(done))
        assert len(told) > 3
        assert told == sorted(told)
        assert all(done < whole for done, whole in told)


def heard(messages: list[Message], armed: threading.Event, message: Message) -> bool:
    if armed.is_set():
        messages.append(message)
    return False


class CutAt:
    """Cuts at the nth message from the moment on that is armed."""

    def __init__(self, number: int, armed: threading.Event) -> None:
        self.left, self.armed = number, armed

    def __call__(self, _message: Message) -> bool:
        self.left -= self.armed.is_set()
        return self.left == 0


def retract_through(server: Server, cut: object, armed: threading.Event) -> object:
    armed.clear()
    with BoltProxy(server.bolt, cut) as proxy, store_at(server, proxy.uri) as store:
        store.retract("doc-b", dry_run=True)
        armed.set()
        try:
            return store.retract("doc-a")
        finally:
            armed.clear()


def test_a_loader_is_killed(empty_server: Server, tmp_path: Path, tally: Counter[str]) -> None:
    file = write(tmp_path / "load.jsonl", LOAD)
    with store_at(empty_server) as store:
        prepare(empty_server, store)
        messages, code = load_and_kill(empty_server, file, Killer(0, arrives=True), SLOWLY)
        assert code == 0
        for number in some(ledger_steps(messages)[::2], sample=2):
            prepare(empty_server, store)
            killer = Killer(number, arrives=number % 2 == 0)
            _, code = load_and_kill(empty_server, file, killer, SLOWLY)
            assert (code, killer.killed) == (KILLED, True)
            accounted(load_lines(store, LOAD), LOAD)
            assert state_of(store) == expected(BEFORE, LOAD)
            tally[f"kills of a loader of documents in portions into Neo4j {empty_server.version}"] += 1


@pytest.mark.usefixtures("one_try")
def test_what_the_server_refuses_is_taken_back_whatever_breaks(empty_server: Server, tally: Counter[str]) -> None:
    """The new version of a document has a person whom a rule of the database's owner forbids."""
    twins = [{**line, "family_name": "Lee"} for line in document("doc-a", 1, "refused") if line["record"] == "person"]
    newer = [line for line in document("doc-a", 1, "refused") if line["record"] != "person"] + twins
    with store_at(empty_server) as store:
        prepare(empty_server, store)
        empty_server.run("CREATE CONSTRAINT theirs FOR (n:Person) REQUIRE n.family_name IS UNIQUE")
        proxy, _ = load_through(empty_server, newer)
        before = counted(empty_server)
        assert state_of(store) == expected(BEFORE)
        messages = len(proxy.messages)
        for number in some(range(1, messages, 17), sample=4):
            load_through(empty_server, newer, at(number))
            report = load_lines(store, newer)
            assert report.quarantined == report.read == len(newer)
            assert state_of(store) == expected(BEFORE)
            assert counted(empty_server) == before
            tally[f"cuts of a refused document in portions on Neo4j {empty_server.version}"] += 1
        load_through(empty_server, newer, at(messages // 2))
        accounted(load_lines(store, OTHER), OTHER)
        assert state_of(store) == expected(BEFORE, OTHER)
        empty_server.run("DROP CONSTRAINT theirs")
        accounted(load_lines(store, newer), newer)
        assert state_of(store) == expected([*document("doc-b", 2, "held"), *newer, *OTHER])


def test_four_loaders_at_once(empty_server: Server, tmp_path: Path, tally: Counter[str]) -> None:
    for _ in range(times(5, 1)):
        forget_everything(empty_server)
        assert_all_done(all_at_once(tmp_path, [], {**empty_server.environment, **SLOWLY}))
        with store_at(empty_server) as store:
            assert state_of(store) == everything()
        tally[f"times four loaders of documents in portions at once on Neo4j {empty_server.version}"] += 1


def test_two_finish_the_same_documents(empty_server: Server) -> None:
    """Each finishes what the other has begun, as they take turns, and both bring the same."""
    with store_at(empty_server) as store:
        prepare(empty_server, store)

        def load_all() -> None:
            with store_at(empty_server) as own:
                load_lines(own, LOAD)

        assert at_once(load_all, load_all) == []
        assert state_of(store) == expected(BEFORE, LOAD)
        assert store.unfinished() is None


@pytest.mark.usefixtures("one_try")
def test_things_are_one_that_a_document_in_portions_speaks_of(empty_server: Server) -> None:
    """A decision waits for the document that is half written."""
    with store_at(empty_server) as store:
        prepare(empty_server, store)
        load_lines(store, [DECISION])
        count = len(load_through(empty_server, document("doc-c", 3, "held"))[0].messages)
        for number in range(count // 4, count, count // 4):
            prepare(empty_server, store)
            load_through(empty_server, document("doc-c", 3, "held"), at(number))
            load_lines(store, [DECISION])
            load_lines(store, document("doc-c", 3, "held"))
            assert state_of(store) == expected(BEFORE, [DECISION], document("doc-c", 3, "held"))


@pytest.mark.usefixtures("one_try")
def test_it_is_said_that_a_document_is_half_written(empty_server: Server) -> None:
    with store_at(empty_server) as store, Graph(store, find_pack([])) as graph:
        prepare(empty_server, store)
        assert (store.unfinished(), graph.unfinished()) == (None, [])
        count = len(load_through(empty_server, document("doc-c", 3, "held"))[0].messages)
        prepare(empty_server, store)
        load_through(empty_server, document("doc-c", 3, "held"), at(count // 2))
        assert store.unfinished() == "doc-c"
        (remark,) = graph.query("MATCH (d:Document) RETURN count(d) AS n").notes
        assert remark.startswith("document doc-c is only half in the graph")
        assert graph.run("documents").notes == (remark,)
        environment = empty_server.environment
        for command in (["stats"], ["digest"], ["export", "graphml"], ["run", "documents"]):
            code, _, err = process.run(command, environment)
            assert (code, err) == (0, f"whomet: {remark}\n"), command
        code, out, _ = process.run(["doctor"], environment)
        assert code == 3
        assert "documents    WRONG      document doc-c is only half in the graph" in out
        load_lines(store, [DECISION])
        assert graph.query("RETURN 1 AS n").notes == ()
        assert process.run(["doctor"], environment)[0] == 0
