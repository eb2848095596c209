"""Temporal values cut down to a unit, with fields laid over the result."""

from __future__ import annotations

from collections.abc import Mapping

from loader.cypher.temporal.calendar import week_year_start
from loader.cypher.temporal.construct import (
    SUBSECONDS,
    date_from_map,
    fields_of,
    localdatetime_from_map,
    localtime_from_map,
    subsecond,
    time_from_map,
    zone_field,
)
from loader.cypher.temporal.kinds import clock_part, date_part
from loader.cypher.temporal.text import to_string
from loader.cypher.temporal.zones import (
    RANGE_MESSAGE,
    at_local,
    date_from_ordinal,
    fixed_zone,
    offset_seconds,
    zone_of,
)
from loader.errors import CypherArgumentError, CypherExecutionError, CypherTypeError
from loader.graph import Date, DateTime, Time, Value

_YEARS = {"millennium": 1000, "century": 100, "decade": 10, "year": 1}
_LARGE_UNITS = (*_YEARS, "weekYear", "quarter", "month", "week")
_CLOCK_UNITS = ("hour", "minute", "second", "millisecond", "microsecond")
UNITS = (*_LARGE_UNITS, "day", *_CLOCK_UNITS)

Overrides = Mapping[str, Value]


def truncate_date(unit: str, value: Value, overrides: Overrides) -> Date:
    """The first day of the unit that holds a date."""
    _check_unit(unit)
    if unit in _CLOCK_UNITS:
        raise CypherTypeError(f"Unit too small for truncation: {unit}")
    cut = _cut_date(unit, _date_of(value))
    return date_from_map({**fields_of(overrides), "date": cut}) if overrides else cut


def truncate_localtime(unit: str, value: Value, overrides: Overrides) -> Time:
    """The beginning of the unit, at most a day, that holds a time."""
    cut = Time(*_cut_clock(unit, _clock_of(unit, value)))
    return localtime_from_map({**_laid_over(unit, overrides, cut), "time": cut}) if overrides else cut


def truncate_time(unit: str, value: Value, overrides: Overrides) -> Time:
    """As `truncate_localtime`, with the offset of the value; `timezone` puts another in its place."""
    local = Time(*_cut_clock(unit, _clock_of(unit, value)))
    own = fixed_zone(offset_seconds(value) if value.tzinfo is not None else 0)
    if "timezone" in overrides:
        return time_from_map({**_laid_over(unit, overrides, local), "time": local})
    cut = local.replace(tzinfo=own)
    return time_from_map({**_laid_over(unit, overrides, local), "time": cut}) if overrides else cut


def truncate_localdatetime(unit: str, value: Value, overrides: Overrides) -> DateTime:
    """The beginning of the unit that holds a date and time."""
    cut = _cut_datetime(unit, value, "local date time")
    return localdatetime_from_map({**_laid_over(unit, overrides, cut), "datetime": cut}) if overrides else cut


def truncate_datetime(unit: str, value: Value, overrides: Overrides) -> DateTime:
    """As `truncate_localdatetime`, in the zone of the value; `timezone` puts another in its place."""
    cut = _cut_datetime(unit, value, "date time")
    others = {name: field for name, field in overrides.items() if name.lower() != "timezone"}
    zone = zone_of(value) if isinstance(value, DateTime) and value.tzinfo is not None else fixed_zone(0)
    if len(others) < len(overrides):
        zone = zone_field(next(field for name, field in overrides.items() if name.lower() == "timezone"))
    local = localdatetime_from_map({**_laid_over(unit, others, cut), "datetime": cut}) if others else cut
    return at_local(local, zone)


def _check_unit(unit: str) -> None:
    if unit not in UNITS:
        raise CypherExecutionError(f"Unsupported unit: {unit}. The units are {', '.join(UNITS)}.")


def _cut_datetime(unit: str, value: Value, kind: str) -> DateTime:
    _check_unit(unit)
    clock = clock_part(value)
    if unit in _CLOCK_UNITS:
        if clock is None or not isinstance(value, DateTime):
            raise CypherTypeError(f"Cannot truncate {to_string(value)} to {kind} with a time based unit.")
        return DateTime(value.year, value.month, value.day, *_cut_clock(unit, clock))
    date = _cut_date(unit, _date_of(value))
    return DateTime(date.year, date.month, date.day)


def _cut_date(unit: str, date: Date) -> Date:
    if unit in _YEARS:
        year = date.year // _YEARS[unit] * _YEARS[unit]
        if year < 1:
            raise CypherArgumentError(RANGE_MESSAGE)
        return Date(year, 1, 1)
    if unit == "quarter":
        return Date(date.year, (date.month - 1) // 3 * 3 + 1, 1)
    if unit == "month":
        return Date(date.year, date.month, 1)
    if unit == "weekYear":
        return date_from_ordinal(week_year_start(date.year_week_day[0]))
    return date_from_ordinal(date.to_ordinal() - date.weekday()) if unit == "week" else date


def _cut_clock(unit: str, clock: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    hour, minute, second, nanosecond = clock
    cuts = {
        "day": (0, 0, 0, 0),
        "hour": (hour, 0, 0, 0),
        "minute": (hour, minute, 0, 0),
        "second": (hour, minute, second, 0),
        "millisecond": (hour, minute, second, nanosecond // 1_000_000 * 1_000_000),
        "microsecond": (hour, minute, second, nanosecond // 1_000 * 1_000),
    }
    return cuts[unit]


def _laid_over(unit: str, overrides: Overrides, cut: Time | DateTime) -> dict[str, Value]:
    """The fields, with what they mean below a second if the unit is there.

    A nanosecond laid over a millisecond is added to it; but where the fields bring a new millisecond, what is
    smaller is cut off, as Neo4j does.
    """
    fields = fields_of(overrides) if overrides else {}
    if unit not in SUBSECONDS:
        return fields
    place = SUBSECONDS.index(unit) + 1
    if any(name in fields for name in SUBSECONDS[:place]):
        subsecond(fields)
        return {name: value for name, value in fields.items() if name not in SUBSECONDS[place:]}
    if any(name in fields for name in SUBSECONDS[place:]):
        fields[unit] = cut.nanosecond // (1_000_000 if unit == "millisecond" else 1_000)
    return fields


def _date_of(value: Value) -> Date:
    date = date_part(value)
    if date is None:
        raise CypherTypeError(f"Cannot get the date of: {to_string(value)}")
    return date


def _clock_of(unit: str, value: Value) -> tuple[int, int, int, int]:
    _check_unit(unit)
    if unit in _LARGE_UNITS:
        raise CypherTypeError("Unit is too large to be used for truncation")
    clock = clock_part(value)
    if clock is None:
        raise CypherTypeError(f"Cannot get the time of: {to_string(value)}")
    return clock
