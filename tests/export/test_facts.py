"""Exports that tell facts: FollowTheMoney and QuickStatements say nothing surer than the graph does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import loader as whomet
from loader.conversion import convert
from tests.export.told import lines


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> whomet.Graph:
    graph = whomet.open_graph(tmp_path_factory.mktemp("told") / "told.graph")
    report = graph.load(lines(), accept_unreviewed=True)
    assert (report.quarantined, report.loaded) == (0, report.read)
    return graph


@pytest.fixture(scope="module")
def entities(told: whomet.Graph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    (path,) = told.export("followthemoney", tmp_path_factory.mktemp("entities") / "entities.json")
    read = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({entity["id"] for entity in read}) == len(read)
    return {entity["id"]: entity for entity in read}


def _of(entities: dict[str, Any], schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in entities.values() if entity["schema"] == schema]


def test_only_what_was_held_and_nobody_denies_is_an_event(entities: dict[str, Any], told: whomet.Graph) -> None:
    names = {name for event in _of(entities, "Event") for name in event["name"]}
    held = {"Talks q301", "Talks later", "Talks once", "Talks sometime", "Talks unseen", "A journey"}
    assert names == held | {"The Forum", "The Fair", "The Rally", "The Week"}
    out = told.left_out("followthemoney")
    assert "meeting hoped: its status is hoped" in out
    assert "meeting unsaid: not said whether it was held" in out
    assert "meeting contested: a document denies that it was held" in out
    assert "trip plan: its status is planned" in out
    assert "1 NOMINATED_TO: a nominee does not hold the office" in out


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("q301", {"date": ["2031-05-04"], "startDate": ["2031-05-04"], "endDate": ["2031-05-04"]}),
        ("forum", {"date": ["2031-05"], "startDate": ["2031-05-01"], "endDate": ["2031-05-31"]}),
        ("fair", {"startDate": ["2030-01-01"], "endDate": ["2039-12-31"]}),
        ("rally", {"startDate": ["2031-03-01"], "endDate": ["2031-05-31"]}),
        ("week", {"startDate": ["2031-05-04"], "endDate": ["2031-05-06"]}),
        ("later", {"startDate": ["2031-05-01"]}),
        ("sometime", {}),
    ],
)
def test_dates_are_days_that_followthemoney_reads_as_they_are_meant(
    id_: str, expected: dict[str, list[str]], entities: dict[str, Any]
) -> None:
    said = entities[id_]["properties"]
    assert {name: said[name] for name in ("date", "startDate", "endDate") if name in said} == expected
    doubted = any("is open: not before" in text for text in said.get("description", ()))
    assert doubted == (id_ in ("fair", "rally", "later"))


def test_offices_keep_their_doubt(entities: dict[str, Any]) -> None:
    held = _of(entities, "Occupancy")
    assert [one.get("status") for one in held].count(["ended"]) == 2
    assert not any("current" in one.get("status", ()) for one in held)
    starts = {one["startDate"][0]: " ".join(one.get("description", ())) for one in held}
    assert "2030" in starts
    assert "The beginning is open: not before 2023-01-01, not after 2025-12-31." in starts["2023-01-01"]
    assert "not after 2039-12-31" in starts["2030-01-01"]
    assert "not after 2031-05-31" in starts["2031-03-01"]


def test_who_took_part_and_what_nobody_has_reviewed(entities: dict[str, Any]) -> None:
    talks = entities["q301"]["properties"]
    (bo,) = [id_ for id_, entity in entities.items() if entity["properties"].get("wikidataId") == ["Q102"]]
    assert "_" not in bo
    assert sorted(talks["involved"]) == sorted(["ann", bo])
    assert (talks["location"], talks["addressEntity"], talks["country"]) == (["Lisbon"], ["q66"], ["pt"])
    assert talks["keywords"] == ["Trade"]
    notes = {id_ for id_, entity in entities.items() if "notes" in entity["properties"]}
    assert notes == {"cy", "unseen"}
    assert entities["ann"]["properties"]["proof"] == ["told-report"]
    assert all(entity["properties"].get("name") for entity in entities.values() if entity["schema"] != "Occupancy")


def test_our_own_reader_gets_persons_offices_and_events_back(told: whomet.Graph, tmp_path: Path) -> None:
    told.export("followthemoney", tmp_path / "entities.json")
    report = convert("followthemoney", tmp_path / "entities.json", tmp_path / "back.jsonl")
    assert not [reason for (_, reason), _ in report.reasons.items() if "schema" not in reason]
    back = [json.loads(line) for line in (tmp_path / "back.jsonl").read_text(encoding="utf-8").splitlines()]
    kinds = {kind: [line for line in back if line["record"] == kind] for kind in ("person", "role", "holds", "event")}
    assert {line["name"] for line in kinds["person"]} == {"Ann Fell", "Ann;=1+1;Lee", "Cy Moor"}
    assert {(line["title"], line.get("organisation")) for line in kinds["role"]} == {
        ("Minister", "House of Trade"),
        ("Mayor", None),
    }
    dates = {line["name"]: line.get("date") for line in kinds["event"]}
    assert (dates["Talks q301"], dates["The Forum"], dates["The Week"], dates["Talks later"]) == (
        "2031-05-04",
        "2031-05",
        "2031-05-04/2031-05-06",
        "2031-05-01/",
    )
    assert len(kinds["holds"]) == 4
    assert not [line for line in back if line["record"] == "meeting" or line.get("status") == "held"]


def test_quickstatements_of_what_has_a_qid_and_one_value(told: whomet.Graph, tmp_path: Path) -> None:
    (path,) = told.export("wikidata", tmp_path / "statements.txt")
    source = 'S854\t"https://example.org/told"'
    assert path.read_text(encoding="utf-8").splitlines() == [
        f"Q202\tP585\t+2030-00-00T00:00:00Z/8\t{source}",
        f"Q201\tP585\t+2031-05-00T00:00:00Z/10\t{source}",
        f"Q201\tP276\tQ66\t{source}",
        f"Q301\tP585\t+2031-05-04T00:00:00Z/11\t{source}",
        f"Q301\tP276\tQ66\t{source}",
        f"Q301\tP710\tQ101\t{source}",
        f"Q301\tP710\tQ102\t{source}",
        f"Q204\tP580\t+2031-05-04T00:00:00Z/11\t{source}",
        f"Q204\tP582\t+2031-05-06T00:00:00Z/11\t{source}",
        f"Q101\tP39\tQ55\tP580\t+2030-00-00T00:00:00Z/8\t{source}",
    ]
    out = told.left_out("wikidata")
    for said in (
        "event fair: place q77 has no QID in the records",
        "event rally: its date 2031-21 has no single value",
        "meeting sometime: has no QID in the records",
        "meeting unsaid: has no QID in the records",
        "trip journey: Wikidata has no items for trips of one person",
    ):
        assert said in out
    assert sum("role is-minister without QID in the records" in line for line in out) == 2
    assert sum("its date 2031-21 has no single value" in line for line in out) == 2
    assert sum("a nominee does not hold the office" in line for line in out) == 1
