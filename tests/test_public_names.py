"""What programs rely on: the names of `loader`, and the graph as a Python object on the embedded store."""

from __future__ import annotations

import inspect
from pathlib import Path

import networkx as nx
import pytest

import loader as whomet
from loader.errors import UsageError
from loader.records import parse

DOCUMENT = {"record": "document", "id": "d", "title": "T", "sha256": "a" * 64, "characters": 100}
ANN = {"record": "person", "document": "d", "id": "ann", "name": "Ann Lee"}


def test_the_public_names_are_these_and_all_there():
    assert set(whomet.__all__) >= {"Graph", "Node", "Path", "Relationship", "Result", "WhometError", "open_graph"}
    assert all(hasattr(whomet, name) for name in whomet.__all__)
    public = {name for name, value in vars(whomet).items() if not name.startswith("_") and not inspect.ismodule(value)}
    assert public == set(whomet.__all__) - {"__version__"}


def test_a_graph_is_loaded_asked_and_emptied(tmp_path: Path):
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        assert graph.load([DOCUMENT, parse(ANN)]).loaded == 2
        rows = graph.query("MATCH (p:Person) WHERE p.id = $id RETURN p.name AS name", id="ann")
        assert (rows.columns, list(rows), rows.records()) == (("name",), [{"name": "Ann Lee"}], [{"name": "Ann Lee"}])
        before = graph.digest()
        assert graph.load([DOCUMENT, ANN]).unchanged == 2
        assert (graph.retract("d").nodes, graph.digest() == before) == (2, False)


def test_the_networkx_graph_is_the_callers_own(tmp_path: Path):
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        graph.load([DOCUMENT, ANN])
        mine = graph.to_networkx()
        assert isinstance(mine, nx.MultiDiGraph)
        mine.clear()
        assert graph.to_networkx().nodes["ann"]["__labels__"] == {"Person"}


def test_a_saved_query_takes_a_person_by_name(tmp_path: Path):
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        graph.load([DOCUMENT, ANN])
        assert list(graph.run("who-met", person="lee, ann")) == []
        with pytest.raises(UsageError):
            graph.run("who-met", person="Zhou Enlai")


def test_files_and_records_are_not_mixed(tmp_path: Path):
    with whomet.open_graph(tmp_path / "a.graph") as graph, pytest.raises(UsageError, match="give either files"):
        graph.load([ANN, "x.jsonl"])
