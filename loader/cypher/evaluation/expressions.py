"""Operators, properties and literals as closures."""

from __future__ import annotations

import operator
import unicodedata
from collections.abc import Callable
from typing import Any

from neo4j.time import Duration

from loader.cypher import temporal
from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.evaluation.arithmetic import guard2
from loader.cypher.evaluation.compiler import Compiler, Handler, fault
from loader.cypher.evaluation.computed_labels import row_test
from loader.cypher.evaluation.constants import is_constant, once, once_a_day
from loader.cypher.evaluation.lists import elements
from loader.cypher.evaluation.rows import Compiled, Row, Scope
from loader.cypher.regex.matching import full_match
from loader.cypher.types import type_name
from loader.cypher.values import points
from loader.cypher.values.comparing import TEMPORAL, compare, equals
from loader.cypher.values.membership import Members, membership
from loader.errors import CypherArgumentError, CypherError, CypherParameterMissing, CypherTypeError
from loader.graph import Date, Node, Relationship, Value

__all__ = ["COMPARISONS", "HANDLERS", "OPERAND", "PLAIN_COMPARISONS", "STRING_TESTS", "property_of", "whole_number"]

OPERAND = f"{HIDDEN}operand"
"""The name under which the closures of a CASE find its subject."""


def _literal(compiler: Compiler, tree: s.Literal, scope: Scope) -> Compiled:
    value = tree.value
    return lambda row: value


def _parameter(compiler: Compiler, tree: s.Parameter, scope: Scope) -> Compiled:
    name, at = tree.name, tree.at

    def parameter(row: Row) -> Value:
        try:
            return row[0].parameters[name]
        except KeyError:
            raise fault(CypherParameterMissing(f"Parameter `${name}` has no value"), row, at) from None

    return parameter


def _variable(compiler: Compiler, tree: s.Variable, scope: Scope) -> Compiled:
    return operator.itemgetter(scope.names[tree.name])


def _operand(compiler: Compiler, tree: s.Operand, scope: Scope) -> Compiled:
    return operator.itemgetter(scope.names[OPERAND])


def _list(compiler: Compiler, tree: s.ListLiteral, scope: Scope) -> Compiled:
    items = [compiler.compile(item, scope) for item in tree.items]
    return lambda row: [item(row) for item in items]


def _map(compiler: Compiler, tree: s.MapLiteral, scope: Scope) -> Compiled:
    items = [(key, compiler.compile(value, scope)) for key, value in tree.items]
    return lambda row: {key: value(row) for key, value in items}


def property_of(subject: Value, key: str) -> Value:
    """`subject.key` for a node, relationship, map or temporal value; null of null."""
    if isinstance(subject, Node | Relationship):
        return subject.properties.get(key)
    if subject is None:
        return None
    if isinstance(subject, dict):
        return subject.get(key)
    if isinstance(subject, TEMPORAL):
        return temporal.component(subject, key)
    if isinstance(subject, points.CLASSES):
        return points.component(subject, key)
    raise CypherTypeError(
        f"A value of type {type_name(subject)} has no properties, so no `{key}`", kind="InvalidArgumentType"
    )


def _property(compiler: Compiler, tree: s.Property, scope: Scope) -> Compiled:
    """The commonest subjects, what a variable holds and nodes, relationships and dates, are looked at first."""
    key, at, of_date = tree.key, tree.at, temporal.date_component(tree.key)
    slot = scope.names[tree.subject.name] if isinstance(tree.subject, s.Variable) else None
    value = compiler.compile(tree.subject, scope)

    def property_value(row: Row) -> Value:
        subject = value(row) if slot is None else row[slot]
        kind = subject.__class__
        if kind is Node or kind is Relationship:
            return subject.properties.get(key)
        if kind is Date and of_date is not None:
            return of_date(subject)
        try:
            return property_of(subject, key)
        except CypherError as error:
            raise fault(error, row, at) from None

    return property_value


def _index(compiler: Compiler, tree: s.Index, scope: Scope) -> Compiled:
    subject, index = compiler.compile(tree.subject, scope), compiler.compile(tree.index, scope)
    return guard2(_item_of, subject, index, tree.at)


def _item_of(subject: Value, index: Value) -> Value:
    if subject is None or index is None:
        return None
    if isinstance(subject, list):
        if index.__class__ is not int:
            raise CypherTypeError(
                f"A list is indexed by an INTEGER, not by a value of type {type_name(index)}",
                kind="ListElementAccessByNonInteger",
            )
        return subject[index] if -len(subject) <= index < len(subject) else None
    if not isinstance(subject, (dict, Node, Relationship, *TEMPORAL, *points.CLASSES)):
        raise CypherTypeError(f"A value of type {type_name(subject)} has no elements", kind="InvalidElementAccess")
    if not isinstance(index, str):
        raise CypherTypeError(
            f"A key is a STRING, not a value of type {type_name(index)}", kind="MapElementAccessByNonString"
        )
    return property_of(subject, index)


