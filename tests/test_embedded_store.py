"""The file: what is no store, what is damaged, two at once, and a crash at any write."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loader import mapping
from loader.errors import LoadStopped, StoreError, StoreLocked, StoreUnreadable, UsageError, WhometError
from loader.identity.clusters import Contradiction
from loader.stores import waiting
from loader.stores.base import Removal
from loader.stores.embedded import opening
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.embedded.tables import Damaged, Tables
from tests.helpers import ROOT, digest, load_lines
from tests.records import Line, record, same_as


def document(id_: str = "d", *people: str) -> list[Line]:
    return [record("document", id_, title=id_), *(record("person", p, id_, name=p) for p in people)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.graph"


@pytest.fixture
def store(path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(path, patience=0.1) as opened:
        yield opened


def sql(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as db:
        for statement in statements:
            db.execute(statement)
    db.close()


@pytest.mark.parametrize("raw", [b"no store", b"{}" * 1000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_store_is_refused_and_left_alone(path, raw):
    path.write_bytes(raw)
    with pytest.raises(StoreUnreadable, match=r"test\.graph: this is no graph of whomet, or its beginning is dam"):
        EmbeddedStore(path)
    assert path.read_bytes() == raw


def test_a_file_of_another_program_is_refused(path):
    sql(path, "CREATE TABLE notes (x)")
    with pytest.raises(StoreUnreadable) as caught:
        EmbeddedStore(path)
    assert str(caught.value) == f"{path}: this is an SQLite file of another program; name another file"


def test_a_newer_format_is_refused(path):
    EmbeddedStore(path).close()
    sql(path, "PRAGMA user_version = 7")
    with pytest.raises(StoreUnreadable) as caught:
        EmbeddedStore(path)
    assert str(caught.value) == (
        f"{path}: made by a newer whomet (format 7, this one reads up to 2); bring whomet up to date"
    )


def test_a_store_that_must_exist_is_not_made(path):
    with pytest.raises(StoreError) as caught:
        EmbeddedStore(path, must_exist=True)
    assert str(caught.value) == f"{path}: there is no graph here yet; make one with: whomet load RECORDS"
    assert not path.exists()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE unit SET node = '{'", "UPDATE unit SET relationships = 'x'", "UPDATE document SET records = x'00'"],
)
def test_what_is_damaged_inside_is_said(path, store, statement):
    load_lines(store, document("d", "ann"))
    sql(path, statement)
    with pytest.raises(StoreUnreadable, match=r"not a graph of whomet, or damaged \("):
        (store.to_networkx(), store.stats(), list(store.documents()))


def test_flipped_bytes_end_in_a_message(path, store):
    load_lines(store, document("d", *(f"p-{n}" for n in range(200))))
    whole = path.read_bytes()
    for seed in range(25):
        dice = random.Random(seed)  # noqa: S311
        raw = bytearray(whole)
        for _ in range(20):
            raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        path.with_name("damaged").write_bytes(raw)
        try:
            with EmbeddedStore(path.with_name("damaged")) as damaged:
                (damaged.to_networkx(), damaged.stats(), list(damaged.documents()), damaged.decisions())
        except WhometError:
            pass


def test_of_two_writers_the_second_is_told(path, store):
    load_lines(store, document("d", "ann"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreLocked) as caught:
        store.retract("d")
    assert str(caught.value) == f"{path}: another process is writing to it; try again when it has ended"
    assert store.stats().documents == 1
    other.close()


def test_what_another_process_wrote_is_seen(path, store):
    load_lines(store, document("d", "ann"))
    assert set(store.to_networkx()) == {"d", "ann"}
    with EmbeddedStore(path) as other:
        load_lines(other, document("e", "bob"))
    assert set(store.to_networkx()) == {"d", "e", "ann", "bob"}


def test_one_id_of_two_kinds_is_two_nodes(store):
    place = {"record": "place", "document": "e", "id": "ann", "name": "Ann Arbor"}
    load_lines(store, [*document("d", "ann"), *document("e"), place])
    graph = store.to_networkx()
    assert graph.nodes["ann"]["__labels__"] == {"Person"}
    assert graph.nodes["ann (Place)"]["__labels__"] == {"Place"}


def test_retracting_what_is_not_there_is_a_usage_error(path, store):
    with pytest.raises(UsageError) as caught:
        store.retract("ann")
    assert str(caught.value) == f"there is no document 'ann' in {path}: it was never loaded, or is retracted"


def test_what_gives_way_to_another_source_is_counted_among_what_goes(store):
    for id_, place in (("d", "hall"), ("e", "embassy")):
        held = record("meeting", "m", id_, name="M", status="held", place=place)
        load_lines(store, [*document(id_), {"record": "place", "document": id_, "id": place, "name": place}, held])
    assert store.retract("d", dry_run=True) == Removal(nodes=2, relationships=4)
    before = set(store.to_networkx().edges(keys=True))
    store.retract("d")
    gone = before - set(store.to_networkx().edges(keys=True))
    assert {key.partition("|")[0] for _, _, key in gone} == {"MENTIONS", "REPORTS", "AT"}
    assert len(gone) == 4


def test_a_decision_merges_under_the_smallest_id_and_undoing_it_parts_them(store):
    load_lines(store, [*document("d", "ann"), *document("e", "bob")])
    before = digest(store)
    load_lines(store, [same_as("bob", "ann", "same")])
    assert store.to_networkx().nodes["ann"]["ids"] == ["ann", "bob"]
    assert "bob" not in store.to_networkx()
    store.forget(store.decisions())
    assert digest(store) == before


def test_nobody_met_himself(store):
    who = [{"person": "ann", "side": "US"}, {"person": "bob", "side": "CN"}]
    meeting = record("meeting", "m", name="M", status="held", participants=who)
    load_lines(store, [*document("d", "ann", "bob"), meeting])
    assert [key for _, _, key in store.to_networkx().edges(keys=True) if key.startswith("MET")] == ["MET|ann|bob|m"]
    load_lines(store, [same_as("ann", "bob", "same")])
    assert not any(key.startswith("MET") for _, _, key in store.to_networkx().edges(keys=True))


def test_a_contradiction_is_not_merged_and_tells_its_chain(store):
    load_lines(store, document("d", "a", "b", "c"))
    before = digest(store)
    load_lines(store, [same_as("a", "b", "same"), same_as("b", "c", "same"), same_as("a", "c", "different")])
    assert store.clusters().contradictions == (Contradiction("a", "c", ("a", "b", "c")),)
    assert digest(store) == before


FIRST, SECOND = [*document("d", "ann", "bob"), same_as("ann", "bob", "same")], document("d", "ann", "cat", "dan")


def test_a_failure_of_any_write_leaves_the_old_graph_or_the_new_one(tmp_path):
    with EmbeddedStore(tmp_path / "whole") as whole:
        load_lines(whole, FIRST)
        old = digest(whole)
        load_lines(whole, SECOND)
        new = digest(whole)
    for fails_at in range(40):
        with EmbeddedStore(tmp_path / f"{fails_at}") as store:
            load_lines(store, FIRST)
            writes = iter(range(1_000))
            refuse = _refusing(writes, fails_at)
            store._db.set_authorizer(refuse)
            try:
                load_lines(store, SECOND)
            except (LoadStopped, StoreError):
                store._db.set_authorizer(None)
                assert digest(store) == old
            store._db.set_authorizer(None)
            load_lines(store, SECOND)
            assert digest(store) == new


def _refusing(writes: Iterator[int], fails_at: int) -> Any:
    writing = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_TRANSACTION}

    def refuse(action: int, *_: object) -> int:
        return sqlite3.SQLITE_DENY if action in writing and next(writes) == fails_at else sqlite3.SQLITE_OK

    return refuse


def test_a_full_disk_leaves_the_old_graph(store):
    load_lines(store, FIRST)
    old = digest(store)
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LoadStopped, match=r"(?s)database or disk is full.*run the same command again to go on"):
        load_lines(store, document("e", *(f"p-{n}" for n in range(500))))
    assert digest(store) == old


_LOADER = """
import json, sys
from loader.stores.embedded.store import EmbeddedStore
from tests.helpers import load_lines
with EmbeddedStore(sys.argv[1]) as store:
    print("open", flush=True)
    load_lines(store, json.load(sys.stdin))
