"""Operators that go along one relationship. Each writes its slots into the row that it is given, and gives it on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import is_not
from typing import Any

from loader.cypher.evaluation.batches import Batch, Batched, Batches, portions
from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.graph_index import Adjacency, GraphIndex, Step
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.limits import check_limits
from loader.cypher.operators.filters import Predicate, Test, all_of, always
from loader.graph import Node, Relationship, Value

__all__ = ["Between", "Goal", "expand", "expand_into", "relationship_ends"]


@dataclass(frozen=True, slots=True, eq=False)
class Goal:
    """The slot of a known node to which a chain of relationships leads on, and the ways back along these from it."""

    slot: int
    back: list[Adjacency]

    def near(self, batch: Batch) -> Collection[Hashable] | None:
        """The ids of the nodes from which they lead to it; None where it is not one node for all rows."""
        column = batch.columns.get(self.slot)
        node = batch.base[self.slot] if column is None else column[0]
        if node.__class__ is not Node or (column is not None and {*map(id, column)} != {id(node)}):
            return None
        last: tuple[Node | None, set[Hashable]] = batch.base[0].constants.get(self, (None, set()))
        found = last[1]
        if last[0] is not node:
            found = {node.id}
            for adjacency in self.back:
                check_limits()
                found = {other.id for each in found for _, other in adjacency.get(each, ())}
            batch.base[0].constants[self] = node, found
        return found


def expand(
    ends: tuple[int, int], slot: int, ways: tuple[Adjacency, Goal | None], taken: list[int], test: Test
) -> Batched:
    """Every row once for each relationship that leads from its first end to the other, which it sets.

    A relationship is left out that is in one of the slots `taken`, or leads to where no way to the goal begins.
    """
    adjacency, goal = ways
    source, target = ends
    run = _expand_rows(ends, slot, adjacency, taken, test.of_row)
    steps = adjacency.get

    def spread(batch: Batch, lists: Sequence[Sequence[Step]]) -> Batch:
        found = [*chain.from_iterable(lists)]
        added: dict[int, list[Any]] = {slot: [each[0] for each in found], target: [each[1] for each in found]}
        wider = batch.spread([*map(len, lists)], added)
        for other in taken:
            wider = wider.chosen([*map(is_not, wider.column(slot), wider.column(other))])
        return test.narrow(wider)

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        for batch in batches:
            # What is no node (the null of an OPTIONAL MATCH) leads nowhere.
            lists = [steps(each.id, ()) if each.__class__ is Node else () for each in batch.column(source)]
            near = None if goal is None or batch.size == 0 else goal.near(batch)
            if near is not None:
                lists = [[step for step in each if step[1].id in near] for each in lists]
            for start, end in portions(lists):
                check_limits()
                found = spread(batch.part(start, end), lists[start:end])
                if found.size:
                    yield found

    return Batched(run, side_by_side)


def _expand_rows(ends: tuple[int, int], slot: int, adjacency: Adjacency, taken: list[int], test: Predicate) -> Operator:
    if len(taken) == 1:
        return _expand_beside(ends, slot, adjacency, taken[0], test)
    if taken:
        test = all_of([_unlike_all(slot, taken), test] if test is not always else [_unlike_all(slot, taken)])
    source, target = ends
    steps = adjacency.get
    free = test is always

    def run(rows: Rows, base: Row) -> Rows:
        limited = base[0].limited
        for row in rows:
            if limited:
                check_limits()
            node = row[source]
            if node.__class__ is not Node:
                continue
            for row[slot], row[target] in steps(node.id, ()):
                if free or test(row):
                    yield row

    return run


def _expand_beside(ends: tuple[int, int], slot: int, adjacency: Adjacency, taken: int, test: Predicate) -> Operator:
    """The commonest case of `expand`: one relationship is taken."""
    source, target = ends
    steps = adjacency.get
    free = test is always

    def run(rows: Rows, base: Row) -> Rows:
        limited = base[0].limited
        for row in rows:
            if limited:
                check_limits()
            node = row[source]
            if node.__class__ is not Node:
                continue
            other = row[taken]
            for row[slot], row[target] in steps(node.id, ()):
                if row[slot] is not other and (free or test(row)):
                    yield row

    return run


def _unlike_all(slot: int, taken: list[int]) -> Predicate:
    if len(taken) == 2:
        first, second = taken
        return lambda row: row[slot] is not row[first] and row[slot] is not row[second]

    def fresh(row: Row) -> bool:
        relationship = row[slot]
        return all(relationship is not row[each] for each in taken)

    return fresh


@dataclass(frozen=True, slots=True)
class Between:
    """How to find the relationships between two nodes: along either adjacency, or in a table made of all of them."""

    forwards: Adjacency
    backwards: Adjacency
    count: int
    table: Callable[[], Mapping[tuple[Hashable, Hashable], list[Relationship]]]


def expand_into(ends: tuple[int, int], slot: int, between: Between, test: Test) -> Batched:
    """Every row once for each relationship between its two nodes."""
    left, right = ends
    passes = test.of_row

    def run(rows: Rows, base: Row) -> Rows:
        sought = _Sought(between)
        limited = base[0].limited
        for row in rows:
            if limited:
                check_limits()
            found = sought.relationships(row[left], row[right])
            for row[slot] in found:
                if passes(row):
                    yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        sought = _Sought(between)
        for batch in batches:
            check_limits()
            lists = [*map(sought.relationships, batch.column(left), batch.column(right))]
            for start, end in portions(lists):
                found = [*chain.from_iterable(lists[start:end])]
                wider = batch.part(start, end).spread([*map(len, lists[start:end])], {slot: found})
                left_over = test.narrow(wider)
                if left_over.size:
                    yield left_over

    return Batched(run, side_by_side)


class _Sought:
    """Relationships between two nodes, sought from the one that has fewer.

    Where pairs that follow each other have the same node at one end, a table is made of what leads from it. Once more
    relationships have been looked at than there are, a table of all of them is made and asked from then on.
    """

    def __init__(self, between: Between) -> None:
        self._between = between
        self._looked_at = 0
        self._table: Mapping[tuple[Hashable, Hashable], list[Relationship]] | None = None
        self._last: tuple[Value, Value] = (None, None)
        self._from_start: dict[Hashable, list[Relationship]] | None = None
        self._to_end: dict[Hashable, list[Relationship]] | None = None

    def relationships(self, start: Value, end: Value) -> Sequence[Relationship]:
        if start.__class__ is not Node or end.__class__ is not Node:
            return ()
        last_start, last_end = self._last
        if end is last_end:
            if self._to_end is None:
                self._to_end = _by_node(self._between.backwards.get(end.id, ()))
            return self._to_end.get(start.id, ())
        if start is last_start:
            if self._from_start is None:
                self._from_start = _by_node(self._between.forwards.get(start.id, ()))
            return self._from_start.get(end.id, ())
        self._last, self._from_start, self._to_end = (start, end), None, None
        return self._look(start, end)

    def _look(self, start: Node, end: Node) -> Sequence[Relationship]:
        if self._table is not None:
            return self._table.get((start.id, end.id), ())
        steps, others = self._between.forwards.get(start.id, ()), self._between.backwards.get(end.id, ())
        if len(others) < len(steps):
            steps, end = others, start
        self._looked_at += len(steps)
        if self._looked_at > self._between.count:
            self._table = self._between.table()
        return [relationship for relationship, node in steps if node is end]


def _by_node(steps: Iterable[tuple[Relationship, Node]]) -> dict[Hashable, list[Relationship]]:
    found: dict[Hashable, list[Relationship]] = {}
    for relationship, node in steps:
        found.setdefault(node.id, []).append(relationship)
    return found


def relationship_ends(
    index: GraphIndex, direction: str, slots: tuple[int, int, int], bound: tuple[bool, bool], test: Predicate
) -> Operator:
    """Rows whose relationship is known already: its ends are looked up, or have to agree."""
    left, slot, right = slots
    nodes = index.nodes
    both = direction == "both" or not index.directed
    loop = left == right

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            each = row[slot]
            if each.__class__ is not Relationship or (loop and each.start != each.end):
                continue
            for start, end in _ways(each, direction, both=both):
                if bound[0] and row[left] is not nodes[start]:
                    continue
                if bound[1] and row[right] is not nodes[end]:
                    continue
                row[left], row[right] = nodes[start], nodes[end]
                if test(row):
                    yield row

    return run


def _ways(each: Relationship, direction: str, *, both: bool) -> list[tuple[object, object]]:
    forwards, backwards = (each.start, each.end), (each.end, each.start)
    if both:
        return [forwards] if each.start == each.end else [forwards, backwards]
    return [backwards] if direction == "in" else [forwards]
