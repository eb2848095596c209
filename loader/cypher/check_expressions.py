"""Checks of expressions before a query runs, and the types that are known by then.

A type is written `node`, `relationship`, `path`, `map`, `boolean`, `integer`, `float`, `number`, `string`,
`temporal`, `null`, `any`, or `list<type>`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from inspect import Parameter, signature
from typing import Any, Literal, NoReturn, TypeVar

from loader.cypher import syntax as s
from loader.cypher import temporal
from loader.cypher.aggregates import AGGREGATES
from loader.cypher.calls import ENDS
from loader.cypher.functions import FUNCTIONS
from loader.cypher.functions.registry import Function
from loader.cypher.trees import is_aggregate
from loader.errors import CypherSemanticError

__all__ = ["Checker", "View", "fits_type", "inner_type"]

_NUMBERS = ("integer", "float", "number")
_E = TypeVar("_E", bound=s.Expression)
_CHECKS: dict[type, Callable[[Checker, Any, View], str]] = {}


@dataclass(frozen=True, slots=True)
class View:
    """What an expression sees: names with their types, and whether it may aggregate.

    `test` is True where a pattern may stand as a predicate. `missing` is the kind of error for an unknown
    name.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    aggregates: Literal["allowed", "refused", "inside"] = "refused"
    test: bool = False
    missing: str = "UndefinedVariable"

    def plus(self, **names: str) -> View:
        """The same view with more names; under a name of its own nothing may be aggregated."""
        return replace(self, names={**self.names, **names}, aggregates="refused", test=False)


def inner_type(type_: str) -> str:
    """The type of the elements of a list."""
    return type_[5:-1] if type_.startswith("list<") else "any"


def fits_type(type_: str, wanted: str) -> bool:
    """Whether a value of `type_` can be of one of the types in `wanted`, which `|` joins."""
    if type_ in ("any", "null"):
        return True
    options = wanted.split("|")
    if "any" in options or type_ in options:
        return True
    if type_.startswith("list<"):
        return "list" in options
    return (
        type_ in _NUMBERS
        and any(each in _NUMBERS for each in options)
        and not (type_ == "float" and "float" not in options and "number" not in options)
    )


def _common(types: list[str]) -> str:
    found = {each for each in types if each != "null"}
    if not found:
        return "null" if types else "any"
    if len(found) == 1:
        return found.pop()
    return "number" if found <= set(_NUMBERS) else "any"


def _chosen(types: list[str]) -> str:
    """The type of what CASE or coalesce() chooses among; where null is among it Neo4j knows none."""
    return "any" if "null" in types and set(types) != {"null"} else _common(types)


def checks(kind: type[_E]) -> Callable[[Callable[[Checker, _E, View], str]], Any]:
    """Register a function as the one that checks expressions of `kind` and gives their type."""

    def register(check: Callable[[Checker, _E, View], str]) -> Any:
        _CHECKS[kind] = check
        return check

    return register


class Checker:
    """Checks expressions; what lies within them but is no expression is left to the class below this one."""

    def __init__(self, text: str) -> None:
        self.text = text

    def pattern(self, pattern: s.PathPattern, view: View, *, introduces: bool) -> dict[str, str]:
        raise NotImplementedError

    def subquery(self, tree: s.Subquery, view: View) -> str:
        raise NotImplementedError

    def type_of(self, tree: s.Expression, view: View) -> str:
        """Check an expression; its type as far as it is known."""
        return _CHECKS[type(tree)](self, tree, view)

    def value(self, tree: s.Expression, view: View) -> str:
        """Check an expression in whose place no pattern may stand."""
        return self.type_of(tree, replace(view, test=False) if view.test else view)

    def condition(self, tree: s.Expression, view: View) -> None:
        """Check what has to be a boolean."""
        self.want(tree, self.type_of(tree, replace(view, test=True)), "boolean")

    def want(self, tree: s.Expression, type_: str, wanted: str) -> None:
        """Fail if a value of `type_` cannot be what is wanted."""
        if not fits_type(type_, wanted):
            shown = " or ".join(each.upper() for each in wanted.split("|"))
            found = "LIST" if type_.startswith("list<") else type_.upper()
            self.fail(tree.at, f"Type mismatch: expected {shown} but was {found}", "InvalidArgumentType")

    def fail(self, at: int, message: str, kind: str) -> NoReturn:
        """Raise a CypherSemanticError at an offset of the text."""
        error = CypherSemanticError(message, kind=kind)
        error.locate(self.text, at)
        raise error

    def undefined(self, tree: s.Variable, view: View) -> NoReturn:
        """Fail because of an unknown name; say which known one is nearest."""
        if view.missing != "UndefinedVariable":
            message = f"`{tree.name}` stands beside an aggregate, so it has to be projected on its own"
            self.fail(tree.at, message, view.missing)
        known = [name for name in view.names if not name.startswith(" ")]
        near = get_close_matches(tree.name, known, n=1)
        hint = f": did you mean `{near[0]}`?" if near else ""
        self.fail(tree.at, f"Variable `{tree.name}` not defined{hint}", "UndefinedVariable")


