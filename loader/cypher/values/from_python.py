"""What comes from Python, as Cypher has it: values, and the labels of a node or of an edge.

| from Python | in Cypher |
|---|---|
| None, pandas' NA and NaT, numpy's NaT | null |
| bool, int of 64 bits, float, str, bytes, bytearray, memoryview, and numpy's | the same |
| `datetime` date, time, datetime, and those of `neo4j.time` | the same; without a zone a local one |
| a zone of zoneinfo or pytz; `datetime.timezone`, dateutil's, pytz's UTC | the zone by its name; an offset alone |
| pandas' Timestamp | a date and time to the nanosecond |
| numpy's datetime64 | a local date and time to the nanosecond |
| timedelta | a duration of days and seconds (25 hours: P1DT1H) |
| pandas' Timedelta | a duration of seconds alone (25 hours: PT25H) |
| numpy's timedelta64 | a duration of its unit |
| list, tuple, set, range and the like, array, Series, Index, Categorical | a list; NaN among texts is null |
| list of maps, such as the records of a DataFrame | the same; NaN is null under a key that has text else |
| what is masked in an array of numpy | null |
| dict and other mappings with text as keys, DataFrame (its columns, each a list) | a map |
| neo4j's Point and Vector, UUID | the same |

All else is refused by its name and place, with what to give instead if that is known: Decimal, Enum, Path, generators,
what pyarrow, polars and shapely have, objects; also Node, Relationship and Path, which no server takes (give the id). A
server before 2025 takes neither Vector nor UUID. Refused is also what a driver cannot send, or no server takes:
integers beyond 64 bits, years but 1 to 9999, zones that Java does not know, offsets with seconds or above 18 hours,
points that are not finite or beyond a pole.

An attribute of a node or an edge becomes the same, and one that is null is none; NaN among texts is null there too
(`attributes.py`), and NaN, None or NA as a label is none.
"""

from __future__ import annotations

import dataclasses
import enum
import math
import re
from collections import UserString
from collections.abc import Collection, Iterator, Mapping, Sequence, Set, ValuesView
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from typing import Any
from uuid import UUID

from neo4j.spatial import Point
from neo4j.time import Date, Duration, ZeroDate
from neo4j.vector import Vector

from loader.cypher.limits import watched
from loader.cypher.values.comparing import LARGEST, SMALLEST
from loader.cypher.values.from_libraries import LIBRARIES, unpacked
from loader.cypher.values.from_times import KINDS, temporal
from loader.cypher.values.points import checked
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Node, Path, Relationship, Value

__all__ = ["PLAIN", "all_from_python", "drop_missing_text", "from_python", "plain_text"]

PLAIN = {float, bool, bytes, Duration}
"""Classes whose values are those of Cypher, whatever they are."""

_OWN = (Vector, UUID, Duration)
_LISTS: tuple[type[Collection[Any]], ...] = (Sequence, Set, ValuesView)
_REMEDIES: dict[type | tuple[type, ...], str] = {
    Decimal: "float(value) or str(value)",
    Fraction: "float(value)",
    complex: "[value.real, value.imag]",
    enum.Enum: "its value or its name",
    (PurePath, UserString): "str(value)",
    re.Pattern: "value.pattern",
    (Node, Relationship): "its id",
    Path: "the ids of its nodes",
    Iterator: "list(value)",
}
_METHODS = ("as_py", "to_pylist", "to_dicts", "to_list", "to_timestamp", "model_dump", "tolist", "item")
"""What makes values of Python out of those of other libraries."""

_PARTS = {
    ("left", "right"): "[value.left, value.right]",
    ("x", "y"): "CartesianPoint((value.x, value.y)) or WGS84Point, of neo4j.spatial",
    ("wkt",): "value.wkt",
}
"""What to give of an object that has these attributes: intervals, points and other shapes."""


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
    if value is None or kind in PLAIN or (kind is Date and value is not ZeroDate):
        return value
    if kind is str or isinstance(value, str):
        return _text(value, place)
    if isinstance(value, int):
        return _integer(value, place)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, Point):
        return checked(value, place)
    if isinstance(value, _OWN):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    library = kind.__module__.partition(".")[0]
    if library in LIBRARIES:
        return _of_library(library, value, place)
    if isinstance(value, KINDS):
        return temporal(value, place)
    if isinstance(value, Mapping):
        return {_key(key, place): from_python(each, f"{place}.{key}") for key, each in watched(list(value.items()))}
    if isinstance(value, _LISTS) and not isinstance(value, UserString):
        return _list(value, place)
    raise _refusal(value, place)


def _of_library(library: str, value: Any, place: str) -> Value:
    found = unpacked(library, value, place)
    if found is value:
        raise _refusal(value, place)
    return from_python(found, place)


def _refusal(value: object, place: str) -> CypherTypeError:
    message = f"{place} is a {type(value).__name__}, which is no value of Cypher"
    remedy = next(_remedies(value), None)
    return CypherTypeError(f"{message}: give {remedy}" if remedy else message)


def _remedies(value: object) -> Iterator[str]:
    yield from (remedy for kind, remedy in _REMEDIES.items() if isinstance(value, kind))
    if isinstance(value, type):
        return
    if dataclasses.is_dataclass(value):
        yield "dataclasses.asdict(value)"
    yield from (f"value.{method}()" for method in _METHODS if hasattr(value, method))
    yield from (remedy for parts, remedy in _PARTS.items() if all(hasattr(value, part) for part in parts))


def _list(values: Collection[Any], place: str) -> list[Value]:
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


def plain_text(value: str) -> str:
    """A text of Python's own class: what a text that is an Enum too stands for."""
    return str.__str__(value)


def _text(value: str, place: str) -> str:
    """A text of Python's own class, if it is Unicode."""
    plain = plain_text(value)
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
    return _text(key, f"The key {key!a} of {place}")


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
