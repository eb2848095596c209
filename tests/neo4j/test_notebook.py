"""A notebook sees on a server what it sees in a file: tables, DataFrames, networkx, pictures, the pack, the magic."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

import loader as whomet
from loader.errors import CypherError, UsageError
from loader.exports import FORMATS
from loader.picture import VIEWS
from tests.helpers import SEEDS
from tests.servers.server import Server

QUERIES = [
    "MATCH (m:Meeting)-[r]-(n) RETURN m, r, n, m.date AS date, m.earliest AS earliest ORDER BY r.id, m.id, n.id",
    "MATCH path = (:Person {id: 'wang-yi'})-[:PARTICIPANT_IN]->(m)<-[:PARTICIPANT_IN]-(:Person)"
    " RETURN path, [m] AS list, {of: m} AS map ORDER BY m.id, [n IN nodes(path) | n.id]",
    "MATCH (m:Meeting) WHERE m.date IS NULL RETURN m.name AS name, m.date AS date, m.disputed AS no ORDER BY m.id",
    "RETURN date('1600-02-29') AS a, datetime('2023-01-01T10:00:00Z') AS b, localdatetime('2023-01-01T10:00:00') AS c,"
    " duration('P1D') AS d, time('10:00:00Z') AS e, 1.5 AS f, true AS g, null AS h, [1, 2] AS i, 2 AS j",
    "MATCH (n) WHERE false RETURN n, 1 AS one",
]


@pytest.fixture(scope="module")
def both(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[whomet.Graph, whomet.Graph]]:
    """The seeds on the server, found as a notebook finds them, and in a file."""
    server.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("notebook"))
        patch.delenv("WHOMET_STORE", raising=False)
        for name, value in server.environment.items():
            patch.setenv(name, value)
        with whomet.open_graph() as there, whomet.open_graph("seeds.graph") as here:
            for graph in (there, here):
                graph.load(SEEDS)
            yield there, here


@pytest.mark.parametrize("text", QUERIES)
def test_a_result_shows_itself_alike(both: tuple[whomet.Graph, whomet.Graph], text: str) -> None:
    there, here = (graph.query(text) for graph in both)
    assert there._repr_html_() == here._repr_html_()
    assert repr(there) == repr(here)
    assert there.records() == here.records()
    assert there.to_df().dtypes.equals(here.to_df().dtypes)
    assert there.to_df().astype(str).equals(here.to_df().astype(str))
    assert dict(there.to_networkx().nodes(data=True)) == dict(here.to_networkx().nodes(data=True))
    ends = [
        {(a, b, key): data for a, b, key, data in r.to_networkx().edges(keys=True, data=True)} for r in (there, here)
    ]
    assert ends[0] == ends[1]


def test_nodes_and_relationships_show_label_name_and_status(both: tuple[whomet.Graph, whomet.Graph]) -> None:
    text = "MATCH (m:Meeting {id: $id})<-[r:PARTICIPANT_IN]-() RETURN m, r"
    shown = both[0].query(text, id="blinken-wang-2023-02-19")._repr_html_()
    assert "(:Held:Meeting Blinken–Wang Yi talks in Munich, 19 February 2023 [held])" in shown
    assert "-[:PARTICIPANT_IN]-&gt;" in shown
    assert both[0].query(QUERIES[0]).to_df()["date"].dt.year.max() == 2023


def test_pictures_are_the_same(both: tuple[whomet.Graph, whomet.Graph]) -> None:
    for ask in ("person_drawn", "who_met_drawn"):
        there, here = (getattr(graph.pack, ask)("Wang Yi").picture(title="Wang Yi") for graph in both)
        assert there.svg == here.svg
    for view in VIEWS:
        there, here = (
            graph.query("MATCH path = ()-[:MET|PARTICIPANT_IN]-() RETURN path").picture(view) for graph in both
        )
        assert there.svg == here.svg


def test_the_pack_completes_and_the_whole_is_the_same(both: tuple[whomet.Graph, whomet.Graph], tmp_path: Path) -> None:
    there, here = both
    assert "who_met" in dir(there.pack)
    assert next(iter(inspect.signature(there.pack.who_met).parameters)) == "person"
    assert there.pack.who_met("wang yi", since="2022").records() == here.pack.who_met("wang yi", since="2022").records()
    assert dict(there.to_networkx().nodes(data=True)) == dict(here.to_networkx().nodes(data=True))
    for what in FORMATS.keys() - {"admin", "browser"}:
        made = [graph.export(what, tmp_path / f"{number}-{what}") for number, graph in enumerate(both)]
        assert [path.read_bytes() for path in made[0]] == [path.read_bytes() for path in made[1]], what


@pytest.fixture
def shell(both: tuple[whomet.Graph, whomet.Graph]) -> Iterator[InteractiveShell]:
    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "loader.notebook")
    shell.user_ns.update(g=both[0], who="wang-yi")
    yield shell
    shell.history_manager.end_session()


def test_a_cell_of_cypher(shell: InteractiveShell) -> None:
    result = shell.run_cell_magic("cypher", "id=who", "MATCH (p:Person {id: $id}) RETURN p")
    assert "(:Person Wang Yi)" in result._repr_html_()
    for wrong in ("CREATE (n) RETURN n", "MATCH (n RETURN n", "RETURN $nothing"):
        with pytest.raises((CypherError, UsageError)) as caught:
            shell.run_cell_magic("cypher", "", wrong)
        assert "neo4j." not in str(caught.value).lower()
