"""Graphs that other programs extracted, in the shapes that their newest packages write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loader.errors import RecordsError
from loader.records import quote_hash
from tests.conversion.given import Converted, Line, converted, json_file, json_lines, written

ANN, BOB = {"id": "Ann Lee", "type": "Person", "properties": {}}, {"id": "Bob Ray", "type": "Person", "properties": {}}
TALKS = {"id": "Lisbon talks", "type": "Meeting", "properties": {"date": "May 2031", "rank": 3}}
LISBON = {"id": "Lisbon", "type": "Location", "properties": {}}
BANK = {"id": "Northern Bank", "type": "Organization", "properties": {}}
FISH = {"id": "Fish", "type": "Topic", "properties": {}}


def tie(source: Line, type_: str, target: Line, **properties: Any) -> Line:
    return {"source": source, "target": target, "type": type_, "properties": properties}


def document(*relationships: Line, nodes: tuple[Line, ...] = ()) -> list[Line]:
    source = {"id": None, "metadata": {"source": "invented.txt"}, "page_content": "Invented words.", "type": "Document"}
    return [{"nodes": list(nodes), "relationships": list(relationships), "source": source}]


def langchain(tmp_path: Path, *relationships: Line, nodes: tuple[Line, ...] = ()) -> Converted:
    return converted("graphdocument", json_file(tmp_path / "g.json", document(*relationships, nodes=nodes)))


@pytest.mark.parametrize("type_", ["MET", "MET_WITH", "Met with", "metWith", "MEETS", "HELD_TALKS_WITH"])
def test_two_who_met_are_a_meeting_of_which_nobody_says_that_it_was_held(tmp_path: Path, type_: str) -> None:
    found = langchain(tmp_path, tie(ANN, type_, BOB))
    meeting = found.one("meeting")
    assert (meeting["status"], len(meeting["participants"])) == ("unstated", 2)
    assert found.claims()["relationship_type"] == type_
    assert found.claims("document")["evidence"].startswith("missing")


@pytest.mark.parametrize(
    "type_",
    ["WILL_MEET", "REFUSED_TO_MEET", "KNOWS", "CALLED", "SPOUSE_OF", "MAY_MEET_WITH", "DID_NOT_MEET", "VISITED"],
)
def test_what_is_no_meeting_for_sure_is_a_claim(tmp_path: Path, type_: str) -> None:
    found = langchain(tmp_path, tie(ANN, type_, BOB))
    assert found.of("meeting") == []
    assert found.claims("person") == {type_.lower(): "Bob Ray"}


def test_a_status_that_is_stated_in_our_words_is_kept(tmp_path: Path) -> None:
    assert langchain(tmp_path, tie(ANN, "MET", BOB, status="Planned")).one("meeting")["status"] == "planned"
    assert langchain(tmp_path, tie(ANN, "MET", BOB, status="sure")).one("meeting")["status"] == "unstated"


@pytest.mark.parametrize(
    ("beside", "status"),
    [
        ({"negated": True}, "unstated"),
        ({"polarity": "negative"}, "unstated"),
        ({"tense": "future"}, "unstated"),
        ({"isHypothetical": "yes"}, "unstated"),
        ({"modality": "possible"}, "unstated"),
        ({"negated": False, "tense": "past", "polarity": "positive"}, "held"),
    ],
)
def test_a_status_is_not_kept_where_another_property_takes_it_back(tmp_path: Path, beside: Line, status: str) -> None:
    assert langchain(tmp_path, tie(ANN, "MET", BOB, status="held", **beside)).one("meeting")["status"] == status


@pytest.mark.parametrize(
    ("one", "other", "status", "claims"),
    [
        ("held", "cancelled", "unstated", ["cancelled", "held"]),
        ("cancelled", "held", "unstated", ["cancelled", "held"]),
        ("held", "unstated", "held", []),
        ("unstated", "planned", "planned", []),
    ],
)
def test_two_nodes_that_are_one_meeting_and_differ_say_neither(
    tmp_path: Path, one: str, other: str, status: str, claims: list[str]
) -> None:
    nodes = tuple({**TALKS, "properties": {"status": word}} for word in (one, other))
    meeting = langchain(tmp_path, nodes=nodes).one("meeting")
    assert meeting["status"] == status
    assert [c["value"] for c in meeting["claims"] if c["property"] == "status_as_written"] == claims


def test_a_meeting_as_a_node(tmp_path: Path) -> None:
    ties = (tie(ANN, "ATTENDED", TALKS), tie(TALKS, "HAS_PARTICIPANT", BANK), tie(TALKS, "HELD_IN", LISBON))
    found = langchain(tmp_path, *ties, tie(TALKS, "DISCUSSED", FISH), nodes=(TALKS, ANN))
    meeting = found.one("meeting")
    assert [sorted(who) for who in meeting["participants"]] == [["person"], ["role"]]
    assert (meeting["date"], meeting["date_basis"], meeting["date_as_written"]) == ("2031-05", "inferred", "May 2031")
    assert (found.one("place")["name"], found.one("issue")["name"]) == ("Lisbon", "Fish")
    assert meeting["status"] == "unstated"
    assert found.report.converted == found.report.read - 1  # the organisation is a role where it meets somebody


def test_what_is_said_of_an_organisation_is_not_lost(tmp_path: Path) -> None:
    found = langchain(tmp_path, tie(BANK, "BASED_IN", LISBON), tie(BANK, "OWNS", {**BANK, "id": "Other Bank"}))
    assert found.claims("place") == {"based_in": "Northern Bank BASED_IN Lisbon"}
    assert found.claims("document")["owns"] == "Northern Bank OWNS Other Bank"


NEO4J = {
    "nodes": [
        {"id": "0:1", "label": "Person", "properties": {"name": "Ann Lee"}, "embedding_properties": {}},
        {"id": "0:2", "label": "Person", "properties": {"name": "Bob Ray"}, "embedding_properties": {"e": [0.1]}},
        {"id": "c1", "label": "Chunk", "properties": {"text": "Invented.", "index": 0}, "embedding_properties": {}},
    ],
    "relationships": [
        {"start_node_id": "0:1", "end_node_id": "0:2", "type": "MET", "properties": {"date": "2031-05-04"}},
        {"start_node_id": "0:1", "end_node_id": "c1", "type": "FROM_CHUNK", "properties": {}},
        {"start_node_id": "0:1", "end_node_id": "gone", "type": "MET", "properties": {}},
    ],
}
LLAMA = {
    "nodes": {
        "Ann Lee": {"label": "PERSON", "embedding": None, "properties": {}, "name": "Ann Lee"},
        "Bob Ray": {"label": "PERSON", "embedding": [0.5], "properties": {}, "name": "Bob Ray"},
        "c1": {"label": "text_chunk", "embedding": None, "properties": {}, "text": "Invented.", "id_": "c1"},
    },
    "relations": {"x": {"label": "MET_WITH", "source_id": "Ann Lee", "target_id": "Bob Ray", "properties": {}}},
    "triplets": [["Ann Lee", "MET_WITH", "Bob Ray"]],
}
GRAPHITI = {
    "nodes": [
        {"uuid": "u1", "name": "Ann Lee", "labels": ["Entity", "Person"], "summary": "", "attributes": {}},
        {"uuid": "u2", "name": "Bob Ray", "labels": ["Person", "Entity"], "summary": "", "attributes": {}},
    ],
    "edges": [
        {
            **{"uuid": "e1", "source_node_uuid": "u1", "target_node_uuid": "u2", "name": "MEETS_WITH"},
            **{"fact": "Ann Lee plans to meet Bob Ray", "valid_at": "2031-05-01T00:00:00Z", "attributes": {}},
        }
    ],
}
ITEXT = {
    "entities": [{"label": "person", "name": "ann lee", "properties": {"embeddings": [0.1]}}],
    "relationships": [
        {
            "startEntity": {"label": "person", "name": "ann lee", "properties": {}},
            "endEntity": {"label": "person", "name": "bob ray", "properties": {}},
            "name": "met_with",
            "properties": {"atomic_facts": ["Ann Lee did not meet Bob Ray."], "t_start": [1935705600.0], "t_obs": []},
        }
    ],
}


@pytest.mark.parametrize(
    ("format_", "given"),
    [
        ("neo4j-graphrag", NEO4J),
        ("neo4j-graphrag", {"graph": NEO4J, "config": {}}),
        ("llamaindex", LLAMA),
        ("graphiti", GRAPHITI),
        ("itext2kg", ITEXT),
    ],
)
def test_the_shapes_of_other_programs(tmp_path: Path, format_: str, given: Line) -> None:
    found = converted(format_, json_file(tmp_path / "g.json", given))
    assert found.one("meeting")["status"] == "unstated"
    assert {person["name"].casefold() for person in found.of("person")} == {"ann lee", "bob ray"}


def test_what_graphiti_calls_valid_is_when_it_was_said(tmp_path: Path) -> None:
    found = converted("graphiti", json_file(tmp_path / "g.json", GRAPHITI))
    assert "date" not in found.one("meeting")
    assert found.claims()["valid_at"] == "2031-05-01T00:00:00Z"
    assert found.claims()["fact"] == "Ann Lee plans to meet Bob Ray"


def test_itext2kg_dates_nothing(tmp_path: Path) -> None:
    found = converted("itext2kg", json_file(tmp_path / "g.json", ITEXT))
    assert "date" not in found.one("meeting")
    assert found.claims()["t_start"].startswith("2031-05-")


def test_a_relationship_to_a_node_that_is_not_there_is_refused(tmp_path: Path) -> None:
    found = converted("neo4j-graphrag", json_file(tmp_path / "g.json", NEO4J))
    assert found.report.faulty == 1
    assert found.one("meeting")["date"] == "2031-05-04"


def test_graphrag_means_no_meeting_for_sure(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    entities = [
        {"id": "1", "title": "ANN LEE", "type": "PERSON", "description": "a minister"},
        {"id": "2", "title": "BOB RAY", "type": "PERSON", "description": ""},
    ]
    ties = [{"id": "3", "source": "ANN LEE", "target": "BOB RAY", "description": "Ann Lee met Bob Ray", "weight": 1.0}]
    claims = [
        {
            "subject_id": "ANN LEE",
            "object_id": "NONE",
            "type": "PLAN",
            "description": "plans talks",
            "status": "SUSPECTED",
            "start_date": "2031-05-04",
            "end_date": None,
        }
    ]
    for name, rows in {"entities": entities, "relationships": ties, "covariates": claims}.items():
        parquet.write_table(pa.Table.from_pylist(rows), tmp_path / f"{name}.parquet")
    for path in (tmp_path, tmp_path / "entities.parquet"):
        found = converted("graphrag", path)
        assert found.of("meeting") == []
        said = {
            (c["property"], c["value"], c.get("scope")) for line in found.of("person") for c in line.get("claims", ())
        }
        assert ("related_to", "Ann Lee met Bob Ray", None) in said
        assert ("plan", "plans talks", "status: SUSPECTED; start_date: 2031-05-04") in said


TEXT = "Zoë: Ann Lee met Bob Ray in Lisbon."


def extraction(class_: str, words: str, start: int | None, status: str | None, **attributes: Any) -> Line:
    interval = None if start is None else {"start_pos": start, "end_pos": start + len(words)}
    return {
        "extraction_class": class_,
        "extraction_text": words,
        "char_interval": interval,
        "alignment_status": status,
        "attributes": attributes or None,
    }


def test_only_what_langextract_matched_exactly_is_evidence(tmp_path: Path) -> None:
    given = [extraction("person", "Ann Lee", 5, "match_exact"), extraction("person", "Bob Ray", 17, "match_fuzzy")]
    given += [extraction("person", "Kim Dan", 5, "match_exact"), extraction("person", "Lu Bo", None, None)]
    given += [
        extraction(
            "meeting", "Ann Lee met Bob Ray", 5, "match_exact", participants=["Ann Lee", "Bob Ray"], date="May 2031"
        )
    ]
    given += [extraction("mood", "met", 13, "match_exact", tone="warm")]
    found = converted(
        "langextract", json_lines(tmp_path / "l.jsonl", [{"document_id": "d1", "text": TEXT, "extractions": given}])
    )
    evidence = {person["name"]: person.get("evidence") for person in found.of("person")}
    assert evidence == {
        "Ann Lee": [{"start": 5, "end": 12, "sha256": quote_hash("Ann Lee")}],
        **dict.fromkeys(("Bob Ray", "Kim Dan", "Lu Bo")),  # the text has other words there, or nobody says where
    }
    meeting = found.one("meeting")
    assert (meeting["status"], meeting["date"], meeting["date_basis"]) == ("unstated", "2031-05", "inferred")
    assert meeting["evidence"][0]["end"] == 24
    head = found.one("document")
    assert (head["characters"], head["claims"][0]["property"], head["claims"][0]["scope"]) == (
        len(TEXT),
        "mood",
        "tone: warm",
    )


@pytest.mark.parametrize("format_", ["graphdocument", "neo4j-graphrag", "llamaindex", "graphiti", "itext2kg"])
def test_what_is_no_such_graph_is_refused(tmp_path: Path, format_: str) -> None:
    for value in ({}, {"nodes": 7}, [], 7, [[]], {"nodes": [1], "edges": [], "relationships": [], "entities": [2]}):
        found = converted(format_, json_file(tmp_path / "g.json", value))
        assert (found.lines, found.report.converted) == ([], 0)
    for text in ("", "{", "[" * 100_000):
        with pytest.raises(RecordsError):
            converted(format_, written(tmp_path / "t.json", text))
