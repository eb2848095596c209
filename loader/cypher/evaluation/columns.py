"""Expressions over many rows at once, by what the values of each column have in common.

Where those are of one plain class, Python's own operators give what Neo4j gives, and a list comprehension is all that
is done for a value. Where they are not, or where anything fails, the expression is evaluated row by row, as elsewhere.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import compress, repeat
from types import NoneType
from typing import Any

from loader.cypher import temporal
from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import names_in, walk
from loader.cypher.evaluation.arithmetic import OF_POSITIVE, PLAIN_OPERATORS, is_written_number, operator_of
from loader.cypher.evaluation.batches import Batch, Column, Ready, Whole, one_by_one
from loader.cypher.evaluation.beside import Matched
from loader.cypher.evaluation.call_columns import Kept, call, kept, kinds_of, of_one
from loader.cypher.evaluation.compiler import Compiler
from loader.cypher.evaluation.constants import is_constant
from loader.cypher.evaluation.expressions import COMPARISONS, OPERAND, PLAIN_COMPARISONS, STRING_TESTS
from loader.cypher.evaluation.list_columns import (
    RowByRow,
    comprehension,
    index,
    quantifier,
    reduction,
    slice_,
)
from loader.cypher.evaluation.rows import Compiled, Scope
from loader.cypher.values.comparing import LARGEST, SMALLEST
from loader.errors import CypherError
from loader.graph import Date, DateTime, Duration, Node, Relationship, Time, Value

__all__ = ["condition_over_columns", "over_columns", "ready"]

_APART = (s.Subquery, s.PatternComprehension, s.PatternExpression, s.ShortestPathExpression)
"""What looks at more than a few slots of a row."""


def ready(compiler: Compiler, tree: s.Expression, scope: Scope) -> Ready:
    """The expression for one row and for many."""
    value = compiler.compile(tree, scope)
    return Ready(value, over_columns(compiler, tree, scope, value))


def over_columns(compiler: Compiler, tree: s.Expression, scope: Scope, value: Compiled) -> Whole:
    """The expression over batches of rows; `value` is its closure over one row.

    What is done to columns is worked out when it is first needed: few queries have so many rows.
    """
    return _over(compiler, tree, scope, value, _column)


def condition_over_columns(compiler: Compiler, tree: s.Expression, scope: Scope, value: Compiled) -> Whole:
    """The same of a condition, which gives nothing but true, false and null."""
    return _over(compiler, tree, scope, value, _condition)


def _over(
    compiler: Compiler,
    tree: s.Expression,
    scope: Scope,
    value: Compiled,
    make: Callable[[Compiler, s.Expression, Scope], Whole],
) -> Whole:
    seen = scope.inner()
    apart = any(isinstance(each, _APART) for each in walk(tree))
    names = seen.names if apart else names_in(tree) & seen.names.keys()
    each_row = one_by_one(value, [seen.names[name] for name in names], seen.layout)
    if apart and compiler.profile:  # what stands within counts its rows there
        return each_row
    made: list[Whole] = []

    def whole(batch: Batch) -> Column:
        if not made:
            made.append(make(compiler, tree, seen))
        try:
            return made[0](batch)
        except (RowByRow, CypherError):
            return each_row(batch)

    return whole


def _column(compiler: Compiler, tree: s.Expression, scope: Scope) -> Whole:
    if isinstance(tree, s.Literal):
        written = tree.value
        return lambda batch: [written] * batch.size
    if isinstance(tree, s.Variable | s.Operand):
        slot = scope.names[OPERAND if isinstance(tree, s.Operand) else tree.name]
        return lambda batch: batch.column(slot)
    if is_constant(tree):
        return _constant(compiler.compile(tree, scope))
    handler = _HANDLERS.get(type(tree))
    found = None if handler is None else handler(compiler, tree, scope)
    if found is not None:
        return found
    value = compiler.compile(tree, scope)
    if isinstance(value, Matched):
        return value.of_batch
    apart = any(isinstance(each, _APART) for each in walk(tree))
    names = [slot for name, slot in scope.names.items() if apart or name in names_in(tree) or name == OPERAND]
    return one_by_one(value, names, scope.layout)


def _constant(value: Compiled) -> Whole:
    """The same value for all rows; what is or may hold a NaN, which is one with itself alone, is made for each."""

    def values(batch: Batch) -> Column:
        found = value(batch.base)
        if found.__class__ in (list, dict) or (found.__class__ is float and math.isnan(found)):
            return [value(batch.base) for _ in range(batch.size)]
        return [found] * batch.size

    return values


Handler = Callable[[Compiler, Any, Scope], "Whole | None"]


_THINGS = {Node, Relationship}
_OTHER_TIMES = ({DateTime}, {Time}, {Duration})


def _property(compiler: Compiler, tree: s.Property, scope: Scope) -> Whole:
    subject, key, of_date = _column(compiler, tree.subject, scope), tree.key, temporal.date_component(tree.key)
    dates = None if of_date is None else Kept(of_date)
    of_others = Kept(lambda value: temporal.component(value, key))

    def properties(batch: Batch) -> Column:
        column = subject(batch)
        kinds = kinds_of(column)
        if kinds <= _THINGS:
            with suppress(KeyError):
                return [each.properties[key] for each in column]
            return [each.properties.get(key) for each in column]
        if kinds == {Date} and dates is not None:
            return dates.of(batch, column)
        if kinds in _OTHER_TIMES:
            return of_others.of(batch, column)
        if kinds == {dict}:
            return [each.get(key) for each in column]
        if kinds <= {*_THINGS, NoneType}:
            return [None if each is None else each.properties.get(key) for each in column]
        raise RowByRow

    if not isinstance(tree.subject, s.Variable):
        return properties
    mark = scope.names[tree.subject.name], key

    def once(batch: Batch) -> Column:
        """Clauses ask for the same property again and again."""
        found = batch.made.get(mark)
        if found is None:
            found = batch.made[mark] = properties(batch)
        return found

    return once


_NUMBERS = {int, float}


def _arithmetic(compiler: Compiler, tree: s.Arithmetic, scope: Scope) -> Whole | None:
    if any(symbol not in "+-*/%" for symbol, _ in tree.rest) or is_written_number(tree.first):
        return None
    first = _column(compiler, tree.first, scope)
    steps = [_step(compiler, symbol, each, scope) for symbol, each in tree.rest]

    def reckon(batch: Batch) -> Column:
        column = first(batch)
        for step in steps:
            column = step(batch, column)
        return column

    return reckon


def _step(compiler: Compiler, symbol: str, tree: s.Expression, scope: Scope) -> Callable[[Batch, Column], Column]:
    """What an operator makes of what stands at its left."""
    apply, key = operator_of(compiler, symbol, written=False), object()
    if isinstance(tree, s.Literal) and tree.value.__class__ is int:
        number = tree.value
        return lambda batch, column: _with_number(symbol, column, number, apply)
    right = _column(compiler, tree, scope)
    if symbol not in "+-" or not is_constant(tree):
        return lambda batch, column: _of_two(symbol, column, right(batch), apply)

    def with_constant(batch: Batch, column: Column) -> Column:
        if kinds_of(column) != {Date}:
            return _of_two(symbol, column, right(batch), apply)
        return kept(batch, key, lambda: of_one(apply, [column, right(batch)], 0)).of(batch, column)

    return with_constant


Apply = Callable[[Value, Value], Value]


def _with_number(symbol: str, column: Column, number: int, apply: Apply) -> Column:
    if kinds_of(column) != {int}:
        return _of_two(symbol, column, [number] * len(column), apply)
    if symbol in PLAIN_OPERATORS:
        found = [*map(PLAIN_OPERATORS[symbol], column, repeat(number))]
        return found if _fit(found) else [*map(apply, column, repeat(number))]
    if number <= 0 or min(column) < 0:
        return [*map(apply, column, repeat(number))]
    return [each % number for each in column] if symbol == "%" else [each // number for each in column]


def _of_two(symbol: str, left: Column, right: Column, apply: Apply) -> Column:
    """By Python's own operators where these do the same, else by ours."""
    kinds, others, plain = kinds_of(left), kinds_of(right), PLAIN_OPERATORS.get(symbol)
    if kinds == others == {int}:
        if plain is not None:
            found = [*map(plain, left, right)]
            return found if _fit(found) else [*map(apply, left, right)]
        if min(right) > 0 and min(left) >= 0:
            return [*map(OF_POSITIVE[symbol], left, right)]
    elif (kinds == {float} and others <= _NUMBERS) or (others == {float} and kinds <= _NUMBERS):
        if plain is not None:
            return [*map(plain, left, right)]
        if symbol == "/" and 0 not in right:
            return [*map(operator.truediv, left, right)]
    elif kinds == others == {str} and symbol == "+":
        texts = [*map(operator.add, left, right)]
        if max(map(len, texts)) <= _LONG:
            return texts
    return [*map(apply, left, right)]