@checks(s.Literal)
def _literal(checker: Checker, tree: s.Literal, view: View) -> str:
    return tree.kind


@checks(s.Parameter)
def _parameter(checker: Checker, tree: s.Parameter, view: View) -> str:
    return "any"


@checks(s.Variable)
def _variable(checker: Checker, tree: s.Variable, view: View) -> str:
    if tree.name not in view.names:
        checker.undefined(tree, view)
    return view.names[tree.name]


@checks(s.Operand)
def _operand(checker: Checker, tree: s.Operand, view: View) -> str:
    return "any"


@checks(s.ListLiteral)
def _list(checker: Checker, tree: s.ListLiteral, view: View) -> str:
    return f"list<{_common([checker.value(item, view) for item in tree.items])}>"


@checks(s.MapLiteral)
def _map(checker: Checker, tree: s.MapLiteral, view: View) -> str:
    for _, value in tree.items:
        checker.value(value, view)
    return "map"


@checks(s.Property)
def _property(checker: Checker, tree: s.Property, view: View) -> str:
    type_ = checker.value(tree.subject, view)
    checker.want(tree.subject, type_, "node|relationship|map|temporal")
    return "any"


@checks(s.Index)
def _index(checker: Checker, tree: s.Index, view: View) -> str:
    subject, index = checker.value(tree.subject, view), checker.value(tree.index, view)
    checker.want(tree.subject, subject, "list|map|node|relationship|temporal")
    if subject.startswith("list<"):
        checker.want(tree.index, index, "integer")
    return inner_type(subject)


@checks(s.Slice)
def _slice(checker: Checker, tree: s.Slice, view: View) -> str:
    subject = checker.value(tree.subject, view)
    checker.want(tree.subject, subject, "list")
    for bound in (tree.start, tree.end):
        if bound is not None:
            checker.want(bound, checker.value(bound, view), "integer")
    return subject


@checks(s.Not)
def _not(checker: Checker, tree: s.Not, view: View) -> str:
    checker.condition(tree.operand, view)
    return "boolean"


@checks(s.Sign)
def _sign(checker: Checker, tree: s.Sign, view: View) -> str:
    type_ = checker.value(tree.operand, view)
    checker.want(tree.operand, type_, "number|temporal")
    return type_


@checks(s.Logical)
def _logical(checker: Checker, tree: s.Logical, view: View) -> str:
    for operand in tree.operands:
        checker.condition(operand, view)
    return "boolean"


@checks(s.Comparison)
def _comparison(checker: Checker, tree: s.Comparison, view: View) -> str:
    checker.value(tree.first, view)
    for _, operand in tree.rest:
        checker.value(operand, view)
    return "boolean"


@checks(s.Arithmetic)
def _arithmetic(checker: Checker, tree: s.Arithmetic, view: View) -> str:
    result = checker.value(tree.first, view)
    left = tree.first
    for operator, operand in tree.rest:
        type_ = checker.value(operand, view)
        result = _operation(checker, operator, (left, result), (operand, type_))
        left = operand
    return result


def _operation(checker: Checker, operator: str, left: tuple[s.Expression, str], right: tuple[s.Expression, str]) -> str:
    types = (left[1], right[1])
    if operator in ("+", "||") and any(each.startswith("list<") for each in types):
        return "list<any>"
    if operator == "+" and any(each in ("any", "null") for each in types):
        return "any"  # it may be a list, to which anything can be added
    wanted = {"+": "number|string|temporal", "||": "string|list", "-": "number|temporal"}
    for tree, type_ in (left, right):
        checker.want(tree, type_, wanted.get(operator, "number|temporal" if operator in "*/" else "number"))
    if any(each in ("any", "null", "temporal") for each in types):
        return "any"
    if "string" in types:
        return "string"
    if operator == "^" or "float" in types:
        return "float"
    return "integer" if types == ("integer", "integer") else "number"


