"""Temporal values from maps of fields, and from each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from loader.cypher.temporal.calendar import (
    DATE_FIELDS,
    Fields,
    check_range,
    date_from_fields,
    number,
    require_day,
)
from loader.cypher.temporal.clock import now
from loader.cypher.temporal.faults import TemporalFieldError
from loader.cypher.temporal.kinds import clock_part, date_part, kind_of
from loader.cypher.temporal.text import to_string
from loader.cypher.temporal.zones import (
    at_instant,
    at_local,
    epoch_seconds,
    fixed_zone,
    offset_seconds,
    read_zone,
    zone_of,
)
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Date, DateTime, Time, Value

Clock = tuple[int, int, int, int]
SUBSECONDS = ("millisecond", "microsecond", "nanosecond")
_CLOCK_FIELDS = ("hour", "minute", "second", *SUBSECONDS)
_EPOCHS = {"epochseconds": "epochSeconds", "epochmillis": "epochMillis"}
_ALL_FIELDS = (
    DATE_FIELDS
    | _EPOCHS
    | {name: name for name in (*_CLOCK_FIELDS, "date", "time", "datetime", "timezone", "offset")}
    | {"weekyear": "weekYear", "offsetminutes": "offsetMinutes", "offsetseconds": "offsetSeconds"}
)
_SYNONYMS = {"weekday": "dayofweek", "quarterday": "dayofquarter"}
_OF_DATE = {*DATE_FIELDS, "date"}
_OF_CLOCK = {*_CLOCK_FIELDS, "time"}
_OF_BOTH = {*_OF_DATE, *_OF_CLOCK, "datetime"}


def fields_of(values: Mapping[str, Value]) -> Fields:
    """The fields that a map names, in whatever case, under their names in lower case."""
    if not values:
        raise CypherArgumentError("At least one temporal unit must be specified.")
    fields: Fields = {}
    for name, value in values.items():
        key = _SYNONYMS.get(name.lower(), name.lower())
        if key not in _ALL_FIELDS:
            raise CypherArgumentError(f"No such field: {name}")
        fields[key] = value
    return fields


def date_from_map(values: Mapping[str, Value]) -> Date:
    """`date({...})`: date fields, perhaps over a `date`; or `timezone` alone for today there."""
    fields = fields_of(values)
    if _is_zone_alone(fields):
        return now_in(zone_field(fields["timezone"])).date()
    _refuse_others(fields, _OF_DATE)
    return date_from_fields(fields, _base_date(fields))


def localtime_from_map(values: Mapping[str, Value]) -> Time:
    """`localtime({...})`: fields of the clock, perhaps over a `time`."""
    fields = fields_of(values)
    if _is_zone_alone(fields):
        return now_in(zone_field(fields["timezone"])).time()
    _refuse_others(fields, _OF_CLOCK)
    return Time(*clock_from_fields(fields, _base_clock(fields, "time")))


def time_from_map(values: Mapping[str, Value]) -> Time:
    """`time({...})`: as localtime; `timezone` attaches a zone, or moves a `time` that has one to it."""
    fields = fields_of(values)
    zone = zone_field(fields["timezone"]) if "timezone" in fields else None
    if set(fields) == {"timezone"}:
        assert zone is not None
        return with_offset(now_in(zone))
    _refuse_others(fields, {*_OF_CLOCK, "timezone"})
    clock = clock_from_fields(fields, _base_clock(fields, "time"))
    own = _zone_in(fields.get("time"))
    if own is None:
        return Time(*clock, fixed_zone(_offset_now(zone)))
    value = Time(*clock, fixed_zone(offset_seconds(fields["time"])))
    return value if zone is None else moved(value, _offset_now(zone))


def localdatetime_from_map(values: Mapping[str, Value]) -> DateTime:
    """`localdatetime({...})`: fields of both, perhaps over a `date` and a `time`, or a `datetime`."""
    fields = fields_of(values)
    if _is_zone_alone(fields):
        return now_in(zone_field(fields["timezone"])).replace(tzinfo=None)
    _refuse_others(fields, _OF_BOTH)
    return _local_from_fields(fields)


def datetime_from_map(values: Mapping[str, Value]) -> DateTime:
    """`datetime({...})`: as localdatetime, or over seconds or milliseconds since the epoch; then the zone."""
    fields = fields_of(values)
    zone = zone_field(fields["timezone"]) if "timezone" in fields else None
    if set(fields) == {"timezone"}:
        assert zone is not None
        return now_in(zone)
    _refuse_others(fields, {*_OF_BOTH, *_EPOCHS, "timezone"})
    if epoch := next((name for name in _EPOCHS if name in fields), None):
        return _from_epoch_fields(fields, epoch, zone)
    local = _local_from_fields(fields)
    own = _zone_in(fields.get("datetime", fields.get("time")))
    if own is None:
        return at_local(local, zone or fixed_zone(0))
    value = at_local(local, own)
    return value if zone is None else at_instant(epoch_seconds(value), value.nanosecond, zone)


def _from_epoch_fields(fields: Fields, epoch: str, zone: tzinfo | None) -> DateTime:
    for other in ("date", "time", "datetime", *_EPOCHS):
        if other in fields and other != epoch:
            raise CypherArgumentError(f"{_EPOCHS[epoch]} cannot be selected together with {_ALL_FIELDS[other]}.")
    if fields[epoch].__class__ is not int:
        raise CypherArgumentError(f"{_EPOCHS[epoch]} must be an integer value, but was a {kind_of(fields[epoch])}")
    amount = number(fields, epoch, 0)
    start = from_epoch(amount, 0) if epoch == "epochseconds" else from_epoch_millis(amount)
    zoned = at_instant(epoch_seconds(start), start.nanosecond, zone or fixed_zone(0))
    return at_local(_local_from_fields({**_without(fields, epoch, "timezone"), "datetime": zoned}), zone_of(zoned))


def from_epoch(seconds: int, nanoseconds: int) -> DateTime:
    """The date and time in UTC at so many seconds and nanoseconds after 1970-01-01T00:00Z."""
    if not 0 <= nanoseconds <= 999_999_999:
        raise CypherArgumentError(f"Invalid nanosecond: {nanoseconds}")
    return at_instant(seconds, nanoseconds, fixed_zone(0))


def from_epoch_millis(milliseconds: int) -> DateTime:
    """The date and time in UTC at so many milliseconds after 1970-01-01T00:00Z."""
    seconds, rest = divmod(milliseconds, 1000)
    return at_instant(seconds, rest * 1_000_000, fixed_zone(0))


def now_in(zone: tzinfo, *, real: bool = False) -> DateTime:
    """The present date and time in a zone."""
    return at_instant(*now(real=real), zone)


def clock_from_fields(fields: Mapping[str, Value], base: Clock | None) -> Clock:
    """Hour, minute, second and nanosecond from fields; what they leave open is the base's, or zero."""
    if base is None:
        _require_larger_units(fields)
    hour, minute, second, nanosecond = base or (0, 0, 0, 0)
    return (
        check_range("HourOfDay", number(fields, "hour", hour), 0, 23),
        check_range("MinuteOfHour", number(fields, "minute", minute), 0, 59),
        check_range("SecondOfMinute", number(fields, "second", second), 0, 59),
        subsecond(fields) if _any(fields, SUBSECONDS) else nanosecond,
    )


