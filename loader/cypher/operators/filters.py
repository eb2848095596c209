"""Predicates over rows, and the operator that keeps what passes one."""

from __future__ import annotations

import math
from collections.abc import Callable

from loader.cypher.evaluation.compiler import Operator, fault
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.types import type_name
from loader.errors import CypherTypeError
from loader.graph import Node

__all__ = ["Predicate", "all_of", "always", "are_nodes", "keep", "weigh"]

Predicate = Callable[[Row], bool | None]
"""Whether a row passes; null is no."""


def always(row: Row) -> bool:
    return True


def all_of(tests: list[Predicate]) -> Predicate:
    """One test that passes if all of these do, tried in their order."""
    if not tests:
        return always
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        first, second = tests
        return lambda row: first(row) and second(row)
    return lambda row: all(test(row) for test in tests)


def are_nodes(slots: list[int], at: int, *, strict: bool) -> Predicate:
    """Whether all of these are nodes; null is none, and anything else, where it is strict, a CypherTypeError."""

    def test(row: Row) -> bool:
        for slot in slots:
            value = row[slot]
            if value.__class__ is not Node:
                if strict and value is not None:
                    raise fault(CypherTypeError(f"Expected a node, got a value of type {type_name(value)}"), row, at)
                return False
        return True

    return test


def keep(test: Predicate) -> Operator:
    """Rows that pass the test."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            if test(row):
                yield row

    return run


def weigh(slot: int, counts: list[Callable[[Row], int]]) -> Operator:
    """Every row with the number of rows that it stands for, the product of the counts; none that stands for none."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            row[slot] = math.prod(count(row) for count in counts)
            if row[slot]:
                yield row

    return run
