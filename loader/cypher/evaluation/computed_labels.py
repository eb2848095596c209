"""Labels and types that the query computes: `(n:$(names))`, as tests over a row and a set of names."""

from __future__ import annotations

from collections.abc import Callable

from loader.cypher.ast import nodes as s
from loader.cypher.ast.labels import is_computed
from loader.cypher.evaluation.compiler import Compiler, fault
from loader.cypher.evaluation.labels import label_test
from loader.cypher.evaluation.rows import Row, Scope
from loader.cypher.types import type_name
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Value

__all__ = ["row_test"]

RowTest = Callable[[Row, frozenset[str]], bool]


def row_test(compiler: Compiler, labels: s.LabelExpression, scope: Scope, at: int) -> RowTest:
    """A test whether a set of labels satisfies the expression on a row."""
    if not is_computed(labels):
        plain = label_test(labels)
        return lambda _, present: plain(present)
    match labels:
        case s.LabelComputed():
            return _computed(compiler, labels, scope, at)
        case s.LabelNot(operand):
            inner = row_test(compiler, operand, scope, at)
            return lambda row, present: not inner(row, present)
        case s.LabelAll(operands):
            every = [row_test(compiler, each, scope, at) for each in operands]
            return lambda row, present: all(test(row, present) for test in every)
        case s.LabelAny(operands):
            options = [row_test(compiler, each, scope, at) for each in operands]
            return lambda row, present: any(test(row, present) for test in options)
    raise ValueError("every other label is known beforehand")


def _computed(compiler: Compiler, labels: s.LabelComputed, scope: Scope, at: int) -> RowTest:
    names, decide = compiler.compile(labels.names, scope), any if labels.some else all

    def test(row: Row, present: frozenset[str]) -> bool:
        return decide(name in present for name in _names(names(row), row, at))

    return test


def _names(value: Value, row: Row, at: int) -> list[Value]:
    found = value if isinstance(value, list) else [value]
    for name in found:
        if not isinstance(name, str):
            message = f"A label or type is named by a string, not by a value of type {type_name(name)}"
            raise fault(CypherTypeError(message, kind="InvalidArgumentType"), row, at)
        if not name:
            raise fault(CypherArgumentError("A label or type cannot be empty", kind="InvalidArgumentValue"), row, at)
    return found
