"""From candidates to decisions: by file, by keyboard, undone again; nothing is decided without the person."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from loader import Graph, open_graph
from loader.errors import UsageError
from tests.cli.test_commands import whomet
from tests.extraction.reviewing.terminal import Terminal
from tests.reconciliation.given import RECORDS, table


@pytest.fixture
def graph(tmp_path):
    with open_graph(tmp_path / "a.graph") as opened:
        opened.load(RECORDS)
        yield opened


def wikidata(graph: Graph, id_: str = "sigrun-dal") -> str | None:
    rows = graph.store.read("MATCH (p:Person {id: $id}) RETURN p.wikidata AS found", {"id": id_}).rows
    return rows[0][0]  # type: ignore[return-value]


def answers(folder: Path, *rows: str) -> Path:
    return table(folder, "id,wikidata,judgement,reason\n" + "".join(f"{row}\n" for row in rows), "answers.csv")


def test_looking_for_candidates_decides_nothing(graph, tmp_path):
    before = graph.digest()
    found = graph.reconcile(table(tmp_path))
    assert [(asked.id, [one.entry.id for one in candidates]) for asked, candidates in found.persons] == [
        ("kovacs-eva", ["Q201"]),
        ("sigrun-dal", ["Q101", "Q102", "Q103"]),
    ]
    assert graph.digest() == before
    assert graph.stats().decisions == 0


def test_a_filled_in_table_is_decided_on_once(graph, tmp_path):
    path = answers(tmp_path, "sigrun-dal,Q101,same,by her office", "sigrun-dal,Q102,different,", "kovacs-eva,Q201,,")
    taken = graph.take_answers(path, by="an editor")
    assert [(one.a, one.b, one.judgement, one.by) for one in taken.new] == [
        ("sigrun-dal", "Q101", "same", "an editor"),
        ("sigrun-dal", "Q102", "different", "an editor"),
    ]
    assert (taken.undecided, wikidata(graph), wikidata(graph, "kovacs-eva")) == (1, "Q101", None)
    assert [asked.id for asked, _ in graph.reconcile(table(tmp_path)).persons] == ["kovacs-eva"]
    again = graph.take_answers(path)
    assert (again.new, again.unchanged, graph.stats().decisions) == ((), 2, 2)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("nobody,Q101,same,", "there is no person 'nobody' in the graph"),
        ("m,Q101,same,", "there is no person 'm' in the graph"),
        ("sigrun-dal,Q101,yes,", "found the judgement 'yes'; expected same, different, unsure, or nothing"),
        ("sigrun-dal,kovacs-eva,same,", "found the Wikidata id 'kovacs-eva'; expected one such as Q42"),
        ("sigrun-dal,Q0,same,", "b: String should match pattern"),
        ("kovacs-eva,Q201,different,", "is decided otherwise in row 2"),
        ("kovacs-eva,Q202,same,", "kovacs-eva is Q201 in row 2 and Q202 in row 3; nobody is two"),
    ],
)
def test_one_row_at_fault_and_nothing_is_decided(graph, tmp_path, row, fault):
    taken = graph.take_answers(answers(tmp_path, "kovacs-eva,Q201,same,", row))
    assert len(taken.faults) == 1
    assert fault in taken.faults[0]
    assert graph.stats().decisions == 0


def test_a_decision_is_a_record_that_makes_the_same_graph_elsewhere_and_is_undone(graph, tmp_path):
    before = graph.digest()
    graph.decide("Q101", "sigrun-dal", "same")
    with open_graph(tmp_path / "b.graph") as other:
        other.load([json.loads(line) for line in graph.records()])
        assert (other.digest(), wikidata(other)) == (graph.digest(), "Q101")
    graph.undecide("sigrun-dal", "Q101")
    assert (graph.digest(), wikidata(graph)) == (before, None)


def test_what_has_no_wikidata_id_cannot_be_one(graph):
    for a, b, message in (
        ("m", "Q1", "'m' is a meeting; only persons, events and issues have a Wikidata id"),
        ("Q1", "Q2", "Q2 and Q1 are both ids of Wikidata"),
        ("nobody", "Q1", "no record in the graph has the id 'nobody'"),
    ):
        with pytest.raises(UsageError, match=message):
            graph.decide(a, b, "same")


def test_by_file_from_the_command_line(tmp_path):
    with open_graph(tmp_path / "a.graph") as graph:
        graph.load(RECORDS)
    table(tmp_path, TABLE_WITH_A_FORMULA)
    store = ("--store", "a.graph")
    done = whomet(tmp_path, "reconcile", "people.csv", "--output", "found.csv", *store)
    assert (done.returncode, b"1 refused: a name in it is a formula (row 3)" in done.stderr) == (0, True)
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["id"], row["wikidata"], row["judgement"]) for row in rows] == [("sigrun-dal", "Q101", "")]
    assert rows[0]["description"].startswith("'=")
    rows[0]["judgement"] = "same"
    with (tmp_path / "found.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    done = whomet(tmp_path, "reconcile", "--decisions", "found.csv", *store)
    assert (done.returncode, done.stdout) == (0, b"1 decision taken, 0 unchanged, 0 left open\n")
    done = whomet(tmp_path, "decide", "kovacs-eva", "Q101", "--same", *store)
    assert b"kovacs-eva and sigrun-dal are one, each being Q101" in done.stderr
    done = whomet(tmp_path, "reconcile", *store)
    assert (done.returncode, b"name the table" in done.stderr) == (2, True)


TABLE_WITH_A_FORMULA = "id,name,description\nQ101,Sigrún Dal,=1+1\nQ5,=2+2,\n"


def test_by_keyboard(tmp_path):
    with open_graph(tmp_path / "a.graph") as graph:
        graph.load(RECORDS)
    table(tmp_path)
    arguments = ("reconcile", "people.csv", "--store", "a.graph", "--by", "an editor")
    with Terminal(tmp_path, 110, 40, arguments) as terminal:
        terminal.until("[1 of 2]").until("q stop:").press("7\n")
        terminal.until("found '7'").press("n\n")
        terminal.until("[2 of 2]").press("b\n")
        terminal.until("[1 of 2]\n  1  Q201").press("1\n")
        terminal.until("Q103").press("1\n")
        terminal.until("2 decisions taken")
    with open_graph(tmp_path / "a.graph") as graph:
        assert (wikidata(graph), wikidata(graph, "kovacs-eva")) == ("Q101", "Q201")
        assert [decision.by for decision in graph.store.decisions()] == ["an editor", "an editor"]
