"""The shortest walks of many pairs at once, which share what was found from their ends."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import networkx as nx
import pytest

from loader.cypher import query


def _graph(seed: int) -> nx.MultiDiGraph:
    """Parallel relationships and loops among them, and nodes that nothing leads to."""
    chance = random.Random(seed)  # noqa: S311
    graph = nx.MultiDiGraph()
    for number in range(14):
        graph.add_node(number, __labels__={"N"}, uid=number, least=chance.randrange(2))
    for _ in range(24):
        graph.add_edge(chance.randrange(14), chance.randrange(12), __labels__={"R"}, w=chance.randrange(3))
    return graph


def _expected(
    graph: nx.MultiDiGraph, most: int, allowed: Callable[[int, int], bool], *, both: bool
) -> Counter[tuple[int, int, int]]:
    """By pair and length how many shortest walks there are, walked length by length."""
    found: Counter[tuple[int, int, int]] = Counter()
    for start in graph:
        least = graph.nodes[start]["least"]
        steps = [(a, b) for a, b, w in graph.edges(data="w") if allowed(w, least)]
        steps += [(b, a) for a, b in steps if a != b] if both else []
        ways, seen = Counter({start: 1}), {start}
        for length in range(1, most + 1):
            following: Counter[int] = Counter()
            for a, b in steps:
                if a in ways and b not in seen:
                    following[b] += ways[a]
            found.update({(start, end, length): times for end, times in following.items()})
            seen |= following.keys()
            ways = following
    return found


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    ("pattern", "most", "both"),
    [
        ("allShortestPaths((a)-[:R*]->(b))", 14, False),
        ("allShortestPaths((a)-[:R*..3]->(b))", 3, False),
        ("allShortestPaths((b)<-[:R*..2]-(a))", 2, False),
        ("allShortestPaths((a)-[:R*]-(b))", 14, True),
        ("ALL SHORTEST (a)-[:R]-{1,3}(b)", 3, True),
    ],
)
def test_all_pairs_have_their_shortest_walks(seed: int, pattern: str, most: int, both: bool) -> None:
    graph = _graph(seed)
    text = f"MATCH (a:N), (b:N) WHERE a <> b MATCH p = {pattern} RETURN a.uid, b.uid, length(p)"
    expected = _expected(graph, most, lambda *_: True, both=both)
    assert Counter(query(graph, text).rows) == expected
    one = text.replace("allShortestPaths", "shortestPath").replace("ALL SHORTEST", "ANY SHORTEST")
    assert Counter(query(graph, one).rows) == Counter(set(expected))


@pytest.mark.parametrize("seed", range(6))
def test_what_a_step_may_take_differs_from_row_to_row(seed: int) -> None:
    graph = _graph(seed)
    text = (
        "MATCH (a:N) MATCH (b:N) WHERE a <> b "
        "MATCH p = ALL SHORTEST (a)-[r:R WHERE r.w >= a.least]->+(b) RETURN a.uid, b.uid, length(p)"
    )
    assert Counter(query(graph, text).rows) == _expected(graph, 14, lambda w, least: w >= least, both=False)


def test_the_same_walk_is_found_each_time() -> None:
    graph = _graph(3)
    text = "MATCH (a:N), (b:N) WHERE a <> b MATCH p = shortestPath((a)-[:R*]-(b)) RETURN [n IN nodes(p) | n.uid]"
    assert query(graph, text).rows == query(_graph(3), text).rows
