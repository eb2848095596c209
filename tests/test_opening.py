"""A file opened: the graph is the one that networkx would hold, and its properties are as good as dicts."""

from __future__ import annotations

import copy
import json
import pickle
from collections import Counter
from collections.abc import Iterator
from typing import Any

import networkx as nx
import pytest

import loader as whomet
from loader import canonical
from loader.cypher import Engine
from loader.stores.embedded.opening import Unread, contents
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.graph import build

DOCUMENT = {
    "record": "document",
    "title": "Report",
    "publisher": "Agency",
    "url": "https://example.org/a",
    "sha256": "0" * 64,
    "characters": 100,
    "language": "en",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with whomet.open_graph(tmp_path_factory.mktemp("opening") / "a.graph") as graph:
        graph.load(whomet.seeds())
        assert isinstance(graph.store, EmbeddedStore)
        yield graph.store


def plain(graph: nx.MultiDiGraph[str]) -> tuple[Any, Any]:
    return (
        [(id_, dict(data)) for id_, data in graph.nodes(data=True)],
        sorted(((a, b, key), dict(data)) for a, b, key, data in graph.edges(keys=True, data=True)),
    )


def test_it_is_the_graph_that_networkx_makes_of_the_lines(store: EmbeddedStore) -> None:
    with store._reading() as tables:
        shown = list(tables.shown())
    nodes = [(label, canonical.read_node(node)) for label, node, _ in shown]
    lines = [
        (canonical.read_relationship(line), start, end) for _, _, body in shown for line, start, end in json.loads(body)
    ]
    assert plain(store.to_networkx()) == plain(build(nodes, lines))


def test_queries_run_over_the_same(store: EmbeddedStore) -> None:
    with store._reading() as tables:
        found = contents(tables)
    graph = store.to_networkx()
    assert [node.id for node in found.nodes] == list(graph)
    relationships = found.relationships.all()
    assert {(r.start, r.end, r.id) for r in relationships} == set(graph.edges(keys=True))


@pytest.mark.parametrize("by_id", [True, False])
def test_those_of_a_type_are_the_same_as_among_all(store: EmbeddedStore, by_id: bool) -> None:
    with store._reading() as tables:
        found = contents(tables).relationships
    assert isinstance(found, Unread)
    assert found._by_id
    found._by_id = found._by_id if by_id else None
    every = found.all()
    counts = found.counts()
    assert counts == Counter(r.type for r in every) and len(counts) > 10
    for type_ in counts:
        wanted = [(r.id, r.start, r.end, dict(r.properties)) for r in every if r.type == type_]
        assert [(r.id, r.start, r.end, dict(r.properties)) for r in found.of_type(type_)] == wanted


def test_text_that_looks_like_a_relationship_is_none(tmp_path: Any) -> None:
    name = '["[\\"MET|a|b'
    issue = {"record": "issue", "document": "a", "id": "one", "name": name, "evidence": []}
    with whomet.open_graph(tmp_path / "c.graph") as graph:
        assert graph.load([{**DOCUMENT, "id": "a", "title": '["[\\"MET|'}, issue]).loaded == 2
        assert graph.query("MATCH ()-[r:MET]->() RETURN r").rows == []
        assert graph.query("MATCH ()-[r]->(n) RETURN type(r), n.name").rows == [("MENTIONS", name)]


def test_rows_in_another_order_are_not_read_by_ids(store: EmbeddedStore) -> None:
    with store._reading() as tables:
        body = max((row for _, _, row in tables.shown()), key=len)
    lines = json.loads(body)
    for order in (lines, lines[1:] + lines[:1]):
        found = Unread({("Country", "CN"): "CN"})
        found.add(b"", json.dumps(order, ensure_ascii=False, separators=(",", ":")))
        assert (found._by_id is not None) == (order is lines)


def test_a_query_tells_of_damage_that_it_comes_upon(tmp_path: Any) -> None:
    """One that only somebody makes who knows of seals: an end that is nowhere."""
    with whomet.open_graph(tmp_path / "d.graph") as graph:
        graph.load(whomet.seeds())
        assert isinstance(graph.store, EmbeddedStore)
        store = graph.store
        store.read("RETURN 1")
        engine: Any = store._engine
        relationships = engine._index._relationships
        relationships._names.pop(("Country", "CN"))
        relationships._by_id.pop("CN")
        with pytest.raises(whomet.StoreUnreadable, match="whomet rebuild|damaged"):
            store.read("MATCH ()-[r:OF]->() RETURN count(r)")


def test_two_things_with_one_id_keep_apart(tmp_path: Any) -> None:
    evidence = [{"start": 0, "end": 2, "sha256": "0" * 12}]
    names = {"a": ("person", "Ann Lee"), "b": ("issue", "Trade")}
    records = [{**DOCUMENT, "id": id_} for id_ in names]
    for id_, (kind, name) in names.items():
        records.append({"record": kind, "document": id_, "id": "one", "name": name, "evidence": evidence})
    with whomet.open_graph(tmp_path / "b.graph") as graph:
        assert graph.load(records).loaded == 4
        assert {"one", "one (Person)"} <= set(graph.to_networkx())
        rows = graph.query("MATCH (:Document)-[:MENTIONS]->(n) RETURN n.name AS name ORDER BY name")
        found = [len(graph.query("MATCH (n {id: $id}) RETURN n", id=id_)) for id_ in ("one", "one (Person)", "a")]
        assert graph.query("MATCH (n:Person {id: 'one'}) RETURN n.name AS name").rows == [("Ann Lee",)]
    assert [row["name"] for row in rows] == ["Ann Lee", "Trade"]
    assert found == [2, 0, 1]


def test_what_has_an_id_is_found_by_it(store: EmbeddedStore) -> None:
    text = "MATCH (n:Person {id: $id}) RETURN n.name AS name"
    assert store.read(text, {"id": "wang-yi"}).rows == [("Wang Yi",)]
    assert [store.read(text, {"id": id_}).rows for id_ in ("no-one", 7, None)] == [[], [], []]


def test_attributes_are_as_good_as_dicts(store: EmbeddedStore) -> None:
    graph = store.to_networkx()
    data = graph.nodes["wang-yi"]
    as_dict = dict(data)
    assert as_dict["__labels__"] == {"Person"}
    assert data == as_dict and as_dict == data and {**data} == as_dict and data.copy() == as_dict
    assert repr(data) == repr(as_dict) and len(data) == len(as_dict) and "name" in data
    assert type(copy.deepcopy(data)) is dict and pickle.loads(pickle.dumps(data)) == as_dict  # noqa: S301
    data["note"] = "mine"
    assert graph.nodes["wang-yi"]["note"] == "mine" and "note" not in store.to_networkx().nodes["wang-yi"]
    del data["note"]
    assert plain(graph.copy()) == plain(graph)
    assert nx.to_undirected(graph).number_of_edges() == graph.number_of_edges()


FORMS = [
    "p {.*}", "p {.*, x: 1}", "p {.id, .name}", "properties(p)", "keys(p)", "p['name']",
    "p[$key]", "collect(p {.*})", "properties(p) = p {.*}", "[k IN keys(p) WHERE p[k] IS NOT NULL | k]",
    "reduce(s = '', k IN keys(p) | s + k)", "isEmpty(properties(p))", "p IN [p]", "valueType(p)", "head(p.evidence)",
    "COLLECT { MATCH (p)--(q) RETURN q {.*} }", "[(p)-[r]-(q) | r {.*}]", "[(p)-[r]-(q) | properties(r)]",
    "[(p)-[r]-(q) | keys(r)]", "[(p)-[r]-(q) | r.id]",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_reads_properties_of_a_file_as_those_of_networkx(store: EmbeddedStore, form: str) -> None:
    over_networkx = Engine(store.to_networkx())
    for label in ("Person", "Meeting"):
        text = f"MATCH (p:{label}) WITH p ORDER BY p.id LIMIT 5 RETURN {form} AS value"
        here, there = (ask(text, {"key": "name"}).rows for ask in (store.read, over_networkx.query))
        assert [_in_no_order(value) for (value,) in here] == [_in_no_order(value) for (value,) in there] != []


def _in_no_order(value: object) -> object:
    return sorted(map(repr, value)) if isinstance(value, list) else repr(value)
