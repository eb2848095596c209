"""Aggregating functions: each call has one accumulator for every group."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Protocol

from neo4j.time import Duration

from loader.cypher.temporal.durations import approximate, floored
from loader.cypher.types import ANY, FLOAT, INTEGER, NUMBER, SAME, CypherType, list_of, named, type_name
from loader.cypher.values.arithmetic import add
from loader.cypher.values.comparing import LARGEST, SMALLEST, group_key, sort_key
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Value

__all__ = ["AGGREGATES", "Accumulator", "Aggregate", "CountRows", "CountWeights", "Distinct"]


class Accumulator(Protocol):
    """Takes the arguments of one row after the other, and gives the aggregate at the end."""

    def add(self, value: Value, parameter: Value) -> None: ...

    def result(self) -> Value: ...


class CountRows:
    """count(*)."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, value: Value, parameter: Value) -> None:
        self.count += 1

    def result(self) -> Value:
        return self.count


class CountWeights(CountRows):
    """count(*) where a row stands for as many as its value says."""

    def add(self, value: Value, parameter: Value) -> None:
        self.count += value


class _Count(CountRows):
    def add(self, value: Value, parameter: Value) -> None:
        self.count += value is not None


class _Collect:
    def __init__(self) -> None:
        self.values: list[Value] = []

    def add(self, value: Value, parameter: Value) -> None:
        if value is not None:
            self.values.append(value)

    def result(self) -> Value:
        return self.values


class _Extreme:
    """min() or max(), by the order of ORDER BY."""

    def __init__(self, *, greatest: bool) -> None:
        self.greatest = greatest
        self.key: tuple[object, ...] | None = None
        self.value: Value = None

    def add(self, value: Value, parameter: Value) -> None:
        if value is None:
            return
        key = sort_key(value)
        if self.key is None or (key > self.key if self.greatest else key < self.key):
            self.key, self.value = key, value

    def result(self) -> Value:
        return self.value


def _check_number(value: Value, name: str, *, durations: bool = False) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float | Duration):
        raise CypherTypeError(f"{name}() takes numbers, got a value of type {type_name(value)}")
    if isinstance(value, Duration) and not durations:
        raise CypherTypeError(f"{name}() takes numbers, got a DURATION")


class _Sum:
    def __init__(self) -> None:
        self.total: Value = None

    def add(self, value: Value, parameter: Value) -> None:
        if value is None:
            return
        _check_number(value, "sum", durations=True)
        if self.total is None:
            self.total = Duration() if isinstance(value, Duration) else 0
        self.total = _total(self.total, value)

    def result(self) -> Value:
        return 0 if self.total is None else self.total


def _total(one: Value, other: Value) -> Value:
    """Integers beyond 64 bits go on as floats."""
    if one.__class__ is int and other.__class__ is int:
        exact = one + other
        return exact if SMALLEST <= exact <= LARGEST else float(one) + float(other)
    return add(one, other)


class _Mean:
    """A moving average, which cannot overflow."""

    def __init__(self) -> None:
        self.count = 0
        self.mean = 0.0

    def add(self, number: float) -> None:
        self.count += 1
        if math.isinf(self.mean) or math.isinf(number):
            self.mean += number
        else:
            self.mean += (number - self.mean) / self.count


class _Average:
    """Of numbers, or of durations component by component."""

    def __init__(self) -> None:
        self.numbers = _Mean()
        self.parts: list[_Mean] = []

    def add(self, value: Value, parameter: Value) -> None:
        if value is None:
            return
        _check_number(value, "avg", durations=True)
        if isinstance(value, Duration):
            self.parts = self.parts or [_Mean() for _ in range(4)]
            for mean, part in zip(self.parts, floored(value), strict=True):
                mean.add(part)
        else:
            self.numbers.add(value)
        if self.numbers.count and self.parts:
            raise CypherTypeError("avg() takes numbers or durations, not both")

    def result(self) -> Value:
        if self.parts:
            return _in_days(approximate(*(each.mean for each in self.parts)))
        return self.numbers.mean if self.numbers.count else None


def _in_days(length: Duration) -> Duration:
    """A day or more of seconds as days: Neo4j does so for averages, and for no negative ones."""
    days, seconds = divmod(length.seconds, 86_400)
    if days < 1:
        return length
    return Duration(months=length.months, days=length.days + days, seconds=seconds, nanoseconds=length.nanoseconds)


