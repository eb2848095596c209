"""Dates: how exact they are, and that no text stops the reader."""

from __future__ import annotations

from datetime import date

import pytest

from loader import dates


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
        ("2023-21", date(2023, 3, 1), date(2023, 5, 31)),
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
        ("9999-12-31~", "a date that stays in the years 1 to 9999 when its doubt widens it"),
    ],
)
def test_a_refusal_says_why(text, message):
    with pytest.raises(ValueError) as caught:
        dates.parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["2023-X2", "2001?S2"])
def test_the_parser_prints_nothing_of_its_own(text, capsys):
    with pytest.raises(ValueError):
        dates.parse(text)
    assert capsys.readouterr().out == ""
