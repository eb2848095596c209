"""Clauses and whole queries as operators."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from msgspec.structs import replace

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import imports, names_in
from loader.cypher.evaluation.batches import Batch, Batched, Batches, Ready, each_of
from loader.cypher.evaluation.beside import Numbered, counting
from loader.cypher.evaluation.columns import ready
from loader.cypher.evaluation.compiler import Compiler, Operator, compose, in_batches, steps_of
from loader.cypher.evaluation.lists import elements
from loader.cypher.evaluation.rows import Row, RowLayout, Rows, Scope
from loader.cypher.limits import check_limits
from loader.cypher.operators.procedures import call, listed
from loader.cypher.operators.sorting import sort
from loader.cypher.operators.windows import in_windows
from loader.cypher.planning.early_order import is_sorted_earlier, order_before
from loader.cypher.planning.multiplicity import ONLY_EXISTENCE, Following
from loader.cypher.planning.paths_as_walks import without_paths
from loader.cypher.planning.planner import WEIGHT, match_operator
from loader.cypher.planning.predicates import is_false, kept
from loader.cypher.planning.projections import Order, compute, project
from loader.cypher.planning.windows import order_of
from loader.cypher.values.comparing import group_key
from loader.graph import Value

__all__ = ["Around", "Clauses", "CompiledQuery"]

Outcome = Sequence[Value]


@dataclass(frozen=True, slots=True)
class CompiledQuery:
    """A query, ready to run on a row; `columns` is empty where it has no RETURN."""

    columns: tuple[str, ...]
    run: Callable[[Row], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Around:
    """What a query begins with.

    `carried` are the names, with their slots, that stay visible after every projection. If it is `importing`, only a
    part with a WITH sees the scope. Unless it `repeats`, it does not matter how often the query gives a row;
    if it `is_counted`, nothing else does.
    """

    scope: Scope
    carried: Mapping[str, int] = field(default_factory=dict)
    importing: bool = False
    repeats: bool = True
    is_counted: bool = False
    outermost: bool = False
    """Whether it is no part of another query, so that it runs once."""


@dataclass(slots=True)
class _Line:
    """A single query under way: its operators, what can be seen, and what of an outer query stays visible.

    `in_order` are the places of the projections whose rows come in the order that they ask for.
    """

    scope: Scope
    carried: Mapping[str, int]
    operators: list[Operator] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    in_order: set[int] = field(default_factory=set)
    begun: Mapping[str, int] = field(default_factory=dict)
    """The names after the first clause."""
    earlier: frozenset[str] = frozenset()
    """The names before the last clause."""
    ends_in_order: bool = False
    """Whether the last clause puts all rows in order."""


def _lets_nothing_pass(clause: s.Clause) -> bool:
    """Whether it is shown to give no rows; as on Neo4j nothing before it is worked out then, not even an error."""
    match clause:
        case s.Match(optional=False):
            plain = (s.NodePattern, s.RelationshipPattern)
            inline = [part.where for path in clause.patterns for part in path.elements if isinstance(part, plain)]
            tests = [clause.where, *(path.where for path in clause.patterns), *inline]
            return any(test is not None and is_false(test) for test in tests)
        case s.Projection():
            return clause.where is not None and is_false(clause.where)
        case s.Filter():
            return is_false(clause.condition)
    return False


def _no_rows(rows: Rows, base: Row) -> Rows:
    return iter(())


class Clauses:
    """Compiles clauses; expressions reach it as their Pipeline."""

    def match(
        self,
        compiler: Compiler,
        patterns: tuple[s.PathPattern, ...],
        where: s.Expression | None,
        scope: Scope,
    ) -> Operator:
        """The operator of a pattern within an expression."""
        with compiler.nested():
            return match_operator(compiler, patterns, where, scope)

    def exists(self, compiler: Compiler, pattern: s.PathPattern, scope: Scope) -> Operator:
        """The operator of a pattern that is a predicate: what counts is whether it gives a row."""
        with compiler.nested():
            return match_operator(compiler, (pattern,), None, scope, ONLY_EXISTENCE)

    def count(self, compiler: Compiler, query: s.RegularQuery, scope: Scope) -> Callable[[Row], int]:
        """COUNT {}: how many rows the query gives. Where a MATCH is all that is left, it counts instead of giving."""
        carried = dict(scope.names)
        with compiler.nested():
            if len(query.parts) > 1 or not isinstance(query.parts[0].clauses[-1], s.Match):
                run = self.query(compiler, query, Around(scope, carried)).run
                return lambda row: sum(1 for _ in run(row))
            line = self._line(compiler, query.parts[0], Around(scope.inner(), carried, is_counted=True))
        return counting(compose(line.operators), line.scope.names.get(WEIGHT), scope, names_in(query))

    def found(self, compiler: Compiler, query: s.RegularQuery, scope: Scope) -> Operator | None:
        """EXISTS {} of nothing but what is matched, as its operator."""
        clauses = query.parts[0].clauses
        if len(query.parts) > 1 or not all(isinstance(each, s.Match | s.Filter) for each in clauses):
            return None
        with compiler.nested():
            around = Around(scope.inner(), dict(scope.names), repeats=False)
            return compose(self._line(compiler, query.parts[0], around).operators)

    def subquery(
        self, compiler: Compiler, query: s.RegularQuery, scope: Scope, *, repeats: bool
    ) -> Callable[[Row], Iterator[Outcome]]:
        """EXISTS {}, COUNT {} or COLLECT {}: it sees all that `scope` has, on the same row.

        Unless it `repeats`, it does not matter how often it gives a row.
        """
        with compiler.nested():
            return self.query(compiler, query, Around(scope, dict(scope.names), repeats=repeats)).run

    def query(self, compiler: Compiler, query: s.RegularQuery, around: Around) -> CompiledQuery:
        """Compile a query that begins with rows of the scope around it."""
        scope, parts = around.scope, []
        repeats = around.repeats and not (query.distinct and len(query.parts) > 1)
        for part in query.parts:
            blind = around.importing and not imports(part, scope.names)
            seen = Scope(scope.layout) if blind else scope.inner()
            parts.append(
                self._single(compiler, part, Around(seen, around.carried, repeats=repeats, outermost=around.outermost))
            )
        if len(parts) == 1:
            return parts[0]
        columns = parts[0].columns
        joins = query.distinct and bool(columns)
        orders = [[part.columns.index(name) for name in columns] for part in parts]

        def run(row: Row) -> Iterator[Outcome]:
            for part, order in zip(parts, orders, strict=True):
                for found in part.run(row):
                    yield [found[place] for place in order]

        return CompiledQuery(columns, _without_repeats(run) if joins else run)

    def _single(self, compiler: Compiler, query: s.SingleQuery, around: Around) -> CompiledQuery:
        line = self._line(compiler, query, around)
        operator = self._whole(line, query) if around.outermost else compose(line.operators)
        if query.finishes:
            return CompiledQuery((), _finished(operator))
        slots = [line.scope.names[name] for name in line.columns]

        def run(row: Row) -> Iterator[Outcome]:
            for found in operator((row,), row):
                yield [found[slot] for slot in slots]

        return CompiledQuery(line.columns, run)

    @staticmethod
    def _whole(line: _Line, query: s.SingleQuery) -> Operator:
        """The operators of a query that runs once."""
        order = order_of(query.clauses)
        slot = None if order is None else line.begun.get(order.name)
        if order is not None and slot is not None:
            windows = in_windows(steps_of(line.operators), slot, order.key, descending=order.descending)
            if windows is not None:
                return windows
        return in_batches(line.operators)

    def _line(self, compiler: Compiler, query: s.SingleQuery, around: Around) -> _Line:
        line = _Line(around.scope, around.carried)
        clauses = without_paths(query.clauses)
        for place, clause in enumerate(clauses):
            self._put_in_order(compiler, clauses, place, line)
            names = frozenset(line.scope.names)
            line.ends_in_order = line.ends_in_order and isinstance(clause, s.Projection)
            self._clause(compiler, clause, line, Following(clauses, place, around.repeats, around.is_counted))
            line.earlier = names
            if _lets_nothing_pass(clause):
                line.operators = [_no_rows]
            if place == 0:
                line.begun = dict(line.scope.names)
        return line

    @staticmethod
    def _put_in_order(compiler: Compiler, clauses: tuple[s.Clause, ...], place: int, line: _Line) -> None:
        """Before a CALL {}, if what follows it is wanted in an order that is known already."""
        found = order_before(clauses, place, line.scope.names)
        if found is not None and found[0] not in line.in_order:
            keys = [(ready(compiler, each.expression, line.scope), each.descending) for each in found[1]]
            line.operators.append(compiler.enter("Sort", f"by {len(keys)}", sort(keys)))
            line.in_order.add(found[0])

    def _clause(self, compiler: Compiler, clause: s.Clause, line: _Line, rest: Following) -> None:
        check_limits()
        match clause:
            case s.Match():
                line.operators.append(self._match(compiler, clause, line.scope, rest))
            case s.Unwind():
                source = ready(compiler, clause.source, line.scope)
                slot = line.scope.declare(clause.variable)
                line.operators.append(compiler.enter("Unwind", clause.variable, _unwind(source, slot)))
            case s.Projection():
                is_made = rest.place in line.in_order
                earlier = is_made or is_sorted_earlier(rest.clauses, rest.place, line.earlier, compiler.language)
                sorts = bool(clause.order) and not earlier
                order = Order(is_made, is_last=sorts or (line.ends_in_order and not clause.order))
                projected = project(compiler, clause, line.scope, line.carried, order)
                line.ends_in_order = sorts and not (clause.limit or clause.skip or clause.where)
                line.operators.append(projected.operator)
                line.scope = projected.scope
                if clause.keyword == "RETURN":
                    line.columns = projected.columns
            case s.Procedure():
                found = cache(partial(listed, clause.name, compiler.index, compiler.language))
                wanted = [(place, line.scope.declare(variable)) for place, variable in clause.columns]
                line.operators.append(compiler.enter("Procedure", clause.name, call(found, wanted)))
                if clause.where is not None:
                    line.operators.append(kept(compiler, clause.where, line.scope))
            case s.Filter():
                line.operators.append(compiler.enter("Filter", "", kept(compiler, clause.condition, line.scope)))
            case s.Let():
                values = [(name, ready(compiler, value, line.scope)) for name, value in clause.items]
                slots = [(line.scope.declare(name), value) for name, value in values]
                line.operators.append(compiler.enter("Let", ", ".join(name for name, _ in values), compute(slots)))
            case s.Call():
                line.operators.append(self._call(compiler, clause, line.scope))

    def _match(self, compiler: Compiler, clause: s.Match, scope: Scope, rest: Following) -> Operator:
        before = set(scope.names)
        patterns = clause.patterns
        if clause.repeatable:
            patterns = tuple(replace(each, walks=True) for each in patterns)
        if not clause.optional:
            return match_operator(compiler, patterns, clause.where, scope, rest)
        with compiler.nested():
            operator = match_operator(compiler, patterns, clause.where, scope, rest)
        slots = [slot for name, slot in scope.names.items() if name not in before]
        return compiler.enter("Optional", "", _optional(operator, slots, scope))

    def _call(self, compiler: Compiler, clause: s.Call, scope: Scope) -> Operator:
        inner = Scope(RowLayout())
        seen = self._seen(clause, scope)
        copies = [(inner.declare(name), scope.names[name]) for name in seen]
        importing = clause.imports is None and not clause.star
        carried = {} if importing else dict(inner.names)
        with compiler.nested():
            query = self.query(compiler, clause.query, Around(inner, carried, importing=importing))
        if clause.branch:
            scope.names.clear()
        slots = [scope.declare(name) for name in query.columns]
        operator = _called(query, inner.layout, copies, slots, optional=clause.optional or clause.query.finishes)
        return compiler.enter("Call", ", ".join(seen), operator)

    @staticmethod
    def _seen(clause: s.Call, scope: Scope) -> list[str]:
        if clause.imports is None or clause.star:
            return [name for name in scope.names if not name.startswith(HIDDEN)]
        return [variable.name for variable in clause.imports]


def _without_repeats(run: Callable[[Row], Iterator[Outcome]]) -> Callable[[Row], Iterator[Outcome]]:
    def distinct(row: Row) -> Iterator[Outcome]:
        seen: set[Hashable] = set()
        for found in run(row):
            key = tuple([group_key(value) for value in found])
            if key not in seen:
                seen.add(key)
                yield found

    return distinct


def _finished(operator: Operator) -> Callable[[Row], Iterator[Outcome]]:
    """All of it is done, and nothing returned."""

    def run(row: Row) -> Iterator[Outcome]:
        for _ in operator((row,), row):
            pass
        yield from ()

    return run


def _unwind(source: Ready, slot: int) -> Batched:
    value_of = source.of_row

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            value = value_of(row)
            if value is None:
                continue
            for place, each in enumerate(value if isinstance(value, list) else (value,)):
                if place % 1_000 == 0:
                    row[0].check()
                row[slot] = each
                yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        for batch in batches:
            lists = [[] if each is None else elements(each) or [] for each in source.of_batch(batch)]
            yield from each_of(batch, lists, slot)

    return Batched(run, side_by_side)


def _optional(operator: Operator, slots: list[int], scope: Scope) -> Operator:
    """All that the operator makes of a row; a row of which it makes none with null in the slots."""
    numbered = Numbered(operator, scope)

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            missing = True
            for found in operator((row,), base):
                missing = False
                yield found
            if missing:
                for slot in slots:
                    row[slot] = None
                yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        for batch in batches:
            done = 0
            for found in numbered.of(batch):
                numbers = numbered.numbers(found)
                yield _with_missing(numbered, batch, found, sorted({*range(done, numbers[-1])} - {*numbers}), slots)
                done = numbers[-1] + 1
            if done < batch.size:
                yield _missing(numbered, batch, [*range(done, batch.size)], slots)

    return Batched(run, side_by_side) if numbered.is_ready else run


def _with_missing(numbered: Numbered, batch: Batch, found: Batch, missing: list[int], slots: list[int]) -> Batch:
    """What was found, and in their places the rows for which nothing was, with null in the slots."""
    if not missing:
        return found
    rest = _missing(numbered, batch, missing, slots)
    columns = {slot: found.column(slot) + rest.column(slot) for slot in {*found.columns, *rest.columns}}
    numbers = [*numbered.numbers(found), *missing]
    return Batch(found.base, columns, len(numbers)).at(sorted(range(len(numbers)), key=numbers.__getitem__))


def _missing(numbered: Numbered, batch: Batch, places: list[int], slots: list[int]) -> Batch:
    rows = numbered.widened(batch).at(places)
    rows.columns |= {slot: [None] * rows.size for slot in slots}
    return rows


def _called(
    query: CompiledQuery, layout: RowLayout, copies: list[tuple[int, int]], slots: list[int], *, optional: bool
) -> Operator:
    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            own = layout.row(row[0])
            for slot, outer in copies:
                own[slot] = row[outer]
            missing = True
            for found in query.run(own):
                missing = False
                for slot, value in zip(slots, found, strict=True):
                    row[slot] = value
                yield row
            if missing and optional:
                for slot in slots:
                    row[slot] = None
                yield row

    return run
