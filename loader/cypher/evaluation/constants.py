"""Expressions whose value is the same for every row of a run."""

from __future__ import annotations

import math

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import walk
from loader.cypher.evaluation.rows import Compiled, Row
from loader.graph import Value

__all__ = ["is_constant", "once"]

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
