"""Dates, times and durations from Python, as a server takes them: with zones that it knows, and offsets that the driver
sends."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytz
from neo4j.time import Date, DateTime, Duration, Time

from loader.cypher.temporal.zones import MOST_OFFSET, ExactOffset, is_known, offset_text, safe, zone_name
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Value

__all__ = ["KINDS", "temporal"]

KINDS = (datetime.date, datetime.time, datetime.timedelta, Date, DateTime, Time)
"""What `temporal` takes."""


def temporal(value: Any, place: str) -> Value:
    """One of KINDS as Cypher has it; CypherTypeError or CypherArgumentError names the `place` of what it has not."""
    if isinstance(value, datetime.timedelta):
        return Duration(days=value.days, seconds=value.seconds, microseconds=value.microseconds)
    if isinstance(value, datetime.time | Time):
        return _time(value, place)
    if isinstance(value, datetime.datetime):
        return _native_date_time(value, place)
    if value.year == 0:
        raise CypherArgumentError(f"{place} is in the year 0, and years reach from 1 to 9999")
    if isinstance(value, DateTime):
        return _date_time(value, place)
    return Date.from_native(value) if isinstance(value, datetime.date) else value


def _native_date_time(value: datetime.datetime, place: str) -> DateTime:
    zone = value.tzinfo
    if zone is not None and not _has_name(zone, place):
        local = DateTime.from_native(value.replace(tzinfo=None))
        return local.replace(tzinfo=_offset(zone, value, place))
    return safe(DateTime.from_native(_without_fold(value)))


def _date_time(value: DateTime, place: str) -> DateTime:
    zone = value.tzinfo
    if zone is None or _has_name(zone, place):
        return safe(value)
    return value.replace(tzinfo=_offset(zone, value.to_native(), place))


def _time(value: Any, place: str) -> Time:
    """A time with a zone has the offset of that: the driver can ask zones of datetimes alone."""
    plain = value if isinstance(value, Time) else Time.from_native(value.replace(tzinfo=None))
    return plain if value.tzinfo is None else plain.replace(tzinfo=_offset(value.tzinfo, None, place))


def _has_name(zone: Any, place: str) -> bool:
    """Whether the zone has a name, as those of zoneinfo and pytz: one that Neo4j knows."""
    is_named = isinstance(zone, ZoneInfo) or hasattr(zone, "zone")  # dateutil's have a `key`, too, which no driver asks
    name = zone_name(zone) if is_named else None
    if name is not None and not is_known(name):
        raise CypherArgumentError(
            f"{place} is in the zone {name}, which Neo4j does not know: give it in another, or UTC"
        )
    return name is not None


def _offset(zone: Any, at: datetime.datetime | None, place: str) -> datetime.tzinfo:
    """The zone of an offset: what is left of a zone that has no name, such as dateutil's."""
    exact = datetime.timedelta(seconds=zone.seconds) if isinstance(zone, ExactOffset) else zone.utcoffset(at)
    if exact is None:
        message = f"{place} is a time in the zone {zone}, whose offset depends on the day"
        raise CypherTypeError(f"{message}: give a time with an offset, or a datetime")
    seconds = int(exact.total_seconds())
    if seconds % 60 or exact.microseconds or abs(seconds) > MOST_OFFSET:
        message = f"{place} has the offset {offset_text(seconds)}, and the driver sends whole minutes up to 18 hours"
        raise CypherArgumentError(f"{message}: give it in UTC")
    found: datetime.tzinfo = pytz.FixedOffset(seconds // 60)
    return found


def _without_fold(value: datetime.datetime) -> datetime.datetime:
    """The second of two equal clocks in a form of pytz, which says so by its offset: `neo4j.time` has no fold."""
    zone = value.tzinfo
    if not isinstance(zone, ZoneInfo) or not zone.key or value.utcoffset() == value.replace(fold=0).utcoffset():
        return value
    return value.astimezone(pytz.timezone(zone.key))