def _fit(integers: list[int]) -> bool:
    return min(integers) >= SMALLEST and max(integers) <= LARGEST


_LONG = 10_000
"""Longer texts are joined with a look at the limits."""


def _chain(compiler: Compiler, tree: s.Comparison, scope: Scope) -> Whole | None:
    """`a < b < c` as `a < b AND b < c`, if what stands between is simply read."""
    sides = [tree.first, *(side for _, side in tree.rest)]
    if not all(map(_is_read, sides[1:-1])):
        return None
    steps = tuple(s.Comparison(left, (step,), at=tree.at) for left, step in zip(sides, tree.rest, strict=False))
    return _logical(compiler, s.Logical("AND", steps, at=tree.at), scope)


def _is_read(tree: s.Expression) -> bool:
    subject = tree.subject if isinstance(tree, s.Property) else tree
    return isinstance(subject, s.Variable | s.Parameter | s.Literal)


def _comparison(compiler: Compiler, tree: s.Comparison, scope: Scope) -> Whole | None:
    if len(tree.rest) != 1:
        return _chain(compiler, tree, scope)
    [(symbol, other)] = tree.rest
    left, right = _column(compiler, tree.first, scope), _column(compiler, other, scope)
    compare, test, ordinals = PLAIN_COMPARISONS[symbol], COMPARISONS[symbol], Kept(Date.to_ordinal)

    def decide(batch: Batch) -> Column:
        one, two = left(batch), right(batch)
        kinds, others = kinds_of(one), kinds_of(two)
        has_null = NoneType in kinds or NoneType in others
        kinds, others = kinds - {NoneType}, others - {NoneType}
        if not ((kinds <= _NUMBERS and others <= _NUMBERS) or kinds | others == {str}):
            if has_null or (kinds | others != {Date} and not (kinds == others == {Node} and symbol in ("=", "<>"))):
                return [*map(test, one, two)]
            if kinds == {Node}:
                one, two = [each.id for each in one], [each.id for each in two]
            else:
                one, two = ordinals.of(batch, one), ordinals.of(batch, two)
        if has_null:
            return [None if x is None or y is None else compare(x, y) for x, y in zip(one, two, strict=True)]
        return [*map(compare, one, two)]

    return decide


