"""What programs rely on: the names of `loader`, and the graph as a Python object on the embedded store."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import loader as whomet
from loader.errors import UsageError
from loader.records import parse

DOCUMENT = {"record": "document", "id": "d", "title": "T", "sha256": "a" * 64, "characters": 100}
ANN = {"record": "person", "document": "d", "id": "ann", "name": "Ann Lee"}


def test_the_public_names_are_closed_and_all_there():
    assert len(set(whomet.__all__)) == len(whomet.__all__)
    assert dir(whomet) == sorted(whomet.__all__)
    assert [name for name in whomet.__all__ if inspect.ismodule(getattr(whomet, name))] == []
    listed = {name for name, value in vars(whomet).items() if not inspect.ismodule(value) and not name.startswith("_")}
    assert listed - {"annotations", "TYPE_CHECKING", "Any"} <= set(whomet.__all__)
    with pytest.raises(AttributeError, match="module 'loader' has no attribute 'nothing'"):
        whomet.nothing  # noqa: B018


def test_what_stands_for_mypy_is_what_is_there():
    tree = ast.parse(Path(whomet.__file__).read_text(encoding="utf-8"))
    typed = next(node for node in tree.body if isinstance(node, ast.If))
    assert {alias.name for node in typed.body for alias in node.names} == set(whomet.__all__) - {"__version__"}  # type: ignore[attr-defined]


HEAVY = {"neo4j", "networkx", "numpy", "pandas", "pydantic", "pydantic_core", "edtf"}


@pytest.mark.parametrize("code", ["import loader", "import whomet"])
def test_an_import_loads_nothing_heavy(code: str):
    assert modules_after(code) & HEAVY == set()


def modules_after(code: str) -> set[str]:
    shown = "import sys; sys.stdout.write(' '.join({name.partition('.')[0] for name in sys.modules}))"
    found = subprocess.run([sys.executable, "-c", f"{code}\n{shown}"], capture_output=True, text=True, check=True)
    return set(found.stdout.splitlines()[-1].split())


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
