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
