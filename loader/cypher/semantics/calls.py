"""Checks of calls before a query runs: how many arguments, of which types, and where an aggregate may stand."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from inspect import Parameter, signature
from typing import NoReturn

from loader.cypher import temporal
from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import is_aggregate
from loader.cypher.evaluation.calls import ENDS
from loader.cypher.functions import FUNCTIONS
from loader.cypher.functions.aggregates import AGGREGATES
from loader.cypher.functions.registry import Function
from loader.cypher.semantics.expressions import Checker, View, checks, chosen
from loader.cypher.semantics.static_types import inner_type, is_list, lists_of, options

__all__: list[str] = []


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
    for argument, type_, wanted in zip(tree.arguments, types, _temporal_takes(tree.name), strict=False):
        checker.want(argument, type_, wanted)
    return tree.name.partition(".")[0]


def _temporal_takes(name: str) -> tuple[str, ...]:
    """The types of the arguments of a temporal function, as far as Neo4j looks at them beforehand."""
    if name.endswith(".truncate"):
        return ("string", "any", "map|node|relationship")
    return ("number", "number") if name.startswith("datetime.from") else ()


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
        return chosen(types)
    _count_arguments(checker, tree, function.least, len(function.takes))
    for argument, type_, wanted in zip(tree.arguments, types, _TAKES.get(tree.name, function.takes), strict=False):
        checker.want(argument, type_, wanted)
    if tree.name in ("head", "last"):
        return inner_type(types[0])
    if tree.name == "tail":
        return lists_of(types[0])
    if tree.name == "reverse":
        return types[0] if all(each == "string" or is_list(each) for each in options(types[0])) else "any"
    return _GIVES.get(tree.name) or ("list<any>" if function.gives == "list" else function.gives)


_TAKES = {
    "range": ("integer", "integer", "integer"),
    "tail": ("list",),
    "split": ("string", "string|list"),
    "tointeger": ("number|string|boolean|list",),
    "isempty": ("list|string|map|node|relationship",),
}
"""What Neo4j asks for before a query runs where it differs from what the function takes."""

_GIVES = {
    "nodes": "list<node>",
    "relationships": "list<relationship>",
    "labels": "list<string>",
    "keys": "list<string>",
    "split": "list<string>",
    "tostringlist": "list<string>",
    "range": "list<integer>",
    "tointegerlist": "list<integer>",
    "tofloatlist": "list<float>",
    "tobooleanlist": "list<boolean>",
}


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
        wanted = "number|duration" if tree.name in ("sum", "avg") else "number"
        for argument, type_ in zip(tree.arguments, types, strict=True):
            checker.want(argument, type_, wanted)
    share = tree.arguments[1] if two else None
    if isinstance(share, s.Literal) and not (isinstance(share.value, int | float) and 0 <= share.value <= 1):
        checker.fail(share.at, "A percentile lies between 0.0 and 1.0", "NumberOutOfRange")
    if tree.name == "collect":
        return f"list<{types[0]}>"
    return types[0] if tree.name in ("min", "max") else _AGGREGATES.get(tree.name, "any")


_AGGREGATES = {
    "count": "integer",
    "avg": "number|duration",
    "stdev": "float",
    "stdevp": "float",
    "percentilecont": "float",
    "percentiledisc": "number",
}