def _not(compiler: Compiler, tree: s.Not, scope: Scope) -> Compiled:
    operand = compiler.condition(tree.operand, scope)

    def invert(row: Row) -> Value:
        value = operand(row)
        return None if value is None else not value

    return invert


def _logical(compiler: Compiler, tree: s.Logical, scope: Scope) -> Compiled:
    operands = [compiler.condition(each, scope) for each in tree.operands]
    if tree.operator == "XOR":
        return _xor(operands)
    return _decided_by(tree.operator == "OR", operands)


def _decided_by(decisive: bool, operands: list[Compiled]) -> Compiled:
    """AND is decided by one false, OR by one true; else null if any operand is null."""

    def combine(row: Row) -> Value:
        answer: bool | None = not decisive
        for operand in operands:
            value = operand(row)
            if value is decisive:
                return decisive
            if value is None:
                answer = None
        return answer

    return combine


def _xor(operands: list[Compiled]) -> Compiled:
    def combine(row: Row) -> Value:
        values = [operand(row) for operand in operands]
        return None if None in values else sum(map(bool, values)) % 2 == 1

    return combine


_SIGNS: dict[str, Callable[[float], bool]] = {
    "<": lambda sign: sign < 0,
    "<=": lambda sign: sign <= 0,
    ">": lambda sign: sign > 0,
    ">=": lambda sign: sign >= 0,
}


def _inverted_equals(left: Value, right: Value) -> bool | None:
    same = equals(left, right)
    return None if same is None else not same


_WITHOUT_ORDER = (Duration, *points.CLASSES)


def _ordering(symbol: str) -> Callable[[Value, Value], bool | None]:
    """Durations and points have no order: equal ones are at least and at most each other; whether less is unknown, as
    on Neo4j."""
    decide, strict = _SIGNS[symbol], symbol in ("<", ">")

    def ordered(left: Value, right: Value) -> bool | None:
        sign = compare(left, right)
        if sign is None or (strict and sign == 0 and left.__class__ in _WITHOUT_ORDER):
            return None
        return decide(sign)

    return ordered


COMPARISONS: dict[str, Callable[[Value, Value], bool | None]] = {
    "=": equals,
    "<>": _inverted_equals,
    **{symbol: _ordering(symbol) for symbol in _SIGNS},
}


def _comparison(compiler: Compiler, tree: s.Comparison, scope: Scope) -> Compiled:
    operands = [compiler.compile(tree.first, scope)]
    operands += [compiler.compile(each, scope) for _, each in tree.rest]
    if len(tree.rest) == 1:
        symbol, right = tree.rest[0]
        written = right.value if isinstance(right, s.Literal) else None
        if _is_written_date(right):
            return once_a_day(scope, operands[0], lambda day: _one_comparison(symbol, day, operands[1], written))
        return _one_comparison(symbol, operands[0], operands[1], written)
    tests = [COMPARISONS[symbol] for symbol, _ in tree.rest]

    def chain(row: Row) -> Value:
        answer: bool | None = True
        left = operands[0](row)
        for test, operand in zip(tests, operands[1:], strict=True):
            right = operand(row)
            found = test(left, right)
            if found is False:
                return False
            answer = None if found is None else answer
            left = right
        return answer

    return chain


def _is_written_date(tree: s.Expression) -> bool:
    return isinstance(tree, s.FunctionCall) and tree.name == "date" and is_constant(tree)


PLAIN_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _one_comparison(symbol: str, left: Compiled, right: Compiled, written: Value) -> Compiled:
    """Strings and integers are compared by Python itself, which is much faster; `written` is what the text shows at
    the right."""
    plain, test = PLAIN_COMPARISONS[symbol], COMPARISONS[symbol]
    kind = written.__class__

    def decide(row: Row) -> Value:
        one, other = left(row), right(row)
        kind = one.__class__
        if kind is other.__class__ and (kind is str or kind is int):
            return plain(one, other)
        return test(one, other)

    def decide_by_written(row: Row) -> Value:
        one = left(row)
        return plain(one, written) if one.__class__ is kind else test(one, written)

    return decide_by_written if kind is str or kind is int else decide


def _string_test(compiler: Compiler, tree: s.StringTest, scope: Scope) -> Compiled:
    left, right = compiler.compile(tree.left, scope), compiler.compile(tree.right, scope)
    if tree.operator == "=~":
        return _regular_expression(left, right, tree.at)
    test = STRING_TESTS[tree.operator]

    def apply(row: Row) -> Value:
        text, part = left(row), right(row)
        if not isinstance(text, str) or not isinstance(part, str):
            return None
        return test(text, part)

    return apply


