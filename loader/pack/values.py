"""From what a person typed, or a notebook passed, to a value of a declared type.

Every function raises ValueError with the reason, to stand behind "person: ..." or "-P since: ...".
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from numbers import Integral, Real

from loader.graph import Date, DateTime, Time, Value
from loader.pack.model import NAMED_TYPES, Edge
from loader.pack.types import element_type, type_text
from loader.text import shortened

__all__ = ["read_value"]

_INTEGER = re.compile(r"[+-]?[0-9]{1,4000}")
_FLOAT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_MIDNIGHT = Time(0, 0, 0)


def read_value(given: Value, declared: str, edge: Edge | None = None) -> Value:
    """A value of the declared type, from text or from a Python value of that type.

    A list is read from text as JSON where it begins with a bracket, else as comma separated values. Strings
    come back in Unicode NFC, as the graph holds them. `edge` says which day a month or a year stands for.
    """
    inner = element_type(declared)
    if inner is None:
        return _READERS[declared](given, edge)
    if inner in NAMED_TYPES and isinstance(given, str) and not given.lstrip().startswith("["):
        return [read_value(given, inner)]  # a name may hold a comma: whoever finds it takes it apart
    return [read_value(element, inner, edge) for element in _elements(given, declared)]


def _elements(given: Value, declared: str) -> list[Value]:
    if isinstance(given, list | tuple):
        return list(given)
    if not isinstance(given, str):
        raise ValueError(f"expected a list, {declared}, not {type_text(given)}")
    if not given.lstrip().startswith("["):
        return [part.strip() for row in csv.reader([given], skipinitialspace=True) for part in row]
    try:
        return list(json.loads(given))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{_shown(given)} is no JSON list; write [...] or values with commas") from error


def _string(given: Value, _edge: Edge | None) -> str:
    if not isinstance(given, str):
        raise ValueError(f"expected text, not {type_text(given)}")
    if any("\ud800" <= character <= "\udfff" for character in given):
        raise ValueError(f"{_shown(given)} is not valid Unicode")
    return unicodedata.normalize("NFC", given)


def _name_of(kind: str) -> Callable[[Value, Edge | None], str]:
    """What reads the name of something of this kind."""
    article = "an" if kind[0] in "aeiou" else "a"

    def read(given: Value, edge: Edge | None) -> str:
        text = _string(given, edge).strip()
        if not text:
            raise ValueError(f"expected {article} {kind}'s name or id, not empty text")
        return text

    return read


def _integer(given: Value, _edge: Edge | None) -> int:
    if not (_is_text_of(_INTEGER, given) or (isinstance(given, Integral) and not isinstance(given, bool))):
        raise ValueError(f"expected a whole number, not {_shown(given)}")
    number = int(given)
    if not -(2**63) <= number < 2**63:
        raise ValueError(f"{_shown(given)} does not fit into 64 bits")
    return number


def _float(given: Value, _edge: Edge | None) -> float:
    if not (_is_text_of(_FLOAT, given) or (isinstance(given, Real) and not isinstance(given, bool))):
        raise ValueError(f"expected a number, not {_shown(given)}")
    number = float(given)
    if not math.isfinite(number):
        raise ValueError(f"expected a finite number, not {_shown(given)}")
    return number


def _is_text_of(pattern: re.Pattern[str], given: Value) -> bool:
    return isinstance(given, str) and pattern.fullmatch(given.strip()) is not None


def _boolean(given: Value, _edge: Edge | None) -> bool:
    if isinstance(given, bool):
        return given
    if isinstance(given, str) and given.strip().lower() in ("true", "false"):
        return given.strip().lower() == "true"
    raise ValueError(f"expected true or false, not {_shown(given)}")


def _date(given: Value, edge: Edge | None) -> Date:
    if isinstance(given, Date):
        return given
    if isinstance(given, dt.date) and not isinstance(given, dt.datetime):
        return Date(given.year, given.month, given.day)
    if isinstance(given, DateTime) and given.tzinfo is None and given.time() == _MIDNIGHT:
        return given.date()  # pandas and numpy have no days, only the first moment of them
    match = _DATE.fullmatch(given.strip()) if isinstance(given, str) else None
    if match is None:
        raise ValueError(f"expected a date such as 2022-11-14, not {_shown(given)}")
    year, month, day = (None if part is None else int(part) for part in match.groups())
    if day is None and edge is None:
        raise ValueError(f"expected a whole day such as {match[1]}-{match[2] or '01'}-01, not {_shown(given)}")
    try:
        return _day(year or 0, month, day, edge)
    except ValueError as error:
        raise ValueError(f"{_shown(given)} is not in the calendar") from error


def _day(year: int, month: int | None, day: int | None, edge: Edge | None) -> Date:
    """The day itself, or the first or last day of the month or year."""
    if month is None:
        month = 12 if edge == "last" else 1
    if day is None:
        day = monthrange(year, month)[1] if edge == "last" else 1
    return Date(year, month, day)


def _shown(given: Value) -> str:
    """The value in quotes as far as it is readable, cut where it is long."""
    text = given.iso_format() if isinstance(given, DateTime) else given if isinstance(given, str) else repr(given)
    cut = shortened(text, 60)
    return json.dumps(cut, ensure_ascii=not cut.isprintable())


_READERS: Mapping[str, Callable[[Value, Edge | None], Value]] = {
    **{kind: _name_of(kind) for kind in NAMED_TYPES},
    "string": _string,
    "integer": _integer,
    "float": _float,
    "boolean": _boolean,
    "date": _date,
}