@checks(s.StringTest)
def _string_test(checker: Checker, tree: s.StringTest, view: View) -> str:
    checker.value(tree.left, view)
    checker.value(tree.right, view)
    return "boolean"


@checks(s.In)
def _in(checker: Checker, tree: s.In, view: View) -> str:
    checker.value(tree.item, view)
    checker.want(tree.source, checker.value(tree.source, view), "list")
    return "boolean"


@checks(s.IsNull)
@checks(s.IsTyped)
@checks(s.IsNormalized)
def _is(checker: Checker, tree: s.IsNull | s.IsTyped | s.IsNormalized, view: View) -> str:
    checker.value(tree.operand, view)
    return "boolean"


@checks(s.HasLabels)
def _has_labels(checker: Checker, tree: s.HasLabels, view: View) -> str:
    checker.want(tree.subject, checker.value(tree.subject, view), "node|relationship")
    return "boolean"


@checks(s.CountStar)
def _count_star(checker: Checker, tree: s.CountStar, view: View) -> str:
    _enter_aggregate(checker, tree, view)
    return "integer"


def _enter_aggregate(checker: Checker, tree: s.Expression, view: View) -> None:
    if view.aggregates == "inside":
        checker.fail(tree.at, "An aggregate cannot hold another aggregate", "NestedAggregation")
    if view.aggregates == "refused":
        checker.fail(tree.at, "Nothing can be aggregated here", "InvalidAggregation")


@checks(s.FunctionCall)
def _call(checker: Checker, tree: s.FunctionCall, view: View) -> str:
    if is_aggregate(tree):
        return _aggregate_call(checker, tree, view)
    if tree.distinct:
        checker.fail(tree.at, f"DISTINCT means nothing in {tree.written}()", "InvalidDistinct")
    if tree.name == "exists":
        return _exists(checker, tree, view)
    types = [checker.value(argument, view) for argument in tree.arguments]
    if tree.name in ENDS:
        _count_arguments(checker, tree, 1, 1)
        checker.want(tree.arguments[0], types[0], "relationship")
        return "node"
    function = FUNCTIONS.get(tree.name)
    if function is not None:
        return _known_call(checker, tree, function, types)
    if tree.name not in temporal.FUNCTIONS:
        _unknown_function(checker, tree)
    required, allowed = _parameters_of(tree.name)
    _count_arguments(checker, tree, required, allowed)
    return "any"


@cache
def _parameters_of(name: str) -> tuple[int, int]:
    """How many arguments a temporal function needs, and how many it takes."""
    parameters = signature(temporal.FUNCTIONS[name]).parameters.values()
    return sum(each.default is Parameter.empty for each in parameters), len(parameters)


def _exists(checker: Checker, tree: s.FunctionCall, view: View) -> str:
    _count_arguments(checker, tree, 1, 1)
    argument = tree.arguments[0]
    if not isinstance(argument, s.PatternExpression):
        message = "exists() takes a pattern; for a property write `IS NOT NULL`"
        checker.fail(argument.at, message, "InvalidArgumentExpression")
    checker.type_of(argument, replace(view, test=True))
    return "boolean"


def _known_call(checker: Checker, tree: s.FunctionCall, function: Function, types: list[str]) -> str:
    if tree.name == "coalesce":
        _count_arguments(checker, tree, 1, None)
        return _chosen(types)
    _count_arguments(checker, tree, function.least, len(function.takes))
    for argument, type_, wanted in zip(tree.arguments, types, function.takes, strict=False):
        checker.want(argument, type_, wanted)
    if tree.name in ("nodes", "relationships"):
        return f"list<{'node' if tree.name == 'nodes' else 'relationship'}>"
    if tree.name in ("labels", "keys", "split"):
        return "list<string>"
    if tree.name in ("head", "last"):
        return inner_type(types[0])
    return "list<any>" if function.gives == "list" else function.gives


def _count_arguments(checker: Checker, tree: s.FunctionCall, least: int, most: int | None) -> None:
    count = len(tree.arguments)
    if count < least or (most is not None and count > most):
        wanted = str(least) if most == least else f"{least} to {most}" if most else f"{least} or more"
        message = f"{tree.written}() takes {wanted} arguments, got {count}"
        checker.fail(tree.at, message, "InvalidNumberOfArguments")


