"""Exports, read back by the programs that they are for, and compared with the graph."""

from __future__ import annotations

import csv
import datetime
import io
import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from neo4j.time import Date

import loader as whomet
from loader.errors import UsageError
from loader.exports import FORMATS, export
from loader.exports.xml import flattened
from loader.render import plain
from loader.stores.embedded.store import EmbeddedStore
from tests import generate
from tests.export.given import Given, small_graph
from tests.export.told import lines
from tests.helpers import SEEDS, load_lines, together
from tests.records import record
from tests.render.hostile import HOSTILE

XML = ("graphml", "gexf")
GEXF = "{http://gexf.net/1.3}"
READERS: dict[str, Callable[[Path], Any]] = {
    "graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    "gexf": nx.read_gexf,
}

OF_GRAPH = {name for name, form in FORMATS.items() if form.of == "graph"}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> whomet.Graph:
    graph = whomet.open_graph(tmp_path_factory.mktemp("seeds") / "seeds.graph")
    graph.load(SEEDS)
    return graph


def written(graph: nx.MultiDiGraph, what: str, folder: Path) -> Path:
    path = folder / what
    export(Given(graph), what, path)
    return path


def attributes(graph: nx.MultiDiGraph) -> tuple[dict[str, Any], dict[Any, Any]]:
    """What both formats keep, in one form: GEXF repeats ids and labels of its own, and the bounds as spells."""
    nodes = {id_: {**data, "id": id_} for id_, data in graph.nodes(data=True)}
    for data in nodes.values():
        data.pop("label", None)
    edges = {(a, b, key): {**data, "id": key} for a, b, key, data in graph.edges(keys=True, data=True)}
    for data in (*nodes.values(), *edges.values()):
        for spell in ("start", "end"):
            data.pop(spell, None)
    return nodes, edges


@pytest.mark.parametrize("what", XML)
def test_networkx_reads_the_graph_back(what: str, seeds: whomet.Graph, tmp_path: Path) -> None:
    seeds.export(what, tmp_path / "x")
    assert attributes(READERS[what](tmp_path / "x")) == attributes(flattened(seeds.to_networkx()))


def test_truths_and_kinds_are_as_other_programs_read_them(seeds: whomet.Graph, tmp_path: Path) -> None:
    """Gephi keeps edges apart by `kind`; XML Schema spells truths in small letters, and others take True for false."""
    for what in ("graphml", "gexf"):
        (path,) = seeds.export(what, tmp_path / what)
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bTrue\b|\bFalse\b", text)
        assert re.search(r"\bfalse\b", text)
    edges = [edge.attrib for edge in ElementTree.fromstring(text).iter(f"{GEXF}edge")]  # noqa: S314 - ours
    assert {edge["kind"].split(" ")[0] for edge in edges} == set(seeds.stats().relationships)
    assert all(edge["kind"].split(" ")[0] == edge["label"] for edge in edges)
    assert len({(edge["source"], edge["target"], edge["kind"]) for edge in edges}) == len(edges)
    assert sum(edge["kind"] != edge["label"] for edge in edges) == 6
    assert 'type="date"' not in text


def test_gexf_has_full_days_as_spells_and_no_day_where_there_is_no_bound(tmp_path: Path) -> None:
    with whomet.open_graph(tmp_path / "told.graph") as graph:
        graph.load(lines(), accept_unreviewed=True)
        for what in ("gexf", "gephi"):
            (path,) = graph.export(what, tmp_path / what)
            xml = ElementTree.parse(path)  # noqa: S314 - ours
            nodes = {node.get("id"): node for node in xml.iter(f"{GEXF}node")}
            spells = {
                id_: (nodes[id_].get("start"), nodes[id_].get("end")) for id_ in ("forum", "fair", "later", "ann")
            }
            assert spells == {
                "forum": ("2031-05-01", "2031-05-31"),
                "fair": ("2030-01-01", "2039-12-31"),
                "later": ("2031-05-01", None),
                "ann": (None, None),
            }
            types = {edge.get("label") for edge in xml.iter(f"{GEXF}edge")}
            assert ({"MET", "MENTIONS", "REPORTS"} & types != set()) == (what == "gexf")
            assert {"PARTICIPANT_IN", "HOLDS", "DISCUSSED"} <= types
            assert ("told-report" in nodes) == (what == "gexf")


