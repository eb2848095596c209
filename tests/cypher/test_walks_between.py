"""Walks between two known nodes are sought from both of them: they are those that a search from one alone finds."""

from __future__ import annotations

import random
from itertools import product

import networkx as nx
import pytest

from loader.cypher import Engine
from loader.cypher.operators import spreading


def _graph(seed: int, *, directed: bool = True) -> nx.Graph:
    chance = random.Random(seed)  # noqa: S311
    graph = nx.MultiDiGraph() if directed else nx.MultiGraph()
    for node in range(5):
        graph.add_node(node, __labels__={"A"}, n=node)
    for edge in range(chance.randrange(5, 11)):
        ends = chance.randrange(5), chance.randrange(5)
        graph.add_edge(*ends, key=f"e{edge}", __labels__={chance.choice("RS")}, w=edge % 3)
    return graph


SPANS = ["*", "*2", "*3", "*0..1", "*1..2", "*..3", "*0..4", "*2..5", "*0"]
WALKS = [
    *(f"(a)-[r:R|S{span}]{arrow}(b)" for span, arrow in product(SPANS, ["-", "->"])),
    *(f"(a)<-[r:R{span}]-(b)" for span in SPANS), *(f"(a)-[r{span} {{w: 1}}]-(b)" for span in SPANS),
    "(a)-[r:R]-{2,4}(b)", "(a)-[r:R|S]->{1,3}(b)", "(a) ((x)-[r:R|S]-(y) WHERE x.n < 4){1,3} (b)",
    "(a)-[r]-()-[s*1..3]-(b)", "(a)-[s*2..3]->()-[r]-(b)",
]  # fmt: skip


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("seed", range(10))
def test_walks_to_a_known_node_are_those_that_end_there(walk: str, seed: int) -> None:
    engine = Engine(_graph(seed, directed=seed % 4 > 0))

    def lists(text: str) -> list[str]:
        return sorted(map(repr, engine.query(f"{text} RETURN a.n, b.n, r").rows))

    expected = lists(f"MATCH {walk} WITH * WHERE a.n <= b.n + 1")
    assert lists(f"MATCH (a), (b) WHERE a.n <= b.n + 1 MATCH {walk}") == expected
    assert lists(f"MATCH (b), (a) WHERE a.n <= b.n + 1 OPTIONAL MATCH {walk} WITH * WHERE r IS NOT NULL") == expected
    found = [each for n in range(5) for each in lists(f"MATCH {walk} WHERE a.n <= b.n + 1 AND b.n = {n} AND a.n < 9")]
    assert sorted(found) == expected


WALKED = [
    "MATCH {} WITH a, b, size(r) AS s {}", "MATCH p = {} WITH a, b, length(p) AS s {}",
    "MATCH (a) OPTIONAL MATCH {} WITH a, b, r[0].w AS s {}",
    "MATCH (b:A) OPTIONAL MATCH p = {} WITH a, b, nodes(p)[0].n AS s {}",
    "MATCH (a), (b) WHERE a.n < 3 OPTIONAL MATCH {} WITH a, b, sum(last(r).w) AS s {}",
    "MATCH {} WHERE r[0].w < 2 WITH a, b, [x IN r | x.w] AS s {}",
    "MATCH {}-[t]->(c) WHERE c.n > size(r) WITH a, b, t.w AS s {}",
    "MATCH (a) WHERE EXISTS {{ {} WHERE size(r) = 2 }} WITH a, a AS b, 1 AS s {}",
    "MATCH (a) WITH a, a AS b, COUNT {{ {} WHERE a.n < b.n }} AS s {}",
]  # fmt: skip


@pytest.mark.parametrize("walk", ["(a)-[r*1..3]-(b)", "(a)-[r:R*0..2]->(b)", "(a) ((x)-[r:R]->(y)){1,2} (b)"])
@pytest.mark.parametrize("text", WALKED)
@pytest.mark.parametrize("size", [1, 2, 7, 2_000])
def test_walks_many_at_a_time(monkeypatch: pytest.MonkeyPatch, text: str, walk: str, size: int) -> None:
    monkeypatch.setattr(spreading, "SIZE", size)
    for seed in range(4):
        engine = Engine(_graph(seed))
        plain = engine.query(text.format(walk, "RETURN a.n, b.n, s")).rows
        together = engine.query(text.format(walk, "RETURN a.n, b.n, s ORDER BY a.n, b.n, s")).rows
        assert sorted(map(repr, together)) == sorted(map(repr, plain))


