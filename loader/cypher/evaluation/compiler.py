"""From trees to closures over rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from loader.cypher.ast import nodes as s
from loader.cypher.evaluation.batches import Batch, Batched, Batches
from loader.cypher.evaluation.rows import Compiled, Row, Rows, Run, Scope
from loader.cypher.types import type_name
from loader.errors import CypherError, CypherTypeError
from loader.graph import Value

if TYPE_CHECKING:
    from loader.cypher.evaluation.graph_index import GraphIndex

__all__ = [
    "Beside",
    "Compiler",
    "Handler",
    "Operator",
    "Pipeline",
    "PlanLine",
    "beside",
    "compose",
    "fault",
    "from_batches",
    "in_batches",
    "steps_of",
    "through",
    "truth",
]

Operator = Callable[[Rows, Row], Rows]
"""A step of a plan: takes rows, gives rows. The second argument is the row that the whole pipeline began
with.
"""

Handler: TypeAlias = "Callable[[Compiler, Any, Scope], Compiled]"
"""What makes a closure of one kind of expression."""


_CONDITIONS = (s.Comparison, s.HasLabels, s.In, s.IsNull, s.IsTyped, s.Logical, s.Not, s.Quantifier, s.StringTest)
"""Expressions that give nothing but true, false and null."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of a plan."""

    depth: int
    name: str
    details: str


class Pipeline(Protocol):
    """What clauses offer to the expressions that hold a pattern or a subquery."""

    def match(
        self,
        compiler: Compiler,
        patterns: tuple[s.PathPattern, ...],
        where: s.Expression | None,
        scope: Scope,
    ) -> Operator: ...

    def exists(self, compiler: Compiler, pattern: s.PathPattern, scope: Scope) -> Operator: ...

    def count(self, compiler: Compiler, query: s.RegularQuery, scope: Scope) -> Callable[[Row], int]: ...

    def found(self, compiler: Compiler, query: s.RegularQuery, scope: Scope) -> Operator | None: ...

    def subquery(
        self, compiler: Compiler, query: s.RegularQuery, scope: Scope, *, repeats: bool
    ) -> Callable[[Row], Iterable[Sequence[Value]]]: ...


class Compiler:
    """Compiles the expressions of one query over one graph.

    `compile(expression, scope)` gives a closure from a row of the scope's layout to a value. `plan` gathers
    the steps in the order in which they run; with `profile` each counts the rows that it makes.
    """

    def __init__(
        self,
        index: GraphIndex,
        pipeline: Pipeline,
        handlers: Mapping[type, Handler],
        *,
        profile: bool = False,
        language: s.Language = "5",
    ) -> None:
        self.index = index
        self.handlers = handlers
        self.pipeline = pipeline
        self.profile = profile
        self.language = language
        self.plan: list[PlanLine] = []
        self.depth = 0

    def compile(self, expression: s.Expression, scope: Scope) -> Compiled:
        return self.handlers[type(expression)](self, expression, scope)

    def optional(self, expression: s.Expression | None, scope: Scope) -> Compiled | None:
        """The closure of an expression that may be missing."""
        return None if expression is None else self.compile(expression, scope)

    def condition(self, expression: s.Expression, scope: Scope) -> Callable[[Row], bool | None]:
        """A closure that gives true, false or null, which is as good as false where rows are chosen."""
        value = self.compile(expression, scope)
        if isinstance(expression, _CONDITIONS):
            return value
        at = expression.at
        return lambda row: truth(value(row), row, at)

    def enter(self, name: str, details: str, operator: Operator) -> Operator:
        """Enter an operator into the plan."""
        place = len(self.plan)
        self.plan.append(PlanLine(self.depth, name, details))
        return _counted(operator, place) if self.profile else operator

    @contextmanager
    def nested(self) -> Iterator[None]:
        """Steps entered within stand one level deeper in the plan."""
        self.depth += 1
        yield
        self.depth -= 1


def _counted(operator: Operator, place: int) -> Operator:
    def count(rows: Rows, base: Row) -> Rows:
        counts = base[0].counts
        for row in operator(rows, base):
            counts[place] += 1
            yield row

    return count


@dataclass(frozen=True, slots=True)
class _Chain:
    """Operators, one after the other."""

    parts: tuple[Operator, ...]

    def __call__(self, rows: Rows, base: Row) -> Rows:
        for operator in self.parts:
            rows = operator(rows, base)
        return rows


def compose(operators: list[Operator]) -> Operator:
    """One operator that does what these do one after the other."""
    return operators[0] if len(operators) == 1 else _Chain(tuple(operators))


def _flat(operators: Iterable[Operator]) -> Iterator[Operator]:
    for each in operators:
        yield from _flat(each.parts) if isinstance(each, _Chain) else (each,)


def in_batches(operators: list[Operator]) -> Operator:
    """The same for what begins with one row: many rows at a time up to the last step that gathers all of them, if every
    step before it can take them so."""
    parts = steps_of(operators)
    ready = len([*takewhile(lambda each: isinstance(each, Batched), parts)])
    while ready and not getattr(parts[ready - 1], "gathers", False):
        ready -= 1
    if not ready:
        return compose(operators)
    return lambda rows, base: from_batches(parts, ready, (Batch(base, {}, 1),), base)


def steps_of(operators: Iterable[Operator]) -> list[Operator]:
    """The steps that these consist of."""
    return [*_flat(operators)]


def from_batches(parts: Sequence[Operator], ready: int, batches: Batches, base: Row) -> Rows:
    """The steps one after the other, so many of them with batches, the rest with rows."""
    found = through(parts[:ready], batches, base)
    rows: Rows = (row for batch in found for row in batch.rows())
    for operator in parts[ready:]:
        rows = operator(rows, base)
    return rows


def through(parts: Iterable[Operator], batches: Batches, base: Row) -> Batches:
    """The steps one after the other, all of which take batches."""
    for each in parts:
        assert isinstance(each, Batched)
        batches = each.side_by_side(batches, base)
    return batches


Beside = Callable[[Batches, Row], Batches]
"""What follows from many rows at once."""


def beside(operator: Operator) -> Beside | None:
    """The operator over many rows at a time, if each of its steps can take them so, and none has to see all of them."""
    steps = steps_of((operator,))
    if not all(isinstance(each, Batched) and not each.gathers for each in steps):
        return None
    return partial(through, steps)


def truth(value: Any, row: Row, at: int) -> bool | None:
    """A boolean or null as it is, a list as whether it holds anything, a map as true; of others a CypherTypeError."""
    if value is None or value is True or value is False:
        return value
    if isinstance(value, list | dict):
        return bool(value) or isinstance(value, dict)
    raise fault(CypherTypeError(f"Expected a BOOLEAN, got a value of type {type_name(value)}"), row, at)


def fault(error: CypherError, row: Row, at: int) -> CypherError:
    """The error, with its place in the text of the query."""
    run: Run = row[0]
    return run.locate(error, at)