STRING_TESTS: dict[str, Callable[[str, str], bool]] = {
    "STARTS WITH": str.startswith,
    "ENDS WITH": str.endswith,
    "CONTAINS": operator.contains,
}


def _regular_expression(left: Compiled, right: Compiled, at: int) -> Compiled:
    def apply(row: Row) -> Value:
        text, pattern = left(row), right(row)
        if not isinstance(text, str) or pattern is None:
            return None
        try:
            return full_match(pattern, text, row[0].deadline)
        except CypherError as error:
            raise fault(error, row, at) from None

    return apply


_FEW = 8
"""So short a list is looked through, however often."""


def _in(compiler: Compiler, tree: s.In, scope: Scope) -> Compiled:
    """The list of one row is often that of the next: the second time it gets an index."""
    item, source, at = compiler.compile(tree.item, scope), compiler.compile(tree.source, scope), tree.at
    if is_constant(tree.source):
        source = once(source)
    key = object()

    def test(row: Row) -> Value:
        one, values = item(row), elements(source(row))
        try:
            if values is None:
                return None
            if len(values) <= _FEW or one is None or one.__class__ is list or one.__class__ is dict:
                return membership(one, values)
            last = row[0].constants.get(key)
            if last is None or last[0] is not values:
                row[0].constants[key] = (values, None)
                return membership(one, values)
            members = last[1]
            if members is None:
                members = Members(values)
                row[0].constants[key] = (values, members)
            return members.find(one)
        except CypherError as error:
            raise fault(error, row, at) from None

    return test


def _is_null(compiler: Compiler, tree: s.IsNull, scope: Scope) -> Compiled:
    operand = compiler.compile(tree.operand, scope)
    if tree.negated:
        return lambda row: operand(row) is not None
    return lambda row: operand(row) is None


def _is_typed(compiler: Compiler, tree: s.IsTyped, scope: Scope) -> Compiled:
    operand, test, negated = compiler.compile(tree.operand, scope), tree.type.test(), tree.negated
    return lambda row: test(operand(row)) is not negated


def _is_normalized(compiler: Compiler, tree: s.IsNormalized, scope: Scope) -> Compiled:
    operand, form, negated = compiler.compile(tree.operand, scope), tree.form, tree.negated

    def test(row: Row) -> Value:
        value = operand(row)
        if not isinstance(value, str):
            return None
        return unicodedata.is_normalized(form, value) is not negated  # type: ignore[arg-type]

    return test


def _has_labels(compiler: Compiler, tree: s.HasLabels, scope: Scope) -> Compiled:
    subject, test, at = compiler.compile(tree.subject, scope), row_test(compiler, tree.labels, scope, tree.at), tree.at

    def has(row: Row) -> Value:
        value = subject(row)
        if isinstance(value, Node):
            return test(row, value.labels)
        if isinstance(value, Relationship):
            return test(row, frozenset((value.type,)))
        if value is None:
            return None
        message = f"A value of type {type_name(value)} has no labels"
        raise fault(CypherTypeError(message, kind="InvalidArgumentType"), row, at)

    return has


def _case(compiler: Compiler, tree: s.Case, scope: Scope) -> Compiled:
    inner = scope.inner()
    subject = compiler.optional(tree.subject, scope)
    slot = inner.declare(OPERAND)
    alternatives = []
    for tests, result in tree.alternatives:
        conditions = [compiler.condition(test, inner) for test in tests]
        value = compiler.compile(result, inner)
        alternatives += [(condition, value) for condition in conditions]
    default = compiler.optional(tree.default, scope)

    def choose(row: Row) -> Value:
        if subject is not None:
            row[slot] = subject(row)
        for condition, value in alternatives:
            if condition(row):
                return value(row)
        return None if default is None else default(row)

    return choose


def whole_number(value: Value, what: str) -> int:
    """The number of rows that SKIP or LIMIT asks for."""
    if value.__class__ is not int:
        raise CypherArgumentError(
            f"{what} needs an INTEGER, got a value of type {type_name(value)}", kind="InvalidArgumentType"
        )
    if value < 0:
        raise CypherArgumentError(f"{what} cannot be negative", kind="NegativeIntegerArgument")
    return int(value)


HANDLERS: dict[type, Handler] = {
    s.Literal: _literal,
    s.Parameter: _parameter,
    s.Variable: _variable,
    s.Operand: _operand,
    s.ListLiteral: _list,
    s.MapLiteral: _map,
    s.Property: _property,
    s.Index: _index,
    s.Not: _not,
    s.Logical: _logical,
    s.Comparison: _comparison,
    s.StringTest: _string_test,
    s.In: _in,
    s.IsNull: _is_null,
    s.IsTyped: _is_typed,
    s.IsNormalized: _is_normalized,
    s.HasLabels: _has_labels,
    s.Case: _case,
}
