"""WITH and RETURN as operators: projection, aggregation, DISTINCT, ORDER BY, SKIP, LIMIT and WHERE."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from msgspec.structs import replace

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import group_keys, is_simple_key, names_in, rewrite, seen_after
from loader.cypher.evaluation.batches import Batch, Batched, Batches, Ready
from loader.cypher.evaluation.columns import ready
from loader.cypher.evaluation.compiler import Compiler, Operator, compose, fault
from loader.cypher.evaluation.constants import is_constant
from loader.cypher.evaluation.expressions import whole_number
from loader.cypher.evaluation.rows import Compiled, Row, RowLayout, Rows, Run, Scope
from loader.cypher.functions.aggregates import AGGREGATES, CountDistinct, CountRows, CountWeights, Distinct
from loader.cypher.functions.gathering import CountedRows, Weights, gathering
from loader.cypher.limits import check_limits
from loader.cypher.operators.grouping import Aggregated, Copies, aggregate, filled
from loader.cypher.operators.sorting import sort, top
from loader.cypher.planning.planner import WEIGHT
from loader.cypher.planning.predicates import kept
from loader.cypher.semantics.aggregation import has_aggregate, is_aggregate, with_aggregates_named
from loader.cypher.values.comparing import group_key
from loader.cypher.values.numbering import Numbering
from loader.errors import CypherError

__all__ = ["Order", "Projected", "compute", "project"]


@dataclass(frozen=True, slots=True)
class Projected:
    """What a projection compiles to: its operator, the scope after it, and its columns with their slots
    there.
    """

    operator: Operator
    scope: Scope
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the rows come in the order that a projection asks for, and whether a server would put them in order
    right before it takes the first of them."""

    is_made: bool
    is_last: bool


def project(
    compiler: Compiler, clause: s.Projection, scope: Scope, carried: Mapping[str, int], order: Order
) -> Projected:
    """Compile WITH or RETURN.

    `carried` are names of an outer query, with their slots in the row that the pipeline began with: they stay
    visible after the projection.
    """
    return _Projection(compiler, clause, scope, carried, order).compile()


@dataclass(frozen=True, slots=True)
class _Limit:
    """SKIP or LIMIT: how many rows, and the operator."""

    count: Callable[[Run], int]
    operator: Operator


