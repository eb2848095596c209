"""Dates and times from ISO 8601 text, in the forms that Neo4j reads."""

from __future__ import annotations

import re
from datetime import tzinfo
from functools import lru_cache
from typing import NoReturn

from loader.cypher.temporal.calendar import Fields, date_from_fields
from loader.cypher.temporal.faults import TemporalTextError
from loader.cypher.temporal.zones import at_local, fixed_zone, offset_of_match, offset_seconds, read_zone
from loader.errors import CypherArgumentError
from loader.graph import Date, DateTime, Time

_DATE = r"""(?:(?P<long_year>[+-][0-9]{1,9}(?=-))|(?P<year>[0-9]{4}))
    (?:-W(?P<week>[0-9]{1,2})(?:-(?P<dow>[0-9]))? | W(?P<week_>[0-9]{2})(?P<dow_>[0-9])?
      |-?Q(?P<quarter>[0-9])(?:-(?P<doq>[0-9]{1,2}))? | Q(?P<quarter_>[0-9])(?P<doq_>[0-9]{2})
      |-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2}) | (?P<month_>[0-9]{2})(?P<day_>[0-9]{2})
      |-?(?P<ordinal>[0-9]{3})
      |-?(?P<month__>[0-9]{2})
    )?"""
_CLOCK = r"""(?:(?P<hour>[0-9]{1,2})
        (?::(?P<minute>[0-9]{1,2})(?::(?P<second>[0-9]{1,2})(?P<fraction>[.,][0-9]{1,9})?)?)?
      |(?P<hour_>[0-9]{2})(?P<minute_>[0-9]{2})(?:(?P<second_>[0-9]{2})(?P<fraction_>[.,][0-9]{1,9})?)?)"""
_ZONE = r"(?P<zone>Z|(?P<sign>[+-])(?P<oh>[0-9]{2})(?::?(?P<om>[0-9]{2}))?)?(?:\[(?P<name>[A-Z][^\]]*)\])?"

_TIME = f"(?i:[Tt]?{_CLOCK}{_ZONE})"
_DATETIME = f"{_DATE}(?:[Tt]{_CLOCK})?(?i:{_ZONE})"

Match = re.Match[str]

_remembered = lru_cache(maxsize=1024)
"""A query reads the same few texts for every row."""


def _matched(form: str, text: str) -> Match | None:
    """A form is compiled when the first text is read: that takes as long as many a query runs."""
    return re.fullmatch(form, text, re.VERBOSE)


@_remembered
def parse_date(text: str) -> Date:
    """`2015-07-21`, `20150721`, `2015-07`, `2015`, `2015-W30-2`, `2015-Q3-45`, `2015-202` and their like."""
    match = _matched(_DATE, text) or _unreadable(text, "Date")
    return _date(match)


@_remembered
def parse_localtime(text: str) -> Time:
    """`21:40:32.142`, `214032`, `21:40`, `21`."""
    match = _matched(_TIME, text)
    if match is None or match["zone"] or match["name"]:
        _unreadable(text, "LocalTime")
    return Time(*_clock(match))


@_remembered
def parse_time(text: str) -> Time:
    """A local time with an offset after it; without one it is in UTC."""
    match = _matched(_TIME, text) or _unreadable(text, "Time")
    if match["name"]:
        raise CypherArgumentError(
            "Using a named time zone e.g. [UTC] is not valid for a time without a date. "
            "Instead, use a specific time zone string e.g. +00:00."
        )
    return Time(*_clock(match), _offset(match) or fixed_zone(0))


@_remembered
def parse_localdatetime(text: str) -> DateTime:
    """A date, then `T` and a time if it is not midnight."""
    match = _matched(_DATETIME, text)
    if match is None or match["zone"] or match["name"]:
        _unreadable(text, "LocalDateTime")
    return _datetime(match)


@_remembered
def parse_datetime(text: str) -> DateTime:
    """A local date and time, then an offset, a zone in brackets, or both; without either it is in UTC."""
    match = _matched(_DATETIME, text) or _unreadable(text, "DateTime")
    local, offset = _datetime(match), _offset(match)
    if not match["name"]:
        return at_local(local, offset or fixed_zone(0))
    if offset is None:
        return at_local(local, read_zone(match["name"]))
    wanted = _offset_in_seconds(match)
    value = at_local(local, read_zone(match["name"]), wanted)
    if offset_seconds(value) != wanted or value.hour != local.hour:
        raise CypherArgumentError(f"Timezone and offset do not match: {text}")
    return value


def _unreadable(text: str, kind: str) -> NoReturn:
    raise TemporalTextError(f"Text cannot be parsed to a {kind}: {text!r}")


def _first(match: Match, *names: str) -> str | None:
    return next((match[name] for name in names if match[name] is not None), None)


def _date(match: Match) -> Date:
    fields: Fields = {"year": int(match["long_year"] or match["year"])}
    for field, names in _FIELD_GROUPS.items():
        if (digits := _first(match, *names)) is not None:
            fields[field] = int(digits)
    try:
        return date_from_fields(fields, strict=True)
    except TemporalTextError:
        raise
    except CypherArgumentError as error:
        raise TemporalTextError(f"{error.message}, in {match.string!r}") from None


_FIELD_GROUPS = {
    "month": ("month", "month_", "month__"),
    "day": ("day", "day_"),
    "week": ("week", "week_"),
    "dayofweek": ("dow", "dow_"),
    "quarter": ("quarter", "quarter_"),
    "dayofquarter": ("doq", "doq_"),
    "ordinalday": ("ordinal",),
}


def _clock(match: Match) -> tuple[int, int, int, int]:
    hour = int(_first(match, "hour", "hour_") or 0)
    minute = int(_first(match, "minute", "minute_") or 0)
    second = int(_first(match, "second", "second_") or 0)
    fraction = (_first(match, "fraction", "fraction_") or ".")[1:]
    for name, number, last in (
        ("HourOfDay", hour, 23),
        ("MinuteOfHour", minute, 59),
        ("SecondOfMinute", second, 59),
    ):
        if number > last:
            raise TemporalTextError(f"Invalid value for {name} (valid values 0 - {last}): {number}")
    return hour, minute, second, int(fraction.ljust(9, "0"))


def _datetime(match: Match) -> DateTime:
    date = _date(match)
    return DateTime(date.year, date.month, date.day, *_clock(match))


def _offset(match: Match) -> tzinfo | None:
    return fixed_zone(_offset_in_seconds(match)) if match["zone"] else None


def _offset_in_seconds(match: Match) -> int:
    return offset_of_match(match["sign"], match["oh"], match["om"]) if match["sign"] else 0
