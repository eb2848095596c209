"""What is made ready beside a transaction pauses while that one reckons, and goes on while its server works."""

from __future__ import annotations

import threading

from neo4j import Transaction

from loader.ahead import give_way
from loader.stores.neo4j.transactions import commit
from tests.servers.server import Server


def test_others_go_on_while_the_server_works_and_at_the_commit(empty_server: Server) -> None:
    def step(tx: Transaction) -> int:
        other = threading.Thread(target=give_way)
        other.start()
        other.join(0.1)
        assert other.is_alive()
        found = tx.run("CREATE (n:Probe {number: $number}) RETURN n.number AS number", number=7).single(strict=True)
        other.join(60)
        assert not other.is_alive()
        rows = tx.run("UNWIND range(1, 3000) AS row RETURN row", {})
        assert [row["row"] for row in rows] == list(range(1, 3001))
        assert tx.run("MATCH (n:Nobody) DELETE n").consume().counters.nodes_deleted == 0
        return int(found["number"])

    with empty_server.driver() as driver:
        assert commit(lambda: driver.session(database="neo4j"), step, lambda: None) == 7
        give_way()
        rows, _, _ = driver.execute_query("MATCH (n:Probe) DELETE n RETURN count(*) AS count", database_="neo4j")
    assert rows[0]["count"] == 1
