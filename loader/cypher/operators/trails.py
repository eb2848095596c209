"""Counting trails, walks that take no relationship twice, without making a row for each.

Every trail but for its last relationship is walked; how many relationships may be the last is known of the node.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from loader.cypher.ast.parts import Repeat
from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Row
from loader.cypher.operators.filters import Predicate
from loader.cypher.operators.reach import Step
from loader.graph import Node

__all__ = ["Trails", "number_of_trails"]


@dataclass(frozen=True, slots=True, eq=False)
class Trails:
    """Trails from the node in the slot `source`, of so many relationships, each of which is `allowed` (None: any). The
    node that one leads to passes the `test` in the slot `target`. Neither asks for anything else of the row."""

    source: int
    target: int
    repeat: Repeat
    adjacency: Adjacency
    allowed: Step | None
    test: Predicate


def number_of_trails(way: Trails) -> Callable[[Row], int]:
    """How many there are for a row."""
    least, most = way.repeat.least, way.repeat.most

    def count(row: Row) -> int:
        start = row[way.source]
        if start.__class__ is not Node or (most is not None and most < least):
            return 0
        ends = row[0].constants.setdefault(way, _Ends(way))
        found = int(least == 0 and ends.passes(row, start))
        match most:
            case 0:
                return found
            case 1:
                return found + len(ends.steps(row, start))
        return found + _longer(way, row, ends)

    return count


class _Ends:
    """Where trails may end; found out when it is asked for, and kept for a run."""

    def __init__(self, way: Trails) -> None:
        self._way = way
        self._passing: dict[Hashable, bool] = {}
        self._steps: dict[Hashable, set[int]] = {}

    def passes(self, row: Row, node: Node) -> bool:
        found = self._passing.get(node.id)
        if found is None:
            row[self._way.target] = node
            found = self._passing[node.id] = bool(self._way.test(row))
        return found

    def steps(self, row: Row, node: Node) -> set[int]:
        """The relationships from a node, each by `id()`, that may be the last of a trail."""
        found = self._steps.get(node.id)
        if found is None:
            allowed = self._way.allowed
            found = self._steps[node.id] = {
                id(relationship)
                for relationship, other in self._way.adjacency.get(node.id, ())
                if (allowed is None or allowed(row, relationship, node, other)) and self.passes(row, other)
            }
        return found


def _longer(way: Trails, row: Row, ends: _Ends) -> int:
    """How many trails of one relationship or more there are, of which two may be."""
    (least, most), steps, allowed = (way.repeat.least, way.repeat.most), way.adjacency.get, way.allowed
    found, nodes, taken, used = 0, [row[way.source]], list[int](), set[int]()
    stack = [iter(steps(nodes[0].id, ()))]
    # `stack` has an iterator for each of the `nodes` of the trail under way, `used` its relationships, as `taken` in
    # their order.
    while stack:
        row[0].check()
        length = len(stack)
        for relationship, node in stack[-1]:
            key = id(relationship)
            if key in used or (allowed is not None and not allowed(row, relationship, nodes[-1], node)):
                continue
            if length >= least and ends.passes(row, node):
                found += 1
            used.add(key)
            if length + 1 == most:
                last = ends.steps(row, node)
                found += len(last) - len(last & used)
                used.remove(key)
                continue
            nodes.append(node)
            taken.append(key)
            stack.append(iter(steps(node.id, ())))
            break
        else:
            stack.pop()
            nodes.pop()
            if taken:
                used.remove(taken.pop())
    return found
