"""Store files that earlier releases made, a mapping that somebody has changed, and what is in the way of either."""

from __future__ import annotations

import importlib
import json
import lzma
import sqlite3
from pathlib import Path

import pytest

from loader import mapping
from loader.errors import NotAllowed, StoreUnreadable
from loader.mapping import VERSION, version
from loader.stores.embedded import file as file_module
from loader.stores.embedded import rebuilding
from loader.stores.embedded import store as store_module
from loader.stores.embedded.store import EmbeddedStore
from tests.helpers import ROOT, digest, load_bytes, load_lines
from tests.records import document, person

RELEASES = sorted((ROOT / "tests" / "fixtures").glob("release-*"))
GRAPHS = [path for release in RELEASES for path in sorted(release.glob("*.graph.xz"))]


def records(of: Path) -> list[bytes]:
    name = of.name.partition(".")[0]
    return lzma.decompress(of.with_name(f"{name}.jsonl.xz").read_bytes()).splitlines()


def fresh(of: Path) -> str:
    with EmbeddedStore(None) as store:
        load_bytes(store, records(of))
        return digest(store)


@pytest.fixture
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "old.graph"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    return path


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.name.partition('.')[0]}"


every_graph = pytest.mark.parametrize(
    ("old", "source"), [(graph, graph) for graph in GRAPHS], indirect=["old"], ids=map(named, GRAPHS)
)
emitting = importlib.import_module("loader.mapping.emission")


@every_graph
def test_an_old_file_is_read_as_a_fresh_load_and_left_as_it_is(old: Path, source: Path) -> None:
    raw = old.read_bytes()
    with EmbeddedStore(old, must_exist=True) as store:
        assert digest(store) == fresh(source)
        assert store.outdated() is None
        assert store.to_networkx().number_of_nodes() == sum(store.stats().nodes.values())
    assert old.read_bytes() == raw


@every_graph
def test_an_old_file_is_written_anew_with_the_next_load(old: Path, source: Path) -> None:
    lines = records(source)
    with EmbeddedStore(old) as store:
        report = load_bytes(store, lines)
        assert (report.loaded, report.unchanged) == (0, len(lines))
        load_lines(store, [DOCUMENT, PERSON])
    with EmbeddedStore(old) as store:
        assert "new" in store.hashes()
        store.retract("new")
        assert digest(store) == fresh(source)
    with sqlite3.connect(old) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (file_module.FORMAT,)
    db.close()


@every_graph
def test_an_old_file_is_rebuilt(old: Path, source: Path) -> None:
    steps: list[tuple[int, int]] = []
    done = EmbeddedStore.rebuild_file(old, lambda *step: steps.append(step))
    assert (done.lost, done.lost_decisions, done.damaged) == ((), False, None)
    assert steps[-1] == (done.documents, done.documents)
    with EmbeddedStore(old) as store:
        assert digest(store) == fresh(source)
    assert [path.name for path in old.parent.iterdir()] == ["old.graph"]


PERSON = person("wang-yi", "Wang Yi", "new")
DOCUMENT = document("new")


@pytest.fixture
def next_mapping(todays: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That graph after another version of the mapping, in which one type has another name."""
    renamed = replace_type(emitting._SHAPES, "PARTICIPANT_IN", "TOOK_PART_IN")
    monkeypatch.setattr(emitting, "_SHAPES", renamed)
    for module in (version, mapping, file_module, store_module):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    return todays


def replace_type(shapes: object, old_name: str, new_name: str) -> object:
    assert isinstance(shapes, dict)
    return {role: shape._replace(type=new_name) if shape.type == old_name else shape for role, shape in shapes.items()}


def types(store: EmbeddedStore) -> set[str]:
    return {json.loads(line)[1] for line in store.lines() if isinstance(json.loads(line)[1], str)}


@pytest.fixture
def todays(tmp_path: Path) -> Path:
    path = tmp_path / "todays.graph"
    with EmbeddedStore(path) as store:
        load_bytes(store, records(GRAPHS[0]))
    return path


@pytest.mark.usefixtures("next_mapping")
def test_a_changed_mapping_leaves_no_graph_behind(todays: Path) -> None:
    raw = todays.read_bytes()
    with EmbeddedStore(todays) as store:
        assert "TOOK_PART_IN" in types(store)
        assert "PARTICIPANT_IN" not in types(store)
        assert todays.read_bytes() == raw
        assert load_bytes(store, records(GRAPHS[0])).loaded == 0
        load_lines(store, [DOCUMENT, PERSON])
        assert "PARTICIPANT_IN" not in types(store)
        store.retract("new")
        assert digest(store) == fresh(GRAPHS[0])


@pytest.mark.usefixtures("next_mapping")
def test_a_large_old_graph_is_shown_as_it_is_with_a_remark_and_not_changed(
    todays: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "THINGS_AT_ONCE", 10)
    with EmbeddedStore(todays) as store:
        assert "PARTICIPANT_IN" in types(store)
        remark = store.outdated()
        assert remark is not None
        assert "whomet rebuild" in remark[1]
        with pytest.raises(NotAllowed, match="whomet rebuild"):
            load_lines(store, [DOCUMENT, PERSON])
        store.rebuild()
        assert store.outdated() is None
        assert "PARTICIPANT_IN" not in types(store)
        load_lines(store, [DOCUMENT, PERSON])


@pytest.mark.usefixtures("next_mapping")
def test_a_rebuild_that_is_interrupted_goes_on_where_it_was(todays: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "_RECORDS_A_TRANSACTION", 5)
    raw = todays.read_bytes()

    def interrupt(done: int, _whole: int) -> None:
        if done > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        EmbeddedStore.rebuild_file(todays, interrupt)
    assert todays.read_bytes() == raw
    with EmbeddedStore(todays.with_name("todays.graph.rebuild")) as beside:
        left = len(beside.hashes())
    assert left > 0
    steps: list[int] = []
    done = EmbeddedStore.rebuild_file(todays, lambda step, _whole: steps.append(step))
    assert len(steps) <= done.documents - left + 1
    with EmbeddedStore(todays) as store:
        assert digest(store) == fresh(GRAPHS[0])


@pytest.mark.usefixtures("next_mapping")
def test_a_newer_graph_is_refused(todays: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    EmbeddedStore.rebuild_file(todays)
    monkeypatch.undo()
    expected = rf"made by a newer whomet \(graph {VERSION + 1}, this one reads up to {VERSION}\)"
    with pytest.raises(StoreUnreadable, match=expected):
        EmbeddedStore(todays)
    with pytest.raises(StoreUnreadable, match="made by a newer whomet"):
        EmbeddedStore.rebuild_file(todays)


def test_an_open_store_notices_that_a_newer_version_has_changed_the_file(todays: Path) -> None:
    with EmbeddedStore(todays) as store:
        digest(store)
        with sqlite3.connect(todays) as db:
            db.execute("UPDATE about SET value = 99 WHERE name = 'mapping'")
        db.close()
        with pytest.raises(StoreUnreadable, match="made by a newer whomet"):
            digest(store)
        with pytest.raises(StoreUnreadable, match="made by a newer whomet"):
            load_lines(store, [DOCUMENT, PERSON])
