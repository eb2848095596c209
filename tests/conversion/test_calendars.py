"""Calendars: what is entered is planned."""

from __future__ import annotations

from pathlib import Path

import pytest

from loader.errors import RecordsError
from tests.conversion.given import Converted, converted, written

ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Lisbon
BEGIN:STANDARD
DTSTART:19701025T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def calendar(tmp_path: Path, *entries: str, head: str = "") -> Converted:
    body = "".join(f"BEGIN:VEVENT\n{entry}\nEND:VEVENT\n" for entry in entries)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//invented//EN\n{head}{body}END:VCALENDAR\n"
    return converted("ics", written(tmp_path / "c.ics", text.replace("\n", "\r\n")))


PLAIN = "UID:a@example.org\nSUMMARY:Talks\nDTSTART:20310504T100000Z\nDTEND:20310504T110000Z"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("", "planned"),
        ("\nSTATUS:CONFIRMED", "planned"),
        ("\nSTATUS:TENTATIVE", "possible"),
        ("\nSTATUS:CANCELLED", "cancelled"),
    ],
)
def test_an_entry_is_never_held(tmp_path: Path, more: str, status: str) -> None:
    assert calendar(tmp_path, PLAIN + more).one("meeting")["status"] == status


def test_attendees_stand_as_they_are_written(tmp_path: Path) -> None:
    entry = PLAIN + "\nORGANIZER;CN=Ann Lee:mailto:ann@example.org\nATTENDEE:mailto:bob@example.org"
    entry += "\nATTENDEE;CN=Kim Dan;PARTSTAT=DECLINED:mailto:kim@example.org"
    entry += "\nATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:r@example.org"
    found = calendar(tmp_path, entry)
    assert {person["name"] for person in found.of("person")} == {"Ann Lee", "bob@example.org"}
    assert {who["part"] for who in found.one("meeting")["participants"]} == {"attendee"}
    assert found.claims()["answer_declined"] == "Kim Dan"
    assert found.claims()["invited_room"] == "Room 4"


@pytest.mark.parametrize(
    ("times", "head", "date"),
    [
        ("DTSTART;VALUE=DATE:20310504\nDTEND;VALUE=DATE:20310505", "", "2031-05-04"),
        ("DTSTART;VALUE=DATE:20310504\nDTEND;VALUE=DATE:20310507", "", "2031-05-04/2031-05-06"),
        ("DTSTART;VALUE=DATE:20310504", "", "2031-05-04"),
        (
            "DTSTART;TZID=Europe/Lisbon:20310504T233000\nDTEND;TZID=Europe/Lisbon:20310505T003000",
            ZONE,
            "2031-05-04/2031-05-05",
        ),
        ("DTSTART:20310504T233000Z\nDTEND:20310504T234500Z", "", "2031-05-04"),
        ("DTSTART:20310504T233000Z\nDTEND:20310504T234500Z", "X-WR-TIMEZONE:Asia/Tokyo\n", "2031-05-05"),
        ("DTSTART:20310504T100000\nDURATION:PT1H", "", "2031-05-04"),
    ],
)
def test_the_day_is_that_of_the_calendars_own_zone(tmp_path: Path, times: str, head: str, date: str) -> None:
    meeting = calendar(tmp_path, f"UID:a\nSUMMARY:Talks\n{times}", head=head).one("meeting")
    assert (meeting["date"], meeting["date_basis"]) == (date, "explicit")


def test_each_occurrence_of_a_series_is_a_meeting(tmp_path: Path) -> None:
    series = PLAIN + "\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20310511T100000Z"
    moved = PLAIN.replace("20310504", "20310519") + "\nRECURRENCE-ID:20310518T100000Z"
    found = calendar(tmp_path, series, moved)
    assert sorted(m["date"] for m in found.of("meeting")) == ["2031-05-04", "2031-05-19", "2031-05-25"]


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY", "FREQ=DAILY;COUNT=100000", "FREQ=SECONDLY;COUNT=1;BYMONTHDAY=30;BYMONTH=2"]
)
def test_a_series_without_an_end_is_one_meeting_that_says_so(tmp_path: Path, rule: str) -> None:
    found = calendar(tmp_path, f"{PLAIN}\nRRULE:{rule}")
    assert found.one("meeting")["date"] == "2031-05-04/.."
    assert found.claims()["recurrence"] == rule


def test_until_in_a_series_of_days(tmp_path: Path) -> None:
    found = calendar(tmp_path, "UID:a\nSUMMARY:T\nDTSTART;VALUE=DATE:20310504\nRRULE:FREQ=DAILY;UNTIL=20310506")
    assert [m["date"] for m in found.of("meeting")] == ["2031-05-04", "2031-05-05", "2031-05-06"]


@pytest.mark.parametrize(
    "entry", ["UID:a\nSUMMARY:No start", "UID:a\nSUMMARY:T\nDTSTART:sometime", PLAIN.replace("110000", "090000")]
)
def test_what_is_no_entry_is_refused(tmp_path: Path, entry: str) -> None:
    found = calendar(tmp_path, entry, PLAIN.replace("a@", "b@"))
    assert (found.report.converted, found.report.faulty) == (1, 1)


def test_half_a_calendar_is_refused(tmp_path: Path) -> None:
    for text in ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n", "", "{}"):
        with pytest.raises(RecordsError):
            converted("ics", written(tmp_path / "half.ics", text))
