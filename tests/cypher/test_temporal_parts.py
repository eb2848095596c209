"""Components and truncation. Every expectation is an answer of Neo4j 5.26."""

from __future__ import annotations

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from loader.cypher.temporal import FUNCTIONS, component, component_names, to_string
from loader.errors import CypherArgumentError, CypherError, CypherTypeError
from loader.graph import DateTime, Time, Value

MOMENT = "1984-11-11T12:31:14.645876123[Europe/Stockholm]"
PARTS: dict[tuple[str, str], dict[str, Value]] = {
    ("datetime", MOMENT): {
        "year": 1984,
        "quarter": 4,
        "week": 45,
        "weekYear": 1984,
        "ordinalDay": 316,
        "weekDay": 7,
        "dayOfQuarter": 42,
        "quarterDay": 42,
        "millisecond": 645,
        "microsecond": 645876,
        "nanosecond": 645876123,
        "timezone": "Europe/Stockholm",
        "offset": "+01:00",
        "offsetMinutes": 60,
        "offsetSeconds": 3600,
        "epochSeconds": 469020674,
        "epochMillis": 469020674645,
    },
    ("date", "1984-01-01"): {"weekYear": 1983, "week": 52, "dayOfWeek": 7, "YEAR": 1984},
    ("time", "12:00-00:30"): {"timezone": "-00:30", "offsetMinutes": -30},
    ("datetime", "1969-12-31T23:59:59.5Z"): {"epochSeconds": 0, "epochMillis": -500, "timezone": "Z"},
    ("datetime", "1818-07-21T21:40[Europe/Stockholm]"): {"offsetMinutes": 53, "offset": "+00:53:28"},
    ("duration", "P1Y4M10DT1H1M1.111111111S"): {
        "quarters": 5,
        "months": 16,
        "weeks": 1,
        "minutes": 61,
        "milliseconds": 3661111,
        "quartersOfYear": 1,
        "monthsOfQuarter": 1,
        "monthsOfYear": 4,
        "daysOfWeek": 3,
        "minutesOfHour": 1,
        "secondsOfMinute": 1,
        "nanosecondsOfSecond": 111111111,
    },
    ("duration", "PT-23H-59M-59.9S"): {"seconds": -86400, "nanosecondsOfSecond": 100000000},
}


@pytest.mark.parametrize(
    ("name", "text", "part", "expected"),
    [(*source, part, value) for source, parts in PARTS.items() for part, value in parts.items()],
)
def test_a_component(name: str, text: str, part: str, expected: Value) -> None:
    assert component(FUNCTIONS[name](text), part) == expected


def test_a_missing_component_is_refused_with_those_that_there_are() -> None:
    value = FUNCTIONS["date"]("2020")
    with pytest.raises(CypherTypeError, match=r"No such field: hour\. A Date has year, quarter"):
        component(value, "hour")
    assert "dayofweek" in component_names(value)


CUT: list[tuple[str, str, str, dict[str, Value], str]] = [
    ("date", "millennium", "2017-10-11", {}, "2000-01-01"),
    ("date", "decade", "1984-10-11", {"day": 2}, "1980-01-02"),
    ("date", "weekYear", "2021-01-01", {}, "2019-12-30"),
    ("date", "quarter", "1984-11-11", {}, "1984-10-01"),
    ("date", "week", "2020-01-01", {"dayOfWeek": 3}, "2020-01-01"),
    ("date", "month", "2020-01-01", {"week": 3}, "2020-01-15"),
    ("datetime", "hour", "2020-03-21T12:33+01:00", {"nanosecond": 6}, "2020-03-21T12:00:00.000000006+01:00"),
    (
        "datetime",
        "hour",
        "2020-03-21T12:33+01:00",
        {"timezone": "Europe/Stockholm"},
        "2020-03-21T12:00:00+01:00[Europe/Stockholm]",
    ),
    (
        "datetime",
        "year",
        "2020-07-31T12:00[Europe/Stockholm]",
        {"month": 8},
        "2020-08-01T00:00:00+02:00[Europe/Stockholm]",
    ),
    ("localdatetime", "week", "2020-01-01T12:33", {}, "2019-12-30T00:00:00"),
    ("localtime", "millisecond", "12:33:00.123456789", {"nanosecond": 6}, "12:33:00.123000006"),
    ("localtime", "millisecond", "12:33:00.123456789", {"millisecond": 6, "nanosecond": 7}, "12:33:00.006"),
    ("localtime", "second", "12:33:00.123456789", {"millisecond": 6, "nanosecond": 7}, "12:33:00.006000007"),
    ("localtime", "microsecond", "12:33:00.123456789", {"nanosecond": 6}, "12:33:00.123456006"),
    ("time", "hour", "12:33+01:00", {"timezone": "+05:00"}, "12:00:00+05:00"),
    ("time", "day", "12:33+01:00", {}, "00:00:00+01:00"),
]


