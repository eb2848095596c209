"""Temporal values from text, maps and each other. Every expectation is an answer of Neo4j 5.26."""

from __future__ import annotations

import pytest

from loader.cypher.temporal import FUNCTIONS, equals, statement_clock, to_string
from loader.errors import CypherArgumentError, CypherError, CypherTypeError
from loader.graph import Value


def call(name: str, *arguments: Value) -> Value:
    return FUNCTIONS[name](*arguments)


DATES = {
    "2015-07-21": "2015-07-21",
    "20150721": "2015-07-21",
    "2015-07": "2015-07-01",
    "201507": "2015-07-01",
    "2015-7-21": "2015-07-21",
    "2015-W30-2": "2015-07-21",
    "2015W302": "2015-07-21",
    "2015-W30": "2015-07-20",
    "2015-Q3-45": "2015-08-14",
    "2015Q345": "2015-08-14",
    "2015-Q3": "2015-07-01",
    "2015-202": "2015-07-21",
    "2015202": "2015-07-21",
    "2015": "2015-01-01",
    "+2015-07-21": "2015-07-21",
}


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_a_date_is_read_in_every_iso_form(text: str, expected: str) -> None:
    assert to_string(call("date", text)) == expected


UNREADABLE = {
    "date": [
        *[
            "",
            "15",
            " 2020-01-01",
            "12015-07-21",
            "2015-02-30",
            "2020-1",
            "2020-16",
            "2020-W00",
            "2020-W10-8",
        ],
        *[
            "2021-W53-1",
            "2021-366",
            "2020-Q5",
            "2020-Q2-003",
            "1816Q192",
            "2015-07-21T12:00",
            "-0001-01-01",
            "+12015-01-01",
        ],
    ],
    "localtime": ["123", "12345", "12:34.5", "24:00", "23:59:60", "21:40Z"],
    "time": ["12:34+1", "12:34+1:00", "12:34+02:00:30", "21:40:32.1234567891"],
    "localdatetime": ["2015-07-21T", "2015-07-21T21:40Z"],
    "datetime": ["2015-07-21 21:40", "2020-06-01T12:00[+01:00]", "2020-06-01T12:00[Nowhere/City]"],
    "duration": ["", "P", "PT", "P1S", "PT1D", "P0.5Y1M", "PT1.5H3M", "PT1.1234567899S", "P2012-12", "P--1D"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in UNREADABLE.items() for text in texts])
def test_what_is_no_temporal_text_is_refused_with_neo4js_code(name: str, text: str) -> None:
    with pytest.raises(CypherArgumentError) as caught:
        call(name, text)
    assert caught.value.code == "Neo.ClientError.Statement.SyntaxError"


ZONED = {
    "2015-07-21T21:40:32.142+0100": "2015-07-21T21:40:32.142+01:00",
    "2015-W30-2T214032.142Z": "2015-07-21T21:40:32.142Z",
    "2015T214032-0100": "2015-01-01T21:40:32-01:00",
    "2015-07-21": "2015-07-21T00:00:00Z",
    "2020-06-01t12:00z": "2020-06-01T12:00:00Z",
    "2015-07-21T21:40:32.142+0845[Australia/Eucla]": "2015-07-21T21:40:32.142+08:45[Australia/Eucla]",
    "2015-07-21T21:40[Europe/London]": "2015-07-21T21:40:00+01:00[Europe/London]",
    "2020-06-01T12:00[europe/stockholm]": "2020-06-01T12:00:00+02:00[Europe/Stockholm]",
    "1818-07-21T21:40:32.142[Europe/Stockholm]": "1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]",
    "2050-07-01T12:00[Europe/Stockholm]": "2050-07-01T12:00:00+02:00[Europe/Stockholm]",
    "2020-06-01T12:00[UTC]": "2020-06-01T12:00:00Z[UTC]",
    "2017-03-26T02:30[Europe/Stockholm]": "2017-03-26T03:30:00+02:00[Europe/Stockholm]",
    "2017-10-29T02:30[Europe/Stockholm]": "2017-10-29T02:30:00+02:00[Europe/Stockholm]",
    "2017-10-29T02:30+01:00[Europe/Stockholm]": "2017-10-29T02:30:00+01:00[Europe/Stockholm]",
}