@pytest.mark.parametrize("reader", ["graphology", "sigma", "cytoscape"])
def test_json_in_the_shapes_of_other_programs(reader: str, seeds: whomet.Graph, tmp_path: Path) -> None:
    (path,) = seeds.export("json", tmp_path / "x", reader=reader)
    data = json.loads(path.read_text(encoding="utf-8"))
    of_cytoscape = reader == "cytoscape"
    parts = data["elements"] if of_cytoscape else data
    inner, key = ("data", "id") if of_cytoscape else ("attributes", "key")
    nodes = {(one[inner] if of_cytoscape else one)[key]: one[inner] for one in parts["nodes"]}
    edges = {(one[inner] if of_cytoscape else one)[key]: one[inner] for one in parts["edges"]}
    own = seeds.to_networkx()
    assert (set(nodes), set(edges)) == (set(own), {key for *_, key in own.edges(keys=True)})
    meeting = nodes["blinken-qin-2023-06-18"]
    assert (meeting["label"], meeting["labels"]) == (own.nodes["blinken-qin-2023-06-18"]["name"], ["Held", "Meeting"])
    assert (meeting["date"], meeting["disputed"], "region" in meeting) == ("2023-06-18", False, False)
    assert {one["relationship"] for one in edges.values()} == set(seeds.stats().relationships)
    assert of_cytoscape or data["options"] == {"type": "directed", "multi": True, "allowSelfLoops": True}


def test_json_for_a_program_refuses_what_it_would_take_for_something_else(tmp_path: Path) -> None:
    for reader, name in (("graphology", "color"), ("sigma", "type"), ("cytoscape", "parent"), ("cytoscape", "label")):
        with pytest.raises(UsageError, match=f"node 'a' has a property '{name}', a name that the format needs"):
            export(Given(small_graph(**{name: "x"})), "json", tmp_path / "x", reader)
    clash = nx.relabel_nodes(small_graph(), {"a": "MET|a|b|m"})
    with pytest.raises(UsageError, match="has the id of a node; use `export json` without --for"):
        export(Given(clash), "json", tmp_path / "x", "cytoscape")
    for what, reader, words in (
        ("json", "gephi", "use graphology, sigma, cytoscape"),
        ("csv", "sigma", "leave it out"),
    ):
        with pytest.raises(UsageError, match=f"this export has no form for '{reader}'; {words}"):
            export(Given(small_graph()), what, tmp_path / "x", reader)


def test_what_xml_says_of_a_meeting(seeds: whomet.Graph, tmp_path: Path) -> None:
    seeds.export("graphml", tmp_path / "x")
    graph = nx.read_graphml(tmp_path / "x")
    meeting = graph.nodes["blinken-qin-2023-06-18"]
    assert (meeting["labels"], meeting["date"], meeting["disputed"]) == (":Held:Meeting", "2023-06-18", False)
    assert isinstance(json.loads(meeting["shown_from"]), list)


def test_node_link_json_says_the_same_as_the_graph(seeds: whomet.Graph, tmp_path: Path) -> None:
    seeds.export("json", tmp_path / "x")
    read = nx.node_link_graph(json.loads((tmp_path / "x").read_text()), edges="edges")
    own = seeds.to_networkx()
    for id_, data in own.nodes(data=True):
        labels = data.pop("__labels__")
        assert read.nodes[id_] == {"labels": sorted(labels), "properties": plain(dict(data))}
    for start, end, key, data in own.edges(keys=True, data=True):
        (type_,) = data.pop("__labels__")
        assert read.edges[start, end, key] == {"type": type_, "properties": plain(dict(data))}
    assert (len(read), read.number_of_edges()) == (len(own), own.number_of_edges())