"""


def test_a_killed_load_can_be_run_again(tmp_path):
    lines = [line for n in range(60) for line in document(f"d-{n}", *(f"p-{m}" for m in range(80)))]
    with EmbeddedStore(tmp_path / "whole") as whole:
        load_lines(whole, lines)
        expected = digest(whole)
    for seed in range(3):
        path = tmp_path / f"killed-{seed}"
        with subprocess.Popen(
            [sys.executable, "-c", _LOADER, path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as running:
            assert running.stdin and running.stdout
            running.stdout.readline()
            running.stdin.write(json.dumps(lines).encode())
            running.stdin.close()
            try:
                running.wait(random.Random(seed).uniform(0.3, 1.5))  # noqa: S311
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
        with EmbeddedStore(path) as store:
            report = load_lines(store, lines)
            assert (report.loaded + report.unchanged, digest(store)) == (len(lines), expected)


def test_one_more_document_costs_the_same_however_many_mention_the_person(store, monkeypatch):
    def units_read(id_: str) -> int:
        read: list[str] = []
        with monkeypatch.context() as patch:
            from_json = mapping.from_json
            patch.setattr(mapping, "from_json", lambda text: read.append(text) or from_json(text))
            load_lines(store, document(id_, "president"))
        return len(read)

    few = units_read("first")
    load_lines(store, [line for n in range(300) for line in document(f"d-{n}", "president")])
    assert units_read("last") <= few + 1


def test_a_text_that_has_become_bytes_is_damage(path, store):
    load_lines(store, document("d", "ann"))
    sql(path, "UPDATE unit SET node = CAST(node AS BLOB)")
    with pytest.raises(StoreUnreadable, match="is not what was written"):
        list(store.lines())
    sql(path, "UPDATE unit SET node = CAST(node AS TEXT)", "UPDATE document SET hash = CAST(hash AS BLOB)")
    with pytest.raises(StoreUnreadable, match="is not what was written"):
        store.hashes()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM unit; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE more (x)",
        "CREATE INDEX more ON unit (node)",
    ],
)
def test_a_file_with_anything_else_in_it_is_refused(path, store, statement):
    load_lines(store, document("d", "ann"))
    sql(path, statement)
    raw = path.read_bytes()
    with pytest.raises(StoreUnreadable, match="which whomet did not make"):
        EmbeddedStore(path)
    assert path.read_bytes() == raw


def test_an_empty_file_of_another_program_is_refused(path):
    sql(path, "PRAGMA application_id = 7", "CREATE TABLE x (y)", "DROP TABLE x")
    raw = path.read_bytes()
    with pytest.raises(StoreUnreadable, match="another program"):
        EmbeddedStore(path)
    assert path.read_bytes() == raw


def test_what_must_exist_is_left_as_it_is(path):
    path.write_bytes(b"")
    with pytest.raises(StoreError, match="there is no graph here yet"):
        EmbeddedStore(path, must_exist=True)
    assert path.read_bytes() == b""


def test_memory_is_no_file():
    with pytest.raises(UsageError, match="':memory:' names no file"):
        EmbeddedStore(":memory:")


def test_a_row_that_is_lost_is_missed(path, store):
    load_lines(store, document("d", "ann", "bob"))
    sql(path, "DELETE FROM unit WHERE id = 'ann'")
    with pytest.raises(StoreUnreadable, match="unit has 2 rows that are not the 3 it should have"):
        list(store.lines())
    assert store.rebuild().documents == 1
    assert set(store.to_networkx()) == {"d", "ann", "bob"}


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE unit SET node = replace(node, \'"name":"bo"\', \'"name":"bob"\') WHERE id = \'bo\'',
        "UPDATE unit SET relationships = '[]' WHERE label = 'Document'",
        "UPDATE unit SET body = zeroblob(9) WHERE id = 'bo'",
        "DELETE FROM unit WHERE id = 'bo'",
        "UPDATE version SET body = zeroblob(9) WHERE id = 'bo'",
        "DELETE FROM version WHERE id = 'bo'",
        "UPDATE document SET records = zeroblob(9)",
        "UPDATE about SET value = value + 1 WHERE name = 'unit'",
    ],
)
def test_a_load_never_calls_unchanged_what_is_damaged(path, store, statement):
    """It finds the documents in the ledger; but what is shown of them is not what they say."""
    lines = document("d", "ann", "bo")
    load_lines(store, lines)
    store.close()
    sql(path, statement)
    with EmbeddedStore(path) as damaged:
        with pytest.raises(StoreUnreadable, match="rebuild"):
            load_lines(damaged, lines)
        with pytest.raises(StoreUnreadable, match="rebuild"):
            load_lines(damaged, [*document("e", "cem"), *lines])
    if "document" not in statement:  # else nothing of the only one is left
        EmbeddedStore.rebuild_file(path)
    else:
        path.unlink()
    with EmbeddedStore(path) as mended:
        load_lines(mended, lines)
        assert load_lines(mended, lines).unchanged == len(lines)


@pytest.mark.parametrize("instead", [("Person", "nobody"), ("Person", None), (b"Person", "bo"), ("Person", "aaron")])
def test_an_index_that_names_other_things_is_damage(store, instead):
    """As a few zeros leave it: the rows are as they were."""
    load_lines(store, document("d", "ann", "bo"))
    rows = [
        instead if found == ("Person", "bo") else found for found in store._db.execute("SELECT label, id FROM unit")
    ]

    class Spoilt:
        def execute(self, text, *parameters):
            return rows if text.startswith("SELECT label, id FROM unit") else store._db.execute(text, *parameters)

    tables = Tables(Spoilt())
    with pytest.raises(Damaged):
        opening.multigraph(tables)
    with pytest.raises(Damaged):
        opening.contents(tables)


def test_a_load_looks_only_at_what_it_calls_unchanged(store, monkeypatch):
    """One more document into a large file costs no look at all the others."""
    load_lines(store, [line for n in range(20) for line in document(f"d{n}", f"p{n}")])
    asked: list[str] = []
    monkeypatch.setattr(EmbeddedStore, "check", lambda _self, documents: asked.extend(documents))
    load_lines(store, [*document("d3", "p3"), *document("new", "q")])
    assert asked == ["d3"]


def test_who_waits_is_told_for_whom_and_no_longer_than_said(path, store, monkeypatch, caplog):
    monkeypatch.setattr(waiting, "SECONDS", 0.2)
    load_lines(store, document("d", "ann"))
    code = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None); db.execute('BEGIN IMMEDIATE')"
    code += "; print('locked', flush=True); sys.stdin.read()"
    with (
        subprocess.Popen([sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other,
        EmbeddedStore(path, patience=1.0) as patient,
    ):
        assert other.stdin and other.stdout
        other.stdout.readline()
        with pytest.raises(StoreLocked, match=f"process {other.pid} is writing to it"):
            patient.retract("d")
        other.stdin.close()
    assert f"waiting for process {other.pid}, which is at the file" in caplog.text
