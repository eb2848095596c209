"""Aggregation: rows gathered by their keys, and what is made of each group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import compress, islice, pairwise, repeat
from operator import is_not

from loader.cypher.evaluation.batches import SIZE, Batch, Batched, Batches, Column, Ready
from loader.cypher.evaluation.compiler import fault
from loader.cypher.evaluation.rows import Compiled, Row, RowLayout, Rows
from loader.cypher.functions.aggregates import Accumulator
from loader.cypher.functions.gathering import Gathering, Grouped
from loader.cypher.limits import check_limits
from loader.cypher.values.numbering import Numbering
from loader.errors import CypherError
from loader.graph import Node, Value

__all__ = ["Aggregated", "Copies", "aggregate", "filled"]

Copies = list[tuple[int, int]]
"""Slots to fill, each with the slot of the first row of the pipeline that it is filled from."""


@dataclass(frozen=True, slots=True)
class Aggregated:
    """A call of an aggregating function: what gathers its values, of one group and of many, and what those are."""

    make: Callable[[], Accumulator]
    gather: Callable[[], Gathering]
    argument: Ready | None
    """None where it takes nothing but that there is a row."""
    at: int
    constant: Compiled | None = None
    """The second of the arguments, where it is the same for all rows."""

    def of_row(self) -> Compiled:
        return _nothing if self.argument is None else self.argument.of_row

    def of_batch(self, batch: Batch) -> Column:
        return [None] * batch.size if self.argument is None else self.argument.of_batch(batch)

    def taken(self, values: Column, base: Row) -> Column:
        """The values, each with the second argument if there is one."""
        return values if self.constant is None else [*zip(values, repeat(self.constant(base)), strict=False)]


def aggregate(
    layout: RowLayout,
    copies: Copies,
    keys: tuple[list[Ready], list[int]],
    aggregates: tuple[list[Aggregated], list[int]],
) -> Batched:
    """One row for each group, with its keys and its aggregates in the slots. Without keys there is one group, however
    few the rows."""
    key_values, key_slots = keys
    calls, result_slots = aggregates
    slots = [*key_slots, *result_slots]
    of_rows = [*(each.of_row for each in key_values), *(call.of_row() for call in calls)]

    def gathered(portions: Iterable[tuple[list[Column], list[Column]]], base: Row) -> Sequence[Column]:
        groups = _Groups(len(key_slots), calls, base) if key_slots else _AllInOne(calls, base)
        for columns, values in portions:
            groups.take(columns, values)
        return groups.results()

    def run(rows: Rows, base: Row) -> Rows:
        columns = gathered(_portions(rows, of_rows, len(key_slots)), base)
        for values in zip(*columns, strict=True) if columns else ((),):
            row = filled(layout, copies, base)
            for slot, value in zip(slots, values, strict=True):
                row[slot] = value
            yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        portions = (
            ([key.of_batch(batch) for key in key_values], [call.of_batch(batch) for call in calls]) for batch in batches
        )
        columns = gathered(portions, base)
        start = filled(layout, copies, base)
        whole = Batch(start, dict(zip(slots, columns, strict=True)), len(columns[0]) if columns else 1)
        for begin in range(0, whole.size, SIZE):
            check_limits()
            yield whole.part(begin, begin + SIZE)

    return Batched(run, side_by_side, gathers=True)


def filled(layout: RowLayout, copies: Copies, base: Row) -> Row:
    """A new row with what stays visible of the row that the pipeline began with."""
    row = layout.row(base[0])
    for slot, outer in copies:
        row[slot] = base[outer]
    return row


def _nothing(row: Row) -> Value:
    return None


@contextmanager
def _located(call: Aggregated, base: Row) -> Iterator[None]:
    """An error bears the place of the call."""
    try:
        yield
    except CypherError as error:
        raise fault(error, base, call.at) from None


_AT_ONCE = 10_000


def _portions(rows: Rows, values: list[Compiled], keys: int) -> Iterator[tuple[list[Column], list[Column]]]:
    """The keys of many rows at a time, and what is aggregated of them."""
    rest = iter(rows)
    while columns := _columns(islice(rest, _AT_ONCE), values):
        yield columns[:keys], columns[keys:]


def _columns(rows: Rows, values: list[Compiled]) -> list[Column]:
    """Of each expression its values; nothing where there are no rows."""
    if len(values) == 1:
        [value] = values
        found = [value(row) for row in rows]
        return [found] if found else []
    if len(values) == 2:
        one, other = values
        pairs = [(one(row), other(row)) for row in rows]
        return [*map(list, zip(*pairs, strict=True))]
    return [*map(list, zip(*[[value(row) for value in values] for row in rows], strict=True))]


class _AllInOne:
    """All rows are one group."""

    def __init__(self, calls: list[Aggregated], base: Row) -> None:
        self._calls = calls
        self._base = base
        self._accumulators = [call.make() for call in calls]
        self._waiting: list[Column] = [[] for _ in calls]

    def take(self, _: list[Column], columns: list[Column]) -> None:
        for waiting, column in zip(self._waiting, columns, strict=True):
            waiting.extend(column)
        if self._waiting and len(self._waiting[0]) >= _WAITING:
            self._hand_over()

    def _hand_over(self) -> None:
        for accumulator, values, call in zip(self._accumulators, self._waiting, self._calls, strict=True):
            if values:
                with _located(call, self._base):
                    accumulator.take(call.taken(values, self._base))
                values.clear()

    def results(self) -> list[Column]:
        self._hand_over()
        return [[accumulator.result()] for accumulator in self._accumulators]


_WAITING = 100_000
"""So many rows are gathered before accumulators see them: each takes many values faster than one by one."""


class _Groups:
    """The groups so far, by what is the same for the rows of each."""

    def __init__(self, keys: int, calls: list[Aggregated], base: Row) -> None:
        self._calls = calls
        self._base = base
        self._numbering = Numbering(keys)
        self._gathered = [call.gather() for call in calls]

    def take(self, keys: list[Column], columns: list[Column]) -> None:
        starts = _starts(keys[0]) if len(keys) == 1 else None
        groups = self._numbering.of(keys if starts is None else [[keys[0][start] for start in starts]])
        stretches = None
        if starts is not None:
            ends = pairwise([*starts, len(keys[0])])
            stretches = [(group, start, end) for group, (start, end) in zip(groups, ends, strict=True)]
        for gathered, column, call in zip(self._gathered, columns, self._calls, strict=True):
            with _located(call, self._base):
                values = call.taken(column, self._base)
                gathered.take(Grouped(values, self._numbering.count, groups if starts is None else None, stretches))

    def results(self) -> list[Column]:
        results = []
        for gathered, call in zip(self._gathered, self._calls, strict=True):
            with _located(call, self._base):
                results.append(gathered.results(self._numbering.count))
        return [*self._numbering.keys, *results]


def _starts(column: Column) -> list[int] | None:
    """Where stretches of one node begin, as they do behind an expansion; None where there are none to speak of."""
    if len(column) < 2 or column[0] is not column[1] or {*map(type, column)} != {Node}:
        return None
    starts = [0, *compress(range(1, len(column)), map(is_not, column, column[1:]))]
    return starts if len(starts) * 4 < len(column) else None