def test_csv_has_every_value(seeds: whomet.Graph, tmp_path: Path) -> None:
    seeds.export("csv", tmp_path)
    own = flattened(seeds.to_networkx())
    with (tmp_path / "nodes.csv").open(newline="", encoding="utf-8") as stream:
        nodes = list(csv.DictReader(stream))
    assert [row["id"] for row in nodes] == sorted(own)
    for row in nodes:
        filled = {name: value for name, value in row.items() if value and name != "labels"}
        said = {name: value for name, value in own.nodes[row["id"]].items() if name != "labels"}
        assert filled == {
            name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in said.items()
        }
    with (tmp_path / "relationships.csv").open(newline="", encoding="utf-8") as stream:
        edges = list(csv.DictReader(stream))
    assert {(row["start"], row["end"], row["id"]) for row in edges} == set(own.edges(keys=True))


def test_parquet_keeps_types(seeds: whomet.Graph, tmp_path: Path) -> None:
    seeds.export("parquet", tmp_path)
    nodes = {row["id"]: row for row in pyarrow.parquet.read_table(tmp_path / "nodes.parquet").to_pylist()}
    for id_, data in seeds.to_networkx().nodes(data=True):
        native = {k: v.to_native() if isinstance(v, Date) else v for k, v in data.items() if k != "__labels__"}
        assert {k: v for k, v in nodes[id_].items() if v is not None and k != "labels"} == native
        assert set(nodes[id_]["labels"]) == data["__labels__"]


def test_parquet_gives_every_hostile_text_back_or_refuses_it_with_its_place(tmp_path: Path) -> None:
    """As a name, in a list, and as an id."""
    refused = 0
    for text in HOSTILE:
        graph = nx.relabel_nodes(small_graph(name=text, aliases=[text, "b"]), {"a": f"a{text}"})
        try:
            path = written(graph, "parquet", tmp_path)
        except UsageError as refusal:
            refused += 1
            assert re.match("'a.*, (id|name|aliases): Parquet cannot hold it", str(refusal), re.DOTALL)
            assert re.search("[\ud800-\udfff]", text)
            continue
        nodes = {row["id"]: row for row in pyarrow.parquet.read_table(path / "nodes.parquet").to_pylist()}
        assert (nodes[f"a{text}"]["name"], nodes[f"a{text}"]["aliases"]) == (text, [text, "b"])
        (edge,) = pyarrow.parquet.read_table(path / "relationships.parquet").to_pylist()
        assert (edge["start"], edge["name"], edge["aliases"]) == (f"a{text}", text, [text, "b"])
    assert refused


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (math.inf, math.inf),
        (-(2**63), -(2**63)),
        (True, True),
        ([], []),
        (["x", None], ["x", None]),
        ([Date(2023, 6, 18)], [datetime.date(2023, 6, 18)]),
        (Date(1, 1, 1), datetime.date(1, 1, 1)),
        ({"a": [1.5, None]}, '{"a": [1.5, null]}'),
        ("", ""),
        ("\x00", "\x00"),
    ],
)
def test_parquet_gives_values_back(value: Any, read: Any, tmp_path: Path) -> None:
    path = written(small_graph(value=value), "parquet", tmp_path) / "nodes.parquet"
    assert pyarrow.parquet.read_table(path).to_pylist()[0]["value"] == read


def test_parquet_gives_nan_back_and_says_what_it_cannot_hold(tmp_path: Path) -> None:
    path = written(small_graph(value=math.nan), "parquet", tmp_path) / "nodes.parquet"
    assert math.isnan(pyarrow.parquet.read_table(path).to_pylist()[0]["value"])
    with pytest.raises(UsageError, match="^'a', value: Parquet cannot hold it; `export json` can"):
        written(small_graph(value=2**70), "parquet", tmp_path)
    mixed = small_graph(value="x")
    mixed.nodes["b"]["value"] = 1
    with pytest.raises(UsageError, match="^the column 'value' has values of several kinds"):
        written(mixed, "parquet", tmp_path)


