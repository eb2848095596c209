"""Predicates over rows, and the operator that keeps what passes one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loader.cypher.evaluation.batches import Batch, Batched, Batches, Narrow
from loader.cypher.evaluation.compiler import fault
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.limits import check_limits
from loader.cypher.types import type_name
from loader.errors import CypherTypeError
from loader.graph import Node

__all__ = ["Predicate", "Test", "all_of", "always", "are_nodes", "keep", "weigh"]

Predicate = Callable[[Row], bool | None]
"""Whether a row passes; null is no."""


@dataclass(frozen=True, slots=True)
class Test:
    """A predicate for one row, and what leaves of many at a time those that pass."""

    of_row: Predicate
    narrow: Narrow


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


def keep(test: Test) -> Batched:
    """Rows that pass the test."""
    passes = test.of_row

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            if passes(row):
                yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        for batch in batches:
            check_limits()
            left = test.narrow(batch)
            if left.size:
                yield left

    return Batched(run, side_by_side)


def weigh(slot: int, counts: list[Callable[[Row], int]]) -> Batched:
    """Every row with the number of rows that it stands for, the product of the counts; none that stands for none."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            row[slot] = math.prod(count(row) for count in counts)
            if row[slot]:
                yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        for batch in batches:
            check_limits()
            weights = [math.prod([count(row) for count in counts]) for row in batch.rows()]
            if any(weights):
                yield Batch(batch.base, batch.columns | {slot: weights}, batch.size).chosen(weights)

    return Batched(run, side_by_side)
