"""Beside other people's nodes and relationships, some of which look like ours or hold on to ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loader.api import Graph
from loader.errors import StoreError
from loader.pack import find_pack
from loader.stores.base import Kept, Removal
from loader.stores.embedded.store import EmbeddedStore
from tests.faults import process
from tests.helpers import digest, load_lines
from tests.neo4j.test_both_stores import store_on
from tests.servers.server import Server

Line = dict[str, Any]


def report(id_: str, *people: str) -> list[Line]:
    """A meeting of these people, each of a country of its own."""
    own = {"record": "document", "id": id_, "title": id_, "sha256": "a" * 64, "characters": 100}
    persons = [{"record": "person", "document": id_, "id": p, "name": p.title()} for p in people]
    who = [{"person": p, "side": side} for p, side in zip(people, ("US", "CN", "FR"), strict=False)]
    met = {"record": "meeting", "document": id_, "id": f"m-{id_}", "name": "M", "status": "held", "participants": who}
    return [own, *persons, met]


LINES = [*report("a", "ann", "bo-li"), *report("b", "ann", "cat")]

THEIRS = [
    "CREATE (:Person {id: 'x', name: 'X'})-[:MET {id: 'r'}]->(:Person {id: 'y', name: 'Y'})",
    "CREATE (:Person {id: 'x', name: 'X'})-[:MET {id: 'MET|x|y|m'}]->(:Person {id: 'y', name: 'Y'})",
    "CREATE (:Person {id: 7})-[:MET {id: 7}]->(:Person {id: [1]})",
    "CREATE (:Thing {id: 'x'})-[:REPORTS {id: 'r'}]->(:Thing)",
    "CREATE (:Person)-[:SAID {id: 'SAID||x'}]->(:Statement {id: 'x'})",
    "CREATE (:Person:Role {id: 'x'})-[:HOLDS {id: date('2020-01-01')}]->(:Role {id: 'y'})",
]
DRAWN = [
    "MATCH (a:Person {id: 'ann'}), (b:Person {id: 'cat'}) CREATE (a)-[:MET {id: 'mine'}]->(b)",
    "MATCH (a:Person {id: 'ann'}) CREATE (a)-[:MET {id: 'mine'}]->(:Person {id: 'theirs'})",
    "MATCH (a:Person {id: 'ann'}) CREATE (:Note)-[:ON {id: 'ON|ann'}]->(a)",
]


def expected() -> str:
    with EmbeddedStore(None) as store:
        load_lines(store, LINES)
        return digest(store)


@pytest.mark.parametrize("theirs", THEIRS, ids=range(len(THEIRS)))
def test_what_looks_like_ours_is_not_counted(empty_server: Server, theirs: str, tmp_path: Path) -> None:
    empty_server.run(theirs)
    before = empty_server.run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(n) AS n, count(r) AS r")
    with Graph(store_on(empty_server, into_existing=True), find_pack()) as graph:
        load_lines(graph.store, LINES)
        _is_as_without_theirs(graph, tmp_path)
        for document in ("a", "b"):
            graph.retract(document)
    left = "MATCH (n) WHERE NOT n:WhometLedger OPTIONAL MATCH (n)-[r]->() RETURN count(n) AS n, count(r) AS r"
    assert empty_server.run(left) == before


@pytest.mark.parametrize("drawn", DRAWN, ids=range(len(DRAWN)))
def test_what_is_drawn_between_ours_is_not_counted(empty_server: Server, drawn: str, tmp_path: Path) -> None:
    with Graph(store_on(empty_server), find_pack()) as graph:
        load_lines(graph.store, LINES)
        empty_server.run(drawn)
        _is_as_without_theirs(graph, tmp_path)


def test_what_somebody_has_taken_away_comes_again_where_it_changes(empty_server: Server) -> None:
    again = [*report("c", "ann", "bo-li")[:-1], {**report("c", "ann", "bo-li")[-1], "id": "m-a"}]
    with EmbeddedStore(None) as here:
        load_lines(here, [*LINES, *again])
        whole = digest(here)
    with store_on(empty_server) as store:
        load_lines(store, LINES)
        empty_server.run("MATCH ()-[r:PARTICIPANT_IN]->(:Meeting {id: 'm-a'}) DELETE r")
        assert load_lines(store, again).quarantined == 0
        assert digest(store) == whole


def _is_as_without_theirs(graph: Graph, folder: Path) -> None:
    assert graph.digest() == expected()
    with EmbeddedStore(None) as here:
        load_lines(here, LINES)
        assert graph.stats() == here.stats()
    for number, form in enumerate(("json", "graphml", "csv")):
        assert graph.export(form, folder / f"{number}.{form}")


ATTACHED = "MATCH (p:Person {id: 'bo-li'}) CREATE (:Note {t: 'mine'})-[:ON]->(p)"
REMARK = (
    "the Person 'bo-li' stays in the database, because somebody has drawn (Note)-[:ON]->(Person bo-li): it is in the"
    " graph no more, and goes once that relationship is deleted, or with whomet retract --detach"
)


def test_a_node_to_which_somebody_has_drawn_a_relationship_stays_for_them(empty_server: Server) -> None:
    with store_on(empty_server) as store:
        load_lines(store, LINES)
        empty_server.run(ATTACHED)
        removal = store.retract("a")
        assert removal.kept == (REMARK,)
        with EmbeddedStore(None) as here:
            load_lines(here, report("b", "ann", "cat"))
            assert digest(store) == digest(here)
        assert empty_server.run("MATCH (p:Person {id: 'bo-li'}) RETURN p") == []
        assert empty_server.run("MATCH (:Note)-[:ON]->(p) RETURN p.id AS id, p.name AS name") == [
            {"id": "bo-li", "name": "Bo-Li"}
        ]


def test_a_new_version_without_the_person_is_loaded_and_blames_no_record(empty_server: Server) -> None:
    with store_on(empty_server) as store:
        load_lines(store, LINES)
        empty_server.run(ATTACHED)
        found = load_lines(store, report("a", "ann", "dan"))
        assert (found.quarantined, found.faults, found.standing) == (0, [], [REMARK])


def test_it_is_ours_again_where_a_document_speaks_of_it_and_goes_when_it_is_free(empty_server: Server) -> None:
    with store_on(empty_server) as store:
        load_lines(store, LINES)
        empty_server.run(ATTACHED)
        store.retract("a")
        assert load_lines(store, report("a", "ann", "bo-li")).quarantined == 0
        assert digest(store) == expected()
        assert empty_server.run("MATCH (:Note)-[:ON]->(p:Person) RETURN p.id AS id") == [{"id": "bo-li"}]
        store.retract("a")
        empty_server.run("MATCH (:Note)-[r:ON]->() DELETE r")
    with store_on(empty_server) as store:
        load_lines(store, report("c", "eve"))
    assert empty_server.run("MATCH (n:WhometKept) RETURN n") == []


def test_what_is_drawn_goes_too_where_one_says_so(empty_server: Server) -> None:
    with store_on(empty_server) as store:
        load_lines(store, LINES)
    empty_server.run(ATTACHED)
    empty_server.run("MATCH (p:Person {id: 'bo-li'}) CREATE (p)-[:LIKES {since: 1}]->(:Note), (:Note)-[:NEAR]->(:Note)")
    code, out, err = process.run(["retract", "a", "--detach"], empty_server.environment)
    assert (code, out) == (3, "a is retracted: 3 nodes and 7 relationships removed\n")
    assert "stays because somebody has drawn (Note)-[:ON]->(Person bo-li)" in err
    assert "stays because somebody has drawn (Person bo-li)-[:LIKES]->(Note)" in err
    assert "--yes deletes them without asking" in err
    code, out, _ = process.run(["retract", "--detach", "--yes"], empty_server.environment)
    assert (code, out) == (0, "detached: 1 node and 2 relationships removed\n")
    assert empty_server.run("MATCH (n:WhometKept) RETURN n") == []
    assert empty_server.run("MATCH (n:Note) RETURN count(n) AS n") == [{"n": 4}]
    assert process.run(["retract", "b", "--detach"], empty_server.environment)[0] == 0


def test_a_node_that_is_in_the_graph_again_is_not_detached(empty_server: Server) -> None:
    with store_on(empty_server) as store:
        load_lines(store, LINES)
        empty_server.run(ATTACHED)
        store.retract("a")
        kept = store.kept()
        assert kept == (Kept("Person", "bo-li", "(Note)-[:ON]->(Person bo-li)"),)
        load_lines(store, report("a", "ann", "bo-li"))
        assert (store.kept(), store.detach(kept)) == ((), Removal(0, 0))
        assert digest(store) == expected()


IN_THE_WAY = [
    ("CREATE INDEX theirs FOR (n:Person) ON (n.id)", "the index theirs stands in the way", "DROP INDEX `theirs`"),
    ("CREATE (:Person {id: 'x'}), (:Person {id: 'x'})", "some Person have the same id already", "database of its own"),
]


@pytest.mark.parametrize(("theirs", "message", "remedy"), IN_THE_WAY)
def test_what_is_in_the_way_of_a_constraint_is_named(
    bare_server: Server, theirs: str, message: str, remedy: str
) -> None:
    bare_server.run(theirs)
    with store_on(bare_server, into_existing=True) as store, pytest.raises(StoreError) as caught:
        load_lines(store, LINES)
    assert message in caught.value.message
    assert remedy in caught.value.remedy


def test_a_constraint_of_another_name_will_do(bare_server: Server) -> None:
    bare_server.run("CREATE CONSTRAINT theirs FOR (n:Person) REQUIRE n.id IS UNIQUE")
    bare_server.run("CREATE INDEX whomet_person_name FOR (n:Somebody) ON (n.name)")
    with store_on(bare_server) as store:
        load_lines(store, LINES)
    found = bare_server.run(
        "SHOW INDEXES YIELD name, labelsOrTypes, properties WHERE 'Person' IN labelsOrTypes RETURN name ORDER BY name"
    )
    assert [row["name"] for row in found] == ["theirs", "whomet_person_name_2"]