ASKED = [
    ("RETURN count(*)", [(4,)]), ("RETURN x", None), ("WHERE size(x) = 2 RETURN count(*)", [(2,)]),
    ("WHERE y[0].n = 1 RETURN size(r)", [(1,), (2,)]), ("RETURN size(x) + size(y) AS n ORDER BY n", None),
    ("WITH * RETURN count(x)", [(4,)]), ("WHERE EXISTS { (c) WHERE c = x[-1] AND c.n = 2 } RETURN count(b)", [(1,)]),
    ("RETURN size([z IN x | z.n]) AS n, count(*) ORDER BY n", [(1, 2), (2, 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("rest", "expected"), ASKED)
def test_what_a_repeated_pattern_lists_is_there_for_who_asks(rest: str, expected: list[tuple[int, ...]] | None) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((node, {"n": node}) for node in range(4))
    graph.add_edges_from([(0, 1), (1, 2), (2, 3)], __labels__={"R"})
    found = Engine(graph).query(f"MATCH (a) ((x)-[r]->(y)){{1,2}} (b) WHERE a.n < 2 WITH * {rest}").rows
    direct = Engine(graph).query(f"MATCH (a WHERE a.n < 2) ((x)-[r]->(y)){{1,2}} (b) {rest}").rows
    assert sorted(map(repr, found)) == sorted(map(repr, direct))
    assert expected is None or direct == expected


def test_the_other_end_of_a_walk_is_looked_up_before_it_is_walked() -> None:
    engine = Engine(_graph(1))

    def steps(text: str) -> list[str]:
        return [row[0] for row in engine.query(f"EXPLAIN {text}").rows]

    assert steps("MATCH (a:A {n: 1})-[r*1..3]-(b:A {n: 2}) RETURN r") == ["Seek", "Seek", "ExpandWalk", "Return"]
    assert steps("MATCH (a:A {n: 1})-[r*1..3]-(b:A) RETURN r") == ["Seek", "ExpandWalk", "Return"]
    assert steps("MATCH (a:A {n: 1})-[r*1..3]-(b:A) WHERE b.n = size(r) RETURN r") == ["Seek", "ExpandWalk", "Return"]
    assert steps("MATCH (a:A {n: 1})-[r*1..3]-(b:A) WHERE b.n IN [2, 3] RETURN r") == ["Seek", "ExpandWalk", "Return"]


def test_walks_that_lead_elsewhere_are_not_followed() -> None:
    graph = nx.complete_multipartite_graph(*[30] * 7).to_directed()
    graph.remove_edges_from([(one, other) for one, other in graph.edges if other // 30 != one // 30 + 1])
    nx.set_node_attributes(graph, {node: node for node in graph}, "n")
    graph.add_node("end", n=-1)
    graph.add_edge(40, "end")
    text = "MATCH (a {n: 0})-[*1..6]->(b {n: -1}) RETURN count(*) AS n"
    assert Engine(graph).query(text, seconds=5).rows == [(1,)]


@pytest.mark.parametrize("chain", ["-->(x)-->(y)-->", "--(x)<--(y)--", "-->(x)--(y)<--(z)-->"])
def test_a_chain_between_two_known_nodes_is_what_is_left_of_all_chains(chain: str) -> None:
    chance = random.Random(7)  # noqa: S311
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((n, {"__labels__": "P", "id": n}) for n in range(12))
    for _ in range(60):
        graph.add_edge(chance.randrange(12), chance.randrange(12), __labels__="T")
    engine = Engine(graph)
    text = f"MATCH (a:P {{id: 1}}){chain}(b:P {{id: $end}}) RETURN x.id AS x, y.id AS y"
    slow = f"MATCH (a:P){chain}(b:P) WHERE a.id + 0 = 1 AND b.id + 0 = $end RETURN x.id AS x, y.id AS y"
    found = [len(engine.query(text, {"end": end}).rows) for end in range(12)]
    assert [step for step, *_ in engine.query(f"EXPLAIN {text}", {"end": 2}).rows][:2] == ["Seek", "Seek"]
    assert sum(found) > 12
    for end in range(12):
        assert sorted(engine.query(text, {"end": end}).rows) == sorted(engine.query(slow, {"end": end}).rows)
