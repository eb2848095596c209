"""Temporal values and durations added, subtracted, multiplied and divided."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as date_type
from functools import lru_cache

from loader.cypher.temporal import durations
from loader.cypher.temporal.division import quotient
from loader.cypher.temporal.kinds import is_temporal, kind_of
from loader.cypher.temporal.zones import (
    DAY_SECONDS,
    RANGE_MESSAGE,
    at_instant,
    at_local,
    date_from_ordinal,
    epoch_seconds,
    from_local_seconds,
    local_seconds,
    offset_seconds,
    zone_of,
)
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Date, DateTime, Duration, Time, Value

NANOSECONDS = durations.NANOSECONDS


def add(left: Value, right: Value) -> Value:
    """`left + right`, where one is a duration and the other a duration or a temporal value."""
    if left is None or right is None:
        return None
    if left.__class__ is Date and right.__class__ is Duration:
        return shifted(left, right)
    if isinstance(left, Duration) and isinstance(right, Duration):
        return durations.added(left, right)
    if is_temporal(left) and isinstance(right, Duration):
        return shifted(left, right)
    if isinstance(left, Duration) and is_temporal(right):
        return shifted(right, left)
    raise _cannot("add", left, "and", right)


def subtract(left: Value, right: Value) -> Value:
    """`left - right`, where right is a duration and left a duration or a temporal value."""
    if left is None or right is None:
        return None
    if isinstance(right, Duration) and isinstance(left, Duration):
        return durations.added(left, durations.negated(right))
    if isinstance(right, Duration) and isinstance(left, Date):
        return date_plus(left, -right.months, -_whole_days(right))
    if isinstance(right, Duration) and is_temporal(left):
        return shifted(left, durations.negated(right))
    raise _cannot("subtract", right, "from", left)


def multiply(left: Value, right: Value) -> Value:
    """`left * right`, where one is a duration and the other a number."""
    if left is None or right is None:
        return None
    if isinstance(left, Duration) and _is_number(right):
        return durations.multiplied(left, right)
    if isinstance(right, Duration) and _is_number(left):
        return durations.multiplied(right, left)
    raise _cannot("multiply", left, "and", right)


def divide(left: Value, right: Value) -> Value:
    """`left / right`, where left is a duration and right a number."""
    if left is None or right is None:
        return None
    if isinstance(left, Duration) and _is_number(right):
        return durations.divided(left, right)
    raise _cannot("divide", left, "by", right)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cannot(verb: str, one: Value, word: str, other: Value) -> CypherTypeError:
    return CypherTypeError(f"Cannot {verb} {kind_of(one)} {word} {kind_of(other)}")


def shifted(value: Value, by: Duration) -> Value:
    """A temporal value moved by a duration: months, then days, then the time.

    A date takes whole days of the time, a time of day ignores months and days. In a named zone the clock
    shows the same over months and days, and moves with the time line over hours and less.
    """
    if isinstance(value, Date):
        return date_plus(value, by.months, _whole_days(by))
    if isinstance(value, Time):
        return _time_plus(value, by)
    return _plus_time(plus_calendar(value, by.months, by.days), by)


def _whole_days(by: Duration) -> int:
    """Its days and those that its seconds fill, as Neo4j keeps these: the whole second below a fraction."""
    return by.days + quotient(durations.floored(by)[2], DAY_SECONDS)


def plus_calendar(value: DateTime, months: int, days: int) -> DateTime:
    """The same time of day some months and days later, on the last day of a month that is too short."""
    if not months and not days:
        return value
    date = date_plus(Date(value.year, value.month, value.day), months, days)
    local = DateTime(date.year, date.month, date.day, value.hour, value.minute, int(value.second), value.nanosecond)
    return local if value.tzinfo is None else at_local(local, zone_of(value), offset_seconds(value))


def date_plus(date: Date, months: int, days: int) -> Date:
    """The date some months and then days later, at the end of a month that is too short."""
    if not months and not days:
        return date
    return _later(date.to_ordinal(), months, days)


@lru_cache(maxsize=50_000)
def _later(ordinal: int, months: int, days: int) -> Date:
    """The date some months and then days after another. The same few dates come again in row after row."""
    if not months:
        return date_from_ordinal(ordinal + days)
    start = date_type.fromordinal(ordinal)
    year, month, day = start.year, start.month, start.day
    year, month = divmod(year * 12 + month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise CypherArgumentError(RANGE_MESSAGE)
    start = date_type(year, month + 1, day if day < 29 else min(day, monthrange(year, month + 1)[1]))
    return date_from_ordinal(start.toordinal() + days)


def _time_plus(value: Time, by: Duration) -> Time:
    ticks = (value.ticks + by.seconds * NANOSECONDS + by.nanoseconds) % (DAY_SECONDS * NANOSECONDS)
    seconds, nanosecond = divmod(ticks, NANOSECONDS)
    return Time(seconds // 3600, seconds // 60 % 60, seconds % 60, nanosecond, value.tzinfo)


def _plus_time(value: DateTime, by: Duration) -> DateTime:
    if not by.seconds and not by.nanoseconds:
        return value
    carry, nanosecond = divmod(value.nanosecond + by.nanoseconds, NANOSECONDS)
    if value.tzinfo is None:
        return from_local_seconds(local_seconds(value) + by.seconds + carry, nanosecond)
    return at_instant(epoch_seconds(value) + by.seconds + carry, nanosecond, zone_of(value))
