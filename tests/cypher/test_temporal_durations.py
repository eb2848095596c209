"""Durations, and the arithmetic of temporal values. Every expectation is an answer of Neo4j 5.26."""

from __future__ import annotations

import pytest

from loader.cypher.temporal import (
    FUNCTIONS,
    add,
    compare,
    divide,
    equals,
    multiply,
    sort_key,
    subtract,
    to_string,
)
from loader.errors import CypherArgumentError, CypherArithmeticError, CypherTypeError
from loader.graph import Duration, Value


def duration(text: str) -> Duration:
    value = FUNCTIONS["duration"](text)
    assert isinstance(value, Duration)
    return value


def read(text: str) -> Value:
    """The value that a text such as `date 2020-01-01` names."""
    name, argument = text.split(" ", 1)
    return FUNCTIONS[name](argument)


TEXTS = {
    "P1Y2M3W4DT5H6M7.8S": "P1Y2M25DT5H6M7.8S",
    "P5M1.5D": "P5M1DT12H",
    "P0.75M": "P22DT19H51M49.5S",
    "P-0.75M": "P-22DT-19H-51M-49.5S",
    "P0.123W": "PT20H39M50.399999999S",
    "PT0.123M": "PT7.379999999S",
    "P1,5Y": "P1Y6M",
    "-P1Y2M": "P-1Y-2M",
    "p1y": "P1Y",
    "PT1M-0.5S": "PT59.5S",
    "P2012-02-02T14:37:21.545": "P2012Y2M2DT14H37M21.545S",
    "P20120202T143721.545": "P2012Y2M2DT14H37M21.545S",
    "-P2012-02-02T14:37:21": "P-2012Y-2M-2DT-14H-37M-21S",
    "PT14:37:21": "PT14H37M21S",
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_a_duration_is_read_from_text(text: str, expected: str) -> None:
    assert to_string(duration(text)) == expected


MAPS: list[tuple[dict[str, float], str]] = [
    ({"months": 0.75}, "P22DT19H51M49.5S"),
    ({"months": -0.75, "days": 0.3}, "P-22DT-12H-39M-49.499999999S"),
    ({"weeks": 2.5}, "P17DT12H"),
    ({"minutes": 12, "seconds": -60}, "PT11M"),
    ({"seconds": -2, "milliseconds": 1}, "PT-1.999S"),
    ({"days": 1, "milliseconds": -1}, "P1DT-0.001S"),
    ({"days": 1.999999999}, "P1DT23H59M59.999913599S"),
    ({"nanoseconds": 1.5}, "PT0.000000001S"),
    ({"DAYS": 1}, "P1D"),
    ({"seconds": 0}, "PT0S"),
]


@pytest.mark.parametrize(("fields", "expected"), MAPS)
def test_a_duration_is_made_of_numbers(fields: dict[str, float], expected: str) -> None:
    assert to_string(FUNCTIONS["duration"](fields)) == expected


PRODUCTS = [
    ("P1M", 0.333, "P10DT3H15M5.417999999S"),
    ("P1M3D", -0.5, "P-16DT-17H-14M-33S"),
    ("P1Y2M3DT4.5S", 1.1, "P1Y3M15DT11H23M43.350000005S"),
    ("PT-1.5S", 0.5, "PT-0.75S"),
    ("P1D", 2, "P2D"),
]
QUOTIENTS = [
    ("P1M", 3, "P10DT3H29M42S"),
    ("P1Y2M3DT4.5S", 1.1, "P1Y24DT20H43M2.999999998S"),
    ("P-5M-7DT-11S", 2, "P-2M-18DT-17H-14M-38.5S"),
    ("PT0.000000003S", 2, "PT0.000000001S"),
    ("P1D", 0.0, "PT0S"),
]


@pytest.mark.parametrize(("text", "factor", "expected"), PRODUCTS)
def test_a_duration_is_multiplied(text: str, factor: float, expected: str) -> None:
    assert to_string(multiply(duration(text), factor)) == expected
    assert to_string(multiply(factor, duration(text))) == expected


@pytest.mark.parametrize(("text", "divisor", "expected"), QUOTIENTS)
def test_a_duration_is_divided(text: str, divisor: float, expected: str) -> None:
    assert to_string(divide(duration(text), divisor)) == expected


def test_what_no_duration_can_hold_is_refused() -> None:
    with pytest.raises(CypherArithmeticError, match="by zero"):
        divide(duration("P1D"), 0)
    with pytest.raises(CypherArgumentError, match="overflow"):
        multiply(duration("P1D"), 1e300)
    with pytest.raises(CypherArgumentError, match="overflow"):
        FUNCTIONS["duration"]({"days": 2**63 - 1})


SUMS = [
    ("date 2020-01-01", "PT23H59M", "2020-01-01"),
    ("date 2020-01-01", "PT24H", "2020-01-02"),
    ("date 2020-01-01", "PT-25H", "2019-12-31"),
    ("date 2020-01-31", "P1M", "2020-02-29"),
    ("date 2020-01-31", "P1M1D", "2020-03-01"),
    ("localtime 12:00", "P1DT25H", "13:00:00"),
    ("time 12:00+01:00", "PT13H", "01:00:00+01:00"),
    ("localdatetime 2020-01-31T12:00", "P1M1DT12H", "2020-03-02T00:00:00"),
    ("datetime 2020-03-28T12:00[Europe/Stockholm]", "P1D", "2020-03-29T12:00:00+02:00[Europe/Stockholm]"),
    ("datetime 2020-03-28T12:00[Europe/Stockholm]", "PT24H", "2020-03-29T13:00:00+02:00[Europe/Stockholm]"),
    ("datetime 2020-03-28T02:30[Europe/Stockholm]", "P1D", "2020-03-29T03:30:00+02:00[Europe/Stockholm]"),
    ("datetime 2020-10-26T02:30[Europe/Stockholm]", "P-1D", "2020-10-25T02:30:00+01:00[Europe/Stockholm]"),
    ("duration P1D", "PT25H", "P1DT25H"),
]


@pytest.mark.parametrize(("value", "by", "expected"), SUMS)
def test_a_duration_is_added(value: str, by: str, expected: str) -> None:
    assert to_string(add(read(value), duration(by))) == expected
    assert to_string(add(duration(by), read(value))) == expected
    assert to_string(subtract(read(value), multiply(duration(by), -1))) == expected


def test_a_date_from_a_date_and_a_number_to_a_date_make_nothing() -> None:
    day = read("date 2020-01-01")
    with pytest.raises(CypherTypeError, match="Cannot subtract Date from Date"):
        subtract(day, day)
    with pytest.raises(CypherTypeError, match="Cannot add Date and Integer"):
        add(day, 1)
    assert add(day, None) is None


def test_a_sum_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(CypherArgumentError, match="0001 to 9999"):
        add(read("date 9999-12-31"), duration("P1D"))
    with pytest.raises(CypherArgumentError, match="0001 to 9999"):
        add(read("datetime 9999-12-31T23:00[America/New_York]"), duration("PT5H"))


BETWEEN = [
    ("between", "date 1984-10-11", "datetime 2015-07-21T21:40:32.142+0100", "P30Y9M10DT21H40M32.142S"),
    ("between", "date 2020-01-31", "date 2020-03-01", "P1M1D"),
    ("between", "date 2020-03-31", "date 2020-02-29", "P-1M"),
    ("between", "localdatetime 2024-01-31T10:00", "localdatetime 2024-03-01T09:00", "P29DT23H"),
    ("between", "localdatetime 2024-03-31T09:00", "localdatetime 2024-02-29T10:00", "P-30DT-23H"),
    ("between", "localdatetime 2023-01-28T09:00", "localdatetime 2023-03-01T08:00", "P1MT23H"),
    ("inmonths", "localdatetime 2024-01-31T10:00", "localdatetime 2024-03-01T09:00", "PT0S"),
    ("between", "localdatetime 2020-02-29T11:00", "localdatetime 2020-01-31T12:00", "P-28DT-23H"),
    ("between", "localtime 14:30", "time 16:30+0100", "PT2H"),
    ("between", "time 14:30", "time 16:30+0100", "PT1H"),
    ("between", "time 12:00+01:00", "datetime 2020-03-29T11:59[Europe/Stockholm]", "PT-1H-1M"),
    ("between", "datetime 2020-01-31T23:30-05:00", "datetime 2020-02-29T23:00+01:00", "P28DT17H30M"),
    ("inseconds", "localtime 12:44:54.7", "localtime 12:34:55.3", "PT-9M-59.4S"),
    ("inseconds", "datetime 2017-10-29T00:00[Europe/Stockholm]", "localtime 04:00", "PT5H"),
    ("indays", "localdatetime 2020-03-29T12:00", "localdatetime 2020-03-28T13:00", "PT0S"),
    ("indays", "localtime 14:30", "date 2015-06-24", "PT0S"),
    ("inmonths", "date 2018-07-21", "datetime 2016-07-21T21:40:32.142+0100", "P-1Y-11M"),
]


@pytest.mark.parametrize(("unit", "start", "end", "expected"), BETWEEN)
def test_the_duration_between_two_values(unit: str, start: str, end: str, expected: str) -> None:
    assert to_string(FUNCTIONS[f"duration.{unit}"](read(start), read(end))) == expected


def test_two_times_are_no_months_apart() -> None:
    with pytest.raises(CypherTypeError, match="Unsupported unit: Months"):
        FUNCTIONS["duration.inmonths"](read("localtime 12:00"), read("localtime 13:00"))


def test_the_same_moment_in_two_zones_is_ordered_and_not_equal() -> None:
    utc, paris = read("datetime 2020-01-01T11:00Z"), read("datetime 2020-01-01T12:00+01:00")
    assert not equals(utc, paris)
    assert compare(utc, paris) == -1


def test_durations_are_equal_or_not_to_be_compared() -> None:
    assert compare(duration("P12M"), duration("P1Y")) == 0
    assert compare(duration("P1D"), duration("PT25H")) is None
    assert not equals(duration("P1D"), duration("PT24H"))


def test_different_types_do_not_compare() -> None:
    assert compare(read("date 2020-01-01"), read("datetime 2020-01-02T00:00Z")) is None
    assert not equals(read("localtime 12:00"), read("time 12:00Z"))


def test_the_order_of_all_temporal_values() -> None:
    ordered = [
        "datetime 2019-12-31T23:00-01:00",
        "datetime 2020-01-01T00:00Z",
        "datetime 2020-01-01T00:00Z[UTC]",
        "datetime 2020-01-01T01:00+01:00",
        "datetime 2020-01-01T01:00+01:00[Europe/Stockholm]",
        "localdatetime 2020-01-01T00:00",
        "date 2020-01-01",
        "time 11:00-01:00",
        "time 12:00",
        "time 13:00+01:00",
        "localtime 12:00",
        "duration PT-1S",
        "duration PT24H",
        "duration P1D",
        "duration PT25H",
        "duration P30D",
        "duration P1M",
        "duration P31D",
    ]
    keys = [sort_key(read(text)) for text in ordered]
    assert sorted(keys) == keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("length", "less", "more"),
    [
        ("PT86399.5S", 10, 10), ("PT-86399.5S", 11, 9), ("PT-86399S", 10, 10), ("PT-0.5S", 10, 10),
        ("PT-86400.5S", 11, 9),
        ("PT-172799.999999999S", 12, 8), ("PT172799.999999999S", 9, 11), ("P1DT-86399.5S", 10, 10),
    ],
)  # fmt: skip
def test_a_date_takes_the_days_that_whole_seconds_below_fill(length: str, less: int, more: int) -> None:
    date = read("date 2024-03-10")
    found = [to_string(each) for each in (subtract(date, duration(length)), add(date, duration(length)))]
    assert found == [f"2024-03-{less:02}", f"2024-03-{more:02}"]
