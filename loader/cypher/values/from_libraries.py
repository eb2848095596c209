"""What pandas and numpy have, as values of Python and of `neo4j.time`. Neither is imported here: whoever gives their
values has them."""

from __future__ import annotations

import datetime
import sys
from typing import Any

from neo4j.time import DateTime, Duration

from loader.cypher.values.from_times import temporal
from loader.errors import CypherArgumentError, CypherTypeError

__all__ = ["LIBRARIES", "unpacked"]

LIBRARIES = ("numpy", "pandas")

_DURATION_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "h": "hours", "m": "minutes"}
_DURATION_UNITS |= {"s": "seconds", "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds"}
_FINER = ("ps", "fs", "as")
"""Units of numpy below a nanosecond."""


def unpacked(library: str, value: Any, place: str) -> Any:
    """What a value of pandas or numpy holds, as one of Python, perhaps with more of theirs in it; itself where that is
    nothing of Python's. CypherTypeError or CypherArgumentError names the `place` of what no graph can hold."""
    return _of_pandas(value, place) if library == "pandas" else _of_numpy(value, place)


def _of_pandas(value: Any, place: str) -> Any:
    pandas = sys.modules["pandas"]
    if value is pandas.NA or value is pandas.NaT:
        return None
    if isinstance(value, pandas.Timestamp):
        exact: Any = temporal(value.to_pydatetime(warn=False), place)
        return exact.replace(nanosecond=value.microsecond * 1_000 + value.nanosecond)
    if isinstance(value, pandas.Timedelta):
        return _length(value.asm8, place)
    if isinstance(value, pandas.DataFrame):
        return _table(value, place)
    if isinstance(value, pandas.Series | pandas.Index | pandas.Categorical | pandas.api.extensions.ExtensionArray):
        return _column(value)
    return value


def _table(table: Any, place: str) -> dict[Any, Any]:
    if not table.columns.is_unique:
        raise CypherTypeError(f"{place} has several columns of one name, which no map can have")
    return {name: table[name] for name in table.columns}


def _column(values: Any) -> list[Any]:
    """Of text, pandas 3 has NaN for what is missing."""
    kinds = getattr(values.dtype, "categories", values).dtype
    is_text = isinstance(kinds, sys.modules["pandas"].StringDtype)
    return [None if is_text and not isinstance(each, str) else each for each in values]


def _of_numpy(value: Any, place: str) -> Any:
    numpy = sys.modules["numpy"]
    if value is numpy.ma.masked:
        return None
    if isinstance(value, numpy.matrix):
        return numpy.asarray(value)
    if isinstance(value, numpy.ndarray):
        return list(value) if value.ndim else value[()]
    if isinstance(value, numpy.datetime64 | numpy.timedelta64):
        if numpy.isnat(value):
            return None
        return _moment(value, place) if isinstance(value, numpy.datetime64) else _length(value, place)
    if isinstance(value, numpy.longdouble):
        return float(value)
    return value.item() if isinstance(value, numpy.bool_ | numpy.integer | numpy.floating) else value


def _moment(value: Any, place: str) -> DateTime:
    exact = value.astype("datetime64[ns]") if _unit_of(value)[0] in _FINER else value
    seconds = exact.astype("datetime64[s]")
    native = seconds.item()
    if not isinstance(native, datetime.datetime):
        raise CypherArgumentError(f"{place} is {value}, and years reach from 1 to 9999")
    rest = int((exact - seconds).astype("timedelta64[ns]").astype("int64"))
    return DateTime.from_native(native).replace(nanosecond=rest)


def _length(value: Any, place: str) -> Duration:
    unit, step = _unit_of(value)
    if unit == "generic":
        raise CypherTypeError(
            f"{place} is a timedelta64 without a unit: give it one, such as numpy.timedelta64(value, 's')"
        )
    if unit in _FINER:
        return Duration(nanoseconds=int(value.astype("timedelta64[ns]").astype("int64")))
    try:
        return Duration(**{_DURATION_UNITS[unit]: int(value.astype("int64")) * step})
    except ValueError:
        raise CypherArgumentError(f"{place} is longer than a duration can be") from None


def _unit_of(value: Any) -> tuple[str, int]:
    """The unit of a datetime64 or timedelta64, and how many of it are one step."""
    unit, step = sys.modules["numpy"].datetime_data(value)
    return unit, step
