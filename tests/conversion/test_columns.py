"""Tables of meetings, by a map of their columns."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from loader.conversion import guess_map
from loader.conversion.people import people_of
from loader.conversion.written import day_first, edtf, is_undecided
from loader.errors import RecordsError, UsageError
from tests.conversion.given import Converted, converted, written

MAP = """id: Ref
date: Date
status: Status
place: Venue
participants:
- column: Who
- {column: Host, part: host, side_column: Host country}
claims: [Code]
"""
HEADER = "Ref,Date,Who,Host,Host country,Venue,Status,Code"


def meetings(tmp_path: Path, *rows: str, map_: str = MAP, header: str = HEADER, **options: Any) -> Converted:
    path = written(tmp_path / "Table.csv", "\n".join([header, *rows]) + "\n")
    return converted("csv", path, mapping=written(tmp_path / "map.yaml", map_), **options)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-05-04", "2031-05-04"),
        ("2031-05-04 10:30", "2031-05-04"),
        ("2031-05-04T10:30:00Z", "2031-05-04"),
        ("20310504", "2031-05-04"),
        ("4 May 2031", "2031-05-04"),
        ("Sunday, 4 May 2031", "2031-05-04"),
        ("May 4th, 2031", "2031-05-04"),
        ("4.5.2031", "2031-05-04"),
        ("14/05/2031", "2031-05-14"),
        ("05/14/2031", "2031-05-14"),
        ("5/5/2031", "2031-05-05"),
        ("May 2031", "2031-05"),
        ("5/2031", "2031-05"),
        ("2031", "2031"),
        ("203X", "203X"),
        ("Q2 2031", "2031-04/2031-06"),
        ("4–6 May 2031", "2031-05-04/2031-05-06"),
        ("May 4-6, 2031", "2031-05-04/2031-05-06"),
        ("28 April – 2 May 2031", "2031-04-28/2031-05-02"),
        ("31 Dec 2030 - 2 Jan 2031", "2030-12-31/2031-01-02"),
        ("2031-05-04 to 2031-05-06", "2031-05-04/2031-05-06"),
        ("../2031-05", "../2031-05"),
        ("4/5/2031", None),
        ("4/5/31", None),
        ("2031-02-30", None),
        ("31/31/2031", None),
        ("6–4 May 2031", None),
        ("next week", None),
        ("", None),
    ],
)
def test_dates_are_as_exact_as_they_are_written(text: str, expected: str | None) -> None:
    assert edtf(text) == expected


def test_day_and_month_are_told_by_the_column_or_by_a_person(tmp_path: Path) -> None:
    assert day_first(["4/5/2031", "14/5/2031"]) is True
    assert day_first(["4/5/2031", "4/15/2031"]) is False
    assert day_first(["4/5/2031", "5/5/2031", "May"]) is None
    assert is_undecided("4/5/2031")
    with pytest.raises(UsageError, match="--dates dmy or --dates mdy"):
        meetings(tmp_path, "1,4/5/2031,Ann Lee,,,,,")
    with pytest.raises(UsageError, match="some the month"):
        meetings(tmp_path, "1,14/5/2031,Ann Lee,,,,,", "2,5/14/2031,Ann Lee,,,,,")
    assert meetings(tmp_path, "1,4/5/2031,Ann Lee,,,,,", day_first=True).one("meeting")["date"] == "2031-05-04"
    assert meetings(tmp_path, "1,4/5/2031,Ann Lee,,,,,", day_first=False).one("meeting")["date"] == "2031-04-05"
    told = meetings(tmp_path, "1,4/5/2031,Ann Lee,,,,,", "2,14/5/2031,Ann Lee,,,,,")
    assert [m["date"] for m in told.of("meeting")] == ["2031-05-04", "2031-05-14"]


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Ann Lee; Bob Ray", [("Ann Lee", "", ""), ("Bob Ray", "", "")]),
        ("Ann Lee and Bob Ray", [("Ann Lee", "", ""), ("Bob Ray", "", "")]),
        ("Ann Lee, Bob Ray & Kim Dan", [("Ann Lee", "", ""), ("Bob Ray", "", ""), ("Kim Dan", "", "")]),
        ("Lee, Ann", [("Ann Lee", "", "")]),
        ("Lee, Ann; Ray, Bob", [("Ann Lee", "", ""), ("Bob Ray", "", "")]),
        ("Foreign Minister Ann Lee", [("Ann Lee", "Foreign Minister", "")]),
        ("Ann Lee, foreign minister of Iceland", [("Ann Lee", "foreign minister of Iceland", "")]),
        ("Ann Lee (Foreign Minister)", [("Ann Lee", "Foreign Minister", "")]),
        ("Dr. Ann Lee (Iceland)", [("Ann Lee", "", "IS")]),
        ("Ann Lee (Northern Bank)", [("Ann Lee", "", "Northern Bank")]),
        ("Prime Minister Lee", [("Prime Minister Lee", "Prime Minister", "")]),
        ("Martin Luther King", [("Martin Luther King", "", "")]),
        ("王毅；李强、Ann Lee", [("王毅", "", ""), ("李强", "", ""), ("Ann Lee", "", "")]),
        ("TBD", []),
        ("", []),
    ],
)
def test_who_stands_in_a_cell(cell: str, people: list[tuple[str, str, str]]) -> None:
    assert [(one.name, one.title, one.side) for one in people_of(cell)] == people


def test_a_comma_that_could_be_either_is_refused(tmp_path: Path) -> None:
    found = meetings(tmp_path, '1,2031,"Ann Lee, Bob",,,,,', '2,2031,"Lee, Ann, Bob",,,,,')
    assert found.report.faulty == 2


def test_held_needs_the_word(tmp_path: Path) -> None:
    rows = [
        f"{n},2031-05-0{n},Ann Lee (IS),Bob Ray,Hungary,,{status},041"
        for n, status in enumerate(["held", "took place", "", "Planned", "canceled"], 1)
    ]
    found = meetings(tmp_path, *rows)
    assert [m["status"] for m in found.of("meeting")] == ["held", "unstated", "unstated", "planned", "cancelled"]
    assert found.claims()["status_as_written"] == "took place"
    worded = meetings(tmp_path, *rows, map_=MAP + "words: {took place: held}\nall_are: expected\n")
    assert [m["status"] for m in worded.of("meeting")] == ["held", "held", "expected", "planned", "cancelled"]


def test_sides_parts_offices_and_codes(tmp_path: Path) -> None:
    found = meetings(tmp_path, '007,4–6 May 2031,Foreign Minister Ann Lee (IS),"Ray, Bob",Hungary,Harpa,held,041')
    meeting = found.one("meeting")
    assert meeting["id"] == "table.meeting.007"
    assert found.claims()["code"] == "041"
    assert [(who["side"], who.get("part", "principal")) for who in meeting["participants"]] == [
        ("IS", "principal"),
        ("HU", "host"),
    ]
    assert (found.one("role")["country"], found.one("holds")["as_of"]) == ("IS", ["2031-05-04/2031-05-06"])
    assert (meeting["date_as_written"], meeting["date_basis"]) == ("4–6 May 2031", "explicit")


def test_one_id_twice_is_one_row_or_a_fault(tmp_path: Path) -> None:
    same = "1,2031,Ann Lee,,,,held,"
    assert meetings(tmp_path, same, same).report.converted == 2
    found = meetings(tmp_path, same, "1,2032,Ann Lee,,,,held,")
    assert (found.report.converted, found.report.faulty) == (1, 1)


def test_an_office_held_twice_is_seen_at_both_times(tmp_path: Path) -> None:
    found = meetings(tmp_path, "1,2031,Foreign Minister Ann Lee,,,,,", "2,2032,Foreign Minister Ann Lee,,,,,")
    assert found.one("holds")["as_of"] == ["2031", "2032"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator(tmp_path: Path, separator: str) -> None:
    rows = [HEADER, "1,2031,Ann Lee,,,,,"]
    path = written(tmp_path / "t.csv", "\ufeff" + "\r\n".join(rows).replace(",", separator))
    assert converted("csv", path, mapping=written(tmp_path / "map.yaml", MAP)).report.converted == 1


def test_the_map_is_guessed_by_the_names_of_the_columns(tmp_path: Path) -> None:
    header = "Meeting ID,Meeting date,Minister,Minister title,Visitors,Visitors country,Venue,Purpose,Remarks"
    text = guess_map(written(tmp_path / "t.csv", f"{header}\n1,2031,Ann Lee,Minister,Bob Ray,Hungary,Harpa,Fish,x\n"))
    path = written(tmp_path / "map.yaml", text)
    found = converted("csv", tmp_path / "t.csv", mapping=path)
    assert found.one("meeting")["status"] == "unstated"
    assert (found.one("role")["title"], found.one("issue")["name"], found.claims()["remarks"]) == (
        "Minister",
        "Fish",
        "x",
    )


@pytest.mark.parametrize(
    ("map_", "message"),
    [
        ("id: Nothing\n", "Nothing"),
        ("colour: Ref\n", "colour"),
        ("all_are: maybe\n", "all_are"),
        ("- a\n", "map"),
        (":\n: [", "YAML"),
    ],
)
def test_a_map_that_is_wrong_is_told(tmp_path: Path, map_: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        meetings(tmp_path, "1,2031,Ann Lee,,,,,", map_=map_)


def test_faulty_rows_spoil_no_other(tmp_path: Path) -> None:
    rows = [
        "1,2031,Ann Lee,,,,,",
        "2,2031,,,,,,",
        "3,2031,Ann Lee,,,,,,extra",
        f"4,2031,{'x' * 2000},,,,,",
        "5,2031-05-04,Ann Lee,,,,,",
    ]
    found = meetings(tmp_path, *rows)
    assert (found.report.converted, found.report.faulty) == (2, 3)
    path = tmp_path / "latin.csv"
    path.write_bytes(f"{HEADER}\n1,2031,Zoë Lee,,,,,\n2,2031,Ann Lee,,,,,\n".encode("latin-1"))
    map_ = written(tmp_path / "map.yaml", MAP)
    assert converted("csv", path, mapping=map_).report.faulty == 1
    assert converted("csv", path, mapping=map_, encoding="latin-1").of("person")[0]["name"] == "Zoë Lee"
    path.write_bytes(f"{HEADER}\n1,2031,Zoë Lee,,,,,\n".encode("utf-16"))
    assert converted("csv", path, mapping=map_).of("person")[0]["name"] == "Zoë Lee"


@pytest.mark.parametrize("text", ["", "\n\n", "a,a\n1,2\n"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(RecordsError):
        converted("csv", written(tmp_path / "t.csv", text), mapping=written(tmp_path / "map.yaml", MAP))


def test_a_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADER.split(","))
    sheet.append([7, date(2031, 5, 4), "Ann Lee; Bob Ray", None, None, "Harpa", "held", 41])
    sheet.append([8.0, datetime(2031, 5, 5, 10, 30), "Ann Lee", "=A1", None, None, None, None])
    sheet.append([9, "May 2031", "Ann Lee", None, None, None, None, "=1+1"])
    sheet["A2"].number_format = "000"
    sheet["H2"].number_format = "000"
    book.create_sheet("Other").append(["nothing"])
    book.save(tmp_path / "t.xlsx")
    map_ = written(tmp_path / "map.yaml", MAP)
    found = converted("xlsx", tmp_path / "t.xlsx", mapping=map_)
    meeting = found.one("meeting")
    assert (meeting["id"], meeting["date"], found.claims()["code"]) == ("t.meeting.007", "2031-05-04", "041")
    assert found.reasons() == {"holds a formula without its result": 2}
    with pytest.raises(UsageError, match="Other"):
        converted("xlsx", tmp_path / "t.xlsx", mapping=map_, sheet="Third")
    with pytest.raises(RecordsError, match="workbook"):
        converted("xlsx", written(tmp_path / "u.xlsx", "PK\x03\x04"), mapping=map_)
