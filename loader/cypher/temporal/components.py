"""The components of temporal values: `date.year`, `duration.minutesOfHour` and the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import attrgetter

from loader.cypher.temporal.division import quotient, remainder
from loader.cypher.temporal.durations import floored
from loader.cypher.temporal.kinds import kind_of
from loader.cypher.temporal.zones import epoch_seconds, offset_seconds, offset_text, zone_name, zone_of
from loader.errors import CypherTypeError
from loader.graph import Date, DateTime, Duration, Time, Value


def _day_of_quarter(value: Date | DateTime) -> int:
    first = Date(value.year, (value.month - 1) // 3 * 3 + 1, 1)
    return value.to_ordinal() - first.to_ordinal() + 1


def _ordinal_day(value: Date | DateTime) -> int:
    return value.to_ordinal() - Date(value.year, 1, 1).to_ordinal() + 1


def _week(value: Date | DateTime) -> tuple[int, int, int]:
    return date.fromordinal(value.to_ordinal()).isocalendar()


def _zone_text(value: Time | DateTime) -> str:
    name = zone_name(zone_of(value)) if isinstance(value, DateTime) else None
    return name or offset_text(offset_seconds(value))


def _epoch_millis(value: DateTime) -> int:
    return epoch_seconds(value) * 1000 + value.nanosecond // 1_000_000


_OF_DATE: dict[str, Callable[[Value], Value]] = {
    "year": attrgetter("year"),
    "quarter": lambda value: (value.month + 2) // 3,
    "month": attrgetter("month"),
    "week": lambda value: _week(value)[1],
    "weekyear": lambda value: _week(value)[0],
    "day": attrgetter("day"),
    "ordinalday": _ordinal_day,
    "dayofweek": lambda value: _week(value)[2],
    "weekday": lambda value: _week(value)[2],
    "dayofquarter": _day_of_quarter,
    "quarterday": _day_of_quarter,
}
_OF_CLOCK: dict[str, Callable[[Value], Value]] = {
    "hour": lambda value: value.hour,
    "minute": lambda value: value.minute,
    "second": lambda value: int(value.second),
    "millisecond": lambda value: value.nanosecond // 1_000_000,
    "microsecond": lambda value: value.nanosecond // 1_000,
    "nanosecond": lambda value: value.nanosecond,
}
_OF_ZONE: dict[str, Callable[[Value], Value]] = {
    "timezone": _zone_text,
    "offset": lambda value: offset_text(offset_seconds(value)),
    "offsetminutes": lambda value: quotient(offset_seconds(value), 60),
    "offsetseconds": offset_seconds,
}
_OF_EPOCH: dict[str, Callable[[Value], Value]] = {
    "epochseconds": lambda value: quotient(_epoch_millis(value), 1000),
    "epochmillis": _epoch_millis,
}
_OF_DURATION: dict[str, Callable[[tuple[int, int, int, int]], int]] = {
    "years": lambda parts: quotient(parts[0], 12),
    "quarters": lambda parts: quotient(parts[0], 3),
    "months": lambda parts: parts[0],
    "weeks": lambda parts: quotient(parts[1], 7),
    "days": lambda parts: parts[1],
    "hours": lambda parts: quotient(parts[2], 3600),
    "minutes": lambda parts: quotient(parts[2], 60),
    "seconds": lambda parts: parts[2],
    "milliseconds": lambda parts: parts[2] * 1000 + parts[3] // 1_000_000,
    "microseconds": lambda parts: parts[2] * 1_000_000 + parts[3] // 1_000,
    "nanoseconds": lambda parts: parts[2] * 1_000_000_000 + parts[3],
    "quartersofyear": lambda parts: remainder(quotient(parts[0], 3), 4),
    "monthsofquarter": lambda parts: remainder(parts[0], 3),
    "monthsofyear": lambda parts: remainder(parts[0], 12),
    "daysofweek": lambda parts: remainder(parts[1], 7),
    "minutesofhour": lambda parts: remainder(quotient(parts[2], 60), 60),
    "secondsofminute": lambda parts: remainder(parts[2], 60),
    "millisecondsofsecond": lambda parts: parts[3] // 1_000_000,
    "microsecondsofsecond": lambda parts: parts[3] // 1_000,
    "nanosecondsofsecond": lambda parts: parts[3],
}
_BY_KIND: dict[str, dict[str, Callable[[Value], Value]]] = {
    "Date": _OF_DATE,
    "LocalTime": _OF_CLOCK,
    "Time": _OF_CLOCK | _OF_ZONE,
    "LocalDateTime": _OF_DATE | _OF_CLOCK,
    "DateTime": _OF_DATE | _OF_CLOCK | _OF_ZONE | _OF_EPOCH,
}


def date_component(name: str) -> Callable[[Value], Value] | None:
    """What reads a component of a date; None where a date has none of that name."""
    return _OF_DATE.get(name.lower())


def component(value: Value, name: str) -> Value:
    """`value.name` for a temporal value or a duration; `name` in any case, as in Neo4j."""
    if isinstance(value, Duration):
        if (part := _OF_DURATION.get(name.lower())) is not None:
            return part(floored(value))
    elif (read := _BY_KIND[kind_of(value)].get(name.lower())) is not None:
        return read(value)
    raise CypherTypeError(f"No such field: {name}. A {kind_of(value)} has {', '.join(component_names(value))}.")


def component_names(value: Value) -> list[str]:
    """The components that a value has, in lower case."""
    return list(_OF_DURATION if isinstance(value, Duration) else _BY_KIND[kind_of(value)])