@pytest.mark.parametrize(("name", "unit", "text", "fields", "expected"), CUT)
def test_a_value_is_cut_to_a_unit(name: str, unit: str, text: str, fields: dict[str, Value], expected: str) -> None:
    assert to_string(FUNCTIONS[f"{name}.truncate"](unit, FUNCTIONS[name](text), fields)) == expected


def test_other_types_are_cut_too() -> None:
    day = FUNCTIONS["date"]("2020-03-21")
    cut = FUNCTIONS["datetime.truncate"]("day", day, {"timezone": "Europe/Stockholm"})
    assert to_string(cut) == "2020-03-21T00:00:00+01:00[Europe/Stockholm]"
    assert to_string(FUNCTIONS["time.truncate"]("hour", FUNCTIONS["localtime"]("12:33"))) == "12:00:00Z"


NOT_CUT: list[tuple[str, str, str, dict[str, Value], type[CypherError]]] = [
    ("date", "hour", "date 2020-01-01", {}, CypherTypeError),
    ("date", "MONTH", "date 2020-01-01", {}, CypherArgumentError),
    ("date", "day", "time 12:00", {}, CypherTypeError),
    ("date", "month", "date 2020-01-01", {"timezone": "+01:00"}, CypherTypeError),
    ("date", "month", "date 2020-01-01", {"hour": 3}, CypherTypeError),
    ("date", "millennium", "date 0700-01-01", {}, CypherArgumentError),
    ("datetime", "hour", "date 2020-01-01", {}, CypherTypeError),
    ("datetime", "hour", "datetime 2020-01-01T12:00Z", {"date": None}, CypherArgumentError),
    ("time", "month", "time 12:00", {}, CypherTypeError),
    ("time", "hour", "date 2020-01-01", {}, CypherTypeError),
    ("localtime", "millisecond", "localtime 12:00", {"microsecond": 1006}, CypherArgumentError),
]


@pytest.mark.parametrize(("name", "unit", "source", "fields", "error"), NOT_CUT)
def test_a_cut_that_means_nothing_is_refused(
    name: str, unit: str, source: str, fields: dict[str, Value], error: type[CypherError]
) -> None:
    kind, text = source.split(" ")
    with pytest.raises(error):
        FUNCTIONS[f"{name}.truncate"](unit, FUNCTIONS[kind](text), fields)


@pytest.mark.parametrize("arguments", [(None,), ("day", None), ("day", "2020-01-01"), (5,)])
def test_a_cut_takes_a_unit_and_a_temporal_value(arguments: tuple[Value, ...]) -> None:
    with pytest.raises(CypherTypeError, match=r"Invalid call signature for date\.truncate"):
        FUNCTIONS["date.truncate"](*arguments)


def test_values_with_the_zones_of_other_libraries() -> None:
    named = DateTime(2020, 6, 1, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
    assert to_string(named) == "2020-06-01T12:00:00+02:00[Europe/Stockholm]"
    fixed = DateTime(2020, 6, 1, 12, tzinfo=timezone(timedelta(hours=-3)))
    assert to_string(fixed) == "2020-06-01T12:00:00-03:00"
    with pytest.raises(CypherArgumentError, match="give it by name"):
        to_string(Time(12, tzinfo=ZoneInfo("Europe/Stockholm")))
