"""Every export as the real program has it after reading it: `make test-exports` sets the programs up.

Counted in each: nodes, relationships and types; looked at: a date, a truth, a value that is missing.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import loader as whomet
from tests.export.told import lines
from tests.helpers import ROOT, SEEDS
from tests.servers.jars import gephi_jars

PROGRAMS = ROOT / ".venv-exports"
HERE = Path(__file__).with_name("programs")
NODE = "blinken-qin-2023-06-18"
EDGE = f"MET|antony-blinken|qin-gang|{NODE}"
ENDS = ["antony-blinken", "qin-gang"]
FILES = {
    "graph.gexf": ("gexf", None),
    "meetings.gexf": ("gephi", None),
    "graph.graphml": ("graphml", None),
    "graphology.json": ("json", "graphology"),
    "cytoscape.json": ("json", "cytoscape"),
    "entities.json": ("followthemoney", None),
    ".": ("parquet", None),
    "./": ("csv", None),
}

pytestmark = [
    pytest.mark.apart,
    pytest.mark.timeout(1_200),
    pytest.mark.skipif(not PROGRAMS.exists(), reason="make test-exports sets up the programs"),
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> whomet.Graph:
    """The seeds, in which persons met several times, and a graph of every kind of doubt."""
    made = whomet.open_graph(tmp_path_factory.mktemp("graph") / "whomet.graph")
    made.load(SEEDS)
    made.load(lines(), accept_unreviewed=True)
    return made


@pytest.fixture(scope="module")
def folder(graph: whomet.Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exports")
    for name, (what, reader) in FILES.items():
        graph.export(what, made / name, reader=reader)
    return made


@pytest.fixture(scope="module")
def python(folder: Path) -> dict[str, Any]:
    script = HERE / "read.py"
    return _said([PROGRAMS / "bin" / "python", "-W", "ignore", script, folder, NODE, EDGE])


@pytest.fixture(scope="module")
def javascript(folder: Path) -> dict[str, Any]:
    shutil.copy(HERE / "read.mjs", PROGRAMS / "read.mjs")
    return _said(["node", PROGRAMS / "read.mjs", folder, NODE, EDGE])


@pytest.fixture(scope="module")
def gephi(folder: Path) -> dict[str, dict[str, Any]]:
    """What Gephi has of each file: opened as it proposes, and with `Don't merge`."""
    files = ["graph.gexf", "meetings.gexf", "graph.graphml", "keep:graph.graphml"]
    command = ["java", "-Djava.awt.headless=true", "-cp", f"{gephi_jars()}/*", HERE / "Gephi.java", *files]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=300)
    said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return dict(zip(files, said, strict=True))


def _said(command: list[Any]) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=environment)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def _counts(graph: whomet.Graph) -> dict[str, Any]:
    stats = graph.stats()
    types = dict(stats.relationships)
    return {"nodes": sum(stats.nodes.values()), "relationships": sum(types.values()), "types": types}


def _same_counts(said: Mapping[str, Any], graph: whomet.Graph) -> None:
    own = _counts(graph)
    assert {name: said[name] for name in own} == own


def _plain_types(types: Mapping[str, int]) -> Counter[str]:
    """Without the numbers that keep parallel ones apart."""
    return sum((Counter({name.split(" ")[0]: count}) for name, count in types.items()), Counter[str]())


def _by_id(things: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {thing["id"]: thing for thing in things}


def _day(text: str) -> int:
    return int(datetime.datetime.fromisoformat(f"{text}T00:00:00+00:00").timestamp() * 1000)


def test_gephi_opens_gexf_whole_as_it_proposes(gephi: dict[str, dict[str, Any]], graph: whomet.Graph) -> None:
    said, own = gephi["graph.gexf"], _counts(graph)
    assert (len(said["nodes"]), len(said["edges"])) == (own["nodes"], own["relationships"])
    assert _plain_types(said["types"]) == Counter(own["types"])
    nodes, edges = _by_id(said["nodes"]), _by_id(said["edges"])
    assert {id_: edge["label"] for id_, edge in edges.items()} == {
        key: "".join(data["__labels__"]) for *_, key, data in graph.to_networkx().edges(keys=True, data=True)
    }
    values = nodes[NODE]["values"]
    assert (values["date"], values["disputed"], values["region"]) == ("2023-06-18", False, None)
    assert nodes["contested"]["values"]["disputed"] is True
    assert nodes["ann"]["values"]["disputed"] is None
    assert (edges[EDGE]["values"]["date"], edges[EDGE]["values"]["tense"]) == ("2023-06-18", None)


def test_gephi_puts_meetings_on_its_timeline_by_full_days(gephi: dict[str, dict[str, Any]]) -> None:
    assert gephi["graph.gexf"]["time"] == "DATE"
    spells = {id_: node["spell"] for id_, node in _by_id(gephi["graph.gexf"]["nodes"]).items()}
    assert spells[NODE] == [_day("2023-06-18")] * 2
    assert spells["forum"] == [_day("2031-05-01"), _day("2031-05-31")]
    assert spells["fair"] == [_day("2030-01-01"), _day("2039-12-31")]
    assert spells["later"] == [_day("2031-05-01"), None]
    assert (spells["sometime"], spells["ann"]) == (None, None)
    met = _by_id(gephi["graph.gexf"]["edges"])
    assert met["MET|ann|bo_lee|once"]["spell"] == [_day("2031-03-01"), _day("2031-05-31")]


def test_gephi_opens_the_form_in_which_meetings_are_nodes(
    gephi: dict[str, dict[str, Any]], graph: whomet.Graph
) -> None:
    said, types = gephi["meetings.gexf"], _counts(graph)["types"]
    left = {name: count for name, count in types.items() if name not in ("MET", "MAKES", "REPORTS", "MENTIONS")}
    claims = graph.query("MATCH (:Claim)-[r:ABOUT]->() RETURN count(r) AS n").records()[0]["n"]
    assert _plain_types(said["types"]) == Counter({**left, "ABOUT": types["ABOUT"] - claims})
    assert not [node for node in said["nodes"] if node["values"]["labels"] in (":Document", ":Claim")]


def test_gephi_merges_graphml_unless_it_is_told_not_to(gephi: dict[str, dict[str, Any]], graph: whomet.Graph) -> None:
    count = _counts(graph)["relationships"]
    assert len(gephi["graph.graphml"]["edges"]) < count
    assert len(gephi["keep:graph.graphml"]["edges"]) == count


@pytest.mark.parametrize("program", ["graphology", "gexf", "cytoscape"])
def test_javascript_programs(program: str, javascript: dict[str, Any], graph: whomet.Graph) -> None:
    said = javascript[program]
    _same_counts(said, graph)
    assert (said["node"]["date"], said["node"]["disputed"], "region" in said["node"]) == ("2023-06-18", False, False)
    assert (said["edge"]["date"], said["edge"]["disputed"], "tense" in said["edge"]) == ("2023-06-18", False, False)
    assert said.get("ends", ENDS) == ENDS
    assert said.get("held", 1) >= 1


@pytest.mark.parametrize("program", ["igraph", "tulip"])
def test_graphml_in_igraph_and_tulip(program: str, python: dict[str, Any], graph: whomet.Graph) -> None:
    """What is missing is empty text there."""
    said = python[program]
    _same_counts(said, graph)
    assert (said["node"]["date"], said["node"]["disputed"], said["node"]["region"]) == ("2023-06-18", False, "")
    assert (said["edge"]["date"], said["edge"]["disputed"], said["edge"]["tense"]) == ("2023-06-18", False, "")
    assert said["ends"] == ENDS
    assert said.get("ids", said["relationships"]) == said["relationships"]


def test_networkit_reads_graphml(python: dict[str, Any], graph: whomet.Graph) -> None:
    own = _counts(graph)
    said = {"nodes": own["nodes"], "relationships": own["relationships"], "directed": True}
    assert python["networkit"] == said


@pytest.mark.parametrize("program", ["duckdb", "polars"])
def test_parquet_with_dates_and_open_ends_as_null(program: str, python: dict[str, Any], graph: whomet.Graph) -> None:
    said = python[program]
    _same_counts(said, graph)
    assert said["node"][:3] == ["2023-06-18", False, None]
    assert said["edge"][:3] == ["2023-06-18", False, None]
    opened = "MATCH (n) WHERE n.earliest IS NOT NULL AND n.latest IS NULL RETURN count(n) AS n"
    assert said["open"] == graph.query(opened).records()[0]["n"] > 1
    assert said.get("infinite", 0) == 0
    assert said.get("csv", said["nodes"]) == said["nodes"]


def test_followthemoney_takes_every_value_as_it_is(python: dict[str, Any], graph: whomet.Graph) -> None:
    said = python["followthemoney"]
    assert (said["invalid"], said["lost"], said["strangers"]) == ([], [], [])
    own = graph.stats()
    assert {name: said["schemata"][name] for name in ("Person", "Position", "Address", "Article", "Occupancy")} == {
        "Person": own.nodes["Person"],
        "Position": own.nodes["Role"],
        "Address": own.nodes["Place"],
        "Article": own.nodes["Document"],
        "Occupancy": own.relationships["HOLDS"],
    }
    held = "MATCH (n) WHERE n:Held AND NOT n:Disputed RETURN count(n) AS n"
    assert said["schemata"]["Event"] == own.nodes["Event"] + graph.query(held).records()[0]["n"]
