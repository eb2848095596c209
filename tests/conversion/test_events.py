"""Event data: GDELT, POLECAT, ICEWS, COLT, logs of visits."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path
from typing import Any

import pytest

from loader.conversion.coded import ICEWS, POLECAT
from loader.conversion.gdelt import MENTIONS
from loader.errors import RecordsError
from tests.conversion.given import converted, gdelt, table, written


@pytest.mark.parametrize(
    ("code", "status", "mode"),
    [
        ("036", "planned", "unknown"),
        ("0361", "planned", "unknown"),
        ("04", "held", "unknown"),
        ("040", "held", "unknown"),
        ("041", "held", "phone"),
        ("042", "held", "unknown"),
        ("044", "held", "in_person"),
        ("045", "unstated", "unknown"),
        ("046", "held", "unknown"),
        ("106", "proposed", "unknown"),
        ("125", "refused", "unknown"),
        ("164", "cancelled", "unknown"),
    ],
)
def test_gdelt_codes(tmp_path: Path, code: str, status: str, mode: str) -> None:
    found = converted("gdelt", gdelt(tmp_path / "a.export.CSV", {"EventCode": code}))
    meeting = found.one("meeting")
    assert (meeting["status"], meeting.get("mode", "unknown")) == (status, mode)
    assert {who.get("side") for who in meeting["participants"]} == {"IS", "HU"}
    assert found.of("person") == []  # actors are states and offices


@pytest.mark.parametrize("code", ["41", "010", "36", "112", "", "0", "10", "190"])
def test_gdelt_has_no_meeting_where_the_code_is_none(tmp_path: Path, code: str) -> None:
    found = converted("gdelt", gdelt(tmp_path / "a.export.CSV", {"EventCode": code}))
    assert (found.lines, found.report.refused, found.report.faulty) == ([], 1, 0)


def test_gdelt_visit_and_hosting_are_one_visit_from_both_sides(tmp_path: Path) -> None:
    turned = {"Actor1Code": "HUN", "Actor1Name": "HUNGARY", "Actor1CountryCode": "HUN"}
    turned |= {"Actor2Code": "ISLGOV", "Actor2Name": "ICELAND", "Actor2CountryCode": "ISL"}
    rows = [{"EventCode": "042"}, {"EventCode": "043", "GlobalEventID": "2", **turned}]
    found = converted("gdelt", gdelt(tmp_path / "a.CSV", *rows))
    meeting = found.one("meeting")
    parts = {who["side"]: who.get("part", "principal") for who in meeting["participants"]}
    assert parts == {"IS": "principal", "HU": "host"}
    events = [claim["value"] for claim in meeting["claims"] if claim["property"] == "gdelt_event"]
    assert events == ["1", "2"]
    assert found.report.converted == 2


def test_a_visit_without_a_host_and_hosting_without_a_visitor_are_two(tmp_path: Path) -> None:
    alone = {"Actor2Code": "", "Actor2Name": "", "Actor2CountryCode": ""}
    rows = [{"EventCode": "042", **alone}, {"EventCode": "043", "GlobalEventID": "2", **alone}]
    found = converted("gdelt", gdelt(tmp_path / "a.CSV", *rows))
    parts = [who.get("part", "principal") for meeting in found.of("meeting") for who in meeting["participants"]]
    assert parts == ["principal", "host"]


@pytest.mark.parametrize("code", ["040", "041", "042", "043", "044", "046"])
def test_gdelt_holds_nothing_on_a_day_after_its_report(tmp_path: Path, code: str) -> None:
    found = converted("gdelt", gdelt(tmp_path / "a.CSV", {"EventCode": code, "SQLDATE": "20310506"}))
    assert found.one("meeting")["status"] == "unstated"


def test_gdelt_dates_the_event_and_not_the_report(tmp_path: Path) -> None:
    found = converted("gdelt", gdelt(tmp_path / "a.CSV", {"SQLDATE": "20310430"}))
    meeting = found.one("meeting")
    assert (meeting["date"], meeting["date_basis"]) == ("2031-04-30", "inferred")
    assert found.claims()["reported"] == "20310505101500"
    assert found.claims()["cameo_code"] == "040"


def test_gdelt_rows_of_another_version_are_refused(tmp_path: Path) -> None:
    good = gdelt(tmp_path / "a.CSV", {}).read_text()
    mention = "\t".join(["1", "20310505101500", "20310505101500", "1", *[""] * 12])
    path = written(tmp_path / "b.CSV", good + "\t".join(["x"] * 58) + "\n" + mention + "\n" + "a\tb\n")
    found = converted("gdelt", path)
    assert (found.report.read, found.report.converted, found.report.faulty) == (4, 1, 2)
    assert any("GDELT 1.0" in reason for reason in found.reasons())


def test_gdelt_mentions_are_claims_on_the_meeting_of_their_event(tmp_path: Path) -> None:
    events = gdelt(tmp_path / "a.export.CSV", {"EventCode": "041"}, {"EventCode": "010", "GlobalEventID": "2"})
    shared = {"MentionTimeDate": "20310505101500", "MentionIdentifier": "https://example.org/a", "Confidence": "40"}
    lines = [{**shared, "GlobalEventID": number} for number in ("1", "1", "2", "3")]
    mentions = written(tmp_path / "m", "".join("\t".join(line.get(n, "") for n in MENTIONS) + "\n" for line in lines))
    mentions.write_text(mentions.read_text() + "torn\n")
    found = converted("gdelt", events, mentions=mentions)
    said = [claim for claim in found.one("meeting")["claims"] if claim["property"] == "mention"]
    assert said[0] == {"property": "mention", "value": "https://example.org/a", "confidence": 0.4}
    assert found.one("meeting")["date"] == "2031-05-04"
    assert (found.report.read, found.report.converted, found.report.faulty) == (7, 3, 1)


def test_gdelt_is_read_as_it_is_published_in_an_archive(tmp_path: Path) -> None:
    plain = gdelt(tmp_path / "20310504.export.CSV", {})
    archive = tmp_path / "20310504.export.CSV.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(plain, plain.name)
    squeezed = tmp_path / "again.CSV.gz"
    squeezed.write_bytes(gzip.compress(plain.read_bytes()))
    meetings = [converted("gdelt", path).one("meeting")["id"] for path in (plain, archive, squeezed)]
    assert len(set(meetings)) == 1


def polecat(path: Path, header_extra: str = "", row_extra: str = "", **row: str) -> Path:
    shared = {"Event ID": "E1", "Event Date": "2031-05-04", "Event Type": "CONSULT", "Event Mode": "visit"}
    shared |= {"Actor Name": "Foreign Ministry", "Actor Country": "ISL", "Recipient Name": "Hungary"}
    shared |= {"Recipient Country": "HUN", "Country": "PRT", "City": "Lisbon", "Contexts": "None"}
    cells = "\t".join({**shared, **row}.get(name, "None") for name in POLECAT)
    return written(path, "\t".join(POLECAT) + header_extra + "\n" + cells + row_extra + "\n")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, {"status": "held", "date": "2031-05-04"}),
        ({"Event Mode": "phone"}, {"status": "held", "mode": "phone"}),
        ({"Event Mode": "third-party"}, {"kind": "mediation", "status": "unstated"}),
        ({"Publication Date": "2031-05-03"}, {"status": "unstated", "date": "2031-05-04"}),
        ({"Publication Date": "2031-05-04"}, {"status": "held"}),
        ({"Event Mode": "multilateral"}, {"kind": "multilateral meeting"}),
        ({"Contexts": "future;economic"}, {"status": "planned"}),
        ({"Contexts": "hypothetical"}, {"status": "possible"}),
        ({"Contexts": "historical"}, {"date": None}),
    ],
)
def test_polecat(tmp_path: Path, row: dict[str, str], expected: dict[str, Any]) -> None:
    meeting = converted("polecat", polecat(tmp_path / "p.txt", **row)).one("meeting")
    assert {name: meeting.get(name) for name in expected} == expected


def test_polecat_with_surplus_names_or_tabs_is_read_by_the_expected_columns(tmp_path: Path) -> None:
    for name, extra in {"a": ("\tHeadline\tBody", ""), "b": ("", "\t\t\t"), "c": ("\t\t", "\t\t")}.items():
        assert converted("polecat", polecat(tmp_path / name, *extra)).one("meeting")["status"] == "held"
    found = converted("polecat", polecat(tmp_path / "d", "", "\tmore"))
    assert (found.report.converted, found.report.faulty) == (0, 1)


def test_polecat_other_types_are_no_meetings_and_other_columns_no_polecat(tmp_path: Path) -> None:
    found = converted("polecat", polecat(tmp_path / "p.txt", **{"Event Type": "ASSAULT"}))
    assert (found.lines, found.report.faulty) == ([], 0)
    with pytest.raises(RecordsError, match="Event ID"):
        converted("polecat", written(tmp_path / "q.txt", "a\tb\n1\t2\n"))


def test_icews(tmp_path: Path) -> None:
    row = {"Event ID": "9", "Event Date": "2031-05-04", "Source Name": "Foreign Ministry (Iceland)"}
    row |= {"CAMEO Code": "042", "Target Name": "Ministry (Hungary)", "Target Country": "Hungary"}
    rows = [row, {**row, "Event ID": "10", "CAMEO Code": "42"}, {**row, "Event ID": "11", "CAMEO Code": "190"}]
    found = converted("icews", table(tmp_path / "i.tab", ICEWS, rows))
    meeting = found.one("meeting")
    assert {who["side"]: who.get("part") for who in meeting["participants"]} == {"IS": None, "HU": "host"}
    assert found.report.faulty == 1
    assert any("leading zero" in reason for reason in found.reasons())


COLT = ("TripID", "LeaderID", "LeaderCountryOrIGO", "LeaderCountryISO", "LeaderTitle", "LeaderFullName")
COLT += ("CountryVisited", "CountryVisitedISO", "CityVisited", "TripStartDate", "TripEndDate", "MetHostHoGS")
COLT += ("HostHOGSName", "NameMultilatEvent")


def test_colt(tmp_path: Path) -> None:
    row = {"TripID": "1-ISL-HUN-1", "LeaderID": "7", "LeaderCountryISO": "ISL", "LeaderFullName": "Ann Lee"}
    row |= {"LeaderTitle": "President", "CountryVisited": "Hungary", "CountryVisitedISO": "HUN"}
    row |= {"TripStartDate": "2031-05-04", "TripEndDate": "2031-05-06", "MetHostHoGS": "Yes", "HostHOGSName": "Bob Ray"}
    unmet = {**row, "TripID": "2", "MetHostHoGS": "No"}
    found = converted("colt", table(tmp_path / "c.csv", COLT, [row, unmet], ","))
    trip = found.of("trip")[0]
    assert (trip["status"], trip["date"]) == ("held", "2031-05-04/2031-05-06")
    meeting = found.one("meeting")
    assert {who["side"] for who in meeting["participants"]} == {"IS", "HU"}
    with pytest.raises(RecordsError, match="TripID"):
        converted("colt", written(tmp_path / "d.csv", "a,b\n1,2\n"))


VISITS = (
    "NAMELAST,NAMEFIRST,NAMEMID,UIN,TOA,APPT_START_DATE,APPT_CANCEL_DATE,visitee_namelast,visitee_namefirst,MEETING_LOC"
)


@pytest.mark.parametrize(
    ("arrival", "cancelled", "status"),
    [
        ("", "", "planned"),
        ("5/4/2031 9:58", "", "held"),
        ("", "5/3/2031", "cancelled"),
        ("9:58", "", "planned"),
        ("no", "", "planned"),
    ],
)
def test_a_visit_is_a_plan_until_somebody_arrived(tmp_path: Path, arrival: str, cancelled: str, status: str) -> None:
    row = f"LEE,ANN,B,U1,{arrival},5/4/2031 10:00,{cancelled},RAY,BOB,WH"
    claims = [("arrival", arrival)] if arrival else []
    meeting = converted("visits", written(tmp_path / "v.csv", f"{VISITS}\n{row}\n")).one("meeting")
    assert (meeting["status"], meeting["date"]) == (status, "2031-05-04")
    assert [(c["property"], c["value"]) for c in meeting["claims"] if c["property"] == "arrival"] == claims
    assert [who.get("part", "principal") for who in meeting["participants"]] == ["principal", "attendee"]


def test_the_visitors_office_is_nobody(tmp_path: Path) -> None:
    rows = "LEE,ANN,,U1,,5/4/2031 10:00,,Office,Visitors,WH\n,ANN,,U1,,5/4/2031 10:00,,RAY,BOB,WH\n"
    found = converted("visits", written(tmp_path / "v.csv", f"{VISITS}\n{rows}"))
    assert len(found.of("person")) == 1
    assert found.report.faulty == 1
