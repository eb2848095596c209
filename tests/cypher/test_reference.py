"""The examples of docs/cypher-reference.md give what stands there, and no function is left out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rustworkx

from loader.cypher import Engine
from loader.cypher.ast.names import HIDDEN
from loader.cypher.functions import AGGREGATES, FUNCTIONS
from loader.render.plain import plain

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cypher-reference.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(.+?)` \| `(.+?)` \|(.*)\|$", PAGE, re.MULTILINE)
CLAUSES = re.compile(r"(MATCH|OPTIONAL|RETURN|WITH|UNWIND|CALL|SHOW|USE|FOR)\b|\{ ")


@pytest.fixture(scope="module")
def engine() -> Engine:
    graph = nx.MultiDiGraph()
    for id_, age, city in (("ann", 30, "Bonn"), ("ben", 40, "Bonn"), ("cid", 50, "Kiel")):
        graph.add_node(id_, __labels__={"Person"}, id=id_, name=id_.title(), age=age, city=city)
    graph.add_edge("ann", "ben", key="k1", __labels__={"KNOWS"}, since=2001)
    graph.add_edge("ben", "cid", key="k2", __labels__={"KNOWS"}, since=2002)
    return Engine(graph)


@pytest.mark.parametrize(("example", "gives", "remark"), ROWS, ids=[example for example, _, _ in ROWS])
def test_the_examples(engine: Engine, example: str, gives: str, remark: str) -> None:
    text, expected = (each.replace("\\|", "|") for each in (example, gives))
    is_query = CLAUSES.match(text) is not None
    newer = remark.strip().startswith("Cypher 25")
    rows = engine.query(text if is_query else f"RETURN {text}", language="25" if newer else "5").rows
    found = plain([list(row) for row in rows]) if is_query else plain(rows[0][0])
    assert found == (pytest.approx(json.loads(expected)) if expected[0].isdigit() else json.loads(expected))


def test_every_function_has_an_example() -> None:
    called = {name.lower() for example, _, _ in ROWS for name in re.findall(r"[A-Za-z][\w.]*(?=\()", example)}
    known = [*(each for key, each in FUNCTIONS.items() if HIDDEN not in key), *AGGREGATES.values()]
    assert {each.name.lower() for each in known} - called == set()


def _documented(name: str, **modules: Any) -> Any:
    [code] = re.findall(rf"```python\n(def {name}.+?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {"nx": nx, **modules}
    exec(code, names)  # noqa: S102 - what the page shows
    return names[name]


def test_a_graph_of_rustworkx() -> None:
    graph = rustworkx.PyDiGraph()
    one, other = graph.add_nodes_from([{"name": "Ann"}, {"name": "Ben", "__labels__": "Person"}])
    graph.add_edge(one, other, {"since": 2001})
    found = _documented("from_rustworkx", rustworkx=rustworkx)(graph, "KNOWS")
    text = "MATCH (a)-[r:KNOWS]->(b:Person) RETURN a.name, r.since, b.name"
    assert Engine(found).query(text).rows == [("Ann", 2001, "Ben")]


def test_a_graph_of_igraph() -> None:
    igraph = pytest.importorskip("igraph")
    graph = igraph.Graph(n=2, edges=[(0, 1)], directed=True)
    graph.vs["name"], graph.es["since"] = ["Ann", "Ben"], [2001]
    found = _documented("from_igraph")(graph, "KNOWS")
    assert Engine(found).query("MATCH (a)-[r:KNOWS]->(b) RETURN a.name, r.since, b.name").rows == [("Ann", 2001, "Ben")]
