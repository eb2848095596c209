"""A bulk starts other processes. None is told our settings, among which are passwords (tests/bulk/test_spark.py has
those of Spark)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import loader as whomet
from benchmarks.load.synthetic import World
from loader.importing import bulk, workers
from loader.importing.installation import Installation
from loader.importing.running import PrivateHome

PLANTED = "pl4nted-S3cret"
SETTINGS = {
    "NEO4J_URI": f"bolt://neo4j:{PLANTED}@localhost:1",
    "NEO4J_PASSWORD": PLANTED,
    "NEO4J_AUTH": f"neo4j/{PLANTED}",
    "WHOMET_STORE": f"bolt://neo4j:{PLANTED}@localhost:1",
    "WHOMET_LLM_API_KEY": PLANTED,
}


def told_to_children() -> dict[int, str]:
    """The arguments and the environment of each process that this one has started, and of those that they have."""
    pids, found = [os.getpid()], dict[int, str]()
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").iterdir():
            pids += map(int, (task / "children").read_text().split())
    for pid in pids[1:]:
        texts = [Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ")]
        found[pid] = b"\0".join(texts).decode("utf-8", "replace")
    return found


def plant(patch: pytest.MonkeyPatch) -> None:
    for name, value in SETTINGS.items():
        patch.setenv(name, value)


def test_processes_that_share_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    monkeypatch.setattr(bulk, "_WORTH_PROCESSES", 100)
    monkeypatch.setattr(workers, "_RECORDS_AT_ONCE", 100)
    seen: dict[int, str] = {}
    lines = [record for article in World(60, "skewed").articles() for record in article]
    done = whomet.bulk(lines, tmp_path / "files", processes=2, progress=lambda *_: seen.update(told_to_children()))
    assert done.loaded == done.read
    ours = [text for text in seen.values() if "loader.importing.worker" in text]
    assert len(ours) == 2
    assert not [text for text in ours if PLANTED in text]
    assert all("PATH=" in text for text in ours)
    assert {name: os.environ[name] for name in SETTINGS} == SETTINGS


def test_what_neo4j_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    private = PrivateHome(Installation(tmp_path, (), (), {}), "neo4j", tmp_path)
    with private._running("said", ["env"], tmp_path) as run:
        assert run.wait() == 0
    said = (tmp_path / "said").read_text()
    assert f"NEO4J_HOME={tmp_path}" in said
    assert PLANTED not in said
