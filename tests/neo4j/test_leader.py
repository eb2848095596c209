"""The leader of a cluster changes, as far as one server can show that: the answer that a follower gives to a write."""

from __future__ import annotations

from typing import Any

import pytest
from neo4j import Transaction
from neo4j.exceptions import Neo4jError

from loader.errors import StoreError
from loader.settings import Settings
from loader.stores.neo4j import transactions
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
