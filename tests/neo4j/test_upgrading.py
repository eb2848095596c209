"""Graphs in Neo4j that release 0.1 made, a mapping that somebody has changed, and two versions at once."""

from __future__ import annotations

import base64
import importlib
import json
import lzma
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from neo4j.time import Date

from loader import mapping
from loader.comparing import compare
from loader.errors import NotAllowed, StoreError, StoreUnreadable
from loader.mapping import VERSION, version
from loader.stores.embedded import file as file_module
from loader.stores.embedded import store as embedded_store
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.neo4j import difference, rebuilding
from loader.stores.neo4j import ledger as ledger_module
from loader.stores.neo4j import store as neo4j_store
from loader.stores.neo4j.statements import UPSERT_RELATIONSHIPS
from tests.helpers import ROOT, digest, load_bytes, load_lines
from tests.neo4j.test_both_stores import store_on
from tests.records import document, person
from tests.servers.server import Server

RELEASES = sorted((ROOT / "tests" / "fixtures").glob("release-*"))
GRAPHS = [path for release in RELEASES for path in sorted(release.glob("*.neo4j.json.xz"))]
SEEDS = next(path for path in GRAPHS if path.name.startswith("seeds"))
HALF = next(path for path in GRAPHS if path.name.startswith("half"))
PERSON = person("wang-yi", "Wang Yi", "new")
DOCUMENT = document("new")
emitting = importlib.import_module("loader.mapping.emission")


def records(of: Path) -> list[bytes]:
    name = of.name.partition(".")[0].replace("half", "hostile")
    return lzma.decompress(of.with_name(f"{name}.jsonl.xz").read_bytes()).splitlines()


def fresh(of: Path) -> str:
    with EmbeddedStore(None) as store:
        load_bytes(store, records(of))
        return digest(store)


def value(raw: Any) -> Any:
    if isinstance(raw, dict):
        return base64.b64decode(raw["bytes"]) if "bytes" in raw else Date.from_iso_format(raw["date"])
    return raw


def restore(server: Server, path: Path) -> None:
    """Put everything that release 0.1 had in its database into this one."""
    whole = json.loads(lzma.decompress(path.read_bytes()))
    for statement in whole["constraints"]:
        server.run(statement)
    by_labels: dict[tuple[str, ...], list[Any]] = {}
    for number, (labels, properties) in enumerate(whole["nodes"]):
        row = {"number": number, "properties": {name: value(raw) for name, raw in properties.items()}}
        by_labels.setdefault(tuple(labels), []).append(row)
    for labels, rows in by_labels.items():
        made = f"CREATE (n:{':'.join(labels)}:Restored)"
        server.run(f"UNWIND $rows AS row {made} SET n = row.properties, n.number_ = row.number", rows=rows)
    server.run("CREATE INDEX restored FOR (n:Restored) ON (n.number_)")
    server.run("CALL db.awaitIndexes(60)")
    by_type: dict[str, list[Any]] = {}
    for start, type_, end, properties in whole["relationships"]:
        row = {"start": start, "end": end, "properties": {name: value(raw) for name, raw in properties.items()}}
        by_type.setdefault(type_, []).append(row)
    for type_, rows in by_type.items():
        server.run(
            "UNWIND $rows AS row MATCH (a:Restored {number_: row.start}) MATCH (b:Restored {number_: row.end})"
            f" CREATE (a)-[r:{type_}]->(b) SET r = row.properties",
            rows=rows,
        )
    server.run("MATCH (n:Restored) REMOVE n.number_, n:Restored")
    server.run("DROP INDEX restored")


def ours(server: Server) -> list[dict[str, Any]]:
    """Every node and relationship, as two databases can be compared."""
    return server.run(
        "MATCH (n) OPTIONAL MATCH (n)-[r]->() WITH labels(n) AS labels, n.id AS id, collect(r.id) AS related"
        " UNWIND CASE WHEN related = [] THEN [null] ELSE related END AS r RETURN labels, id, r ORDER BY labels, id, r"
    )


@pytest.mark.parametrize("source", GRAPHS, ids=lambda path: path.name.partition(".")[0])
def test_an_old_graph_ends_as_a_fresh_load(empty_server: Server, source: Path) -> None:
    restore(empty_server, source)
    with store_on(empty_server) as store:
        assert "older whomet" in str(store.outdated())
        report = load_bytes(store, records(source))
        assert (report.loaded + report.unchanged, report.quarantined) == (len(records(source)), 0)
        load_lines(store, [DOCUMENT, PERSON])
        store.retract("new")
        assert (digest(store), store.outdated(), store.unfinished()) == (fresh(source), None, None)
        assert compare(store).agree
    assert empty_server.run("MATCH (n:WhometStore) RETURN n") == []
    left = ours(empty_server)
    empty_server.empty()
    with store_on(empty_server) as store:
        load_bytes(store, records(source))
    assert left == ours(empty_server)


def test_an_old_graph_is_rebuilt(empty_server: Server) -> None:
    restore(empty_server, SEEDS)
    steps: list[tuple[int, int]] = []
    with store_on(empty_server) as store:
        done = store.rebuild(lambda *step: steps.append(step))
        assert (done.lost, done.documents) == ((), 2)
        assert steps[-1][0] == steps[-1][1]
        assert digest(store) == fresh(SEEDS)
        assert store.rebuild().documents == 2
        assert digest(store) == fresh(SEEDS)


