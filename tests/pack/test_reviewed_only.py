"""Every saved query can leave out what nobody has reviewed: its golden rows stay, whatever a program proposes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack

import pytest

import loader as whomet
from loader import Graph
from loader.cypher.leaving_out import leaving_out
from loader.errors import PackError
from loader.pack import find_pack
from loader.settings import find_settings
from loader.stores.neo4j.connection import Neo4jConnection
from tests.helpers import load_lines
from tests.pack.conftest import FOLDERS
from tests.pack.golden_cases import Case, cases, written
from tests.pack.machine import lines_of, unreviewed
from tests.pack.mirror import copy_to
from tests.servers.server import Server

CASES = list(cases(find_pack()))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Graph]]:
    """The graphs of the golden rows, each with as much again that nobody has reviewed."""
    path = tmp_path_factory.mktemp("crowded")
    with ExitStack() as stack:
        made = {name: stack.enter_context(whomet.open_graph(path / f"{name}.graph")) for name in FOLDERS}
        for name, graph in made.items():
            lines = lines_of(FOLDERS[name])
            assert load_lines(graph.store, [*lines, *unreviewed(lines)]).quarantined == 0
        yield made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_golden_rows_stay(case: Case, crowded: Mapping[str, Graph]) -> None:
    graph = crowded[case.graph]
    assert written(graph.run(case.query.name, reviewed_only=True, **case.parameters)) == case.rows


def test_without_it_what_a_program_proposes_is_seen(crowded: Mapping[str, Graph]) -> None:
    changed = [c for c in CASES if written(crowded[c.graph].run(c.query.name, **c.parameters)) != c.rows]
    assert len(changed) > len(CASES) / 2


@pytest.mark.slow
@pytest.mark.timeout(900)  # a server plans each of these texts anew
@pytest.mark.parametrize("name", FOLDERS)
def test_a_server_leaves_out_the_same(name: str, server: Server, crowded: Mapping[str, Graph]) -> None:
    graph = crowded[name]
    copy_to(server, graph.to_networkx())
    with Neo4jConnection(find_settings(server.bolt, environment=server.environment)) as opened:
        for case in (case for case in CASES if case.graph == name):
            text = leaving_out(case.query.text, "unreviewed")
            found = opened.read(text, graph.bind(case.query, case.parameters))
            assert (case.id, written(found), found.notes) == (case.id, case.rows, ())


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) RETURN count(*) AS n",
        "MATCH ()-->() RETURN count(*) AS n",
        "MATCH (a)<--(b) WHERE a.id IS NOT NULL OR b.name STARTS WITH 'A' RETURN count(*) AS n",
        "MATCH (a:Person)-[m:MET {mode: 'in_person'}]-(b WHERE b.id > a.id OR b.name = 'x') RETURN count(m) AS n",
        "MATCH (a:Person) WHERE NOT (a)-[:MET]-() RETURN count(*) AS n",
        "MATCH (a:Person)-[:MET*1..3]-(b) RETURN count(DISTINCT b) AS n",
        "MATCH (a:Person)-[:MET*0..2]-(b) RETURN count(DISTINCT b) AS n",
        "MATCH (a:Person) (()-[:MET]-()){1,2} (b:Person) RETURN count(DISTINCT b) AS n",
        "MATCH p = ALL SHORTEST (a:Person)-[:MET]-+(b:Person) RETURN count(p) AS n",
        "MATCH (a:Person), (b:Person) WHERE a.id < b.id MATCH p = shortestPath((a)-[:MET*..4]-(b)) RETURN count(p) AS n",  # noqa: E501
        "OPTIONAL MATCH (a:Person)-[:MET]-(b) WITH a, count(b) AS n WHERE n > 1 RETURN sum(n) AS n",
        "MATCH (a:Person) RETURN sum(size([(a)-[:MET]-(b) WHERE b.id > 'c' | b.name])) AS n",
        "MATCH (a:Person) RETURN sum(COUNT { (a)-[:MET]-() }) AS n",
        "MATCH (`a b`:Person)-[`r``s`:MET]-() RETURN count(`r``s`) AS n",
        "MATCH (_seen0:Person)-[:MET]-(b) RETURN count(_seen0) AS n",
        "CALL { MATCH (m:Meeting) RETURN m UNION MATCH (m:Trip) RETURN m } RETURN count(m) AS n",
        "/* MATCH (n) */ MATCH (m:Meeting) // (x)-[:MET]-()\nRETURN count(m) AS n",
    ],
)
def test_any_query_can_leave_it_out(text: str, graphs: Mapping[str, Graph], crowded: Mapping[str, Graph]) -> None:
    found = crowded["seeds"].query(text, reviewed_only=True).records()
    assert found == graphs["seeds"].query(text).records()
    assert found != crowded["seeds"].query(text).records()


def test_notebooks_and_shown_texts_have_it_too(crowded: Mapping[str, Graph]) -> None:
    graph = crowded["seeds"]
    everybody = len(graph.pack.most_active(top=1000))
    assert len(graph.pack.most_active(top=1000, reviewed_only=True)) < everybody
    shown = whomet.describe(graph.pack.find("who-met"), reviewed_only=True)
    assert "met.unreviewed IS NULL" in shown
    assert "unreviewed" not in whomet.describe(graph.pack.find("who-met"))


def test_no_parameter_of_a_query_has_its_name(tmp_path) -> None:
    text = (FOLDERS["seeds"].parent / "queries" / "people" / "who-is.cypher").read_text(encoding="utf-8")
    (tmp_path / "people").mkdir()
    text = text.replace("person:", "reviewed_only:").replace("$person", "$reviewed_only")
    (tmp_path / "people" / "who-is.cypher").write_text(text)
    with pytest.raises(PackError, match="something else"):
        find_pack([tmp_path])


def test_pictures_leave_it_out_too(crowded: Mapping[str, Graph]) -> None:
    text = "MATCH (m:Meeting) WHERE m.unreviewed IS NULL RETURN m.id AS id"
    for reviewed in (False, True):
        rows = crowded["seeds"].query(text, reviewed_only=reviewed)
        assert rows.named is not None
        drawn = rows.named(rows, "network").to_networkx()
        assert any("unreviewed" in data for _, _, data in drawn.edges(data=True)) is not reviewed
