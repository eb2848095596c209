"""The duration between two temporal values."""

from __future__ import annotations

from loader.cypher.temporal import durations
from loader.cypher.temporal.arithmetic import NANOSECONDS, date_plus, plus_calendar
from loader.cypher.temporal.division import quotient
from loader.cypher.temporal.kinds import clock_part, date_part
from loader.cypher.temporal.zones import (
    DAY_SECONDS,
    at_instant,
    at_local,
    epoch_seconds,
    from_local_seconds,
    local_seconds,
    zone_of,
)
from loader.errors import CypherTypeError
from loader.graph import Date, DateTime, Duration, Time, Value

_ANY_DAY = Date(1970, 1, 1)


def between(start: Value, end: Value) -> Duration:
    """In months, then days, then time; in time alone where one of them has no date."""
    if _are_dates(start, end):
        months = _months_of_dates(start, end)
        return durations.make(months, _days_of_dates(date_plus(start, months, 0), end), 0, 0)
    first, last = _aligned(start, end)
    if date_part(start) is None or date_part(end) is None:
        return _seconds_between(first, last)
    months = _months_between(first, last)
    first = plus_calendar(first, months, 0)
    days = _days_between(first, last)
    rest = _seconds_between(plus_calendar(first, 0, days), last)
    return durations.make(months, days, rest.seconds, rest.nanoseconds)


def in_months(start: Value, end: Value) -> Duration:
    """In whole months."""
    if _are_dates(start, end):
        return durations.make(_months_of_dates(start, end), 0, 0, 0)
    _require_a_date("Months", start, end)
    return durations.make(_months_between(*_aligned(start, end)), 0, 0, 0)


def in_days(start: Value, end: Value) -> Duration:
    """In whole days."""
    if _are_dates(start, end):
        return durations.make(0, _days_of_dates(start, end), 0, 0)
    _require_a_date("Days", start, end)
    return durations.make(0, _days_between(*_aligned(start, end)), 0, 0)


def in_seconds(start: Value, end: Value) -> Duration:
    """In seconds and nanoseconds."""
    if _are_dates(start, end):
        return durations.make(0, 0, _days_of_dates(start, end) * DAY_SECONDS, 0)
    return _seconds_between(*_aligned(start, end))


def _are_dates(start: Value, end: Value) -> bool:
    """Whether both are dates, which need no clock and no zone."""
    return start.__class__ is Date and end.__class__ is Date


def _require_a_date(unit: str, start: Value, end: Value) -> None:
    if date_part(start) is None and date_part(end) is None:
        raise CypherTypeError(f"Unsupported unit: {unit}, between two values without a date")


def _aligned(start: Value, end: Value) -> tuple[DateTime, DateTime]:
    """Both as dates and times: what one lacks of date, time and zone, it takes from the other."""
    some_day = date_part(start) or date_part(end) or _ANY_DAY
    first, last = _completed(start, some_day), _completed(end, some_day)
    if first.tzinfo is None and last.tzinfo is not None:
        first = at_local(first, zone_of(last))
    elif last.tzinfo is None and first.tzinfo is not None:
        last = at_local(last, zone_of(first))
    return first, last


def _completed(value: Value, date: Date) -> DateTime:
    if isinstance(value, DateTime):
        return value
    own = date_part(value) or date
    zone = value.tzinfo if isinstance(value, Time) else None
    local = DateTime(own.year, own.month, own.day, *(clock_part(value) or (0, 0, 0, 0)))
    return local if zone is None else at_local(local, zone)


def _local_pair(start: DateTime, end: DateTime) -> tuple[DateTime, DateTime]:
    """Both as the clock of the start's zone shows them."""
    if start.tzinfo is None:
        return start, end
    moved = at_instant(epoch_seconds(end), end.nanosecond, zone_of(start))
    return _bare(start), _bare(moved)


def _bare(value: DateTime) -> DateTime:
    return from_local_seconds(local_seconds(value), value.nanosecond)


def _months_between(start: DateTime, end: DateTime) -> int:
    """The day on which the last one is not complete does not count, as in Java: then come months and days of dates."""
    first, last = _local_pair(start, end)
    begun, ended = first.date(), last.date()
    if ended > begun and _clock(last) < _clock(first):
        ended = Date.from_ordinal(ended.to_ordinal() - 1)
    elif ended < begun and _clock(last) > _clock(first):
        ended = Date.from_ordinal(ended.to_ordinal() + 1)
    return _months_of_dates(begun, ended)


def _months_of_dates(begun: Date, ended: Date) -> int:
    count = (ended.year - begun.year) * 12 + ended.month - begun.month
    if count > 0 and ended.day < begun.day:
        return count - 1
    return count + 1 if count < 0 and ended.day > begun.day else count


def _days_of_dates(begun: Date, ended: Date) -> int:
    days: int = ended.to_ordinal() - begun.to_ordinal()
    return days


def _clock(value: DateTime) -> tuple[int, int]:
    return local_seconds(value) % DAY_SECONDS, value.nanosecond


def _days_between(start: DateTime, end: DateTime) -> int:
    first, last = _local_pair(start, end)
    nanoseconds = (local_seconds(last) - local_seconds(first)) * NANOSECONDS + last.nanosecond - first.nanosecond
    return quotient(nanoseconds, DAY_SECONDS * NANOSECONDS)


def _seconds_between(start: DateTime, end: DateTime) -> Duration:
    seconds = epoch_seconds(end) - epoch_seconds(start)
    return durations.make(0, 0, seconds, end.nanosecond - start.nanosecond)
