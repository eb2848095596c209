"""What the documentation takes from the code is what the code says."""

from __future__ import annotations

import ast
import re
import runpy
from importlib.metadata import version
from pathlib import Path

import pytest
import typer

import loader as whomet
from loader.cli import app
from loader.schema import LABELS, RELATIONSHIPS, SECOND_LABELS
from tests.helpers import ROOT

PINNED = f"typer=={version('typer')}" in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.skipif(not PINNED, reason="typer words its help otherwise in other versions")
def test_what_is_made_from_the_code_is_up_to_date():
    made = runpy.run_path(str(ROOT / "scripts" / "write_reference.py"))["made"]()
    stale = [path.name for path, text in made.items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python scripts/write_reference.py"


def test_every_command_and_every_public_name_is_in_the_reference():
    commands = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    python = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"## whomet {name}\n" in commands
    for name in set(whomet.__all__) - {"__version__"}:
        assert re.search(rf"(### |[├└]── |^){name}\b", python, re.MULTILINE), name


def test_the_picture_of_the_model_shows_every_label_and_type():
    picture = (ROOT / "docs" / "pictures" / "model.svg").read_text(encoding="utf-8")
    for name in (*LABELS, *SECOND_LABELS, *RELATIONSHIPS):
        assert re.search(rf"[>, ]{name}\b", picture), name


def test_the_output_that_the_readme_shows_is_what_comes_out(tmp_path: Path):
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split('run who-met -P person="Wang Yi"\n\n')[1]
    lines = [line.removeprefix("    ") for line in shown.split("    ...\n")[0].splitlines()]
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        graph.load(whomet.seeds())
        said = graph.run("who-met", person="Wang Yi").to_text("table", width=100).splitlines()
    assert lines == [line.rstrip() for line in said][: len(lines)]
    assert len(lines) == 5


_NAMED = re.compile(r"[(\[]\w*:(\w+)|\bSET \w+:(\w+)|\|(\w+)\]")


def test_labels_and_types_in_cypher_of_ours_are_those_of_the_schema():
    known = {*LABELS, *SECOND_LABELS, *RELATIONSHIPS}
    for path in sorted((ROOT / "loader").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if "cypher" not in path.parts and re.search(r"\b(MATCH|MERGE)\b \(", text):
                named = {name for found in _NAMED.findall(text) for name in found if name}
                assert {name for name in named - known if not name.startswith("Whomet")} == set(), path
