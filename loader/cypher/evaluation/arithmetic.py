"""Signs and arithmetic as closures."""

from __future__ import annotations

import math
from collections.abc import Callable

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import walk
from loader.cypher.evaluation.compiler import Compiler, Handler, fault
from loader.cypher.evaluation.constants import is_constant, once_a_day
from loader.cypher.evaluation.rows import Compiled, Row, Scope
from loader.cypher.values.arithmetic import OPERATORS, divide_any, divide_written, negate
from loader.errors import CypherError
from loader.graph import Value

__all__ = ["HANDLERS", "guard1", "guard2"]


def guard1(function: Callable[[Value], Value], operand: Compiled, at: int) -> Compiled:
    def apply(row: Row) -> Value:
        value = operand(row)
        try:
            return function(value)
        except CypherError as error:
            raise fault(error, row, at) from None

    return apply


def guard2(function: Callable[[Value, Value], Value], left: Compiled, right: Compiled, at: int) -> Compiled:
    def apply(row: Row) -> Value:
        one, other = left(row), right(row)
        try:
            return function(one, other)
        except CypherError as error:
            raise fault(error, row, at) from None

    return apply


def _sign(compiler: Compiler, tree: s.Sign, scope: Scope) -> Compiled:
    operand = compiler.compile(tree.operand, scope)
    if tree.operator != "-":
        return operand
    if isinstance(tree.operand, s.Literal) and isinstance(tree.operand.value, float):
        number = -tree.operand.value
        return lambda row: number
    return guard1(negate, operand, tree.at)


def _operator(compiler: Compiler, symbol: str, *, written: bool) -> Callable[[Value, Value], Value]:
    if symbol != "/":
        return OPERATORS[symbol]
    if written:
        return divide_written
    return divide_any if compiler.language == "25" else OPERATORS["/"]


def _arithmetic(compiler: Compiler, tree: s.Arithmetic, scope: Scope) -> Compiled:
    first = compiler.compile(tree.first, scope)
    steps: list[tuple[Callable[[Value, Value], Value], Compiled]] = []
    written = _is_written_number(tree.first)
    for symbol, each in tree.rest:
        written = written and _is_written_number(each)
        steps.append((_operator(compiler, symbol, written=written), compiler.compile(each, scope)))
    if len(steps) == 1:
        apply, right = steps[0]
        step = guard2(apply, first, right, tree.at)
        return once_a_day(first, step) if tree.rest[0][0] in "+-" and is_constant(tree.rest[0][1]) else step
    at = tree.at

    def chain(row: Row) -> Value:
        value = first(row)
        for apply, operand in steps:
            right = operand(row)
            try:
                value = apply(value, right)
            except CypherError as error:
                raise fault(error, row, at) from None
        return value

    return chain


def _is_written_number(tree: s.Expression) -> bool:
    """Whether the text shows the number, as a literal or as arithmetic with literals.

    Of what is in brackets Neo4j turns the sign beforehand only if it is an integer.
    """
    match tree:
        case s.Literal():
            return tree.kind == "integer" or (isinstance(tree.value, float) and math.isfinite(tree.value))
        case s.Sign():
            integers = all(each.kind == "integer" for each in walk(tree) if isinstance(each, s.Literal))
            return isinstance(tree.operand, s.Literal) or (integers and _is_written_number(tree.operand))
        case s.Arithmetic():
            return _is_written_number(tree.first) and all(_is_written_number(each) for _, each in tree.rest)
    return False


HANDLERS: dict[type, Handler] = {
    s.Sign: _sign,
    s.Arithmetic: _arithmetic,
}
