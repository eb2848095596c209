"""A database with other people's nodes: cuts, retracting and replacing leave them alone."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from loader.errors import NotAllowed, StoreError
from tests.faults.conftest import forget_everything, some, store_at
from tests.faults.story import BEFORE, LOAD, expected, load_lines, state_of
from tests.servers.proxy import BoltProxy, at
from tests.servers.server import Server

THEIRS = """
CREATE (p:Person {id: 'theirs', name: 'Their Person', age: 7})-[:MET {since: 1}]->(:Dog {name: 'Rex'}),
       (p)-[:KNOWS]->(:Meeting {id: 'their-meeting', status: 'held'})
"""


def of_theirs(server: Server) -> list[dict[str, Any]]:
    return server.run(
        "MATCH (n) WHERE n:Dog OR n.id IN ['theirs', 'their-meeting'] OPTIONAL MATCH (n)-[r]->(m)"
        " RETURN labels(n) AS labels, properties(n) AS n, type(r) AS type, properties(r) AS r, properties(m) AS m"
        " ORDER BY toString(n.id), type"
    )


def test_their_nodes_outlive_every_cut(empty_server: Server, tally: Counter[str]) -> None:
    for number in some(range(10, 500, 25), sample=1):
        forget_everything(empty_server)
        empty_server.run(THEIRS)
        before = of_theirs(empty_server)
        with store_at(empty_server, into_existing=True) as store:
            load_lines(store, BEFORE)
            with BoltProxy(empty_server.bolt, at(number)) as proxy:
                load_through(empty_server, proxy)
            load_lines(store, LOAD)
            assert state_of(store) == expected(BEFORE, LOAD)
            assert of_theirs(empty_server) == before
            for document in list(store.hashes()):
                store.retract(document)
        assert of_theirs(empty_server) == before
        ours = "MATCH (n) WHERE NOT n:WhometLedger AND NOT n:WhometDecision RETURN count(n) AS nodes"
        assert empty_server.run(ours) == [{"nodes": 3}]
        tally[f"cuts beside other people's nodes on Neo4j {empty_server.version}"] += 1


def load_through(server: Server, proxy: BoltProxy) -> None:
    try:
        with store_at(server, proxy.uri, into_existing=True) as store:
            load_lines(store, LOAD)
    except StoreError as error:
        assert "again" in str(error)


def test_a_first_load_that_was_cut_does_not_open_the_door(empty_server: Server) -> None:
    """Without --into-existing it is refused, before and after a load that wrote nothing."""
    empty_server.run(THEIRS)
    for _ in range(2):
        with store_at(empty_server) as store, pytest.raises(NotAllowed):
            load_lines(store, BEFORE)
    assert empty_server.run("MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 3}]
