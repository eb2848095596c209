"""The proxy itself: it passes everything, counts it, and cuts where it is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from neo4j import Driver
from neo4j.exceptions import IncompleteCommit, ServiceUnavailable, SessionExpired

from tests.servers.proxy import BoltProxy, Cut, Direction, at, before_answer_to
from tests.servers.server import Server

LOST = (ServiceUnavailable, SessionExpired)


@contextmanager
def through(server: Server, cut: Cut | None = None) -> Iterator[tuple[BoltProxy, Driver]]:
    with BoltProxy(server.bolt, cut) as proxy, server.driver(proxy.uri, telemetry_disabled=True) as driver:
        yield proxy, driver


def write(driver: Driver, name: str) -> None:
    """One explicit transaction, tried once."""
    with driver.session(database="neo4j") as session, session.begin_transaction() as transaction:
        transaction.run("CREATE (:Thing {name: $name})", name=name).consume()
        transaction.commit()


def things(server: Server) -> list[str]:
    return [row["name"] for row in server.run("MATCH (n:Thing) RETURN n.name AS name ORDER BY name")]


def test_everything_passes_and_is_counted(bare_server: Server) -> None:
    with through(bare_server) as (proxy, driver):
        write(driver, "a")
        rows = driver.execute_query("UNWIND range(1, 3000) AS x RETURN x, 'text' AS y", database_="neo4j").records
        assert len(rows) == 3000
        requests = [message.name for message in proxy.messages if message.direction == "to server"]
        assert requests[:5] == ["HELLO", "LOGON", "BEGIN", "RUN", "PULL"]
        assert sum(message.name == "RECORD" for message in proxy.messages) == 3000
        commits = [message for message in proxy.messages if message.answers == "COMMIT"]
        assert [message.name for message in commits] == ["SUCCESS", "SUCCESS"]
        assert [message.number for message in proxy.messages] == list(range(1, len(proxy.messages) + 1))
    assert things(bare_server) == ["a"]


def test_large_messages_of_many_chunks_pass(bare_server: Server) -> None:
    text = "x" * 300_000
    with through(bare_server) as (_, driver):
        assert driver.execute_query("RETURN $text AS text", text=text, database_="neo4j").records[0]["text"] == text


def test_the_answer_to_commit_can_be_lost_though_the_data_are_there(bare_server: Server) -> None:
    with through(bare_server, before_answer_to("COMMIT", nth=2)) as (proxy, driver):
        write(driver, "a")
        with pytest.raises(IncompleteCommit):
            write(driver, "b")
        assert proxy.cut_at is not None
        assert (proxy.cut_at.name, proxy.cut_at.answers) == ("SUCCESS", "COMMIT")
        write(driver, "c")
    assert things(bare_server) == ["a", "b", "c"]


@pytest.mark.parametrize("direction", ["to server", "to client"])
def test_every_boundary_of_a_transaction_can_be_cut(bare_server: Server, direction: Direction) -> None:
    with through(bare_server) as (proxy, driver):
        write(driver, "whole")
        boundaries = proxy.count(direction)
    assert boundaries >= 5
    for number in range(1, boundaries + 1):
        with through(bare_server, at(number, direction)) as (proxy, driver):
            with pytest.raises(LOST):
                write(driver, f"cut {number}")
            assert proxy.cut_at is not None
            assert (proxy.cut_at.direction, proxy.count(direction)) == (direction, number - 1)
            write(driver, f"after {number}")
    left = things(bare_server)
    assert [name for name in left if name.startswith("after")] == sorted(f"after {n}" for n in range(1, boundaries + 1))
    committed = [name for name in left if name.startswith("cut")]
    assert committed == ([f"cut {boundaries}"] if direction == "to client" else [])


def test_a_server_that_is_not_there_closes_the_connection() -> None:
    with BoltProxy("bolt://127.0.0.1:1") as proxy:
        assert proxy.uri != "bolt://127.0.0.1:1"