class _Deviation:
    """By Welford's method, as on Neo4j, so that the last digit is the same: the mean goes along with the values."""

    def __init__(self, *, sample: bool) -> None:
        self.sample = sample
        self.count = 0
        self.mean = 0.0
        self.squares = 0.0

    def add(self, value: Value, parameter: Value) -> None:
        if value is None:
            return
        _check_number(value, "stDev" if self.sample else "stDevP")
        self.count += 1
        away = float(value) - self.mean
        self.mean += away / self.count
        self.squares += away * (float(value) - self.mean)

    def result(self) -> Value:
        if self.count < 2:
            return 0.0 if self.count else None
        return math.sqrt(self.squares / (self.count - 1 if self.sample else self.count))


class _Percentile:
    def __init__(self, *, continuous: bool) -> None:
        self.continuous = continuous
        self.values: list[float] = []
        self.share = 0.0

    def add(self, value: Value, parameter: Value) -> None:
        if not self.values:
            self.share = _share(parameter)
        if value is not None:
            _check_number(value, "percentileCont" if self.continuous else "percentileDisc")
            self.values.append(value)

    def result(self) -> Value:
        if not self.values:
            return None
        self.values.sort(key=sort_key)
        return self._between() if self.continuous else self._nearest()

    def _nearest(self) -> float:
        exact = self.share * len(self.values)
        place = int(exact)
        if self.share == 1.0 or place >= len(self.values):
            return self.values[-1]
        return self.values[place if exact != place or place == 0 else place - 1]

    def _between(self) -> float:
        exact = self.share * (len(self.values) - 1)
        low, high = math.floor(exact), math.ceil(exact)
        if low == high:
            return self.values[low]
        return self.values[low] * (high - exact) + self.values[high] * (exact - low)


def _share(parameter: Value) -> float:
    if isinstance(parameter, bool) or not isinstance(parameter, int | float):
        raise CypherTypeError(f"A percentile is a number, not a value of type {type_name(parameter)}")
    if not 0 <= parameter <= 1:
        raise CypherArgumentError("A percentile lies between 0.0 and 1.0", kind="NumberOutOfRange")
    return parameter


class Distinct:
    """An accumulator that sees every value once."""

    def __init__(self, inner: Accumulator) -> None:
        self.inner = inner
        self.seen: set[Hashable] = set()

    def add(self, value: Value, parameter: Value) -> None:
        key = group_key(value)
        if key not in self.seen:
            self.seen.add(key)
            self.inner.add(value, parameter)

    def result(self) -> Value:
        return self.inner.result()


@dataclass(frozen=True, slots=True)
class Aggregate:
    """An aggregating function: what makes an accumulator for each group, what each argument may be, what it gives.

    SAME stands for the type of the argument.
    """

    name: str
    make: Callable[[], Accumulator]
    takes: tuple[CypherType, ...]
    gives: CypherType
    only_25: bool = False
    """Whether Cypher 5 does not know it."""


_SUMMED = named("number|duration")

AGGREGATES: dict[str, Aggregate] = {
    each.name.lower(): each
    for each in (
        Aggregate("count", _Count, (ANY,), INTEGER),
        Aggregate("collect", _Collect, (ANY,), list_of(SAME)),
        Aggregate("sum", _Sum, (_SUMMED,), ANY),
        Aggregate("avg", _Average, (_SUMMED,), _SUMMED),
        Aggregate("min", lambda: _Extreme(greatest=False), (ANY,), SAME),
        Aggregate("max", lambda: _Extreme(greatest=True), (ANY,), SAME),
        Aggregate("stDev", lambda: _Deviation(sample=True), (NUMBER,), FLOAT),
        Aggregate("stDevP", lambda: _Deviation(sample=False), (NUMBER,), FLOAT),
        Aggregate("percentileCont", lambda: _Percentile(continuous=True), (NUMBER, NUMBER), FLOAT),
        Aggregate("percentileDisc", lambda: _Percentile(continuous=False), (NUMBER, NUMBER), NUMBER),
        Aggregate("collect_list", _Collect, (ANY,), list_of(SAME), only_25=True),
        Aggregate("stdev_samp", lambda: _Deviation(sample=True), (NUMBER,), FLOAT, only_25=True),
        Aggregate("stdev_pop", lambda: _Deviation(sample=False), (NUMBER,), FLOAT, only_25=True),
        Aggregate("percentile_cont", lambda: _Percentile(continuous=True), (NUMBER, NUMBER), FLOAT, only_25=True),
        Aggregate("percentile_disc", lambda: _Percentile(continuous=False), (NUMBER, NUMBER), NUMBER, only_25=True),
    )
}
"""By the function's name in lower case."""
