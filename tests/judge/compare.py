"""Whether two answers are the same: columns, rows as a multiset or in order, and errors."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable
from itertools import groupby
from typing import Any
from uuid import UUID

import neo4j.graph
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time
from neo4j.vector import Vector

from loader.cypher.temporal import to_string
from loader.cypher.temporal.zones import by_rules
from loader.graph import Node, Path, Relationship
from tests.judge.queries import Query
from tests.judge.sides import Answer

CLEAR = ("ArithmeticError", "ParameterMissing")
"""Codes on which both sides must agree. Types that Neo4j knows when it compiles give a SyntaxError there, and a
TypeError or an ArgumentError where they are found later; these are not told apart."""

NAN = "'NaN'"
"""Whether DISTINCT takes two NaN for one depends on Neo4j's plan: such rows are compared without their number."""


def difference(query: Query, theirs: Answer, ours: Answer) -> str | None:
    """What differs, in a few words; None where nothing does."""
    if ours.code == "crash":
        return f"crash: {ours.message}"
    if theirs.too_large or ours.too_large:
        return None if theirs.too_large else f"too slow: {ours.message}"
    if theirs.code or ours.code:
        return _error_difference(theirs, ours)
    if theirs.columns != ours.columns:
        return f"columns: {theirs.columns} and {ours.columns}"
    loose = any(word in query.text for word in ("DISTINCT", "UNION", "collect(", "min(", "max(", "count("))
    plain = Canonical(query, loose=loose)
    expected, found = (Counter(map(plain.row, answer.columns_and_rows())) for answer in (_Rows(theirs), _Rows(ours)))
    uncounted = loose and NAN in repr((expected, found))
    if uncounted:
        expected, found = Counter(set(expected)), Counter(set(found))
    if expected != found:
        return f"rows: Neo4j alone {_few(expected - found)}, here alone {_few(found - expected)}"
    there, here = (_sequence(query, answer, uncounted=uncounted) for answer in (theirs, ours))
    return None if there == here else "order"


def _sequence(query: Query, answer: Answer, *, uncounted: bool) -> list[Hashable]:
    """What the rows are sorted by, row for row, or each run of like ones once."""
    plain = Canonical(query, loose=True)
    keys = [plain.keys(row) for row in _Rows(answer).columns_and_rows()]
    return [key for key, _ in groupby(keys)] if uncounted else keys


def _error_difference(theirs: Answer, ours: Answer) -> str | None:
    if not theirs.code:
        return f"fails here alone: {ours.code}: {ours.message}"
    if not ours.code:
        return f"fails on Neo4j alone: {theirs.code}: {theirs.message}"
    codes = [(each.code or "").rpartition(".")[2] for each in (theirs, ours)]
    if codes[0] != codes[1] and any(code in CLEAR for code in codes):
        return f"error codes: {codes[0]} ({theirs.message}), {codes[1]} ({ours.message})"
    return None


def _few(rows: Counter[Hashable]) -> str:
    return str(list(rows.elements())[:3])[:600]


class _Rows:
    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def columns_and_rows(self) -> list[dict[str, Any]]:
        return [dict(zip(self._answer.columns, row, strict=True)) for row in self._answer.rows]


class Canonical:
    """Values as hashable ones that are equal when the two sides mean the same.

    Floats are compared to nine digits, but to six where vectors of 32 bits are measured (a server adds them up as its
    machine does it best), and averages of durations to five behind the point of the second, since sums depend on the
    order of their terms, and so does whether a day is one or its seconds.
    With `loose`, 1 and 1.0 are one value: where equal values are merged, either may stand for both.
    """

    def __init__(self, query: Query, *, loose: bool) -> None:
        self._query = query
        self._loose = loose
        self._digits = 6 if "vector" in query.text else 9

    def row(self, row: dict[str, Any]) -> Hashable:
        return tuple(self.value(value, unordered=name in self._query.bags) for name, value in row.items())

    def keys(self, row: dict[str, Any]) -> Hashable:
        """The values by which the row is sorted, up to the first node or relationship: the order of these among
        themselves is nobody's business, be they in a list or not.
        """
        found: list[Hashable] = []
        for name in self._query.sorted_by:
            if not self._orderable(row[name], found):
                break
        return tuple(found)

    def _orderable(self, value: Any, found: list[Hashable]) -> bool:
        """Add what of the value decides the order; whether that is all of it."""
        if _entity(value):
            found.append("entity")
            return False
        if not isinstance(value, list):
            found.append(self.value(value))
            return True
        found.append("list")
        return all(self._orderable(each, found) for each in value)

    def value(self, value: Any, *, unordered: bool = False) -> Hashable:
        match value:
            case None | bool():
                return value
            case int():
                return self._number(float(value)) if self._loose else ("integer", value)
            case float():
                return self._number(value)
            case str() | bytes():
                return (type(value).__name__, value)
            case list():
                items = [self.value(each, unordered=unordered) for each in value]
                return ("list", tuple(sorted(items, key=repr)) if unordered else tuple(items))
            case dict():
                return ("map", tuple((key, self.value(value[key], unordered=unordered)) for key in sorted(value)))
        if isinstance(value, UUID):
            return ("uuid", value)
        if isinstance(value, Vector):
            return ("vector", value.dtype.value, tuple(map(self._number, map(float, value.to_native()))))
        if isinstance(value, Point):
            return ("point", value.srid, tuple(map(self._number, value)))
        if isinstance(value, Duration) and "avg(" in self._query.text:
            return ("Duration", round(_length(value), -4))
        return _entity(value) or _temporal(value)

    def _number(self, value: float) -> Hashable:
        if math.isnan(value):
            return ("float", "NaN")
        return ("number" if self._loose else "float", 0.0 if abs(value) < 1e-9 else float(f"{value:.{self._digits}g}"))


def _length(value: Duration) -> int:
    """Nanoseconds, with months and days as long as where a fraction of them is handed down."""
    seconds = value.months * 2_629_746 + value.days * 86_400 + value.seconds
    return seconds * 10**9 + value.nanoseconds


def _entity(value: Any) -> Hashable:
    match value:
        case neo4j.graph.Node():
            return ("node", tuple(sorted(value.labels)), value["uid"], len(value))
        case Node():
            return ("node", tuple(sorted(value.labels)), value.properties["uid"], len(value.properties))
        case neo4j.graph.Relationship():
            return ("relationship", value.type, value["uid"], len(value))
        case Relationship():
            return ("relationship", value.type, value.properties["uid"], len(value.properties))
        case neo4j.graph.Path() | Path():
            return ("path", tuple(map(_entity, value.nodes)), tuple(map(_entity, value.relationships)))
    return None


def _temporal(value: Any) -> Hashable:
    assert isinstance(value, Date | DateTime | Time | Duration), type(value)
    if isinstance(value, DateTime):
        value = by_rules(value)  # the driver sets a clock by rules that begin with 1901 and end with 2037
    shown = to_string(value).replace("Z[UTC]", "Z")
    if isinstance(value, Date | Duration):
        return (type(value).__name__, shown, value.iso_format())
    zone = getattr(value.tzinfo, "zone", None) or getattr(value.tzinfo, "key", None)
    return (type(value).__name__, shown, value.nanosecond, None if zone == "UTC" else zone)