def _lines_of_everything() -> list[dict[str, Any]]:
    """Two documents that differ, with a correction, claims, records that nobody has reviewed, and decisions."""
    document = {"record": "document", "title": "A report", "characters": 100}
    person = {"record": "person", "document": "doc-a"}
    proof = [{"start": 1, "end": 9, "sha256": "0123456789ab"}]
    corrected = {
        "property": "date",
        "as_written": "18 July",
        "value": "2023-06-18",
        "reason": "a slip",
        "evidence": proof,
    }
    dated = {"name": "Talks", "date": "2023-06-18", "date_basis": "explicit", "corrections": [corrected]}
    meeting = {
        "record": "meeting",
        "id": "talks",
        "status": "held",
        "participants": [{"person": "ann"}],
        "evidence": proof,
    }
    judged = {"record": "same_as", "by": "a test"}
    return [
        {**document, "id": "doc-a", "sha256": "a" * 64},
        {**document, "id": "doc-b", "sha256": "b" * 64},
        {**person, "id": "ann", "name": "Ann"},
        {**person, "id": "carl", "name": "Carl", "review": "unreviewed", "confidence": 0.5, "extractor": "rules/1"},
        {**person, "id": "ann-b", "name": "Ann B", "aliases": [{"text": "A. B.", "kind": "full"}]},
        {**person, "id": "bob", "name": "Bob"},
        {**person, "id": "ann", "name": "Anna", "document": "doc-b"},
        {**meeting, "document": "doc-a", **dated},
        {**meeting, "document": "doc-b", "name": "The talks", "status": "denied", "review": "unreviewed",
         "claims": [{"property": "duration", "value": "an hour", "number": 1, "unit": "hours", "evidence": proof}]},
        {**judged, "a": "ann", "b": "ann-b", "judgement": "same", "decided": "2024-01-01T00:00:00Z"},
        {**judged, "a": "ann", "b": "bob", "judgement": "different", "decided": "2024-01-02T00:00:00Z"},
        {**judged, "a": "ann-b", "b": "bob", "judgement": "unsure", "decided": "2024-01-03T00:00:00Z"},
    ]  # fmt: skip


def test_the_records_carry_corrections_reviews_and_decisions(tmp_path: Path) -> None:
    with whomet.open_graph(tmp_path / "a.graph") as one, whomet.open_graph(tmp_path / "b.graph") as other:
        report = one.load(_lines_of_everything(), accept_unreviewed=True)
        assert (report.loaded, report.quarantined) == (report.read, 0)
        one.undecide("ann-b", "bob")
        one.decide("ann-b", "bob", "different", by="a test")
        one.export("records", tmp_path / "one.jsonl")
        again = other.load(tmp_path / "one.jsonl", accept_unreviewed=True)
        assert (again.loaded, again.quarantined) == (again.read, 0)
        other.export("records", tmp_path / "other.jsonl")
        assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "other.jsonl").read_bytes()
        assert one.digest() == other.digest()
        text = (tmp_path / "one.jsonl").read_text()
        assert all(word in text for word in ("corrections", "unreviewed", '"different"', "an hour"))
        for graph in (one, other):
            graph.undecide("ann", "ann-b")
            graph.retract("doc-b")
        assert one.digest() == other.digest()


def test_the_records_make_the_same_graph_with_decisions(seeds: whomet.Graph, tmp_path: Path) -> None:
    with whomet.open_graph(tmp_path / "a.graph") as one, whomet.open_graph(tmp_path / "b.graph") as other:
        one.load(SEEDS)
        one.decide("wang-yi", "qin-gang", "same", by="a test")
        one.export("records", tmp_path / "records.jsonl")
        other.load(tmp_path / "records.jsonl")
        assert one.digest() == other.digest() != seeds.digest()


