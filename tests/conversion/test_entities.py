"""FollowTheMoney and Wikidata."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loader.conversion.wikidata import edtf_of
from tests.conversion.given import Line, converted, json_file, json_lines, written

PEOPLE: list[Line] = [
    {"id": "p1", "schema": "Person", "properties": {"name": ["Ann Lee", "Anna Lee"], "country": ["is"]}},
    {"id": "Q900001", "schema": "Person", "properties": {"name": ["Bob Ray"], "nationality": ["suhh"]}},
    {"id": "o1", "schema": "Position", "properties": {"name": ["Minister of Fish"], "country": ["is"]}},
]


def entity(id_: str, schema: str, **properties: list[str]) -> Line:
    return {"id": id_, "schema": schema, "properties": properties}


def test_followthemoney(tmp_path: Path) -> None:
    held = entity("k", "Occupancy", holder=["p1"], post=["o1"], startDate=["2030-05"], status=["ended"])
    event = entity("e", "Event", name=["Talks"], involved=["p1", "Q900001"], date=["2031-05"], location=["Lisbon"])
    company = entity("c", "Company", name=["X"])
    found = converted("followthemoney", json_lines(tmp_path / "e.json", [*PEOPLE, held, event, company]))
    people = {person["name"]: person for person in found.of("person")}
    assert (people["Ann Lee"]["country"], people["Ann Lee"]["aliases"][0]["text"]) == ("IS", "Anna Lee")
    assert people["Bob Ray"]["id"] == "q900001"
    assert people["Bob Ray"]["wikidata"] == "Q900001"
    holds = found.one("holds")
    assert (holds["since"], holds["tense"], "until" in holds) == ("2030-05", "former", False)
    assert found.one("event")["date"] == "2031-05"
    assert found.of("meeting") == []  # who is involved in an event need not have met
    assert (found.report.read, found.report.faulty) == (6, 0)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("suhh", "Soviet Union"),
        ("yucs", "Yugoslavia"),
        ("dd", "East Germany"),
        ("cshh", "Czechoslovakia"),
        ("csxx", "Serbia and Montenegro"),
    ],
)
def test_states_that_are_no_more_are_claims_and_no_country(tmp_path: Path, code: str, name: str) -> None:
    found = converted(
        "followthemoney", json_lines(tmp_path / "e.json", [entity("p", "Person", name=["A B"], country=[code])])
    )
    assert "country" not in found.one("person")
    assert found.claims("person") == {"country": f"{code} ({name})"}


def test_a_trip_is_of_each_person_and_nobody_says_whether_it_was_made(tmp_path: Path) -> None:
    address = entity("a", "Address", full=["Lisbon, Portugal"], country=["pt"], city=["Lisbon"])
    trip = entity(
        "t",
        "Trip",
        name=["To Lisbon"],
        involved=["p1"],
        endLocation=["a"],
        startDate=["2031-05-03"],
        endDate=["2031-05-05"],
    )
    nobody = entity("u", "Trip", name=["Of nobody"], endLocation=["a"])
    found = converted("followthemoney", json_lines(tmp_path / "e.json", [*PEOPLE, address, trip, nobody]))
    assert (found.one("trip")["status"], found.one("trip")["date"]) == ("unstated", "2031-05-03/2031-05-05")
    assert found.one("place")["country"] == "PT"
    assert found.report.faulty == 1


STATEMENTS = """canonical_id,entity_id,prop,schema,value,dataset
p1,p1,name,Person,Ann Lee,d
p1,p1b,name,Person,Anna Lee,d
o1,o1,name,Position,Minister of Fish,d
k1,k1,holder,Occupancy,p1b,d
k1,k1,post,Occupancy,o1,d
"""
PACK = "p1,Person:name,Ann Lee,d,,,t,f,,\np1,Person:country,is,d,,,t,f,,\n"


def test_statements_are_put_together_to_entities(tmp_path: Path) -> None:
    found = converted("followthemoney", written(tmp_path / "s.csv", STATEMENTS))
    assert found.one("person")["aliases"] == [{"text": "Anna Lee", "kind": "full"}]
    assert found.one("holds")["person"] == "ftm.p1"  # named by the other of its ids
    lines = [
        dict(zip(STATEMENTS.split("\n", maxsplit=1)[0].split(","), row.split(","), strict=True))
        for row in STATEMENTS.splitlines()[1:]
    ]
    assert len(converted("followthemoney", json_lines(tmp_path / "s.json", lines)).lines) == len(found.lines)
    assert converted("followthemoney", written(tmp_path / "s.pack", PACK)).one("person")["country"] == "IS"


def test_torn_lines_are_refused(tmp_path: Path) -> None:
    path = json_lines(
        tmp_path / "e.json",
        [PEOPLE[0], {"id": 7, "schema": "Person"}, {"id": "x", "schema": "Person", "properties": {"name": "A"}}],
    )
    path.write_text(path.read_text() + '{"id": "y", "sch')
    found = converted("followthemoney", path)
    assert (found.report.converted, found.report.faulty) == (1, 3)


# Wikidata


def time(text: str, precision: int, calendar: str = "Q1985727") -> Line:
    return {
        "time": f"+{text}T00:00:00Z",
        "precision": precision,
        "calendarmodel": f"http://www.wikidata.org/entity/{calendar}",
    }


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        (time("2031-05-04", 11), "2031-05-04"),
        (time("2031-05-00", 10), "2031-05"),
        (time("2031-05-04", 10), "2031-05"),
        (time("2031-01-01", 9), "2031"),
        (time("2031-00-00", 9), "2031"),
        (time("2035-00-00", 8), "203X"),
        (time("2031-07-09", 7), "20XX"),
        (time("2031-00-00", 6), None),
        (time("2031-05-04", 14), "2031-05-04"),
        ({"time": "-0044-03-15T00:00:00Z", "precision": 11}, None),
        ({"time": "nonsense", "precision": 11}, None),
        ({}, None),
    ],
)
def test_a_time_is_as_exact_as_its_precision(value: Line, edtf: str | None) -> None:
    assert edtf_of(value) == edtf


def snak(value: Any) -> Line:
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": "normal"}


def item(qid: str) -> Line:
    return snak({"id": qid, "entity-type": "item"})


def wiki(qid: str, label: str, **claims: list[Line]) -> Line:
    return {"id": qid, "type": "item", "labels": {"en": {"language": "en", "value": label}}, "claims": claims}


ISLAND = wiki("Q900010", "Island", P297=[snak("IS")])
ANN = wiki("Q900001", "Ann Lee", P31=[item("Q5")], P27=[item("Q900010")])
SUMMIT = wiki(
    "Q900002",
    "Lisbon summit",
    P31=[item("Q1072326")],
    P710=[item("Q900001"), item("Q900010")],
    P585=[snak(time("2031-05-04", 11, "Q1985786"))],
    P276=[item("Q900003")],
)
WAR = wiki(
    "Q900004", "War of the talks", P710=[item("Q900010")], P580=[snak(time("2030-00-00", 9))], P31=[item("Q900005")]
)
WARS = wiki("Q900005", "war")


@pytest.mark.parametrize("form", ["lines", "dump", "one", "many"])
def test_wikidata(tmp_path: Path, form: str) -> None:
    given = [ISLAND, ANN, SUMMIT, WAR, WARS]
    if form == "lines":
        path = json_lines(tmp_path / "w.json", given)
    elif form == "dump":
        lines = json_lines(tmp_path / "x.json", given).read_text().splitlines()
        path = written(tmp_path / "w.json", "[\n" + ",\n".join(lines) + "\n]\n")
    else:
        path = json_file(
            tmp_path / "w.json", {"entities": {one["id"]: one for one in given}} if form == "one" else given
        )
    found = converted("wikidata", path)
    meeting = found.one("meeting")
    assert (meeting["id"], meeting["status"], meeting["date"]) == ("q900002", "unstated", "2031-05-04")
    assert meeting["participants"] == [{"person": "q900001"}, {"role": "q900010"}]
    assert found.claims()["calendar_model"] == "Q1985786"
    assert found.one("person") | {} == found.one("person")
    assert (found.one("person")["country"], found.one("person")["wikidata"]) == ("IS", "Q900001")
    war = found.one("event")  # a war has participants too, and is no meeting
    assert (war["id"], war["date"]) == ("q900004", "2030/")
    assert found.report.faulty == 0


def test_offices_held_keep_their_bounds_and_their_doubt(tmp_path: Path) -> None:
    office = item("Q900020") | {
        "qualifiers": {"P580": [snak(time("2030-05-00", 10))["mainsnak"]], "P582": [{"snaktype": "somevalue"}]}
    }
    wrong = item("Q900021") | {"rank": "deprecated"}
    person = wiki("Q900001", "Ann Lee", P31=[item("Q5")], P39=[office, wrong])
    found = converted("wikidata", json_lines(tmp_path / "w.json", [person]))
    holds = found.one("holds")
    assert (holds["role"], holds["since"], "until" in holds, "tense" in holds) == ("q900020", "2030-05", False, False)


@pytest.mark.parametrize(
    "line", ["{", "7", '{"id": 7}', '{"id": "Q1", "claims": 7}', '{"id":"Q9","claims":{"P31":[7]}}']
)
def test_what_is_no_entity_is_refused(tmp_path: Path, line: str) -> None:
    path = json_lines(tmp_path / "w.json", [ANN])
    path.write_text(path.read_text() + line + "\n")
    found = converted("wikidata", path)
    assert (found.report.converted, found.report.faulty) == (1, 1)
