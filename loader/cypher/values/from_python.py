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
| list of maps, such as the records of a DataFrame | the same; NaN is null under a key that has text else |
| what is masked in an array of numpy | null |
| dict and other mappings with text as keys, DataFrame (its columns, each a list) | a map |
| neo4j's Point and Vector, UUID | the same |

All else is refused by its name and place, with what to give instead if that is known: Decimal, Enum, Path, generators,
arrays of pyarrow and polars, objects; also Node, Relationship and Path, which no server takes (give the id). A server
before 2025 takes neither Vector nor UUID.
"""

from __future__ import annotations

import datetime
import enum
import math
import sys
from collections import UserString
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
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
from loader.graph import Node, Path, Relationship, Value

__all__ = ["LABELS", "all_from_python", "drop_missing_text", "from_python", "labels_of", "properties_of", "type_of"]

LABELS = "__labels__"
"""The attribute that holds the labels of a node, or the one type of an edge."""

_PLAIN = {float, bool, bytes, Date, Duration}
_OWN = (Point, Vector, UUID, Date, Duration)
_REMEDIES = {
    Decimal: "float(value) or str(value)",
    Fraction: "float(value)",
    enum.Enum: "its value or its name",
    PurePath: "str(value)",
    UserString: "str(value)",
    Node: "its id",
    Relationship: "its id",
    Path: "the ids of its nodes",
    Iterator: "list(value)",
}
_METHODS = ("as_py", "to_pylist", "to_dicts", "to_list", "to_timestamp")
"""What makes values of Python out of those of other libraries."""

_DURATION_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "h": "hours", "m": "minutes"}
_DURATION_UNITS |= {"s": "seconds", "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds"}


def all_from_python(parameters: Mapping[str, Any]) -> dict[str, Value]:
    """The parameters as Cypher has them; an error names the one that it has no value for."""
    found = {}
    for name, value in parameters.items():
        try:
            found[name] = from_python(value, f"${name}")
        except RecursionError:
            raise CypherArgumentError(f"${name} holds itself, or nests too deeply") from None
    return found


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
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    library = kind.__module__.partition(".")[0]
    if library == "pandas":
        return _of_pandas(value, place)
    if library == "numpy":
        return _of_numpy(value, place)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta | DateTime | Time):
        return _temporal(value, place)
    if isinstance(value, Mapping):
        return {_key(key, place): from_python(each, f"{place}.{key}") for key, each in watched(list(value.items()))}
    if isinstance(value, Collection) and not isinstance(value, type | enum.Enum | UserString):
        return _list(value, place)
    raise _refusal(value, place)


def _refusal(value: object, place: str) -> CypherTypeError:
    remedies = [remedy for kind, remedy in _REMEDIES.items() if isinstance(value, kind)]
    if not isinstance(value, type):
        remedies += [f"value.{method}()" for method in _METHODS if hasattr(value, method)]
    message = f"{place} is a {type(value).__name__}, which is no value of Cypher"
    return CypherTypeError(f"{message}: give {remedies[0]}" if remedies else message)


def _list(values: Iterable[Any], place: str) -> list[Value]:
    found = [from_python(each, f"{place}[{number}]") for number, each in enumerate(watched(list(values)))]
    if float in {*map(type, found)}:
        return [None if is_missing else each for each, is_missing in zip(found, _missing_text(found), strict=True)]
    if dict in {*map(type, found)}:
        drop_missing_text([each for each in found if isinstance(each, dict)], null=True)
    return found


def _missing_text(values: Sequence[Value]) -> list[bool]:
    """Of each value whether it is the NaN of a text that is missing: all others are texts or null."""
    kinds = {type(each) for each in values if not _is_nan(each)}
    return [_is_nan(each) and str in kinds and kinds <= {str, type(None)} for each in values]


def _is_nan(value: Value) -> bool:
    return value.__class__ is float and math.isnan(value)


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


def _temporal(value: Any, place: str) -> Value:
    if isinstance(value, datetime.timedelta):
        return Duration(days=value.days, seconds=value.seconds, microseconds=value.microseconds)
    if isinstance(value, DateTime):
        return safe(value)
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None or _is_known(value.tzinfo):
            return safe(DateTime.from_native(_without_fold(value)))
        return DateTime.from_native(value.replace(tzinfo=None)).replace(tzinfo=_offset(value.utcoffset()))
    return Date.from_native(value) if isinstance(value, datetime.date) else _time(value, place)


def _time(value: Any, place: str) -> Time:
    """A time with a zone has the offset of that: the driver can ask zones of datetimes alone."""
    plain = value if isinstance(value, Time) else Time.from_native(value.replace(tzinfo=None))
    zone = value.tzinfo
    if zone is None or (plain is value and not isinstance(zone, datetime.timezone)):
        return plain
    offset = zone.utcoffset(None)
    if offset is None:
        message = f"{place} is a time in the zone {zone}, whose offset depends on the day"
        raise CypherTypeError(f"{message}: give a time with an offset, or a datetime")
    return plain.replace(tzinfo=_offset(offset))


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
        exact: Any = _temporal(value.to_pydatetime(warn=False), place)
        return exact.replace(nanosecond=value.microsecond * 1_000 + value.nanosecond)
    if isinstance(value, pandas.Timedelta):
        return Duration(nanoseconds=value.as_unit("ns").value)
    if isinstance(value, pandas.DataFrame):
        return _table(value, place)
    if isinstance(value, pandas.Series | pandas.Index | pandas.Categorical | pandas.api.extensions.ExtensionArray):
        return _series(value, place)
    raise _refusal(value, place)


def _table(table: Any, place: str) -> dict[str, Value]:
    if not table.columns.is_unique:
        raise CypherTypeError(f"{place} has several columns of one name, which no map can have")
    return {_key(name, place): _series(table[name], f"{place}.{name}") for name in table.columns}


def _series(values: Any, place: str) -> list[Value]:
    """A column. Of text, pandas 3 has NaN for what is missing."""
    kinds = getattr(values.dtype, "categories", values).dtype
    is_text = isinstance(kinds, sys.modules["pandas"].StringDtype)
    return _list((None if is_text and not isinstance(each, str) else each for each in values), place)


def _of_numpy(value: Any, place: str) -> Value:
    numpy = sys.modules["numpy"]
    if value is numpy.ma.masked:
        return None
    if isinstance(value, numpy.matrix):
        return _list(numpy.asarray(value), place)
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


def type_of(attributes: Mapping[Any, Any], owner: object) -> str:
    """The one type among the attributes of an edge, the first of several; raises UsageError as `labels_of` does."""
    labels = attributes.get(LABELS)
    if labels.__class__ is set and len(labels) == 1:
        return str(*labels)
    return min(labels_of(attributes, owner), default="")


def properties_of(attributes: Mapping[Any, Any], owner: object) -> dict[str, Value]:
    """The other attributes, as far as they have a value; raises UsageError for one that Cypher has no value for."""
    found = {}
    for key, each in attributes.items():
        if key == LABELS:
            continue
        kind = each.__class__
        if kind is Date:
            value = _one_of_its_day(each)
        elif kind in _PLAIN or (kind is str and each.isascii()) or (kind is int and SMALLEST <= each <= LARGEST):
            value = each
        else:
            value = _attribute(key, each, owner)
        if value is not None:
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
    if value is None:
        return None
    try:
        return from_python(value, f"The attribute {key!r} of {owner!r}")
    except RecursionError:
        raise UsageError(f"The attribute {key!r} of {owner!r} holds itself, or nests too deeply") from None
    except CypherError as error:
        raise UsageError(error.message) from None


def drop_missing_text(owners: Sequence[Mapping[str, Value]], *, null: bool = False) -> None:
    """Take NaN out, or make it null, where the property is text on all others that have one: so pandas 3 writes missing
    text."""
    missing: dict[str, list[Any]] = {}
    for properties in owners:
        for key, value in properties.items():
            if value.__class__ is float and math.isnan(value):
                missing.setdefault(key, []).append(properties)
    for key, found in missing.items():
        if not any(_missing_text([each.get(key) for each in owners])):
            continue
        for properties in found:
            if null:
                properties[key] = None
            else:
                del properties[key]
