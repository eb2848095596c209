"""MATCH and OPTIONAL MATCH: every form of pattern."""

from __future__ import annotations

import networkx as nx
import pytest

from loader.cypher import Engine
from tests.cypher.conftest import Ask

CASES = [
    ("MATCH (n:Company) RETURN n.name", [("Acme",)]),
    ("MATCH (n:Person:Boss) RETURN n.name", [("Ben",)]),
    ("MATCH (n:Person&!Boss) RETURN n.name ORDER BY n.name", [("Ann",), ("Cid",), ("Dee",)]),
    ("MATCH (n:City|Company) RETURN n.name ORDER BY n.name", [("Acme",), ("Rome",)]),
    ("MATCH (n:!%) RETURN n", []),
    ("MATCH (n:% {name: 'Rome'}) RETURN n.name", [("Rome",)]),
    ("MATCH (n IS City) RETURN n.name", [("Rome",)]),
    ("MATCH (n {name: 'Ann'})-[:KNOWS]->(m) RETURN m.name ORDER BY m.name", [("Ben",), ("Cid",)]),
    ("MATCH (n {name: 'Cid'})<-[:KNOWS]-(m) RETURN m.name ORDER BY m.name", [("Ann",), ("Ben",)]),
    ("MATCH (n {name: 'Cid'})-[:KNOWS]-(m) RETURN m.name ORDER BY m.name", [("Ann",), ("Ben",), ("Dee",)]),
    ("MATCH (n {name: 'Ann'})-[r:KNOWS|WORKS_AT]->() RETURN count(r)", [(3,)]),
    ("MATCH ()-[r:!KNOWS]->() RETURN DISTINCT type(r) AS t ORDER BY t", [("IN",), ("WORKS_AT",)]),
    ("MATCH ()-[r {since: 2003}]->(m) RETURN m.name", [("Dee",)]),
    ("MATCH ()-[r:KNOWS WHERE r.since > 2003]->(m) RETURN m.name", [("Cid",)]),
    ("MATCH (n:Person WHERE n.age > 30)-->(m:Company) RETURN n.name, m.name", [("Ben", "Acme")]),
    ("MATCH (a:Person)-[:WORKS_AT]->(c)<-[:WORKS_AT]-(b) RETURN a.name, b.name ORDER BY a.name",
     [("Ann", "Ben"), ("Ben", "Ann")]),
    ("MATCH (a {name: 'Ann'}), (b {name: 'Dee'}) RETURN a.name, b.name", [("Ann", "Dee")]),
    ("MATCH (a)-[:KNOWS]->(b), (a)-[:KNOWS]->(c), (b)-[:KNOWS]->(c) RETURN a.name, b.name, c.name",
     [("Ann", "Ben", "Cid")]),
    ("MATCH (a)-[r]->(b {name: 'Rome'}) MATCH (x)-[r]->(y) RETURN x.name, y.name", [("Acme", "Rome")]),
    ("MATCH (n:Person) OPTIONAL MATCH (n)-[:WORKS_AT]->(c) RETURN n.name, c.name ORDER BY n.name",
     [("Ann", "Acme"), ("Ben", "Acme"), ("Cid", None), ("Dee", None)]),
    ("OPTIONAL MATCH (n:Nobody) OPTIONAL MATCH (n)-->(m) RETURN n, m", [(None, None)]),
    ("OPTIONAL MATCH (n:Nobody) MATCH (n) RETURN n", []),
    ("MATCH (n {name: $name}) RETURN n.age", [(40,)]),
    ("MATCH (n) WHERE n.name IN $names RETURN n.name ORDER BY n.name", [("Ann", ), ("Rome",)]),
    ("MATCH (n:Person) WHERE n.age > 30 AND n.name STARTS WITH 'C' RETURN n.name", [("Cid",)]),
    ("MATCH (n:Person) WHERE NOT (n)-[:KNOWS]->() RETURN n.name", [("Dee",)]),
    ("MATCH (n:Person) WHERE (n)-[:WORKS_AT]->(:Company {name: 'Acme'}) RETURN n.name ORDER BY n.name",
     [("Ann",), ("Ben",)]),
    ("MATCH (n) WHERE n:Boss OR n:City RETURN n.name ORDER BY n.name", [("Ben",), ("Rome",)]),
    ("MATCH (`odd name` {name: 'Ann'}) RETURN `odd name`.age", [(30,)]),
    ("MATCH (a)-[r1]-(b)-[r2]-(a) RETURN a", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_match(ask: Ask, text: str, expected: list[tuple[object, ...]]) -> None:
    assert ask(text, name="Ben", names=["Ann", "Rome", "Ann"]) == expected


KNOWN_RELATIONSHIPS = [
    "MATCH ()-[r]->() MATCH (n)-[r]->(n) RETURN count(*)",
    "MATCH ()-[r]->() MATCH (n)-[r]-(n) RETURN count(*)",
    "MATCH (n)-[r]->() MATCH (n)<-[r]-(n) RETURN count(*)",
    "MATCH ()-[r]->() OPTIONAL MATCH (n)-[r]->(n) RETURN count(n)",
    "MATCH ()-[r]->() MATCH p = (n)-[r]->(n) RETURN sum(length(p))",
    "MATCH ()-[r]->() WHERE EXISTS { (n)-[r]->(n) } RETURN count(*)",
    "MATCH ()-[r]->() RETURN sum(COUNT { (n)-[r]->(n) })",
    "MATCH ()-[r]->() RETURN sum(size([(n)-[r]-(n) | n]))",
    "MATCH ()-[r]->() CALL (r) { MATCH (n)-[r]->(n) RETURN n } RETURN count(*)",
]


@pytest.mark.parametrize("text", KNOWN_RELATIONSHIPS)
def test_a_known_relationship_of_one_node_is_a_loop(text: str) -> None:
    graph = nx.MultiDiGraph([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a"), ("b", "c")])
    assert Engine(graph).query(text).rows == [(2,)]


WALKS = [
    ("MATCH (a {name: 'Ann'})-[:KNOWS*]->(b) RETURN b.name ORDER BY b.name",
     [("Ben",), ("Cid",), ("Cid",), ("Dee",), ("Dee",)]),
    ("MATCH (a {name: 'Ann'})-[:KNOWS*2]->(b) RETURN b.name ORDER BY b.name", [("Cid",), ("Dee",)]),
    ("MATCH (a {name: 'Ann'})-[r:KNOWS*2..3]->(b {name: 'Dee'}) RETURN size(r) ORDER BY size(r)",
     [(2,), (3,)]),
    ("MATCH (a {name: 'Dee'})-[*0..1]-(b) RETURN b.name ORDER BY b.name", [("Cid",), ("Dee",)]),
    ("MATCH (a)-[:KNOWS*3..]->(b) RETURN a.name, b.name", [("Ann", "Dee")]),
    ("MATCH (a)-[:KNOWS*2..2 {since: 2002}]->(b) RETURN a.name", []),
    ("MATCH p = (a {name: 'Ann'})-[:KNOWS*3]->(b) RETURN [n IN nodes(p) | n.name], length(p)",
     [(["Ann", "Ben", "Cid", "Dee"], 3)]),
    ("MATCH (b {name: 'Dee'})<-[r:KNOWS*3]-(a) RETURN [x IN r | x.since]", [([2003, 2002, 2001],)]),
    ("MATCH p = shortestPath((a {name: 'Ann'})-[:KNOWS*]-(b {name: 'Dee'})) RETURN length(p)", [(2,)]),
    ("MATCH p = shortestPath((a {name: 'Dee'})-[:KNOWS*]->(b {name: 'Ann'})) RETURN p", []),
    ("MATCH p = shortestPath((a {name: 'Ann'})-[*..3]-(b {name: 'Dee'})) "
     "WHERE none(n IN nodes(p) WHERE n.name = 'Acme') AND length(p) > 2 RETURN [n IN nodes(p) | n.name]",
     [(["Ann", "Ben", "Cid", "Dee"],)]),
    ("MATCH p = allShortestPaths((a {name: 'Ann'})-[*]-(b {name: 'Ben'})) RETURN length(p)", [(1,)]),
    ("MATCH (a {name: 'Ann'}), (b {name: 'Dee'}) RETURN length(shortestPath((a)-[*]-(b)))", [(2,)]),
    ("MATCH (a {name: 'Ann'})-[:KNOWS]->{1,2}(b) RETURN b.name ORDER BY b.name",
     [("Ben",), ("Cid",), ("Cid",), ("Dee",)]),
    ("MATCH (a {name: 'Ann'})-[:KNOWS]->+(b {name: 'Dee'}) RETURN count(*)", [(2,)]),
    ("MATCH (a {name: 'Ann'}) ((x)-[r:KNOWS]->(y) WHERE x.age < y.age){2} (b) "
     "RETURN [i IN x | i.name], [i IN r | i.since], [i IN y | i.name]",
     [(["Ann", "Ben"], [2001, 2002], ["Ben", "Cid"])]),
    ("MATCH ((x)-[r:KNOWS]->(y)){2,} (b {name: 'Dee'}) RETURN [i IN x | i.name] AS xs ORDER BY size(xs), xs",
     [(["Ann", "Cid"],), (["Ben", "Cid"],), (["Ann", "Ben", "Cid"],)]),
    ("MATCH (a {name: 'Dee'}) ((x)-[:KNOWS]->(y)){0,1} (b) RETURN b.name, x", [("Dee", [])]),
    ("MATCH p = SHORTEST 2 (a {name: 'Ann'})-[:KNOWS]->+(b {name: 'Dee'}) "
     "RETURN length(p) AS l ORDER BY l", [(2,), (3,)]),
    ("MATCH p = ALL SHORTEST (a {name: 'Ann'})-[:KNOWS]-+(b {name: 'Dee'}) RETURN length(p)", [(2,)]),
    ("MATCH p = ANY SHORTEST (a {name: 'Ann'})-[:KNOWS]-+(b:Person) RETURN b.name, length(p) ORDER BY b.name",
     [("Ann", 3), ("Ben", 1), ("Cid", 1), ("Dee", 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WALKS, ids=[text for text, _ in WALKS])
def test_walks(ask: Ask, text: str, expected: list[tuple[object, ...]]) -> None:
    assert ask(text) == expected


def test_a_condition_on_every_step_may_name_the_end(ask: Ask) -> None:
    text = "MATCH (a {name: 'Ann'})-[r:KNOWS WHERE r.since < 2000 + b.age]->+(b:Boss) RETURN b.name"
    assert ask(text) == [("Ben",)]


def test_the_shortest_way_back_to_the_start(ask: Ask) -> None:
    assert ask("MATCH p = ANY SHORTEST (a:Boss)-[:KNOWS]-+(a) RETURN length(p)") == [(3,)]


def test_a_list_of_relationships_known_before(ask: Ask) -> None:
    text = "MATCH (:Boss)-[r:KNOWS*1..2]->(b) WITH r, b MATCH (x)-[r*]->(b) RETURN x.name, b.name ORDER BY b.name"
    assert ask(text) == [("Ben", "Cid"), ("Ben", "Dee")]


@pytest.mark.parametrize(
    "pattern", ["(a)-[r*1..3]-(b)", "(a)-[r:T*0..2]->(b)", "(a)-[r]-{1,3}(b)", "(b)<-[r*2..2]-(a {n: 1})"]
)
@pytest.mark.parametrize(
    "condition",
    [
        "all(x IN r WHERE x.n > 0)",
        "none(x IN r WHERE x.n > 0)",
        "all(x IN r WHERE x.n > a.n)",
        "none(x IN r WHERE x.n = b.n)",
        "all(x IN r WHERE x.n < size(r))",
        "all(x IN r WHERE x.missing > 0)",
        "none(x IN r WHERE x.missing > 0)",
        "all(x IN relationships(p) WHERE x.n > 0)",
        "none(x IN relationships(p) WHERE any(x IN [x.n] WHERE x = 0))",
        "all(x IN relationships(p) WHERE x.n < length(p))",
    ],
)
def test_a_condition_on_every_relationship_means_the_same_within_the_walk(pattern: str, condition: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((n, {"n": n % 3}) for n in range(5))
    for n, (start, end) in enumerate([(0, 1), (1, 2), (2, 0), (2, 2), (2, 3), (3, 4), (4, 1)]):
        graph.add_edge(start, end, __labels__={"TU"[n % 2]}, n=n % 3)
    engine = Engine(graph)
    within = engine.query(f"MATCH p = {pattern} WHERE {condition} RETURN a.n, b.n, size(r)")
    afterwards = engine.query(f"MATCH p = {pattern} WITH p, a, b, r WHERE {condition} RETURN a.n, b.n, size(r)")
    assert sorted(within.rows) == sorted(afterwards.rows)
