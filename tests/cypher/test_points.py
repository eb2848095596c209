"""Points, similarity of vectors, and the procedures that list names, as both servers have them."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from neo4j.spatial import CartesianPoint, WGS84Point

from loader.cypher import query
from loader.errors import CypherError
from tests.servers.server import Server

HERE, THERE = "point({latitude: 1, longitude: 2})", "point({latitude: 3, longitude: 4})"
GIVES: dict[str, list[Any]] = {
    "RETURN point({x: 1, y: 2}) AS a, point({longitude: 200, latitude: 2}) AS b": [
        CartesianPoint((1.0, 2.0)), WGS84Point((-160.0, 2.0))
    ],
    "RETURN point({longitude: 540, latitude: 2}).x AS a, point({longitude: -540, latitude: 2}).x AS b": [180.0, -180.0],
    "RETURN toString(point({x: 1e300, y: 0.00001})) AS a": ["point({x: 1.0E300, y: 1.0E-5, crs: 'cartesian'})"],
    "RETURN point({x: 1, y: null}) AS a, point(null) AS b": [None, None],
    "WITH point({x: 1, y: 2}) AS p RETURN p.x AS a, p.crs AS b, p.srid AS c, toString(p) AS d": [
        1.0, "cartesian", 7203, "point({x: 1.0, y: 2.0, crs: 'cartesian'})"
    ],
    "WITH point({latitude: 1, longitude: 2, height: 3}) AS p RETURN p.height AS a, p.z AS b, p.crs AS c": [
        3.0, 3.0, "wgs-84-3d"
    ],
    f"RETURN point.distance({HERE}, {THERE}) AS a, point.distance({HERE}, point({{x: 1, y: 2}})) AS b": [
        314755.30341262324, None
    ],
    "RETURN point.distance(point({x: 1, y: 2}), point({x: 4, y: 6})) AS a": [5.0],
    "RETURN point.withinBBox(point({longitude: 179, latitude: 2}), point({longitude: 170, latitude: 0}),"
    " point({longitude: -170, latitude: 5})) AS a": [True],
    "RETURN point({x: 1, y: 2}) = point({x: 1.0, y: 2.0}) AS a, point({x: 1, y: 2}) < point({x: 2, y: 3}) AS b": [
        True, None
    ],
    "UNWIND [point({x: 1, y: 2})] AS p RETURN p <= p AS a, p >= p AS b, p < p AS c, p > p AS d": [
        True, True, None, None
    ],
    "RETURN point({x: 1, y: 2}) <= point({x: 2, y: 3}) AS a, point({x: 1, y: 2}) >= point({x: 1, y: 3}) AS b": [
        None, None
    ],
    "RETURN valueType(point({x: 1, y: 2})) AS a, point({x: 1, y: 2}) IS :: POINT AS b": ["POINT NOT NULL", True],
    "RETURN point.distance(point({x: 1, y: 2}), 5) AS a, point.withinBBox('a', 'b', 'c') AS b": [None, None],
    "RETURN vector.similarity.euclidean([3.4e38], [2]) AS a": [0.0],
    "RETURN vector.similarity.cosine([1.0, 2.0], [2.0, 1.0]) AS a": [0.8999999761581421],
    "RETURN vector.similarity.euclidean([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]) AS a": [0.0357142873108387],
}  # fmt: skip
REFUSED = [
    "RETURN point({x: 1}) AS a", "RETURN point({x: 1, y: 2, crs: 'foo'}) AS a", "RETURN point({x: 1, y: 2}).z AS a",
    "RETURN point({longitude: 20, latitude: 100}) AS a", "RETURN point({x: '1', y: 2}) AS a",
    "RETURN point({x: 0.0 / 0, y: 2}) AS a", "RETURN point({longitude: 1, latitude: 2, height: 1.0 / 0}) AS a",
    "RETURN vector.similarity.euclidean([3.5e38], [2]) AS a", "RETURN vector.similarity.cosine([0.0 / 0], [2]) AS a",
    "RETURN vector.similarity.cosine([1e200], [2]) AS a", "RETURN vector.similarity.euclidean([2], [0.0 / 0]) AS a",
    "RETURN vector.similarity.cosine([1.0], [2.0, 1.0]) AS a", "CALL db.labels() YIELD foo RETURN foo",
]  # fmt: skip


@pytest.mark.parametrize("text", GIVES)
def test_it_gives(text: str) -> None:
    assert list(query(nx.DiGraph(), text).rows[0]) == GIVES[text]


@pytest.mark.parametrize("text", REFUSED)
def test_it_refuses(text: str) -> None:
    with pytest.raises(CypherError):
        query(nx.DiGraph(), text)


def test_names_are_listed() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node(1, __labels__={"B", "A"}, n=1)
    graph.add_edge(1, 1, __labels__={"T"}, w=1)
    assert query(graph, "CALL db.labels()").records() == [{"label": "A"}, {"label": "B"}]
    assert query(graph, "CALL db.relationshipTypes() YIELD relationshipType AS t RETURN t").rows == [("T",)]
    text = "MATCH (n) CALL db.propertyKeys() YIELD propertyKey AS k WHERE k > 'n' RETURN k"
    assert query(graph, text).rows == [("w",)]
    with pytest.raises(CypherError, match=r"only db\.labels"):
        query(graph, "CALL apoc.help('x')")


def test_a_server_says_so_too(server: Server) -> None:
    for text, row in GIVES.items():
        [found] = server.run(text)
        assert list(found.values()) == row, text