@pytest.mark.parametrize(("text", "expected"), ZONED.items())
def test_a_datetime_is_read_with_its_zone(text: str, expected: str) -> None:
    assert to_string(call("datetime", text)) == expected


@pytest.mark.parametrize("offset", ["+05:00", "Z"])
def test_an_offset_that_the_zone_never_had_is_refused(offset: str) -> None:
    with pytest.raises(CypherArgumentError, match="do not match"):
        call("datetime", f"2017-10-29T02:30{offset}[Europe/Stockholm]")


DATE_MAPS: list[tuple[dict[str, Value], str]] = [
    ({"year": 1984, "month": 10, "day": 11}, "1984-10-11"),
    ({"YEAR": 1984, "Month": 10}, "1984-10-01"),
    ({"year": 1984, "week": 10, "dayOfWeek": 3}, "1984-03-07"),
    ({"year": 1984, "week": 10, "weekDay": 3}, "1984-03-07"),
    ({"year": 2021, "week": 53}, "2022-01-03"),
    ({"year": 1984, "ordinalDay": 202}, "1984-07-20"),
    ({"year": 1984, "quarter": 3, "dayOfQuarter": 45}, "1984-08-14"),
    ({"year": 2020, "month": None, "day": 3}, "2020-01-03"),
]
LAID_OVER: list[tuple[str, dict[str, Value], str]] = [
    ("1984-11-11", {"year": 28}, "0028-11-11"),
    ("1984-11-11", {"week": 1}, "1984-01-08"),
    ("1984-11-11", {"quarter": 3}, "1984-08-11"),
    ("1816-12-31", {"week": 2}, "1817-01-07"),
    ("2020-02-29", {"year": 2021}, "2021-02-28"),
    ("2020-01-31", {"month": 2}, "2020-02-29"),
    ("2020-05-31", {"quarter": 1}, "2020-02-29"),
    ("2020-05-31", {"dayOfQuarter": 3}, "2020-04-03"),
    ("2020-05-31", {"dayOfWeek": 3}, "2020-05-27"),
    ("1900-03-10", {"year": 2020, "dayOfWeek": 6}, "2020-03-14"),
    ("1900-03-10", {"year": 2020, "week": 10}, "2020-03-07"),
]


@pytest.mark.parametrize(("fields", "expected"), DATE_MAPS)
def test_a_date_is_made_of_fields(fields: dict[str, Value], expected: str) -> None:
    assert to_string(call("date", fields)) == expected


@pytest.mark.parametrize(("base", "fields", "expected"), LAID_OVER)
def test_fields_are_laid_over_a_date(base: str, fields: dict[str, Value], expected: str) -> None:
    assert to_string(call("date", {"date": call("date", base), **fields})) == expected


REFUSED: list[tuple[str, dict[str, Value], type[CypherError]]] = [
    ("date", {}, CypherArgumentError),
    ("date", {"month": 3}, CypherArgumentError),
    ("date", {"year": 2020, "day": 3}, CypherArgumentError),
    ("date", {"year": 2020, "month": 2, "day": 30}, CypherArgumentError),
    ("date", {"year": 2020, "month": 2.0}, CypherTypeError),
    ("date", {"year": 2020, "month": 1, "week": 2}, CypherTypeError),
    ("date", {"year": 2020, "hour": 1}, CypherTypeError),
    ("date", {"year": 2020, "foo": 1}, CypherArgumentError),
    ("date", {"year": 2020, "timezone": "+01:00"}, CypherTypeError),
    ("date", {"year": 0}, CypherArgumentError),
    ("date", {"year": 10000}, CypherArgumentError),
    ("localtime", {"hour": 1, "second": 2}, CypherArgumentError),
    (
        "localtime",
        {"hour": 1, "minute": 2, "second": 3, "millisecond": 1, "microsecond": 1000},
        CypherArgumentError,
    ),
    ("localdatetime", {"year": 2020, "hour": 1}, CypherArgumentError),
    ("localdatetime", {"year": 2020, "week": 3, "hour": 1}, CypherArgumentError),
    ("datetime", {"year": 2020, "timezone": "+01"}, CypherArgumentError),
    ("datetime", {"year": 2020, "timezone": 5}, CypherTypeError),
    ("duration", {}, CypherArgumentError),
    ("duration", {"day": 1}, CypherArgumentError),
    ("duration", {"days": "1"}, CypherTypeError),
]


