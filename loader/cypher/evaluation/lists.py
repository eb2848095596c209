"""Slices, list comprehensions, quantifiers, reduce and map projections as closures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter

from loader.cypher.ast import nodes as s
from loader.cypher.evaluation.compiler import Compiler, Handler, fault
from loader.cypher.evaluation.rows import Compiled, Row, Scope
from loader.cypher.limits import watched
from loader.cypher.types import type_name
from loader.cypher.values.arithmetic import as_integer
from loader.errors import CypherError, CypherExecutionError, CypherTypeError
from loader.graph import Node, Relationship, Value

__all__ = ["HANDLERS", "elements"]


def elements(value: Value) -> list[Value] | None:
    """A list or null as it is; any other value as a list of itself, as Neo4j takes it where it did not know before."""
    return value if value is None or value.__class__ is list else [value]


def _slice(compiler: Compiler, tree: s.Slice, scope: Scope) -> Compiled:
    subject = compiler.compile(tree.subject, scope)
    start, end = compiler.optional(tree.start, scope), compiler.optional(tree.end, scope)
    at = tree.at

    def cut(row: Row) -> Value:
        value = subject(row)
        low = 0 if start is None else start(row)
        high = _FAR if end is None else end(row)
        items = elements(value)
        if items is None or low is None or high is None:
            return None
        try:
            return items[_bound(low) : _bound(high)]
        except CypherError as error:
            raise fault(error, row, at) from None

    return cut


_FAR = 2**31 - 1


def _bound(value: Value) -> int:
    """Where a slice begins or ends."""
    place = as_integer(value)
    if place is None:
        raise CypherTypeError("A slice is taken of a LIST, from INTEGER to INTEGER")
    if not -_FAR - 1 <= place <= _FAR:
        raise CypherExecutionError(f"A slice reaches no further than {_FAR}")
    return place


def _list_comprehension(compiler: Compiler, tree: s.ListComprehension, scope: Scope) -> Compiled:
    source = compiler.compile(tree.source, scope)
    inner = scope.inner()
    slot = inner.declare(tree.variable)
    where = None if tree.where is None else compiler.condition(tree.where, inner)
    projection = compiler.optional(tree.projection, inner)
    make = _loop(slot, where, projection)

    def comprehend(row: Row) -> Value:
        items = elements(source(row))
        return None if items is None else make(row, watched(items))

    return comprehend


_Loop = Callable[[Row, Iterable[Value]], list[Value]]


def _loop(slot: int, where: Compiled | None, projection: Compiled | None) -> _Loop:
    """What makes a list of the items, each put into the slot of the row."""
    if where is None:
        value = itemgetter(slot) if projection is None else projection
        return lambda row, items: [value(row) for row[slot] in items]
    if projection is None:
        return lambda row, items: [row[slot] for row[slot] in items if where(row)]
    return lambda row, items: [projection(row) for row[slot] in items if where(row)]


def _quantifier(compiler: Compiler, tree: s.Quantifier, scope: Scope) -> Compiled:
    source = compiler.compile(tree.source, scope)
    inner = scope.inner()
    slot = inner.declare(tree.variable)
    condition = compiler.condition(tree.where, inner)
    decide = _QUANTIFIERS[tree.kind]

    def quantify(row: Row) -> Value:
        items = elements(source(row))
        if items is None:
            return None
        return decide(row, slot, watched(items), condition)

    return quantify


_Quantifier = Callable[[Row, int, Iterable[Value], Compiled], "bool | None"]


def _deciding(decisive: bool, answer: bool) -> _Quantifier:
    """What gives the answer as soon as the condition of one item is decisive; else its opposite, or null if any is."""

    def decide(row: Row, slot: int, items: Iterable[Value], condition: Compiled) -> bool | None:
        unknown = False
        for row[slot] in items:
            found = condition(row)
            if found is decisive:
                return answer
            if found is None:
                unknown = True
        return None if unknown else not answer

    return decide


def _single(row: Row, slot: int, items: Iterable[Value], condition: Compiled) -> bool | None:
    true, unknown = 0, False
    for row[slot] in items:
        found = condition(row)
        true += found is True
        unknown = unknown or found is None
        if true > 1:
            return False
    return None if unknown else true == 1


_QUANTIFIERS: dict[str, _Quantifier] = {
    "any": _deciding(True, True),
    "all": _deciding(False, False),
    "none": _deciding(True, False),
    "single": _single,
}


def _reduce(compiler: Compiler, tree: s.Reduce, scope: Scope) -> Compiled:
    initial, source = compiler.compile(tree.initial, scope), compiler.compile(tree.source, scope)
    inner = scope.inner()
    slot, total = inner.declare(tree.variable), inner.declare(tree.accumulator)
    body = compiler.compile(tree.body, inner)

    def reduce(row: Row) -> Value:
        items = elements(source(row))
        if items is None:
            return None
        value = initial(row)
        for row[slot] in watched(items):
            row[total] = value
            value = body(row)
        return value

    return reduce


def _all_reduce(compiler: Compiler, tree: s.AllReduce, scope: Scope) -> Compiled:
    initial, source = compiler.compile(tree.initial, scope), compiler.compile(tree.source, scope)
    inner = scope.inner()
    slot, total = inner.declare(tree.variable), inner.declare(tree.accumulator)
    body, condition = compiler.compile(tree.body, inner), compiler.condition(tree.condition, inner)

    def all_reduce(row: Row) -> Value:
        items = elements(source(row))
        if items is None:
            return None
        row[total] = initial(row)

        def holds(row: Row) -> bool | None:
            row[total] = body(row)
            return condition(row)

        return _QUANTIFIERS["all"](row, slot, watched(items), holds)

    return all_reduce


def _map_projection(compiler: Compiler, tree: s.MapProjection, scope: Scope) -> Compiled:
    subject, every, at = compiler.compile(tree.subject, scope), tree.every, tree.at
    entries = [(key, compiler.compile(value, scope)) for key, value in tree.entries]

    def project(row: Row) -> Value:
        value = subject(row)
        if value is None:
            return None
        projected = _every_property(value, row, at) if every else {}
        for key, entry in entries:
            projected[key] = entry(row)
        return projected

    return project


def _every_property(value: Value, row: Row, at: int) -> dict[str, Value]:
    if isinstance(value, Node | Relationship):
        return dict(value.properties)
    if isinstance(value, dict):
        return dict(value)
    raise fault(CypherTypeError(f"A value of type {type_name(value)} cannot be projected to a map"), row, at)


HANDLERS: dict[type, Handler] = {
    s.Slice: _slice,
    s.ListComprehension: _list_comprehension,
    s.Quantifier: _quantifier,
    s.Reduce: _reduce,
    s.AllReduce: _all_reduce,
    s.MapProjection: _map_projection,
}
