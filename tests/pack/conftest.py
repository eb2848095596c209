"""The graphs that the tests of the pack ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

import loader as whomet
from loader.pack import pack_folder

FOLDERS = {"seeds": pack_folder("seeds"), "blemished": Path(__file__).parent / "blemished"}


@pytest.fixture(scope="session")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, whomet.Graph]]:
    """The seeds, and records with every blemish, each in an embedded store; for reading only."""
    path = tmp_path_factory.mktemp("graphs")
    with ExitStack() as stack:
        made = {name: stack.enter_context(whomet.open_graph(path / f"{name}.graph")) for name in FOLDERS}
        for name, graph in made.items():
            assert graph.load(FOLDERS[name]).quarantined == 0
        yield made
