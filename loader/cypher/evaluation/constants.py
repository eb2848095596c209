"""Expressions whose value is the same for every row of a run, or for every row with the same date."""

from __future__ import annotations

import math
from collections.abc import Callable
from operator import itemgetter

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import walk
from loader.cypher.evaluation.rows import Compiled, Row, Scope
from loader.graph import Date, Value

__all__ = ["each_day_once", "is_constant", "once", "once_a_day"]

_MOST_KEPT = 50_000
_CHANGING = ("rand", "uuid", "timestamp", ".realtime")


def is_constant(tree: s.Expression) -> bool:
    """Whether the expression gives the same value for every row of one run."""
    return all(
        isinstance(each, s.Literal | s.Parameter | s.ListLiteral | s.MapLiteral)
        or (isinstance(each, s.FunctionCall) and not each.name.endswith(_CHANGING))
        for each in walk(tree)
    )


def once(call: Compiled) -> Compiled:
    """The same call, made once in each run; anew where it gives a NaN, of which no two are one."""
    key = object()

    def remembered(row: Row) -> Value:
        constants = row[0].constants
        if key in constants:
            return constants[key]
        found = call(row)
        if not (isinstance(found, float) and math.isnan(found)):
            constants[key] = found
        return found

    return remembered


def each_day_once(call: Callable[[Value], Value]) -> Callable[[Value], Value]:
    """The same of dates, made once for each day: a graph may have many objects of one."""
    made: dict[int, Value] = {}

    def of_day(value: Value) -> Value:
        day = value.to_ordinal()
        if day not in made:
            if len(made) >= _MOST_KEPT:
                made.clear()
            made[day] = call(value)
        return made[day]

    return of_day


def once_a_day(scope: Scope, argument: Compiled, use: Callable[[Compiled], Compiled]) -> Compiled:
    """What is made of an argument and of constants; what is made of a date is kept.

    Row after row has the same few dates: of a graph one object for each day, which is kept beside what is made of it,
    so that nobody else can be taken for it.
    """
    key, slot = object(), scope.layout.slot()
    make = use(itemgetter(slot))

    def kept(row: Row) -> Value:
        value = row[slot] = argument(row)
        if value.__class__ is not Date:
            return make(row)
        constants = row[0].constants
        if key not in constants:
            constants[key] = {}
        known = constants[key]
        found = known.get(id(value))
        if found is not None:
            return found[1]
        if len(known) >= _MOST_KEPT:
            known.clear()
        made = make(row)
        known[id(value)] = value, made
        return made

    return kept
