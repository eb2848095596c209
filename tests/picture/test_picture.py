"""Pictures: what they show, how large they are, that names stay apart, and that nothing in them runs or reaches out."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from neo4j.time import Date
from typer.testing import CliRunner

import loader as whomet
from loader.cli import app
from loader.errors import UsageError
from loader.picture import VIEWS, picture
from loader.picture.figure import LINES_SHOWN, NODES_SHOWN, figure
from loader.picture.layout import lay_out
from loader.picture.svg import folded
from loader.result import Result
from tests.helpers import ROOT, SEEDS
from tests.picture.given import crowd, named
from tests.render.hostile import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "rect", "text", "g", "line", "circle", "path"}


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter(f"{SVG}text")]


def check_harmless(svg: str) -> None:
    """Only drawing elements, no attribute that runs or reaches out, no style but the one for the size."""
    svg.encode()
    for element in parsed(svg).iter():
        assert element.tag.removeprefix(SVG) in ALLOWED
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert "href" not in name
            assert "url(" not in value
            assert name != "style" or value == "max-width:100%;height:auto"
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", svg)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> whomet.Graph:
    graph = whomet.open_graph(tmp_path_factory.mktemp("seeds") / "seeds.graph")
    graph.load(SEEDS)
    return graph


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_names_are_only_drawn(view: str) -> None:
    for text in HOSTILE:
        check_harmless(picture(named([text, "Ann", "Bob"]), view, title=text).svg)


def test_the_corpus_is_large() -> None:
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize("view", VIEWS)
def test_all_hostile_names_at_once(view: str) -> None:
    svg = picture(named(HOSTILE), view).svg
    check_harmless(svg)
    assert len(svg) < 130_000


@pytest.mark.parametrize("nodes", [1, 2, 10, 40, 100])
def test_a_picture_is_small_and_its_names_stay_apart(nodes: int) -> None:
    drawn = crowd(nodes) if nodes > 3 else nx.MultiDiGraph(crowd(5).subgraph([f"n{n:04}" for n in range(nodes)]))
    assert len(picture(drawn).svg.encode()) < 100_000
    found = lay_out(figure(drawn))
    boxes = [name.box for name in found.names.values()]
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
    assert len(found.names) >= 0.9 * nodes
    assert min(box.left for box in boxes) >= -0.01
    assert max(box.right for box in boxes) <= found.width + 0.01


def test_what_is_left_out_is_said() -> None:
    drawn = crowd(400)
    shown = " ".join(texts(picture(drawn).svg))
    assert f"Not drawn: {400 - NODES_SHOWN} of 400 nodes" in shown
    dense = nx.MultiDiGraph(crowd(60))
    for a, b in combinations(sorted(dense), 2):
        dense.add_edge(a, b, __labels__={"MET"})
    assert f"Not drawn: {60 * 59 // 2 - LINES_SHOWN} of {60 * 59 // 2} lines" in " ".join(texts(picture(dense).svg))
    assert len(picture(dense).svg.encode()) < 100_000
    assert "Not drawn: 160 of 200 persons" in " ".join(texts(picture(crowd(200), "matrix").svg))
    assert "Not drawn: the last" in " ".join(texts(picture(named(["x"] * 200), "timeline").svg))


def complete(nodes: int) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((f"n{n:02}", {"__labels__": {"Person"}, "name": f"Person number {n}"}) for n in range(nodes))
    for a, b in combinations(sorted(graph), 2):
        graph.add_edge(a, b, key=f"{a}-{b}", __labels__={"MET"})
    return graph


@pytest.mark.parametrize("view", ["network", "matrix"])
def test_where_everybody_met_everybody_all_of_it_is_drawn_and_small(view: str) -> None:
    svg = picture(complete(40), view).svg
    assert len(svg.encode()) < 100_000
    assert "Not drawn" not in svg
    check_harmless(svg)


def test_a_thin_line_of_a_node_with_few_is_kept_before_those_of_nodes_with_many() -> None:
    drawn = complete(60)
    drawn.add_edge("zoe", "n00", key="one", __labels__={"MET"})
    drawn.nodes["zoe"]["__labels__"] = {"Person"}
    assert ("n00", "zoe") in {(line.start, line.end) for line in figure(drawn).lines}


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Talks in Munich, 19 February 2023", ("Talks in Munich,", "19 February 2023")),
        ("breakthrough_prospect: little chance of one", ("breakthrough_", "prospect: little", "chance of one")),
        ("\u5e03" * 14, ("\u5e03" * 7, "\u5e03" * 7)),
        ("Ann", ("Ann",)),
        ("x" * 90, ("x" * 15 + "…",)),
    ],
)
def test_a_long_name_is_broken_into_lines_of_about_one_width(name: str, lines: tuple[str, ...]) -> None:
    assert folded(name, 12, 120, 3) == lines


def test_a_long_chain_winds() -> None:
    drawn = nx.MultiDiGraph()
    for n in range(100):
        drawn.add_edge(f"n{n:02}", f"n{n + 1:02}", key=n, __labels__={"MET"})
    nx.set_node_attributes(drawn, {"Person"}, "__labels__")
    assert float(parsed(picture(drawn).svg).get("width", 0)) < 4000


def test_a_name_moves_aside_from_a_line() -> None:
    drawn = nx.MultiDiGraph()
    for id_, (start, end) in {"r1": ("a", "b"), "r2": ("b", "c"), "r3": ("c", "d"), "r4": ("d", "a")}.items():
        drawn.add_edge(start, end, key=id_)
    nx.set_node_attributes(drawn, {id_: {"__labels__": {"Person"}, "name": f"Name of {id_}"} for id_ in drawn})
    nx.set_edge_attributes(drawn, {"MET"}, "__labels__")
    found = lay_out(figure(drawn))
    for line in figure(drawn).lines:
        (x1, y1), (x2, y2) = found.places[line.start], found.places[line.end]
        on_it = [(x1 + (x2 - x1) * n / 50, y1 + (y2 - y1) * n / 50) for n in range(51)]
        for box in (name.box for name in found.names.values()):
            assert not any(box.left < x < box.right and box.top < y < box.bottom for x, y in on_it)


PROGRAM = """
from tests.picture.given import crowd
from loader.picture import picture
import hashlib
print(hashlib.sha256(picture(crowd(60)).svg.encode()).hexdigest())
"""


def test_the_same_graph_gives_the_same_picture_in_every_process() -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(picture(crowd(60)).svg.encode()).hexdigest()
    mixed = nx.MultiDiGraph()
    mixed.add_nodes_from(reversed(list(crowd(60).nodes(data=True))))
    mixed.add_edges_from(reversed(list(crowd(60).edges(keys=True, data=True))))
    assert picture(mixed).svg == picture(crowd(60)).svg


def test_what_was_not_held_is_dashed_and_more_is_thicker() -> None:
    drawn = named(["Ann", "Bob", "Carl", "Dora"])
    root = parsed(picture(drawn).svg)
    said = {title.text: element for element in root.iter() for title in element.findall(f"{SVG}title")}
    dashed = {text for text, element in said.items() if element.get("stroke-dasharray")}
    assert "Bob (Bob)" in dashed
    assert "Ann (Ann)" not in dashed
    widths = [float(said[text].get("stroke-width", 0)) for text in ("Ann – Bob: MET", "Carl – Dora: MET ×3")]
    assert widths[0] < widths[1]
    legend = texts(picture(drawn).svg)
    statuses = {"Meeting held", "Meeting expected", "Meeting not held"}
    assert {"Person", *statuses, "dashed: not held, or uncertain"} <= set(legend)


def test_seeds_as_pictures(graph: whomet.Graph) -> None:
    svg = graph.run("meeting-claims-drawn", meeting="blinken-qin-2023-06-18").picture(title="Talks").svg
    assert "Talks" in texts(svg)
    assert "Claim" in texts(svg)
    assert "Qin Gang" in texts(graph.run("person-drawn", person="Qin Gang").picture().svg)
    met = graph.run("network-drawn")
    assert "3" in texts(met.picture("matrix").svg)
    meetings = graph.query("MATCH (m:Meeting) RETURN m").picture("timeline")
    assert "2023" in texts(meetings.svg)
    assert meetings._repr_svg_() == meetings.svg


def test_days_without_a_bound_are_drawn() -> None:
    drawn = nx.MultiDiGraph()
    for n, days in enumerate([{"earliest": Date(2020, 1, 1)}, {"latest": Date(2021, 1, 1)}, {}]):
        drawn.add_node(f"m{n}", __labels__={"Meeting", "Held"}, name=f"M{n}", **days)
    shown = texts(picture(drawn, "timeline").svg)
    assert {"M0", "M1"} <= set(shown)
    assert "Not drawn: 1 of 3 that have no date." in shown


def test_a_short_time_is_shown_by_months() -> None:
    drawn = nx.MultiDiGraph()
    for n, day in enumerate([Date(2022, 11, 30), Date(2023, 2, 1)]):
        drawn.add_node(f"m{n}", __labels__={"Meeting", "Held"}, name=f"M{n}", earliest=day, latest=day)
    shown = texts(picture(drawn, "timeline").svg)
    months = [text for text in shown if text[:3] in ("Nov", "Dec", "Jan", "Feb")]
    assert months == ["Nov 2022", "Dec", "Jan 2023", "Feb"]
    drawn.nodes["m1"]["latest"] = drawn.nodes["m1"]["earliest"] = Date(9999, 12, 31)
    drawn.nodes["m0"]["latest"] = drawn.nodes["m0"]["earliest"] = Date(9999, 11, 1)
    assert "Dec" in texts(picture(drawn, "timeline").svg)


def test_degenerate_graphs() -> None:
    loop = nx.MultiDiGraph()
    loop.add_node("a", __labels__=set())
    loop.add_edge("a", "a", __labels__={"X"})
    check_harmless(picture(loop).svg)
    alone = nx.MultiDiGraph()
    alone.add_nodes_from((f"n{n}", {"__labels__": {"Person"}}) for n in range(30))
    check_harmless(picture(alone).svg)
    for view in VIEWS:
        with pytest.raises(UsageError, match="there is no|nobody met"):
            picture(nx.MultiDiGraph(), view)
    with pytest.raises(UsageError, match="there is no view 'cloud'; use network, timeline, matrix"):
        picture(loop, "cloud")


def test_the_command_draws(graph: whomet.Graph, tmp_path: Path) -> None:
    store = str(graph.store.path)  # type: ignore[attr-defined]
    command = ["run", "who-met-drawn", "-P", "person=Wang Yi", "--store", store, "--picture"]
    done = CliRunner().invoke(app, [*command, str(tmp_path / "out.svg")])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Draw whom a person has met: Wang Yi" in texts((tmp_path / "out.svg").read_text("utf-8"))
    wrong = CliRunner().invoke(app, [*command, str(tmp_path / "no" / "x.svg")])
    assert (wrong.exit_code, "cannot be written" in wrong.stderr) == (2, True)
    other = CliRunner().invoke(app, [*command, str(tmp_path / "x.PNG")])
    assert (other.exit_code, "pictures are SVG" in other.stderr, (tmp_path / "x.PNG").exists()) == (2, True, False)
    text = "MATCH (m:Meeting) RETURN m"
    own = ["query", text, "--store", store, "--view", "timeline", "--picture", str(tmp_path / "own.svg")]
    assert CliRunner().invoke(app, own).exit_code == 0
    assert "2023" in texts((tmp_path / "own.svg").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "parameters", "view", "among"),
    [
        ("who-met", {"person": "Wang Yi"}, "network", "Antony Blinken"),
        ("who-met", {"person": "Wang Yi"}, "matrix", "Antony Blinken"),
        ("meetings-timeline", {}, "timeline", "2023"),
        ("meets-more-or-less", {"year": 2023}, "network", "Lloyd Austin"),
        ("only-expected", {}, "network", "Xi Jinping"),
    ],
)
def test_rows_that_name_persons_and_meetings_are_drawn(
    graph: whomet.Graph, name: str, parameters: dict[str, Any], view: str, among: str
) -> None:
    assert among in texts(graph.run(name, **parameters).picture(view).svg)


def test_rows_that_name_nobody_say_which_query_draws(graph: whomet.Graph) -> None:
    with pytest.raises(UsageError, match="these draw: whomet run reports-drawn"):
        graph.run("documents").picture()
    with pytest.raises(UsageError, match="these draw: .*whomet run who-met-drawn -P person='Wang Yi'"):
        graph.query("MATCH (p:Person) RETURN p.name AS name").picture()
    assert graph.query("MATCH (p:Person) RETURN p.name AS name, p.id AS id").picture().svg


def test_the_name_of_a_bar_that_leaves_no_room_beside_it_stands_on_it() -> None:
    drawn = nx.MultiDiGraph()
    name = "A meeting at some time within the whole of these three years"
    drawn.add_node("m", __labels__={"Meeting", "Held"}, name=name, earliest=Date(2020, 2, 1), latest=Date(2022, 11, 1))
    assert name in texts(picture(drawn, "timeline").svg)


def test_a_result_without_rows_says_so() -> None:
    with pytest.raises(UsageError, match="there are no rows, so there is nothing to draw"):
        Result(("path",), []).picture()


def test_a_name_is_shown_as_far_as_it_fits() -> None:
    shown = [text for text in texts(picture(named(["A" * 5000, "B", "C"])).svg) if text.startswith("AAA")]
    assert shown
    assert all(text.endswith("…") and len(text) < 60 for text in shown)


def test_what_nobody_has_reviewed_is_drawn_as_doubtful(tmp_path: Path) -> None:
    own = {"record": "document", "id": "d", "title": "T", "sha256": "a" * 64, "characters": 9}
    people = [{"record": "person", "document": "d", "id": name, "name": name.title()} for name in ("ann", "bob", "cat")]
    people[2]["review"] = "unreviewed"
    meetings = [
        {"record": "meeting", "document": "d", "id": f"with-{other}", "name": f"With {other}", "status": "held",
         "date": "2031-05-04", "date_basis": "explicit", "review": review,
         "participants": [{"person": "ann", "side": "US"}, {"person": other, "side": "CN"}]}
        for other, review in (("bob", "accepted"), ("cat", "unreviewed"))
    ]  # fmt: skip
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        graph.load([own, *people, *meetings], accept_unreviewed=True)
        nodes = graph.query("MATCH p = ()-[:MET]->() RETURN p").picture("network").svg
        assert "Cat (unreviewed)" in " ".join(nodes.split())
        assert "Bob (unreviewed)" not in nodes
        assert nodes.count('stroke-dasharray="4 3"') == 3  # the line, the person, the sign of the legend
        matrix = graph.query("MATCH p = ()-[:MET]->() RETURN p").picture("matrix").svg
        assert (matrix.count(">1?<"), matrix.count(">1<")) == (2, 2)
        assert "nobody has reviewed" in matrix
        rows = graph.query("MATCH (m:Meeting) RETURN m").picture("timeline").svg
        assert rows.count("stroke-dasharray") == 1
        assert "With cat (unreviewed)" in rows