@pytest.mark.parametrize("what", [name for name, form in FORMATS.items() if not form.folder])
def test_the_same_graph_gives_the_same_bytes(what: str, seeds: whomet.Graph, tmp_path: Path) -> None:
    with whomet.open_graph(tmp_path / "again.graph") as again:
        again.load(sorted(SEEDS.rglob("*.jsonl"), reverse=True))
        again.export(what, tmp_path / "again")
    seeds.export(what, tmp_path / "seeds")
    assert (tmp_path / "again").read_bytes() == (tmp_path / "seeds").read_bytes()


@pytest.mark.parametrize("text", ["\r", "a\r\nb\tc", "\u2028", "\x85", " ", "]]>", "&amp;<i>", "\U0001f600", "\u202e"])
@pytest.mark.parametrize("what", XML)
def test_xml_carries_every_text_that_it_can(what: str, text: str, tmp_path: Path) -> None:
    read = READERS[what](written(small_graph(name=text), what, tmp_path))
    assert read.nodes["a"]["name"] == text
    assert [data["name"] for _, _, data in read.edges(data=True)] == [text]


@pytest.mark.parametrize("value", ["\x00", "\x1b[2J", "\ud800", "\uffff", math.nan, math.inf, 2**63])
@pytest.mark.parametrize("what", [*XML, "csv"])
def test_what_could_not_be_read_back_is_refused_with_its_place(what: str, value: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'a', (property ')?name.*export json"):
        written(small_graph(name=value), what, tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size]


@pytest.mark.parametrize("value", ["\x00", "\x1b[2J", "\ud800", math.nan, 2**70, ["\x07", None], {"a": [1.5]}, ""])
def test_json_carries_everything(value: Any, tmp_path: Path) -> None:
    data = json.loads(written(small_graph(name=value), "json", tmp_path).read_text())
    assert data["nodes"][0]["properties"]["name"] == plain(value)


def test_hostile_texts_are_carried_or_refused_with_their_place(tmp_path: Path) -> None:
    """As names, and as ids; JSON carries them all."""
    for number, text in enumerate(HOSTILE):
        graph = nx.relabel_nodes(small_graph(name=text), {"a": f"a{text}"})
        for what in ("json", *XML, "csv", "spreadsheet"):
            folder = tmp_path / f"{number}-{what}"
            folder.mkdir()
            try:
                path = written(graph, what, folder)
            except UsageError as refusal:
                assert what in (*XML, "csv")
                assert "node 'a" in str(refusal) or "'a" in str(refusal)
                continue
            if what in XML:
                assert READERS[what](path).nodes[f"a{text}"]["name"] == text
            elif what == "json":
                assert {node["id"] for node in json.loads(path.read_text())["nodes"]} == {f"a{text}", "b"}
            elif what == "csv":
                rows = list(csv.DictReader(io.StringIO((path / "nodes.csv").read_bytes().decode(), newline="")))
                assert (rows[0]["id"], rows[0]["name"]) == (f"a{text}", text)


def test_graphml_refuses_empty_text_and_names_that_it_needs(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="node 'a', property 'name' is empty text"):
        written(small_graph(name=""), "graphml", tmp_path)
    with pytest.raises(UsageError, match="node 'a' has a property 'label'"):
        written(small_graph(label="x"), "gexf", tmp_path)


def test_null_is_absent_and_an_empty_graph_can_be_read(tmp_path: Path) -> None:
    for what in XML:
        assert "name" not in READERS[what](written(small_graph(name=None), what, tmp_path)).nodes["a"]
        assert len(READERS[what](written(nx.MultiDiGraph(), what, tmp_path))) == 0
    for what in OF_GRAPH - {"records", "admin", "wikidata"}:
        export(Given(nx.MultiDiGraph()), what, tmp_path / f"empty-{what}")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "@SUM(A1)", "-1+1", " =1", "Ann"])
