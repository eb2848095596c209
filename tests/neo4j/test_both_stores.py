"""Law 5: the same records and decisions make the same graph in the file and on the server, whatever is done to it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from loader import canonical
from loader.conversion import convert
from loader.errors import NotAllowed
from loader.loading import load
from loader.records.reading import read
from loader.settings import find_settings
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.neo4j import large_documents as neo4j_portions
from loader.stores.neo4j import store as neo4j_store
from loader.stores.neo4j.store import Neo4jStore
from tests import generate
from tests.conversion.test_core import accepted, samples
from tests.helpers import SEEDS, digest, load_lines
from tests.records import record
from tests.servers.server import Server


def store_on(server: Server, **options: bool) -> Neo4jStore:
    return Neo4jStore(find_settings(environment=server.environment, folder=Path(tempfile.gettempdir())), **options)


def test_the_seeds_are_the_same_graph_in_both_stores(empty_server: Server, tmp_path: Path) -> None:
    with store_on(empty_server) as there, EmbeddedStore(tmp_path / "seeds.graph") as here:
        for store in (there, here):
            report = load(store, read([SEEDS]))
            assert (report.loaded, report.quarantined) == (report.read, 0)
            again = load(store, read([SEEDS]))
            assert (again.loaded, again.unchanged) == (0, again.read)
        assert digest(there) == digest(here)
        assert there.stats() == here.stats()
        assert sorted(there.to_networkx().nodes) == sorted(here.to_networkx().nodes)


def test_converted_records_are_the_same_graph_in_both_stores(empty_server: Server, tmp_path: Path) -> None:
    lines = []
    for name in ("gdelt", "wikidata", "graphiti"):
        convert(name, samples(tmp_path)[name], tmp_path / name)
        lines += accepted(tmp_path / name)
    with store_on(empty_server) as there, EmbeddedStore(tmp_path / "converted.graph") as here:
        for store in (there, here):
            report = load_lines(store, lines)
            assert (report.loaded, report.quarantined) == (report.read, 0)
        assert digest(there) == digest(here)
    (found,) = empty_server.run("MATCH (m:Unstated) RETURN count(m) AS unstated, count {(:Person)-[:MET]->()} AS met")
    assert (found["unstated"], found["met"]) == (2, 0)


@pytest.fixture(params=["whole documents", "portions"])
def portions(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document is written in one transaction; every document is too large for one."""
    if request.param == "portions":
        monkeypatch.setattr(neo4j_store, "RECORDS_A_TRANSACTION", 0)
        monkeypatch.setattr(neo4j_portions, "THINGS_A_TRANSACTION", 3)
        monkeypatch.setattr(neo4j_portions, "RELATIONSHIPS_A_TRANSACTION", 3)


def line(kind: str, id_: str, **fields: Any) -> dict[str, Any]:
    return record(kind, id_, "doc", **fields)


DOCUMENT = line("document", "doc", title="A report")
ANN, BOB = line("person", "ann", name="Ann", family_name="Lee"), line("person", "bob", name="Bob")
MEETING = line("meeting", "talks", name="Talks", status="held", participants=[{"person": "ann"}])


@pytest.mark.usefixtures("portions")
def test_what_the_server_refuses_is_quarantined_down_to_the_record(empty_server: Server) -> None:
    with store_on(empty_server) as store:
        load_lines(store, [line("document", "other", title="Other", sha256="b" * 64, characters=1)])
        empty_server.run("CREATE CONSTRAINT theirs FOR (n:Person) REQUIRE n.family_name IS UNIQUE")
        twin = line("person", "carl", name="Carl", family_name="Lee")
        report = load_lines(store, [DOCUMENT, ANN, BOB, twin, MEETING])
        assert (report.read, report.loaded, report.quarantined) == (5, 4, 1)
        assert "already exists with label `Person`" in str(report.faults[0])
        assert report.faults[0].found == "'carl'"
        assert store.stats().nodes == {"Document": 2, "Person": 2, "Meeting": 1}


@pytest.mark.usefixtures("portions")
def test_a_database_with_other_nodes_is_refused_and_left_alone(empty_server: Server) -> None:
    empty_server.run("CREATE (:Person {id: 'ann', name: 'Somebody else'})-[:KNOWS]->(:Dog)")
    with store_on(empty_server) as store, pytest.raises(NotAllowed, match="holds nodes that whomet did not make"):
        load_lines(store, [DOCUMENT])
    with store_on(empty_server, into_existing=True) as store:
        report = load_lines(store, [DOCUMENT, ANN, BOB, MEETING])
        assert (report.loaded, report.quarantined) == (2, 2)
        assert "a Person with the id 'ann' is there already and is not ours" in str(report.faults[0])
        store.retract("doc")
        assert digest(store) == canonical.digest([])
    theirs = empty_server.run("MATCH (n:Person)-[:KNOWS]->(d:Dog) RETURN n.name AS name")
    assert theirs == [{"name": "Somebody else"}]


class BothStores(RuleBasedStateMachine):
    """Does the same to both stores; after each step their digests are equal."""

    server: Server

    def __init__(self) -> None:
        super().__init__()
        self.server.run("MATCH (n) DETACH DELETE n")
        self.folder = tempfile.TemporaryDirectory()
        self.here = EmbeddedStore(Path(self.folder.name) / "test.graph")
        self.there = store_on(self.server)

    def teardown(self) -> None:
        self.there.close()
        self.here.close()
        self.folder.cleanup()

    def both(self, lines: list[Any]) -> None:
        reports = [load_lines(store, lines) for store in (self.here, self.there)]
        assert reports[0] == reports[1]

    @rule(documents=generate.documents())
    def load(self, documents: dict[str, list[Any]]) -> None:
        self.both([line for lines in documents.values() for line in lines])

    @rule(decision=generate.decision())
    def decide(self, decision: Any) -> None:
        self.both([decision])

    @precondition(lambda self: self.here.hashes())
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        document = data.draw(st.sampled_from(sorted(self.here.hashes())))
        assert self.there.retract(document, dry_run=True) == self.here.retract(document, dry_run=True)
        assert self.there.retract(document) == self.here.retract(document)

    @precondition(lambda self: self.here.decisions())
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        decision = data.draw(st.sampled_from(self.here.decisions()))
        self.here.forget([decision])
        self.there.forget([decision])

    @invariant()
    def same(self) -> None:
        assert digest(self.here) == digest(self.there)
        assert self.here.hashes() == self.there.hashes()


@pytest.mark.timeout(900)
@pytest.mark.usefixtures("portions")
def test_whatever_is_done_both_stores_hold_the_same_graph(empty_server: Server) -> None:
    BothStores.server = empty_server
    examples = max(1, int(os.environ.get("LAW_EXAMPLES", "40")) // 8)
    run_state_machine_as_test(
        BothStores,
        settings=settings(
            max_examples=examples, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
