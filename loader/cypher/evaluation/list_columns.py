"""Lists over many rows at once: what is asked of their items is asked of the items of all rows together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain, islice
from operator import getitem
from types import NoneType

from loader.cypher.ast import nodes as s
from loader.cypher.evaluation.batches import Batch, Column, Whole, portions
from loader.cypher.evaluation.compiler import Compiler
from loader.cypher.evaluation.lists import elements
from loader.cypher.evaluation.rows import Scope
from loader.cypher.limits import check_limits
from loader.graph import Value

__all__ = ["RowByRow", "comprehension", "index", "quantifier", "reduction", "slice_"]

Make = Callable[[Compiler, s.Expression, Scope], Whole]


class RowByRow(Exception):
    """The values are not of one kind that can be dealt with at once."""


def comprehension(compiler: Compiler, tree: s.ListComprehension, scope: Scope, make: tuple[Make, Make]) -> Whole:
    """`make` makes columns of expressions, and of conditions."""
    of_value, of_condition = make
    source, inner = of_value(compiler, tree.source, scope), scope.inner()
    slot = inner.declare(tree.variable)
    where = None if tree.where is None else of_condition(compiler, tree.where, inner)
    projection = None if tree.projection is None else of_value(compiler, tree.projection, inner)

    def comprehend(batch: Batch, column: Column) -> Column:
        found: Column = []
        for items, sizes in _items(batch, column, slot):
            kept, left = sizes, items
            if where is not None and items.size:
                flags = where(items)
                kept, left = [flags.count(True) for flags in _cut(flags, sizes)], items.chosen(_true(flags))
            values = left.column(slot) if projection is None else projection(left) if left.size else []
            found += _cut(values, kept)
        return found

    return _of_lists(source, comprehend)


def quantifier(compiler: Compiler, tree: s.Quantifier, scope: Scope, make: tuple[Make, Make]) -> Whole:
    of_value, of_condition = make
    source, inner = of_value(compiler, tree.source, scope), scope.inner()
    slot = inner.declare(tree.variable)
    condition, decide = of_condition(compiler, tree.where, inner), _QUANTIFIERS[tree.kind]

    def quantify(batch: Batch, column: Column) -> Column:
        found: Column = []
        for items, sizes in _items(batch, column, slot):
            found += map(decide, _cut(condition(items) if items.size else [], sizes))
        return found

    return _of_lists(source, quantify)


def reduction(compiler: Compiler, tree: s.Reduce, scope: Scope, make: Make) -> Whole:
    """The first item of every row, then the second of those that have one."""
    initial, source, inner = make(compiler, tree.initial, scope), make(compiler, tree.source, scope), scope.inner()
    slot, total = inner.declare(tree.variable), inner.declare(tree.accumulator)
    body = make(compiler, tree.body, inner)

    def reduce(batch: Batch, column: Column) -> Column:
        lists, totals = _lists(column), [*initial(batch)]
        for step in range(max(map(len, lists))):
            check_limits()
            places = [place for place, items in enumerate(lists) if len(items) > step]
            if len(places) < _FEW:
                raise RowByRow
            left = batch.at(places)
            left.columns |= {slot: [lists[place][step] for place in places], total: [totals[p] for p in places]}
            for place, value in zip(places, body(left), strict=True):
                totals[place] = value
        return totals

    return _of_lists(source, reduce)


_FEW = 8
"""Of fewer rows nothing is gained."""


def index(compiler: Compiler, tree: s.Index, scope: Scope, make: Make) -> Whole:
    subject, place = make(compiler, tree.subject, scope), make(compiler, tree.index, scope)

    def items(batch: Batch) -> Column:
        column, places = subject(batch), place(batch)
        kinds = {*map(type, column)}, {*map(type, places)}
        if kinds == ({list}, {int}):
            with suppress(IndexError):
                return [*map(getitem, column, places)]
            return [each[i] if -len(each) <= i < len(each) else None for each, i in zip(column, places, strict=True)]
        if kinds == ({dict}, {str}):
            return [each.get(key) for each, key in zip(column, places, strict=True)]
        raise RowByRow

    return items


def slice_(compiler: Compiler, tree: s.Slice, scope: Scope, make: Make) -> Whole | None:
    """A slice of lists between places that the text shows."""
    ends = [each if each is None else _place(each) for each in (tree.start, tree.end)]
    if any(each is not None and place is None for each, place in zip((tree.start, tree.end), ends, strict=True)):
        return None
    subject, part = make(compiler, tree.subject, scope), slice(*ends)

    def cut(batch: Batch) -> Column:
        column = subject(batch)
        if {*map(type, column)} != {list}:
            raise RowByRow
        return [each[part] for each in column]

    return cut


_NEAR = 2**30


def _place(tree: s.Expression) -> int | None:
    """The place in a list that the text shows; none that might be too far."""
    sign = -1 if isinstance(tree, s.Sign) and tree.operator == "-" else 1
    shown = tree.operand if isinstance(tree, s.Sign) else tree
    found = shown.value if isinstance(shown, s.Literal) else None
    return sign * found if found.__class__ is int and abs(found) < _NEAR else None


def _lists(column: Column) -> list[list[Value]]:
    return [elements(value) or [] for value in column]


def _items(batch: Batch, column: Column, slot: int) -> Iterator[tuple[Batch, list[int]]]:
    """The items of some rows' lists in the slot, with the number that each row has; so for all rows."""
    lists = _lists(column)
    end = 0
    for start, end in portions(lists):
        check_limits()
        part = lists[start:end]
        sizes = [*map(len, part)]
        yield batch.part(start, end).spread(sizes, {slot: [*chain.from_iterable(part)]}), sizes
    if end < batch.size:
        sizes = [0] * (batch.size - end)
        yield batch.part(end, batch.size).spread(sizes, {slot: []}), sizes


def _of_lists(source: Whole, make: Callable[[Batch, Column], Column]) -> Whole:
    """What is made of the values of the source, none of which is null."""

    def values(batch: Batch) -> Column:
        column = source(batch)
        if NoneType in {*map(type, column)}:
            raise RowByRow
        return make(batch, column)

    return values


def _cut(column: Column, sizes: list[int]) -> list[list[Value]]:
    """The column in pieces of these sizes."""
    rest = iter(column)
    return [[*islice(rest, size)] for size in sizes]


def _true(flags: Column) -> Column:
    return [flag is True for flag in flags]


def _decided(decisive: bool, answer: bool) -> Callable[[Column], bool | None]:
    """The answer if a flag is decisive; else its opposite, or null if any is null."""
    return lambda flags: answer if decisive in flags else None if None in flags else not answer


def _single(flags: Column) -> bool | None:
    true = flags.count(True)
    return False if true > 1 else None if None in flags else true == 1


_QUANTIFIERS: dict[str, Callable[[Column], bool | None]] = {
    "any": _decided(True, True),
    "all": _decided(False, False),
    "none": _decided(True, False),
    "single": _single,
}