@pytest.mark.parametrize("stops_at", [1, 2, 3, 5, 8, 11])
def test_a_rebuild_that_is_cut_goes_on(empty_server: Server, monkeypatch: pytest.MonkeyPatch, stops_at: int) -> None:
    monkeypatch.setattr(rebuilding, "_THINGS_A_TRANSACTION", 40)
    restore(empty_server, SEEDS)
    with store_on(empty_server) as store:
        whole, left = store._transact, iter(range(stops_at))

        def cut(step: Any) -> Any:
            if next(left, None) is None:
                raise StoreError("cut")
            return whole(step)

        monkeypatch.setattr(store, "_transact", cut)
        with pytest.raises(StoreError, match="cut"):
            store.rebuild()
    with store_on(empty_server) as store:
        assert "whomet rebuild" in str(store.outdated())
        assert store.rebuild().lost == ()
        assert (digest(store), store.outdated()) == (fresh(SEEDS), None)


def test_a_large_old_graph_is_not_changed_before_it_is_rebuilt(
    empty_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_store, "THINGS_AT_ONCE", 10)
    restore(empty_server, SEEDS)
    with store_on(empty_server) as store:
        before = digest(store)
        with pytest.raises(NotAllowed, match="whomet rebuild"):
            load_lines(store, [DOCUMENT, PERSON])
        assert digest(store) == before
        store.rebuild()
    with store_on(empty_server) as store:
        assert load_lines(store, [DOCUMENT, PERSON]).loaded == 2


def test_a_changed_mapping_leaves_no_graph_behind(empty_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with store_on(empty_server) as store:
        load_bytes(store, records(SEEDS))
    before = empty_server.run("MATCH ()-[r:PARTICIPANT_IN]->() RETURN count(r) AS n")[0]["n"]
    renamed = {
        role: shape._replace(type="TRAVELLER_IN") if shape.type == "PARTICIPANT_IN" else shape
        for role, shape in emitting._SHAPES.items()
    }
    monkeypatch.setattr(emitting, "_SHAPES", renamed)
    texts = dict(UPSERT_RELATIONSHIPS)
    for start in ("Person", "Role"):
        usual = texts[start, "PARTICIPANT_IN", "Meeting"]
        texts[start, "TRAVELLER_IN", "Meeting"] = replace(
            usual, text=usual.text.replace("PARTICIPANT_IN", "TRAVELLER_IN")
        )
    monkeypatch.setattr(difference, "UPSERT_RELATIONSHIPS", texts)
    for module in (version, mapping, file_module, embedded_store, ledger_module):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    with store_on(empty_server) as store:
        assert load_lines(store, [DOCUMENT, PERSON]).loaded == 2
        assert empty_server.run("MATCH ()-[r:PARTICIPANT_IN]->() RETURN count(r) AS n")[0]["n"] == 0
        assert empty_server.run("MATCH ()-[r:TRAVELLER_IN]->(:Meeting) RETURN count(r) AS n")[0]["n"] == before
        monkeypatch.undo()
    with store_on(empty_server) as store, pytest.raises(StoreUnreadable, match="newer whomet"):
        store.retract("new")


def test_a_writer_notices_that_another_version_has_come(empty_server: Server) -> None:
    with store_on(empty_server) as store:
        load_bytes(store, records(SEEDS))
        empty_server.run("MATCH (s:WhometLedger) SET s.mapping = 999")
        with pytest.raises(NotAllowed, match="newer whomet"):
            load_lines(store, [DOCUMENT, PERSON])
        assert "newer whomet" in str(store.outdated())


@pytest.mark.parametrize(("format_", "is_read"), [(2, True), (3, True), (4, False)])
def test_ledgers_kept_in_another_way(empty_server: Server, format_: int, is_read: bool) -> None:
    """The one before this is read as it is; of a later one nobody knows how."""
    with store_on(empty_server) as store:
        load_lines(store, [DOCUMENT, PERSON])
    empty_server.run(f"MATCH (s:WhometLedger) SET s.format = {format_}")
    with store_on(empty_server) as store, nullcontext() if is_read else pytest.raises(StoreUnreadable, match="newer"):
        assert (store.outdated() is None) == is_read
        load_lines(store, [DOCUMENT, {**PERSON, "name": "Wang"}])
    assert empty_server.run("MATCH (s:WhometLedger) RETURN s.format AS format") == [{"format": format_}]


def test_what_release_0_1_wrote_meanwhile_is_noticed(empty_server: Server) -> None:
    """It takes the database for somebody else's; forced, it makes a mark of its own."""
    with store_on(empty_server) as store:
        load_bytes(store, records(SEEDS))
    empty_server.run("MERGE (s:WhometStore {id: 'whomet'}) SET s.writes = 1")
    empty_server.run("MATCH (p:Person) WITH p LIMIT 1 SET p.name = 'by the old one'")
    with store_on(empty_server) as store:
        assert "older whomet" in str(store.outdated())
        load_lines(store, [DOCUMENT, PERSON])
        store.retract("new")
        assert digest(store) == fresh(SEEDS)
