"""Which temporal values are equal, which comes first."""

from __future__ import annotations

from loader.cypher.temporal.durations import AVERAGE_MONTH_SECONDS, NANOSECONDS, floored
from loader.cypher.temporal.kinds import kind_of
from loader.cypher.temporal.zones import (
    DAY_SECONDS,
    epoch_seconds,
    local_seconds,
    offset_seconds,
    zone_name,
    zone_of,
)
from loader.graph import Date, DateTime, Duration, Time, Value

_ORDER = ("DateTime", "LocalDateTime", "Date", "Time", "LocalTime", "Duration")


def sort_key(value: Value) -> tuple[int | str, ...]:
    """A key that sorts temporal values and durations as ORDER BY does: by type, then on the time line.

    Equal values, and only they, have equal keys; so it serves for DISTINCT and grouping too.
    """
    return (_ORDER.index(kind_of(value)), *_key(value))


def equals(left: Value, right: Value) -> bool:
    """`left = right`. The same moment in two zones is not equal, a month is no number of days."""
    return kind_of(left) == kind_of(right) and _key(left) == _key(right)


def compare(left: Value, right: Value) -> int | None:
    """-1, 0 or 1; None where `<` has no answer: for different types, and for durations unless they are equal.

    Of durations even equal ones are not `<` nor `>`, only `<=` and `>=`: the answer 0 is for those two alone.
    """
    if kind_of(left) != kind_of(right):
        return None
    one, other = _key(left), _key(right)
    if one == other:
        return 0
    if isinstance(left, Duration):
        return None
    return -1 if one < other else 1


def _key(value: Value) -> tuple[int | str, ...]:
    if isinstance(value, Date):
        return (value.to_ordinal(),)
    if isinstance(value, Time):
        return _time_key(value)
    if isinstance(value, DateTime):
        return _datetime_key(value)
    months, days, seconds, nanoseconds = floored(value)
    average = months * AVERAGE_MONTH_SECONDS + days * DAY_SECONDS + seconds
    return average, nanoseconds, months, days


def _time_key(value: Time) -> tuple[int, ...]:
    if value.tzinfo is None:
        return (value.ticks,)
    offset = offset_seconds(value)
    return value.ticks - offset * NANOSECONDS, offset


def _datetime_key(value: DateTime) -> tuple[int | str, ...]:
    if value.tzinfo is None:
        return local_seconds(value), value.nanosecond
    return epoch_seconds(value), value.nanosecond, offset_seconds(value), zone_name(zone_of(value)) or ""
