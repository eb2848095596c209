"""Calls of functions over many rows at once, and what is made of dates, kept for a run."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from types import NoneType
from typing import TypeVar

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.evaluation.batches import Batch, Column, Whole
from loader.cypher.evaluation.calls import OF_DATES
from loader.cypher.evaluation.compiler import Compiler
from loader.cypher.evaluation.constants import each_day_once, is_constant
from loader.cypher.evaluation.list_columns import RowByRow
from loader.cypher.evaluation.rows import Scope
from loader.cypher.functions import FUNCTIONS
from loader.graph import Date, Value

__all__ = ["Kept", "call", "kept", "kinds_of", "of_one"]

_Mark = TypeVar("_Mark", bound=Hashable)
_Made = TypeVar("_Made")
_Value = TypeVar("_Value")
Make = Callable[[Compiler, s.Expression, Scope], Whole]


def kinds_of(column: Iterable[Value]) -> set[type]:
    return {*map(type, column)}


class Kept:
    """What is made of dates, times and durations, kept for a run: few objects of them come again and again."""

    def __init__(self, call: Callable[[Value], Value]) -> None:
        self._call = call

    def of(self, batch: Batch, column: Column) -> Column:
        made, kept = batch.base[0].constants.setdefault(self, (dict[int, Value](), list[Value]()))
        marks = [*map(id, column)]
        with suppress(KeyError):
            return [*map(made.__getitem__, marks)]
        if len(made) > _MOST_KEPT:
            made.clear()
            kept.clear()
        for mark, value in dict(zip(marks, column, strict=True)).items():
            if mark not in made:
                made[mark] = self._call(value)
                kept.append(value)  # so that no other value gets its mark
        return [*map(made.__getitem__, marks)]


_MOST_KEPT = 50_000


def _made_once(
    made: dict[_Mark, _Made], marks: Sequence[_Mark], values: Iterable[_Value], make: Callable[[_Value], _Made]
) -> list[_Made]:
    """What is made of each value, of those with one mark once; it is kept in `made`."""
    if len(made) > _MOST_KEPT:
        made.clear()
    for mark, value in dict(zip(marks, values, strict=True)).items():
        if mark not in made:
            made[mark] = make(value)
    return [*map(made.__getitem__, marks)]


def call(compiler: Compiler, tree: s.FunctionCall, scope: Scope, make: Make) -> Whole | None:
    """A function of values alone, where each argument is of a class that it takes for all rows."""
    function = FUNCTIONS.get(tree.name)
    if compiler.language == "25":
        function = FUNCTIONS.get(f"{tree.name}{HIDDEN}25", function)
    if function is None or function.call is None or not tree.arguments or tree.name in _LAZY:
        return None
    plain, nullable = function.call, function.sees_null
    if any(isinstance(each, s.PatternComprehension) for each in tree.arguments):
        return None
    arguments = [make(compiler, each, scope) for each in tree.arguments]
    varying = [place for place, each in enumerate(tree.arguments) if not is_constant(each)]
    of_dates = len(varying) == 1 and tree.name.startswith(OF_DATES)
    key, key_of_values = object(), object()

    def called(batch: Batch) -> Column:
        columns = [argument(batch) for argument in arguments]
        kinds = [*map(kinds_of, columns)]
        for found, classes, test in zip(kinds, function.classes, function.tests, strict=False):
            if (test is not None and not found <= classes) or (NoneType in found and not nullable):
                raise RowByRow
        if of_dates and kinds[varying[0]] == {Date}:
            return kept(batch, key, lambda: of_one(plain, columns, varying[0])).of(batch, columns[varying[0]])
        if tree.name in _MAKING_TIMES and len(kinds) == 1:
            made = batch.base[0].constants.setdefault(key_of_values, {})
            return _once_each(plain, made, columns[0], kinds[0])
        if tree.name == "range" and all(each == {int} for each in kinds):
            rows = [*zip(*columns, strict=True)]
            return _made_once({}, rows, rows, lambda each: plain(*each))
        if tree.name == "tostring" and kinds == [{int}]:
            return [*map(str, columns[0])]
        return [*map(plain, *columns)]

    return called


_MAKING_TIMES = ("date", "datetime", "duration", "localdatetime", "localtime", "time")
"""Functions that take long for a text or a map."""


def _time_of_map(
    compiler: Compiler, tree: s.MapLiteral, scope: Scope, make_and_call: tuple[Make, Callable[[Value], Value]]
) -> Whole:
    """What is made of a map, of which the text shows the keys: once of the same values."""
    keys, own, (make, call_of) = [key for key, _ in tree.items], object(), make_and_call
    items = [make(compiler, item, scope) for _, item in tree.items]

    def times(batch: Batch) -> Column:
        columns = [item(batch) for item in items]
        kinds = [kinds_of(column) for column in columns]
        if not all(len(each) == 1 and each <= {int, str, Date} for each in kinds):
            raise RowByRow
        marks = [*zip(*[_plain(column) for column in columns], strict=True)]
        made = batch.base[0].constants.setdefault((own, *map(frozenset, kinds)), {})
        maps = zip(*columns, strict=True)
        return _made_once(made, marks, maps, lambda values: call_of(dict(zip(keys, values, strict=True))))

    return times


def _plain(column: Column) -> Sequence[Hashable]:
    """Dates as days."""
    return [*map(Date.to_ordinal, column)] if column[0].__class__ is Date else column


def _once_each(call: Callable[[Value], Value], made: dict[Hashable, Value], column: Column, kinds: set[type]) -> Column:
    """What is made of texts, and of maps of plain values, of which many are the same; kept in `made`."""
    if kinds == {str}:
        marks: Sequence[Hashable] = column
    elif kinds == {dict} and {type(value) for each in column for value in each.values()} <= {int, str, Date}:
        marks = [tuple(each.items()) for each in column]
    else:
        return [*map(call, column)]
    return _made_once(made, marks, column, call)


def of_one(call: Callable[..., Value], columns: list[Column], place: int) -> Callable[[Value], Value]:
    """The call of the one argument that differs from row to row."""
    rest = [column[0] for column in columns]
    before, after = rest[:place], rest[place + 1 :]
    return lambda value: call(*before, value, *after)


def kept(batch: Batch, key: object, call: Callable[[], Callable[[Value], Value]]) -> Kept:
    """What keeps the results of a call whose other arguments are the same in a run."""
    constants = batch.base[0].constants
    if key not in constants:
        constants[key] = Kept(each_day_once(call()))
    found: Kept = constants[key]
    return found


_LAZY = ("coalesce", "exists")
"""Functions that do not look at every argument, or take no value."""
