"""Files for neo4j-admin made of records alone: the lines that an export of the loaded graph has."""

from __future__ import annotations

import csv
import json
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loader as whomet
from benchmarks.load.synthetic import World
from loader.errors import StoreError, UsageError
from loader.exports.admin import admin_files
from loader.importing import bulk, spill, workers
from loader.mapping import Unit, from_json
from loader.stores.codec import as_bytes
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.neo4j.statements import AS_TOLD
from tests import generate
from tests.cli.test_commands import whomet as command
from tests.helpers import SEEDS, load_lines, together
from tests.records import document, meeting, person, same_as
from tests.test_laws import laws

Rows = Mapping[str, list[str]]


def rows(files: Mapping[str, str]) -> tuple[Rows, dict[str, Unit | None], str]:
    """The sorted lines of each file with its header, apart from the ledger; what the ledger says was chosen; what is
    run afterwards."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, text in files.items():
        if name.endswith(".csv"):
            found[name.partition(".")[0]] += text.splitlines(keepends=True)
    units = {row[0]: unit(row[3]) for row in csv.reader(found.pop("node-WhometUnit"))}
    del units["key:ID(WhometUnit)"]
    found["node-WhometDocument"] = [",".join(line.split(",")[:3]) for line in found["node-WhometDocument"]]  # no origin
    return {name: sorted(lines) for name, lines in found.items()}, units, files["finish.cypher"]


def unit(cell: str) -> Unit | None:
    return None if cell in {AS_TOLD, "body"} else from_json(zlib.decompress(as_bytes(cell)))


def exported(lines: Iterable[Mapping[str, Any]]) -> tuple[Rows, dict[str, Unit | None], str]:
    with EmbeddedStore(None) as store:
        load_lines(store, list(lines))
        return rows({name: b"".join(chunks).decode() for name, chunks in admin_files(store)})


def made(lines: Iterable[Mapping[str, Any]], folder: Path) -> tuple[Rows, dict[str, Unit | None], str]:
    report = whomet.bulk(list(lines), folder, accept_unreviewed=True)
    assert (report.loaded + report.unchanged, report.quarantined) == (report.read, 0)
    return rows({path.name: path.read_bytes().decode() for path in folder.iterdir()})


@laws
@given(generate.documents(), st.lists(generate.decision(), max_size=4), st.integers(1, 3))
def test_bulk_and_an_export_of_a_load_say_the_same(documents, decisions, at_hand):
    lines = [*together(documents), *decisions]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(spill, "_VERSIONS_AT_HAND", at_hand)
        patch.setattr(spill, "_VERSIONS_OF_ONE", at_hand + 1)
        patch.setattr(bulk, "_PARTS", at_hand)
        assert made(lines, Path(folder) / "files") == exported(lines)


@pytest.mark.parametrize("shape", ["even", "skewed"])
def test_many_documents_of_the_same_things(tmp_path: Path, shape: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spill, "_VERSIONS_AT_HAND", 500)
    monkeypatch.setattr(spill, "_VERSIONS_OF_ONE", 5)
    lines = [record for article in World(150, shape).articles() for record in article]
    assert made(lines, tmp_path / "files") == exported(lines)


def test_the_seeds_from_a_shell(tmp_path: Path) -> None:
    done = command(tmp_path, "bulk", str(SEEDS), "--output", "files")
    assert done.returncode == 0, done.stderr
    assert b"0 quarantined" in done.stdout
    lines = [json.loads(line) for path in SEEDS.rglob("*.jsonl") for line in path.read_text().splitlines()]
    written = {path.name: path.read_bytes().decode() for path in (tmp_path / "files").iterdir()}
    assert rows(written) == exported(line for line in lines if line)
    again = command(tmp_path, "bulk", str(SEEDS), "--output", "files")
    assert again.returncode == 0, again.stderr
    assert {path.name: path.read_bytes().decode() for path in (tmp_path / "files").iterdir()} == written


def test_what_is_faulty_is_quarantined_and_the_rest_is_there(tmp_path: Path) -> None:
    good = [document(), person("ann"), same_as("ann", "bob")]
    lines = [*good, meeting("m", "nobody"), document("e", title="")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = command(tmp_path, "bulk", "a.jsonl", "--output", "files")
    assert done.returncode == 1
    assert b"5 records read: 3 loaded, 0 unchanged, 2 quarantined" in done.stdout
    assert b"nobody" in (tmp_path / "quarantine.jsonl").read_bytes()
    written = {path.name: path.read_bytes().decode() for path in (tmp_path / "files").iterdir()}
    assert rows(written) == exported(good)


def test_what_is_unreviewed_waits_unless_it_is_accepted(tmp_path: Path) -> None:
    lines = [document(), person("ann", review="unreviewed")]
    assert whomet.bulk(lines, tmp_path / "files").unreviewed == 1
    assert not list((tmp_path / "files").glob("node-Person*"))
    assert whomet.bulk(lines, tmp_path / "files", accept_unreviewed=True).waiting == 1
    assert list((tmp_path / "files").glob("node-Person*"))


@pytest.mark.parametrize("name", ["notes.txt", "node-Person", ".hidden"])
def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / name).write_text("mine")
    done = command(tmp_path, "bulk", str(SEEDS), "--output", "mine")
    assert done.returncode == 2
    assert b"holds other things" in done.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == [name]


def test_what_is_put_into_the_folder_meanwhile_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    with pytest.raises(UsageError, match=r"holds other things, such as 'notes\.txt'"):
        whomet.bulk([document()], folder, progress=lambda *_: (folder / "notes.txt").touch())
    assert [path.name for path in tmp_path.rglob("*")] == ["files", "notes.txt"]


def test_what_stops_midway_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whomet.bulk([document(), person("ann")], tmp_path / "files")
    before = {path.name: path.read_bytes() for path in (tmp_path / "files").iterdir()}

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("loader.importing.bulk.complete", stop)
    assert command(tmp_path, "bulk", str(SEEDS), "--output", "files").returncode == 130
    assert {path.name: path.read_bytes() for path in (tmp_path / "files").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


def test_several_processes_make_what_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_WORTH_PROCESSES", 100)
    monkeypatch.setattr(workers, "_RECORDS_AT_ONCE", 100)
    lines = [record for article in World(60, "skewed").articles() for record in article]
    lines += [same_as("person-1", "person-2"), document("e", title=""), person("cut", document="e")]
    done = [whomet.bulk(lines, tmp_path / str(count), processes=count) for count in (1, 3)]
    assert done[0] == done[1]
    assert done[0].quarantined == 2
    one, three = ({path.name: path.read_bytes().decode() for path in (tmp_path / n).iterdir()} for n in ("1", "3"))
    assert any(name.endswith(".2.csv") for name in three)
    assert rows(one) == rows(three)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_record_of_too_many_values_is_refused_by_whoever_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(bulk, "_WORTH_PROCESSES", 1)
    evidence = [{"start": 0, "end": end, "sha256": "0123456789ab"} for end in range(1, 13_000)]
    report = whomet.bulk(
        [document(characters=20_000), person("ann", evidence=evidence)], tmp_path / "f", processes=processes
    )
    assert (report.loaded, report.quarantined) == (1, 1)
    assert "values" in report.faults[0].found


def test_a_process_that_is_gone_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = workers._Process.ask

    def killed(self: workers._Process, name: str, value: object) -> None:
        self._process.kill()
        self._process.wait()
        ask(self, name, value)

    monkeypatch.setattr(bulk, "_WORTH_PROCESSES", 10)
    monkeypatch.setattr(workers._Process, "ask", killed)
    with pytest.raises(StoreError, match="ended of itself"):
        whomet.bulk([document(), *(person(f"p{n}") for n in range(20))], tmp_path / "files", processes=2)
    assert not list(tmp_path.iterdir())