def test_a_formula_stays_as_it_is_for_programs_and_is_disarmed_for_spreadsheets(formula: str, tmp_path: Path) -> None:
    for what, shown in (("csv", formula), ("spreadsheet", formula if formula == "Ann" else f"'{formula}")):
        path = written(small_graph(name=formula), what, tmp_path) / "nodes.csv"
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        assert rows[0]["name"] == shown


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
@pytest.mark.parametrize(
    "text", ["Ann;=1+1;Lee", "Ann\t=1+1", "Ann|@SUM(A1)", "a;-1", 'x;"=1', "a\n=1+1", "a; \uff1d1"]
)
def test_no_cell_of_a_spreadsheet_begins_a_formula_wherever_a_program_splits(
    text: str, separator: str, tmp_path: Path
) -> None:
    """With quotation marks and without; in the table for programs such a cell is quoted, and the text as it is."""
    graph = small_graph(name=text, kind=text)
    shown = (written(graph, "spreadsheet", tmp_path) / "nodes.csv").read_text("utf-8-sig")
    quoted = [cell for row in csv.reader(io.StringIO(shown, newline=""), delimiter=separator) for cell in row]
    bare = re.split(f"[{re.escape(separator)}\r\n]", shown)
    assert not [cell for cell in (*quoted, *bare) if re.match('[\\s"]*[=+\\-@\uff1d]', cell)]
    exact = (written(graph, "csv", tmp_path) / "nodes.csv").read_bytes().decode()
    assert f'"{text.replace(chr(34), chr(34) * 2)}"' in exact


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(generate.documents())
def test_any_graph_that_records_make_can_be_exported(tmp_path_factory: pytest.TempPathFactory, documents: Any) -> None:
    folder = tmp_path_factory.mktemp("any")
    with EmbeddedStore(folder / "x.graph") as store:
        load_lines(store, together(documents))
        for what in OF_GRAPH:
            export(store, what, folder / what)
        own = flattened(store.to_networkx())
        assert attributes(READERS["graphml"](folder / "graphml")) == attributes(own)
        read = READERS["gexf"](folder / "gexf")
        assert set(read) == set(own)


def test_what_cannot_be_written_is_said(seeds: whomet.Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no export 'xml'; use records, graphml"):
        seeds.export("xml")
    with pytest.raises(UsageError, match="csv is several files; name a folder"):
        seeds.export("csv")
    with pytest.raises(UsageError, match="cannot be written"):
        seeds.export("json", tmp_path / "no" / "folder")
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be made a folder"):
        seeds.export("csv", tmp_path / "file")


def test_the_files_for_the_import_hold_what_the_graph_holds_whatever_was_decided(tmp_path: Path) -> None:
    """Two documents that somebody took for one stay two, in every export and in what proves them."""
    lines = [
        line
        for id_ in ("a-report", "b-report")
        for line in (
            record("document", id_, title="T"),
            record("person", f"{id_}-ann", id_, name="Ann", evidence=[{"start": 0, "end": 3, "sha256": "0" * 12}]),
            record("issue", "trade", id_, name="Trade"),
        )
    ]
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        graph.load(lines)
        graph.decide("a-report", "b-report", "same")
        graph.decide("a-report-ann", "b-report-ann", "same")
        graph.export("admin", tmp_path / "files")
        counts = {path.name: path.read_text().count("\n") - 1 for path in (tmp_path / "files").glob("*-*.csv")}
        stats = graph.stats()
        assert {name: counts[f"node-{name}.csv"] for name in stats.nodes} == dict(stats.nodes)
        for type_, count in stats.relationships.items():
            assert sum(n for name, n in counts.items() if name.startswith("rel-") and f"-{type_}-" in name) == count
        assert stats.nodes["Document"] == 2
        assert [proof.document for proof in graph.evidence("b-report-ann")] == ["a-report", "b-report"]
        assert graph.evidence("b-report") == []
