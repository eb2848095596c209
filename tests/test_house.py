"""The house as docs/architecture.md draws it: every room stands there, and imports only from those above it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

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


def imported(path: Path) -> Iterator[str]:
    """The rooms that a file imports from, apart from types and what is imported where it is used."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "loader":
            parts = node.module.split(".")
            yield from [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]


FILES = sorted(LOADER.rglob("*.py"))


def test_every_room_stands_in_the_table() -> None:
    assert {room_of(path) for path in FILES} - ABOVE_ALL == set(rooms())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(LOADER)))
def test_a_room_imports_only_from_those_above(path: Path) -> None:
    order = rooms()
    own = room_of(path)
    if own not in ABOVE_ALL:
        assert [room for room in imported(path) if order[room] > order[own]] == []


CYPHER = LOADER / "cypher"
CYPHER_FILES = sorted(CYPHER.rglob("*.py"))
OUTSIDE_CYPHER = {"errors", "graph", "result"}


def cypher_rooms() -> dict[str, int]:
    """Each room inside cypher/ with the number of its row in its table."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.split("## Inside `cypher/`")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)(?:\.py|/)`", table, re.MULTILINE)
    return {name: row for row, name in enumerate(rows)}


def modules_imported(path: Path) -> Iterator[tuple[str, ...]]:
    """The modules of the house that a file imports anywhere, those for types and those within functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "loader":
            parts = tuple(node.module.split(".")[1:])
            names = [(*parts, alias.name) for alias in node.names]
            yield from (each if (LOADER.joinpath(*each).with_suffix(".py")).exists() else parts for each in names)


def test_every_room_of_the_reader_stands_in_its_table() -> None:
    assert {path.relative_to(CYPHER).with_suffix("").parts[0] for path in CYPHER_FILES} - ABOVE_ALL == {*cypher_rooms()}


@pytest.mark.parametrize("path", CYPHER_FILES, ids=lambda path: str(path.relative_to(CYPHER)))
def test_a_room_of_the_reader_imports_only_from_those_above(path: Path) -> None:
    order = cypher_rooms()
    own = path.relative_to(CYPHER).with_suffix("").parts[0]
    for module in modules_imported(path):
        if module[0] != "cypher":
            assert module[0] in OUTSIDE_CYPHER
        elif own not in ABOVE_ALL and len(module) > 1:
            assert order[module[1]] <= order[own], f"{own} imports from {module[1]}"


def test_no_files_of_the_reader_import_each_other_in_a_circle() -> None:
    left = {
        path.relative_to(LOADER).with_suffix("").parts: {
            found for found in modules_imported(path) if LOADER.joinpath(*found).with_suffix(".py").exists()
        }
        for path in CYPHER_FILES
    }
    while free := [module for module, needed in left.items() if not needed & left.keys()]:
        for module in free:
            del left[module]
    assert not left
