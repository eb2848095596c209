"""Many rows side by side, for steps that do the same with each of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, repeat
from typing import Any, TypeVar

from loader.cypher.evaluation.rows import Compiled, Row, RowLayout, Rows
from loader.cypher.limits import check_limits
from loader.graph import Value

__all__ = [
    "SIZE",
    "Batch",
    "Batched",
    "Batches",
    "Column",
    "Narrow",
    "Ready",
    "Whole",
    "each_of",
    "joined",
    "narrowed_by",
    "one_by_one",
    "portions",
    "stretches",
]

SIZE = 2_000
"""About so many rows are in a batch."""

_T = TypeVar("_T")

Column = list[Value]


class Batch:
    """Rows that differ in a few slots alone: of each of those a column, all else stands in the row `base`."""

    __slots__ = ("base", "columns", "made", "size")

    def __init__(self, base: Row, columns: dict[int, Column], size: int) -> None:
        self.base = base
        self.columns = columns
        self.made: dict[Hashable, Column] = {}
        """What was made of these rows already, by what it is."""
        self.size = size

    def column(self, slot: int) -> Column:
        found = self.columns.get(slot)
        return [self.base[slot]] * self.size if found is None else found

    def chosen(self, flags: Sequence[Any]) -> Batch:
        """The rows of which the flag is true."""
        columns = {slot: [*compress(column, flags)] for slot, column in self.columns.items()}
        return Batch(self.base, columns, sum(map(bool, flags)))

    def at(self, places: Sequence[int]) -> Batch:
        """The rows at these places, in their order."""
        columns = {slot: [*map(column.__getitem__, places)] for slot, column in self.columns.items()}
        return Batch(self.base, columns, len(places))

    def part(self, start: int, end: int) -> Batch:
        columns = {slot: column[start:end] for slot, column in self.columns.items()}
        return Batch(self.base, columns, min(end, self.size) - start)

    def spread(self, counts: Sequence[int], added: dict[int, Column]) -> Batch:
        """Every row as often as is counted for it, with columns for what differs then."""
        columns = {
            slot: [*chain.from_iterable(map(repeat, column, counts))]
            for slot, column in self.columns.items()
            if slot not in added
        }
        return Batch(self.base, columns | added, sum(counts))

    def rows(self) -> Rows:
        """One row after the other, written in place."""
        row = self.base[:]
        slots, columns = [*self.columns], [*self.columns.values()]
        if len(slots) == 1:
            [slot] = slots
            for row[slot] in columns[0]:
                yield row
        elif len(slots) == 2:
            slot, other = slots
            for row[slot], row[other] in zip(*columns, strict=True):
                yield row
        elif slots:
            for values in zip(*columns, strict=True):
                for slot, value in zip(slots, values, strict=True):
                    row[slot] = value
                yield row
        else:
            yield from repeat(row, self.size)


Batches = Iterable[Batch]
Whole = Callable[[Batch], Column]
"""An expression, ready to be evaluated on many rows at once."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An expression for one row, and for many at once."""

    of_row: Compiled
    of_batch: Whole


Narrow = Callable[[Batch], Batch]
"""What leaves those rows of a batch that pass a test."""


@dataclass(frozen=True, slots=True)
class Batched:
    """A step of a plan that takes rows one after the other, and side by side too.

    One that `gathers` has to see all rows before it gives one.
    """

    one_by_one: Callable[[Rows, Row], Rows]
    side_by_side: Callable[[Batches, Row], Iterator[Batch]]
    gathers: bool = False

    def __call__(self, rows: Rows, base: Row) -> Rows:
        return self.one_by_one(rows, base)


def joined(batches: Batches, base: Row) -> Batch:
    """All of them as one; without any one of no rows that begins with `base`."""
    columns: dict[int, list[Value]] = {}
    size = 0
    for batch in batches:
        check_limits()
        for slot in {*columns, *batch.columns}:
            columns.setdefault(slot, base[slot : slot + 1] * size).extend(batch.column(slot))
        base = batch.base
        size += batch.size
    return Batch(base, columns, size)


def narrowed_by(tests: Sequence[Whole]) -> Narrow:
    """The tests are tried in their order, each on what those before it left."""

    def narrow(batch: Batch) -> Batch:
        for test in tests:
            if not batch.size:
                break
            flags = test(batch)
            if None in flags or False in flags:
                batch = batch.chosen(flags)
        return batch

    return narrow


def one_by_one(value: Compiled, slots: Sequence[int], layout: RowLayout) -> Whole:
    """An expression evaluated on one row after the other, of which it sees these slots."""

    def each(batch: Batch) -> Column:
        row = batch.base[:]
        row += [None] * (layout.width - len(row))
        seen = [slot for slot in slots if slot in batch.columns]
        if not seen:
            return [value(row) for _ in range(batch.size)]
        if len(seen) == 1:
            return [value(row) for row[seen[0]] in batch.columns[seen[0]]]
        columns = [batch.columns[slot] for slot in seen]
        if len(seen) == 2:
            return [value(row) for row[seen[0]], row[seen[1]] in zip(*columns, strict=True)]
        found = []
        for values in zip(*columns, strict=True):
            for slot, one in zip(seen, values, strict=True):
                row[slot] = one
            found.append(value(row))
        return found

    return each


def stretches(items: list[_T]) -> Iterator[list[_T]]:
    """The items in the order that they have, as many at a time as a batch holds, with a look at the limits."""
    for start in range(0, len(items), SIZE):
        check_limits()
        yield items[start : start + SIZE]


def each_of(batch: Batch, lists: Sequence[list[Any]], slot: int) -> Iterator[Batch]:
    """Every row once for each item of its list, in the slot."""
    for start, end in portions(lists):
        check_limits()
        part = lists[start:end]
        for items in stretches(part[0]) if len(part) == 1 else ([*chain.from_iterable(part)],):
            counts = [len(items)] if len(part) == 1 else [*map(len, part)]
            yield batch.part(start, end).spread(counts, {slot: items})


def portions(lists: Sequence[Sequence[Any]]) -> Iterator[tuple[int, int]]:
    """Where to part the lists, so that each part makes about as many rows as a batch holds."""
    start = size = 0
    for place, each in enumerate(lists):
        size += len(each)
        if size >= SIZE:
            yield start, place + 1
            start, size = place + 1, 0
    if size:
        yield start, len(lists)