def _not(compiler: Compiler, tree: s.Not, scope: Scope) -> Whole:
    operand = _condition(compiler, tree.operand, scope)
    return lambda batch: [None if value is None else not value for value in operand(batch)]


_TRUTHS = {bool, NoneType}


def _condition(compiler: Compiler, tree: s.Expression, scope: Scope) -> Whole:
    value = _column(compiler, tree, scope)

    def truths(batch: Batch) -> Column:
        column = value(batch)
        if not kinds_of(column) <= _TRUTHS:
            raise RowByRow
        return column

    return truths


def _logical(compiler: Compiler, tree: s.Logical, scope: Scope) -> Whole | None:
    if tree.operator == "XOR":
        return None
    decisive = tree.operator == "OR"
    first, *others = [_condition(compiler, each, scope) for each in tree.operands]

    def decide(batch: Batch) -> Column:
        """Rows that are decided are not asked the rest."""
        answers = [*first(batch)]
        for other in others:
            places = [place for place, answer in enumerate(answers) if answer is not decisive]
            if not places:
                break
            for place, found in zip(places, other(batch.at(places)), strict=True):
                if found is decisive:
                    answers[place] = decisive
                elif found is None:
                    answers[place] = None
        return answers

    return decide


def _string_test(compiler: Compiler, tree: s.StringTest, scope: Scope) -> Whole | None:
    part = tree.right.value if isinstance(tree.right, s.Literal) else None
    if part.__class__ is not str or tree.operator == "=~":
        return None
    left, test = _column(compiler, tree.left, scope), STRING_TESTS[tree.operator]

    def tests(batch: Batch) -> Column:
        column = left(batch)
        if kinds_of(column) != {str}:
            raise RowByRow
        return [*map(test, column, repeat(part))]

    return tests


