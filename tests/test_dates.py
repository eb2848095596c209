"""Dates: how exact they are, and that no text stops the reader."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loader import dates
from tests.helpers import ROOT


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-06-18", date(2023, 6, 18), date(2023, 6, 18)),
        ("2022-11", date(2022, 11, 1), date(2022, 11, 30)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2022-08~", date(2022, 7, 1), date(2022, 9, 30)),
        ("2022-08-31?", date(2022, 8, 30), date(2022, 9, 1)),
        ("2020%", date(2019, 1, 1), date(2021, 12, 31)),
        ("2023-06-18/2023-06-19", date(2023, 6, 18), date(2023, 6, 19)),
        ("../2023-05", None, date(2023, 5, 31)),
        ("2023/", date(2023, 1, 1), None),
        ("[2021,2023]", date(2021, 1, 1), date(2023, 12, 31)),
        ("[..2021-05,2022]", None, date(2022, 12, 31)),
        ("{1667,1668,1670..1672}", date(1667, 1, 1), date(1672, 12, 31)),
        ("2023-21", date(2023, 3, 1), date(2023, 5, 31)),
        ("2031-24", date(2031, 12, 1), date(2032, 2, 29)),
        ("2031-28", date(2031, 12, 1), date(2032, 2, 29)),
        ("2031-30", date(2031, 12, 1), date(2032, 2, 29)),
        ("2031-32", date(2031, 6, 1), date(2031, 8, 31)),
        ("2031-33", date(2031, 1, 1), date(2031, 3, 31)),
        ("2031-39", date(2031, 9, 1), date(2031, 12, 31)),
        ("2031-41", date(2031, 7, 1), date(2031, 12, 31)),
        ("203X~", date(2020, 1, 1), date(2049, 12, 31)),
        ("19XX?", date(1800, 1, 1), date(2099, 12, 31)),
        ("2031-XX~", date(2030, 1, 1), date(2032, 12, 31)),
        ("2031-05-XX?", date(2031, 4, 1), date(2031, 6, 30)),
        ("2031-21~", date(2030, 12, 1), date(2031, 8, 31)),
        ("2004-06~-11", date(2004, 5, 11), date(2004, 7, 11)),
        ("2004?-06-11", date(2003, 6, 11), date(2005, 6, 11)),
        ("2004-?06-11", date(2004, 5, 11), date(2004, 7, 11)),
        ("?2004-06-~11", date(2003, 6, 10), date(2005, 6, 12)),
        ("2004-06-01~/2004-06-20?", date(2004, 5, 31), date(2004, 6, 21)),
        ("1984-1X", date(1984, 10, 1), date(1984, 12, 31)),
        ("2023-X2", date(2023, 2, 1), date(2023, 12, 31)),
        ("156X-12-25", date(1560, 12, 25), date(1569, 12, 25)),
        ("201X-02-29", date(2012, 2, 29), date(2016, 2, 29)),
        ("1950S2", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_date_lies_between_its_first_and_last_possible_day(text, earliest, latest):
    span = dates.parse(text)
    assert (span.earliest, span.latest) == (earliest, latest)
    assert span.day == (earliest if text == "2023-06-18" else None)


@pytest.mark.parametrize(
    "text",
    [
        "Y9E99999999",
        "Y1E9",
        "[2021," * 15 + "2022]",
        "2023-06-18 ",
        "\n2023",
        "２０２３",
        "2023-13",
        "0000",
        "0001~",
        "?",
    ],
)
def test_what_is_no_date_is_refused_at_once(text, capsys):
    with pytest.raises(ValueError, match="a date in EDTF, such as 2023-06-18, 2022-11 or|the years 1 to 9999"):
        dates.parse(text)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2023-02-30", "a day of the calendar"),
        ("2023/2022", "an interval that ends after it begins"),
        ("../", "an interval with a date on one side at least, or no such field"),
        ("2023-06-18T10:00:00Z", "a date that ends with its day, without a time of day"),
        ("2" * 101, "a date in EDTF, such as 2023-06-18, 2022-11 or ../2023-05; this has 101 characters"),
        ("2023-06-18/2023-06-18/2023", "an interval of two dates with one / between them"),
        ("Y170000", "a date in the years 1 to 9999, written with four digits"),
        ("-0044", "a date in the years 1 to 9999, written with four digits"),
        ("9999-24", "a date in the years 1 to 9999, written with four digits"),
        ("XXXX-12", "a year with one known digit at least, or no such field"),
        ("2004-06/[2005,2006]", "a date in EDTF, such as 2023-06-18, 2022-11 or ../2023-05"),
        ("2023-02-3X", "a date in EDTF, such as 2023-06-18, 2022-11 or ../2023-05"),
        ("1XXX~", "a date that stays in the years 1 to 9999 when its doubt widens it"),
        ("9999-12-31~", "a date that stays in the years 1 to 9999 when its doubt widens it"),
    ],
)
def test_a_refusal_says_why(text, message):
    with pytest.raises(ValueError) as caught:
        dates.parse(text)
    assert str(caught.value) == message


@given(st.text(alphabet="0123456789X?~%./,-[]{}TSYE", max_size=24))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        span = dates.parse(text)
    except ValueError:
        return
    assert span.earliest is None or span.latest is None or span.earliest <= span.latest


@pytest.mark.parametrize("mark", ["?", "~", "%"])
@pytest.mark.parametrize(
    "plain",
    [
        *("2031", "203X", "19XX", "1950S2", "2031-XX", "2031-XX-XX"),
        *("2031-05", "2031-05-XX", "2031-24", "2031-33", "2031-05-04", "203X-12-25"),
    ],
)
def test_doubt_always_widens_on_both_sides(plain: str, mark: str) -> None:
    sure, doubtful = dates.parse(plain), dates.parse(plain + mark)
    assert doubtful.earliest < sure.earliest  # type: ignore[operator]
    assert doubtful.latest > sure.latest  # type: ignore[operator]
    assert doubtful.day is None


def test_every_date_of_the_documentation_is_read_as_it_says() -> None:
    table = (ROOT / "docs" / "records.md").read_text(encoding="utf-8").split("## Dates")[1].split("\nOf a day")[0]
    rows = re.findall(r"^\| `([^`]+)` \|.*\| (\S.*?) \| (\S.*?) \|$", table, re.MULTILINE)
    assert len(rows) > 25
    for text, first, last in rows:
        span = dates.parse(text)
        written = ["no bound" if bound is None else f"`{bound}`" for bound in (span.earliest, span.latest)]
        assert (text, written) == (text, [first, last])
