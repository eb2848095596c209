"""What may stand in a pattern, and where: quantifiers and `*`, WHERE, the words IS and WHERE as names."""

from __future__ import annotations

import pytest

from loader.errors import CypherError
from tests.cypher.conftest import Ask

REFUSED = [
    "MATCH ()-[r:!KNOWS*1..2]->() RETURN r", "MATCH ()-[:KNOWS&IN*]->() RETURN 1 AS x",
    "MATCH ()-[:%*2]->() RETURN 1 AS x",
    "MATCH ()-[r:KNOWS*1..2 WHERE r.since = 1]->() RETURN r", "MATCH (n) WHERE (n)-[:!KNOWS*2]->() RETURN n",
    "MATCH p = shortestPath((a:City)-[:!IN]-(b:Company)) RETURN p",
    "MATCH p = shortestPath((a:City)-[:IN* WHERE true]-(b:Company)) RETURN p",
    "MATCH p = shortestPath((a:City)-[:IN]->+(b:Company)) RETURN p", "MATCH (a)((x)-[r*2]->(y)){1,2}(b) RETURN a",
    "MATCH (a)-[r*2]->{2}(b) RETURN a", "MATCH (a)-[:IN*2]->(b)-[:IN]->{1,2}(c) RETURN a",
    "MATCH (a)-[:IN*2]->(b), (b)((x)-->(y)){1,2}(c) RETURN a", "MATCH (n) WHERE (n)-->{3}() RETURN n",
    "MATCH (n) WHERE exists((n)-->+()) RETURN n", "MATCH (n) RETURN [(n)-->+(m) | m]",
    "MATCH (n) WHERE (n)-[:IN WHERE true]->() RETURN n", "MATCH (n) WHERE (n)-->(:City WHERE true) RETURN n",
    "MATCH (n) WHERE (n WHERE n.age > 1)-->() RETURN n",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_refused(ask: Ask, text: str) -> None:
    with pytest.raises(CypherError):
        ask(text)


COUNTED = [
    ("MATCH ()-[:IN|KNOWS*2]->() RETURN count(*)", 3),
    ("MATCH ()-[:(IN|KNOWS)*2]->() RETURN count(*)", 3),
    ("MATCH (n) WHERE EXISTS { (n)-[r:KNOWS WHERE r.since > 2003]->+() } RETURN count(*)", 1),
    ("MATCH (n:City) RETURN size([(n)<-[r WHERE r.since IS NULL]-(m WHERE m:Company) | m])", 1),
    ("MATCH ()-[IS IN]->() RETURN count(*)", 1),
    ("MATCH ()-[IS !IN WHERE true]->() RETURN count(*)", 6),
    ("MATCH ()-[is IS IN]->() RETURN count(is)", 1),
    ("MATCH (is:City) RETURN count(is)", 1),
    ("MATCH (is {name: 'Rome'}) RETURN count(is)", 1),
    ("MATCH (is IS City) RETURN count(is)", 1),
    ("MATCH (IS City) RETURN count(*)", 1),
    ("MATCH (is WHERE is.name = 'Rome') RETURN count(is)", 1),
    ("MATCH (where:City) RETURN count(where)", 1),
    ("MATCH (where {name: 'Rome'}) RETURN count(where)", 1),
    ("MATCH (where WHERE where.name = 'Rome') RETURN count(where)", 1),
    ("MATCH ()-[where:IN]->() RETURN count(where)", 1),
    ("MATCH () (()-->(x) WHERE EXISTS { (x) (()-->()){1,2} (:City) }){1,2} () RETURN count(*)", 4),
    (
        "MATCH p = ANY SHORTEST (q = ({name: 'Ann'})-[:KNOWS]->+({name: 'Cid'}) WHERE length(q) > 1)"
        " RETURN length(p) + length(q)",
        4,
    ),
    ("MATCH (WHERE {a: 1}.a = 1) RETURN count(*)", 6),
]


@pytest.mark.parametrize(("text", "count"), COUNTED)
def test_read(ask: Ask, text: str, count: int) -> None:
    assert ask(text) == [(count,)]