class _Projection:
    def __init__(
        self, compiler: Compiler, clause: s.Projection, scope: Scope, carried: Mapping[str, int], order: Order
    ) -> None:
        self.order = order
        self.compiler = compiler
        self.clause = clause
        self.before = scope
        self.carried = carried
        self.items = [*_star_items(clause, scope, carried), *clause.items]
        self.joins = clause.group is not None or has_aggregate((clause.items, clause.order, clause.where))
        self.aggregates: dict[s.Expression, str] = {}
        self.calls: list[Aggregated] = []

    def compile(self) -> Projected:
        """Through a stage (the rows before, or one row a group) to the rows after."""
        operators: list[Operator] = []
        trees = [item.expression for item in self.items]
        if self.joins:
            stage, trees, order, where = self._aggregate(operators, trees)
        else:
            stage = self.before.inner()
            order, where = self._afterwards(self._seen_after)
        slots, later = self._name_values(operators, trees, stage, order)
        if self.clause.distinct:
            operators.append(self._enter("Distinct", "", _distinct(slots)))
        limits = self._limits()
        self._sort(operators, order, stage, limits)
        operators += [limit.operator for limit in limits]
        if later:
            operators.append(compute(later))
        if where is not None:
            operators.append(self._enter("Filter", "", kept(self.compiler, where, stage)))
        return self._emit(operators, stage, slots)

    def _enter(self, name: str, details: str, operator: Operator) -> Operator:
        return self.compiler.enter(name, details, operator)

    # Aggregation

    def _aggregate(
        self, operators: list[Operator], trees: list[s.Expression]
    ) -> tuple[Scope, list[s.Expression], list[s.Expression], s.Expression | None]:
        """Group the rows; the stage's scope, and the items, sort items and condition as expressions over it."""
        stage = Scope(RowLayout())
        copies = [(stage.declare(name), slot) for name, slot in self.carried.items()]
        keys: dict[s.Expression, str] = {}
        named = group_keys(self.clause.group, self.items)
        for tree in trees if named is None else named:
            if not has_aggregate(tree):
                keys.setdefault(tree, f"{HIDDEN}key {len(keys)}")
        if not keys and not has_aggregate((self.clause.items, self.clause.order, self.clause.where)):
            keys[s.Literal("null", None, at=self.clause.at)] = f"{HIDDEN}key"  # what GROUP BY () makes one row of
        key_values = [ready(self.compiler, tree, self.before) for tree in keys]
        key_slots = [stage.declare(name) for name in keys.values()]
        for tree, name in keys.items():
            if isinstance(tree, s.Variable):
                stage.names[tree.name] = stage.names[name]
        simple = {tree: name for tree, name in keys.items() if named is not None or is_simple_key(tree)}
        rewritten = [
            s.Variable(keys[tree], at=tree.at) if tree in keys else self._over_groups(tree, simple) for tree in trees
        ]
        order, where = self._afterwards(self._after_groups)
        result_slots = [stage.declare(name) for name in self.aggregates.values()]
        details = ", ".join(item.name for item in self.items)
        grouping = aggregate(stage.layout, copies, (key_values, key_slots), (self.calls, result_slots))
        operators.append(self._enter("Aggregate", details, grouping))
        return stage, rewritten, order, where

    def _after_groups(self, tree: s.Expression) -> s.Expression:
        """ORDER BY or WHERE over the groups; aggregates that are no columns are gathered for it."""

        def gathered(call: s.Expression) -> s.Expression:
            return s.Variable(self._aggregate_name(call), at=call.at)

        return self._over_groups(self._seen_after(with_aggregates_named(tree, self.items, gathered)), {})

    def _over_groups(self, tree: s.Expression, keys: Mapping[s.Expression, str]) -> s.Expression:
        """The expression with names for the keys and for the aggregates; a subquery aggregates by itself."""

        def known(part: s.Expression) -> s.Expression | None:
            return s.Variable(keys[part], at=part.at) if part in keys else None

        def change(part: s.Expression) -> s.Expression | None:
            if isinstance(part, s.Subquery):
                return replace(part, query=rewrite(part.query, known))
            return s.Variable(self._aggregate_name(part), at=part.at) if is_aggregate(part) else known(part)

        return rewrite(tree, change)

    def _aggregate_name(self, call: s.Expression) -> str:
        if call not in self.aggregates:
            self.aggregates[call] = f"{HIDDEN}aggregate {len(self.aggregates)}"
            self.calls.append(self._compile_call(call))
        return self.aggregates[call]

    def _compile_call(self, call: s.Expression) -> Aggregated:
        weight = self.before.names.get(WEIGHT)
        if weight is not None:
            weights = Ready(itemgetter(weight), lambda batch: batch.column(weight))
            return Aggregated(CountWeights, Weights, weights, call.at)
        if not isinstance(call, s.FunctionCall):
            return Aggregated(CountRows, CountedRows, None, call.at)
        arguments = [ready(self.compiler, each, self.before) for each in call.arguments]
        parameter = arguments[1] if len(arguments) > 1 else None
        make = AGGREGATES[call.name].make
        chosen = (lambda: Distinct(make(), pairs=parameter is not None)) if call.distinct else make
        if call.distinct and call.name == "count":
            chosen = CountDistinct
        grouped = gathering(call.name, make, distinct=call.distinct, pairs=parameter is not None)
        if parameter is None or is_constant(call.arguments[1]):
            constant = None if parameter is None else parameter.of_row
            return Aggregated(chosen, grouped, arguments[0], call.at, constant)
        return Aggregated(chosen, grouped, _pair(arguments[0], parameter), call.at)

    # After the stage

    def _afterwards(
        self, change: Callable[[s.Expression], s.Expression]
    ) -> tuple[list[s.Expression], s.Expression | None]:
        """The changed sort items, and the condition."""
        where = self.clause.where
        return [change(each.expression) for each in self.clause.order], None if where is None else change(where)

    def _seen_after(self, tree: s.Expression) -> s.Expression:
        """The expression with everything that the projection computes replaced by its name."""
        return seen_after(tree, self.items, joined=self.clause.distinct or self.joins)

    def _name_values(
        self, operators: list[Operator], trees: list[s.Expression], stage: Scope, order: list[s.Expression]
    ) -> tuple[list[int], list[tuple[int, Ready]]]:
        """Put the value of every item into a slot of the stage, under the item's name. The slots, and what is to be
        computed later: for the rows that SKIP and LIMIT let through, as the order does not ask for it."""
        slots: list[int] = []
        computed: list[tuple[int, Ready]] = []
        later: list[tuple[int, Ready]] = []
        asked = names_in(tuple(order))
        cut = (self.clause.limit or self.clause.skip) is not None and not self.clause.distinct
        for tree, item in zip(trees, self.items, strict=True):
            if isinstance(tree, s.Variable):
                slots.append(stage.names[tree.name])
            else:
                slots.append(stage.layout.slot())
                here = later if cut and item.name not in asked else computed
                here.append((slots[-1], ready(self.compiler, tree, stage)))
        if computed:
            operators.append(compute(computed))
        for item, slot in zip(self.items, slots, strict=True):
            stage.names[item.name] = slot
        return slots, later

    def _sort(self, operators: list[Operator], order: list[s.Expression], stage: Scope, limits: list[_Limit]) -> None:
        if not order or self.order.is_made:
            return
        keys = [
            (ready(self.compiler, tree, stage), item.descending)
            for tree, item in zip(order, self.clause.order, strict=True)
        ]
        if self.clause.limit is None:
            operators.append(self._enter("Sort", f"by {len(keys)}", sort(keys)))
        else:
            counts = [limit.count for limit in limits]
            operators.append(self._enter("Top", f"by {len(keys)}", top(keys, lambda run: sum(c(run) for c in counts))))

    def _limits(self) -> list[_Limit]:
        """SKIP and LIMIT, as far as they are there."""
        found = []
        for what, tree in (("SKIP", self.clause.skip), ("LIMIT", self.clause.limit)):
            if tree is not None:
                scope = Scope(RowLayout())
                count = _row_count(what, self.compiler.compile(tree, scope), scope.layout, tree.at)
                limit = _limit(what, count, lazy=not self.order.is_last)
                found.append(_Limit(count, self._enter(what.title(), "", limit)))
        return found

    def _emit(self, operators: list[Operator], stage: Scope, slots: list[int]) -> Projected:
        """The rows go on as they are, under their new names alone; where names of an outer query come back to the
        scope, as new rows."""
        columns = tuple(item.name for item in self.items)
        after = Scope(RowLayout()) if self.carried else Scope(stage.layout)
        copies = [(after.declare(name), slot) for name, slot in self.carried.items()]
        named = dict(zip(columns, slots, strict=True))
        if WEIGHT in stage.names and not self.joins:
            named[WEIGHT] = stage.names[WEIGHT]
        if self.carried:
            pairs = [(after.declare(name), slot) for name, slot in named.items()]
            operator = _emitted(after.layout, copies, pairs)
        else:
            after.names.update(named)
            operator = _as_they_are
        operators.append(self._enter(self.clause.keyword.title(), ", ".join(columns), operator))
        return Projected(compose(operators), after, columns)


