"""Calls of functions as closures."""

from __future__ import annotations

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.evaluation.compiler import Compiler, Handler, fault
from loader.cypher.evaluation.constants import is_constant, once, once_a_day
from loader.cypher.evaluation.rows import Compiled, Row, Scope
from loader.cypher.functions import FUNCTIONS, Function
from loader.cypher.types import type_name
from loader.errors import CypherError, CypherTypeError
from loader.graph import Relationship, Value

__all__ = ["HANDLERS", "OF_DATES"]

_ENDS = ("startnode", "endnode")


def _call(compiler: Compiler, tree: s.FunctionCall, scope: Scope) -> Compiled:
    counted = _counted(tree)
    if counted is not None:
        return compiler.pipeline.count(compiler, counted, scope.inner())
    arguments = [compiler.compile(argument, scope) for argument in tree.arguments]
    if tree.name in _ENDS:
        return _end_node(compiler, tree, arguments[0])
    if tree.name == "exists":
        return arguments[0]  # a pattern is true or false by itself
    if tree.name == "coalesce":
        return _coalesce(arguments)
    function = FUNCTIONS[tree.name]
    if compiler.language == "25":
        function = FUNCTIONS.get(f"{tree.name}{HIDDEN}25", function)
    if is_constant(tree):
        return once(_plain_call(function, arguments, tree.at))
    varying = [place for place, each in enumerate(tree.arguments) if not is_constant(each)]
    if len(varying) == 1 and tree.name.startswith(OF_DATES):
        before, [argument], after = _parted(arguments, varying[0])
        return once_a_day(scope, argument, lambda day: _plain_call(function, [*before, day, *after], tree.at))
    return _plain_call(function, arguments, tree.at)


def _parted(items: list[Compiled], place: int) -> tuple[list[Compiled], list[Compiled], list[Compiled]]:
    """What comes before a place, what is there, and what comes after it."""
    return items[:place], items[place : place + 1], items[place + 1 :]


OF_DATES = ("tostring", "format", "duration", "date", "localdatetime")
"""How functions begin that take long for a date."""


def _counted(tree: s.FunctionCall) -> s.RegularQuery | None:
    """What to count for the size of a pattern comprehension, of which nothing but how often it matches matters."""
    made = tree.arguments[0] if tree.name == "size" else None
    if not isinstance(made, s.PatternComprehension) or made.pattern.variable or not _cannot_fail(made):
        return None
    match = s.Match((made.pattern,), made.where, False, at=made.at)
    return s.RegularQuery((s.SingleQuery((match,)),), False, at=made.at)


def _cannot_fail(made: s.PatternComprehension) -> bool:
    """Whether each of its values is one that is there already: a constant, what the pattern matched, or a property of
    that."""
    value, subject = made.projection, made.projection
    if isinstance(value, s.Property):
        subject = value.subject
        single = (each for each in made.pattern.elements if not isinstance(each, s.QuantifiedPattern))
        walks = (each for each in single if isinstance(each, s.NodePattern) or not (each.length or each.quantifier))
        return isinstance(subject, s.Variable) and subject.name in {each.variable for each in walks}
    return isinstance(value, s.Literal | s.Variable)


def _call_of_one(function: Function, argument: Compiled, at: int) -> Compiled:
    """The commonest call, of one argument: where that is of the type that is wanted, nothing else is looked at."""
    plain, test, classes, sees_null = function.call, function.tests[0], function.classes[0], function.sees_null
    assert plain is not None

    def call(row: Row) -> Value:
        value = argument(row)
        if value is None and not sees_null:
            return None
        try:
            return plain(value) if value.__class__ in classes or test is None or test(value) else function(value)
        except CypherError as error:
            raise fault(error, row, at) from None

    return call


def _plain_call(function: Function, arguments: list[Compiled], at: int) -> Compiled:
    if len(arguments) == 1:
        return _call_of_one(function, arguments[0], at)

    def call(row: Row) -> Value:
        values = [argument(row) for argument in arguments]
        try:
            return function(*values)
        except CypherError as error:
            raise fault(error, row, at) from None

    return call


def _end_node(compiler: Compiler, tree: s.FunctionCall, argument: Compiled) -> Compiled:
    nodes, at, is_start = compiler.index.nodes, tree.at, tree.name == "startnode"

    def end(row: Row) -> Value:
        value = argument(row)
        if value is None:
            return None
        if not isinstance(value, Relationship):
            message = f"{tree.written}() takes RELATIONSHIP, got a value of type {type_name(value)}"
            raise fault(CypherTypeError(message, kind="InvalidArgumentValue"), row, at)
        return nodes[value.start if is_start else value.end]

    return end


def _coalesce(arguments: list[Compiled]) -> Compiled:
    def first(row: Row) -> Value:
        for argument in arguments:
            value = argument(row)
            if value is not None:
                return value
        return None

    return first


HANDLERS: dict[type, Handler] = {
    s.FunctionCall: _call,
}