@pytest.mark.parametrize(("name", "fields", "error"), REFUSED)
def test_fields_that_make_no_value_are_refused(name: str, fields: dict[str, Value], error: type[CypherError]) -> None:
    with pytest.raises(error):
        call(name, fields)


def test_a_subsecond_field_replaces_the_whole_subsecond() -> None:
    base = call("localtime", "12:31:14.645876123")
    assert to_string(call("localtime", {"time": base, "microsecond": 2})) == "12:31:14.000002"
    assert to_string(call("localtime", {"time": base, "hour": 2})) == "02:31:14.645876123"


def test_a_zone_attaches_to_a_local_time_and_moves_a_zoned_one() -> None:
    local, zoned = call("localtime", "12:00"), call("time", "12:00+01:00")
    assert to_string(call("time", {"time": local, "timezone": "+03:00"})) == "12:00:00+03:00"
    assert to_string(call("time", {"time": zoned, "timezone": "+03:00"})) == "14:00:00+03:00"


def test_fields_come_before_the_move_to_another_zone() -> None:
    base = call("datetime", "2020-01-01T05:00+07:00")
    moved = call("datetime", {"datetime": base, "day": 3, "hour": 6, "timezone": "+01:00"})
    assert to_string(moved) == "2020-01-03T00:00:00+01:00"


def test_the_zone_of_a_mere_date_is_forgotten() -> None:
    base = call("datetime", "2020-01-01T05:00+07:00")
    assert to_string(call("datetime", {"date": base, "hour": 2})) == "2020-01-01T02:00:00Z"


def test_an_offset_may_have_seconds() -> None:
    value = call("time", {"hour": 12, "minute": 34, "timezone": "-02:05:07"})
    assert to_string(value) == "12:34:00-02:05:07"


def test_a_datetime_is_made_of_seconds_since_the_epoch() -> None:
    assert to_string(call("datetime.fromepoch", 416779, 999999999)) == "1970-01-05T19:46:19.999999999Z"
    assert to_string(call("datetime.fromepochmillis", -1)) == "1969-12-31T23:59:59.999Z"
    assert to_string(call("datetime", {"epochSeconds": 1, "timezone": "+02:00"})) == "1970-01-01T02:00:01+02:00"


@pytest.mark.parametrize("name", ["date", "localtime", "time", "localdatetime", "datetime"])
def test_the_clock_stands_still_within_a_statement(name: str) -> None:
    with statement_clock():
        assert equals(call(name), call(f"{name}.statement"))


@pytest.mark.parametrize("name", ["date", "datetime", "duration", "localtime.transaction", "date.realtime"])
def test_null_gives_null(name: str) -> None:
    assert call(name, None) is None


@pytest.mark.parametrize(("name", "value"), [("date", 1), ("duration", 1), ("date.transaction", {}), ("time", True)])
def test_other_types_are_refused_by_name(name: str, value: Value) -> None:
    with pytest.raises(CypherTypeError, match=f"Invalid call signature for {name}") as caught:
        call(name, value)
    assert caught.value.code == "Neo.ClientError.Procedure.ProcedureCallFailed"


def test_a_time_has_no_date_to_give() -> None:
    with pytest.raises(CypherTypeError, match="Cannot get the date of: 12:00:00Z"):
        call("date", call("time", "12:00"))
    with pytest.raises(CypherTypeError, match="Cannot select datetime from: 2020-01-01"):
        call("datetime", call("date", "2020"))