def _star_items(clause: s.Projection, scope: Scope, carried: Mapping[str, int]) -> list[s.Item]:
    if not clause.star:
        return []
    given = {item.name for item in clause.items}
    names = sorted(n for n in scope.names if not n.startswith(HIDDEN) and n not in carried and n not in given)
    return [s.Item(s.Variable(name, at=clause.at), name, True) for name in names]


def _pair(one: Ready, other: Ready) -> Ready:
    return Ready(
        lambda row: (one.of_row(row), other.of_row(row)),
        lambda batch: [*zip(one.of_batch(batch), other.of_batch(batch), strict=True)],
    )


def compute(computed: list[tuple[int, Ready]]) -> Batched:
    """Every row with values put into slots."""

    def run(rows: Rows, base: Row) -> Rows:
        if len(computed) == 1:
            [(only, value)] = computed
            compiled = value.of_row
            for row in rows:
                row[only] = compiled(row)
                yield row
            return
        values = [(slot, value.of_row) for slot, value in computed]
        for row in rows:
            for slot, compiled in values:
                row[slot] = compiled(row)
            yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        for batch in batches:
            check_limits()
            found = batch
            for slot, value in computed:
                made = found.made
                found = Batch(found.base, found.columns | {slot: value.of_batch(found)}, found.size)
                found.made = made
            yield found

    return Batched(run, side_by_side)


def _distinct(slots: list[int]) -> Batched:
    def run(rows: Rows, base: Row) -> Rows:
        seen: set[Hashable] = set()
        for row in rows:
            key = tuple([group_key(row[slot]) for slot in slots])
            if key not in seen:
                seen.add(key)
                yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        seen = Numbering(len(slots))
        for batch in batches:
            first = seen.first([batch.column(slot) for slot in slots])
            if first:
                yield batch.at(first)

    return Batched(run, side_by_side)


def _row_count(what: str, value: Compiled, layout: RowLayout, at: int) -> Callable[[Run], int]:
    def count(run: Run) -> int:
        row = layout.row(run)
        try:
            return min(whole_number(value(row), what), 2**62)
        except CypherError as error:
            raise fault(error, row, at) from None

    return count


def _limit(what: str, count: Callable[[Run], int], *, lazy: bool) -> Operator:
    """Unless it is `lazy`, LIMIT 0 asks for the rows, so that an error in making them is seen, as on a server."""

    def run(rows: Rows, base: Row) -> Rows:
        many = count(base[0])
        if what == "LIMIT" and many == 0 and not lazy:
            next(iter(rows), None)
        return islice(rows, many, None) if what == "SKIP" else islice(rows, many)

    return run


_as_they_are = Batched(lambda rows, base: rows, lambda batches, base: iter(batches))


def _emitted(layout: RowLayout, copies: Copies, pairs: Copies) -> Operator:
    """New rows: `copies` come from the row that the pipeline began with, `pairs` from each row."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            after = filled(layout, copies, base)
            for slot, before in pairs:
                after[slot] = row[before]
            yield after

    return run
