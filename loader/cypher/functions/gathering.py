"""Aggregating functions over many groups at once. The groups are numbered, and what accumulators would keep in as many
objects stands in lists by group."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain, repeat
from types import NoneType
from typing import Any, Protocol

from loader.cypher.functions.aggregates import MODERATE, Accumulator, Average, Extreme, Sum, farthest
from loader.cypher.values.comparing import LARGEST, group_keys
from loader.cypher.values.keys import sort_keys
from loader.graph import Date, Node, Value

__all__ = ["CountedRows", "Gathering", "Grouped", "Weights", "gathering"]

Stretch = tuple[int, int, int]
"""A group, and where among the rows those begin and end that follow one another and belong to it."""


class Grouped:
    """Values of many rows, each of one group; `count` is how many groups there are so far.

    The groups stand beside the values, or are told by `stretches` of rows that have the same.
    """

    __slots__ = ("_groups", "count", "kinds", "stretches", "values")

    def __init__(
        self,
        values: list[Value],
        count: int,
        groups: Sequence[int] | None = None,
        stretches: Sequence[Stretch] | None = None,
    ) -> None:
        self.values = values
        self.count = count
        self.kinds = {*map(type, values)}
        self.stretches = stretches
        self._groups = groups

    @property
    def groups(self) -> Sequence[int]:
        if self._groups is None:
            rows = (repeat(group, end - start) for group, start, end in self.stretches or ())
            self._groups = [*chain.from_iterable(rows)]
        return self._groups

    def present(self) -> Grouped:
        """Those that are not null."""
        if NoneType not in self.kinds:
            return self
        groups = [group for group, value in zip(self.groups, self.values, strict=True) if value is not None]
        return Grouped([value for value in self.values if value is not None], self.count, groups)


class Gathering(Protocol):
    """Takes the arguments of many rows at a time, in their order, and gives the aggregate of each group at the end."""

    def take(self, given: Grouped) -> None: ...

    def results(self, count: int) -> list[Value]: ...


Make = Callable[[], Accumulator]


class _Each:
    """An accumulator for each group."""

    def __init__(self, make: Make, begun: Iterable[Accumulator] = ()) -> None:
        self._make = make
        self._of = [*begun]
        self._waiting: dict[int, list[Value]] = {}
        self._size = 0

    def take(self, given: Grouped) -> None:
        if given.stretches is not None:
            self._hand_over(given.count)
            for group, start, end in given.stretches:
                self._of[group].take(given.values[start:end])
            return
        waiting = self._waiting
        for group, value in zip(given.groups, given.values, strict=True):
            if group in waiting:
                waiting[group].append(value)
            else:
                waiting[group] = [value]
        self._size += len(given.values)
        if self._size >= _WAITING:
            self._hand_over(given.count)

    def _hand_over(self, count: int) -> None:
        self._of += [self._make() for _ in range(count - len(self._of))]
        for group, values in self._waiting.items():
            self._of[group].take(values)
        self._waiting, self._size = {}, 0

    def results(self, count: int) -> list[Value]:
        self._hand_over(count)
        return [each.result() for each in self._of]


_WAITING = 100_000
"""So many values are gathered before accumulators see them: each takes many faster than one by one."""


class CountedRows:
    """count(*): any values stand for the rows."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()

    def take(self, given: Grouped) -> None:
        if given.stretches is None:
            self._counts.update(given.groups)
        for group, start, end in given.stretches or ():
            self._counts[group] += end - start

    def results(self, count: int) -> list[Value]:
        return [*map(self._counts.__getitem__, range(count))]


class Weights(CountedRows):
    """count(*) where each value says for how many rows it stands."""

    def take(self, given: Grouped) -> None:
        counts = self._counts
        for group, value in zip(given.groups, given.values, strict=True):
            counts[group] += value


class _Counts(CountedRows):
    """count()."""

    def take(self, given: Grouped) -> None:
        super().take(given.present())