def _require_larger_units(fields: Mapping[str, Value]) -> None:
    if "hour" not in fields and _any(fields, _CLOCK_FIELDS):
        raise CypherArgumentError("hour must be specified")
    subsecond = _any(fields, SUBSECONDS)
    for larger, given in (("minute", "second" in fields or subsecond), ("second", subsecond)):
        if given and larger not in fields:
            name = "second" if "second" in fields else "subsecond"
            raise CypherArgumentError(f"{name} cannot be specified without {larger}")


def subsecond(fields: Mapping[str, Value]) -> int:
    """Nanoseconds from the subsecond fields; each must be smaller than the one before it."""
    total, limit = 0, 1_000_000_000
    for name, unit in zip(SUBSECONDS, (1_000_000, 1_000, 1), strict=True):
        if name in fields:
            amount = number(fields, name, 0)
            if not 0 <= amount < limit // unit:
                raise CypherArgumentError(f"Invalid value for {name.title()}: {amount}")
            total, limit = total + amount * unit, unit
    return total


def _local_from_fields(fields: Fields) -> DateTime:
    if "datetime" in fields and ("date" in fields or "time" in fields):
        raise CypherArgumentError("datetime cannot be selected together with date or time.")
    whole = "datetime" in fields
    base_date = _date_in(fields["datetime"]) if whole else _base_date(fields)
    base_clock = _base_clock(fields, "datetime" if whole else "time")
    if base_date is None and _any(fields, (*_CLOCK_FIELDS, "time")):
        require_day(fields)
    date = date_from_fields(fields, base_date)
    return DateTime(date.year, date.month, date.day, *clock_from_fields(fields, base_clock))


