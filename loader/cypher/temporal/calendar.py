"""Dates from their fields: calendar, week, quarter and ordinal, alone or laid over another date."""

from __future__ import annotations

from collections.abc import Mapping

from loader.cypher.temporal.faults import TemporalFieldError
from loader.cypher.temporal.kinds import kind_of
from loader.cypher.temporal.zones import RANGE_MESSAGE, date_from_ordinal
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Date, Value

Fields = dict[str, Value]
"""Fields of a temporal value under their names in lower case."""

_GROUPS = {
    "calendar": ("month", "day"),
    "week": ("week", "dayofweek"),
    "quarter": ("quarter", "dayofquarter"),
    "ordinal": ("ordinalday",),
}
DATE_FIELDS = {"year": "year", "month": "month", "day": "day", "week": "week", "dayofweek": "dayOfWeek"} | {
    "quarter": "quarter",
    "dayofquarter": "dayOfQuarter",
    "ordinalday": "ordinalDay",
}
_FROM_ONE = {*DATE_FIELDS} - {"year"}


def date_from_fields(fields: Mapping[str, Value], base: Date | None = None, *, strict: bool = False) -> Date:
    """The date with these fields. What they leave open is the `base`'s, or the first of its kind without one.

    A day that the base brings is moved into a shorter month; a day that is asked for must exist. If `strict`,
    so must the week 53 and the day 92 of a quarter, which Neo4j demands of texts and not of maps.
    """
    group = _group_of(fields)
    if base is None:
        _require(fields, "year")
    if group == "week":
        return _week_date(fields, base, strict)
    if group == "quarter":
        return _quarter_date(fields, base, strict)
    if group == "ordinal":
        return _ordinal_date(fields, base)
    return _calendar_date(fields, base)


def require_day(fields: Mapping[str, Value]) -> None:
    """Refuses fields that do not name one day, as Neo4j does where a time of day goes with them."""
    _require(fields, "year", *_GROUPS[_group_of(fields)])


def number(fields: Mapping[str, Value], name: str, default: int) -> int:
    """An integer field; an absent one is the default, and null the first of its kind, whatever the default."""
    if name not in fields:
        return default
    value = fields[name]
    if value is None:
        return 1 if name in _FROM_ONE else 0
    if isinstance(value, bool) or not isinstance(value, int):
        raise TemporalFieldError(f"{DATE_FIELDS.get(name, name)} must be an integer value, but was a {kind_of(value)}")
    return value


def check_range(name: str, value: int, low: int, high: int) -> int:
    """The value, if it lies between `low` and `high`."""
    if not low <= value <= high:
        raise CypherArgumentError(f"Invalid value for {name} (valid values {low} - {high}): {value}")
    return value


def _group_of(fields: Mapping[str, Value]) -> str:
    found = [(group, name) for group, names in _GROUPS.items() for name in names if name in fields]
    if not found:
        return "calendar"
    group = found[-1][0]
    for other, name in found:
        if other != group:
            raise CypherTypeError(f"Cannot assign {DATE_FIELDS[name]} to {group} date.")
    return group


def _require(fields: Mapping[str, Value], *names: str) -> None:
    for name in names:
        if name not in fields:
            raise CypherArgumentError(f"{DATE_FIELDS[name]} must be specified")


def _require_before(fields: Mapping[str, Value], name: str, larger: str) -> None:
    if name in fields and larger not in fields:
        raise CypherArgumentError(f"{DATE_FIELDS[name]} cannot be specified without {DATE_FIELDS[larger]}")


def _calendar_date(fields: Mapping[str, Value], base: Date | None) -> Date:
    if base is None:
        _require_before(fields, "day", "month")
    start = base or Date(1, 1, 1)
    year = _year(number(fields, "year", start.year if base else 0))
    month = check_range("MonthOfYear", number(fields, "month", start.month), 1, 12)
    last = Date.days_in_month(year, month)
    if "day" not in fields:
        return Date(year, month, min(start.day, last))
    day = check_range("DayOfMonth", number(fields, "day", 1), 1, 31)
    if day > last:
        raise CypherArgumentError(f"Invalid date: month {month} of {year} has {last} days, not {day}")
    return Date(year, month, day)


def _week_date(fields: Mapping[str, Value], base: Date | None, strict: bool) -> Date:
    if base is None:
        _require_before(fields, "dayofweek", "week")
    elif "week" not in fields and "year" in fields:
        # Neo4j then takes the week of that day in the other year, not the same week of the other week year.
        base, fields = _calendar_date({"year": fields["year"]}, base), {"dayofweek": fields["dayofweek"]}
    base_year, base_week, base_day = base.year_week_day if base else (0, 1, 1)
    year = _year(number(fields, "year", base_year))
    week = check_range("WeekOfWeekBasedYear", number(fields, "week", base_week), 1, 53)
    day = check_range("DayOfWeek", number(fields, "dayofweek", base_day), 1, 7)
    if strict and week == 53 and Date(year, 12, 28).year_week_day[1] != 53:
        raise CypherArgumentError(f"Year {year} does not contain 53 weeks.")
    return date_from_ordinal(week_year_start(year) + (week - 1) * 7 + day - 1)


def week_year_start(year: int) -> int:
    """The ordinal of the Monday that begins the ISO week year: that of the week with January 4."""
    fourth = Date(year, 1, 4)
    return fourth.to_ordinal() - fourth.weekday()


def _quarter_date(fields: Mapping[str, Value], base: Date | None, strict: bool) -> Date:
    if base is None:
        _require_before(fields, "dayofquarter", "quarter")
    start = base or Date(1, 1, 1)
    year = _year(number(fields, "year", start.year if base else 0))
    quarter = check_range("QuarterOfYear", number(fields, "quarter", (start.month + 2) // 3), 1, 4)
    if "dayofquarter" not in fields:
        month = quarter * 3 - 2 + (start.month - 1) % 3
        return Date(year, month, min(start.day, Date.days_in_month(year, month)))
    day = check_range("DayOfQuarter", number(fields, "dayofquarter", 1), 1, 92)
    date = date_from_ordinal(Date(year, quarter * 3 - 2, 1).to_ordinal() + day - 1)
    if strict and date.month > quarter * 3:
        raise CypherArgumentError(f"Quarter {quarter} of {year} has fewer than {day} days.")
    return date


def _ordinal_date(fields: Mapping[str, Value], base: Date | None) -> Date:
    year = _year(number(fields, "year", base.year if base else 0))
    day = check_range("DayOfYear", number(fields, "ordinalday", 1), 1, 366)
    if day > Date.days_in_year(year):
        raise CypherArgumentError(f"Invalid date 'DayOfYear 366' as '{year}' is not a leap year")
    return date_from_ordinal(Date(year, 1, 1).to_ordinal() + day - 1)


def _year(year: int) -> int:
    if not 1 <= year <= 9999:
        raise CypherArgumentError(f"{RANGE_MESSAGE} It was {year}.")
    return year
