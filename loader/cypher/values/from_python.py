"""What comes from Python, as Cypher has it: values, and the labels of a node or of an edge.

| from Python | in Cypher |
|---|---|
| None, pandas' NA and NaT, numpy's NaT | null |
| bool, int of 64 bits, float, str, bytes, bytearray, memoryview, and numpy's | the same |
| `datetime` date, time, datetime, and those of `neo4j.time` | the same; without a zone a local one |
| pandas' Timestamp | a date and time to the nanosecond |
| numpy's datetime64 | a local date and time to the nanosecond |
| timedelta | a duration of days and seconds (25 hours: P1DT1H) |
| pandas' Timedelta | a duration of seconds alone (25 hours: PT25H) |
| numpy's timedelta64 | a duration of its unit |
| list, tuple, set, range, deque, array, Series, Index, Categorical | a list; in one of text NaN is null, as in pandas |
| dict and other mappings with text as keys, DataFrame (its columns, each a list) | a map |
| neo4j's Point and Vector, UUID | the same |

All else is refused by its name and place: Decimal (give a float or text), Enum, Path, generators, objects; also Node,
Relationship and Path, which no server takes (give the id). A server before 2025 takes neither Vector nor UUID.
"""

from __future__ import annotations

import datetime
import math
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytz
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time
from neo4j.vector import Vector

from loader.cypher.limits import watched
from loader.cypher.temporal.zones import safe
from loader.cypher.values.comparing import LARGEST, SMALLEST
from loader.errors import CypherArgumentError, CypherError, CypherTypeError, UsageError
from loader.graph import Value

__all__ = ["LABELS", "drop_missing_text", "from_python", "labels_of", "properties_of"]

LABELS = "__labels__"
"""The attribute that holds the labels of a node, or the one type of an edge."""

_PLAIN = {float, bool, bytes, Date, Time, Duration}
_OWN = (Point, Vector, UUID, Date, Time, Duration)
_REMEDIES = {"Decimal": "float(value) or str(value)", "PosixPath": "str(value)"}
_REMEDIES |= {"Node": "its id", "Relationship": "its id", "Path": "the ids of its nodes"}
_REMEDIES |= {"generator": "list(value)", "map": "list(value)", "filter": "list(value)", "zip": "list(value)"}
_DURATION_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "h": "hours", "m": "minutes"}
_DURATION_UNITS |= {"s": "seconds", "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds"}


def from_python(value: Any, place: str = "The value") -> Value:
    """The value as Cypher has it; raises CypherTypeError or CypherArgumentError, which name the `place`, for others."""
    kind = value.__class__
    if value is None or kind in _PLAIN:
        return value
    if kind is str or isinstance(value, str):
        return _text(value, place)
    if isinstance(value, int):
        return _integer(value, place)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, _OWN):
        return value
    if isinstance(value, bytearray | memoryview):
        return bytes(value)
    library = kind.__module__.partition(".")[0]
    if library == "pandas":
        return _of_pandas(value, place)
    if library == "numpy":
        return _of_numpy(value, place)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta | DateTime):
        return _temporal(value)
    if isinstance(value, Mapping):
        return {_key(key, place): from_python(each, f"{place}.{key}") for key, each in watched(list(value.items()))}
    if isinstance(value, Collection) and not isinstance(value, type):
        return _list(value, place)
    raise _refusal(value, place)


def _refusal(value: object, place: str) -> CypherTypeError:
    name = type(value).__name__
    remedy = _REMEDIES.get(name)
    message = f"{place} is a {name}, which is no value of Cypher"
    return CypherTypeError(f"{message}: give {remedy}" if remedy else message)


def _list(values: Iterable[Any], place: str) -> list[Value]:
    return [from_python(each, f"{place}[{number}]") for number, each in enumerate(watched(list(values)))]


def _text(value: str, place: str) -> str:
    """A text of Python's own class, if it is Unicode."""
    plain = str.__str__(value)
    if not plain.isascii():
        try:
            plain.encode()
        except UnicodeEncodeError:
            message = f"{place} holds half of a surrogate pair, which is no Unicode text"
            raise CypherArgumentError(message) from None
    return plain


def _integer(value: int, place: str) -> int:
    number = int(value)
    if not SMALLEST <= number <= LARGEST:
        raise CypherArgumentError(f"{place} is too large: an integer has 64 bits")
    return number


def _key(key: object, place: str) -> str:
    if not isinstance(key, str):
        raise CypherTypeError(f"{place} has the key {key!r}: the keys of a map are text")
    return _text(key, f"A key of {place}")


def _temporal(value: Any) -> Value:
    if isinstance(value, datetime.timedelta):
        return Duration(days=value.days, seconds=value.seconds, microseconds=value.microseconds)
    if isinstance(value, DateTime):
        return safe(value)
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None or _is_known(value.tzinfo):
            return safe(DateTime.from_native(_without_fold(value)))
        return DateTime.from_native(value.replace(tzinfo=None)).replace(tzinfo=_offset(value.utcoffset()))
    return Date.from_native(value) if isinstance(value, datetime.date) else Time.from_native(value)


def _without_fold(value: datetime.datetime) -> datetime.datetime:
    """The second of two equal clocks in a form of pytz, which says so by its offset: `neo4j.time` has no fold."""
    zone = value.tzinfo
    if not isinstance(zone, ZoneInfo) or not zone.key or value.utcoffset() == value.replace(fold=0).utcoffset():
        return value
    return value.astimezone(pytz.timezone(zone.key))


def _is_known(zone: Any) -> bool:
    """Whether the zone has a name or is an offset, as those of zoneinfo, pytz and `datetime.timezone`."""
    named = isinstance(zone, ZoneInfo) or isinstance(getattr(zone, "zone", None), str)
    return named or zone.utcoffset(None) is not None


