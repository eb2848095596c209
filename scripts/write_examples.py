"""Runs the notebooks of examples/ and stores their outputs, after one of them or what they show has changed.

python scripts/write_examples.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def executed(path: Path) -> nbformat.NotebookNode:
    """The notebook with the outputs that its cells give now, and nothing that differs from run to run."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(EXAMPLES)}}
    ).execute()
    for cell in notebook.cells:
        cell.metadata = {}
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return notebook


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(path.name for path in EXAMPLES.glob("*.ipynb")):
        nbformat.write(executed(EXAMPLES / name), EXAMPLES / name)
