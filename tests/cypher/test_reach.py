"""Variable-length patterns of which only the ends count: as many ends as a walk along every trail would find."""

from __future__ import annotations

import random
from itertools import product

import networkx as nx
import pytest

from loader.cypher import Engine


def _graph(seed: int, *, directed: bool = True) -> nx.Graph:
    chance = random.Random(seed)  # noqa: S311
    graph = nx.MultiDiGraph() if directed else nx.MultiGraph()
    for node in range(6):
        graph.add_node(node, __labels__={chance.choice("AB")}, n=node)
    for edge in range(chance.randrange(3, 9)):
        graph.add_edge(
            chance.randrange(6), chance.randrange(6), key=f"e{edge}", __labels__={chance.choice("RS")}, w=edge % 3
        )
    return graph


PATTERNS = [
    *(f"({{}})-[:R|S*{span}]{arrow}({{}})" for span, arrow in product(["", "0..", "1..2", "..3", "0..2"], ["-", "->"])),
    *(f"({{}})<-[:R*{span}]-({{}})" for span in ["", "0..2"]),
    *(f"({{}})-[:R]{arrow}{span}({{}})" for span, arrow in product(["+", "*", "{1,3}", "{0,2}"], ["-", "->"])),
    "({}) ((x)-[q:R WHERE q.w < 2]->(y))+ ({})", "({}) ((x WHERE x.n > 0)-[:R|S]->(y)){1,3} ({})",
    "({}) ((x)-[:S]->(y) WHERE x.n < y.n)* ({})", "({})-[* {w: 1}]-({})", "({}) ((x:A)<-[:S]-(y))+ ({})",
    "({})-[:R*]->()-[:S]-({})", "({})-[:R*1..2]-(:A)<-[:S*0..1]-({})",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_ends_are_those_of_all_trails(pattern: str) -> None:
    for seed in range(25):
        engine = Engine(_graph(seed, directed=seed % 5 > 0))
        text = pattern.replace("({})", "(a)", 1).replace("({})", "(b)")
        trails = engine.query(f"MATCH {text} RETURN a.n, b.n").rows
        ends = engine.query(f"MATCH {text} RETURN DISTINCT a.n, b.n").rows
        assert sorted(ends) == sorted({*trails}), seed
        known = engine.query(f"MATCH (b) MATCH {text} RETURN DISTINCT a.n, b.n").rows
        assert sorted(known) == sorted(ends), seed
        both = engine.query(f"MATCH (a), (b) WHERE EXISTS {{ MATCH {text} }} RETURN a.n, b.n").rows
        assert sorted(both) == sorted(ends), seed


ENDS_ONLY = [
    "MATCH (a)-[*]->(b) RETURN count(DISTINCT b)", "MATCH (a)-[*]->(b) WITH DISTINCT b RETURN count(*)",
    "MATCH (a)-[*]->(b) RETURN a, collect(DISTINCT b.n)", "MATCH (a)-[*]->(b) RETURN max(b.n)",
    "MATCH (a)-[*]->(b) MATCH (b)--(c) WHERE c.n > 0 RETURN DISTINCT c", "MATCH p = (a)-[r*]->(b) RETURN DISTINCT b",
    "MATCH (a) WHERE (a)-[*]->(:A) RETURN a", "MATCH (a) RETURN EXISTS { (a)-[*]->(:A) }",
    "MATCH (a)-[*]->(b) RETURN b UNION MATCH (b) RETURN b", "OPTIONAL MATCH (a)-[*]->(b) RETURN DISTINCT b",
    "MATCH (a)-[:R*]->(b)-[:S]->(c) RETURN DISTINCT c",
]  # fmt: skip
ALL_TRAILS = [
    "MATCH (a)-[*]->(b) RETURN b", "MATCH (a)-[*]->(b) RETURN count(b)", "MATCH (a)-[r*]->(b) RETURN DISTINCT r",
    "MATCH p = (a)-[*]->(b) RETURN DISTINCT length(p)", "MATCH (a)-[*2..3]->(b) RETURN DISTINCT b",
    "MATCH (a)-[*]->(b) WITH b LIMIT 3 RETURN DISTINCT b", "MATCH (a)-[*]->(b) RETURN DISTINCT b, count(*)",
    "MATCH (a)-[*]->(b)-[:S]->(c) RETURN DISTINCT c", "MATCH (a)-[*]->(b) RETURN b UNION ALL MATCH (b) RETURN b",
    "MATCH (a)-[*]->(b) WHERE rand() < 2 RETURN DISTINCT b", "MATCH (a)-[r*]->(b) WITH *, 1 AS x RETURN DISTINCT x",
    "MATCH (a) RETURN COUNT { (a)-[*]->(:A) }", "MATCH (a) ((x)-[:R]->(y))+ (b) RETURN DISTINCT x",
]  # fmt: skip


@pytest.mark.parametrize("text", [*ENDS_ONLY, *ALL_TRAILS])
def test_where_a_search_with_marks_is_enough(text: str) -> None:
    steps = [row[0].strip() for row in Engine(_graph(3)).query(f"EXPLAIN {text}").rows]
    assert ("Reach" in steps) == (text in ENDS_ONLY)


def test_a_dense_graph_is_searched_at_once() -> None:
    graph = nx.gnm_random_graph(300, 3_000, seed=1, directed=True)
    nx.set_edge_attributes(graph, {"T"}, "__labels__")
    text = "MATCH (a)-[:T*]-(b) WHERE elementId(a) = '1' RETURN count(DISTINCT b)"
    assert Engine(graph).query(text, seconds=5).rows == [(300,)]
