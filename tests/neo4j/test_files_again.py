"""A file that was loaded into a server before is known by its bytes, as long as its documents stand as it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loader.loading import Report, load
from loader.records import reading
from loader.records.reading import read
from loader.stores.neo4j.store import Neo4jStore
from tests.helpers import load_lines
from tests.neo4j.test_both_stores import store_on
from tests.records import document, person
from tests.servers.server import Server

LINES = [document(), person("ann"), person("bob")]
OTHERS = [document("e"), person("eve", document="e")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in LINES + OTHERS), encoding="utf-8")
    return path


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The lines of which more than their bytes was looked at."""
    lines: list[bytes] = []
    look = reading._glance

    def looking(raw: bytes) -> str | None:
        lines.append(raw)
        return look(raw)

    monkeypatch.setattr(reading, "_glance", looking)
    return lines


def again(store: Neo4jStore, file: Path, looked_at: list[Any]) -> tuple[Report, int]:
    looked_at.clear()
    return load(store, read([file])), len(looked_at)


def test_a_file_is_known_by_its_bytes(empty_server: Server, file: Path, looked_at: list[bytes]) -> None:
    with store_on(empty_server) as store:
        load(store, read([file]))
        report, lines = again(store, file, looked_at)
        assert (report.unchanged, report.documents_unchanged, report.loaded, lines) == (5, 2, 0, 0)


def test_a_document_that_went_is_loaded_again(empty_server: Server, file: Path, looked_at: list[bytes]) -> None:
    with store_on(empty_server) as store:
        load(store, read([file]))
        store.retract("e")
        report, lines = again(store, file, looked_at)
        assert (report.unchanged, report.loaded, lines) == (3, 2, 5)
        assert again(store, file, looked_at)[1] == 0


def test_a_document_that_was_replaced_is_loaded_again(empty_server: Server, file: Path, looked_at: list[bytes]) -> None:
    with store_on(empty_server) as store:
        load(store, read([file]))
        load_lines(store, LINES[:2])
        report, _ = again(store, file, looked_at)
        assert (report.unchanged, report.loaded) == (2, 3)


def test_a_release_that_knows_nothing_of_files_is_believed(
    empty_server: Server, file: Path, looked_at: list[bytes]
) -> None:
    with store_on(empty_server) as store:
        load(store, read([file]))
        was = empty_server.run("MATCH (d:WhometDocument {id: 'd'}) RETURN d.source AS source")
        load_lines(store, LINES[:2])
        empty_server.run("MATCH (d:WhometDocument {id: 'd'}) SET d.source = $source", source=was[0]["source"])
        report, lines = again(store, file, looked_at)
        assert (report.unchanged, report.loaded, lines) == (2, 3, 5)