class _Collected:
    """collect()."""

    def __init__(self) -> None:
        self._lists: list[list[Value]] = []

    def take(self, given: Grouped) -> None:
        lists, found = self.results(given.count), given.present()
        for group, start, end in found.stretches or ():
            lists[group] += found.values[start:end]
        if found.stretches is None:
            for group, value in zip(found.groups, found.values, strict=True):
                lists[group].append(value)

    def results(self, count: int) -> list[Value]:
        self._lists += [[] for _ in range(count - len(self._lists))]
        return self._lists


class _Sets:
    """A set for each group."""

    def __init__(self) -> None:
        self.of: list[set[Hashable]] = []

    def grow(self, count: int) -> list[set[Hashable]]:
        self.of += [set() for _ in range(count - len(self.of))]
        return self.of

    def add(self, given: Grouped, keys: list[Hashable]) -> None:
        """The keys of the values."""
        sets = self.grow(given.count)
        for group, start, end in given.stretches or ():
            sets[group].update(keys[start:end])
        if given.stretches is None:
            for group, key in zip(given.groups, keys, strict=True):
                sets[group].add(key)


class _DistinctCounts:
    """count(DISTINCT ...): of the nodes of a graph no two are one object."""

    def __init__(self) -> None:
        self._nodes = _Sets()
        self._others = _Sets()

    def take(self, given: Grouped) -> None:
        found = given.present()
        if found.kinds == {Node}:
            self._nodes.add(found, [*map(id, found.values)])
        elif Node in found.kinds:
            for group, value in zip(found.groups, found.values, strict=True):
                self.take(Grouped([value], found.count, [group]))
        else:
            self._others.add(found, group_keys(found.values))

    def results(self, count: int) -> list[Value]:
        nodes, others = self._nodes.grow(count), self._others.grow(count)
        return [len(ones) + len(rest) for ones, rest in zip(nodes, others, strict=True)]


class _Fresh:
    """What hands on every value of a group once; of pairs every first value."""

    def __init__(self, inner: Gathering, *, pairs: bool) -> None:
        self._inner = inner
        self._pairs = pairs
        self._seen = _Sets()

    def take(self, given: Grouped) -> None:
        seen = self._seen.grow(given.count)
        keys = group_keys([value for value, _ in given.values] if self._pairs else given.values)
        groups, values = [], []
        for group, value, key in zip(given.groups, given.values, keys, strict=True):
            if key not in seen[group]:
                seen[group].add(key)
                groups.append(group)
                values.append(value)
        self._inner.take(Grouped(values, given.count, groups))

    def results(self, count: int) -> list[Value]:
        return self._inner.results(count)


