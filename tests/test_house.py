"""The house as docs/architecture.md draws it: every room stands there, and imports only from those above it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import typer

import loader as whomet
from loader.cli import app
from tests.helpers import ROOT

LOADER = ROOT / "loader"
ABOVE_ALL = {"__init__"}


def rooms() -> dict[str, int]:
    """Each room with the number of its row in the table."""
    table = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("Outside:")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name: row for row, cell in enumerate(rows) for name in re.findall(r"`(\w+)(?:\.py|/)`", cell)}


def room_of(path: Path) -> str:
    return path.relative_to(LOADER).with_suffix("").parts[0]


def modules() -> dict[str, Path]:
    """Every file by the name that it is imported by."""
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in FILES}


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, wherever in it the import stands."""
    known = modules()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "loader":
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in known else node.module for name in whole)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)


def rooms_imported(path: Path) -> Iterator[str]:
    yield from (name.split(".")[1] for name in imported(path) if "." in name)


FILES = sorted(LOADER.rglob("*.py"))


def test_every_room_stands_in_the_table() -> None:
    assert {room_of(path) for path in FILES} - ABOVE_ALL == set(rooms())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(LOADER)))
def test_a_room_imports_only_from_those_above(path: Path) -> None:
    order = rooms()
    own = room_of(path)
    if own not in ABOVE_ALL:
        assert [room for room in rooms_imported(path) if order[room] > order[own]] == []


def test_no_files_import_one_another_in_a_circle() -> None:
    graph = {name: set(imported(path)) - {name, "loader"} for name, path in modules().items()}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_an_import_inside_a_function_counts(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("def f():\n    from loader import api\n    from loader.cli.common import say\n")
    assert list(imported(file)) == ["loader.api", "loader.cli.common"]


def test_no_module_bears_the_name_of_a_command_or_of_something_public() -> None:
    names = {command.name for command in typer.main.get_command(app).commands.values()}  # type: ignore[attr-defined]
    rooms_ = {room_of(path) for path in FILES}
    assert {name.replace("-", "_") for name in names} & rooms_ == set()
    assert set(whomet.__all__) & rooms_ == set()


INSIDE = {
    "cypher": {"errors", "graph", "result"},
    "stores": {
        "ahead",
        "canonical",
        "cypher",
        "errors",
        "graph",
        "identity",
        "mapping",
        "progress",
        "records",
        "result",
        "schema",
        "settings",
        "text",
    },
    "extraction/rules": {"countries", "dates", "extraction", "identity", "progress", "schema", "text"},
}
"""The rooms whose inside has a table of its own, each with what it imports of the rest of the house."""


def rooms_inside(house: str) -> dict[str, int]:
    """Each room inside one with the number of its row in that room's table."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.split(f"## Inside `{house}/`")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ((?:`\w+(?:\.py|/)`(?:, )?)+) \|", table, re.MULTILINE)
    return {name: row for row, cell in enumerate(rows) for name in re.findall(r"`(\w+)", cell)}


def files_inside(house: str) -> list[Path]:
    return sorted((LOADER / house).rglob("*.py"))


def room_inside(house: str, path: Path) -> str:
    return path.relative_to(LOADER / house).with_suffix("").parts[0]


def rooms_of_it_imported(house: str, path: Path) -> Iterator[str]:
    """Which rooms inside the house a file imports; that it imports nothing of the rest but what it may."""
    inside = house.split("/")
    for module in (name.split(".")[1:] for name in imported(path)):
        if module[: len(inside)] == inside:
            yield from module[len(inside) :][:1]
        else:
            assert module[0] in INSIDE[house]


@pytest.mark.parametrize("house", INSIDE)
def test_every_room_inside_one_stands_in_its_table(house: str) -> None:
    assert {room_inside(house, path) for path in files_inside(house)} - ABOVE_ALL == {*rooms_inside(house)}


@pytest.mark.parametrize(
    ("house", "path"),
    [(house, path) for house in INSIDE for path in files_inside(house)],
    ids=lambda value: value if isinstance(value, str) else str(value.relative_to(LOADER)),
)
def test_a_room_inside_one_imports_only_from_those_above(house: str, path: Path) -> None:
    order, own = rooms_inside(house), room_inside(house, path)
    found = [room for room in rooms_of_it_imported(house, path) if own not in ABOVE_ALL]
    assert [room for room in found if order[room] > order[own]] == []
