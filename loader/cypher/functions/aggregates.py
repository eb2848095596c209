"""Aggregating functions: each call has one accumulator for every group."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Protocol

from neo4j.time import Duration

from loader.cypher.temporal.durations import approximate, floored
from loader.cypher.types import ANY, FLOAT, INTEGER, NUMBER, SAME, CypherType, list_of, named, type_name
from loader.cypher.values.arithmetic import add
from loader.cypher.values.comparing import LARGEST, SMALLEST, group_keys
from loader.cypher.values.keys import in_order, sort_keys
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Node, Value

__all__ = ["AGGREGATES", "Accumulator", "Aggregate", "CountDistinct", "CountRows", "CountWeights", "Distinct"]


class Accumulator(Protocol):
    """Takes the arguments of many rows at a time, in their order, and gives the aggregate at the end. Of a function of
    two arguments each is a pair."""

    def take(self, values: list[Value]) -> None: ...

    def result(self) -> Value: ...


class CountRows:
    """count(*)."""

    def __init__(self) -> None:
        self.count = 0

    def take(self, values: list[Value]) -> None:
        self.count += len(values)

    def result(self) -> Value:
        return self.count


class CountWeights(CountRows):
    """count(*) where a row stands for as many as its value says."""

    def take(self, values: list[Value]) -> None:
        self.count += sum(values)


class _Count(CountRows):
    def take(self, values: list[Value]) -> None:
        self.count += len(_present(values))


class _Collect:
    def __init__(self) -> None:
        self.values: list[Value] = []

    def take(self, values: list[Value]) -> None:
        self.values += _present(values)

    def result(self) -> Value:
        return self.values


def _present(values: list[Value]) -> list[Value]:
    return [value for value in values if value is not None]


class Extreme:
    """min() or max(), by the order of ORDER BY; of equal ones the first."""

    def __init__(self, *, greatest: bool) -> None:
        self.choose = max if greatest else min
        self.best: list[Value] = []

    def take(self, values: list[Value]) -> None:
        found = self.best + _present(values)
        if found:
            keys = sort_keys(found)
            best = self.choose(keys)
            self.best = [best if keys is found else found[keys.index(best)]]

    def result(self) -> Value:
        return self.best[0] if self.best else None


def _numbers(values: list[Value], name: str, *, durations: bool = False) -> list[Value]:
    """Those that are not null, all of them numbers, or durations."""
    if {*map(type, values)} <= _NUMBERS:
        return values
    found = _present(values)
    for value in found:
        _check_number(value, name, durations=durations)
    return found


_NUMBERS = {int, float}


def _check_number(value: Value, name: str, *, durations: bool) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float | Duration):
        raise CypherTypeError(f"{name}() takes numbers, got a value of type {type_name(value)}")
    if isinstance(value, Duration) and not durations:
        raise CypherTypeError(f"{name}() takes numbers, got a DURATION")


class Sum:
    def __init__(self) -> None:
        self.total: Value = None

    def take(self, values: list[Value]) -> None:
        found = _numbers(values, "sum", durations=True)
        if not found:
            return
        if self.total is None:
            self.total = Duration() if isinstance(found[0], Duration) else 0
        kinds = {*map(type, found), type(self.total)}
        if kinds == {int} and farthest(found) * len(found) + abs(self.total) <= LARGEST:
            self.total += sum(found)
            return
        if kinds <= _NUMBERS and (type(self.total) is float or {*map(type, found)} == {float}):
            self.total = reduce(operator.add, found, self.total)
            return
        for value in found:
            self.total = _total(self.total, value)

    def result(self) -> Value:
        return 0 if self.total is None else self.total


def farthest(integers: list[int]) -> int:
    """How far from zero the farthest is, at most."""
    return max(abs(max(integers)), abs(min(integers)))


def _total(one: Value, other: Value) -> Value:
    """Integers beyond 64 bits go on as floats."""
    if one.__class__ is int and other.__class__ is int:
        exact = one + other
        return exact if SMALLEST <= exact <= LARGEST else float(one) + float(other)
    return add(one, other)


MODERATE = 1e300
"""Between numbers that are no farther from zero no mean becomes infinite."""


class _Mean:
    """A moving average, which cannot overflow."""

    def __init__(self) -> None:
        self.count = 0
        self.mean = 0.0

    def take(self, numbers: Sequence[float]) -> None:
        count, mean = self.count, self.mean
        moderate = max(map(abs, (mean, *numbers))) < MODERATE
        for number in numbers:
            count += 1
            if moderate or not (math.isinf(mean) or math.isinf(number)):
                mean += (number - mean) / count
            else:
                mean += number
        self.count, self.mean = count, mean


class Average:
    """Of numbers, or of durations component by component."""

    def __init__(self) -> None:
        self.numbers = _Mean()
        self.parts = [_Mean() for _ in range(4)]

    def take(self, values: list[Value]) -> None:
        found = _numbers(values, "avg", durations=True)
        lengths = [floored(value) for value in found if value.__class__ is Duration]
        self.numbers.take([value for value in found if value.__class__ is not Duration] if lengths else found)
        if lengths:
            for mean, parts in zip(self.parts, zip(*lengths, strict=True), strict=True):
                mean.take(parts)
        if self.numbers.count and self.parts[0].count:
            raise CypherTypeError("avg() takes numbers or durations, not both")

    def result(self) -> Value:
        if self.parts[0].count:
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

    def take(self, values: list[Value]) -> None:
        count, mean, squares = self.count, self.mean, self.squares
        for value in map(float, _numbers(values, "stDev" if self.sample else "stDevP")):
            count += 1
            away = value - mean
            mean += away / count
            squares += away * (value - mean)
        self.count, self.mean, self.squares = count, mean, squares

    def result(self) -> Value:
        if self.count < 2:
            return 0.0 if self.count else None
        return math.sqrt(self.squares / (self.count - 1 if self.sample else self.count))


class _Percentile:
    def __init__(self, *, continuous: bool) -> None:
        self.continuous = continuous
        self.values: list[float] = []
        self.share = 0.0

    def take(self, values: list[Value]) -> None:
        """The share is that of the first number; each before it has to be one too."""
        if not self.values:
            for value, parameter in values:
                self.share = _share(parameter)
                if value is not None:
                    break
        name = "percentileCont" if self.continuous else "percentileDisc"
        self.values += _numbers([value for value, _ in values], name)

    def result(self) -> Value:
        if not self.values:
            return None
        self.values = in_order(self.values)
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
    """An accumulator that sees every value once; of pairs every first value."""

    def __init__(self, inner: Accumulator, *, pairs: bool) -> None:
        self.inner = inner
        self.pairs = pairs
        self.seen: set[Hashable] = set()

    def take(self, values: list[Value]) -> None:
        fresh: list[Value] = []
        keys = group_keys([value for value, _ in values] if self.pairs else values)
        for value, key in zip(values, keys, strict=True):
            if key not in self.seen:
                self.seen.add(key)
                fresh.append(value)
        self.inner.take(fresh)

    def result(self) -> Value:
        return self.inner.result()


class CountDistinct:
    """count(DISTINCT ...): of the nodes of a graph no two are one object."""

    def __init__(self) -> None:
        self.nodes: set[int] = set()
        self.others: set[Hashable] = set()

    def take(self, values: list[Value]) -> None:
        if {*map(type, values)} == {Node}:
            self.nodes.update(map(id, values))
        else:
            self.nodes.update(id(value) for value in values if value.__class__ is Node)
            self.others.update(group_keys([value for value in values if value.__class__ is not Node]))

    def result(self) -> Value:
        return len(self.nodes) + len(self.others - {None})


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
_SUM = named("float|integer|duration")
"""What is known of a sum and an average before a query runs, whatever it is of."""

AGGREGATES: dict[str, Aggregate] = {
    each.name.lower(): each
    for each in (
        Aggregate("count", _Count, (ANY,), INTEGER),
        Aggregate("collect", _Collect, (ANY,), list_of(SAME)),
        Aggregate("sum", Sum, (_SUMMED,), _SUM),
        Aggregate("avg", Average, (_SUMMED,), _SUM),
        Aggregate("min", lambda: Extreme(greatest=False), (ANY,), SAME),
        Aggregate("max", lambda: Extreme(greatest=True), (ANY,), SAME),
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