def with_offset(value: DateTime) -> Time:
    """The time of day of a zoned date and time, with the offset that holds then."""
    return Time(*_clock_in(value), fixed_zone(offset_seconds(value)))


def moved(value: Time, offset: int) -> Time:
    """The same moment of the day at another offset."""
    hour, minute, second, nanosecond = _clock_in(value)
    seconds = (hour * 3600 + minute * 60 + second + offset - offset_seconds(value)) % 86_400
    return Time(seconds // 3600, seconds // 60 % 60, seconds % 60, nanosecond, fixed_zone(offset))


def _base_date(fields: Fields) -> Date | None:
    return _date_in(fields["date"]) if "date" in fields else None


def _base_clock(fields: Fields, name: str) -> Clock | None:
    return _clock_in(fields[name]) if name in fields else None


def _date_in(value: Value) -> Date:
    date = date_part(value)
    if date is None:
        raise _no_part("date", value)
    return date


def _clock_in(value: Value) -> Clock:
    clock = clock_part(value)
    if clock is None:
        raise _no_part("time", value)
    return clock


def _no_part(part: str, value: Value) -> CypherTypeError | CypherArgumentError:
    if isinstance(value, Date | Time):
        return CypherTypeError(f"Cannot get the {part} of: {to_string(value)}")
    return CypherArgumentError(f"Cannot construct {part} from: {kind_of(value)}")


def _zone_in(value: Value) -> tzinfo | None:
    if not isinstance(value, Time | DateTime) or value.tzinfo is None:
        return None
    return zone_of(value)


def zone_field(value: Value) -> tzinfo:
    """The zone that a field `timezone` names."""
    if not isinstance(value, str):
        raise TemporalFieldError(
            f"timezone must be a text such as '+01:00' or 'Europe/Stockholm', but was {kind_of(value)}"
        )
    return read_zone(value)


def _is_zone_alone(fields: Fields) -> bool:
    return set(fields) == {"timezone"} and isinstance(fields["timezone"], str)


def _offset_now(zone: tzinfo | None) -> int:
    return 0 if zone is None else offset_seconds(now_in(zone))


def _refuse_others(fields: Fields, allowed: set[str]) -> None:
    for name in fields:
        if name == "timezone" and name not in allowed:
            raise CypherTypeError("Cannot assign time zone if also assigning other fields.")
        if name not in allowed:
            raise CypherTypeError(f"Not supported: {_ALL_FIELDS[name]}")


def _any(fields: Mapping[str, Value], names: tuple[str, ...]) -> bool:
    return any(name in fields for name in names)


def _without(fields: Fields, *names: str) -> Fields:
    return {name: value for name, value in fields.items() if name not in names}