def _in(compiler: Compiler, tree: s.In, scope: Scope) -> Whole | None:
    """Membership in a list that is the same for all rows, of texts or of integers."""
    if not is_constant(tree.source):
        return None
    item, source = _column(compiler, tree.item, scope), compiler.compile(tree.source, scope)

    def test(batch: Batch) -> Column:
        column, values = item(batch), source(batch.base)
        kinds = kinds_of(column)
        if kinds not in ({str}, {int}) or values.__class__ is not list or kinds_of(values) != kinds:
            raise RowByRow
        return [*map({*values}.__contains__, column)]

    return test


def _is_null(compiler: Compiler, tree: s.IsNull, scope: Scope) -> Whole:
    operand, negated = _column(compiler, tree.operand, scope), tree.negated
    return lambda batch: [(value is None) is not negated for value in operand(batch)]


def _has_labels(compiler: Compiler, tree: s.HasLabels, scope: Scope) -> Whole | None:
    if not isinstance(tree.labels, s.LabelName):
        return None
    subject, label = _column(compiler, tree.subject, scope), tree.labels.name

    def test(batch: Batch) -> Column:
        column = subject(batch)
        if kinds_of(column) != {Node}:
            raise RowByRow
        return [label in each.labels for each in column]

    return test


def _list(compiler: Compiler, tree: s.ListLiteral, scope: Scope) -> Whole:
    items = [_column(compiler, item, scope) for item in tree.items]
    return lambda batch: [*map(list, zip(*[item(batch) for item in items], strict=True))]


def _map(compiler: Compiler, tree: s.MapLiteral, scope: Scope) -> Whole:
    keys = [key for key, _ in tree.items]
    items = [_column(compiler, item, scope) for _, item in tree.items]

    def maps(batch: Batch) -> Column:
        return [dict(zip(keys, values, strict=True)) for values in zip(*[item(batch) for item in items], strict=True)]

    return maps


def _case(compiler: Compiler, tree: s.Case, scope: Scope) -> Whole:
    """Each alternative for the rows that are left to it."""
    inner = scope.inner()
    subject = None if tree.subject is None else _column(compiler, tree.subject, scope)
    slot = inner.declare(OPERAND)
    alternatives = []
    for tests, result in tree.alternatives:
        value = _column(compiler, result, inner)
        alternatives += [(_condition(compiler, test, inner), value) for test in tests]
    default = None if tree.default is None else _column(compiler, tree.default, inner)

    def choose(batch: Batch) -> Column:
        left, places = batch, [*range(batch.size)]
        if subject is not None:
            left = Batch(batch.base, batch.columns | {slot: subject(batch)}, batch.size)
        chosen: list[Value] = [None] * batch.size
        for condition, value in alternatives:
            flags = condition(left)
            if True in flags:
                _put(chosen, compress(places, flags), value(left.chosen(flags)))
                others = [flag is not True for flag in flags]
                left, places = left.chosen(others), [*compress(places, others)]
                if not places:
                    return chosen
        if default is not None:
            _put(chosen, places, default(left))
        return chosen

    return choose


def _put(chosen: list[Value], places: Iterable[int], values: Column) -> None:
    for place, value in zip(places, values, strict=True):
        chosen[place] = value


_HANDLERS: dict[type, Handler] = {
    s.Property: _property,
    s.Arithmetic: _arithmetic,
    s.Comparison: _comparison,
    s.Not: _not,
    s.Logical: _logical,
    s.StringTest: _string_test,
    s.In: _in,
    s.IsNull: _is_null,
    s.HasLabels: _has_labels,
    s.ListLiteral: _list,
    s.MapLiteral: _map,
    s.Case: _case,
    s.FunctionCall: lambda compiler, tree, scope: call(compiler, tree, scope, _column),
    s.ListComprehension: lambda compiler, tree, scope: comprehension(compiler, tree, scope, (_column, _condition)),
    s.Quantifier: lambda compiler, tree, scope: quantifier(compiler, tree, scope, (_column, _condition)),
    s.Reduce: lambda compiler, tree, scope: reduction(compiler, tree, scope, _column),
    s.Index: lambda compiler, tree, scope: index(compiler, tree, scope, _column),
    s.Slice: lambda compiler, tree, scope: slice_(compiler, tree, scope, _column),
}
