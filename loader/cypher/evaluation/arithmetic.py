"""Signs and arithmetic as closures."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import walk
from loader.cypher.evaluation.compiler import Compiler, Handler, fault
from loader.cypher.evaluation.constants import is_constant, once_a_day
from loader.cypher.evaluation.rows import Compiled, Row, Scope
from loader.cypher.values.arithmetic import OPERATORS, divide_any, divide_written, negate
from loader.cypher.values.comparing import LARGEST, SMALLEST
from loader.errors import CypherError
from loader.graph import Value

__all__ = ["HANDLERS", "OF_POSITIVE", "PLAIN_OPERATORS", "guard1", "guard2", "is_written_number", "operator_of"]


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


def operator_of(compiler: Compiler, symbol: str, *, written: bool) -> Callable[[Value, Value], Value]:
    """What an operator does with two values; `written`, where the text shows both."""
    if symbol != "/":
        return OPERATORS[symbol]
    if written:
        return divide_written
    return divide_any if compiler.language == "25" else OPERATORS["/"]


def _arithmetic(compiler: Compiler, tree: s.Arithmetic, scope: Scope) -> Compiled:
    first = compiler.compile(tree.first, scope)
    steps: list[_Step] = []
    written = is_written_number(tree.first)
    for symbol, each in tree.rest:
        written = written and is_written_number(each)
        apply = operator_of(compiler, symbol, written=written)
        steps.append((PLAIN_OPERATORS.get(symbol), apply, compiler.compile(each, scope)))
    if len(steps) > 1:
        return _chain(first, steps, tree.at)
    symbol, right = tree.rest[0]
    number = right.value if isinstance(right, s.Literal) else None
    if number.__class__ is int:
        return _with_number(symbol, first, steps[0], number, tree.at)
    if symbol in "+-" and is_constant(right):
        return once_a_day(scope, first, lambda day: _of_two(day, steps[0], tree.at))
    return _of_two(first, steps[0], tree.at)


_Step = tuple["Callable[[int, int], int] | None", Callable[[Value, Value], Value], Compiled]
"""What Python has for an operator if both sides are integers, and the result is one that fits; the operator for any
values; and what stands at its right."""

PLAIN_OPERATORS: dict[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
OF_POSITIVE: dict[str, Callable[[int, int], int]] = {"%": operator.mod, "/": operator.floordiv}
"""What cuts off and counts as Neo4j does, where no side is negative and the right one is not zero."""


def _chain(first: Compiled, steps: list[_Step], at: int) -> Compiled:
    def chain(row: Row) -> Value:
        value = first(row)
        for plain, apply, operand in steps:
            right = operand(row)
            if plain is not None and value.__class__ is int and right.__class__ is int:
                found = plain(value, right)
                if SMALLEST <= found <= LARGEST:
                    value = found
                    continue
            try:
                value = apply(value, right)
            except CypherError as error:
                raise fault(error, row, at) from None
        return value

    return chain


def _of_two(left: Compiled, step: _Step, at: int) -> Compiled:
    plain, apply, right = step
    if plain is None:
        return guard2(apply, left, right, at)

    def combine(row: Row) -> Value:
        one, other = left(row), right(row)
        if one.__class__ is int and other.__class__ is int:
            found = plain(one, other)
            if SMALLEST <= found <= LARGEST:
                return found
        try:
            return apply(one, other)
        except CypherError as error:
            raise fault(error, row, at) from None

    return combine


def _with_number(symbol: str, left: Compiled, step: _Step, number: int, at: int) -> Compiled:
    """The commonest: an integer that the text shows stands at the right."""
    plain, apply, _ = step
    least = SMALLEST
    if symbol in OF_POSITIVE and number > 0:
        plain, least = OF_POSITIVE[symbol], 0

    def combine(row: Row) -> Value:
        one = left(row)
        if one.__class__ is int and plain is not None and one >= least:
            found = plain(one, number)
            if SMALLEST <= found <= LARGEST:
                return found
        try:
            return apply(one, number)
        except CypherError as error:
            raise fault(error, row, at) from None

    return combine


def is_written_number(tree: s.Expression) -> bool:
    """Whether the text shows the number, as a literal or as arithmetic with literals.

    Of what is in brackets Neo4j turns the sign beforehand only if it is an integer.
    """
    match tree:
        case s.Literal():
            return tree.kind == "integer" or (isinstance(tree.value, float) and math.isfinite(tree.value))
        case s.Sign():
            integers = all(each.kind == "integer" for each in walk(tree) if isinstance(each, s.Literal))
            return isinstance(tree.operand, s.Literal) or (integers and is_written_number(tree.operand))
        case s.Arithmetic():
            return is_written_number(tree.first) and all(is_written_number(each) for _, each in tree.rest)
    return False


HANDLERS: dict[type, Handler] = {
    s.Sign: _sign,
    s.Arithmetic: _arithmetic,
}
