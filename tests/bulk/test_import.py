"""Bulk into the real Neo4j of both versions: the graph of an online load, and a store to go on with."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest

import loader as whomet
from benchmarks.load.synthetic import World
from loader.errors import NotAllowed, StoreError, StoreLocked
from loader.importing.installation import Installation, find_installation
from loader.importing.running import _share, private_home
from loader.records import SameAsRecord, parse
from loader.settings import find_settings
from loader.stores.base import GraphStore
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.neo4j import store as neo4j_store
from loader.stores.neo4j.store import Neo4jStore
from tests.cli.test_commands import whomet as command
from tests.helpers import SEEDS, digest, load_lines
from tests.records import document, meeting, person, same_as
from tests.servers.local import LocalServer

SIDES = [{"person": "ann", "side": "US"}, {"person": "bob", "side": "CN"}]
ODD = [
    '"',
    '""',
    ",",
    ";",
    "|",
    "\\",
    '\\"',
    "a\\,b",
    "'",
    "=1+1",
    "#",
    "null",
    "true",
    "0.10",
    "a\u00a0b",
    "a\u2028b",
    "\ufeff",
    "語 👩‍🚀",
]
"""Texts that something on the way might take for anything but a text."""
CONTESTED: list[dict[str, Any]] = [
    document("first", "2026-01-01"),
    person("ann", 'Ann "A." Lee, née Óg', document="first", country="US"),
    person("bob", document="first"),
    meeting("m", *SIDES, document="first", claims=[{"property": "duration", "value": "7 hours", "number": 7.0}]),
    document("second", "2026-01-02"),
    person("ann", "Anna Lee", document="second", aliases=[{"text": "A. Lee", "kind": "full"}]),
    person("bob", document="second"),
    meeting("m", *SIDES, document="second", status="refused", date="2026-01", date_basis="explicit"),
    document("third", "2026-01-03"),
    person("robert", document="third", review="unreviewed"),
    person("odd", "\\", document="third", aliases=[{"text": text, "kind": "full"} for text in ODD]),
    same_as("bob", "robert"),
]


def with_jars(server: LocalServer) -> Path:
    """The home of the server, as an installation has it."""
    lib = server.home / "lib"
    if not lib.exists():
        lib.symlink_to(server._jars)
    return server.home


@contextmanager
def at_rest(server: LocalServer) -> Iterator[Path]:
    """That home, while the server does not run and has no database yet."""
    server.stop()
    for folder in ("databases", "transactions"):
        shutil.rmtree(server.home / "data" / folder / "neo4j")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("JAVA_HOME", str(server._java.parent.parent))
            yield with_jars(server)
    finally:
        server.start()


def records() -> list[dict[str, Any]]:
    seeds = [json.loads(line) for path in sorted(SEEDS.rglob("*.jsonl")) for line in path.read_text().splitlines()]
    world = [record for article in World(60, "skewed").articles() for record in article]
    return [*seeds, *world, *CONTESTED]


@pytest.mark.timeout(900)
def test_the_database_is_that_of_an_online_load_and_goes_on(local_server: LocalServer, tmp_path: Path) -> None:
    lines = records()
    file = tmp_path / "all.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    with pytest.raises(StoreLocked, match="is running"):
        whomet.bulk(CONTESTED, neo4j_home=with_jars(local_server))
    with at_rest(local_server) as home:
        break_an_import(home, tmp_path / "broken")
        home_options = ("--neo4j-home", str(home), "--database", "neo4j")
        done = command(tmp_path, "bulk", str(file), *home_options, "--accept-unreviewed")
        assert done.returncode == 0, done.stderr
        assert not list(home.glob("data/.whomet-*"))
        again = command(tmp_path, "bulk", str(file), *home_options)
        assert (again.returncode, b"holds nodes" in again.stderr) == (3, True)
    settings = find_settings(environment=local_server.environment, folder=tmp_path)
    with Neo4jStore(settings) as there, EmbeddedStore(None) as here:
        load_lines(here, lines)
        assert digest(there) == digest(here)
        assert there.stats() == here.stats()
        reloaded = load_lines(there, lines)
        assert (reloaded.loaded, reloaded.unchanged) == (0, reloaded.read)
        changed = [*CONTESTED[4:7], meeting("m", *SIDES, document="second", status="held")]
        for store in (there, here):
            assert load_lines(store, changed).loaded == len(changed)
            store.retract("first")
        assert digest(there) == digest(here)
        go_on(there, here)


def go_on(there: Neo4jStore, here: EmbeddedStore) -> None:
    """What one document alone says is not kept twice: it changes, goes, and is one with others as ever, in one
    transaction and in portions."""
    first, second, third, *_ = [
        article for article in World(60, "skewed").articles() if any("claims" in record for record in article)
    ]
    plain = [{name: value for name, value in record.items() if name != "claims"} for record in second]
    retitled = [{**record, "title": "Told anew"} if record["record"] == "document" else record for record in third]
    one = as_decisions(same_as("person-0", "person-1"))
    steps: list[tuple[int, Callable[[GraphStore], object]]] = [
        (4_000, lambda store: load_lines(store, [same_as("person-0", "person-1")])),
        (4_000, lambda store: load_lines(store, plain)),
        (4_000, lambda store: store.retract(first[0]["id"], dry_run=True)),
        (4_000, lambda store: store.retract(first[0]["id"])),
        (1, lambda store: load_lines(store, retitled)),
        (1, lambda store: store.retract(second[0]["id"])),
        (4_000, lambda store: store.forget(one)),
        (1, lambda store: load_lines(store, [*first, *second])),
    ]
    for records_a_transaction, step in steps:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(neo4j_store, "RECORDS_A_TRANSACTION", records_a_transaction)
            assert step(there) == step(here)
        assert digest(there) == digest(here)


def as_decisions(decision: Mapping[str, Any]) -> list[SameAsRecord]:
    return [record for record in [parse(json.dumps(decision))] if isinstance(record, SameAsRecord)]


def break_an_import(home: Path, files: Path) -> None:
    """A relationship to nobody stops the import, and what it says of that is told; the home stays as it was."""
    before = sorted(home.glob("data/*/*"))
    whomet.bulk(CONTESTED, files, accept_unreviewed=True)
    (met,) = files.glob("rel-Document-MENTIONS-Person.0.csv")
    met.write_text(met.read_text().replace('"ann"', '"nobody-at-all"', 1))
    installation = find_installation(home)
    with private_home(installation, "neo4j") as private, pytest.raises(StoreError, match="nobody-at-all"):
        private.fill(files, 0, 0)
    assert sorted(home.glob("data/*/*")) == before


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--neo4j-home", "nowhere"], 2, "nowhere: there is no such folder"),
        (["--neo4j-home", "bare"], 2, "this is no home of Neo4j"),
        (["--neo4j-home", "full"], 3, "holds nodes, or held some"),
        (["--neo4j-home", "full", "--database", "system"], 2, "no database for a graph can be called so"),
        (["--neo4j-home", "full", "--database", "../x"], 2, "no database for a graph can be called so"),
        ([], 2, "bulk needs a folder for the files, or the home of a Neo4j"),
    ],
)
def test_a_home_that_will_not_do(tmp_path: Path, options: list[str], code: int, message: str) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "full" / "lib").mkdir(parents=True)
    (tmp_path / "full" / "lib" / "neo4j-kernel-5.26.30.jar").touch()
    (tmp_path / "full" / "data" / "databases" / "neo4j").mkdir(parents=True)
    (tmp_path / "full" / "data" / "databases" / "neo4j" / "neostore.nodestore.db").write_bytes(bytes(30) + b"\1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", "")
        done = command(tmp_path, "bulk", str(SEEDS), *options)
    assert (done.returncode, message in done.stderr.decode()) == (code, True), done.stderr


@pytest.mark.parametrize(("content", "free"), [(b"", True), (bytes(8192), True), (bytes(8191) + b"\1", False)])
def test_a_database_is_empty_if_its_nodes_are_all_zeros(tmp_path: Path, content: bytes, free: bool) -> None:
    found = Installation(tmp_path, (), (), {})
    store = found.databases / "neo4j" / "neostore.nodestore.db"
    store.parent.mkdir(parents=True)
    store.write_bytes(content)
    with nullcontext() if free else pytest.raises(NotAllowed, match="held some"):
        found.check("neo4j")


def test_without_a_java_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "neo4j-kernel-2026.08.1.jar").touch()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "no-java"))
    with pytest.raises(StoreError, match="there is no Java"):
        find_installation(tmp_path)


def test_an_installation_with_its_scripts_is_run_by_them(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "neo4j.conf").write_text("# a comment\nserver.directories.data=elsewhere\n")
    for name in ("neo4j-admin", "neo4j"):
        (tmp_path / "bin" / name).touch()
    found = find_installation(tmp_path)
    assert found.admin == (str(tmp_path / "bin" / "neo4j-admin"),)
    assert found.console == (str(tmp_path / "bin" / "neo4j"), "console")
    assert found.transactions == tmp_path / "elsewhere" / "transactions"


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ("", 0.0),
        ("Nodes:\n  /a/node-Person.5%.csv\n(1/4) Node import 2026-01-01\n", 0.0),
        ("(1/4) Node import\n.......... ..........   5% \u22061s\n..........  40% \u2206519ms [10s 428ms]\n-....", 0.1),
        ("(1/4) Node import\n.......... 100% ?0ms\nCOMPLETED\n\n(2/4) Relationship import\n", 0.25),
        ("(3/4) Relationship linking\n-......... .......... 100% ?0ms\n(4/4) Post\n.......... 100% ?0ms\n", 1.0),
    ],
)
def test_how_far_an_import_is_is_read_from_what_it_says(tmp_path: Path, said: str, share: float) -> None:
    (tmp_path / "output").write_text(said)
    assert _share(tmp_path / "output") == pytest.approx(share)


def test_java_is_told_to_be_quick_where_there_is_little_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the arguments, or, where there are scripts, which choose a collector, by the environment."""
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-Dtheirs=1")
    of_jars = Installation(tmp_path, ("java", "-cp", "lib/*", "Tool"), (), {})
    little = of_jars.with_options(of_jars.admin, much=False)
    assert little == ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", "lib/*", "Tool"]
    assert of_jars.with_options(of_jars.admin, much=True) == ["java", "-XX:+UseParallelGC", "-cp", "lib/*", "Tool"]
    assert of_jars.environment(much=False) == {}
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "neo4j-admin").touch()
    scripts = Installation(tmp_path, ("neo4j-admin",), (), {})
    assert scripts.with_options(scripts.admin, much=False) == ["neo4j-admin"]
    assert scripts.environment(much=False) == {"JDK_JAVA_OPTIONS": "-Dtheirs=1 -XX:TieredStopAtLevel=1"}
    assert scripts.environment(much=True) == {}
