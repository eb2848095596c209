"""A server's graph is read with the same signs of how far it is as a file's."""

from __future__ import annotations

from pathlib import Path

import pytest

import loader as whomet
from benchmarks.load.synthetic import World
from tests.servers.server import Server
from tests.test_progress import LONG, steps


@pytest.fixture
def graph(empty_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> whomet.Graph:
    for name, value in empty_server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    World(80, "skewed").write(tmp_path / "many.jsonl")
    graph = whomet.open_graph()
    graph.load(tmp_path / "many.jsonl")
    return graph


def test_every_step_is_told_to_its_end(graph: whomet.Graph, tmp_path: Path) -> None:
    with graph:
        for work in ("digest", "stats", "export json", "export records"):
            signs: list[tuple[int, int]] = []
            LONG[work](graph, tmp_path / work, lambda done, whole: signs.append((done, whole)))  # noqa: B023 - called in here
            assert any(len(step) > 2 for step in steps(signs)), work
            assert [step[-1][0] for step in steps(signs)] == [step[-1][1] for step in steps(signs)], work