class _Quick:
    """Deals with values of plain kinds at once, and leaves all to accumulators where there are others."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._each: _Each | None = None

    def take(self, given: Grouped) -> None:
        found = given.present()
        if not found.values:
            return
        if self._each is None:
            self._grow(found.count)
            if self._takes(found):
                return
            self._each = _Each(self._make, map(self._accumulator, range(found.count)))
        self._each.take(found)

    def results(self, count: int) -> list[Value]:
        if self._each is not None:
            return self._each.results(count)
        self._grow(count)
        return self._results()

    def _grow(self, count: int) -> None:
        """Make room for so many groups."""
        raise NotImplementedError

    def _takes(self, given: Grouped) -> bool:
        """Take them, if they are of plain kinds."""
        raise NotImplementedError

    def _accumulator(self, group: int) -> Accumulator:
        """What was taken of a group so far."""
        raise NotImplementedError

    def _results(self) -> list[Value]:
        raise NotImplementedError


_ALIKE: tuple[set[type], ...] = ({int, float}, {str}, {bool}, {Date})
"""Classes of which the sort keys of some can be compared with those of others."""


class _Extremes(_Quick):
    """min() or max()."""

    def __init__(self, *, greatest: bool) -> None:
        super().__init__(lambda: Extreme(greatest=greatest))
        self._greatest = greatest
        self._alike: set[type] | None = None
        self._keys: list[Any] = []
        self._found: list[Value] = []

    def _grow(self, count: int) -> None:
        self._found += [None] * (count - len(self._found))
        self._keys += [None] * (count - len(self._keys))

    def _takes(self, given: Grouped) -> bool:
        kinds, values = given.kinds, given.values
        alike = next((each for each in _ALIKE if kinds <= each), None)
        if alike is None or self._alike not in (alike, None) or (float in kinds and any(map(math.isnan, values))):
            return False
        self._alike = alike
        best, found, greatest = self._keys, self._found, self._greatest
        for group, key, value in zip(given.groups, sort_keys(values), values, strict=True):
            known = best[group]
            if known is None or (key > known if greatest else key < known):
                best[group], found[group] = key, value
        return True

    def _accumulator(self, group: int) -> Accumulator:
        begun = Extreme(greatest=self._greatest)
        begun.take([self._found[group]])
        return begun

    def _results(self) -> list[Value]:
        return self._found


class _Sums(_Quick):
    """sum()."""

    def __init__(self) -> None:
        super().__init__(Sum)
        self._totals: list[float] = []
        self._seen: set[int] = set()

    def _grow(self, count: int) -> None:
        self._totals += [0] * (count - len(self._totals))

    def _takes(self, given: Grouped) -> bool:
        totals, values = self._totals, given.values
        if given.kinds == {int}:
            exact = [total for total in totals if total.__class__ is int]
            if farthest(values) * len(values) + farthest([*exact, 0]) > LARGEST:
                return False
        elif given.kinds != {float}:
            return False
        self._seen.update(given.groups)
        for group, value in zip(given.groups, values, strict=True):
            totals[group] += value
        return True

    def _accumulator(self, group: int) -> Accumulator:
        begun = Sum()
        begun.total = self._totals[group] if group in self._seen else None
        return begun

    def _results(self) -> list[Value]:
        return self._totals


class _Averages(_Quick):
    """avg(), moving as that of one group does."""

    def __init__(self) -> None:
        super().__init__(Average)
        self._counts: list[int] = []
        self._means: list[float] = []

    def _grow(self, count: int) -> None:
        self._counts += [0] * (count - len(self._counts))
        self._means += [0.0] * (count - len(self._means))

    def _takes(self, given: Grouped) -> bool:
        if not given.kinds <= {int, float} or not max(map(abs, given.values)) < MODERATE:
            return False
        counts, means = self._counts, self._means
        for group, value in zip(given.groups, given.values, strict=True):
            count = counts[group] = counts[group] + 1
            means[group] += (value - means[group]) / count
        return True

    def _accumulator(self, group: int) -> Accumulator:
        begun = Average()
        begun.numbers.count, begun.numbers.mean = self._counts[group], self._means[group]
        return begun

    def _results(self) -> list[Value]:
        return [mean if count else None for mean, count in zip(self._means, self._counts, strict=True)]


_QUICK: dict[str, Callable[[], Gathering]] = {
    "count": _Counts,
    "collect": _Collected,
    "collect_list": _Collected,
    "min": lambda: _Extremes(greatest=False),
    "max": lambda: _Extremes(greatest=True),
    "sum": _Sums,
    "avg": _Averages,
}
"""By the function's name in lower case; for others there is an accumulator for each group."""


def gathering(name: str, make: Make, *, distinct: bool, pairs: bool) -> Callable[[], Gathering]:
    """What makes that of a function, of which `make` makes an accumulator. Of a function of two arguments the values
    are pairs."""
    if distinct and name == "count":
        return _DistinctCounts
    inner = _QUICK.get(name, lambda: _Each(make))
    return (lambda: _Fresh(inner(), pairs=pairs)) if distinct else inner
