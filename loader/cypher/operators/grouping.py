"""Aggregation: rows gathered by their keys, and what is made of each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, repeat
from operator import is_

from loader.cypher.evaluation.batches import SIZE, Batch, Batched, Batches, Column, Ready
from loader.cypher.evaluation.compiler import fault
from loader.cypher.evaluation.rows import Compiled, Row, RowLayout, Rows
from loader.cypher.functions.aggregates import Accumulator, CountRows
from loader.cypher.limits import check_limits
from loader.cypher.values.comparing import group_key, group_keys
from loader.errors import CypherError
from loader.graph import Node, Value

__all__ = ["Aggregated", "Copies", "aggregate", "filled", "marks_of"]

Copies = list[tuple[int, int]]
"""Slots to fill, each with the slot of the first row of the pipeline that it is filled from."""


@dataclass(frozen=True, slots=True)
class Aggregated:
    """A call of an aggregating function: what makes an accumulator for each group, and what that takes of each row."""

    make: Callable[[], Accumulator]
    argument: Ready | None
    """None where it takes nothing but that there is a row."""
    at: int
    constant: Compiled | None = None
    """The second of the arguments, where it is the same for all rows."""

    def of_row(self) -> Compiled:
        return _nothing if self.argument is None else self.argument.of_row

    def of_batch(self, batch: Batch) -> Column:
        return [None] * batch.size if self.argument is None else self.argument.of_batch(batch)


def aggregate(
    layout: RowLayout,
    copies: Copies,
    keys: tuple[list[Ready], list[int]],
    aggregates: tuple[list[Aggregated], list[int]],
) -> Batched:
    """One row for each group, with its keys and its aggregates in the slots."""
    key_values, key_slots = keys
    calls, result_slots = aggregates

    def run(rows: Rows, base: Row) -> Rows:
        for group in _gather(rows, base, [each.of_row for each in key_values], calls):
            row = filled(layout, copies, base)
            for slot, value in zip(key_slots, group.keys, strict=True):
                row[slot] = value
            for slot, result in zip(result_slots, group.results(), strict=True):
                row[slot] = result
            yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        slots = [*key_slots, *result_slots]
        groups = _gather_batches(batches, base, key_values, calls)
        start = filled(layout, copies, base)
        while columns := [*map(list, zip(*islice(groups, SIZE), strict=True))]:
            check_limits()
            yield Batch(start, dict(zip(slots, columns, strict=True)), len(columns[0]))

    return Batched(run, side_by_side, gathers=True)


def filled(layout: RowLayout, copies: Copies, base: Row) -> Row:
    """A new row with what stays visible of the row that the pipeline began with."""
    row = layout.row(base[0])
    for slot, outer in copies:
        row[slot] = base[outer]
    return row


class _Group:
    """The rows that have the same keys: their keys, and what was gathered of them."""

    __slots__ = ("accumulators", "keys", "takers", "waiting")

    def __init__(self, keys: list[Value], calls: list[Aggregated]) -> None:
        self.keys = keys
        self.accumulators = [call.make() for call in calls]
        self.waiting: list[list[Value]] = [[] for _ in calls]
        self.takers = [(each.append, call.of_row()) for each, call in zip(self.waiting, calls, strict=True)]

    def take(self, row: Row) -> None:
        for take, argument in self.takers:
            take(argument(row))

    def take_all(self, rows: Rows) -> None:
        if len(self.takers) == 1:
            self.waiting[0].extend(map(self.takers[0][1], rows))
        elif len(self.takers) == 2:
            (take, argument), (take_other, other) = self.takers
            for row in rows:
                take(argument(row))
                take_other(other(row))
        else:
            for row in rows:
                self.take(row)

    def hand_over(self, calls: list[Aggregated], base: Row) -> None:
        """What waits goes to the accumulators."""
        if not any(self.waiting):
            return
        for accumulator, values, call in zip(self.accumulators, self.waiting, calls, strict=True):
            try:
                if call.constant is None:
                    accumulator.take(values)
                else:
                    constant = call.constant(base)
                    accumulator.take([(value, constant) for value in values])
            except CypherError as error:
                raise fault(error, base, call.at) from None
            values.clear()

    def results(self) -> list[Value]:
        return [accumulator.result() for accumulator in self.accumulators]


class _Counted:
    """The rows that have the same keys, where nothing is wanted but how many there are."""

    __slots__ = ("count", "keys", "times")

    def __init__(self, keys: list[Value], times: int) -> None:
        self.keys = keys
        self.times = times
        self.count = 1

    def results(self) -> list[Value]:
        return [self.count] * self.times


def _nothing(row: Row) -> Value:
    return None


_WAITING = 100_000
"""So many rows are gathered before the accumulators see them: each takes many values faster than one by one."""


def _gather(rows: Rows, base: Row, keys: list[Compiled], calls: list[Aggregated]) -> Sequence[_Group | _Counted]:
    """The groups, in the order in which they are met. Without keys there is one, however few the rows."""
    if keys and all(call.make is CountRows for call in calls):
        return _count(rows, keys, len(calls))
    groups: dict[Hashable, _Group] = {} if keys else {(): _Group([], calls)}
    rest = iter(rows)
    for row in rest:
        _sort_out(chain((row,), islice(rest, _WAITING)), groups, keys, calls)
        for group in groups.values():
            group.hand_over(calls, base)
    return list(groups.values())


def _sort_out(rows: Rows, groups: dict[Hashable, _Group], keys: list[Compiled], calls: list[Aggregated]) -> None:
    if not keys:
        groups[()].take_all(rows)
    elif len(keys) == 1:
        _by_one(rows, groups, keys[0], calls)
    else:
        _by_many(rows, groups, keys, calls)


def _count(rows: Rows, keys: list[Compiled], times: int) -> list[_Counted]:
    """The groups with their sizes; `times` as often as count(*) is asked for."""
    if len(keys) == 1:
        return _count_by_one(rows, keys[0], times)
    if len(keys) == 2:
        return _count_by_two(rows, keys[0], keys[1], times)
    groups: dict[Hashable, _Counted] = {}
    get = groups.get
    for row in rows:
        values = [value(row) for value in keys]
        key = tuple([group_key(value) for value in values])
        group = get(key)
        if group is None:
            groups[key] = _Counted(values, times)
        else:
            group.count += 1
    return list(groups.values())


def _count_by_one(rows: Rows, value: Compiled, times: int) -> list[_Counted]:
    groups: dict[Hashable, _Counted] = {}
    get = groups.get
    for row in rows:
        found = value(row)
        key = found if found.__class__ is str or found.__class__ is int else group_key(found)
        group = get(key)
        if group is None:
            groups[key] = _Counted([found], times)
        else:
            group.count += 1
    return list(groups.values())


def _count_by_two(rows: Rows, value: Compiled, other: Compiled, times: int) -> list[_Counted]:
    groups: dict[Hashable, _Counted] = {}
    get = groups.get
    for row in rows:
        one, two = value(row), other(row)
        key = (
            one if one.__class__ is str or one.__class__ is int else group_key(one),
            two if two.__class__ is str or two.__class__ is int else group_key(two),
        )
        group = get(key)
        if group is None:
            groups[key] = _Counted([one, two], times)
        else:
            group.count += 1
    return list(groups.values())


def _by_many(rows: Rows, groups: dict[Hashable, _Group], keys: list[Compiled], calls: list[Aggregated]) -> None:
    for row in rows:
        values = [value(row) for value in keys]
        key = tuple([group_key(value) for value in values])
        group = groups.get(key)
        if group is None:
            group = groups[key] = _Group(values, calls)
        group.take(row)


def _by_one(rows: Rows, groups: dict[Hashable, _Group], value: Compiled, calls: list[Aggregated]) -> None:
    """The commonest case: one key, and no lists for it. Rows that follow each other often have the same node."""
    last: Value = None
    group: _Group | None = None
    for row in rows:
        found = value(row)
        if group is None or found is not last or found.__class__ is not Node:
            last = found
            key = group_key(found)
            group = groups.get(key)
            if group is None:
                group = groups[key] = _Group([found], calls)
        group.take(row)


# Many rows at a time


def marks_of(columns: Sequence[Column]) -> Sequence[Hashable]:
    """Of each row something that is the same for those alone that have the same values in all columns."""
    marks = [group_keys(column) for column in columns]
    return marks[0] if len(marks) == 1 else [*zip(*marks, strict=True)]


def _gather_batches(
    batches: Batches, base: Row, keys: list[Ready], calls: list[Aggregated]
) -> Iterator[Sequence[Value]]:
    """The keys and the aggregates of each group, in the order in which they are met."""
    if not keys:
        return iter([_all_in_one(batches, base, calls)])
    if all(call.make is CountRows for call in calls):
        return _count_batches(batches, keys, len(calls))
    return _sort_out_batches(batches, base, keys, calls)


def _all_in_one(batches: Batches, base: Row, calls: list[Aggregated]) -> list[Value]:
    only, waiting = _Group([], calls), 0
    for batch in batches:
        for values, call in zip(only.waiting, calls, strict=True):
            values.extend(call.of_batch(batch))
        waiting += batch.size
        if waiting >= _WAITING:
            only.hand_over(calls, base)
            waiting = 0
    only.hand_over(calls, base)
    return only.results()


def _count_batches(batches: Batches, keys: list[Ready], times: int) -> Iterator[Sequence[Value]]:
    counts: Counter[Hashable] = Counter()
    firsts: dict[Hashable, Sequence[Value]] = {}
    for batch in batches:
        columns = [key.of_batch(batch) for key in keys]
        marks = marks_of(columns)
        counts.update(marks)
        if len(firsts) < len(counts):
            fresh = dict(zip(reversed(marks), zip(*map(reversed, columns), strict=True), strict=True))
            firsts |= {mark: values for mark, values in fresh.items() if mark not in firsts}
    return ((*firsts[mark], *repeat(count, times)) for mark, count in counts.items())


def _sort_out_batches(
    batches: Batches, base: Row, keys: list[Ready], calls: list[Aggregated]
) -> Iterator[Sequence[Value]]:
    groups = _Groups(calls)
    waiting = 0
    for batch in batches:
        columns = [key.of_batch(batch) for key in keys]
        stretches = _stretches(columns[0]) if len(columns) == 1 else None
        if stretches is None:
            groups.take(batch, columns)
        else:
            groups.take_stretches(batch, columns[0], stretches)
        waiting += batch.size
        if waiting >= _WAITING:
            groups.hand_over(base)
            waiting = 0
    groups.hand_over(base)
    return groups.results()


def _stretches(column: Column) -> list[tuple[int, int]] | None:
    """Where stretches of one node begin and end, as they do behind an expansion; None where there are none to speak
    of."""
    if len(column) < 2 or column[0] is not column[1] or {*map(type, column)} != {Node}:
        return None
    starts = [0, *(place for place, same in enumerate(map(is_, column, column[1:]), 1) if not same)]
    return [*pairwise([*starts, len(column)])] if len(starts) * 4 < len(column) else None


class _Groups:
    """The groups so far, by what is the same for the rows of each."""

    def __init__(self, calls: list[Aggregated]) -> None:
        self._calls = calls
        self._found: dict[Hashable, _Group] = {}
        self._counts: Counter[Hashable] = Counter()
        self._counted = [call.make is CountRows for call in calls]
        self._takers: list[dict[Hashable, Callable[[Value], None]]] = [{} for _ in calls]

    def _group(self, mark: Hashable, keys: list[Value]) -> _Group:
        group = self._found.get(mark)
        if group is None:
            group = self._found[mark] = _Group(keys, self._calls)
            for taker, (append, _) in zip(self._takers, group.takers, strict=True):
                taker[mark] = append
        return group

    def take(self, batch: Batch, columns: list[Column]) -> None:
        marks = marks_of(columns)
        if any(mark not in self._found for mark in {*marks}):
            for mark, *keys in zip(marks, *columns, strict=True):
                if mark not in self._found:
                    self._group(mark, keys)
        if any(self._counted):
            self._counts.update(marks)
        for take, call, is_counted in zip(self._takers, self._calls, self._counted, strict=True):
            if not is_counted:
                for mark, value in zip(marks, call.of_batch(batch), strict=True):
                    take[mark](value)

    def take_stretches(self, batch: Batch, column: Column, stretches: list[tuple[int, int]]) -> None:
        """The same where the rows of a stretch have one key."""
        values = [
            None if is_counted else call.of_batch(batch)
            for call, is_counted in zip(self._calls, self._counted, strict=True)
        ]
        for start, end in stretches:
            mark = group_key(column[start])
            group = self._group(mark, [column[start]])
            self._counts[mark] += end - start
            for waiting, taken in zip(group.waiting, values, strict=True):
                if taken is not None:
                    waiting.extend(taken[start:end])

    def hand_over(self, base: Row) -> None:
        for group in self._found.values():
            group.hand_over(self._calls, base)

    def results(self) -> Iterator[Sequence[Value]]:
        for mark, group in self._found.items():
            gathered = [
                self._counts[mark] if is_counted else accumulator.result()
                for is_counted, accumulator in zip(self._counted, group.accumulators, strict=True)
            ]
            yield (*group.keys, *gathered)
