"""Checks of expressions before a query runs, and the types that are known by then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NoReturn, TypeAlias

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import walk
from loader.cypher.semantics.aggregation import has_aggregate, holds_aggregate, is_aggregate
from loader.cypher.semantics.static_types import (
    DICTIONARIES,
    LIST_OF_ANY,
    NUMBERS,
    TEMPORAL,
    accumulated,
    inner_type,
    listed,
    lists_of,
    operation,
    property_type,
    shown,
)
from loader.cypher.types import (
    ANY,
    BOOLEAN,
    INTEGER,
    LIST,
    MAP,
    MIXED,
    NULL,
    NUMBER,
    PATH,
    STRING,
    VALUE,
    CypherType,
    any_of,
    list_of,
    map_of,
    named,
    union,
)
from loader.errors import CypherSemanticError, likely

__all__ = ["CHECKS", "Analyzer", "Check", "View", "chosen", "no_aggregate"]


Check: TypeAlias = "Callable[[Analyzer, Any, View], CypherType]"


@dataclass(frozen=True, slots=True)
class View:
    """What an expression sees: names with their types, and whether it may aggregate.

    `test` is True where a pattern may stand as a predicate. `missing` is the kind of error for an unknown
    name.
    """

    names: Mapping[str, CypherType] = field(default_factory=dict)
    aggregates: Literal["allowed", "refused", "inside"] = "refused"
    test: bool = False
    missing: str = "UndefinedVariable"

    def plus(self, **names: CypherType) -> View:
        """The same view with more names; under a name of its own nothing may be aggregated."""
        return replace(self, names={**self.names, **names}, aggregates="refused", test=False)


_MISSING = {
    "AmbiguousAggregationExpression": "`{}` stands beside an aggregate, so it has to be projected on its own",
    "NonConstantExpression": "SKIP and LIMIT cannot depend on variables such as `{}`",
}
"""What an unknown name means where some names are out of sight, by the kind of the error."""


def chosen(types: list[CypherType]) -> CypherType:
    """The type of what CASE or coalesce() chooses among; where null is among it Neo4j knows none."""
    if set(types) == {NULL}:
        return NULL
    return ANY if NULL in types else union(types)


class Analyzer:
    """Checks expressions; what lies within them but is no expression is left to the class below this one.

    `given` are the types of the parameters; none, as long as they are not known. `checks` has for every kind of
    expression what checks it and gives its type.

    Neo4j checks a query twice: as it is written, and once it has been `rewritten`. By then a list of constants is a
    parameter, of which less is known; and only then Cypher 5 looks up what functions of dates and times take and
    give, while `a['key']` has become `a.key`. `rewrites` tells whether anything was met that is rewritten.
    """

    def __init__(
        self,
        text: str,
        given: Mapping[str, CypherType],
        checks: Mapping[type, Check],
        language: s.Language,
        *,
        rewritten: bool = False,
    ) -> None:
        self.text = text
        self.given = given
        self.checks = checks
        self.language = language
        self.rewritten = rewritten
        self.rewrites = False

    def pattern(self, pattern: s.PathPattern, view: View, *, introduces: bool) -> dict[str, CypherType]:
        raise NotImplementedError

    def subquery(self, tree: s.Subquery, view: View) -> CypherType:
        raise NotImplementedError

    def aggregates(self, tree: s.Expression) -> bool:
        """Whether it holds an aggregate; by Cypher 5 that of a subquery counts, too."""
        return holds_aggregate(tree) if self.language == "5" else has_aggregate(tree)

    def type_of(self, tree: s.Expression, view: View) -> CypherType:
        """Check an expression; its type as far as it is known."""
        return self.checks[type(tree)](self, tree, view)

    def value(self, tree: s.Expression, view: View) -> CypherType:
        """Check an expression in whose place no pattern may stand."""
        return self.type_of(tree, replace(view, test=False) if view.test else view)

    def predicate(self, tree: s.Expression, view: View) -> None:
        """Check what has to be a boolean; as in Neo4j, a list may stand there only if the text does not show it."""
        type_ = self.type_of(tree, replace(view, test=True))
        lists = [one.is_list for one in type_.members]
        if all(lists) and not self.given:
            remedy = "write `NOT isEmpty(...)` or `size(...) > 0`"
            self.fail(tree.at, "A list is no condition", "InvalidArgumentType", remedy)
        if not any(lists):
            self.want(tree, type_, BOOLEAN)

    def want(self, tree: s.Expression, type_: CypherType, wanted: CypherType) -> None:
        """Fail if a value of `type_` cannot be what is wanted."""
        if not type_.may_be(wanted):
            message = f"Type mismatch: expected {shown(wanted)} but was {shown(type_)}"
            self.fail(tree.at, message, "InvalidArgumentType")

    def fail(self, at: int, message: str, kind: str, remedy: str = "") -> NoReturn:
        """Raise a CypherSemanticError at an offset of the text."""
        error = CypherSemanticError(message, kind=kind, remedy=remedy)
        error.locate(self.text, at)
        raise error

    def undefined(self, tree: s.Variable, view: View) -> NoReturn:
        """Fail because of an unknown name; say which known one is nearest."""
        if view.missing in _MISSING:
            self.fail(tree.at, _MISSING[view.missing].format(tree.name), view.missing)
        known = [name for name in view.names if not name.startswith(HIDDEN)]
        guess = likely(tree.name, known)
        self.fail(tree.at, f"Variable `{tree.name}` not defined", "UndefinedVariable", guess)


def _literal(analyzer: Analyzer, tree: s.Literal, view: View) -> CypherType:
    return named(tree.kind)


def _parameter(analyzer: Analyzer, tree: s.Parameter, view: View) -> CypherType:
    return analyzer.given.get(tree.name, ANY)


def _variable(analyzer: Analyzer, tree: s.Variable, view: View) -> CypherType:
    if tree.name not in view.names:
        analyzer.undefined(tree, view)
    return view.names[tree.name]


def _operand(analyzer: Analyzer, tree: s.Operand, view: View) -> CypherType:
    return ANY


def _list(analyzer: Analyzer, tree: s.ListLiteral, view: View) -> CypherType:
    types = [analyzer.value(item, view) for item in tree.items]
    if all(map(_is_constant, tree.items)) and any(each != STRING for each in types):
        analyzer.rewrites = True
        if analyzer.rewritten:
            return LIST_OF_ANY
    return listed(types)


def _is_constant(tree: s.Expression) -> bool:
    """Whether it is made of numbers and other literals alone."""
    match tree:
        case s.Sign():
            return _is_constant(tree.operand)
        case s.Arithmetic():
            return _is_constant(tree.first) and all(_is_constant(operand) for _, operand in tree.rest)
    return isinstance(tree, s.Literal)


def _map(analyzer: Analyzer, tree: s.MapLiteral, view: View) -> CypherType:
    fields = [(key, analyzer.value(value, view)) for key, value in tree.items]
    return MAP if analyzer.language == "5" else map_of(fields)


def _property(analyzer: Analyzer, tree: s.Property, view: View) -> CypherType:
    return _key(analyzer, tree.subject, tree.key, view)


def _key(analyzer: Analyzer, subject: s.Expression, key: str, view: View) -> CypherType:
    type_ = analyzer.value(subject, view)
    analyzer.want(subject, type_, named("node|relationship|map|temporal|point"))
    return property_type(type_, key)


def _index(analyzer: Analyzer, tree: s.Index, view: View) -> CypherType:
    if analyzer.language == "5" and isinstance(tree.index, s.Literal) and isinstance(tree.index.value, str):
        analyzer.rewrites = True
        if analyzer.rewritten:
            return _key(analyzer, tree.subject, tree.index.value, view)
    subject, index = analyzer.value(tree.subject, view), analyzer.value(tree.index, view)
    found = subject.members
    if any(each.is_unknown or each == VALUE for each in found):
        return ANY
    analyzer.want(tree.subject, subject, named("list|map|node|relationship"))
    has_lists = any(one.is_list for one in found)
    if has_lists and any(one.plain in DICTIONARIES for one in found):
        return ANY
    if has_lists:
        analyzer.want(tree.index, index, INTEGER)
        return inner_type(subject)
    analyzer.want(tree.index, index, STRING)
    if subject.fields and isinstance(tree.index, s.Literal):
        return property_type(subject, str(tree.index.value))
    return ANY


def _slice(analyzer: Analyzer, tree: s.Slice, view: View) -> CypherType:
    subject = analyzer.value(tree.subject, view)
    analyzer.want(tree.subject, subject, LIST)
    for bound in (tree.start, tree.end):
        if bound is not None:
            analyzer.want(bound, analyzer.value(bound, view), INTEGER)
    return lists_of(subject)


def _not(analyzer: Analyzer, tree: s.Not, view: View) -> CypherType:
    analyzer.predicate(tree.operand, view)
    return BOOLEAN


def _sign(analyzer: Analyzer, tree: s.Sign, view: View) -> CypherType:
    """As on Neo4j a plus may stand before temporal values, and before parameters of any type."""
    type_ = analyzer.value(tree.operand, view)
    plus = tree.operator == "+"
    if plus and isinstance(tree.operand, s.Parameter):
        return ANY
    analyzer.want(tree.operand, type_, named("number|temporal") if plus else NUMBER)
    kept = (*NUMBERS, NUMBER, *(TEMPORAL if plus else ()))
    return any_of([each for each in type_.members if each in kept] or [NUMBER])


def _logical(analyzer: Analyzer, tree: s.Logical, view: View) -> CypherType:
    for operand in tree.operands:
        analyzer.predicate(operand, view)
    return BOOLEAN


def _comparison(analyzer: Analyzer, tree: s.Comparison, view: View) -> CypherType:
    analyzer.value(tree.first, view)
    for _, operand in tree.rest:
        analyzer.value(operand, view)
    return BOOLEAN


def _arithmetic(analyzer: Analyzer, tree: s.Arithmetic, view: View) -> CypherType:
    result = analyzer.value(tree.first, view)
    for operator, operand in tree.rest:
        type_ = analyzer.value(operand, view)
        made = operation(operator, result, type_, analyzer.language)
        if made is None:
            message = f"Type mismatch: `{operator}` takes no {shown(result)} and {shown(type_)}"
            analyzer.fail(operand.at, message, "InvalidArgumentType")
        result = made
    return result


def _string_test(analyzer: Analyzer, tree: s.StringTest, view: View) -> CypherType:
    for side in (tree.left, tree.right):
        type_ = analyzer.value(side, view)
        if tree.operator == "=~":
            analyzer.want(side, type_, STRING)
    return BOOLEAN


def _in(analyzer: Analyzer, tree: s.In, view: View) -> CypherType:
    analyzer.value(tree.item, view)
    analyzer.want(tree.source, analyzer.value(tree.source, view), LIST)
    return BOOLEAN


def _is(analyzer: Analyzer, tree: s.IsNull | s.IsTyped | s.IsNormalized, view: View) -> CypherType:
    analyzer.value(tree.operand, view)
    return ANY if isinstance(tree, s.IsTyped) and not tree.negated else BOOLEAN  # as Neo4j knows it


def _has_labels(analyzer: Analyzer, tree: s.HasLabels, view: View) -> CypherType:
    analyzer.want(tree.subject, analyzer.value(tree.subject, view), named("node|relationship"))
    for part in walk(tree.labels):
        if isinstance(part, s.LabelComputed):
            analyzer.want(part.names, analyzer.value(part.names, view), named("string|list"))
    return BOOLEAN


def _case(analyzer: Analyzer, tree: s.Case, view: View) -> CypherType:
    if tree.subject is not None:
        analyzer.value(tree.subject, view)
    results = []
    for tests, result in tree.alternatives:
        for test in tests:
            analyzer.predicate(test, view)
        results.append(analyzer.value(result, view))
    if tree.default is not None:
        results.append(analyzer.value(tree.default, view))
    return chosen(results)


def no_aggregate(analyzer: Analyzer, tree: s.Expression | None) -> None:
    """Fail where anything is aggregated: Neo4j refuses it in what runs over a list, by Cypher 5 even in a subquery."""
    for part in () if tree is None else walk(tree, into_subqueries=analyzer.language == "5"):
        if isinstance(part, s.Expression) and is_aggregate(part):
            analyzer.fail(part.at, "Nothing can be aggregated in what runs over a list", "InvalidAggregation")


def _source(analyzer: Analyzer, tree: s.Expression, view: View) -> CypherType:
    type_ = analyzer.value(tree, view)
    analyzer.want(tree, type_, LIST)
    return inner_type(type_)


def _list_comprehension(analyzer: Analyzer, tree: s.ListComprehension, view: View) -> CypherType:
    item = _source(analyzer, tree.source, view)
    no_aggregate(analyzer, tree.where)
    no_aggregate(analyzer, tree.projection)
    inner = view.plus(**{tree.variable: item})
    if tree.where is not None:
        analyzer.predicate(tree.where, inner)
    if tree.projection is None:
        return list_of(item)
    return list_of(analyzer.value(tree.projection, inner))


def _quantifier(analyzer: Analyzer, tree: s.Quantifier, view: View) -> CypherType:
    item = _source(analyzer, tree.source, view)
    no_aggregate(analyzer, tree.where)
    analyzer.predicate(tree.where, view.plus(**{tree.variable: item}))
    return BOOLEAN


def _reduce(analyzer: Analyzer, tree: s.Reduce, view: View) -> CypherType:
    item = _source(analyzer, tree.source, view)
    no_aggregate(analyzer, tree.body)
    if tree.accumulator == tree.variable and analyzer.language == "5":
        analyzer.fail(tree.at, f"Variable `{tree.variable}` is declared already", "VariableAlreadyBound")
    initial = analyzer.value(tree.initial, view)
    body = analyzer.value(tree.body, view.plus(**{tree.variable: item} | {tree.accumulator: initial}))
    if body != BOOLEAN or not any(one.is_list for one in initial.members):  # as which Neo4j takes a list
        _check_step(analyzer, tree, initial, _next(initial), body)
    return initial if body == NULL else accumulated(initial, body)


def _next(initial: CypherType) -> CypherType:
    """What a step of reduce() may make of a total that begins so: of such a type, or of any that is wider."""
    found = [each for one in initial.members for each in _wider(one)]
    return any_of([*found, NUMBER] if initial.may_be(NUMBER) else found)


def _wider(one: CypherType) -> tuple[CypherType, ...]:
    if one == NULL:
        return (ANY,)
    if one.is_list:
        elements = [wide for each in one.element.members for wide in _wider(each)]
        return (VALUE, *map(list_of, [*elements, MIXED] if NUMBER in elements else elements))
    if one in (*NUMBERS, NUMBER):
        return (*(NUMBERS if one == NUMBER else (one,)), NUMBER, VALUE)
    return (one, VALUE, MAP) if one.plain in DICTIONARIES else (one, VALUE)


def _follows(made: CypherType, wanted: CypherType) -> bool:
    """Whether a value may become what is wanted, or is a list of exactly that."""
    if not made.is_list or wanted.is_unknown:
        return made.may_be(wanted)
    return any(one.is_unknown or (one.is_list and _matches(made.element, one.element)) for one in wanted.singles)


def _matches(made: CypherType, wanted: CypherType) -> bool:
    if made.is_list and wanted.is_list:
        return _matches(made.element, wanted.element)
    return made.is_unknown or wanted.is_unknown or made == wanted


def _check_step(
    analyzer: Analyzer, tree: s.Reduce | s.AllReduce, initial: CypherType, wanted: CypherType, body: CypherType
) -> None:
    if not any(_follows(one, wanted) for one in body.singles):
        message = f"Type mismatch: the total is {shown(initial)}, but each step makes {shown(body)}"
        analyzer.fail(tree.body.at, message, "InvalidArgumentType")


def _all_reduce(analyzer: Analyzer, tree: s.AllReduce, view: View) -> CypherType:
    item = _source(analyzer, tree.source, view)
    no_aggregate(analyzer, tree.body)
    no_aggregate(analyzer, tree.condition)
    initial = analyzer.value(tree.initial, view)
    inner = view.plus(**{tree.variable: item} | {tree.accumulator: initial})
    wanted = ANY if initial == NULL else initial
    _check_step(analyzer, tree, initial, wanted, analyzer.value(tree.body, inner))
    analyzer.predicate(tree.condition, inner)
    return BOOLEAN


def _map_projection(analyzer: Analyzer, tree: s.MapProjection, view: View) -> CypherType:
    holders = named("node|relationship|map" if tree.every else "node|relationship|map|temporal")
    analyzer.want(tree.subject, analyzer.value(tree.subject, view), holders)
    for _, entry in tree.entries:
        analyzer.value(entry, view)
    return MAP


def _pattern_expression(analyzer: Analyzer, tree: s.PatternExpression, view: View) -> CypherType:
    if not view.test:
        message = "A pattern can stand here only to test that it exists"
        analyzer.fail(tree.at, message, "UnexpectedSyntax", "use EXISTS {}, COUNT {} or COLLECT {}")
    analyzer.pattern(tree.pattern, view, introduces=False)
    return BOOLEAN


def _pattern_comprehension(analyzer: Analyzer, tree: s.PatternComprehension, view: View) -> CypherType:
    outside = {name: type_ for name, type_ in view.names.items() if name != tree.pattern.variable}
    found = analyzer.pattern(tree.pattern, replace(view, names=outside), introduces=True)
    inner = view.plus(**found)
    if tree.where is not None:
        analyzer.predicate(tree.where, inner)
    return list_of(analyzer.value(tree.projection, inner))


def _shortest_path(analyzer: Analyzer, tree: s.ShortestPathExpression, view: View) -> CypherType:
    for end in (tree.pattern.elements[0], tree.pattern.elements[-1]):
        if isinstance(end, s.NodePattern) and end.variable is None:
            analyzer.fail(end.at, "shortestPath outside of MATCH needs known nodes at its ends", "InvalidShortestPath")
    analyzer.pattern(tree.pattern, view, introduces=False)
    return PATH if tree.pattern.shortest == "one" else list_of(PATH)


def _subquery(analyzer: Analyzer, tree: s.Subquery, view: View) -> CypherType:
    return analyzer.subquery(tree, view)


CHECKS: dict[type, Check] = {
    s.Literal: _literal,
    s.Parameter: _parameter,
    s.Variable: _variable,
    s.Operand: _operand,
    s.ListLiteral: _list,
    s.MapLiteral: _map,
    s.Property: _property,
    s.Index: _index,
    s.Slice: _slice,
    s.Not: _not,
    s.Sign: _sign,
    s.Logical: _logical,
    s.Comparison: _comparison,
    s.Arithmetic: _arithmetic,
    s.StringTest: _string_test,
    s.In: _in,
    s.IsNull: _is,
    s.IsTyped: _is,
    s.IsNormalized: _is,
    s.HasLabels: _has_labels,
    s.Case: _case,
    s.ListComprehension: _list_comprehension,
    s.Quantifier: _quantifier,
    s.Reduce: _reduce,
    s.AllReduce: _all_reduce,
    s.MapProjection: _map_projection,
    s.PatternExpression: _pattern_expression,
    s.PatternComprehension: _pattern_comprehension,
    s.ShortestPathExpression: _shortest_path,
    s.Subquery: _subquery,
}
"""What checks expressions of each kind; calls.py has those of calls."""
