"""Temporal values as text, in the words of Neo4j's toString."""

from __future__ import annotations

from loader.cypher.temporal.division import quotient, remainder
from loader.cypher.temporal.zones import offset_seconds, offset_text, zone_name, zone_of
from loader.graph import Date, DateTime, Duration, Time, Value


def to_string(value: Value) -> str:
    """What toString gives for a temporal value or a duration."""
    if isinstance(value, Duration):
        return _duration(value)
    if isinstance(value, Date):
        return _date(value)
    if isinstance(value, Time):
        return _clock(value) + _zone(value)
    return f"{_date(value)}T{_clock(value)}{_zone(value)}"


def _date(value: Date | DateTime) -> str:
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def _clock(value: Time | DateTime) -> str:
    fraction = f".{value.nanosecond:09}".rstrip("0") if value.nanosecond else ""
    return f"{value.hour:02}:{value.minute:02}:{int(value.second):02}{fraction}"


def _zone(value: Time | DateTime) -> str:
    if value.tzinfo is None:
        return ""
    name = zone_name(zone_of(value)) if isinstance(value, DateTime) else None
    return offset_text(offset_seconds(value)) + (f"[{name}]" if name else "")


def _duration(value: Duration) -> str:
    days = _parts((quotient(value.months, 12), "Y"), (remainder(value.months, 12), "M"), (value.days, "D"))
    minutes = quotient(value.seconds, 60)
    clock = _parts((quotient(minutes, 60), "H"), (remainder(minutes, 60), "M")) + _seconds(value)
    if not days and not clock:
        return "PT0S"
    return f"P{days}" + (f"T{clock}" if clock else "")


def _parts(*parts: tuple[int, str]) -> str:
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def _seconds(value: Duration) -> str:
    seconds, nanoseconds = remainder(value.seconds, 60), value.nanoseconds
    if not seconds and not nanoseconds:
        return ""
    sign = "-" if seconds < 0 or nanoseconds < 0 else ""
    fraction = f".{abs(nanoseconds):09}".rstrip("0") if nanoseconds else ""
    return f"{sign}{abs(seconds)}{fraction}S"
