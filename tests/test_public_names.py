"""What programs rely on: the names of `loader`, and the graph as a Python object on the embedded store."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import typer

import loader as whomet
import whomet as command
from loader.cli import app
from loader.errors import UsageError
from loader.records import parse
from tests.helpers import ROOT
from tests.records import document, person

DOCUMENT = document()
ANN = person("ann", "Ann Lee")


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
    rooms = {node.module: " ".join(alias.name for alias in node.names) for node in typed.body}  # type: ignore[attr-defined]
    assert rooms == whomet._ROOMS
    assert sorted(" ".join(rooms.values()).split()) == sorted({*whomet.__all__} - {"__version__"})


def test_import_whomet_gives_the_same():
    assert dir(command) == dir(whomet)
    assert all(getattr(command, name) is getattr(whomet, name) for name in whomet.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        command.nothing  # noqa: B018


def test_import_whomet_names_a_stranger_called_loader(tmp_path: Path):
    (tmp_path / "loader").mkdir()
    (tmp_path / "loader" / "__init__.py").touch()
    code = f"import sys; sys.path[:0] = [{str(tmp_path)!r}]; import whomet; whomet.open_graph"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert f"another package called 'loader' stands in the way: {tmp_path}" in found.stderr


COMMANDS = {
    "browser": "browser_link",
    "evidence": "Graph.evidence",
    "queries": "find_pack",
    "shell": "Session.in_terminal",
    "mcp": "serve_mcp",
    "show": "describe",
    "resolve": "Graph.suggestions",
    **{
        name: f"Graph.{name}"
        for name in ("run", "query", "search", "decide", "reconcile", "retract", "stats", "digest")
    },
}


def test_what_a_command_does_python_can_do():
    """A command is a function of the same name, or the one that stands here for it."""
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        found: object = whomet
        for part in COMMANDS.get(name, name.replace("-", "_")).split("."):
            found = getattr(found, part)
        assert callable(found), name
        assert inspect.getdoc(found), name


def test_the_command_line_stands_on_what_is_public():
    for path in sorted((ROOT / "loader" / "cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("loader."):
                assert node.module.split(".")[1] in {"cli", *LIGHT}, f"{path.name} imports from {node.module}"


LIGHT = {"addresses", "errors", "exports", "files", "presenter", "progress", "settings", "text"}
"""What the command line may import besides: errors, tables of formats, types, text."""


def test_records_are_checked_without_a_graph(tmp_path: Path):
    found = whomet.check([DOCUMENT, {**ANN, "nmae": "x"}])
    assert (found.read, found.refused) == (2, 1)
    assert "nmae: found an unknown field; expected 'name'" in str(found.faults[0])
    with pytest.raises(UsageError, match="no such file"):
        whomet.load(tmp_path / "none.jsonl", tmp_path / "a.graph")
    assert not (tmp_path / "a.graph").exists()


def test_a_load_in_one_call_and_everything_written_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert whomet.load([DOCUMENT, ANN], "a.graph").loaded == 2
    assert whomet.export("json", "a.json", "a.graph") == [Path("a.json")]
    assert whomet.export("browser") == [Path("whomet-browser.zip")]
    with whomet.open_graph("a.graph") as graph:
        assert graph.export("browser", "b.zip") == [Path("b.zip")]
        assert Path("b.zip").read_bytes() == Path("whomet-browser.zip").read_bytes()
        with pytest.raises(UsageError, match="this is the graph itself"):
            graph.export("json", "a.graph")
        assert len(graph.explain("MATCH (p:Person) RETURN p")) > 0
        assert len(graph.explain(graph.pack.find("who-met"), {"person": "Ann Lee"})) > 0
        assert graph.contradictions() == ()
        assert graph.query("RETURN 1 AS one").to_text("csv") == "one\r\n1\r\n"
    assert all(check.ok for check in whomet.doctor("a.graph"))


def test_tables_quotes_and_queries_in_python(tmp_path: Path):
    names = [path.name for path in whomet.template(tmp_path / "tables")]
    assert names == [
        *("document.csv", "persons.csv", "meetings.csv", "events.csv", "trips.csv", "statements.csv", "claims.csv"),
        "README.txt",
    ]
    (tmp_path / "a.txt").write_text("Ann Lee came.", encoding="utf-8")
    made = whomet.convert(tmp_path / "tables", tmp_path / "a.txt")
    assert (made.records, len(made.faults)) == ((), 1)
    assert [(e.start, e.end) for e in whomet.find_evidence("Ann Lee", tmp_path / "a.txt")] == [(0, 7)]
    assert (
        whomet.new_query("who-spoke", packs=[tmp_path / "mine"]).file == tmp_path / "mine" / "mine" / "who-spoke.cypher"
    )
    link = whomet.browser_link("who-met", {"person": "Ann"}, tmp_path / "none.graph")
    assert link.address.startswith("http://localhost:7474/browser/?cmd=edit")
    assert link.notes[0].startswith("names are left as written")


HEAVY = {"neo4j", "networkx", "numpy", "pandas", "pydantic", "pydantic_core", "rapidfuzz", "regex", "yaml"} | {
    "msgspec"
}


@pytest.mark.parametrize("code", ["import loader", "import whomet", "import loader.cli"])
def test_an_import_loads_nothing_heavy(code: str):
    assert modules_after(code) & HEAVY == set()


def test_the_help_loads_nothing_heavy():
    code = "import sys, whomet; sys.argv[1:] = ['--help']\ntry: whomet.main()\nexcept SystemExit: print()"
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
