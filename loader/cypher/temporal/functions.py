"""The temporal functions of Cypher by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo

from loader.cypher.temporal import between, construct, parse, truncate
from loader.cypher.temporal.durations import duration_from_map, parse_duration
from loader.cypher.temporal.faults import bad_call
from loader.cypher.temporal.kinds import clock_part, date_part, is_temporal
from loader.cypher.temporal.text import to_string
from loader.cypher.temporal.zones import at_local, fixed_zone, read_zone
from loader.errors import CypherTypeError
from loader.graph import Date, DateTime, Time, Value

Function = Callable[..., Value]
_ABSENT = object()
_TRUNCATABLE = "a unit, a temporal value and a map"


def _to_date(value: Value) -> Date:
    return date_part(value) or _refuse("Cannot get the date of", value)


def _to_localtime(value: Value) -> Time:
    return Time(*(clock_part(value) or _refuse("Cannot get the time of", value)))


def _to_time(value: Value) -> Time:
    if isinstance(value, DateTime) and value.tzinfo is not None:
        return construct.with_offset(value)
    if isinstance(value, Time) and value.tzinfo is not None:
        return value
    return _to_localtime(value).replace(tzinfo=fixed_zone(0))


def _to_localdatetime(value: Value) -> DateTime:
    date, time = _to_date(value), _to_localtime(value)
    return DateTime(date.year, date.month, date.day, time.hour, time.minute, int(time.second), time.nanosecond)


def _to_datetime(value: Value) -> DateTime:
    if not isinstance(value, DateTime):
        _refuse("Cannot select datetime from", value)
    return at_local(value, fixed_zone(0)) if value.tzinfo is None else value


def _refuse(message: str, value: Value) -> Value:
    raise CypherTypeError(f"{message}: {to_string(value)}")


def _constructor(
    name: str,
    from_text: Callable[[str], Value],
    from_map: Callable[[Mapping[str, Value]], Value],
    from_value: Callable[[Value], Value],
) -> Function:
    def made(value: Value = _ABSENT) -> Value:
        if value is None:
            return None
        if value is _ABSENT:
            return from_value(construct.now_in(fixed_zone(0)))
        if isinstance(value, str):
            return from_text(value)
        if isinstance(value, Mapping):
            return from_map(value)
        if is_temporal(value):
            return from_value(value)
        raise bad_call(name, "a String, a Map or a temporal value", value)

    return made


def _clock(name: str, from_value: Callable[[Value], Value], *, real: bool) -> Function:
    def told(timezone: Value = _ABSENT) -> Value:
        if timezone is None:
            return None
        return from_value(construct.now_in(_zone_argument(name, timezone), real=real))

    return told


def _zone_argument(name: str, timezone: Value) -> tzinfo:
    if timezone is _ABSENT:
        return fixed_zone(0)
    if not isinstance(timezone, str):
        raise bad_call(name, "a time zone as String", timezone)
    return read_zone(timezone)


def _truncator(
    name: str, cut: Callable[[str, Value, Mapping[str, Value]], Value], from_value: Callable[[Value], Value]
) -> Function:
    def truncated(unit: Value, value: Value = _ABSENT, overrides: Value = None) -> Value:
        start = from_value(construct.now_in(fixed_zone(0))) if value is _ABSENT else value
        fields = {} if overrides is None else overrides
        if not isinstance(unit, str) or not is_temporal(start) or not isinstance(fields, Mapping):
            raise bad_call(name, _TRUNCATABLE, unit, start, overrides)
        return cut(unit, start, fields)

    return truncated


def _duration(value: Value) -> Value:
    if value is None:
        return None
    if isinstance(value, str):
        return parse_duration(value)
    if isinstance(value, Mapping):
        return duration_from_map(value)
    raise bad_call("duration", "a String or a Map", value)


def _difference(name: str, measure: Callable[[Value, Value], Value]) -> Function:
    def measured(start: Value, end: Value) -> Value:
        if start is None or end is None:
            return None
        if not is_temporal(start) or not is_temporal(end):
            raise bad_call(name, "two temporal values", start, end)
        return measure(start, end)

    return measured


def _from_epoch(seconds: Value, nanoseconds: Value) -> Value:
    if not _is_integer(seconds) or not _is_integer(nanoseconds):
        raise bad_call("datetime.fromepoch", "two Integers", seconds, nanoseconds)
    return construct.from_epoch(seconds, nanoseconds)


def _from_epoch_millis(milliseconds: Value) -> Value:
    if not _is_integer(milliseconds):
        raise bad_call("datetime.fromepochmillis", "an Integer", milliseconds)
    return construct.from_epoch_millis(milliseconds)


def _is_integer(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_KINDS = {
    "date": (parse.parse_date, construct.date_from_map, _to_date, truncate.truncate_date),
    "localtime": (
        parse.parse_localtime,
        construct.localtime_from_map,
        _to_localtime,
        truncate.truncate_localtime,
    ),
    "time": (parse.parse_time, construct.time_from_map, _to_time, truncate.truncate_time),
    "localdatetime": (
        parse.parse_localdatetime,
        construct.localdatetime_from_map,
        _to_localdatetime,
        truncate.truncate_localdatetime,
    ),
    "datetime": (parse.parse_datetime, construct.datetime_from_map, _to_datetime, truncate.truncate_datetime),
}


def _all() -> dict[str, Function]:
    found: dict[str, Function] = {
        "datetime.fromepoch": _from_epoch,
        "datetime.fromepochmillis": _from_epoch_millis,
        "duration": _duration,
        "duration.between": _difference("duration.between", between.between),
        "duration.inmonths": _difference("duration.inMonths", between.in_months),
        "duration.indays": _difference("duration.inDays", between.in_days),
        "duration.inseconds": _difference("duration.inSeconds", between.in_seconds),
    }
    for name, (from_text, from_map, from_value, cut) in _KINDS.items():
        found[name] = _constructor(name, from_text, from_map, from_value)
        found[f"{name}.truncate"] = _truncator(f"{name}.truncate", cut, from_value)
        for clock in ("transaction", "statement", "realtime"):
            found[f"{name}.{clock}"] = _clock(f"{name}.{clock}", from_value, real=clock == "realtime")
    return found


FUNCTIONS: dict[str, Function] = _all()
"""By name in lower case. Optional arguments have defaults; null gives null where it does in Neo4j."""
