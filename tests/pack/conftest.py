"""The graph of the seeds, as the tests of the pack ask it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import loader as whomet
from loader.pack import pack_folder


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[whomet.Graph]:
    """The seeds in an embedded store; for reading only."""
    path: Path = tmp_path_factory.mktemp("seeds") / "seeds.graph"
    with whomet.open_graph(path) as graph:
        report = graph.load(pack_folder("seeds"))
        assert report.quarantined == 0
        yield graph