def _offset(offset: datetime.timedelta | None) -> datetime.tzinfo:
    """The zone of an offset: what is left of a zone that has no name, such as dateutil's."""
    zone: datetime.tzinfo = pytz.FixedOffset(int((offset or datetime.timedelta()).total_seconds() // 60))
    return zone


def _of_pandas(value: Any, place: str) -> Value:
    pandas = sys.modules["pandas"]
    if value is pandas.NA or value is pandas.NaT:
        return None
    if isinstance(value, pandas.Timestamp):
        exact = _temporal(value.to_pydatetime(warn=False))
        return exact.replace(nanosecond=value.microsecond * 1_000 + value.nanosecond)
    if isinstance(value, pandas.Timedelta):
        return Duration(nanoseconds=value.as_unit("ns").value)
    if isinstance(value, pandas.DataFrame):
        return {_key(name, place): _series(value[name], f"{place}.{name}") for name in value.columns}
    if isinstance(value, pandas.Series | pandas.Index | pandas.Categorical | pandas.api.extensions.ExtensionArray):
        return _series(value, place)
    raise _refusal(value, place)


def _series(values: Any, place: str) -> list[Value]:
    """A column. Of text, pandas 3 has NaN for what is missing."""
    is_text = isinstance(values.dtype, sys.modules["pandas"].StringDtype)
    return _list((None if is_text and not isinstance(each, str) else each for each in values), place)


def _of_numpy(value: Any, place: str) -> Value:
    numpy = sys.modules["numpy"]
    if isinstance(value, numpy.ndarray):
        return _list(value, place) if value.ndim else from_python(value[()], place)
    if isinstance(value, numpy.datetime64 | numpy.timedelta64):
        if numpy.isnat(value):
            return None
        return _moment(value, place) if isinstance(value, numpy.datetime64) else _length(value, place)
    if isinstance(value, numpy.bool_ | numpy.integer | numpy.floating):
        return from_python(value.item(), place) if not isinstance(value, numpy.longdouble) else float(value)
    raise _refusal(value, place)


def _moment(value: Any, place: str) -> DateTime:
    seconds = value.astype("datetime64[s]")
    native = seconds.item()
    if not isinstance(native, datetime.datetime):
        raise CypherArgumentError(f"{place} is {value}, and years reach from 1 to 9999")
    rest = int((value - seconds).astype("timedelta64[ns]").astype("int64"))
    return DateTime.from_native(native).replace(nanosecond=rest)


def _length(value: Any, place: str) -> Duration:
    unit, step = sys.modules["numpy"].datetime_data(value)
    if unit == "generic":
        raise CypherTypeError(f"{place} is a timedelta64 without a unit, which is no value of Cypher")
    if unit not in _DURATION_UNITS:
        return Duration(nanoseconds=int(value.astype("timedelta64[ns]").astype("int64")))
    return Duration(**{_DURATION_UNITS[unit]: int(value.astype("int64")) * step})


def labels_of(attributes: Mapping[Any, Any], owner: object) -> frozenset[str]:
    """The labels among the attributes of `owner`; raises UsageError if they are no collection."""
    labels = attributes.get(LABELS)
    if labels is None:
        return frozenset()
    if isinstance(labels, str):
        return frozenset((labels,))
    if not isinstance(labels, Collection):
        raise UsageError(f"{owner!r} has {labels!r} as {LABELS}: make it a set of texts, or one text")
    return frozenset(map(str, labels))


def properties_of(attributes: Mapping[Any, Any], owner: object) -> dict[str, Value]:
    """The other attributes, as far as they have a value; raises UsageError for one that Cypher has no value for."""
    found = {}
    for key, each in attributes.items():
        kind = each.__class__
        if kind is Date:
            value = _one_of_its_day(each)
        elif kind in _PLAIN or (kind is str and each.isascii()) or (kind is int and SMALLEST <= each <= LARGEST):
            value = each
        else:
            value = _attribute(key, each, owner)
        if value is not None and key != LABELS:
            found[key if key.__class__ is str else str(key)] = value
    return found


_DAYS: dict[int, Date] = {}
_MOST_DAYS = 100_000


def _one_of_its_day(date: Date) -> Date:
    """The same object for each date of a day: a graph has few days and many dates, which lie far apart in memory."""
    if len(_DAYS) > _MOST_DAYS:
        _DAYS.clear()
    return _DAYS.setdefault(date.to_ordinal(), date)


def _attribute(key: object, value: Any, owner: object) -> Value:
    if value is None or key == LABELS:
        return None
    try:
        return from_python(value, f"The attribute {key!r} of {owner!r}")
    except RecursionError:
        raise UsageError(f"The attribute {key!r} of {owner!r} holds itself, or nests too deeply") from None
    except CypherError as error:
        raise UsageError(error.message) from None


def drop_missing_text(owners: Sequence[Mapping[str, Value]]) -> None:
    """Take NaN out where the property is text on all others that have one: so pandas 3 writes missing text."""
    missing: dict[str, list[Mapping[str, Value]]] = {}
    others: dict[str, set[type]] = {}
    for properties in owners:
        for key, value in properties.items():
            if value.__class__ is float and math.isnan(value):
                missing.setdefault(key, []).append(properties)
    if not missing:
        return
    for properties in owners:
        for key in missing.keys() & properties.keys():
            others.setdefault(key, set()).add(properties[key].__class__)
    for key, found in missing.items():
        if others[key] == {float, str} and not any(_is_number(each.get(key)) for each in owners):
            for properties in found:
                properties.pop(key)  # type: ignore[attr-defined]


def _is_number(value: Value) -> bool:
    return value.__class__ is float and not math.isnan(value)