def _unknown_function(checker: Checker, tree: s.FunctionCall) -> NoReturn:
    known = [*(each.name for each in FUNCTIONS.values()), *AGGREGATES, "startNode", "endNode", "exists"]
    known += temporal.FUNCTIONS
    near = get_close_matches(tree.written, known, n=1)
    hint = f": did you mean `{near[0]}`?" if near else ""
    checker.fail(tree.at, f"Unknown function `{tree.written}`{hint}", "UnknownFunction")


def _aggregate_call(checker: Checker, tree: s.FunctionCall, view: View) -> str:
    _enter_aggregate(checker, tree, view)
    two = tree.name.startswith("percentile")
    _count_arguments(checker, tree, 2 if two else 1, 2 if two else 1)
    inside = replace(view, aggregates="inside", test=False, missing="UndefinedVariable")
    types = [checker.value(argument, inside) for argument in tree.arguments]
    for argument in tree.arguments:
        if isinstance(argument, s.FunctionCall) and argument.name == "rand":
            checker.fail(argument.at, "rand() cannot be aggregated", "NonConstantExpression")
    if tree.name in ("sum", "avg") or two or tree.name.startswith("stdev"):
        wanted = "number|temporal" if tree.name in ("sum", "avg") else "number"
        for argument, type_ in zip(tree.arguments, types, strict=True):
            checker.want(argument, type_, wanted)
    if tree.name == "count":
        return "integer"
    if tree.name == "collect":
        return f"list<{types[0]}>"
    return types[0] if tree.name in ("min", "max") else "any"


@checks(s.Case)
def _case(checker: Checker, tree: s.Case, view: View) -> str:
    if tree.subject is not None:
        checker.value(tree.subject, view)
    results = []
    for tests, result in tree.alternatives:
        for test in tests:
            checker.condition(test, view)
        results.append(checker.value(result, view))
    if tree.default is not None:
        results.append(checker.value(tree.default, view))
    return _chosen(results)


def _source(checker: Checker, tree: s.Expression, view: View) -> str:
    type_ = checker.value(tree, view)
    checker.want(tree, type_, "list")
    return inner_type(type_)


@checks(s.ListComprehension)
def _list_comprehension(checker: Checker, tree: s.ListComprehension, view: View) -> str:
    item = _source(checker, tree.source, view)
    inner = view.plus(**{tree.variable: item})
    if tree.where is not None:
        checker.condition(tree.where, inner)
    if tree.projection is None:
        return f"list<{item}>"
    return f"list<{checker.value(tree.projection, inner)}>"


@checks(s.Quantifier)
def _quantifier(checker: Checker, tree: s.Quantifier, view: View) -> str:
    item = _source(checker, tree.source, view)
    checker.condition(tree.where, view.plus(**{tree.variable: item}))
    return "boolean"


@checks(s.Reduce)
def _reduce(checker: Checker, tree: s.Reduce, view: View) -> str:
    item = _source(checker, tree.source, view)
    checker.value(tree.initial, view)
    checker.value(tree.body, view.plus(**{tree.accumulator: "any", tree.variable: item}))
    return "any"


@checks(s.MapProjection)
def _map_projection(checker: Checker, tree: s.MapProjection, view: View) -> str:
    checker.want(tree.subject, checker.value(tree.subject, view), "node|relationship|map")
    for _, entry in tree.entries:
        checker.value(entry, view)
    return "map"


@checks(s.PatternExpression)
def _pattern_expression(checker: Checker, tree: s.PatternExpression, view: View) -> str:
    if not view.test:
        message = "A pattern can stand here only to test that it exists: use EXISTS {}, COUNT {} or COLLECT {}"
        checker.fail(tree.at, message, "UnexpectedSyntax")
    checker.pattern(tree.pattern, view, introduces=False)
    return "boolean"


@checks(s.PatternComprehension)
def _pattern_comprehension(checker: Checker, tree: s.PatternComprehension, view: View) -> str:
    found = checker.pattern(tree.pattern, view, introduces=True)
    inner = view.plus(**found)
    if tree.where is not None:
        checker.condition(tree.where, inner)
    return f"list<{checker.value(tree.projection, inner)}>"


@checks(s.ShortestPathExpression)
def _shortest_path(checker: Checker, tree: s.ShortestPathExpression, view: View) -> str:
    checker.pattern(tree.pattern, view, introduces=True)
    return "path" if tree.pattern.shortest == "one" else "list<path>"


@checks(s.Subquery)
def _subquery(checker: Checker, tree: s.Subquery, view: View) -> str:
    return checker.subquery(tree, view)
