"""Answers that a server seldom gives: that of a follower, where the leader of a cluster has changed; that to one who
has waited for a lock until its time was over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from neo4j import Transaction
from neo4j.exceptions import Neo4jError

from loader.errors import StoreError, StoreLocked
from loader.settings import Settings
from loader.stores.neo4j import transactions
from loader.stores.neo4j.ledger import Ledger
from loader.stores.neo4j.store import Neo4jStore
from tests.helpers import load_lines
from tests.records import document, person
from tests.servers.server import Server

NOT_A_LEADER = "Neo.ClientError.Cluster.NotALeader"
LINES = [document(), person("ann")]


def answers(monkeypatch: pytest.MonkeyPatch, times: int) -> list[str]:
    """So many transactions that write are answered as by a server that leads no more."""
    given: list[str] = []
    asked = Transaction.commit

    def commit(tx: Transaction, *args: Any) -> None:
        if len(given) < times:
            given.append(NOT_A_LEADER)
            tx.rollback()
            raise Neo4jError._hydrate_neo4j(code=NOT_A_LEADER, message="No write operations are allowed here")
        asked(tx, *args)

    monkeypatch.setattr(Transaction, "commit", commit)
    monkeypatch.setattr(transactions, "sleep", lambda _: None)
    return given


def test_a_load_goes_on_when_there_is_a_new_leader(
    empty_server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Neo4jStore(settings) as store:
        given = answers(monkeypatch, 2)
        report = load_lines(store, LINES)
        assert (len(given), report.loaded, report.quarantined) == (2, 2, 0)
    assert empty_server.run("MATCH (n:Person) RETURN count(n) AS nodes") == [{"nodes": 1}]


def test_who_stays_a_follower_is_named_and_no_record_is_blamed(
    empty_server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Neo4jStore(settings) as store:
        answers(monkeypatch, 1_000_000)
        monkeypatch.setattr(transactions, "SECONDS_TO_RETRY", 0.2)
        with pytest.raises(StoreError) as stopped:
            load_lines(store, LINES)
        assert "is a follower of its cluster" in str(stopped.value)
        assert "neo4j://" in str(stopped.value)
    assert empty_server.run("MATCH (n:Person) RETURN count(n) AS nodes") == [{"nodes": 0}]


@pytest.mark.parametrize(
    "code", ["TransientError.Transaction.LockClientStopped", "ClientError.Transaction.TransactionTimedOut"]
)
def test_who_waits_no_longer_is_told_who_writes(
    empty_server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """The server has two answers for one who waited for a lock until the end of a transaction's time."""

    def wait(_: Ledger) -> None:
        raise Neo4jError._hydrate_neo4j(code=f"Neo.{code}", message="The transaction has been terminated.")

    monkeypatch.setattr(Ledger, "wait", wait)
    with Neo4jStore(replace(settings, wait=3.0)) as store, pytest.raises(StoreLocked) as locked:
        load_lines(store, LINES)
    assert "another writer has been writing for 3 seconds; try again when that has ended" in str(locked.value)
    assert empty_server.run("MATCH (n:Person) RETURN count(n) AS nodes") == [{"nodes": 0}]


def test_the_wait_for_a_writer_ends_when_one_says(empty_server: Server, settings: Settings) -> None:
    with Neo4jStore(settings) as store:
        load_lines(store, LINES)
    with (
        empty_server.driver() as driver,
        driver.session(database=empty_server.database) as session,
        session.begin_transaction(metadata={"whomet": "process 1 on there"}) as holding,
    ):
        holding.run("MATCH (n:WhometLedger) SET n.held = true").consume()
        with Neo4jStore(replace(settings, wait=1.0)) as store, pytest.raises(StoreLocked) as locked:
            store.retract("d")
        holding.rollback()
    assert "process 1 on there, at it for" in str(locked.value)
    assert "has been writing for 1 seconds; try again when that has ended" in str(locked.value)
