"""Checks of calls before a query runs: how many arguments, of which types, and where an aggregate may stand."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.functions import AGGREGATES, FUNCTIONS, Function
from loader.cypher.semantics.aggregation import is_aggregate
from loader.cypher.semantics.expressions import Analyzer, Check, View, chosen
from loader.cypher.semantics.static_types import LIST_OF_ANY, TEMPORAL, inner_type, lists_of
from loader.cypher.types import ANY, BOOLEAN, INTEGER, LIST, SAME, STRING, CypherType, any_of, list_of, named
from loader.errors import likely

__all__ = ["CHECKS"]


def _count_star(analyzer: Analyzer, tree: s.CountStar, view: View) -> CypherType:
    _enter_aggregate(analyzer, tree, view)
    return INTEGER


def _enter_aggregate(analyzer: Analyzer, tree: s.Expression, view: View) -> None:
    if view.aggregates == "inside":
        analyzer.fail(tree.at, "An aggregate cannot hold another aggregate", "NestedAggregation")
    if view.aggregates == "refused":
        analyzer.fail(tree.at, "Nothing can be aggregated here", "InvalidAggregation")


def _call(analyzer: Analyzer, tree: s.FunctionCall, view: View) -> CypherType:
    if is_aggregate(tree):
        return _aggregate_call(analyzer, tree, view)
    if tree.distinct:
        analyzer.fail(tree.at, f"DISTINCT means nothing in {tree.written}()", "InvalidDistinct")
    if tree.name == "exists":
        return _exists(analyzer, tree, view)
    types = [analyzer.value(argument, view) for argument in tree.arguments]
    function = FUNCTIONS.get(tree.name)
    if analyzer.language == "25":
        function = FUNCTIONS.get(f"{tree.name}{HIDDEN}25", function)
    if function is None or (function.only_25 and analyzer.language != "25"):
        _unknown_function(analyzer, tree)
    return _known_call(analyzer, tree, function, types)


def _exists(analyzer: Analyzer, tree: s.FunctionCall, view: View) -> CypherType:
    _count_arguments(analyzer, tree, 1, 1)
    argument = tree.arguments[0]
    if not isinstance(argument, s.PatternExpression):
        remedy = "for a property write `IS NOT NULL`"
        analyzer.fail(argument.at, "exists() takes a pattern", "InvalidArgumentExpression", remedy)
    analyzer.type_of(argument, replace(view, test=True))
    return BOOLEAN


def _known_call(analyzer: Analyzer, tree: s.FunctionCall, function: Function, types: list[CypherType]) -> CypherType:
    if tree.name == "coalesce":
        _count_arguments(analyzer, tree, 1, None)
        return chosen(types)
    _count_arguments(analyzer, tree, function.least, len(function.takes))
    if analyzer.language == "5" and tree.name.partition(".")[0] in _LATE:
        analyzer.rewrites = True
        if not analyzer.rewritten:
            return ANY
    for argument, type_, wanted in zip(tree.arguments, types, _taken(analyzer, tree, function), strict=False):
        analyzer.want(argument, type_, wanted)
    if tree.name == "point":
        _check_point(analyzer, tree.arguments[0])
    if tree.name in ("head", "last"):
        return inner_type(types[0])
    if tree.name == "tail":
        return lists_of(types[0])
    if tree.name == "reverse":
        return _reversed(types[0], analyzer.language)
    return _GIVES.get(tree.name) or (LIST_OF_ANY if function.gives == LIST else function.gives)


def _reversed(type_: CypherType, language: s.Language) -> CypherType:
    """Cypher 25 knows no more of it than before; Cypher 5 that it is a text or a list."""
    if language == "25":
        return type_
    kept = [one for one in type_.members if one == STRING or one.is_list]
    unknown = any(one.is_unknown for one in type_.members)
    return any_of([*kept, STRING, LIST_OF_ANY] if unknown else kept)


_PLACED = ({"x", "y"}, {"longitude", "latitude"})


def _check_point(analyzer: Analyzer, argument: s.Expression) -> None:
    """Fail where a map is written out that describes no point."""
    if isinstance(argument, s.MapLiteral):
        keys = {key for key, _ in argument.items}
        if not any(keys >= each for each in _PLACED):
            named_keys = ", ".join(f"'{key}'" for key, _ in argument.items)
            remedy = "give x and y, or longitude and latitude"
            analyzer.fail(argument.at, f"A map with the keys {named_keys} is no point", "InvalidArgumentValue", remedy)


def _taken(analyzer: Analyzer, tree: s.FunctionCall, function: Function) -> tuple[CypherType, ...]:
    """The types that Neo4j asks of the arguments before a query runs."""
    later = _TAKES_25.get((tree.name, len(tree.arguments))) if analyzer.language == "25" else None
    return later or _TAKES.get(tree.name, function.takes)


_LATE = frozenset(each.brief.lower() for each in TEMPORAL)
"""How the names of those functions begin that Cypher 5 looks up late."""

_TAKES = {
    name: tuple(map(named, takes))
    for name, takes in {
        "range": ("integer", "integer", "integer"),
        "tail": ("list",),
        "split": ("string", "string|list<string>"),
        "point": ("map|node|relationship",),
        "coll.insert": ("list", "integer", "any"),
        "string.join": ("list<string>", "string"),
        **dict.fromkeys(
            ("vector.similarity.cosine", "vector.similarity.euclidean"), ("vector|list<number>", "vector|list<number>")
        ),
        "tointeger": ("number|string|boolean|list",),
        "isempty": ("list|string|map|node|relationship",),
        "datetime.fromepoch": ("number", "number"),
        "datetime.fromepochmillis": ("number",),
        **dict.fromkeys(
            (f"{each}.truncate" for each in ("date", "time", "localtime", "datetime", "localdatetime")),
            ("string", "any", "map|node|relationship"),
        ),
    }.items()
}
"""What Neo4j asks for before a query runs where it differs from what the function takes."""

_TAKES_25 = {
    ("reverse", 1): (ANY,),
    ("uuid", 1): (STRING,),
    ("uuid", 2): (INTEGER, INTEGER),
}
"""The same by Cypher 25, by the number of arguments, where it differs once more."""

_GIVES = {
    name: list_of(named(element))
    for name, element in {
        "nodes": "node",
        "relationships": "relationship",
        "labels": "string",
        "keys": "string",
        "split": "string",
        "tostringlist": "string",
        "range": "integer",
        "tointegerlist": "integer",
        "tofloatlist": "float",
        "tobooleanlist": "boolean",
    }.items()
}
"""What is known before a query runs of the lists that functions give."""


def _count_arguments(analyzer: Analyzer, tree: s.FunctionCall, least: int, most: int | None) -> None:
    count = len(tree.arguments)
    if count < least or (most is not None and count > most):
        wanted = str(least) if most == least else f"{least} to {most}" if most else f"{least} or more"
        message = f"{tree.written}() takes {wanted} arguments, got {count}"
        analyzer.fail(tree.at, message, "InvalidNumberOfArguments")


_LOADED = "tells of LOAD CSV, which is not supported: queries only read the graph"
_COMPOSED = "names a part of a composite database: there is one graph here, without a server"
_ELSEWHERE = {"file": _LOADED, "linenumber": _LOADED, "graph.byname": _COMPOSED, "graph.byelementid": _COMPOSED}
"""Functions of a server that mean nothing here."""


def _unknown_function(analyzer: Analyzer, tree: s.FunctionCall) -> NoReturn:
    if analyzer.language == "5" and (tree.name in FUNCTIONS or tree.name in AGGREGATES):
        message = f"{tree.written}() is a function of Cypher 25: write CYPHER 25 before the query"
        analyzer.fail(tree.at, message, "UnknownFunction")
    if tree.name in _ELSEWHERE:
        analyzer.fail(tree.at, f"{tree.written}() {_ELSEWHERE[tree.name]}", "UnknownFunction")
    known = [
        *(each.name for key, each in FUNCTIONS.items() if HIDDEN not in key),
        *(each.name for each in AGGREGATES.values()),
    ]
    guess = likely(tree.written, known)
    analyzer.fail(tree.at, f"Unknown function `{tree.written}`", "UnknownFunction", guess)


def _aggregate_call(analyzer: Analyzer, tree: s.FunctionCall, view: View) -> CypherType:
    _enter_aggregate(analyzer, tree, view)
    aggregate = AGGREGATES[tree.name]
    if aggregate.only_25 and analyzer.language != "25":
        _unknown_function(analyzer, tree)
    _count_arguments(analyzer, tree, len(aggregate.takes), len(aggregate.takes))
    inside = replace(view, aggregates="inside", test=False, missing="UndefinedVariable")
    types = [analyzer.value(argument, inside) for argument in tree.arguments]
    for argument in tree.arguments:
        if isinstance(argument, s.FunctionCall) and argument.name == "rand":
            analyzer.fail(argument.at, "rand() cannot be aggregated", "NonConstantExpression")
    for argument, type_, wanted in zip(tree.arguments, types, aggregate.takes, strict=True):
        analyzer.want(argument, type_, wanted)
    share = tree.arguments[1] if len(tree.arguments) > 1 else None
    if isinstance(share, s.Literal) and not (isinstance(share.value, int | float) and 0 <= share.value <= 1):
        analyzer.fail(share.at, "A percentile lies between 0.0 and 1.0", "NumberOutOfRange")
    return _with_same(aggregate.gives, types[0])


def _with_same(gives: CypherType, same: CypherType) -> CypherType:
    """What an aggregate gives, where SAME stands for the type of its argument."""
    if gives.inner is not None:
        return list_of(_with_same(gives.inner, same))
    return same if gives == SAME else gives


CHECKS: dict[type, Check] = {s.CountStar: _count_star, s.FunctionCall: _call}
