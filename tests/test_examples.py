"""The notebooks of examples/ are run, without any network, and give the outputs that are stored in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.helpers import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.ipynb"))
OFFLINE = """
import socket, sys
def _no(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise OSError(f"the notebook asks for the network: {event} {args}")
sys.addaudithook(_no)
"""


def outputs(cell: Any) -> list[dict[str, Any]]:
    """What a reader sees; of a picture its words alone, as another networkx may put them elsewhere."""
    seen = [{key: value for key, value in output.items() if key != "execution_count"} for output in cell.outputs]
    for output in seen:
        drawn = output.get("data", {}).get("image/svg+xml")
        if drawn:
            output["data"] = {**output["data"], "image/svg+xml": sorted(re.findall("<text[^>]*>([^<]*)<", drawn))}
    return seen


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")
def test_a_notebook_gives_its_stored_outputs_without_a_network(path: Path) -> None:
    stored = nbformat.read(path, as_version=4)
    fresh = nbformat.read(path, as_version=4)
    fresh.cells.insert(0, nbformat.v4.new_code_cell(OFFLINE))
    NotebookClient(fresh, timeout=200, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    for cell, known in zip(fresh.cells[1:], stored.cells, strict=True):
        if cell.cell_type == "code":
            assert outputs(cell) == outputs(known), cell.source


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_notebook_has_text_tables_and_pictures(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    kinds = {
        kind for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs for kind in o.get("data", {})
    }
    assert {"text/html", "image/svg+xml", "text/plain"} <= kinds
    assert len([cell for cell in notebook.cells if cell.cell_type == "markdown"]) >= 5
    assert path.stat().st_size < 300_000


def test_there_are_two() -> None:
    assert len(EXAMPLES) == 2
